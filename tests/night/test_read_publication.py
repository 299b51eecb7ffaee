"""What was read before is read again only where the day, the role, the rules or the tables are others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hmicwatch.crawl.archive import Archive
from hmicwatch.crawl.landing import Landing
from hmicwatch.domain import DocumentRole, DocumentVersion, PublicationKind, Reading, Tables
from hmicwatch.errors import ArchiveError
from hmicwatch.night.collect import Collected, Copy, Fate
from hmicwatch.night.keep import Before, must_read
from hmicwatch.night.read_publication import PublicationRead, read_publication
from hmicwatch.parse import RULES_VERSION, rules_of
from hmicwatch.settings import bundled
from hmicwatch.store import Store, open_store
from hmicwatch.tables import load_bodies, load_forces
from tests.report.samples import SEEN

TABLES = Tables(forces=load_forces(bundled("forces.toml")), bodies=load_bodies(bundled("bodies.toml")))
FEWER = replace(TABLES, forces=TABLES.forces[1:])
BODY = b"""<!doctype html><html lang="en"><body><main><h1>A report about police</h1>
<h2>Recommendations</h2><h3>Recommendation 1</h3>
<p>Within three months, chief constables should make sure that officers know the law.</p></main></body>"""
URL = "https://example.org/publication-html/a-report/"
MAY, JUNE = date(2025, 5, 7), date(2025, 6, 7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}") as store:
        yield store


class Reader:
    """Reads one file as a night would, and keeps what came of it."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.archive = Archive(folder / "archive")
        self.sha256 = self.archive.put(BODY)

    def read(
        self, day: date | None, role: DocumentRole = DocumentRole.HTML, tables: Tables = TABLES
    ) -> PublicationRead:
        version = DocumentVersion(sha256=self.sha256, media_type="text/html", size=len(BODY), fetched=SEEN)
        copy = Copy(role=role, url=URL, version=version)
        found = read_publication(
            (copy,), title=None, published=day, store=self.store, archive=self.archive, tables=tables
        )
        with self.store.begin() as work:
            for file in found.files:
                work.save_extraction(file.sha256, file.by, file.extraction)
        return found

    def lose_the_file(self) -> None:
        self.archive.path_of(self.sha256).unlink()


@pytest.fixture
def reader(store: Store, tmp_path: Path) -> Reader:
    return Reader(store, tmp_path)


def _due(found: PublicationRead) -> date | None:
    deadline = found.reading.items[0].deadline
    return deadline.date if deadline else None


def test_the_same_way_it_is_not_read_again(reader: Reader) -> None:
    first = reader.read(MAY)
    reader.lose_the_file()
    assert reader.read(MAY).reading == first.reading


@pytest.mark.parametrize(
    ("day", "role", "tables"),
    [
        (JUNE, DocumentRole.HTML, TABLES),
        (None, DocumentRole.HTML, TABLES),
        (MAY, DocumentRole.LETTER, TABLES),
        (MAY, DocumentRole.HTML, FEWER),
    ],
)
def test_another_way_it_is_read_again(
    reader: Reader, day: date | None, role: DocumentRole, tables: Tables
) -> None:
    reader.read(MAY)
    reader.lose_the_file()
    with pytest.raises(ArchiveError):
        reader.read(day, role, tables)


def test_deadlines_follow_the_day_and_the_kind_the_role(reader: Reader) -> None:
    assert [_due(reader.read(day)) for day in (MAY, JUNE, None)] == [date(2025, 8, 7), date(2025, 9, 7), None]
    assert reader.read(MAY, DocumentRole.LETTER).reading.kind is PublicationKind.LETTER
    assert reader.read(MAY).reading.kind is not PublicationKind.LETTER


def test_the_reading_says_by_what_it_was_read(reader: Reader) -> None:
    assert reader.read(MAY).reading.rules == rules_of(TABLES) != rules_of(FEWER)
    assert rules_of(TABLES).startswith(f"{RULES_VERSION}-")
    assert len(rules_of(TABLES)) == len(RULES_VERSION) + 9


@pytest.mark.parametrize(
    ("rules", "day", "printed", "must"),
    [
        ("1-a", MAY, True, False),
        ("1-b", MAY, True, True),
        ("1-a", JUNE, True, True),
        ("1-a", JUNE, False, False),
        ("1-a", None, False, False),
    ],
)
def test_other_rules_or_another_printed_day_are_a_reason_to_read(
    rules: str, day: date | None, printed: bool, must: bool
) -> None:
    landing = Landing("A report", day, printed=printed)
    reading = Reading(title="A report", published=MAY, kind=PublicationKind.OTHER, rules="1-a")
    collected = Collected(url=URL, fate=Fate.HERE, landing=landing)
    assert must_read(collected, Before(publication=None, reading=reading), rules) is must
