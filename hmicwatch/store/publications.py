"""The store's verbs for publications and the addresses under which they are known."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, selectinload

from hmicwatch.domain import DocumentRole, Publication, PublicationKind, PublicationState
from hmicwatch.store.images import publication_of
from hmicwatch.store.tables import AddressRow, DocumentRow, PublicationRow

Choice = Select[PublicationRow]

_WHOLE = (
    selectinload(PublicationRow.addresses),
    selectinload(PublicationRow.documents).selectinload(DocumentRow.versions),
)
_NEWEST_FIRST = (
    PublicationRow.published.desc().nulls_last(),
    PublicationRow.first_seen.desc().nulls_last(),
    PublicationRow.id,
)


class PublicationVerbs:
    """Part of `Work`."""

    _session: Session

    def publication(self, publication_id: str) -> Publication | None:
        return next(iter(self._publications(select(PublicationRow).filter_by(id=publication_id))), None)

    def publications(
        self,
        *,
        state: PublicationState | None = None,
        kind: PublicationKind | None = None,
        since: date | None = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> tuple[Publication, ...]:
        """Newest first; `since` is the publication date, `text` occurs in title, summary or id."""
        wanted = select(PublicationRow).order_by(*_NEWEST_FIRST).limit(limit)
        if state is not None:
            wanted = wanted.where(PublicationRow.state == state)
        if kind is not None:
            wanted = wanted.where(PublicationRow.kind == kind)
        if since is not None:
            wanted = wanted.where(PublicationRow.published >= since)
        if text is not None:
            searched = (PublicationRow.title, PublicationRow.summary, PublicationRow.id)
            wanted = wanted.where(or_(*(column.icontains(text, autoescape=True) for column in searched)))
        return self._publications(wanted)

    def unread(self) -> tuple[Publication, ...]:
        """Known but never read, and not withdrawn; newest first."""
        return self._publications(
            select(PublicationRow)
            .where(PublicationRow.last_read.is_(None), PublicationRow.state != PublicationState.WITHDRAWN)
            .order_by(*_NEWEST_FIRST)
        )

    def recent(self, since: date) -> tuple[Publication, ...]:
        """Published since that day or, where the date is unknown, first seen since then; newest first."""
        seen = PublicationRow.first_seen >= datetime.combine(since, time.min, UTC)
        undated = and_(PublicationRow.published.is_(None), seen)
        wanted = select(PublicationRow).where(or_(PublicationRow.published >= since, undated))
        return self._publications(wanted.order_by(*_NEWEST_FIRST))

    def least_recently_looked(self, limit: int, before: datetime) -> tuple[Publication, ...]:
        """Those nobody looked at since `before`, the longest forgotten first."""
        looked = PublicationRow.last_looked
        return self._publications(
            select(PublicationRow)
            .where(or_(looked.is_(None), looked < before))
            .order_by(looked.asc().nulls_first(), *_NEWEST_FIRST)
            .limit(limit)
        )

    def find_by_address(self, url: str) -> str | None:
        """The publication known under this address, else the one that has a document there."""
        known = self._session.scalar(select(AddressRow.publication_id).filter_by(url=url))
        if known is not None:
            return known
        carriers = select(DocumentRow.publication_id).filter_by(url=url).order_by(DocumentRow.id).limit(1)
        return self._session.scalar(carriers)

    def save_publication(self, publication: Publication) -> None:
        """Insert or replace, with its addresses and the places of its documents.

        Addresses and documents are only ever added, `first_seen` stays the first, and the bytes of
        documents come by `record_version`.
        """
        row = self._session.get(PublicationRow, publication.id)
        if row is None:
            row = PublicationRow(id=publication.id, first_seen=publication.first_seen)
            self._session.add(row)
        _write(row, publication)
        self._session.flush()
        self._save_addresses(publication.id, publication.urls)
        for document in publication.documents:
            self._ensure_document(publication.id, document.role, document.url)
        self._session.flush()

    def add_address(self, publication_id: str, url: str, role: DocumentRole | None = None) -> str:
        """Remember one more address; returns whose it is: an address stays with its first publication."""
        row = self._session.get(AddressRow, url)
        if row is None:
            position = len(self._addresses(publication_id))
            row = AddressRow(url=url, publication_id=publication_id, position=position, role=role)
            self._session.add(row)
        elif row.publication_id == publication_id and role is not None:
            row.role = role
        self._session.flush()
        return row.publication_id

    def _save_addresses(self, publication_id: str, urls: Sequence[str]) -> None:
        for url in urls:
            self.add_address(publication_id, url)
        order = {url: position for position, url in enumerate(urls)}
        listed = self._addresses(publication_id)
        listed.sort(key=lambda row: (order.get(row.url, len(order)), row.position))
        for position, row in enumerate(listed):
            row.position = position

    def _addresses(self, publication_id: str) -> list[AddressRow]:
        return list(self._session.scalars(select(AddressRow).filter_by(publication_id=publication_id)))

    def _ensure_document(self, publication_id: str, role: DocumentRole, url: str) -> DocumentRow:
        known = select(DocumentRow).filter_by(publication_id=publication_id, url=url)
        row = self._session.scalar(known)
        if row is None:
            row = DocumentRow(publication_id=publication_id, url=url, asking=[])
            self._session.add(row)
        row.role = role
        return row

    def _publications(self, wanted: Choice) -> tuple[Publication, ...]:
        fresh = wanted.options(*_WHOLE).execution_options(populate_existing=True)
        return tuple(publication_of(row) for row in self._session.scalars(fresh))


def _write(row: PublicationRow, publication: Publication) -> None:
    row.title = publication.title
    row.kind = publication.kind
    row.state = publication.state
    row.published = publication.published
    row.printed_landing = publication.printed_landing
    row.printed_document = publication.printed_document
    row.first_seen = row.first_seen or publication.first_seen
    row.last_looked = publication.last_looked
    row.last_read = publication.last_read
    row.summary = publication.summary
    row.held_reason = publication.held_reason
    row.variant_of = publication.variant_of
