"""One run at a time, between real processes, and after the death of one."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hmicwatch.clock import FixedClock
from hmicwatch.errors import ExitStatus, RunInProgress
from hmicwatch.store import Store
from hmicwatch.store.lock import Owner, is_abandoned
from hmicwatch.store.process import UNKNOWN, host, process_start
from tests.store.samples import MORNING, NEXT

HOLDER = """
import sys
from datetime import UTC, datetime
from hmicwatch.clock import FixedClock
from hmicwatch.store import open_store
with open_store(sys.argv[1]) as store, store.lock(FixedClock(datetime(2025, 5, 8, 1, 30, tzinfo=UTC))):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the lock until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_run_is_told_who_is_at_work(store: Store, url: str) -> None:
    with holder(url) as other:
        with (
            pytest.raises(RunInProgress, match="since 08 May 2025 01:30 UTC") as refused,
            store.lock(FixedClock(NEXT)),
        ):
            pass
        assert f"process {other.pid}" in str(refused.value)
        assert refused.value.exit_status is ExitStatus.BUSY
        with store.begin() as work:
            assert work.publications() == ()
        other.communicate(timeout=10)
        with store.lock(FixedClock(NEXT)):
            pass
    assert store.running() is None


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
def test_the_lock_of_a_killed_process_is_taken_over(store: Store, url: str) -> None:
    with holder(url) as other:
        # The dead one stays behind as a zombie (nobody takes its status): that is dead enough.
        os.kill(other.pid, signal.SIGKILL)
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)
        with store.lock(FixedClock(NEXT)):
            owner = store.running()
            assert owner is not None
            assert (owner.pid, owner.since) == (os.getpid(), NEXT)


def test_one_process_does_not_hold_it_twice(store: Store) -> None:
    with store.lock(FixedClock(MORNING)), pytest.raises(RunInProgress), store.lock(FixedClock(MORNING)):
        pass
    assert store.running() is None


def test_it_is_given_back_after_a_fault(store: Store) -> None:
    with pytest.raises(RuntimeError, match="fault"), store.lock(FixedClock(MORNING)):
        raise RuntimeError("fault")
    assert store.running() is None


def test_signs_of_life_are_given(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later:
        """Shows a later time at each look."""

        at = MORNING

        def now(self) -> datetime:
            self.at += timedelta(minutes=1)
            return self.at

    monkeypatch.setattr("hmicwatch.store.lock._BEAT_SECONDS", 0.01)
    with store.lock(Later()):
        while (owner := store.running()) and owner.heartbeat == owner.since:
            pass
        assert owner is not None
        assert owner.heartbeat > owner.since


OWNER = Owner(pid=1, host="here", process_start="boot 7", since=MORNING, heartbeat=MORNING)
SILENT = MORNING + timedelta(minutes=31)
SOON = MORNING + timedelta(minutes=29)


@pytest.mark.parametrize(
    ("owner", "start_now", "now", "abandoned"),
    [
        (OWNER, "boot 7", SILENT, False),
        (OWNER, None, SOON, True),
        (OWNER, "boot 8", SOON, True),
        (OWNER, UNKNOWN, SOON, False),
        (OWNER, UNKNOWN, SILENT, True),
        (replace(OWNER, process_start=UNKNOWN), "boot 7", SILENT, True),
        (replace(OWNER, host="elsewhere"), None, SOON, False),
        (replace(OWNER, host="elsewhere"), "boot 7", SILENT, True),
    ],
)
def test_who_is_dead(owner: Owner, start_now: str | None, now: datetime, abandoned: bool) -> None:
    assert is_abandoned(owner, "here", start_now, now) is abandoned


def test_a_process_is_known_by_its_start() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        start = process_start(other.pid)
        assert start not in (None, UNKNOWN)
        assert process_start(other.pid) == start
        assert process_start(os.getpid()) not in (None, UNKNOWN)
    assert process_start(other.pid) is None
    assert host() == host()
