"""What was collected of one publication → its reading; whatever could not be read leaves a doubt behind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hmicwatch.crawl.archive import Archive
from hmicwatch.domain import Check, DocumentRole, Extraction, Reading, Severity, Tables
from hmicwatch.errors import UnreadableFile
from hmicwatch.night.collect import Copy, file_name
from hmicwatch.parse import RULES_VERSION, reconcile
from hmicwatch.readfile import read_bytes
from hmicwatch.store import Store

_READ = (
    DocumentRole.LANDING,
    DocumentRole.HTML,
    DocumentRole.PDF,
    DocumentRole.LETTER,
    DocumentRole.PRESS_RELEASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A document that came but could not be read, and why."""

    url: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRead:
    """A publication's reading, what is to be stored of each file, and the files that could not be read."""

    reading: Reading
    extractions: tuple[tuple[str, Extraction], ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


def read_publication(
    copies: tuple[Copy, ...],
    *,
    title: str | None,
    published: date | None,
    store: Store,
    archive: Archive,
    tables: Tables,
) -> PublicationRead:
    """Read every document that is there; one that was read before by the same rules is not read again."""
    read: list[tuple[Copy, Extraction]] = []
    unreadable: list[Unreadable] = []
    for copy in copies:
        if copy.version is None or copy.role not in _READ:
            continue
        try:
            read.append((copy, _extraction(copy, published, store, archive, tables)))
        except UnreadableFile as error:
            unreadable.append(
                Unreadable(url=copy.url, reason=error.happened.partition(": ")[2] or str(error))
            )
    reading = reconcile([(copy.role, one) for copy, one in read], title=title, published=published)
    doubts = (*_not_fetched(copies), *_not_readable(unreadable))
    return PublicationRead(
        reading=replace(reading, checks=(*reading.checks, *doubts)),
        extractions=tuple((one.source.sha256, one) for _, one in read),
        unreadable=tuple(unreadable),
    )


def _extraction(
    copy: Copy, published: date | None, store: Store, archive: Archive, tables: Tables
) -> Extraction:
    """The file's own reading; deadlines hang on the publication date, so another date reads it again."""
    assert copy.version is not None
    with store.read() as work:
        known = work.extraction(copy.version.sha256, RULES_VERSION)
    if known and published in (None, known.published):
        return known
    body = archive.get(copy.version.sha256)
    return read_bytes(body, file_name(copy.url), published, tables, copy.role)


def _not_fetched(copies: tuple[Copy, ...]) -> Iterator[Check]:
    for copy in copies:
        if copy.version is None and copy.trouble and copy.role is not DocumentRole.PRESS_RELEASE:
            yield _doubt(copy.url, f"could not be fetched: {copy.trouble}")


def _not_readable(unreadable: list[Unreadable]) -> Iterator[Check]:
    for one in unreadable:
        yield _doubt(one.url, f"could not be read: {one.reason}")


def _doubt(url: str, what: str) -> Check:
    return Check(
        code="document_not_read",
        severity=Severity.WARNING,
        message=f"The document {url} {what}. The counts rest on the other documents.",
    )
