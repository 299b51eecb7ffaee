"""Decides what a collected and read publication is now, and stores it: all of it in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from hmicwatch.compare.guards import hold_reason
from hmicwatch.compare.items import changes_between
from hmicwatch.crawl.address import Site, kind_of
from hmicwatch.crawl.archive import Archive
from hmicwatch.crawl.dates import LONDON
from hmicwatch.crawl.landing import day_of_page
from hmicwatch.crawl.sources import Found
from hmicwatch.domain import (
    Change,
    Document,
    DocumentRole,
    Importance,
    Publication,
    PublicationKind,
    PublicationState,
    Reading,
)
from hmicwatch.night.collect import Collected, Copy
from hmicwatch.night.read_publication import PublicationRead
from hmicwatch.store import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the store knew of a publication: `told` when a digest told of it, `original` what it repeats."""

    publication: Publication | None
    reading: Reading | None
    told: bool = False
    original: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """All that tonight's look at one publication brought; `read` is none when nothing was to be read."""

    name: str
    found: Found
    collected: Collected
    read: PublicationRead | None
    before: Before


@dataclass(frozen=True, slots=True, kw_only=True)
class Tonight:
    """What a decision needs to know of the run."""

    run_id: int
    at: datetime
    announces: bool
    new_tonight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a publication tonight."""

    publication: Publication
    is_new: bool
    changes: tuple[Change, ...]


def must_read(collected: Collected, before: Before, rules: str) -> bool:
    """Whether anything could be read otherwise than last time: files, rules, tables or the day."""
    if before.reading is None or collected.has_new or before.reading.rules != rules:
        return True
    if _day_printed(collected) not in (None, before.reading.published):
        return True
    known = set(before.reading.documents)
    there = {copy.version.sha256 for copy in collected.copies if copy.version}
    return not known <= there


def keep(work: Work, sight: Sight, tonight: Tonight, site: Site, archive: Archive) -> Kept:
    """Store everything that is known of a publication after tonight's look."""
    changes = _changes(sight, tonight)
    publication = _in_state(_publication(sight, site, archive), sight.before, changes, tonight)
    work.save_publication(replace(publication, last_looked=tonight.at))
    work.clear_missing(sight.collected.url)
    work.clear_missing(sight.found.url)
    for copy in sight.collected.copies:
        _keep_copy(work, sight.name, copy, tonight)
    if sight.read:
        for file in sight.read.files:
            work.save_extraction(file.sha256, file.by, file.extraction)
        work.save_reading(sight.name, sight.read.reading, tonight.at, tonight.run_id)
    work.add_changes(changes)
    return Kept(publication=publication, is_new=sight.before.publication is None, changes=changes)


def withdraw(work: Work, publication: Publication, at: datetime) -> None:
    """Its page was taken down; what was read of it stays."""
    work.save_publication(replace(publication, state=PublicationState.WITHDRAWN, last_looked=at))


def _keep_copy(work: Work, publication_id: str, copy: Copy, tonight: Tonight) -> None:
    if copy.version is not None and copy.is_new:
        work.record_version(publication_id, copy.role, copy.url, copy.version, tonight.run_id)
    elif copy.version is not None and not copy.trouble:
        work.touch_document(copy.url, tonight.at, copy.headers)


def _changes(sight: Sight, tonight: Tonight) -> tuple[Change, ...]:
    """Facts that the publication changed; what only our own rules changed is no change of the publication."""
    returned = _returned(sight, tonight.at)
    before, read = sight.before.reading, sight.read
    if read is None or before is None or before.rules != read.reading.rules:
        return returned
    return (*returned, *changes_between(before, read.reading, publication=sight.name, at=tonight.at))


def _returned(sight: Sight, at: datetime) -> tuple[Change, ...]:
    """A digest may have told that the publication was taken down."""
    known = sight.before.publication
    if known is None or known.state is not PublicationState.WITHDRAWN:
        return ()
    there = Change(
        publication=sight.name,
        at=at,
        code="returned",
        importance=Importance.MAJOR,
        item=None,
        before=PublicationState.WITHDRAWN,
        after=PublicationState.CHANGED,
    )
    return (there,)


def _publication(sight: Sight, site: Site, archive: Archive) -> Publication:
    """The publication as its pages describe it now; what they no longer say stays as it was."""
    found, collected, landing = sight.found, sight.collected, sight.collected.landing
    known = sight.before.publication or Publication(id=sight.name, title="")
    reading = sight.read.reading if sight.read else sight.before.reading
    claimed = landing.published if landing else None
    printed = _day_printed(collected)
    named = (landing.title if landing else None, found.title, reading.title if reading else None, known.title)
    texts = (copy.url for copy in collected.copies if copy.role is DocumentRole.HTML)
    return replace(
        known,
        title=next((title for title in named if title), sight.name),
        kind=_kind(reading, collected.url, known, site),
        published=_first(
            reading.published if reading else None, printed, found.published, known.published, claimed
        ),
        printed_landing=printed or known.printed_landing,
        printed_document=_printed_document(collected, archive) or known.printed_document,
        variant_of=sight.before.original or known.variant_of,
        summary=(landing.summary if landing else "") or known.summary,
        urls=tuple(dict.fromkeys((collected.url, found.url, *known.urls, *texts))),
        documents=tuple(Document(role=copy.role, url=copy.url) for copy in collected.copies),
    )


def _day_printed(collected: Collected) -> date | None:
    landing = collected.landing
    return landing.published if landing and landing.printed else None


def _first(*days: date | None) -> date | None:
    return next((day for day in days if day), None)


def _kind(reading: Reading | None, url: str, known: Publication, site: Site) -> PublicationKind:
    if reading and reading.kind is not PublicationKind.OTHER:
        return reading.kind
    return kind_of(url, site) or known.kind


def _printed_document(collected: Collected, archive: Archive) -> date | None:
    """The day that the report's own web page prints, which may be that of a conversion."""
    days: Iterator[date | None] = (
        day_of_page(archive.get(copy.version.sha256))
        for copy in collected.copies
        if copy.version
        and copy.role in (DocumentRole.HTML, DocumentRole.LETTER)
        and copy.version.media_type == "text/html"
    )
    return next((day for day in days if day), None)


# --- Its state ---


def _in_state(
    publication: Publication, before: Before, changes: tuple[Change, ...], tonight: Tonight
) -> Publication:
    known = before.publication
    if known is None:
        return _as_new(replace(publication, first_seen=tonight.at), tonight)
    if known.state is PublicationState.WITHDRAWN:
        return replace(publication, state=PublicationState.CHANGED)
    waits = known.state is PublicationState.HELD or (known.state is PublicationState.NEW and not before.told)
    if changes and tonight.announces and not waits:
        return replace(publication, state=PublicationState.CHANGED)
    return publication


def _as_new(publication: Publication, tonight: Tonight) -> Publication:
    if not tonight.announces or publication.variant_of:
        return replace(publication, state=PublicationState.BASELINE)
    reason = hold_reason(
        title=publication.title,
        url=publication.urls[0],
        files=[document.url for document in publication.documents if document.role is DocumentRole.PDF],
        published=publication.published,
        today=tonight.at.astimezone(LONDON).date(),
        new_tonight=tonight.new_tonight,
    )
    state = PublicationState.HELD if reason else PublicationState.NEW
    return replace(publication, state=state, held_reason=reason)
