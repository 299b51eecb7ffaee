"""The store's verbs for what the machine read: one current reading per publication, its items row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from hmicwatch.domain import Item, Reading
from hmicwatch.language.text import opening
from hmicwatch.review.facts import facts_of
from hmicwatch.store.documents import DocumentVerbs
from hmicwatch.store.images import check_rows, reading_of, stated_rows, write_item
from hmicwatch.store.tables import ItemRow, PublicationRow, ReadingRow

# Databases limit how many values one question may name.
_AT_ONCE = 500


class ReadingVerbs(DocumentVerbs):
    """Part of `Work`."""

    def save_reading(
        self, publication_id: str, reading: Reading, at: datetime, run_id: int | None = None
    ) -> bool:
        """Make this the machine's reading and note when it was read; whether its facts are new.

        Items that are no longer found stay in the store, marked as gone, with what was decided on them.
        """
        reading = replace(reading, items=with_keys(reading.items))
        row = self._reading_row(publication_id)
        facts = facts_of(reading)
        fresh = row is None or row.facts != facts
        self._write_reading(row, publication_id, reading, facts, at, run_id)
        self._write_items(publication_id, reading.items, at, run_id)
        publication = self._session.get_one(PublicationRow, publication_id)
        publication.last_read = at
        self._session.flush()
        return fresh

    def reading(self, publication_id: str) -> Reading | None:
        """What the machine read, without anybody's decisions."""
        return self.readings([publication_id]).get(publication_id)

    def readings(self, publication_ids: Iterable[str]) -> dict[str, Reading]:
        return {row.publication_id: reading_of(row) for row in self._reading_rows(publication_ids)}

    def _reading_row(self, publication_id: str) -> ReadingRow | None:
        return next(iter(self._reading_rows([publication_id])), None)

    def _reading_rows(self, publication_ids: Iterable[str]) -> list[ReadingRow]:
        ids = list(publication_ids)
        rows: list[ReadingRow] = []
        for start in range(0, len(ids), _AT_ONCE):
            wanted = (
                select(ReadingRow)
                .where(ReadingRow.publication_id.in_(ids[start : start + _AT_ONCE]))
                .options(
                    *(selectinload(part) for part in (ReadingRow.items, ReadingRow.stated, ReadingRow.checks))
                )
                .execution_options(populate_existing=True)
            )
            rows.extend(self._session.scalars(wanted))
        return rows

    def _write_reading(
        self,
        row: ReadingRow | None,
        publication_id: str,
        reading: Reading,
        facts: str,
        at: datetime,
        run_id: int | None,
    ) -> None:
        before = reading_of(row) if row else None
        if row is None:
            row = ReadingRow(publication_id=publication_id)
            self._session.add(row)
        row.at, row.run_id, row.rules, row.facts = at, run_id, reading.rules, facts
        row.title, row.published, row.kind = reading.title, reading.published, reading.kind
        row.documents = list(reading.documents)
        if before is None or before.stated_counts != reading.stated_counts:
            row.stated = stated_rows(reading.stated_counts)
        if before is None or before.checks != reading.checks:
            row.checks = check_rows(reading.checks)

    def _write_items(
        self, publication_id: str, items: Sequence[Item], at: datetime, run_id: int | None
    ) -> None:
        known = select(ItemRow).filter_by(publication_id=publication_id)
        rows = {row.key: row for row in self._session.scalars(known)}
        for position, item in enumerate(items):
            row = rows.pop(item.key, None)
            if row is None:
                row = ItemRow(publication_id=publication_id, key=item.key, first_run_id=run_id)
                self._session.add(row)
            write_item(row, item, position, _parent_key(item, items))
            row.last_run_id = run_id
        for gone in rows.values():
            gone.gone_at = gone.gone_at or at


def with_keys(items: Sequence[Item]) -> tuple[Item, ...]:
    """Every item with a key of its own: a second one of the same key gets `~2`, and so on."""
    taken: set[str] = set()
    keyed = []
    for item in items:
        base = (item.key or f"{item.kind}:{item.number or opening(item.text)}")[:280]
        key = next(key for key in _candidates(base) if key not in taken)
        taken.add(key)
        keyed.append(replace(item, key=key))
    return tuple(keyed)


def _candidates(base: str) -> Iterable[str]:
    yield base
    yield from (f"{base}~{number}" for number in count(2))


def _parent_key(item: Item, items: Sequence[Item]) -> str | None:
    if item.parent is None or not 0 <= item.parent < len(items):
        return None
    return items[item.parent].key
