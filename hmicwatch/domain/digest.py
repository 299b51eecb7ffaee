"""The morning's news as a value, before anybody renders or sends it."""

from dataclasses import dataclass
from datetime import date

from hmicwatch.domain.change import Importance
from hmicwatch.domain.item import Item
from hmicwatch.domain.publication import Counts
from hmicwatch.domain.run import Gap, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEntry:
    """One publication in a digest; `asks` are the own recommendations that concern chief constables."""

    id: str
    title: str
    published: date | None
    sentence: str
    summary: str
    url: str | None
    counts: Counts
    asks: tuple[Item, ...]
    unclear: tuple[Item, ...]
    needs_review: bool
    reviewed: bool
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTold:
    """One change in words: what changed, what it said, what it says now (empty where there is nothing)."""

    what: str
    importance: Importance
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedEntry:
    """A publication that says something else than before, with its changes, major ones first."""

    entry: DigestEntry
    changes: tuple[ChangeTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What came out and what changed since the last digest, what is held, what could not be looked at."""

    day: date
    subject: str
    outcome: Outcome | None
    new: tuple[DigestEntry, ...]
    changed: tuple[ChangedEntry, ...]
    held: tuple[DigestEntry, ...]
    gaps: tuple[Gap, ...]
    could_not_look: str | None
