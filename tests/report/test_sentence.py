"""The officer's sentence, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicwatch.domain import Counts
from hmicwatch.report.sentence import beside_sentence, mark, officers_sentence


@pytest.mark.parametrize(
    ("total", "applicable", "unclear", "sentence"),
    [
        (11, 8, 0, "11 recommendations were made in total, of which 8 were applicable to Chief Constables."),
        (3, 3, 0, "3 recommendations were made in total, of which all were applicable to Chief Constables."),
        (6, 0, 0, "6 recommendations were made in total, of which none were applicable to Chief Constables."),
        (16, 1, 0, "16 recommendations were made in total, of which 1 was applicable to Chief Constables."),
        (1, 1, 0, "1 recommendation was made in total, which was applicable to Chief Constables."),
        (1, 0, 0, "1 recommendation was made in total, which was not applicable to Chief Constables."),
        (
            1,
            0,
            1,
            "1 recommendation was made in total, which may be applicable to Chief Constables: please look.",
        ),
        (0, 0, 0, "No recommendations were made."),
    ],
)
def test_sentence(total: int, applicable: int, unclear: int, sentence: str) -> None:
    counts = Counts(recommendations=total, chief_constables=applicable, unclear=unclear)
    assert officers_sentence(counts) == sentence


def test_unclear_ones_are_said_behind_the_sentence() -> None:
    some = officers_sentence(Counts(recommendations=11, chief_constables=8, unclear=2))
    assert some.endswith("of which 8 were applicable to Chief Constables. 2 more may apply: please look.")
    none = officers_sentence(Counts(recommendations=6, unclear=2))
    assert none.endswith("none were clearly applicable to Chief Constables. 2 may apply: please look.")


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_what_is_unclear_always_asks_somebody_to_look(applicable: int, unclear: int, others: int) -> None:
    counts = Counts(
        recommendations=applicable + unclear + others, chief_constables=applicable, unclear=unclear
    )
    assert ("please look" in officers_sentence(counts)) == (unclear > 0)


def test_other_kinds_are_said_apart_and_never_added() -> None:
    counts = Counts(recommendations=43, causes_of_concern=1, areas_for_improvement=5, restated=9)
    assert officers_sentence(counts).startswith("43 recommendations")
    assert beside_sentence(counts) == (
        "It also has 1 cause of concern and 5 areas for improvement. "
        "9 items of earlier reports are printed again, not counted."
    )
    assert beside_sentence(Counts(recommendations=3)) == ""


def test_mark_tells_how_far_to_trust() -> None:
    assert mark(needs_review=False, reviewed=False) == "not yet checked"
    assert mark(needs_review=True, reviewed=False) == "needs review"
    assert mark(needs_review=True, reviewed=True) == "checked"
