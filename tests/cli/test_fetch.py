"""`hmicwatch fetch` and `demo`: what a whole run prints and ends with, on a small site of our own."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hmicwatch.clock import FixedClock
from hmicwatch.demo import show_demo
from hmicwatch.errors import ExitStatus
from hmicwatch.progress import Silent
from hmicwatch.sample import Fault, SampleSite
from hmicwatch.store import open_store
from tests.cli.calls import call, own_store
from tests.cli.small_site import BIKES, KITES, environment, write_small_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SampleSite]:
    root = tmp_path / "site"
    root.mkdir()
    with SampleSite(root=write_small_site(root)) as site:
        yield site


@pytest.fixture
def env(site: SampleSite, tmp_path: Path) -> dict[str, str]:
    return environment(site, tmp_path / "kept")


def test_first_run_announces_nothing_and_the_next_names_what_is_new(
    site: SampleSite, env: dict[str, str]
) -> None:
    first = call("fetch", env=env)
    assert first.status == ExitStatus.OK, first.err
    assert first.out.splitlines()[-1].startswith("nothing new")
    site.day = 1
    second = call("fetch", env=env)
    assert second.status == ExitStatus.OK, second.err
    assert second.out.splitlines()[-1].startswith("new items")
    assert "Police and bikes" in second.out
    third = call("fetch", env=env)
    assert third.out.splitlines()[-1].startswith("nothing new")

    listed = call("list", "--state", "new", env=env).out
    assert "2 recommendations were made in total, of which 1 was applicable to Chief Constables." in listed
    preview = call("digest", "--preview", env=env).out
    assert preview.startswith("1 new HMICFRS report, 1 recommendation for chief constables\n")
    exported = json.loads(call("export", "json", env=env).out)["publications"]
    assert [one["state"] for one in exported] == ["new", "baseline", "baseline"]


def test_progress_and_log_are_json_lines_when_asked(env: dict[str, str]) -> None:
    called = call("fetch", "--log-json", "--verbose", env=env)
    lines = [json.loads(line) for line in called.err.splitlines()]
    assert all(line["event"] for line in lines)
    steps = [
        line["taken"] for line in lines if line["event"] == "Looking at publications" and "taken" in line
    ]
    assert steps == [1, 2]
    assert called.out.splitlines()[-1].startswith("nothing new")


def test_dry_run_stores_nothing(env: dict[str, str]) -> None:
    called = call("fetch", "--dry-run", env=env)
    assert called.status == ExitStatus.OK, called.err
    assert "Police and kites" in called.out + called.err
    assert call("list", env=env).out == "No publications.\n"


def test_one_address_only(site: SampleSite, env: dict[str, str]) -> None:
    called = call("fetch", f"{site.pages_url}/publications/{KITES}/", env=env)
    assert called.status == ExitStatus.OK, called.err
    assert call("list", env=env).out.endswith("1 publication.\n")


def test_refused_everywhere_is_status_4_and_says_what_to_do(site: SampleSite, env: dict[str, str]) -> None:
    site.fault = lambda path: Fault(status=403)
    called = call("fetch", env=env)
    assert called.status == ExitStatus.COULD_NOT_LOOK
    assert called.out.splitlines()[-1].startswith("could not look")
    assert len(site.requests) < 12


def test_gap_is_status_3_and_named(site: SampleSite, env: dict[str, str]) -> None:
    site.fault = lambda path: Fault(status=404) if path == f"/publication-html/{KITES}/" else None
    called = call("fetch", env=env)
    assert called.status == ExitStatus.GAPS
    assert called.out.splitlines()[-1].startswith("complete with gaps")
    assert "Police and kites" in called.out


def test_second_run_at_the_same_time_is_status_6(env: dict[str, str]) -> None:
    now = FixedClock(datetime(2025, 5, 17, 1, 30, tzinfo=UTC))
    with open_store(env["HMICWATCH_STORE__URL"]) as store, store.lock(now):
        called = call("fetch", env=env)
    assert called.status == ExitStatus.BUSY
    assert "in progress" in called.err


def test_public_site_is_not_asked_without_a_contact(tmp_path: Path) -> None:
    called = call("fetch", env=own_store(tmp_path))
    assert called.status == ExitStatus.USAGE
    assert "site.contact" in called.err


def test_demo_tells_both_nights_and_where_each_number_stands(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    said: list[str] = []
    told = show_demo(tmp_path, said.append, Silent(), write_small_site(root))
    text = "\n".join(said)
    assert [one.id for one in told.new] == [BIKES]
    assert text.index("nothing new") < text.index("new items")
    assert "1 new HMICFRS report, 1 recommendation for chief constables\n17 May 2025" in text
    assert "  Recommendation 1, for chief constables: #recommendation-1\n" in text
    looked = call("--config", str(told.settings), "show", BIKES)
    assert looked.out.startswith("Police and bikes\n2 recommendations were made in total")
