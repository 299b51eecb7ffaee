"""How a run is told: the last line begins with the outcome, everything is named."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hmicwatch.domain import Gap, Outcome, Publication, Run, RunKind
from hmicwatch.errors import ExitStatus
from hmicwatch.report.outcome import describe_outcome, exit_status

NIGHT = Run(id=1, kind=RunKind.NIGHT, started=datetime(2025, 6, 2, 1, 30, tzinfo=UTC), pages_checked=7)
KNOWN = (
    Publication(id="fraud", title="Fraud: Time to choose"),
    Publication(id="roads", title="Roads policing: Not optional", held_reason="it is dated next year"),
)


def run(outcome: Outcome, **changed: object) -> Run:
    return replace(NIGHT, outcome=outcome, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ended", "first_words", "status"),
    [
        (run(Outcome.NEW_ITEMS, new=("fraud",)), "new items", ExitStatus.OK),
        (run(Outcome.NOTHING_NEW), "nothing new", ExitStatus.OK),
        (run(Outcome.GAPS), "complete with gaps", ExitStatus.GAPS),
        (run(Outcome.INTERRUPTED), "complete with gaps", ExitStatus.GAPS),
        (
            run(Outcome.COULD_NOT_LOOK, could_not_look="It refused. Ask."),
            "could not look",
            ExitStatus.COULD_NOT_LOOK,
        ),
        (run(Outcome.FAULT), "fault", ExitStatus.FAULT),
        (NIGHT, "fault", ExitStatus.FAULT),
    ],
)
def test_the_last_line_and_the_exit_status(ended: Run, first_words: str, status: ExitStatus) -> None:
    assert describe_outcome(ended, KNOWN)[-1].startswith(f"{first_words}:")
    assert exit_status(ended) is status


def test_everything_is_named() -> None:
    told = describe_outcome(
        run(
            Outcome.GAPS,
            new=("fraud",),
            held=("roads",),
            changed=("unknown",),
            gaps=(
                Gap(publication="fraud", address="https://x/f.pdf", reason="it broke off"),
                Gap(publication=None, address="https://x/list/", reason="it was slow"),
            ),
            unread=("roads",),
            notes=("A note.",),
            rechecked=3,
        ),
        KNOWN,
    )
    assert told == [
        "New:",
        "  Fraud: Time to choose",
        "Held for you to look at, not announced:",
        "  It is dated next year:",
        "    Roads policing: Not optional",
        "Changed since it was last read:",
        "  unknown",
        "Gaps:",
        "  Fraud: Time to choose: it broke off (https://x/f.pdf)",
        "  https://x/list/: it was slow",
        "Not read yet, the next run goes on with them:",
        "  Roads policing: Not optional",
        "A note.",
        "Round over older publications: 3 pages looked at again.",
        "complete with gaps: 2 gaps; 1 new; 1 held; 1 not read yet",
    ]


def test_nothing_new_says_how_many_pages() -> None:
    assert describe_outcome(run(Outcome.NOTHING_NEW), ()) == ["nothing new: 7 pages checked"]


def test_many_unread_are_counted() -> None:
    unread = tuple(f"report-{number}" for number in range(13))
    told = describe_outcome(run(Outcome.NOTHING_NEW, unread=unread, kind=RunKind.BASELINE), ())
    assert told[-2] == "  and 3 more"
    assert told[-1] == "nothing new: 7 pages checked; 13 not read yet; the first look goes on"


def test_why_it_could_not_look_is_the_last_line() -> None:
    told = describe_outcome(run(Outcome.COULD_NOT_LOOK, could_not_look="It refused. Ask them."), ())
    assert told == ["could not look: It refused. Ask them."]


def test_what_many_are_held_for_is_said_once() -> None:
    flood = [Publication(id=f"r{n}", title=f"Report {n}", held_reason="30 at once") for n in range(30)]
    odd = Publication(id="odd", title="Odd", held_reason="it names 2013")
    held = tuple(one.id for one in (*flood, odd))
    told = describe_outcome(run(Outcome.NOTHING_NEW, held=held), [*flood, odd])
    assert told[:3] == ["Held for you to look at, not announced:", "  30 at once:", "    Report 0"]
    assert told[32:34] == ["  It names 2013:", "    Odd"]
    assert len(told) == 1 + 31 + 2 + 1
