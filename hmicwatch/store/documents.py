"""The store's verbs for documents, their fetched versions, and pages that went missing."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from hmicwatch.domain import Document, DocumentRole, DocumentVersion, Extraction
from hmicwatch.jsonio import from_plain, to_plain
from hmicwatch.store.images import Headers, document_of, headers_of, plain_headers, version_of
from hmicwatch.store.publications import PublicationVerbs
from hmicwatch.store.tables import DocumentRow, ExtractionRow, MissingRow, VersionRow


class DocumentVerbs(PublicationVerbs):
    """Part of `Work`."""

    def record_version(
        self,
        publication_id: str,
        role: DocumentRole,
        url: str,
        version: DocumentVersion,
        run_id: int | None = None,
    ) -> bool:
        """Keep what was fetched; whether it differs from the newest version (else only the look is noted)."""
        document = self._ensure_document(publication_id, role, url)
        document.last_checked = version.fetched
        self._session.flush()
        newest = self._newest_version(document.id)
        if newest is not None and newest.sha256 == version.sha256:
            if version.headers:
                document.asking = plain_headers(version.headers)
            return False
        document.asking = plain_headers(version.headers)
        self._session.add(_version_row(document.id, version, run_id))
        self._session.flush()
        return True

    def touch_document(self, url: str, at: datetime, headers: Headers = ()) -> None:
        """Note that the document was asked for and had not changed, with what the server said this time."""
        for document in self._session.scalars(select(DocumentRow).filter_by(url=url)):
            document.last_checked = at
            document.asking = plain_headers(_newer(headers_of(document.asking), headers))

    def document_by_url(self, url: str) -> Document | None:
        """The document at this address with its newest version; of several publications' the last checked."""
        known = (
            select(DocumentRow)
            .filter_by(url=url)
            .order_by(DocumentRow.last_checked.desc().nulls_last(), DocumentRow.id)
            .limit(1)
            .options(selectinload(DocumentRow.versions))
            .execution_options(populate_existing=True)
        )
        row = self._session.scalar(known)
        return document_of(row) if row else None

    def versions(self, url: str) -> tuple[DocumentVersion, ...]:
        """Everything that was ever fetched from this address, newest first, with the headers of that time."""
        known = (
            select(VersionRow)
            .join(DocumentRow, VersionRow.document_id == DocumentRow.id)
            .where(DocumentRow.url == url)
            .order_by(VersionRow.fetched.desc(), VersionRow.id.desc())
        )
        return tuple(version_of(row) for row in self._session.scalars(known))

    def save_extraction(self, sha256: str, rules: str, extraction: Extraction) -> None:
        row = self._session.get(ExtractionRow, (sha256, rules))
        if row is None:
            row = ExtractionRow(sha256=sha256, rules=rules)
            self._session.add(row)
        row.body = to_plain(extraction)

    def extraction(self, sha256: str, rules: str) -> Extraction | None:
        """What was read in this file in just this way, if it was already."""
        row = self._session.get(ExtractionRow, (sha256, rules))
        return from_plain(Extraction, row.body) if row else None

    def note_missing(self, url: str, run_id: int) -> int:
        """The page was not found; in how many runs in a row by now (once per run, however often asked)."""
        row = self._session.get(MissingRow, url)
        if row is None:
            row = MissingRow(url=url, run_id=run_id, runs=1)
            self._session.add(row)
        elif row.run_id != run_id:
            row.run_id = run_id
            row.runs += 1
        return row.runs

    def clear_missing(self, url: str) -> None:
        """The page is there (again)."""
        self._session.execute(delete(MissingRow).filter_by(url=url))

    def missing_pages(self) -> tuple[str, ...]:
        """Every address that was not found when it was last asked for."""
        return tuple(self._session.scalars(select(MissingRow.url).order_by(MissingRow.url)))

    def _newest_version(self, document_id: int) -> VersionRow | None:
        newest = select(VersionRow).filter_by(document_id=document_id).order_by(VersionRow.id.desc())
        return self._session.scalar(newest.limit(1))


def _version_row(document_id: int, version: DocumentVersion, run_id: int | None) -> VersionRow:
    return VersionRow(
        document_id=document_id,
        sha256=version.sha256,
        media_type=version.media_type,
        size=version.size,
        fetched=version.fetched,
        how=version.how,
        final_url=version.final_url,
        headers=plain_headers(version.headers),
        run_id=run_id,
    )


def _newer(before: Headers, now: Headers) -> Headers:
    """A "not modified" answer may carry only some headers: the others stay as they were."""
    named = {name.lower() for name, _ in now}
    return (*(pair for pair in before if pair[0].lower() not in named), *now)
