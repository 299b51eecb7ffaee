"""The store's verbs for what changed and for what a digest already told."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from hmicwatch.domain import Change
from hmicwatch.store.images import change_of
from hmicwatch.store.runs import RunVerbs
from hmicwatch.store.tables import ChangeRow, DigestRow, ToldRow
from hmicwatch.store.values import DigestNote


class NewsVerbs(RunVerbs):
    """Part of `Work`."""

    def add_changes(self, changes: Iterable[Change]) -> None:
        for change in changes:
            row = ChangeRow(
                publication_id=change.publication,
                at=change.at,
                code=change.code,
                importance=change.importance,
                item_key=change.item,
                before=change.before,
                after=change.after,
            )
            self._session.add(row)
        self._session.flush()

    def changes(self, publication_id: str | None = None, since: datetime | None = None) -> tuple[Change, ...]:
        """Of one publication or of all, newest first; of one moment in the order in which they were found."""
        wanted = select(ChangeRow).order_by(ChangeRow.at.desc(), ChangeRow.id)
        if publication_id is not None:
            wanted = wanted.filter_by(publication_id=publication_id)
        if since is not None:
            wanted = wanted.where(ChangeRow.at >= since)
        return tuple(change_of(row) for row in self._session.scalars(wanted))

    def add_digest(
        self, created: datetime, subject: str, publications: Sequence[str], run_id: int | None = None
    ) -> int:
        """Note that a digest was made and which publications it told of; its number."""
        row = DigestRow(created=created, subject=subject, run_id=run_id)
        self._session.add(row)
        self._session.flush()
        for position, publication_id in enumerate(publications):
            told = ToldRow(digest_id=row.id, publication_id=publication_id, position=position)
            self._session.add(told)
        self._session.flush()
        return row.id

    def last_digest(self) -> DigestNote | None:
        """The newest digest: the next one tells what came since `created`."""
        newest = (
            select(DigestRow)
            .order_by(DigestRow.created.desc(), DigestRow.id.desc())
            .limit(1)
            .options(selectinload(DigestRow.told))
            .execution_options(populate_existing=True)
        )
        row = self._session.scalar(newest)
        return _note_of(row) if row else None

    def told(self) -> frozenset[str]:
        """Every publication that some digest told of."""
        return frozenset(self._session.scalars(select(ToldRow.publication_id)))

    def last_told(self) -> dict[str, datetime]:
        """When a digest last told of each publication; what changed since then is untold."""
        latest = (
            select(ToldRow.publication_id, func.max(DigestRow.created))
            .join(DigestRow, DigestRow.id == ToldRow.digest_id)
            .group_by(ToldRow.publication_id)
        )
        return {row[0]: row[1] for row in self._session.execute(latest)}


def _note_of(row: DigestRow) -> DigestNote:
    return DigestNote(
        id=row.id,
        created=row.created,
        subject=row.subject,
        run=row.run_id,
        publications=tuple(told.publication_id for told in row.told),
    )
