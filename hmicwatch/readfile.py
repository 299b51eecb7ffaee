"""Read one file in a child process with limits, so that no document can take the program down with it."""

import contextlib
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from typing import Any

import structlog

from hmicwatch.domain import DocumentRole, Extraction, Tables
from hmicwatch.errors import UnreadableFile

log = structlog.get_logger(__name__)

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
class _Work:
    data: bytes
    name: str
    published: date | None
    tables: Tables
    role: DocumentRole | None
    engine: str


def read_bytes(
    data: bytes,
    name: str,
    published: date | None,
    tables: Tables,
    role: DocumentRole | None = None,
    *,
    engine: str = "pdfium",
    limits: Limits = Limits(),
) -> Extraction:
    """Read a page or PDF as `parse.read_document` does, in a child process.

    Raises UnreadableFile; `out_of_limits` when the child took too long, too much memory, or crashed.
    """
    work = _Work(data, name, published, tables, role, engine)
    result = _in_child(work, limits)
    if isinstance(result, BaseException):
        raise result
    return result


def _in_child(work: _Work, limits: Limits) -> Extraction | BaseException:
    # Fork costs 2 ms where it exists; elsewhere a fresh interpreter is started.
    forks = sys.platform.startswith("linux")
    context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(theirs, work, limits), daemon=True)
    with _no_warning_of_forks():
        child.start()
    theirs.close()
    try:
        if not ours.poll(limits.seconds):
            return UnreadableFile(work.name, "out_of_limits", f"it was given {limits.seconds:.0f} seconds")
        answer: Extraction | BaseException = ours.recv()
        return answer
    except EOFError:
        child.join(2)
        return UnreadableFile(
            work.name, "out_of_limits", f"the reader ended early ({_ending(child.exitcode)})"
        )
    finally:
        ours.close()
        if child.is_alive():
            child.kill()
        child.join()


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


def _child(pipe: Connection, work: _Work, limits: Limits) -> None:
    _limit(limits)
    # The parent's handlers would print or save things that are not the child's business.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    pipe.send(_answer(work))
    pipe.close()


def _answer(work: _Work) -> Extraction | BaseException:
    from hmicwatch.parse import read_document

    read: Callable[..., Any] = read_document
    try:
        answer: Extraction = read(
            work.data,
            name=work.name,
            published=work.published,
            tables=work.tables,
            role=work.role,
            engine=work.engine,
        )
    except UnreadableFile as unreadable:
        return unreadable
    except (MemoryError, RecursionError):
        return UnreadableFile(work.name, "out_of_limits")
    except Exception as fault:  # files can be broken in more ways than any reader knows
        log.info("a file could not be read", name=work.name, exc_info=True)
        what = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        return UnreadableFile(work.name, "truncated", f"The reader failed on it ({what})")
    return answer


def _limit(limits: Limits) -> None:
    if os.name != "posix":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):  # a lower limit may be in force already
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
