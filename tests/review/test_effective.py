"""The doubts that are left after decisions: settled, made, or waiting to be confirmed."""

from dataclasses import replace

from hmicwatch.domain import Applies, Check, ItemKind, Reading, Severity, StatedCount
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
    assert [check.code for check in effective.checks] == ["stated_count_mismatch"]


def test_who_is_meant_is_no_longer_unclear_once_it_is_decided() -> None:
    first, second = (replace(recommendation(n), chief_constables=Applies.UNCLEAR) for n in ("1", "2"))
    unclear = tuple(
        replace(OTHER, code="applicability_unclear", message=f"{one.label}: unclear.")
        for one in (first, second)
    )
    machine = replace(reading(first, second), checks=(*unclear, OTHER))
    decision = override("recommendation:1", "chief_constables", "no", machine="unclear")
    left = effective_reading(machine, (decision,)).checks
    assert [check.code for check in left] == [OTHER.code, "applicability_unclear"]
    assert left[1].message.startswith(str(second.label))
    other = override("recommendation:2", "chief_constables", "yes", machine="unclear")
    assert effective_reading(machine, (decision, other)).checks == (OTHER,)


def test_what_a_decision_leaves_is_checked_too() -> None:
    twice = override("recommendation:1", "number", "2", machine="1")
    assert "number_repeated" in [check.code for check in effective_reading(read(), (twice,)).checks]
    cause = override("recommendation:1", "kind", "cause_of_concern", machine="recommendation")
    codes = [check.code for check in effective_reading(read(), (cause,)).checks]
    assert "cause_without_recommendation" in codes


def test_a_decision_that_makes_a_count_wrong_is_doubted() -> None:
    effective = effective_reading(read(SAYS_TWO), (NOT_SECOND,))
    assert [check.code for check in effective.checks] == ["stated_count_mismatch"]
    assert "two recommendations" in effective.checks[0].message
    assert effective.needs_review


def test_a_gap_of_the_document_stays_one_and_a_decision_makes_none() -> None:
    gap = replace(OTHER, code="numbering_gap", message="There is no recommendation 2.")
    not_first = override("recommendation:1", "not_an_item", True, machine=False)
    assert effective_reading(read(), (not_first,)).checks == ()
    with_gap = replace(reading(recommendation("1"), recommendation("3")), checks=(gap,))
    assert [check.code for check in effective_reading(with_gap, (not_first,)).checks] == ["numbering_gap"]
    renumbered = override("recommendation:3", "number", "2", machine="3")
    assert effective_reading(with_gap, (renumbered,)).checks == ()
