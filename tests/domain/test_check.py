"""Checks: the same finding is told once, with all that disagreed."""

from hmicwatch.domain import Check, PagePlace, Severity, Side, distinct

HERE = Side(says="here", where=(PagePlace(page=1, bbox=(0.0, 0.0, 1.0, 1.0)),))
THERE = Side(says="there")


def check(message: str, *disagreed: Side, severity: Severity = Severity.WARNING) -> Check:
    return Check(code="odd", severity=severity, message=message, disagreed=disagreed)


def test_a_finding_is_told_once_with_all_its_sides_in_order() -> None:
    found = distinct([check("a", HERE), check("b"), check("a", THERE, HERE)])
    assert found == (check("a", HERE, THERE), check("b"))


def test_findings_that_differ_stay_apart() -> None:
    error = check("a", severity=Severity.ERROR)
    assert distinct([check("a"), error]) == (check("a"), error)
    assert distinct([]) == ()
