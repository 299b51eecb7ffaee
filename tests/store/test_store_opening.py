"""Opening a store, its schema, its transactions, and every way in which a disk can refuse."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError, StatementError

from hmicwatch.domain import Check, PublicationKind, Reading, Severity, Side
from hmicwatch.errors import ExitStatus, SettingsError, StoreError
from hmicwatch.store import Store, Work, open_store
from hmicwatch.store.engine import make_engine
from hmicwatch.store.schema import HEAD, migrations
from hmicwatch.store.tables import Base
from tests.store.samples import ID, publication


def file_of(store: Store) -> Path:
    assert store.path is not None
    return store.path


def test_a_store_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "100% folder" / "hmicwatch.sqlite3"
    with open_store(f"sqlite:///{path}") as store:
        assert store.path == path
        assert store.name == str(path)
        assert store.schema == HEAD
        assert store.damage() == ()
    assert path.exists()


def test_the_migrations_give_the_tables_that_the_program_uses(store: Store, url: str) -> None:
    engine = make_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []
    assert {"publication", "item", "run"} <= set(Base.metadata.tables)


def test_the_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(migrations()).get_heads() == [HEAD]


def test_checks_of_an_older_store_are_still_read(url: str) -> None:
    """Before 0002 a check did not keep what disagreed."""
    check = Check(code="odd", severity=Severity.WARNING, message="Odd.", disagreed=(Side(says="one side"),))
    odd = Reading(title="Kites", published=None, kind=PublicationKind.OTHER, checks=(check,))
    with open_store(url) as store, store.begin() as work:
        work.save_publication(publication())
        work.save_reading(ID, odd, datetime.now(UTC))
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as old, old:
        old.execute("ALTER TABLE reading_check DROP COLUMN disagreed")
        old.execute("UPDATE alembic_version SET version_num = '0001'")
    with open_store(url) as store, store.read() as work:
        assert store.schema == HEAD
        assert work.reading(ID) == replace(odd, checks=(replace(check, disagreed=()),))


def test_every_constraint_has_a_name() -> None:
    tables = Base.metadata.tables.values()
    names = [one.name for table in tables for one in table.constraints]
    names += [one.name for table in tables for one in table.indexes]
    assert len(names) > len(tables)
    assert all(names)


def test_opening_again_finds_what_was_stored(store: Store, url: str) -> None:
    with store.begin() as work:
        work.save_publication(publication())
    with open_store(url) as again, again.read() as work:
        assert work.publication(ID) == publication()


def test_an_up_to_date_store_opens_without_loading_the_migrations(store: Store, url: str) -> None:
    code = f"import sys; from hmicwatch.store import open_store; open_store({url!r}).close(); "
    done = subprocess.run(
        [sys.executable, "-c", code + "print('alembic' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def test_two_processes_may_open_a_fresh_store_at_once(url: str) -> None:
    code = f"from hmicwatch.store import open_store; s = open_store({url!r}); print(s.schema); s.close()"
    both = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    assert [one.communicate(timeout=30)[0].strip() for one in both] == [HEAD, HEAD]


def save_many(work: Work, count: int) -> None:
    for number in range(count):
        work.save_publication(publication(f"{ID}-{number}"))


def save_and_fail(work: Work) -> None:
    save_many(work, 2)
    assert len(work.publications()) == 2
    raise RuntimeError("in the middle")


def test_what_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError, match="in the middle"), store.begin() as work:
        save_and_fail(work)
    with store.read() as work:
        assert work.publications() == ()


def test_who_only_reads_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError, match="may only be read"), store.read() as work:
        work.save_publication(publication())
    with store.begin() as work:
        work.save_publication(publication())


def test_a_reader_sees_one_moment_while_a_writer_works(store: Store) -> None:
    with store.read() as reader:
        assert reader.publications() == ()
        with store.begin() as writer:
            writer.save_publication(publication())
        assert reader.publications() == ()


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="only times with a time zone"), store.begin() as work:
        work.add_digest(datetime(2025, 5, 7, 2, 30), "naive", [])  # noqa: DTZ001


def test_a_newer_store_is_left_alone(store: Store, url: str) -> None:
    with closing(sqlite3.connect(file_of(store))) as direct, direct:
        direct.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer hmicwatch.*9999.*Update hmicwatch"):
        open_store(url)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.sqlite3"
    with closing(sqlite3.connect(path)) as direct, direct:
        direct.execute("CREATE TABLE photo (name TEXT)")
    with pytest.raises(StoreError, match=r"no hmicwatch store.*another program"):
        open_store(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as direct:
        assert direct.execute("SELECT name FROM sqlite_master").fetchall() == [("photo",)]


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear chief constable, " * 100)
    with pytest.raises(StoreError, match=r"no hmicwatch store.*backup") as refused:
        open_store(f"sqlite:///{path}")
    assert refused.value.exit_status is ExitStatus.FAULT


def test_a_damaged_file(store: Store, url: str) -> None:
    store.close()
    damaged = bytearray(file_of(store).read_bytes())
    damaged[4096:] = b"\xa5" * (len(damaged) - 4096)
    file_of(store).write_bytes(bytes(damaged))
    with pytest.raises(StoreError, match=r"is damaged.*backup"):
        open_store(url)


def test_a_disk_that_may_only_be_read(store: Store) -> None:
    path = file_of(store)
    store.close()
    with (
        open_store(f"sqlite:///file:{path}?mode=ro&uri=true") as readable,
        pytest.raises(StoreError, match=r"may only be read.*store.url"),
        readable.begin() as work,
    ):
        work.save_publication(publication())


def test_a_full_disk(store: Store) -> None:
    # SQLite's own limit on the size of a file gives the same error as a full disk.
    with store.begin() as work:
        work._session.connection().exec_driver_sql("PRAGMA max_page_count=1")
    with pytest.raises(StoreError, match=r"disk is full.*Make room"), store.begin() as work:
        save_many(work, 500)
    with store.read() as work:
        assert work.publications() == ()


@contextmanager
def nobody() -> Iterator[None]:
    """As a user without rights: the tests may be run by root, who may do everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
@pytest.mark.parametrize("place", ["hmicwatch.sqlite3", "sub/hmicwatch.sqlite3"])
def test_a_folder_without_the_right_to_write(place: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        with nobody(), pytest.raises(StoreError, match=r"cannot be (opened|made).*store.url"):
            open_store(f"sqlite:///{folder}/{place}")
        Path(folder).chmod(0o755)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreError, match=r"folder .*data of the store cannot be made"):
        open_store(f"sqlite:///{tmp_path}/data/hmicwatch.sqlite3")


def test_a_store_that_somebody_else_keeps_busy(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hmicwatch.store.engine._WAIT_SECONDS", 0.1)
    with store.begin() as work, open_store(url) as other:
        work.save_publication(publication())
        with pytest.raises(StoreError, match="in use by another program") as refused, other.begin() as late:
            late.save_publication(publication())
    assert isinstance(refused.value.__cause__, OperationalError)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("no address at all", "no address of a database"),
        ("oracle9://secret:word@host/base", "not known: oracle9"),
        ("postgresql+psycopg://flo:secret@host/base", r'pip install "psycopg'),
        ("mysql+pymysql://flo:secret@host/base", "Allowed: a SQLite file .* or a PostgreSQL"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as refused:
        open_store(address)
    assert "secret" not in str(refused.value)
