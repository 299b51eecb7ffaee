"""Runs, sources, missing pages, changes and digests."""

from dataclasses import replace
from datetime import datetime

import pytest

from hmicwatch.domain import Change, Gap, Importance, Outcome, RunKind
from hmicwatch.store import SourceObservation, Store
from tests.store.samples import ID, LATER, MORNING, NEXT, publication

PAGE = "https://site.example/publications/gone/"


def test_saving_a_run_again_keeps_one_set_of_gaps(store: Store) -> None:
    gap = Gap(publication=ID, address=PAGE, reason="timed out")
    with store.begin() as work:
        run = replace(work.start_run(RunKind.NIGHT, MORNING), gaps=(gap,))
        work.save_run(run)
        work.save_run(run)
        assert work.run(run.id) == run
        assert work.run(run.id + 1) is None


@pytest.mark.parametrize(
    ("outcome", "unread", "complete"),
    [
        (None, (), False),
        (Outcome.INTERRUPTED, (), False),
        (Outcome.COULD_NOT_LOOK, (), False),
        (Outcome.NOTHING_NEW, (ID,), False),
        (Outcome.NOTHING_NEW, (), True),
        (Outcome.GAPS, (), True),
    ],
)
def test_the_baseline_is_complete_when_one_left_nothing_unread(
    store: Store, outcome: Outcome | None, unread: tuple[str, ...], complete: bool
) -> None:
    with store.begin() as work:
        run = work.start_run(RunKind.BASELINE, MORNING)
        work.save_run(replace(run, outcome=outcome, unread=unread))
        night = work.start_run(RunKind.NIGHT, MORNING)
        work.save_run(replace(night, outcome=Outcome.NOTHING_NEW))
        assert work.baseline_complete() is complete


def test_what_a_source_gave_before(store: Store) -> None:
    with store.begin() as work:
        first, second = (work.start_run(RunKind.NIGHT, at).id for at in (MORNING, NEXT))
        work.note_source(first, "publications", PAGE, 25, "ok")
        work.note_source(first, "feed", PAGE, 10, "ok")
        work.note_source(second, "publications", PAGE, 0, "empty")
    full = SourceObservation(run=first, name="publications", address=PAGE, found=25, outcome="ok")
    empty = SourceObservation(run=second, name="publications", address=PAGE, found=0, outcome="empty")
    with store.read() as work:
        assert work.sources_before("publications") == (empty, full)
        assert work.sources_before("publications", run_id=second) == (full,)
        assert work.sources_before("publications", limit=1) == (empty,)


def test_a_missing_page_is_counted_by_runs_in_a_row(store: Store) -> None:
    with store.begin() as work:
        first, second, third = (work.start_run(RunKind.NIGHT, at).id for at in (MORNING, NEXT, LATER))
        assert [work.note_missing(PAGE, run) for run in (first, first, second)] == [1, 1, 2]
        work.clear_missing(PAGE)
        assert work.note_missing(PAGE, third) == 1


def test_changes_are_told_newest_first(store: Store) -> None:
    def change(code: str, publication_id: str = ID, at: datetime = MORNING) -> Change:
        return Change(
            publication=publication_id,
            at=at,
            code=code,
            importance=Importance.MAJOR,
            item="recommendation:1",
            before="",
            after="text",
        )

    added, moved, other = change("added"), change("deadline"), change("title", "other", NEXT)
    with store.begin() as work:
        work.save_publication(publication())
        work.save_publication(publication("other"))
        work.add_changes([added, moved, replace(other, item=None)])
    with store.read() as work:
        assert work.changes() == (replace(other, item=None), added, moved)
        assert work.changes(ID) == (added, moved)
        assert work.changes(since=NEXT) == (replace(other, item=None),)


def test_the_last_digest_says_what_was_told(store: Store) -> None:
    with store.begin() as work:
        assert work.last_digest() is None
        for publication_id in (ID, "other"):
            work.save_publication(publication(publication_id))
        run = work.start_run(RunKind.NIGHT, MORNING)
        work.add_digest(MORNING, "1 new HMICFRS report", [ID], run.id)
        newest = work.add_digest(NEXT, "2 new HMICFRS reports", ["other", ID])
        last = work.last_digest()
        assert last is not None
        assert (last.id, last.created, last.publications) == (newest, NEXT, ("other", ID))
        assert work.told() == {ID, "other"}
        assert work.last_told() == {ID: NEXT, "other": NEXT}
