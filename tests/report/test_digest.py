"""The digest: what it decides to say, and its text."""

from dataclasses import replace
from datetime import date

from hmicwatch.domain import Applies, Change, Gap, Importance, Outcome, PublicationState, Run, RunKind
from hmicwatch.report.digest import decide_digest, render_text
from hmicwatch.report.dossier import Dossier
from tests.report.samples import SEEN, dossier, doubt, publication, recommendation

DAY = date(2025, 5, 17)


def _run(outcome: Outcome, *gaps: Gap, why: str | None = None) -> Run:
    return Run(id=2, kind=RunKind.NIGHT, started=SEEN, outcome=outcome, gaps=gaps, could_not_look=why)


def test_subject_counts_reports_and_what_is_for_chief_constables() -> None:
    one = dossier(recommendation(1), recommendation(2), recommendation(3, Applies.NO))
    other = Dossier(publication=publication("other", "Another report"), reading=one.reading)
    assert decide_digest([one, other], [], None, DAY).subject == (
        "2 new HMICFRS reports, 4 recommendations for chief constables"
    )
    assert decide_digest([dossier(recommendation(1))], [], None, DAY).subject == (
        "1 new HMICFRS report, 1 recommendation for chief constables"
    )
    assert decide_digest([dossier()], [], None, DAY).subject == (
        "1 new HMICFRS report, no recommendations for chief constables"
    )


def test_subject_warns_of_counts_in_doubt_until_somebody_checked_them() -> None:
    doubtful = dossier(recommendation(1), checks=(doubt(),))
    assert decide_digest([doubtful], [], None, DAY).subject.endswith("(1 to check first)")
    assert "check" not in decide_digest([replace(doubtful, reviewed=True)], [], None, DAY).subject


def test_newest_publication_comes_first() -> None:
    older = replace(publication("older", "A first title"), published=date(2025, 3, 27))
    entries = decide_digest([Dossier(publication=older, reading=None), dossier()], [], None, DAY).new
    assert [entry.id for entry in entries] == ["improving-the-response", "older"]


def test_asks_are_own_recommendations_for_chief_constables() -> None:
    items = (
        recommendation(1),
        recommendation(2, Applies.CONDITIONAL),
        recommendation(3, Applies.NO),
        recommendation(4, Applies.UNCLEAR),
        recommendation(5, restated=True),
    )
    [entry] = decide_digest([dossier(*items)], [], None, DAY).new
    assert [item.number for item in entry.asks] == ["1", "2"]
    assert [item.number for item in entry.unclear] == ["4"]


def test_text_has_sentence_deadline_doubt_and_link() -> None:
    text = render_text(decide_digest([dossier(recommendation(1), checks=(doubt(),))], [], None, DAY))
    assert "Improving the response (Published 16 May 2025)" in text
    assert "which was applicable to Chief Constables. [needs review]" in text
    assert "- Recommendation 1 (30 September 2025): By 30 September 2025, chief constables" in text
    assert "! The report says 11 and 10 were found." in text
    assert "Read the report: https://example.org/publications/improving-the-response/" in text


def test_unread_publication_is_never_given_a_number() -> None:
    unread = Dossier(publication=publication(), reading=None)
    text = render_text(decide_digest([unread], [], None, DAY))
    assert "Not read yet: how many recommendations were made is not known." in text
    assert "No recommendations were made" not in text


def test_failed_look_is_said_first_and_not_as_nothing_new() -> None:
    digest = decide_digest([], [], _run(Outcome.COULD_NOT_LOOK, why="The site refused us (403)."), DAY)
    text = render_text(digest)
    assert digest.subject == "HMICFRS could not be looked at"
    assert "The site refused us (403)." in text
    assert "Nothing new" not in text


def test_held_and_gaps_are_listed_apart() -> None:
    waiting = replace(publication("old", "Report of 2013"), held_reason="Its title names 2013")
    gap = Gap(publication=None, address="https://example.org/x.pdf", reason="it is cut short")
    digest = decide_digest([], [Dossier(publication=waiting, reading=None)], _run(Outcome.GAPS, gap), DAY)
    assert digest.subject == "No new HMICFRS reports, 1 held for you, 1 gap"
    text = render_text(digest)
    assert "Nothing new was published." in text
    assert "- Report of 2013 (dated 16 May 2025): Its title names 2013" in text
    assert "- https://example.org/x.pdf: it is cut short" in text


def test_text_is_not_escaped_as_html() -> None:
    named = Dossier(publication=publication(title="Police & <others>"), reading=None)
    assert "Police & <others>" in render_text(decide_digest([named], [], None, DAY))


def _change(code: str, before: str, after: str, *, item: str | None = "recommendation:1") -> Change:
    minor = code == "item_renumbered"
    return Change(
        publication="improving-the-response",
        at=SEEN,
        code=code,
        importance=Importance.MINOR if minor else Importance.MAJOR,
        item=item,
        before=before,
        after=after,
    )


def _changed(*changes: Change) -> Dossier:
    known = replace(publication(), state=PublicationState.CHANGED)
    return replace(dossier(recommendation(1)), publication=known, changes=changes)


def test_what_changed_is_told_with_what_it_said_and_says_now() -> None:
    changed = _changed(
        _change("item_renumbered", "Recommendation 4", "Recommendation 1"),
        _change("deadline_moved", "2025-09-30", ""),
        _change("item_withdrawn", "Chief constables should stop.", "", item="recommendation:9"),
    )
    digest = decide_digest([], [], None, DAY, changed=[changed])
    assert digest.subject == "No new HMICFRS reports, 1 changed report"
    [entry] = digest.changed
    assert [told.importance for told in entry.changes] == ["major", "major", "minor"]
    text = render_text(digest)
    assert "Nothing new was published" not in text
    assert (
        "Improving the response (Published 16 May 2025)\n"
        "1 recommendation was made in total, which was applicable to Chief Constables. [not yet checked]\n"
        "  * Recommendation 1 has another deadline\n"
        "      it said: 30 September 2025\n"
        "      it says now: no deadline stated\n"
        "  * Recommendation 9 is no longer there\n"
        "      it said: Chief constables should stop.\n"
        "  * Recommendation 1 has another number (minor)\n"
        "      it said: Recommendation 4\n"
        "      it says now: Recommendation 1\n"
        "Read the report: https://example.org/publications/improving-the-response/\n"
    ) in text


def test_changed_reports_stand_beside_new_ones_in_the_subject() -> None:
    digest = decide_digest([dossier()], [], None, DAY, changed=[_changed(_change("withdrawn", "new", "x"))])
    assert digest.subject == "1 new HMICFRS report, no recommendations for chief constables, 1 changed report"
    failed = _run(Outcome.COULD_NOT_LOOK, why="It refused.")
    subject = decide_digest([], [], failed, DAY, changed=[_changed()]).subject
    assert subject == "HMICFRS could not be looked at, 1 changed report"
