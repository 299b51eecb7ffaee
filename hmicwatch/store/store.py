"""The opened store: transactions of `Work`, the lock of a run, and what `doctor` asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from hmicwatch.clock import Clock
from hmicwatch.store.engine import make_engine, name_of, reads_only, sqlite_path
from hmicwatch.store.lock import Owner, held_lock, lock_owner
from hmicwatch.store.schema import bring_up_to_date, revision_of
from hmicwatch.store.troubles import explained
from hmicwatch.store.work import Work


class Store:
    """One database; threads may share it, each with transactions of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name = name_of(engine)

    @property
    def path(self) -> Path | None:
        """The file, if the store is one."""
        return sqlite_path(self._engine.url)

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """One transaction that may write: everything in it is stored at its end, or nothing is."""
        with explained(self.name), Session(self._engine) as session, session.begin():
            yield Work(session)

    @contextmanager
    def read(self) -> Iterator[Work]:
        """One transaction that only reads: it sees one moment and keeps no writer waiting."""
        with explained(self.name), Session(reads_only(self._engine)) as session, session.begin():
            yield Work(session)

    @contextmanager
    def lock(self, clock: Clock) -> Iterator[None]:
        """One run at a time: raises `RunInProgress` while another living process holds it."""
        with explained(self.name), held_lock(self._engine, clock):
            yield

    def running(self) -> Owner | None:
        """Who holds the lock of a run (it may have died with it)."""
        with explained(self.name):
            return lock_owner(reads_only(self._engine))

    @property
    def schema(self) -> str | None:
        """The migration that the store stands at."""
        with explained(self.name), reads_only(self._engine).connect() as connection:
            return revision_of(connection)

    def damage(self) -> tuple[str, ...]:
        """What the database finds wrong with its own file; nothing when it is sound."""
        if self._engine.dialect.name != "sqlite":
            return ()
        with explained(self.name), reads_only(self._engine).connect() as connection:
            said = connection.execute(text("PRAGMA integrity_check(10)")).scalars().all()
            orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
        broken = tuple(
            f"a row of {table} points to a {parent} that is not there" for table, _, parent, _ in orphans
        )
        return (*(str(line) for line in said if line != "ok"), *broken)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(url: str) -> Store:
    """Open (and make, and bring up to date) the store at a SQLAlchemy address.

    Raises `StoreError`; `SettingsError` for an address that no store can have.
    """
    engine = make_engine(url)
    try:
        with explained(name_of(engine)):
            bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)
