"""Makes the SQLAlchemy engine behind a `store.url`; everything that is special to SQLite is here."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from hmicwatch.errors import SettingsError, StoreError

# An execution option: this connection only reads, so it neither waits for a writer nor keeps one waiting.
READS = "hmicwatch_reads"
_WAIT_SECONDS = 30.0
_ALLOWED = (
    "Allowed: a SQLite file (sqlite:////folder/hmicwatch.sqlite3) or a PostgreSQL database "
    "(postgresql+psycopg://user:password@host/name)"
)


def make_engine(url: str) -> Engine:
    """The engine for this address; no connection is made yet, but a SQLite file's folder is."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed)
    try:
        return create_engine(parsed)
    except NoSuchModuleError as error:
        raise SettingsError(
            f"store.url names a database that is not known: {parsed.drivername}", do=_ALLOWED
        ) from error
    except ModuleNotFoundError as error:
        raise _driver_missing(parsed, error) from error


def name_of(engine: Engine) -> str:
    """The store as a person knows it: the file's path, or the address without its password."""
    path = sqlite_path(engine.url)
    return str(path) if path else engine.url.render_as_string(hide_password=True)


def sqlite_path(url: URL) -> Path | None:
    """The file of a plain SQLite address."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith((":", "file:")):
        return None
    return Path(url.database)


def reads_only(engine: Engine) -> Engine:
    """The same engine for transactions that only read."""
    return engine.execution_options(**{READS: True, "postgresql_readonly": True})


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        # The address itself may hold a password, so it isn't repeated.
        raise SettingsError("store.url is no address of a database", do=_ALLOWED) from error


def _driver_missing(url: URL, error: ModuleNotFoundError) -> SettingsError:
    is_postgres = url.get_backend_name() == "postgresql"
    return SettingsError(
        f"store.url names {url.drivername}, whose driver is not installed (no module {error.name})",
        do='Install it: pip install "psycopg[binary]"' if is_postgres else _ALLOWED,
    )


def _sqlite_engine(url: URL) -> Engine:
    path = sqlite_path(url)
    if path is not None:
        _make_folder(path)
    engine = create_engine(url, connect_args={"timeout": _WAIT_SECONDS})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder {path.parent} of the store cannot be made ({error.strerror})",
            "Nothing can be stored",
            "Make the folder yourself, or set store.url to another place",
        ) from error


def _on_connect(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # Python's own implicit BEGIN would start every transaction as a reader: see `_on_begin`.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode=WAL")


def _on_begin(connection: Connection) -> None:
    """A writer takes its turn at once: two readers that both become writers would block each other."""
    reads = bool(connection.get_execution_options().get(READS))
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
