"""What `list`, `show` and `extract` say, as lines."""

from dataclasses import replace
from datetime import date

import pytest

from hmicwatch.domain import (
    Applies,
    Basis,
    Change,
    Deadline,
    Extraction,
    HtmlPlace,
    Importance,
    Item,
    ItemKind,
    Override,
    PagePlace,
    Place,
    PublicationKind,
    Source,
    count_items,
)
from hmicwatch.report.dossier import Dossier
from hmicwatch.report.extracted import extracted_lines
from hmicwatch.report.item_words import deadline_with_rule, deadline_words
from hmicwatch.report.listing import (
    item_lines,
    list_lines,
    places_words,
    short_places,
    show_lines,
    total_line,
)
from hmicwatch.report.wording import counted, first_words, listed
from tests.report.samples import SEEN, dossier, doubt, publication, recommendation


def test_list_gives_day_state_title_sentence_mark_and_id() -> None:
    lines = list(list_lines([dossier(recommendation(1), recommendation(2, Applies.NO))]))
    assert lines[0] == "2025-05-16  new        Improving the response"
    assert lines[1].endswith(" of which 1 was applicable to Chief Constables. [not yet checked]")
    assert lines[2].strip() == "thematic, improving-the-response"


def test_last_line_of_list_says_how_many_wait_for_a_person() -> None:
    assert total_line((dossier(), dossier(checks=(doubt(),)))) == "2 publications, 1 to review."
    assert total_line(()) == "No publications."


def test_show_tells_the_whole_story() -> None:
    told = replace(
        dossier(recommendation(1), checks=(doubt(),)),
        overrides=(
            Override(
                publication="improving-the-response",
                item="recommendation:1",
                field="chief_constables",
                value="no",
                machine="yes",
                reason="Only for the Home Office",
                who="J Smith",
                at=SEEN,
            ),
        ),
        changes=(
            Change(
                publication="improving-the-response",
                at=SEEN,
                code="item_added",
                importance=Importance.MAJOR,
                item="recommendation:1",
                before="",
                after="By 30 September 2025",
            ),
        ),
    )
    text = "\n".join(show_lines(told))
    for expected in (
        "1 recommendation was made in total, which was applicable to Chief Constables. [needs review]",
        "published  16 May 2025, as its page says",
        "in the document: none",
        "pdf            https://example.org/uploads/improving-the-response.pdf (244 KiB, crawl of 16 May",
        "html           not fetched: https://example.org/publication-html/improving-the-response/",
        "applies:   for chief constables; “chief constables” should act",
        "30 September 2025 (“By 30 September 2025”: as printed)",
        "on page 7; at #recommendation-1 (Summary > Recommendations)",
        "error: The report says 11 and 10 were found.",
        "recommendation:1, chief_constables: 'no' instead of 'yes'",
        "J Smith, 16 May 2025: Only for the Home Office",
        "item added recommendation:1 (major)",
        "nothing → By 30 September 2025",
    ):
        assert expected in text


def test_show_of_an_unread_publication_has_no_number() -> None:
    lines = list(show_lines(Dossier(publication=publication(), reading=None)))
    assert lines[1] == "Not read yet: how many recommendations were made is not known. [needs review]"
    assert (
        "  warning: This publication has not been read yet, so nothing is known about what it asks." in lines
    )


def test_item_under_a_cause_of_concern_and_a_restated_one() -> None:
    cause = Item(kind=ItemKind.CAUSE_OF_CONCERN, number=None, label=None, text="The force fails children.")
    asked = replace(recommendation(1), parent=0)
    lines = list(item_lines((cause, asked, recommendation(2, restated=True))))
    assert lines[0] == "Cause of concern: The force fails children."
    assert "    under:     Cause of concern" in lines
    assert "    restated:  from an earlier report, so not counted" in lines


@pytest.mark.parametrize(
    ("deadline", "short", "long"),
    [
        (None, "no deadline stated", "no deadline stated"),
        (
            Deadline(phrase="By March 2023", date=date(2023, 3, 31), basis=Basis.MONTH_END),
            "31 March 2023",
            "31 March 2023 (“By March 2023”: last day of the month named)",
        ),
        (
            Deadline(phrase="as soon as possible", date=None, basis=Basis.URGENT),
            "“as soon as possible”",
            "no day (“as soon as possible”: urgent, without a day)",
        ),
        (
            Deadline(phrase="Within three months", date=None, basis=Basis.PUBLICATION),
            "“Within three months”",
            "no day known (“Within three months”: counted from the day of publication, which is not known)",
        ),
    ],
)
def test_deadline_in_words(deadline: Deadline | None, short: str, long: str) -> None:
    assert deadline_words(deadline) == short
    assert deadline_with_rule(deadline) == long


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ((PagePlace(page=7, bbox=(0, 0, 1, 1)),), "on page 7"),
        ((PagePlace(page=31, bbox=(0, 0, 1, 1)), PagePlace(page=7, bbox=(0, 0, 1, 1))), "on pages 7 and 31"),
        ((HtmlPlace(anchor=None, path="Summary"),), "under Summary"),
    ],
)
def test_places_in_words(places: tuple[Place, ...], words: str) -> None:
    assert places_words(places) == words


def test_places_within_a_report_need_not_repeat_its_title() -> None:
    places = (
        PagePlace(page=7, bbox=(0, 0, 1, 1)),
        HtmlPlace(anchor="#recommendation-1", path="Police and kites > Recommendations"),
        HtmlPlace(anchor=None, path="Police and kites > Flying"),
    )
    assert places_words(places, "Police and kites") == (
        "on page 7; at #recommendation-1 (Recommendations); under Flying"
    )
    assert short_places(places) == "page 7, #recommendation-1, “Flying”"


def test_extraction_as_text() -> None:
    items = (recommendation(1), recommendation(2))
    extraction = Extraction(
        source=Source(name="report.pdf", sha256="ab" * 32, media_type="application/pdf", pages=62),
        title="Improving the response",
        published=None,
        kind=PublicationKind.THEMATIC,
        counts=count_items(items),
        items=items,
        checks=(doubt(),),
        needs_review=True,
    )
    text = "\n".join(extracted_lines(extraction))
    assert "report.pdf, 62 pages; thematic; published: date unknown" in text
    assert "of which all were applicable to Chief Constables. [needs review]" in text
    assert "on page 8" in text
    assert "error: The report says 11 and 10 were found." in text


def test_wording() -> None:
    assert counted(2, "area for improvement") == "2 areas for improvement"
    assert counted(1, "inquiry") == "1 inquiry"
    assert counted(0, "inquiry") == "no inquiries"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert first_words("one two three, four", 16) == "one two three…"
