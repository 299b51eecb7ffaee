"""One run at a time on one store, also across processes and computers, and also after a crash."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread
from uuid import uuid4

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from hmicwatch.clock import Clock
from hmicwatch.errors import RunInProgress
from hmicwatch.store.process import UNKNOWN, host, process_start
from hmicwatch.store.tables import LockRow

STALE_AFTER = timedelta(minutes=30)
_BEAT_SECONDS = 120.0
_NAME = "run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who holds the lock, since when, and the last sign of life."""

    pid: int
    host: str
    process_start: str
    since: datetime
    heartbeat: datetime


def is_abandoned(owner: Owner, here: str, start_now: str | None, now: datetime) -> bool:
    """Whether the owner is dead: on this computer its process tells, else (or unknown) its silence does."""
    if owner.host == here and start_now != UNKNOWN and owner.process_start != UNKNOWN:
        return start_now != owner.process_start
    return now - owner.heartbeat > STALE_AFTER


@contextmanager
def held_lock(engine: Engine, clock: Clock) -> Iterator[None]:
    """Hold the lock; raises `RunInProgress` if a living process has it."""
    token = uuid4().hex
    _take(engine, token, clock.now())
    ended = Event()
    beating = Thread(target=_beat, args=(engine, token, clock, ended), name="run lock", daemon=True)
    beating.start()
    try:
        yield
    finally:
        ended.set()
        beating.join()
        _give_back(engine, token)


def lock_owner(engine: Engine) -> Owner | None:
    """Who holds the lock now, dead or alive."""
    with Session(engine) as session:
        row = session.get(LockRow, _NAME)
        return _owner(row) if row else None


def _take(engine: Engine, token: str, now: datetime) -> None:
    mine = Owner(
        pid=os.getpid(),
        host=host(),
        process_start=process_start(os.getpid()) or UNKNOWN,
        since=now,
        heartbeat=now,
    )
    try:
        with Session(engine) as session, session.begin():
            _take_in(session, token, mine)
    except IntegrityError as error:
        # Where databases let two insert at once, one is told so at the end.
        raise RunInProgress(
            "Another run has just been started", "One at a time may work", "Wait for it"
        ) from error


def _take_in(session: Session, token: str, mine: Owner) -> None:
    row = session.scalar(select(LockRow).filter_by(name=_NAME).with_for_update())
    if row is None:
        row = LockRow(name=_NAME)
        session.add(row)
    elif not is_abandoned(_owner(row), mine.host, process_start(row.pid), mine.since):
        raise _in_progress(_owner(row))
    row.token, row.pid, row.host, row.process_start = token, mine.pid, mine.host, mine.process_start
    row.since, row.heartbeat = mine.since, mine.heartbeat


def _beat(engine: Engine, token: str, clock: Clock, ended: Event) -> None:
    while not ended.wait(_BEAT_SECONDS):
        # A beat that is missed because the store is busy is made up by the next one.
        with suppress(OperationalError), engine.begin() as connection:
            alive = update(LockRow).where(LockRow.token == token).values(heartbeat=clock.now())
            connection.execute(alive)


def _give_back(engine: Engine, token: str) -> None:
    """Only if it is still ours: a computer that slept for long may have lost it."""
    with engine.begin() as connection:
        connection.execute(delete(LockRow).where(LockRow.token == token))


def _owner(row: LockRow) -> Owner:
    return Owner(
        pid=row.pid,
        host=row.host,
        process_start=row.process_start,
        since=row.since,
        heartbeat=row.heartbeat,
    )


def _in_progress(owner: Owner) -> RunInProgress:
    computer = owner.host.partition(" ")[0]
    return RunInProgress(
        f"Another run is in progress since {owner.since:%d %B %Y %H:%M} UTC"
        f" (process {owner.pid} on {computer})",
        "Two runs at once would ask the site twice, so this one does nothing",
        f"Wait until it has ended; if it hangs, end process {owner.pid} and start again",
    )
