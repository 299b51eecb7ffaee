"""Which areas of which pages are drawn, and what their tags say."""

from datetime import date
from typing import Any

from hmicwatch.domain import (
    Applies,
    Basis,
    Check,
    Copy,
    Deadline,
    Explanation,
    Extraction,
    HtmlPlace,
    Item,
    ItemKind,
    ItemTrace,
    PagePlace,
    PublicationKind,
    Severity,
    Side,
    Source,
    count_items,
)
from hmicwatch.pictures.marks import Look, Mark, marked_pages

HIGH = PagePlace(page=7, bbox=(72.0, 100.0, 500.0, 150.0))
LOW = PagePlace(page=7, bbox=(72.0, 600.0, 500.0, 650.0))
LATER = PagePlace(page=31, bbox=(72.0, 100.0, 500.0, 150.0))
DUE = Deadline(phrase="By 30 September 2025", date=date(2025, 9, 30), basis=Basis.STATED)


def item(*where: PagePlace | HtmlPlace, **changed: Any) -> Item:
    told = {
        "kind": ItemKind.RECOMMENDATION,
        "number": "3",
        "label": "Recommendation 3",
        "text": "Mend kites.",
    }
    return Item(**{**told, "chief_constables": Applies.YES, "where": where, **changed})


def explanation(
    *items: Item, checks: tuple[Check, ...] = (), unreadable: tuple[int, ...] = ()
) -> Explanation:
    extraction = Extraction(
        source=Source(name="report.pdf", sha256="ab" * 32, media_type="application/pdf", pages=62),
        title="Kites", published=None, kind=PublicationKind.THEMATIC, counts=count_items(items), items=items,
        checks=checks,
    )  # fmt: skip
    copy = Copy(where=(), headings=(), rule="table", number=None, text="", chosen=True)
    traces = tuple(ItemTrace(item=at, copies=(copy,)) for at in range(len(items)))
    return Explanation(extraction=extraction, items=traces, unreadable=unreadable)


def doubt(*where: PagePlace, severity: Severity = Severity.WARNING) -> Check:
    side = Side(says="“Kites should fly.”", where=where)
    return Check(code="asks_outside_items", severity=severity, message="Odd.", disagreed=(side,))


def only_mark(value: Explanation) -> Mark:
    [page] = marked_pages(value)
    [mark] = page.marks
    return mark


def test_every_printed_copy_is_marked_on_its_page_from_top_to_bottom() -> None:
    pages = marked_pages(explanation(item(LOW, LATER), item(HIGH, number="4")))
    assert [(page.page, [mark.name for mark in page.marks]) for page in pages] == [
        (7, ["Recommendation 4", "Recommendation 3"]),
        (31, ["Recommendation 3"]),
    ]


def test_a_tag_says_kind_number_answer_and_day() -> None:
    mark = only_mark(explanation(item(HIGH, deadline=DUE)))
    assert (mark.name, mark.look, mark.earlier, mark.doubts) == (
        "Recommendation 3", Look.RECOMMENDATION, False, (),
    )  # fmt: skip
    assert mark.facts == ("chief constables: yes · 30 Sep 2025",)
    urgent = Deadline(phrase="as a matter of urgency", date=None, basis=Basis.URGENT)
    assert only_mark(explanation(item(HIGH, deadline=urgent))).facts == (
        "chief constables: yes · as a matter of urgency",
    )


def test_an_item_without_a_number_is_called_by_its_place_in_the_list() -> None:
    cause = item(HIGH, kind=ItemKind.CAUSE_OF_CONCERN, number=None, label=None)
    mark = only_mark(explanation(item(), cause))
    assert (mark.name, mark.look) == ("Cause of concern (item 2)", Look.CAUSE_OF_CONCERN)


def test_an_earlier_item_says_that_it_is_not_counted() -> None:
    mark = only_mark(explanation(item(HIGH, restated=True)))
    assert mark.earlier
    assert mark.facts[0] == "an earlier report's, not counted"


def test_an_item_that_a_doubt_names_is_marked_so() -> None:
    assert only_mark(explanation(item(HIGH), checks=(doubt(HIGH),))).doubts == ("asks_outside_items",)


def test_a_doubt_about_another_place_has_a_mark_of_its_own() -> None:
    [page] = marked_pages(explanation(item(HIGH), checks=(doubt(LOW), doubt(LOW))))
    of_item, of_doubt = page.marks
    assert of_item.doubts == ()
    assert (of_doubt.look, of_doubt.doubts, of_doubt.text) == (
        Look.DOUBT, ("asks_outside_items",), "“Kites should fly.”",
    )  # fmt: skip


def test_what_is_only_information_is_not_drawn() -> None:
    assert marked_pages(explanation(checks=(doubt(LOW, severity=Severity.INFO),))) == ()


def test_pages_that_could_not_be_read_are_shown_too() -> None:
    [page] = marked_pages(explanation(unreadable=(9,)))
    assert (page.page, page.marks, page.unreadable) == (9, (), True)


def test_a_web_page_has_nothing_to_draw() -> None:
    assert marked_pages(explanation(item(HtmlPlace(anchor="#r", path="Kites")))) == ()
