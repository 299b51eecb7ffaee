"""Brings a store's schema up to date by its Alembic migrations, and refuses what it doesn't know."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from hmicwatch.errors import StoreError
from hmicwatch.store.engine import name_of, reads_only

if TYPE_CHECKING:
    from alembic.config import Config

# The newest migration: kept here too, so that an up-to-date store opens without loading Alembic.
HEAD = "0002"
_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSIONS = "alembic_version"


def bring_up_to_date(engine: Engine) -> None:
    """Run what migrations are missing, all or none; of two processes the second finds nothing to do."""
    with reads_only(engine).connect() as connection:
        if revision_of(connection) == HEAD:
            return
    with engine.begin() as connection:
        found = revision_of(connection)
        if found != HEAD:
            _migrate(connection, found, name_of(engine))


def revision_of(connection: Connection) -> str | None:
    """The migration that the store stands at; `None` for a store without tables."""
    if not inspect(connection).has_table(_VERSIONS):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {_VERSIONS}"))  # noqa: S608
    return found


def migrations() -> "Config":
    """Alembic's view of our migrations; it needs no alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _migrate(connection: Connection, found: str | None, store: str) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = migrations()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise _newer(store, found)
    if found is None and inspect(connection).get_table_names():
        raise _foreign(store)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _newer(store: str, found: str) -> StoreError:
    return StoreError(
        f"the store {store} was made by a newer hmicwatch (its schema is {found}, this program knows {HEAD})",
        "This program could misread it, so it leaves it alone",
        "Update hmicwatch, or set store.url to a store of this version",
    )


def _foreign(store: str) -> StoreError:
    return StoreError(
        f"{store} is no hmicwatch store",
        "It is the database of another program, so it is left alone",
        "Set store.url to the right file, or to a new one",
    )
