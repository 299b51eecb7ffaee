"""The store's verbs for what people decide: overrides of the machine's values, and reviews."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from hmicwatch.domain import Override, Reading
from hmicwatch.errors import UsageError
from hmicwatch.review.effective import effective_reading
from hmicwatch.review.overrides import settle
from hmicwatch.store.images import item_of, override_of
from hmicwatch.store.readings import ReadingVerbs
from hmicwatch.store.tables import ItemRow, OverrideRow, ReadingRow, ReviewRow
from hmicwatch.store.values import RecordedOverride, Review


class DecisionVerbs(ReadingVerbs):
    """Part of `Work`."""

    def effective(self, publication_id: str) -> Reading | None:
        """The reading that counts: the machine's with the officer's decisions applied."""
        return self.effective_readings([publication_id]).get(publication_id)

    def effective_readings(self, publication_ids: Iterable[str]) -> dict[str, Reading]:
        """The same for many publications; those that nobody has read yet are left out."""
        readings = self.readings(publication_ids)
        decided = self._decided_on(readings)
        return {key: effective_reading(reading, decided[key]) for key, reading in readings.items()}

    def add_override(self, override: Override) -> int:
        """Keep a decision; its number in the history. Of several on one field the latest counts."""
        item = self._item_row(override.publication, override.item)
        value = settle(item_of(item, None), override.field, override.value)
        row = OverrideRow(
            publication_id=override.publication,
            item_key=override.item,
            field=override.field,
            value=value,
            machine=override.machine,
            reason=override.reason,
            who=override.who,
            at=override.at,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def undo_override(self, override_id: int, who: str, at: datetime) -> None:
        """Take a decision back; it stays in the history."""
        row = self._session.get(OverrideRow, override_id)
        if row is None:
            raise UsageError(f"there is no decision number {override_id}")
        if row.undone_at is None:
            row.undone_at, row.undone_by = at, who
            self._session.flush()

    def overrides(self, publication_id: str) -> tuple[Override, ...]:
        """The decisions that stand, oldest first."""
        return tuple(self._decided_on([publication_id])[publication_id])

    def override_history(self, publication_id: str) -> tuple[RecordedOverride, ...]:
        """Every decision ever made, also those taken back, oldest first."""
        rows = select(OverrideRow).filter_by(publication_id=publication_id).order_by(OverrideRow.id)
        return tuple(
            RecordedOverride(
                id=row.id, override=override_of(row), undone_at=row.undone_at, undone_by=row.undone_by
            )
            for row in self._session.scalars(rows)
        )

    def mark_reviewed(self, publication_id: str, who: str, at: datetime) -> None:
        """A person has checked the current reading against the report."""
        row = self._session.get(ReadingRow, publication_id)
        if row is None:
            raise UsageError(
                f"{publication_id} has not been read yet",
                "There is nothing that could have been checked",
                "Fetch it first",
            )
        self._session.add(ReviewRow(publication_id=publication_id, who=who, at=at, facts=row.facts))
        self._session.flush()

    def is_reviewed(self, publication_id: str) -> bool:
        """Whether somebody checked a reading with just the facts that the current one has."""
        return publication_id in self.reviewed()

    def reviewed(self) -> frozenset[str]:
        """All publications whose current facts somebody has checked."""
        same = (ReviewRow.publication_id == ReadingRow.publication_id) & (ReviewRow.facts == ReadingRow.facts)
        return frozenset(self._session.scalars(select(ReadingRow.publication_id).join(ReviewRow, same)))

    def reviews(self, publication_id: str) -> tuple[Review, ...]:
        """Who looked when, newest first."""
        rows = select(ReviewRow).filter_by(publication_id=publication_id).order_by(ReviewRow.id.desc())
        return tuple(
            Review(publication=row.publication_id, who=row.who, at=row.at)
            for row in self._session.scalars(rows)
        )

    def _item_row(self, publication_id: str, key: str) -> ItemRow:
        known = select(ItemRow).filter_by(publication_id=publication_id, key=key)
        row = self._session.scalar(known)
        if row is None:
            raise UsageError(
                f"{publication_id} has no item {key!r}",
                "A decision needs an item that was read once",
                f"See the items with: hmicwatch show {publication_id}",
            )
        return row

    def _decided_on(self, publication_ids: Iterable[str]) -> dict[str, list[Override]]:
        """Standing decisions by publication; most publications have none, so all are asked for at once."""
        wanted = set(publication_ids)
        rows = select(OverrideRow).where(OverrideRow.undone_at.is_(None)).order_by(OverrideRow.id)
        if len(wanted) == 1:
            rows = rows.where(OverrideRow.publication_id == next(iter(wanted)))
        decided: dict[str, list[Override]] = defaultdict(list)
        for row in self._session.scalars(rows):
            if row.publication_id in wanted:
                decided[row.publication_id].append(override_of(row))
        return decided
