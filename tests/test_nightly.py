"""Whole nights against a real server and a real store: what is told, stored, asked, and how it ends."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hmicwatch.clock import FixedClock
from hmicwatch.crawl.archive import Archive
from hmicwatch.domain import (
    Body,
    BodyCode,
    Change,
    Outcome,
    Publication,
    PublicationState,
    Run,
    RunKind,
    Tables,
)
from hmicwatch.errors import ExitStatus, RunInProgress, SettingsError, UsageError
from hmicwatch.nightly import run_night
from hmicwatch.progress import Silent
from hmicwatch.report.outcome import describe_outcome, exit_status
from hmicwatch.settings import Settings, bundled, load_settings
from hmicwatch.store import Store, open_store
from hmicwatch.tables import load_bodies, load_forces
from tests.little_site import LittleSite, fraud, little_site

TABLES = Tables(forces=load_forces(bundled("forces.toml")), bodies=load_bodies(bundled("bodies.toml")))
FIRST = datetime(2025, 6, 2, 1, 30, tzinfo=UTC)


class Heard(Silent):
    """Remembers what was said."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def say(self, sentence: str) -> None:
        self.sentences.append(sentence)


class StopsAt(Silent):
    """Ends the run when so many steps are done."""

    def __init__(self, title: str, how: str) -> None:
        self._title = title
        self._how = how

    def step(self, what: str = "") -> None:
        if what == self._title:
            if self._how == "kill":
                os.kill(os.getpid(), signal.SIGTERM)
            raise KeyboardInterrupt


@dataclass
class World:
    """One site, one store, and nights that follow each other."""

    site: LittleSite
    settings: Settings
    store: Store
    nights: int = 0
    tables: Tables = TABLES
    heard: list[str] = field(default_factory=list)

    def night(self, **options: Any) -> Run:
        self.site.server.asked.clear()
        clock = FixedClock(FIRST + timedelta(days=self.nights))
        self.nights += 1
        return run_night(
            self.settings,
            self.tables,
            self.store,
            Archive(Path(self.settings.store.archive)),
            clock,
            **options,
        )

    def told(self, run: Run) -> list[str]:
        with self.store.read() as work:
            return describe_outcome(run, work.publications())

    def publication(self, number: int = 1) -> Publication | None:
        with self.store.read() as work:
            return work.publication(f"report-{number}")

    def state(self, number: int = 1) -> PublicationState | None:
        known = self.publication(number)
        return known.state if known else None

    def changes(self) -> tuple[Change, ...]:
        with self.store.read() as work:
            return work.changes()

    def with_site(self, **changed: Any) -> None:
        self.settings = replace(self.settings, site=replace(self.settings.site, **changed))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with little_site() as site:
        path = tmp_path / "hmicwatch.toml"
        path.write_text(
            f'[site]\nbase_url = "{site.server.url}"\nallowed_hosts = ["{site.server.host}"]\n'
            "delay_seconds = 0\ntimeout_seconds = 5\nrecheck_per_night = 0\n"
            f"[store]\nurl = 'sqlite:///{tmp_path / 'store.sqlite3'}'\n"
        )
        settings = load_settings(path, {})
        with open_store(settings.store.url) as store:
            yield World(site, settings, store)


@pytest.fixture
def after_baseline(world: World) -> World:
    """A world in which two reports were there from the beginning."""
    world.site.show(fraud(2), fraud(3))
    assert world.night().outcome is Outcome.NOTHING_NEW
    return world


# --- The first look ---


def test_the_first_run_stores_everything_and_announces_nothing(world: World) -> None:
    world.site.per_page = 2
    world.site.show(*(fraud(number) for number in range(1, 6)))
    heard = Heard()
    run = world.night(progress=heard)
    assert (run.kind, run.outcome) == (RunKind.BASELINE, Outcome.NOTHING_NEW)
    assert (run.new, run.unread, run.gaps) == ((), (), ())
    assert {world.state(number) for number in range(1, 6)} == {PublicationState.BASELINE}
    assert world.told(run)[-1].startswith("nothing new: 13 pages checked")
    assert heard.sentences[0].startswith("This is the first look: 5 publications are to be read")
    landings = [path for path in world.site.asked() if path.startswith("/publications/report-")]
    assert landings == [f"/publications/report-{number}/" for number in range(1, 6)]


def test_what_is_stored_of_a_publication(after_baseline: World) -> None:
    with after_baseline.store.read() as work:
        known = work.publication("report-2")
        reading = work.reading("report-2")
    assert known is not None
    assert reading is not None
    assert known.title == "How forces deal with matter 2"
    assert known.published == known.printed_landing == known.printed_document == date(2025, 3, 26)
    assert [document.role.value for document in known.documents] == ["landing", "html"]
    assert reading.counts.recommendations == reading.counts.chief_constables == 1


@pytest.mark.parametrize("how", ["interrupt", "kill"])
def test_a_first_look_that_is_cut_off_goes_on(world: World, how: str) -> None:
    world.site.show(*(fraud(number) for number in range(1, 5)))
    cut = world.night(progress=StopsAt("How forces deal with matter 2", how))
    assert cut.outcome is Outcome.INTERRUPTED
    assert cut.unread == ("report-3", "report-4")
    assert "  How forces deal with matter 3" in world.told(cut)
    assert exit_status(cut) is ExitStatus.GAPS
    rest = world.night()
    assert (rest.kind, rest.outcome, rest.new, rest.unread) == (RunKind.BASELINE, Outcome.NOTHING_NEW, (), ())
    assert "/publications/report-1/" not in world.site.asked()
    assert world.night().kind is RunKind.NIGHT


def test_a_first_look_over_several_nights(world: World) -> None:
    world.site.show(*(fraud(number) for number in range(1, 7)))
    world.with_site(requests_per_night=10)
    runs = [world.night() for _ in range(3)]
    assert [run.kind for run in runs] == [RunKind.BASELINE, RunKind.BASELINE, RunKind.NIGHT]
    assert runs[0].outcome is Outcome.NOTHING_NEW
    assert "The night's 10 requests are used up; the next run goes on with the rest." in runs[0].notes
    assert runs[0].unread
    assert not runs[1].unread


def test_a_list_that_breaks_off_is_no_complete_first_look(world: World) -> None:
    world.site.per_page = 2
    world.site.show(*(fraud(number) for number in range(1, 6)))
    world.site.fail("/publications/page/2/", 500)
    run = world.night()
    assert run.outcome is Outcome.GAPS
    assert "page 2 did not come" in world.told(run)[1]
    world.site.show(*(fraud(number) for number in range(1, 6)))
    again = world.night()
    assert (again.kind, again.new) == (RunKind.BASELINE, ())
    assert world.state(5) is PublicationState.BASELINE


# --- Quiet nights and news ---


def test_a_quiet_night_asks_a_handful(after_baseline: World) -> None:
    run = after_baseline.night()
    assert (run.kind, run.outcome) == (RunKind.NIGHT, Outcome.NOTHING_NEW)
    assert after_baseline.told(run)[-1] == "nothing new: 1 page checked"
    assert len(after_baseline.site.asked()) == run.requests <= 6


def test_news_are_named(after_baseline: World) -> None:
    after_baseline.site.show(fraud(1), fraud(2), fraud(3))
    run = after_baseline.night()
    assert (run.outcome, run.new) == (Outcome.NEW_ITEMS, ("report-1",))
    assert exit_status(run) is ExitStatus.OK
    assert after_baseline.told(run) == ["New:", "  How forces deal with matter 1", "new items: 1 publication"]
    assert after_baseline.state() is PublicationState.NEW
    assert after_baseline.night().outcome is Outcome.NOTHING_NEW


def test_unchanged_documents_are_not_sent_again(after_baseline: World) -> None:
    def not_modified(headers: dict[str, str]) -> Any:
        from tests.crawl.loopback import Reply

        seen.append(headers.get("if-none-match"))
        return Reply(304, b"")

    seen: list[str | None] = []
    for path in ("/publications/report-2/", "/publication-html/report-2/"):
        after_baseline.site.server.replies[path] = not_modified
    run = after_baseline.night(full=True)
    assert (run.kind, run.outcome) == (RunKind.FULL, Outcome.NOTHING_NEW)
    assert len(seen) == 2
    assert all(seen)
    after_baseline.nights += 40
    after_baseline.site.show(fraud(2), fraud(3))
    after_baseline.night(full=True)
    conditional = [
        asked.path for asked in after_baseline.site.server.asked if "if-none-match" in asked.headers
    ]
    assert conditional == []


def test_recent_publications_are_looked_at_every_night(after_baseline: World) -> None:
    after_baseline.with_site(recent_days=90)
    after_baseline.night()
    assert "/publication-html/report-2/" in after_baseline.site.asked()
    after_baseline.with_site(recent_days=10)
    run = after_baseline.night(since=date(2025, 3, 26))
    assert "/publications/report-2/" in after_baseline.site.asked()
    assert "/publications/report-3/" not in after_baseline.site.asked()
    assert run.outcome is Outcome.NOTHING_NEW


def test_what_the_site_marks_as_modified_is_looked_at(after_baseline: World) -> None:
    after_baseline.site.feed(fraud(3), updated="2025-06-02T20:00:00Z")
    after_baseline.night()
    assert "/publications/report-3/" in after_baseline.site.asked()
    assert "/publications/report-2/" not in after_baseline.site.asked()
    after_baseline.night()
    assert "/publications/report-3/" not in after_baseline.site.asked()


def test_the_round_over_old_publications(world: World) -> None:
    world.site.show(*(fraud(number) for number in range(1, 6)))
    world.night()
    world.with_site(recheck_per_night=4)
    run = world.night()
    assert (run.rechecked, run.pages_checked) == (4, 1)
    assert "Round over older publications: 4 pages looked at again." in world.told(run)
    first = {path for path in world.site.asked() if "report-" in path}
    world.night()
    second = {path for path in world.site.asked() if "report-" in path}
    assert len(first) == len(second) == 4
    assert not first & second


def test_a_changed_deadline_is_a_change(after_baseline: World) -> None:
    moved = "By 30 November 2025, chief constables should make sure their officers know the law."
    after_baseline.site.show(fraud(2, recommendations=[moved]), fraud(3))
    run = after_baseline.night(full=True)
    assert (run.outcome, run.changed) == (Outcome.NOTHING_NEW, ("report-2",))
    assert after_baseline.state(2) is PublicationState.CHANGED
    assert ("deadline_moved", "2025-09-30", "2025-11-30") in [
        (change.code, change.before, change.after) for change in after_baseline.changes()
    ]


def test_a_changed_table_reaches_what_was_read_already(world: World) -> None:
    world.site.show(fraud(1, recommendations=["By 30 September 2025, the kite board should publish a plan."]))
    world.night()
    world.tables = replace(TABLES, bodies=tuple(map(_with_kite_board, TABLES.bodies)))
    run = world.night(full=True)
    with world.store.read() as work:
        reading = work.reading("report-1")
    assert reading is not None
    assert [named.body for named in reading.items[0].addressees] == [BodyCode.NPCC]
    assert run.changed == ()


def _with_kite_board(body: Body) -> Body:
    return replace(body, aliases=(*body.aliases, "kite board")) if body.code is BodyCode.NPCC else body


def test_a_withdrawn_page_that_comes_back_is_a_change(after_baseline: World) -> None:
    after_baseline.site.fail("/publications/report-3/", 410)
    after_baseline.night(full=True)
    after_baseline.site.show(fraud(2), fraud(3))
    assert after_baseline.night(full=True).changed == ("report-3",)
    assert [change.code for change in after_baseline.changes()] == ["returned", "withdrawn"]


def test_new_machinery_of_a_page_is_no_new_version(after_baseline: World) -> None:
    page = after_baseline.site.server.replies["/publications/report-2/"]
    assert not callable(page)
    page.body = page.body.replace(b"<body>", b"<body><script>nonce = 7</script>")
    page.headers["ETag"] = '"other"'
    after_baseline.night(full=True)
    with after_baseline.store.read() as work:
        versions = work.versions(after_baseline.site.server.url + "/publications/report-2/")
    assert len(versions) == 1


def test_only_the_addresses_given(after_baseline: World) -> None:
    after_baseline.site.show(fraud(1), fraud(2), fraud(3))
    url = after_baseline.site.server.url
    run = after_baseline.night(urls=[f"{url}/publications/Report-1"])
    assert run.new == ("report-1",)
    assert after_baseline.site.asked() == [
        "/robots.txt",
        "/publications/report-1/",
        "/publication-html/report-1/",
    ]
    with pytest.raises(UsageError, match="https://"):
        after_baseline.night(urls=["report-1"])


def test_an_address_before_the_first_look_announces_nothing(world: World) -> None:
    world.site.show(fraud(1), fraud(2))
    run = world.night(urls=[world.site.server.url + "/publications/report-1/"])
    assert (run.outcome, run.new) == (Outcome.NOTHING_NEW, ())
    assert world.night().kind is RunKind.BASELINE


def test_a_dry_run_stores_nothing(after_baseline: World) -> None:
    after_baseline.site.show(fraud(1), fraud(2), fraud(3))
    run = after_baseline.night(dry_run=True)
    assert after_baseline.publication() is None
    assert "/publications/report-1/" not in after_baseline.site.asked()
    lines = after_baseline.told(run)
    assert any(line.startswith("Would fetch and store: How forces deal with matter 1") for line in lines)
    assert lines[:2] == ["New:", "  How forces deal with matter 1"]
    assert lines[-1].startswith("new items")
    with after_baseline.store.read() as work:
        assert len(work.runs()) == 1


def test_a_full_text_with_another_slug_is_not_a_second_publication(world: World) -> None:
    report = fraud(1)
    world.site.show(report)
    landing = world.site.server.replies[report.landing]
    assert not callable(landing)
    landing.body = landing.body.replace(b"/publication-html/report-1/", b"/publication-html/other-name/")
    world.site.server.replies["/publication-html/other-name/"] = world.site.server.replies[report.text]
    world.site.feed(report, fraud(1, slug="x"), updated="2025-01-01T00:00:00Z")
    feed = world.site.server.replies["/feed/"]
    assert not callable(feed)
    feed.body = feed.body.replace(b"/publications/x/", b"/publication-html/other-name/")
    world.night()
    with world.store.read() as work:
        assert [known.id for known in work.publications()] == ["report-1"]


# --- What is held ---


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"title": "State of Policing 2018", "published": date(2023, 7, 18)}, "names the year 2018"),
        ({"published": date(2025, 7, 1)}, "days ahead"),
    ],
)
def test_what_looks_odd_is_held(after_baseline: World, changed: dict[str, Any], why: str) -> None:
    after_baseline.site.show(fraud(1, **changed), fraud(2), fraud(3))
    run = after_baseline.night()
    assert (run.outcome, run.new, run.held) == (Outcome.NOTHING_NEW, (), ("report-1",))
    known = after_baseline.publication()
    assert known is not None
    assert known.state is PublicationState.HELD
    assert why in str(known.held_reason)
    assert "Held for you to look at, not announced:" in after_baseline.told(run)


def test_a_flood_is_held(after_baseline: World) -> None:
    flood = [fraud(number, slug=f"flood-{number}") for number in range(4, 13)]
    after_baseline.site.show(*flood, fraud(2), fraud(3))
    run = after_baseline.night()
    assert (len(run.held), run.new) == (9, ())
    told = after_baseline.told(run)
    assert sum("9 publications appeared in one night" in line for line in told) == 1
    assert len(told) == 1 + 1 + 9 + 1


# --- Gaps ---


def test_one_bad_publication_is_one_gap(after_baseline: World) -> None:
    after_baseline.site.show(fraud(0), fraud(1), fraud(2), fraud(3))
    after_baseline.site.fail("/publications/report-1/", 500)
    run = after_baseline.night()
    assert (run.outcome, run.new) == (Outcome.GAPS, ("report-0",))
    assert exit_status(run) is ExitStatus.GAPS
    lines = after_baseline.told(run)
    assert any("How forces deal with matter 1" in line and "500" in line for line in lines)
    assert lines[-1].startswith("complete with gaps: 1 gap")
    after_baseline.site.show(fraud(0), fraud(1), fraud(2), fraud(3))
    assert after_baseline.night().new == ("report-1",)


def test_a_document_that_does_not_come_leaves_a_doubt_until_it_does(after_baseline: World) -> None:
    after_baseline.site.show(fraud(1), fraud(2), fraud(3))
    after_baseline.site.fail("/publication-html/report-1/", 500)
    run = after_baseline.night()
    assert (run.outcome, run.new) == (Outcome.GAPS, ("report-1",))
    with after_baseline.store.read() as work:
        doubtful = work.effective("report-1")
    assert doubtful is not None
    assert doubtful.needs_review
    assert "document_not_read" in [check.code for check in doubtful.checks]
    after_baseline.site.show(fraud(1), fraud(2), fraud(3))
    assert after_baseline.night().outcome is Outcome.NOTHING_NEW
    with after_baseline.store.read() as work:
        sure = work.effective("report-1")
    assert sure is not None
    assert sure.counts.recommendations == 1
    assert "document_not_read" not in [check.code for check in sure.checks]


def test_a_file_that_cannot_be_read_is_a_gap_once(after_baseline: World) -> None:
    offer = "<h2>Download the report</h2><p><a href='/uploads/report.pdf'>Report (PDF document)</a></p>"
    after_baseline.site.show(fraud(1, extra=offer), fraud(2), fraud(3))
    after_baseline.site.fail("/uploads/report.pdf", 200, b"%PDF-1.7\nno pages at all")
    after_baseline.with_site(recent_days=90)
    run = after_baseline.night()
    assert [gap.address for gap in run.gaps] == [after_baseline.site.server.url + "/uploads/report.pdf"]
    assert run.new == ("report-1",)
    assert after_baseline.night().outcome is Outcome.NOTHING_NEW


def test_a_web_page_in_place_of_a_file(after_baseline: World) -> None:
    offer = "<p><a href='/uploads/report.pdf'>Report (PDF document)</a></p>"
    after_baseline.site.show(fraud(1, extra=offer), fraud(2), fraud(3))
    after_baseline.site.fail("/uploads/report.pdf", 200, b"<html><body><h1>Moved</h1></body></html>")
    run = after_baseline.night()
    assert "it is no application/pdf but text/html" in run.gaps[0].reason


def test_a_fault_of_ours_is_a_gap_too(after_baseline: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault for the test")

    monkeypatch.setattr("hmicwatch.night.look.read_publication", broken)
    after_baseline.site.show(fraud(1), fraud(2), fraud(3))
    run = after_baseline.night()
    assert run.outcome is Outcome.GAPS
    assert "ZeroDivisionError" in run.gaps[0].reason


def test_an_optional_list_that_fails_is_a_gap(after_baseline: World) -> None:
    after_baseline.site.fail("/peel-reports/", 500)
    run = after_baseline.night()
    assert run.outcome is Outcome.GAPS
    assert run.gaps[0].reason.startswith("the list PEEL reports could not be read")


# --- Taken down ---


def test_a_page_that_was_taken_down(after_baseline: World) -> None:
    after_baseline.site.fail("/publications/report-3/", 410)
    run = after_baseline.night(full=True)
    assert run.outcome is Outcome.NOTHING_NEW
    assert after_baseline.state(3) is PublicationState.WITHDRAWN
    assert [change.code for change in after_baseline.changes()] == ["withdrawn"]


def test_a_page_that_is_missing_twice_in_a_row(after_baseline: World) -> None:
    after_baseline.site.fail("/publications/report-3/", 404)
    first = after_baseline.night(full=True)
    assert (first.outcome, first.gaps) == (Outcome.NOTHING_NEW, ())
    assert any("was not found (404)" in note for note in first.notes)
    assert after_baseline.state(3) is PublicationState.BASELINE
    after_baseline.night()
    assert after_baseline.state(3) is PublicationState.WITHDRAWN
    after_baseline.night()
    assert "/publications/report-3/" not in after_baseline.site.asked()
    after_baseline.site.show(fraud(2), fraud(3))
    after_baseline.night(full=True)
    assert after_baseline.state(3) is PublicationState.CHANGED


def test_a_page_that_is_missing_once(after_baseline: World) -> None:
    for shown in (404, 200, 404):
        after_baseline.site.show(fraud(2), fraud(3))
        if shown == 404:
            after_baseline.site.fail("/publications/report-3/", 404)
        after_baseline.night(full=True)
    assert after_baseline.state(3) is PublicationState.BASELINE


# --- Could not look ---


@pytest.mark.parametrize("status", [403, 429])
def test_a_site_that_refuses_is_left_alone(after_baseline: World, status: int) -> None:
    after_baseline.with_site(recent_days=365)
    after_baseline.site.fail_everything(status)
    run = after_baseline.night()
    assert run.outcome is Outcome.COULD_NOT_LOOK
    assert exit_status(run) is ExitStatus.COULD_NOT_LOOK
    assert after_baseline.told(run)[-1].startswith("could not look: ")
    assert "save the page or PDF in a browser" in after_baseline.told(run)[-1]
    assert len(after_baseline.site.asked()) <= 5


def test_robots_txt_that_forbids(world: World) -> None:
    world.site.show(fraud(1))
    world.site.fail("/robots.txt", 200, b"User-agent: *\nDisallow: /\n")
    run = world.night()
    assert run.outcome is Outcome.COULD_NOT_LOOK
    assert "robots.txt" in str(run.could_not_look)
    assert world.site.asked() == ["/robots.txt"]


def test_a_first_look_that_could_not_look_is_not_over(world: World) -> None:
    world.site.fail_everything(403)
    assert world.night().outcome is Outcome.COULD_NOT_LOOK
    world.site.show(fraud(1))
    run = world.night()
    assert (run.kind, run.new) == (RunKind.BASELINE, ())


@pytest.mark.parametrize(
    "body",
    [b"", b"<main><h1>Publications</h1><p>Found 0 result(s)</p></main>", b"<title>Just a moment...</title>"],
)
def test_a_list_that_shows_nothing_is_suspicious(after_baseline: World, body: bytes) -> None:
    after_baseline.site.fail("/publications/", 200, body)
    run = after_baseline.night()
    assert run.outcome is Outcome.COULD_NOT_LOOK
    assert "Publications at" in str(run.could_not_look)


def test_a_site_that_cannot_be_reached(after_baseline: World) -> None:
    after_baseline.with_site(base_url="http://127.0.0.1:9", allowed_hosts=("127.0.0.1:9",))
    run = after_baseline.night()
    assert run.outcome is Outcome.COULD_NOT_LOOK
    assert "Check the network" in str(run.could_not_look)


def test_pages_that_refuse_after_the_list_did_not(after_baseline: World) -> None:
    after_baseline.site.show(*(fraud(number) for number in range(4, 10)), fraud(2), fraud(3))
    for number in range(4, 10):
        after_baseline.site.fail(f"/publications/report-{number}/", 403)
    run = after_baseline.night()
    assert run.outcome is Outcome.COULD_NOT_LOOK
    assert len([path for path in after_baseline.site.asked() if "report-" in path]) == 3
    assert run.unread == tuple(f"How forces deal with matter {number}" for number in (7, 8, 9))


# --- What no run is made of ---


def test_one_run_at_a_time(world: World) -> None:
    with world.store.lock(FixedClock(FIRST)), pytest.raises(RunInProgress):
        world.night()
    assert world.site.asked() == []


def test_a_public_site_is_told_whom_to_write_to(world: World) -> None:
    world.with_site(base_url="https://hmicfrs.justiceinspectorates.gov.uk")
    with pytest.raises(SettingsError, match=r"site\.contact is empty"):
        world.night()


def test_a_fault_of_the_store_is_stored_with_the_run(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> str:
        from hmicwatch.errors import ArchiveError

        raise ArchiveError("the disk is full")

    world.site.show(fraud(1))
    monkeypatch.setattr(Archive, "put", full_disk)
    with pytest.raises(Exception, match="the disk is full"):
        world.night()
    with world.store.read() as work:
        last = work.last_run()
    assert last is not None
    assert last.outcome is Outcome.FAULT
