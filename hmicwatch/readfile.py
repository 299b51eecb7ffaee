"""Read one file in a child process with limits, so that no document can take the program down with it."""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Literal, TypeVar

import structlog

from hmicwatch.domain import DocumentRole, Explanation, Extraction, Tables
from hmicwatch.errors import UnreadableFile

log = structlog.get_logger(__name__)

Answer = TypeVar("Answer")
Engine = Literal["pdfium", "pdfplumber"]  # as `parse.pdf` names them; its import takes too long for here

MAX_BYTES_OF_MEMORY = 1024**3
MAX_PROCESSOR_SECONDS = 60
MAX_SECONDS = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may take; the child is ended at the first that it reaches."""

    memory: int = MAX_BYTES_OF_MEMORY
    processor_seconds: int = MAX_PROCESSOR_SECONDS
    seconds: float = MAX_SECONDS


@dataclass(frozen=True, slots=True)
class _End:
    """The child's last word: no more answers will come."""


def read_bytes(
    data: bytes,
    name: str,
    published: date | None,
    tables: Tables,
    role: DocumentRole | None = None,
    *,
    engine: Engine = "pdfium",
    limits: Limits = Limits(),
) -> Extraction:
    """Read a page or PDF as `parse.read_document` does, in a child process.

    Raises UnreadableFile; `out_of_limits` when the child took too long, too much memory, or crashed.
    """
    read = partial(_read, data, name=name, published=published, tables=tables, role=role, engine=engine)
    return _only(in_child(read, name, limits))


def explain_bytes(
    data: bytes,
    name: str,
    published: date | None,
    tables: Tables,
    role: DocumentRole | None = None,
    *,
    engine: Engine = "pdfium",
    limits: Limits = Limits(),
) -> Explanation:
    """The same with its reasons, as `parse.explain_document` gives them."""
    read = partial(_explain, data, name=name, published=published, tables=tables, role=role, engine=engine)
    return _only(in_child(read, name, limits))


def _read(data: bytes, **how: Any) -> Iterator[Extraction]:
    from hmicwatch.parse import read_document

    yield read_document(data, **how)


def _explain(data: bytes, **how: Any) -> Iterator[Explanation]:
    from hmicwatch.parse import explain_document

    yield explain_document(data, **how)


def _only(answers: Iterator[Answer]) -> Answer:
    [answer] = answers
    return answer


def in_child(work: Callable[[], Iterator[Answer]], name: str, limits: Limits = Limits()) -> Generator[Answer]:
    """What `work` yields, done in a child process with limits; `name` is the file that it works on.

    Raises UnreadableFile as `work` does, and `out_of_limits` when the child took too much or crashed.
    """
    # Fork costs 2 ms where it exists; elsewhere a fresh interpreter is started.
    forks = sys.platform.startswith("linux")
    context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(theirs, work, name, limits), daemon=True)
    with _no_warning_of_forks():
        child.start()
    theirs.close()
    try:
        until = time.monotonic() + limits.seconds
        while not isinstance(answer := _received(ours, until, name, limits), _End):
            yield answer
    except EOFError:
        child.join(2)
        told = f"the reader ended early ({_ending(child.exitcode)})"
        raise UnreadableFile(name, "out_of_limits", told) from None
    finally:
        ours.close()
        if child.is_alive():
            child.kill()
        child.join()
        child.close()


def _received(pipe: Connection, until: float, name: str, limits: Limits) -> Any:
    if not pipe.poll(max(0.0, until - time.monotonic())):
        raise UnreadableFile(name, "out_of_limits", f"it was given {limits.seconds:.0f} seconds")
    answer = pipe.recv()
    if isinstance(answer, BaseException):
        raise answer
    return answer


@contextlib.contextmanager
def _no_warning_of_forks() -> Iterator[None]:
    """Python 3.12 warns of forking with threads; the child only reads and exits, it takes no lock."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def _ending(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"signal {signal.Signals(-exitcode).name}"
    return f"exit status {exitcode}"


def _child(pipe: Connection, work: Callable[[], Iterator[object]], name: str, limits: Limits) -> None:
    _limit(limits)
    # The parent's handlers would print or save things that are not the child's business.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for answer in _answers(work, name):
        pipe.send(answer)
    pipe.close()


def _answers(work: Callable[[], Iterator[object]], name: str) -> Iterator[object]:
    try:
        yield from work()
    except UnreadableFile as unreadable:
        yield unreadable
    except (MemoryError, RecursionError):
        yield UnreadableFile(name, "out_of_limits")
    except Exception as fault:  # files can be broken in more ways than any reader knows
        log.info("a file could not be read", name=name, exc_info=True)
        what = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        yield UnreadableFile(name, "truncated", f"The reader failed on it ({what})")
    else:
        yield _End()


def _limit(limits: Limits) -> None:
    if os.name != "posix":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):  # a lower limit may be in force already
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
