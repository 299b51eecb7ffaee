"""The doubts that are left after decisions: settled, made, or waiting to be confirmed."""

from dataclasses import replace

from hmicwatch.domain import Check, ItemKind, Reading, Severity, StatedCount
from hmicwatch.review.effective import effective_reading
from tests.store.samples import override, reading, recommendation

SAYS_ONE = StatedCount(kind=ItemKind.RECOMMENDATION, count=1, phrase="we make one recommendation")
SAYS_TWO = replace(SAYS_ONE, count=2, phrase="two recommendations")
MISMATCH = Check(
    code="stated_count_mismatch", severity=Severity.ERROR, message="It says one, two were found."
)
OTHER = Check(code="no_date", severity=Severity.WARNING, message="No date was found.")
NOT_SECOND = override("recommendation:2", "not_an_item", True, machine=False)


def read(*stated: StatedCount, checks: tuple[Check, ...] = ()) -> Reading:
    two = reading(recommendation("1"), recommendation("2"))
    return replace(two, stated_counts=stated, checks=checks)


def test_without_decisions_it_is_the_machine_s_reading() -> None:
    machine = read(SAYS_ONE, checks=(MISMATCH,))
    assert effective_reading(machine, ()) is machine


def test_a_decision_settles_a_wrong_count() -> None:
    effective = effective_reading(read(SAYS_ONE, checks=(MISMATCH, OTHER)), (NOT_SECOND,))
    assert effective.counts.recommendations == 1
    assert effective.checks == (OTHER,)


def test_a_decision_on_something_else_settles_nothing() -> None:
    decision = override("recommendation:2", "chief_constables", "no", machine="yes")
    effective = effective_reading(read(SAYS_ONE, checks=(MISMATCH,)), (decision,))
    assert effective.checks == (MISMATCH,)


def test_a_decision_that_makes_a_count_wrong_is_doubted() -> None:
    effective = effective_reading(read(SAYS_TWO), (NOT_SECOND,))
    assert [check.code for check in effective.checks] == ["stated_count_mismatch"]
    assert "two recommendations" in effective.checks[0].message
    assert effective.needs_review
