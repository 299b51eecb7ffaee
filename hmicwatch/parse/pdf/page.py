"""What an engine gives of one page: lines with their fonts, filled or framed boxes, ruled tables.

Units are PDF points; the origin is the page's top left as a person sees it (rotation undone); pages from 1.
"""

from dataclasses import dataclass
from enum import Enum

BBox = tuple[float, float, float, float]


class TagRole(Enum):
    """`LOOSE` are letters right inside a container: they may be one paragraph or several."""

    LOOSE = "loose"
    TEXT = "text"
    HEADING = "heading"
    LIST_ITEM = "list item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What a tagged file says of some letters: their block, counted in reading order on the page.

    `cell` is the table, row and column that they stand in (each counted on the page from 1), if any.
    """

    block: int
    role: TagRole
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text (or one column's part of it); `baseline` is the distance of its foot from the top.

    `tag` is what the file itself says of it, where it is tagged.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    tag: Tag | None = None

    @property
    def bbox(self) -> BBox:
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled or framed area; `colour` tells areas of one kind from others."""

    bbox: BBox
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table: its area, and each row's area with its cells' texts, line by line."""

    bbox: BBox
    rows: tuple[tuple[BBox, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`rulings` are drawn lines and the sides of drawn areas, as thin boxes; they may show tables.

    `dots` are list bullets that are drawn, not written; `pictured` says that an image covers most of the
    page, `wanted` that its words speak of items.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...] = ()
    tables: tuple[Table, ...] = ()
    dots: tuple[BBox, ...] = ()
    rulings: tuple[BBox, ...] = ()
    pictured: bool = False
    wanted: bool = True

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def union(boxes: list[BBox]) -> BBox:
    """The smallest box around all of them."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))


def holds(outer: BBox, inner: BBox, slack: float = 2.0) -> bool:
    """Whether the middle of `inner` lies in `outer`."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    within = outer[0] - slack <= x <= outer[2] + slack
    return within and outer[1] - slack <= y <= outer[3] + slack
