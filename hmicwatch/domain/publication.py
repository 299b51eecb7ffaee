"""A publication, its documents and their fetched versions, and what it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hmicwatch.domain.item import Applies, Item, ItemKind


class PublicationKind(StrEnum):
    THEMATIC = "thematic"
    PEEL = "peel"
    CUSTODY = "custody"
    CHILD_PROTECTION = "child_protection"
    JOINT = "joint"
    SUPER_COMPLAINT = "super_complaint"
    FIRE = "fire"
    LETTER = "letter"
    PROGRESS = "progress"
    STATE_OF_POLICING = "state_of_policing"
    OTHER = "other"


class PublicationState(StrEnum):
    """`baseline`: found by the first run; `held`: waits for the officer before it is announced."""

    BASELINE = "baseline"
    NEW = "new"
    HELD = "held"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class DocumentRole(StrEnum):
    LANDING = "landing"
    HTML = "html"
    PDF = "pdf"
    PRESS_RELEASE = "press_release"
    LETTER = "letter"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Own items of a publication by kind; `chief_constables` are those that apply, `unclear` beside them."""

    recommendations: int = 0
    chief_constables: int = 0
    unclear: int = 0
    causes_of_concern: int = 0
    areas_for_improvement: int = 0
    restated: int = 0


def count_items(items: Iterable[Item]) -> Counts:
    """Count own items; restated ones are kept apart and never added (contract, section 1)."""
    listed = tuple(items)
    own = [item for item in listed if not item.restated]
    recommendations = [item for item in own if item.kind is ItemKind.RECOMMENDATION]
    return Counts(
        recommendations=len(recommendations),
        chief_constables=sum(item.chief_constables.counts for item in recommendations),
        unclear=sum(item.chief_constables is Applies.UNCLEAR for item in recommendations),
        causes_of_concern=sum(item.kind is ItemKind.CAUSE_OF_CONCERN for item in own),
        areas_for_improvement=sum(item.kind is ItemKind.AREA_FOR_IMPROVEMENT for item in own),
        restated=len(listed) - len(own),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVersion:
    """One fetched byte sequence of a document: what came, when, how, and what the server said.

    `how` is `crawl` or `import`; `headers` are the response headers that matter for asking again.
    """

    sha256: str
    media_type: str
    size: int
    fetched: datetime
    how: str = "crawl"
    final_url: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One representation of a publication at one address, with its newest version."""

    role: DocumentRole
    url: str
    version: DocumentVersion | None = None
    last_checked: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One report, letter or assessment, however many addresses and files carry it.

    Three dates are kept apart because dates lie: `printed_landing` (on the landing page),
    `printed_document` (on the HTML page or in the PDF) and `first_seen` (by us). `published` is the
    one that counts, chosen from them.
    """

    id: str
    title: str
    kind: PublicationKind = PublicationKind.OTHER
    state: PublicationState = PublicationState.BASELINE
    published: date | None = None
    printed_landing: date | None = None
    printed_document: date | None = None
    first_seen: datetime | None = None
    last_looked: datetime | None = None
    last_read: datetime | None = None
    summary: str = ""
    held_reason: str | None = None
    variant_of: str | None = None
    urls: tuple[str, ...] = ()
    documents: tuple[Document, ...] = field(default=())
