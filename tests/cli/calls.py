"""Calls the program as a shell would, without a process: exit status, output, errors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from hmicwatch.cli import main
from hmicwatch.clock import Clock, FixedClock

NIGHT = FixedClock(datetime(2025, 5, 17, 1, 30, tzinfo=UTC))


@dataclass(frozen=True)
class Called:
    status: int
    out: str
    err: str


def call(*args: str, env: Mapping[str, str] | None = None, clock: Clock = NIGHT) -> Called:
    out, err = StringIO(), StringIO()
    status = main(args, env or {}, out, err, clock)
    return Called(status, out.getvalue(), err.getvalue())


def own_store(folder: Path) -> dict[str, str]:
    """An environment in which everything is kept in `folder`."""
    return {
        "HMICWATCH_STORE__URL": f"sqlite:///{folder / 'hmicwatch.sqlite3'}",
        "HMICWATCH_STORE__ARCHIVE": str(folder / "archive"),
    }
