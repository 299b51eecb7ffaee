"""Reading in a child process: the same result as here, and an end to every child whatever the file does."""

import faulthandler
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hmicwatch.errors import UnreadableFile
from hmicwatch.parse import explain_document, read_document
from hmicwatch.readfile import Limits, explain_bytes, in_child, read_bytes
from tests.parse.pdfs import handmade, sample
from tests.parse.reading import DAY, page, tables

forking = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the child is started otherwise here"
)
HTML = page("<h3>Recommendation 1</h3><p>Within three months, forces should act.</p>").encode()
BIG = "an-inspection-of-vetting-misconduct-and-misogyny-in-the-police-service.pdf"  # 113 pages


def children() -> list[int]:
    """This process's children, zombies too."""
    return [
        int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _parent(stat) == os.getpid()
    ]


def _parent(stat: Path) -> int | None:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:  # it ended between the listing and the reading
        return None


def refused(data: bytes, limits: Limits, name: str = "report.pdf") -> UnreadableFile:
    before = set(children())
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, name, DAY, tables(), limits=limits)
    assert set(children()) <= before, "a child was left behind"
    return caught.value


@pytest.mark.parametrize(("data", "name"), [(HTML, "report.html"), (sample(), "report.pdf")])
def test_the_result_is_the_same_as_without_a_child(data: bytes, name: str) -> None:
    here = read_document(data, name=name, published=DAY, tables=tables())
    assert read_bytes(data, name, DAY, tables()) == here


def test_the_reasons_travel_from_the_child() -> None:
    here = explain_document(sample(), name="report.pdf", published=DAY, tables=tables())
    assert explain_bytes(sample(), "report.pdf", DAY, tables()) == here


def test_the_second_engine_works_in_a_child_too() -> None:
    data = handmade(("Recommendation 1", "By 1 May 2026, forces should act on their kites."))
    here = read_document(data, name="a.pdf", published=DAY, tables=tables(), engine="pdfplumber")
    assert read_bytes(data, "a.pdf", DAY, tables(), engine="pdfplumber") == here


@pytest.mark.parametrize(("data", "reason"), [(b"words", "not_a_pdf"), (sample()[:5000], "truncated")])
def test_refusals_travel_from_the_child(data: bytes, reason: str) -> None:
    found = refused(data, Limits())
    assert (found.reason, found.name) == (reason, "report.pdf")
    assert str(found).startswith("report.pdf cannot be read: ")


@forking
def test_a_reader_that_takes_too_long_is_ended() -> None:
    started = time.monotonic()
    found = refused(sample(BIG), Limits(seconds=0.2))
    assert found.reason == "out_of_limits"
    assert time.monotonic() - started < 3


def in_the_child(monkeypatch: pytest.MonkeyPatch, does: Callable[..., object]) -> None:
    """What the child does instead of reading; the parent's own module is put back after the test."""
    monkeypatch.setattr("hmicwatch.parse.read_document", does)


def crash(*_: object, **__: object) -> None:
    faulthandler.disable()  # a crash on purpose needs no report among the results
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(*_: object, **__: object) -> None:
    os._exit(3)


def burn(*_: object, **__: object) -> None:
    while True:
        pass


def sleep(*_: object, **__: object) -> None:
    time.sleep(60)


def hoard(*_: object, **__: object) -> None:
    kept = []
    while True:
        kept.append(bytes(50_000_000))


def nest(*_: object, **__: object) -> None:
    nest()


BAD_READERS = {
    "a crash": (crash, Limits(), "SIGSEGV"),
    "a silent end": (leave, Limits(), "exit status 3"),
    "a hang": (sleep, Limits(seconds=0.3), "seconds"),
    "a loop": (burn, Limits(processor_seconds=1, seconds=20), "SIGXCPU"),
    "a hoard": (hoard, Limits(memory=600 * 1024 * 1024), ""),
    "a nest": (nest, Limits(), ""),
}


@forking
@pytest.mark.parametrize(("does", "limits", "told"), BAD_READERS.values(), ids=BAD_READERS.keys())
def test_whatever_the_reader_does_one_error_comes_back(
    does: Callable[..., object], limits: Limits, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_child(monkeypatch, does)
    found = refused(HTML, limits, "report.html")
    assert found.reason == "out_of_limits"
    assert told in str(found)


@forking
def test_a_reader_cannot_write_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "written"

    def write(*_: object, **__: object) -> None:
        target.write_bytes(b"x" * 100)

    in_the_child(monkeypatch, write)
    with pytest.raises((UnreadableFile, OSError)):
        read_bytes(HTML, "report.html", DAY, tables(), limits=Limits(seconds=5))
    assert not target.exists() or target.stat().st_size == 0


def one_then_stop() -> Iterator[str]:
    yield "first"
    sleep()


@forking
def test_answers_come_one_by_one_and_the_child_ends_with_who_asks() -> None:
    before = set(children())
    answers = in_child(one_then_stop, "report.pdf", Limits(seconds=20))
    assert next(answers) == "first"
    answers.close()
    assert set(children()) <= before


@forking
def test_what_came_before_the_end_is_kept() -> None:
    answers = in_child(one_then_stop, "report.pdf", Limits(seconds=0.5))
    assert next(answers) == "first"
    with pytest.raises(UnreadableFile, match="seconds"):
        next(answers)


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@forking
def test_many_readings_leave_nothing_behind() -> None:
    before = (set(children()), open_files())
    for _ in range(20):
        read_bytes(HTML, "report.html", DAY, tables())
    assert (set(children()), open_files()) == before
    assert multiprocessing.active_children() == []


INTERRUPTED = """
import os, signal, sys, threading, time
import hmicwatch.parse
from hmicwatch.readfile import read_bytes
from tests.parse.reading import tables
hmicwatch.parse.read_document = lambda *a, **k: time.sleep(60)
tables()
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts its background jobs without one
threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    read_bytes(b"<html><p>words</p></html>", "report.html", None, tables())
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@forking
def test_ctrl_c_ends_the_parent_and_its_child_at_once() -> None:
    started = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", INTERRUPTED],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=20,
        start_new_session=True,
        check=False,
    )
    assert run.stdout == "interrupted\n"
    assert run.stderr == ""
    assert time.monotonic() - started < 10
