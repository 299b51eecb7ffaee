"""Changes in words a reader of the report would use."""

import pytest

from hmicwatch.domain import Change, Importance
from hmicwatch.report.change_words import changes_told
from tests.report.samples import SEEN, recommendation

LONG = "Chief constables should make sure that every officer who deals with the public has been trained in it"


def _told(code: str, before: str, after: str, item: str | None = "recommendation:1") -> tuple[str, str, str]:
    change = Change(
        publication="x",
        at=SEEN,
        code=code,
        importance=Importance.MAJOR,
        item=item,
        before=before,
        after=after,
    )
    [told] = changes_told([change], [recommendation(1)])
    return told.what, told.before, told.after


@pytest.mark.parametrize(
    ("code", "before", "after", "expected"),
    [
        ("deadline_moved", "2025-09-30; once done", "2025-11-30",
         ("Recommendation 1 has another deadline", "30 September 2025; once done", "30 November 2025")),
        ("applicability_changed", "no", "conditional",
         ("Recommendation 1 applies otherwise to chief constables", "not for chief constables",
          "for some chief constables")),
        ("addressees_changed", "", "home_office (owner), npcc (helper)",
         ("Recommendation 1 is for somebody else", "nobody who is named", "home office, npcc (helping)")),
        ("restated_changed", "yes", "no",
         ("Recommendation 1 is counted otherwise", "printed again from an earlier report",
          "made in this report")),
        ("item_added", "", LONG, ("Recommendation 1 was added", "", LONG)),
        ("item_reworded", f"{LONG} by June.", f"{LONG} by July.",
         ("Recommendation 1 was reworded", "… the public has been trained in it by June.",
          "… the public has been trained in it by July.")),
    ],
)  # fmt: skip
def test_before_and_after(code: str, before: str, after: str, expected: tuple[str, str, str]) -> None:
    assert _told(code, before, after) == expected


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (None, "is no longer there"),
        ("recommendation:9", "Recommendation 9 is no longer there"),
        ("recommendation:restated:2.1", "Recommendation 2.1 is no longer there"),
        ("area_for_improvement:the force should", "Area for improvement is no longer there"),
        ("whatever", "An item is no longer there"),
    ],
)
def test_an_item_that_is_gone_has_a_name(item: str | None, name: str) -> None:
    assert _told("item_withdrawn", "x", "", item)[0] == name


def test_the_whole_publication_was_taken_down() -> None:
    assert _told("withdrawn", "new", "withdrawn", None) == ("the inspectorate took it down", "", "")
