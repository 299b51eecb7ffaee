"""Which areas of which pages to show, and what to write beside them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hmicwatch.domain import (
    Check,
    Deadline,
    Explanation,
    Item,
    ItemKind,
    ItemTrace,
    PagePlace,
    Severity,
)
from hmicwatch.report.wording import first_words

BBox = tuple[float, float, float, float]

_KIND_NAMES = {
    ItemKind.RECOMMENDATION: "Recommendation",
    ItemKind.CAUSE_OF_CONCERN: "Cause of concern",
    ItemKind.AREA_FOR_IMPROVEMENT: "Area for improvement",
}


class Look(StrEnum):
    """How an area is drawn: by its kind, as an earlier report's, or as a place of doubt without an item."""

    RECOMMENDATION = "recommendation"
    CAUSE_OF_CONCERN = "cause_of_concern"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One area of a page (points, as the reader gives them), its look, and the lines of its tag.

    `earlier` items are drawn dashed; `doubts` are codes of checks that name the area.
    """

    bbox: BBox
    look: Look
    name: str
    facts: tuple[str, ...]
    text: str
    earlier: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """One page (from 1) to draw, its areas from top to bottom; unreadable ones may have none."""

    page: int
    marks: tuple[Mark, ...]
    unreadable: bool = False


def marked_pages(explanation: Explanation) -> tuple[MarkedPage, ...]:
    """Every page on which an item or a doubt stands or that could not be read, in order."""
    pages: dict[int, list[Mark]] = {page: [] for page in explanation.unreadable}
    doubted = _doubted(explanation.extraction.checks)
    for trace in explanation.items:
        item = explanation.extraction.items[trace.item]
        for place in item.where:
            if isinstance(place, PagePlace):
                pages.setdefault(place.page, []).append(_item_mark(item, trace, place, doubted))
    taken = {place for item in explanation.extraction.items for place in item.where}
    for place, found in doubted.items():
        if place not in taken:
            pages.setdefault(place.page, []).append(_doubt_mark(place, found))
    return tuple(
        MarkedPage(
            page=page,
            marks=tuple(sorted(marks, key=lambda mark: (mark.bbox[1], mark.bbox[0]))),
            unreadable=page in explanation.unreadable,
        )
        for page, marks in sorted(pages.items())
    )


def _doubted(checks: Sequence[Check]) -> dict[PagePlace, list[tuple[str, str]]]:
    """Places that a doubt names, each with the codes and what stands there."""
    found: dict[PagePlace, list[tuple[str, str]]] = {}
    for check in checks:
        if check.severity is Severity.INFO:
            continue
        for side in check.disagreed:
            for place in side.where:
                if isinstance(place, PagePlace):
                    found.setdefault(place, []).append((check.code, side.says))
    return found


def _item_mark(
    item: Item, trace: ItemTrace, place: PagePlace, doubted: dict[PagePlace, list[tuple[str, str]]]
) -> Mark:
    return Mark(
        bbox=place.bbox,
        look=Look(item.kind.value),
        name=_name(item, trace.item + 1),
        facts=tuple(_facts(item)),
        text=first_words(item.text, 160),
        earlier=item.restated,
        doubts=tuple(dict.fromkeys(code for code, _ in doubted.get(place, []))),
    )


def _name(item: Item, number: int) -> str:
    """The kind and the printed number; the place in the list of items where none is printed."""
    kind = _KIND_NAMES[item.kind]
    return f"{kind} {item.number}" if item.number else f"{kind} (item {number})"


def _facts(item: Item) -> Iterator[str]:
    if item.restated:
        yield "an earlier report's, not counted"
    day = f" · {_day(item.deadline)}" if item.deadline else ""
    yield f"chief constables: {item.chief_constables}{day}"


def _day(deadline: Deadline) -> str:
    day = deadline.date
    return f"{day.day} {day:%b %Y}" if day else first_words(deadline.phrase, 30)


def _doubt_mark(place: PagePlace, found: Sequence[tuple[str, str]]) -> Mark:
    codes = tuple(dict.fromkeys(code for code, _ in found))
    return Mark(
        bbox=place.bbox, look=Look.DOUBT, name="Please look", facts=(), text=found[0][1], doubts=codes
    )
