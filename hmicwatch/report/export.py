"""The export: every stored publication as a value whose plain image is the contract's JSON, section 4."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from hmicwatch.domain import (
    Change,
    Check,
    Counts,
    Document,
    DocumentRole,
    Item,
    Override,
    Publication,
    PublicationKind,
    PublicationState,
    StatedCount,
)
from hmicwatch.report.dossier import Dossier

EXPORT_SCHEMA = "hmicwatch/export/1"
LISTING_SCHEMA = "hmicwatch/list/1"
SHOW_SCHEMA = "hmicwatch/show/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedDocument:
    """One fetched representation, by its newest version."""

    role: DocumentRole
    url: str
    sha256: str
    media_type: str
    fetched: datetime
    final_url: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """A representation that a page links to and that could not be fetched yet."""

    role: DocumentRole
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPublication:
    """One line of `list --json`."""

    id: str
    title: str
    published: date | None
    kind: PublicationKind
    state: PublicationState
    first_seen: datetime | None
    url: str | None
    counts: Counts
    sentence: str
    needs_review: bool
    reviewed: bool
    read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """`list --json` whole."""

    schema: str = LISTING_SCHEMA
    generated: datetime
    publications: tuple[ListedPublication, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPublication:
    """One publication: the contract's fields in their order, then what else is known."""

    id: str
    title: str
    published: date | None
    kind: PublicationKind
    state: PublicationState
    first_seen: datetime | None
    urls: tuple[str, ...]
    documents: tuple[ExportedDocument, ...]
    counts: Counts
    items: tuple[Item, ...]
    checks: tuple[Check, ...]
    needs_review: bool
    reviewed: bool
    read: bool
    sentence: str
    stated_counts: tuple[StatedCount, ...]
    printed_landing: date | None
    printed_document: date | None
    summary: str
    held_reason: str | None
    variant_of: str | None
    not_fetched: tuple[KnownDocument, ...]
    rules: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """`export json` whole."""

    schema: str = EXPORT_SCHEMA
    generated: datetime
    publications: tuple[ExportedPublication, ...]


def export(dossiers: Iterable[Dossier], generated: datetime) -> Export:
    return Export(generated=generated, publications=tuple(export_one(dossier) for dossier in dossiers))


def export_one(dossier: Dossier) -> ExportedPublication:
    known = dossier.publication
    return ExportedPublication(
        id=known.id,
        title=known.title,
        published=known.published,
        kind=known.kind,
        state=known.state,
        first_seen=known.first_seen,
        urls=known.urls,
        documents=fetched_documents(known),
        counts=dossier.counts,
        items=dossier.items,
        checks=dossier.checks,
        needs_review=dossier.needs_review,
        reviewed=dossier.reviewed,
        read=dossier.reading is not None,
        sentence=dossier.sentence,
        stated_counts=dossier.stated_counts,
        printed_landing=known.printed_landing,
        printed_document=known.printed_document,
        summary=known.summary,
        held_reason=known.held_reason,
        variant_of=known.variant_of,
        not_fetched=unfetched_documents(known),
        rules=dossier.reading.rules if dossier.reading else "",
    )


def fetched_documents(known: Publication) -> tuple[ExportedDocument, ...]:
    return tuple(exported for document in known.documents if (exported := _fetched(document)))


def unfetched_documents(known: Publication) -> tuple[KnownDocument, ...]:
    return tuple(
        KnownDocument(role=document.role, url=document.url)
        for document in known.documents
        if document.version is None
    )


def _fetched(document: Document) -> ExportedDocument | None:
    version = document.version
    if version is None:
        return None
    return ExportedDocument(
        role=document.role,
        url=document.url,
        sha256=version.sha256,
        media_type=version.media_type,
        fetched=version.fetched,
        final_url=version.final_url,
        how=version.how,
    )


def listing(dossiers: Iterable[Dossier], generated: datetime) -> Listing:
    return Listing(generated=generated, publications=tuple(_listed(dossier) for dossier in dossiers))


def _listed(dossier: Dossier) -> ListedPublication:
    known = dossier.publication
    return ListedPublication(
        id=known.id,
        title=known.title,
        published=known.published,
        kind=known.kind,
        state=known.state,
        first_seen=known.first_seen,
        url=dossier.address,
        counts=dossier.counts,
        sentence=dossier.sentence,
        needs_review=dossier.needs_review,
        reviewed=dossier.reviewed,
        read=dossier.reading is not None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPublication:
    """`show --json`: the publication as it is exported, and its story."""

    schema: str = SHOW_SCHEMA
    publication: ExportedPublication
    overrides: tuple[Override, ...]
    changes: tuple[Change, ...]


def show(dossier: Dossier) -> ShownPublication:
    return ShownPublication(
        publication=export_one(dossier), overrides=dossier.overrides, changes=dossier.changes
    )
