"""What both readers make of a file: a stream of blocks, each with its place. The grammar sees only this."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hmicwatch.domain import Place


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or table row.

    `level` is a heading's rank (1 is highest) or a list item's depth (1 is top). `lead` is the run of bold
    words that a paragraph begins with, `strong` says that all of it is bold. `path` names the containers
    around the block from the outside in (boxes, cells, sections): an item does not outlive the container
    that it shares with its title. `header` are the column titles above a table row's `cells`; `more` are the
    places where the block goes on, on following pages.
    """

    kind: BlockKind
    text: str
    place: Place
    more: tuple[Place, ...] = ()
    level: int = 0
    marker: str = ""
    lead: str = ""
    strong: bool = False
    path: tuple[int, ...] = ()
    boxed: bool = False
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One file as blocks in reading order; `unreadable` are pages (from 1) whose text made no sense."""

    title: str | None
    published: date | None
    media_type: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    unreadable: tuple[int, ...] = ()
    language: str = "en"


def common_path(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    """The containers around both."""
    shared = []
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared.append(first)
    return tuple(shared)
