"""What a line says as a title: an item, a list of items, a part of the report, an addressee, or nothing.

A row reads: what it is | how the line stands (heading, bold, plain) | the line.
"""

import pytest

from hmicwatch.domain import ItemKind
from hmicwatch.parse.grammar.titles import (
    AddresseeTitle,
    DeadlineTitle,
    ItemTitle,
    ListTitle,
    SectionTitle,
    Title,
    read_title,
)

SHORT = {
    ItemKind.RECOMMENDATION: "rec",
    ItemKind.CAUSE_OF_CONCERN: "cause",
    ItemKind.AREA_FOR_IMPROVEMENT: "afi",
}

ROWS = """
# one item, with its number where it has one
item rec 1               | heading | Recommendation 1
item rec 1               | plain   | Recommendation 1
item rec 1               | plain   | Recommendation 1:
item rec 1               | plain   | RECOMMENDATION 1
item rec 12              | heading | Recommendation 12
item rec 1               | heading | Recommendation one
item rec 2               | heading | Recommendation two
item rec 3               | heading | Recommendation No. 3
item rec 3               | heading | Recommendation number 3
item rec 3               | heading | Recommendation #3
item rec 1.2             | heading | Recommendation 1.2
item rec 2a              | heading | Recommendation 2a
item rec A               | heading | Recommendation A
item rec IV              | heading | Recommendation IV
item rec R4              | heading | Recommendation R4
item rec 1               | heading | New recommendation 1
item rec 1               | heading | National recommendation 1
item rec -               | plain   | Recommendation
item rec -               | plain   | Recommendation:
item cause -             | plain   | Cause of concern
item cause -             | heading | Accelerated cause of concern
item cause -             | heading | Further cause of concern
item cause -             | heading | Inadequate Cause of concern
item cause 2             | heading | Cause of concern 2
item cause -             | plain   | Cause for concern
item afi -               | heading | Area for improvement
item afi 1               | heading | Area for improvement 1
item afi 3               | plain   | AFI 3
item afi - (theme)       | heading | Area for improvement: use of force
item rec 1 (theme)       | heading | Recommendation 1: Training
item rec 4 (theme)       | heading | Recommendation 4 – Supervision of detectives
item rec 1 (rest)        | plain   | Recommendation 1: By 30 September 2025, chief constables should act.
item rec 1 (rest)        | plain   | Recommendation 1. By 30 September 2025, chief constables should act.
item rec 1 (rest)        | plain   | Recommendation 1 – chief constables should act.
item rec 1 (rest)        | plain   | Recommendation 1 By 30 September 2025, chief constables should act.
item rec - (rest)        | plain   | Recommendation: By 30 September 2025, chief constables should act.
item afi - (rest)        | plain   | Area for improvement: The force should record its use of force.
item rec 1 (for)         | heading | Recommendation 1: To Chief Constables
item rec 1 (for)         | heading | Recommendation 1 (for chief constables)
item rec 1 (for)         | heading | Recommendation 1: for the Home Office and the NPCC
item rec - (for)         | heading | Recommendation to chief constables
item rec 3 (restated)    | heading | Recommendation 3 from 2013
item rec 3 (restated)    | heading | Recommendation 3 from our 2021 report
item rec 3 (restated)    | heading | Recommendation 3 (2021)
item rec 3 (restated)    | heading | Recommendation 3 from the previous inspection
item rec 3 (restated)    | heading | Recommendation 3 from the interim report
# a list of items
list rec                 | heading | Recommendations
list rec                 | plain   | Recommendations
list rec                 | heading | Our recommendations
list rec                 | heading | Summary of recommendations
list rec                 | heading | List of recommendations
list rec                 | heading | 7. Recommendations
list rec                 | heading | Chapter 7: Recommendations
list rec                 | heading | Annex C: Recommendations
list rec                 | heading | Further recommendations
list rec                 | heading | Recommendations and areas for improvement
list rec (for)           | heading | Recommendations for chief constables
list rec (for)           | heading | Recommendations to the Home Office
list cause               | heading | Causes of concern
list cause               | heading | Accelerated causes of concern
list cause               | heading | Causes of concern and recommendations
list afi                 | heading | Areas for improvement
list afi                 | plain   | Areas for improvement
list afi (for)           | heading | Areas for improvement for all forces
# whom the items below are for
for                      | heading | For chief constables and the National Police Chiefs’ Council
for                      | heading | To all chief constables
for                      | bold    | For the Home Office
none                     | plain   | For the Home Office
# parts of the report
section contents         | heading | Contents
section contents         | plain   | Contents
section glossary         | heading | Glossary
section glossary         | heading | Annex D: Definitions
section footnotes        | heading | Footnotes
section footnotes        | heading | References
section practice         | heading | Innovative practice
section practice         | heading | Promising practice: the kite unit
section actions          | heading | Action 1
section actions          | heading | Actions for the IOPC
section annex            | heading | Annex A: About the data
section annex            | heading | Appendix B – Methodology
section summary          | heading | Summary
section summary          | heading | Executive summary
section summary          | heading | Foreword
section previous         | heading | Recommendations from the 2021 inspection report
section previous         | heading | Recommendations in the interim report
section previous         | heading | Appendix A: Our 2015 recommendations
section previous         | heading | Annex C – Progress against recommendations
section previous         | heading | Progress on our previous recommendations
section previous         | heading | Outstanding recommendations
section previous         | heading | Areas for improvement from our last inspection
section previous         | heading | Previous causes of concern
section others           | heading | Recommendations of the Independent Inquiry
section others           | heading | Recommendations made by the coroner
section others           | heading | Recommendations from the Home Affairs Committee
section contents         | plain   | Recommendation 3 ........ 27
# lines that only mention items
none                     | plain   | Recommendation 3 was accepted by the Home Office.
none                     | plain   | Recommendation 3 of our 2021 report asked forces to train staff.
none                     | plain   | Recommendations should be specific.
none                     | plain   | Recommendations are tracked by the force each month.
none                     | plain   | We make 11 recommendations.
none                     | plain   | See recommendation 3.
none                     | plain   | Our recommendation 1 asks forces to train their staff.
none                     | plain   | This is a cause of concern.
none                     | plain   | Areas for improvement are set out in each chapter.
none                     | plain   | The force has made progress since our last inspection.
by                       | heading | By December 2025
by                       | heading | Within three months:
by                       | bold    | Immediately
none                     | heading | By force
none                     | heading | How forces record crime
none                     | heading | Background
none                     | heading | What the public should expect
none                     | plain   | Foreword by somebody who says much about recommendations and little else.
"""


def rows() -> list[tuple[str, str, str]]:
    lines = [line for line in ROWS.strip().splitlines() if not line.startswith("# ")]
    cells = [[cell.strip() for cell in line.split("|", 2)] for line in lines]
    return [(expected, stands, text) for expected, stands, text in cells]


def described(title: Title | None) -> str:
    """A title in the words of the table."""
    match title:
        case None:
            return "none"
        case ItemTitle():
            told = ("restated", title.restated_from), ("for", title.addressee), ("rest", title.rest)
            extra = next((f" ({name})" for name, value in (*told, ("theme", title.theme)) if value), "")
            return f"item {SHORT[title.kind]} {title.number or '-'}{extra}"
        case ListTitle():
            return f"list {SHORT[title.kind]}{' (for)' if title.addressee else ''}"
        case SectionTitle():
            return f"section {title.section}"
        case AddresseeTitle():
            return "for"
        case DeadlineTitle():
            return "by"


@pytest.mark.parametrize(("expected", "stands", "text"), rows())
def test_what_a_line_is(expected: str, stands: str, text: str) -> None:
    title = read_title(text, heading=stands == "heading", strong=stands == "bold")
    assert described(title) == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Recommendation 1: To Chief Constables", "Chief Constables"),
        ("Recommendation 1 (for chief constables)", "chief constables"),
        ("Recommendations for chief constables", "chief constables"),
        ("For chief constables and the NPCC", "chief constables and the NPCC"),
        ("To all chief constables:", "all chief constables"),
    ],
)
def test_a_title_names_its_addressee(text: str, who: str) -> None:
    title = read_title(text, heading=True)
    assert isinstance(title, ItemTitle | ListTitle | AddresseeTitle)
    assert title.addressee == who


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Recommendation 1: Chief constables should act.", "Chief constables should act."),
        ("Recommendation 1 – “Chief constables” should act.", "“Chief constables” should act."),
        ("RECOMMENDATION 2. By March 2026, forces should act.", "By March 2026, forces should act."),
        ("Recommendation 3 Forces should act.", "Forces should act."),
    ],
)
def test_the_text_behind_a_title_keeps_its_own_signs(text: str, rest: str) -> None:
    title = read_title(text, heading=False)
    assert isinstance(title, ItemTitle)
    assert title.rest == rest


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009"])
def test_any_space_may_stand_before_the_number(space: str) -> None:
    title = read_title(f"Recommendation{space}7", heading=True)
    assert isinstance(title, ItemTitle)
    assert title.number == "7"
