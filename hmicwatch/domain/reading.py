"""What reading gave: one file (`Extraction`, as `extract` prints it) or one publication (`Reading`)."""

from dataclasses import dataclass, field
from datetime import date

from hmicwatch.domain.check import Check, needs_review
from hmicwatch.domain.item import Item, ItemKind
from hmicwatch.domain.publication import Counts, PublicationKind, count_items

EXTRACTION_SCHEMA = "hmicwatch/extraction/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that was read; `pages` is null for HTML."""

    name: str
    sha256: str
    media_type: str
    pages: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount:
    """A number of items that a document claims to make, with the words that claim it."""

    kind: ItemKind
    count: int
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """One file, read. Fields and their order are the contract's section 3."""

    schema: str = EXTRACTION_SCHEMA
    source: Source
    title: str | None
    published: date | None
    kind: PublicationKind
    counts: Counts
    stated_counts: tuple[StatedCount, ...] = ()
    items: tuple[Item, ...] = ()
    checks: tuple[Check, ...] = ()
    needs_review: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One publication, its documents reconciled into one answer.

    `documents` are the sha256 of the versions that were read, `rules` the version of the rules.
    """

    title: str | None
    published: date | None
    kind: PublicationKind
    items: tuple[Item, ...] = ()
    stated_counts: tuple[StatedCount, ...] = ()
    checks: tuple[Check, ...] = ()
    documents: tuple[str, ...] = field(default=())
    rules: str = ""

    @property
    def counts(self) -> Counts:
        return count_items(self.items)

    @property
    def needs_review(self) -> bool:
        return needs_review(self.checks)
