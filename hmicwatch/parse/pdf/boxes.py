"""Filled and framed areas as containers: one for the rectangles that belong together, across pages too."""

from collections.abc import Sequence
from dataclasses import dataclass

from hmicwatch.parse.pdf.page import BBox, Box, Page, holds, union


@dataclass(slots=True)
class Area:
    """A container on one page; areas on following pages share its `id` when the box goes on there."""

    id: int
    page: int
    bbox: BBox
    colour: tuple[int, int, int]


def areas(pages: Sequence[Page]) -> dict[int, list[Area]]:
    """The containers of every page by page number."""
    found: dict[int, list[Area]] = {}
    next_id = 1
    before: list[Area] = []
    for page in pages:
        here = []
        for box in _merged(page.boxes):
            here.append(Area(next_id, page.number, box.bbox, box.colour))
            next_id += 1
        _go_on(before, here, page)
        found[page.number] = here
        before = here
    return found


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Word processors shade paragraph by paragraph: rectangles of one width that touch are one box."""
    merged: list[Box] = []
    for box in sorted(set(boxes), key=lambda box: (box.bbox[1], box.bbox[0])):
        above = next((one for one in merged if _belongs(one, box)), None)
        if above is None:
            merged.append(box)
        else:
            merged[merged.index(above)] = Box(bbox=union([above.bbox, box.bbox]), colour=above.colour)
    return merged


def _belongs(above: Box, box: Box) -> bool:
    one, other = above.bbox, box.bbox
    if holds(one, other) and one[2] - one[0] >= other[2] - other[0]:
        return True
    aligned = abs(one[0] - other[0]) < 4 and abs(one[2] - other[2]) < 4
    gap = other[1] - one[3]
    near = 14.0 if above.colour == box.colour else 2.5  # a title bar of another colour touches its box
    return aligned and -4 < gap < near


def _go_on(before: list[Area], here: list[Area], page: Page) -> None:
    if not before or not here:
        return
    last, first = before[-1], here[0]
    at_foot = last.page == page.number - 1 and last.bbox[3] > 0.75 * page.height
    at_head = first.bbox[1] < 0.2 * page.height
    if at_foot and at_head and last.colour == first.colour and abs(last.bbox[0] - first.bbox[0]) < 6:
        first.id = last.id
