"""What an author of a sample report writes: items with their truth, and the nodes of the text around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .typography import FOOTNOTE, curl

NOTICE = "Sample document made for hmicwatch. Not a publication of HMICFRS."

ItemKind = Literal["recommendation", "cause_of_concern", "area_for_improvement"]
Applies = Literal["yes", "conditional", "no", "unclear"]
BoxStyle = Literal["box", "plain", "run", "para"]

KIND_NAMES: dict[ItemKind, str] = {
    "recommendation": "Recommendation",
    "cause_of_concern": "Cause of concern",
    "area_for_improvement": "Area for improvement",
}


@dataclass(frozen=True)
class Item:
    """One recommendation, cause of concern or area for improvement, with the answer a reader must reach."""

    key: str
    kind: ItemKind
    number: str | None
    applies: Applies
    deadline: date | None
    paragraphs: tuple[str, ...]  # a paragraph that starts with "- " is a bullet
    restated: bool = False
    label_override: str | None = None
    owner: str = ""
    when: str = ""
    basis: str | None = None
    owners: tuple[str, ...] | None = None  # codes of those who should act, where the author vouches for them
    parts: int = 0
    under: str = ""  # key of the cause of concern above it

    @property
    def label(self) -> str:
        if self.label_override is not None:
            return self.label_override
        name = KIND_NAMES[self.kind]
        return f"{name} {self.number}" if self.number else name

    @property
    def first_words(self) -> str:
        return " ".join(self.opening.split()[:8])

    @property
    def opening(self) -> str:
        """The first paragraph without bullet and footnotes."""
        return FOOTNOTE.sub("", self.paragraphs[0].removeprefix("- ")).replace("**", "")


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Para:
    text: str


@dataclass(frozen=True)
class Bullets:
    entries: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Quote:
    text: str


@dataclass(frozen=True)
class Grid:
    """A table; the first row is its header."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ItemBox:
    item: Item
    style: BoxStyle = "box"


@dataclass(frozen=True)
class CauseBox:
    """A cause of concern and, in the same box, the recommendations under it."""

    cause: Item
    recommendations: tuple[Item, ...]
    heading: str = "Recommendations"
    labelled: bool = True


@dataclass(frozen=True)
class BulletBox:
    """One box whose top-level bullets are items of their own."""

    heading: str
    stem: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class NumberedList:
    """A lead-in sentence and numbered items that continue it."""

    stem: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class ItemGrid:
    """Items as rows of a table: number, text, addressee, date; as many of these as there are heads."""

    items: tuple[Item, ...]
    heads: tuple[str, ...] = ("No.", "Recommendation", "For", "By when")

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        cells = ((i.number or "", " ".join(i.paragraphs), i.owner, i.when) for i in self.items)
        return (self.heads, *(row[: len(self.heads)] for row in cells))


@dataclass(frozen=True)
class Figure:
    """A drawn frame with a caption, so many centimetres high in print: pushes what follows down the page."""

    height: float
    caption: str


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class Turned:
    """The pages after this lie on their side, or stand again (PDFs only)."""

    lying: bool


@dataclass(frozen=True)
class Columns:
    """The text after this runs in so many columns (PDFs only)."""

    count: int


Node = (
    Heading
    | Para
    | Bullets
    | Quote
    | Grid
    | ItemBox
    | CauseBox
    | BulletBox
    | NumberedList
    | ItemGrid
    | Figure
    | PageBreak
    | Turned
    | Columns
)


@dataclass(frozen=True)
class Body:
    """One page of full text; most reports have one, old assessments several."""

    name: str  # "" for the only one, otherwise the last part of its address
    title: str
    nodes: tuple[Node, ...]

    def headings(self, deepest: int = 2) -> Iterator[Heading]:
        return (node for node in self.nodes if isinstance(node, Heading) and node.level <= deepest)


@dataclass(frozen=True)
class Report:
    """One publication, as its author wrote it."""

    name: str
    settings: dict[str, str]
    items: dict[str, Item]
    landing: tuple[Node, ...]
    press: tuple[Node, ...]
    bodies: tuple[Body, ...]
    letter: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        return self.settings.get(key, default)

    def words(self, key: str) -> list[str]:
        return self.get(key).split()

    @property
    def title(self) -> str:
        return curl(self.settings["title"])

    @property
    def press_title(self) -> str:
        return curl(self.get("press_title")) or self.title

    @property
    def path(self) -> str:
        return self.settings["path"]

    @property
    def slug(self) -> str:
        return self.get("slug") or self.path.strip("/").split("/")[-1]

    @property
    def published(self) -> date:
        return date.fromisoformat(self.settings["published"])

    @property
    def day(self) -> int:
        return int(self.get("day", "0"))

    def printed(self, where: str) -> date:
        """The date that a page shows, which for converted old reports isn't the true one."""
        shown = self.get(f"printed_{where}")
        return date.fromisoformat(shown) if shown else self.published
