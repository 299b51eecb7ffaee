"""Database errors in people's words: what happened, what it means, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, InterfaceError, ProgrammingError

from hmicwatch.errors import StoreError


class Words(NamedTuple):
    happened: str
    means: str
    do: str


_UNTOUCHED = "Nothing of this step was stored; what was stored before is untouched"
_IN_USE = Words(
    "the store {store} is in use by another program",
    "It was waited for, in vain. " + _UNTOUCHED,
    "Wait until the other program has ended, then repeat this",
)

# By the beginning of SQLite's own error name.
_SQLITE: dict[str, Words] = {
    "SQLITE_FULL": Words(
        "the disk is full, so the store {store} cannot grow",
        _UNTOUCHED,
        "Make room on the disk, then repeat this",
    ),
    "SQLITE_READONLY": Words(
        "the store {store} may only be read",
        "The file, its folder or its disk is read-only for you, so nothing can be stored",
        "Give yourself the right to write there, or set store.url to another place",
    ),
    "SQLITE_NOTADB": Words(
        "{store} is no hmicwatch store",
        "The file is something else, or it is damaged from its beginning",
        "Set store.url to the right file, or put back a backup of it",
    ),
    "SQLITE_CORRUPT": Words(
        "the store {store} is damaged",
        "Parts of the file do not fit together; the archive of original files is not touched by this",
        "Put back the last backup; keep the damaged file for a repair",
    ),
    "SQLITE_CANTOPEN": Words(
        "the store {store} cannot be opened",
        "Its folder is missing or read-only, or you have no right to the file",
        "Check the folder and your rights, or set store.url to another place",
    ),
    "SQLITE_BUSY": _IN_USE,
    "SQLITE_IOERR": Words(
        "the disk failed while the store {store} was read or written",
        _UNTOUCHED,
        "Check the disk (or the network drive) before anything else, then run: hmicwatch doctor",
    ),
    "SQLITE_LOCKED": _IN_USE,
    "SQLITE_PERM": Words(
        "you have no right to the store {store}",
        "The system refused to open the file",
        "Ask for the right, or set store.url to another place",
    ),
}
_OTHER = Words(
    "the store {store} does not answer as it should",
    "The database said: {said}",
    "Check that the database is there and that store.url is right",
)
# These are faults of the program, not of the place where it works.
_FAULTS = (IntegrityError, ProgrammingError, DataError, InterfaceError)


@contextmanager
def explained(store: str) -> Iterator[None]:
    """Whatever goes wrong with the database at its place becomes a `StoreError`."""
    try:
        yield
    except _FAULTS:
        raise
    except DatabaseError as error:
        words = _words(error)
        said = str(error.orig)
        raise StoreError(*(part.format(store=store, said=said) for part in words)) from error


def _words(error: DatabaseError) -> Words:
    name: str = getattr(error.orig, "sqlite_errorname", "")
    return next((words for begin, words in _SQLITE.items() if name.startswith(begin)), _OTHER)
