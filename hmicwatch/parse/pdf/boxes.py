"""Filled and framed areas as containers: one for the rectangles that belong together, across pages too."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from hmicwatch.parse.pdf.page import BBox, Box, Line, Page, holds, union

_TOUCHING = 2.5  # points
_SPACING = 14.0  # points that word processors leave between shaded paragraphs


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
        for box in _merged(page.boxes, page.lines):
            here.append(Area(next_id, page.number, box.bbox, box.colour))
            next_id += 1
        _go_on(before, here, page)
        found[page.number] = here
        before = here
    return found


def _merged(boxes: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Word processors shade paragraph by paragraph: rectangles of one width that touch are one box."""
    merged: list[Box] = []
    whole: list[bool] = []  # boxes whose parts touch, or that hold several paragraphs: a gap ends them
    for box in sorted(set(boxes), key=lambda box: (box.bbox[1], box.bbox[0])):
        own = _holds_several(box, lines)
        at = next((n for n, one in enumerate(merged) if _belongs(one, box, apart=whole[n] or own)), None)
        if at is None:
            merged.append(box)
            whole.append(own)
        else:
            whole[at] = whole[at] or own or box.bbox[1] - merged[at].bbox[3] < _TOUCHING
            merged[at] = Box(bbox=union([merged[at].bbox, box.bbox]), colour=merged[at].colour)
    return merged


def _holds_several(box: Box, lines: Sequence[Line]) -> bool:
    """Whether a rectangle is around more than one paragraph: by the weight of its lines, or their steps."""
    inside = sorted((one for one in lines if holds(box.bbox, one.bbox)), key=lambda one: one.baseline)
    steps = [after.baseline - before.baseline for before, after in itertools.pairwise(inside)]
    steps = [step for step in steps if step > 2]
    mixed = {one.bold for one in inside if len(one.text.strip()) > 3} == {True, False}
    return mixed or (len(steps) > 1 and max(steps) > 1.3 * min(steps))


def _belongs(above: Box, box: Box, *, apart: bool) -> bool:
    one, other = above.bbox, box.bbox
    if holds(one, other) and one[2] - one[0] >= other[2] - other[0]:
        return True
    aligned = abs(one[0] - other[0]) < 4 and abs(one[2] - other[2]) < 4
    gap = other[1] - one[3]
    # A title bar of another colour touches its box.
    near = _SPACING if above.colour == box.colour and not apart else _TOUCHING
    overlaps = above.colour == box.colour or gap > -4
    return aligned and overlaps and gap < near


def _go_on(before: list[Area], here: list[Area], page: Page) -> None:
    if not before or not here:
        return
    last, first = before[-1], here[0]
    at_foot = last.page == page.number - 1 and last.bbox[3] > 0.75 * page.height
    at_head = first.bbox[1] < 0.2 * page.height
    if at_foot and at_head and last.colour == first.colour and abs(last.bbox[0] - first.bbox[0]) < 6:
        first.id = last.id
