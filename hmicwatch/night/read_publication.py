"""What was collected of one publication → its reading; whatever could not be read leaves a doubt behind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hmicwatch.crawl.archive import Archive
from hmicwatch.domain import Check, DocumentRole, Extraction, Reading, Severity, Tables
from hmicwatch.errors import UnreadableFile
from hmicwatch.night.collect import Copy, file_name
from hmicwatch.parse import reconcile, rules_of
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
class FileRead:
    """What a file says, and all that this hung on beside its bytes: rules, tables, day and role."""

    sha256: str
    by: str
    extraction: Extraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRead:
    """A publication's reading, what is to be stored of each file, and the files that could not be read."""

    reading: Reading
    files: tuple[FileRead, ...] = ()
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
    """Read every document that is there; one that was read before in just this way is not read again."""
    read: list[tuple[DocumentRole, FileRead]] = []
    unreadable: list[Unreadable] = []
    for copy in copies:
        if copy.version is None or copy.role not in _READ:
            continue
        try:
            read.append((copy.role, _read(copy, published, store, archive, tables)))
        except UnreadableFile as error:
            unreadable.append(
                Unreadable(url=copy.url, reason=error.happened.partition(": ")[2] or str(error))
            )
    reading = reconcile(
        [(role, one.extraction) for role, one in read],
        title=title,
        published=published,
        rules=rules_of(tables),
    )
    doubts = (*_not_fetched(copies), *_not_readable(unreadable))
    return PublicationRead(
        reading=replace(reading, checks=(*reading.checks, *doubts)),
        files=tuple(one for _, one in read),
        unreadable=tuple(unreadable),
    )


def _read(copy: Copy, published: date | None, store: Store, archive: Archive, tables: Tables) -> FileRead:
    assert copy.version is not None
    sha256 = copy.version.sha256
    by = _read_by(rules_of(tables), published, copy.role)
    with store.read() as work:
        known = work.extraction(sha256, by)
    if known is None:
        known = read_bytes(archive.get(sha256), file_name(copy.url), published, tables, copy.role)
    return FileRead(sha256=sha256, by=by, extraction=known)


def _read_by(rules: str, published: date | None, role: DocumentRole) -> str:
    """Deadlines hang on the day of publication, the kind on the role; two publications may share a file."""
    return f"{rules} {published or 'undated'} {role}"


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
