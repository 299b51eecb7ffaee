"""Commands that look into the store: list, show, export, digest, init, doctor."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest

from hmicwatch.clock import FixedClock
from hmicwatch.doctor import Health
from hmicwatch.doctor.keeping import last_run_finding, round_finding
from hmicwatch.doctor.surroundings import space_finding
from hmicwatch.domain import (
    Applies,
    Change,
    Importance,
    Outcome,
    PublicationKind,
    PublicationState,
    Run,
    RunKind,
)
from hmicwatch.errors import ExitStatus
from hmicwatch.jsonio import schema_of
from hmicwatch.store import open_store
from tests.cli.calls import Called, call, own_store
from tests.report.samples import SEEN, publication, reading, recommendation

URL = "https://example.org/publications/improving-the-response/"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A store with a new report that was read, an old one that was not, and one that is held."""
    env = own_store(tmp_path)
    old = replace(
        publication("state-of-policing-2018", "State of Policing 2018"),
        kind=PublicationKind.STATE_OF_POLICING,
        state=PublicationState.BASELINE,
        published=date(2019, 7, 2),
        documents=(),
        urls=("https://example.org/publications/state-of-policing-2018/",),
    )
    held = replace(
        publication("report-of-2013", "A report of 2013"),
        state=PublicationState.HELD,
        held_reason="Its title names 2013",
        documents=(),
        urls=("https://example.org/publications/report-of-2013/",),
    )
    new = publication()
    with open_store(env["HMICWATCH_STORE__URL"]) as store, store.begin() as work:
        for known in (new, old, held):
            work.save_publication(known)
        version = new.documents[0].version
        assert version is not None
        work.record_version(new.id, new.documents[0].role, new.documents[0].url, version, None)
        found = reading(recommendation(1), recommendation(2), recommendation(3, Applies.NO))
        work.save_reading(new.id, found, SEEN)
    return env


def _json(called: Called) -> dict[str, object]:
    assert called.status == ExitStatus.OK, called.err
    read = json.loads(called.out)
    assert isinstance(read, dict)
    return read


def test_list(env: dict[str, str]) -> None:
    called = call("list", env=env)
    assert called.status == ExitStatus.OK
    assert "2025-05-16  new        Improving the response" in called.out
    assert (
        "3 recommendations were made in total, of which 2 were applicable to Chief Constables." in called.out
    )
    assert "Not read yet" in called.out
    assert called.out.endswith("3 publications, 2 to review.\n")


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--state", "held"], ["report-of-2013"]),
        (["--kind", "state_of_policing"], ["state-of-policing-2018"]),
        (["--since", "2025-01-01"], ["improving-the-response", "report-of-2013"]),
        (["--since", "2025-05-17"], []),
    ],
)
def test_list_of_some(env: dict[str, str], options: list[str], ids: list[str]) -> None:
    listed = _json(call("list", "--json", *options, env=env))["publications"]
    assert isinstance(listed, list)
    assert sorted(one["id"] for one in listed) == ids


@pytest.mark.parametrize("word", ["improving-the-response", "improving", URL])
def test_show_by_id_beginning_or_address(env: dict[str, str], word: str) -> None:
    called = call("show", word, env=env)
    assert called.status == ExitStatus.OK
    assert called.out.startswith("Improving the response\n3 recommendations were made in total")
    assert "on page 7; at #recommendation-1" in called.out


def test_show_as_json(env: dict[str, str]) -> None:
    shown = _json(call("show", "improving", "--json", env=env))
    assert shown["schema"] == "hmicwatch/show/1"


def test_show_of_an_unknown_id_suggests_a_known_one(env: dict[str, str]) -> None:
    called = call("show", "improving-response", env=env)
    assert called.status == ExitStatus.USAGE
    assert "Did you mean improving-the-response" in called.err


def test_export_is_valid_and_whole(env: dict[str, str]) -> None:
    exported = _json(call("export", "json", env=env))
    jsonschema.Draft202012Validator(schema_of("export")).validate(exported)
    publications = exported["publications"]
    assert isinstance(publications, list)
    assert len(publications) == 3


def test_export_to_a_file(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text("old", encoding="utf-8")
    called = call("export", "json", "-o", str(target), env=env)
    assert (called.status, called.out) == (ExitStatus.OK, "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "hmicwatch/export/1"
    assert list(tmp_path.glob(".all*")) == []


def test_export_to_a_folder_that_is_not_there(env: dict[str, str], tmp_path: Path) -> None:
    called = call("export", "json", "-o", str(tmp_path / "nowhere" / "all.json"), env=env)
    assert called.status == ExitStatus.USAGE
    assert "cannot be written" in called.err


def test_export_of_an_empty_store(tmp_path: Path) -> None:
    assert _json(call("export", "json", env=own_store(tmp_path)))["publications"] == []


def test_digest_tells_what_no_digest_told_before(env: dict[str, str]) -> None:
    first = call("digest", "--preview", env=env).out
    assert first.startswith("1 new HMICFRS report, 2 recommendations for chief constables\n17 May 2025\n")
    assert "A report of 2013 (dated 16 May 2025): Its title names 2013" in first
    with open_store(env["HMICWATCH_STORE__URL"]) as store, store.begin() as work:
        work.add_digest(SEEN, "told", ["improving-the-response"])
    assert call("digest", "--preview", env=env).out.startswith("No new HMICFRS reports, 1 held for you\n")
    again = call("digest", "--preview", "--since", "2025-05-01", env=env).out
    assert again.startswith("1 new HMICFRS report")


def test_digest_tells_a_change_once(env: dict[str, str]) -> None:
    def change(at: datetime, after: str) -> Change:
        return Change(
            publication="improving-the-response", at=at, code="item_added", importance=Importance.MAJOR,
            item="recommendation:3", before="", after=after,
        )  # fmt: skip

    def preview(*options: str) -> str:
        return call("digest", "--preview", *options, env=env).out

    with open_store(env["HMICWATCH_STORE__URL"]) as store:
        with store.begin() as work:
            work.add_changes([change(SEEN, "Chief constables should run.")])
        assert "changed report" not in preview()
        with store.begin() as work:
            work.save_publication(replace(publication(), state=PublicationState.CHANGED))
        assert preview().startswith("No new HMICFRS reports, 1 changed report, 1 held for you\n")
        assert "* Recommendation 3 was added\n      it says now: Chief constables should run.\n" in preview()
        with store.begin() as work:
            work.add_digest(SEEN + timedelta(hours=5), "told", ["improving-the-response"])
        assert "CHANGED" not in preview()
        assert "should run" in preview("--since", "2025-05-16")
        with store.begin() as work:
            work.add_changes([change(SEEN + timedelta(days=1), "Chief constables should walk.")])
        assert "should walk" in preview()
        assert "should run" not in preview()


def test_init_writes_settings_store_and_archive_once(tmp_path: Path) -> None:
    env = own_store(tmp_path / "kept")
    path = tmp_path / "conf" / "hmicwatch.toml"
    called = call("init", "--config", str(path), env=env)
    assert called.status == ExitStatus.OK, called.err
    assert f"{path} was written" in called.out
    assert "site.contact" in called.out
    assert (tmp_path / "kept" / "hmicwatch.sqlite3").is_file()
    assert (tmp_path / "kept" / "archive").is_dir()
    path.write_text('[site]\ncontact = "flo@example.police.uk"\n', encoding="utf-8")
    again = call("--config", str(path), "init", env=env)
    assert "is there already and stays as it is" in again.out
    assert "is flo@example.police.uk" in again.out
    assert path.read_text(encoding="utf-8").startswith("[site]\ncontact")


def test_doctor_of_a_fresh_installation_warns_and_is_status_0(tmp_path: Path) -> None:
    called = call("doctor", env=own_store(tmp_path))
    assert called.status == ExitStatus.OK, called.out
    assert "warn  last run" in called.out
    assert "site.contact is empty" in called.out
    assert called.out.endswith("It works; see the lines marked warn.\n")


def test_doctor_fails_where_the_archive_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file in its place", encoding="utf-8")
    called = call("doctor", env=own_store(tmp_path))
    assert called.status == ExitStatus.FAULT
    assert "fail  archive" in called.out
    assert called.out.endswith("Something must be put right; see the lines marked fail.\n")


def test_doctor_fails_on_a_broken_store(tmp_path: Path) -> None:
    (tmp_path / "hmicwatch.sqlite3").write_bytes(b"this is no database" * 100)
    called = call("doctor", env=own_store(tmp_path))
    assert called.status == ExitStatus.FAULT
    assert "fail  store" in called.out


def test_doctor_counts_what_is_unread(env: dict[str, str]) -> None:
    called = call("doctor", env=env | {"HMICWATCH_SITE__RECHECK_PER_NIGHT": "2"})
    assert "3 known, 2 of them not read" in called.out
    assert "a whole round over 3 publications takes 2 nights, 2 a night" in called.out


def _ran(outcome: Outcome | None) -> Run:
    why = "The site refused us" if outcome is Outcome.COULD_NOT_LOOK else None
    return Run(id=1, kind=RunKind.NIGHT, started=SEEN, outcome=outcome, could_not_look=why)


@pytest.mark.parametrize(
    ("outcome", "hours", "health", "words"),
    [
        (Outcome.NOTHING_NEW, 24, Health.OK, "16 May 2025 01:30 UTC: nothing new"),
        (Outcome.NEW_ITEMS, 48, Health.WARN, "No run since"),
        (Outcome.COULD_NOT_LOOK, 1, Health.WARN, "The site refused us"),
        (Outcome.GAPS, 1, Health.WARN, "complete with gaps"),
        (None, 1, Health.WARN, "still going on, or cut off"),
    ],
)
def test_last_run(outcome: Outcome | None, hours: int, health: Health, words: str) -> None:
    finding = last_run_finding(_ran(outcome), SEEN + timedelta(hours=hours))
    assert finding.health is health
    assert words in f"{finding.found} {finding.do}"


def test_round_and_space() -> None:
    assert round_finding(3000, 150).found.endswith("takes 20 nights, 150 a night")
    assert round_finding(3000, 0).health is Health.WARN
    assert space_finding(100 * 1024**2).health is Health.FAIL
    assert space_finding(2 * 1024**3).health is Health.WARN
    assert space_finding(50 * 1024**3).health is Health.OK


def test_digest_day_is_the_day_of_the_settings_time_zone(tmp_path: Path) -> None:
    late = FixedClock(datetime(2025, 5, 17, 23, 30, tzinfo=UTC))
    out = call("digest", "--preview", env=own_store(tmp_path), clock=late).out
    assert out.splitlines()[1] == "18 May 2025"
