"""What PDFs do to a text: lines, columns, page ends, running heads. The same two recommendations in each."""

from datetime import date

import pytest

from hmicwatch.parse import read_document
from tests.parse.pdfs import Said, book, column
from tests.parse.reading import codes, own, tables

ONE = (
    "By 30 September 2025, chief constables should make sure that all of their",
    "officers know how to fly a kite.",
)
TWO = "By 31 March 2026, the Home Office should publish guidance on kites."
FILL = (
    "We visited forces and spoke to people who work with kites. Officers told us about",
    "strings and wind. Most forces keep good records, and chief constables told us that",
    "they are proud of them. We make no comment on that.",
    "",
) * 4
FIRST = ("## Recommendation 1", "", *ONE, "")
SECOND = ("## Recommendation 2", "", TWO, "")
HEAD = Said("How the police deal with kites", 72, 32, size=8)
NOTE = Said("1 See our report of 2019 on strings.", 72, 785, size=7)


def foot(number: int) -> Said:
    return Said(str(number), 290, 812, size=9)


def report(*pages: list[Said]) -> bytes:
    """A cover page, then these; every page has the running head and its number."""
    cover = column("", "# How the police deal with kites", "", "Published on: 7 May 2025", "", *FILL)
    return book([[HEAD, *page, foot(number)] for number, page in enumerate((cover, *pages), start=1)])


PAGES = {
    "headings": report(column(*FIRST, *SECOND, *FILL)),
    "bold titles": report(
        column(*FILL, "b Recommendation 1", *ONE, "", "b Recommendation 2", TWO, "", *FILL)
    ),
    "plain titles": report(column(*FILL, "Recommendation 1", *ONE, "", "Recommendation 2", TWO, "", *FILL)),
    "titles in the line": report(
        column(
            *FILL,
            f"Recommendation 1: {ONE[0][:60]}",
            f"{ONE[0][60:]} {ONE[1]}",
            "",
            f"Recommendation 2: {TWO}",
        )
    ),
    "letter-spaced headings": report(
        column(
            "## Re co mme nda tion 1", "", *ONE, "", "## R e c o m m e n d a t i o n  2", "", TWO, "", *FILL
        )
    ),
    "lost spaces": report(
        column("## Recommendation1", "", *ONE, "", "## Recommendation2", "", TWO, "", *FILL)
    ),
    "a sentence over the page's end": report(
        column(*FILL, "## Recommendation 1", "", ONE[0], top=440), column(ONE[1], "", *SECOND)
    ),
    "a title at the page's foot": report(
        column(*FILL, "## Recommendation 1", top=470), column(*ONE, "", *SECOND, *FILL)
    ),
    "a footnote between": report(
        [*column(*FILL, "## Recommendation 1", "", ONE[0], top=400), NOTE],
        column(ONE[1], "", *SECOND),
    ),
    "two columns": report(
        column(
            "b Recommendation 1",
            "By 30 September 2025, chief",
            "constables should make sure that",
            "all of their officers know how",
            "to fly a kite.",
            "",
            "Kites are flown in many forces and",
            "people like to see them.",
            x=60,
        )
        + column(
            "b Recommendation 2",
            "By 31 March 2026, the Home",
            "Office should publish guidance",
            "on kites.",
            "",
            "Most forces keep good records of",
            "the kites that they find.",
            x=320,
        )
    ),
    "numbers": report(column("## Recommendations", "", f"1. {ONE[0]}", f"    {ONE[1]}", f"2. {TWO}", "")),
    "numbers close to their text": report(
        column("## Recommendations", "", f"1. {ONE[0]}", f"    {ONE[1]}", f"2.{TWO}", "")
    ),
    "bullets": report(column("## Recommendations", "", f"• {ONE[0]}", f"   {ONE[1]}", f"• {TWO}", "")),
    "line-end hyphens": report(
        column(
            "## Recommendation 1",
            "",
            "By 30 September 2025, chief con-",
            "stables should make sure that all of their offi-",
            "cers know how to fly a kite.",
            "",
            *SECOND,
            *FILL,
        )
    ),
    "a contents page": report(
        column(
            "## Contents",
            "",
            "Recommendation 1 .................... 3",
            "Recommendation 2 .................... 3",
        ),
        column(*FIRST, *SECOND, *FILL),
    ),
    "summary and chapter": report(
        column(*FIRST, *SECOND, *FILL),
        column(*FILL, *FIRST, *FILL),
        column(*FILL, *SECOND),
    ),
}


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES.keys())
def test_two_recommendations_however_the_page_is_set(data: bytes) -> None:
    found = read_document(data, name="report.pdf", tables=tables())
    assert found.title == "How the police deal with kites"
    assert [item.text.lstrip("• ") for item in own(found)] == [" ".join(ONE), TWO], codes(found)
    assert [item.chief_constables for item in own(found)] == ["yes", "no"]
    deadlines = [item.deadline.date if item.deadline else None for item in own(found)]
    assert deadlines == [date(2025, 9, 30), date(2026, 3, 31)]
    assert not found.needs_review


def test_a_cover_title_that_is_also_the_running_head() -> None:
    """It stands at the page's edge with the same words, but it is no running head."""
    pages = [
        [HEAD, *column("# How the police deal with kites", "", *FILL, top=70), foot(1)],
        [HEAD, *column("## Recommendation 1", "", "Chief constables should fly kites.", "", *FILL), foot(2)],
        [HEAD, *column(*FILL), foot(3)],
    ]
    found = read_document(book(pages), name="report.pdf", tables=tables())
    assert found.title == "How the police deal with kites"
    assert [item.number for item in own(found)] == ["1"]


def test_a_report_without_a_title_keeps_its_first_recommendation() -> None:
    pages = [column("## Recommendation 1", "", "Chief constables should fly kites.", "", *FILL)]
    found = read_document(book(pages), name="report.pdf", tables=tables())
    assert [item.number for item in own(found)] == ["1"]


def test_a_word_cut_at_the_line_end_that_stands_nowhere_else() -> None:
    """Names of bodies and titles of items are known words, also when the document never prints them whole."""
    lines = ("By 30 September 2025, chief con-", "stables should fly kites.")
    data = book([column("# Kites", "", "## Recommendation 1", *lines, "", "## Recommen-", "dation 2", TWO)])
    found = read_document(data, name="report.pdf", tables=tables())
    right = (found.counts.recommendations, found.counts.chief_constables) == (2, 1)
    assert right or found.needs_review
