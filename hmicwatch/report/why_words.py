"""The reasons of a reading in plain sentences: one table for each kind of reason."""

import re
from datetime import date

from hmicwatch.domain import (
    Basis,
    Copy,
    Deadline,
    Inherited,
    JoinedBy,
    LeftOutAs,
    Named,
    Origin,
    RestatedBy,
    Role,
)
from hmicwatch.report.wording import first_words, long_date

RULES = {
    "title:recommendation": "a title of its own says that it is a recommendation",
    "title:cause_of_concern": "a title of its own says that it is a cause of concern",
    "title:area_for_improvement": "a title of its own says that it is an area for improvement",
    "table": "it is a row in a table of items",
    "prose:concern": "a paragraph calls something a cause of concern, with what should be done below it",
    "prose": "a sentence in running text recommends it (“we recommend that …”)",
    "recalled": "it follows a sentence that announces what an earlier letter or report said",
    "list:heading": "it is a heading inside a list of items that says itself what should be done",
    "list:number": "it has a number in a list of items",
    "list:bullet": "it is a bullet in a list of items",
    "list:paragraph": "it is a paragraph in a list of items that says who should do what",
    "list:stem": "it is a lead-in with bullets that share it: one item with parts",
    "list:concern": "it is the text under the heading of a cause of concern",
}
"""What each rule of the grammar means; items carry the names."""

_JOINED = {
    JoinedBy.NUMBER: "joined by its number and words",
    JoinedBy.SHORT_FORM: "joined by its number: a short form",
    JoinedBy.WORDING: "joined by its words",
}
_RESTATED = {
    RestatedBy.TITLE: "its title says where it comes from",
    RestatedBy.STATUS: "a line with it tells what became of it",
    RestatedBy.HEADING: "the heading above it names an earlier report",
    RestatedBy.COLUMN: "its table tells what became of each",
    RestatedBy.QUOTED: "its words stand in quotation marks",
    RestatedBy.ANNOUNCED: "the text above announces what was asked before",
    RestatedBy.WORDS: "it begins by telling what an earlier report said",
    RestatedBy.DATE: "this report follows up another, and its deadline was over when it was published",
}
_TELLING = (RestatedBy.TITLE, RestatedBy.HEADING, RestatedBy.COLUMN)
_ORIGINS = {
    Origin.TITLE: "its own title",
    Origin.LINE: "the line below its title",
    Origin.LABEL: "a label beside it",
    Origin.STEM: "the lead-in above it",
    Origin.COLUMN: "a column of its table",
    Origin.HEADING: "a heading above it",
    Origin.LIST: "the list that it stands in",
    Origin.CAUSE: "the cause of concern that it stands under",
    Origin.COPY: "another copy of it",
}
_LEFT_OUT = {
    LeftOutAs.IN_PASSING: "recommends in passing, beside recommendations that have titles",
    LeftOutAs.EXPLAINS: "stands behind the items of a list and was taken to explain them",
    LeftOutAs.UNTITLED: "stands in a list whose items have titles, and has none",
    LeftOutAs.SET_APART: "stands in a part that makes no items of its own",
}
_PARTS = {
    "glossary": "a glossary",
    "footnotes": "footnotes",
    "practice": "good practice",
    "actions": "actions, not recommendations",
    "previous": "how things stand with earlier items",
    "others": "what other bodies asked",
}
_SPAN = re.compile(r"\b(?P<span>[\w-]+(?:\s+[\w-]+)?\s+(?P<unit>day|week|month|year)s?)\b", re.I)


def rule_words(rule: str) -> str:
    """The sentence of a rule with its name behind it, for who wants to mend it."""
    return f"{RULES.get(rule, 'a rule without a description')} [{rule}]"


def joined_words(copy: Copy) -> str:
    """Why a further copy was taken for the same item; empty for the first."""
    if copy.joined_by is None:
        return ""
    return f"{_JOINED[copy.joined_by]} ({round(100 * (copy.alike or 0))} % alike)"


def restated_words(copy: Copy) -> str:
    """What shows that an earlier report made it; empty when nothing does."""
    if copy.restated_by is None:
        return ""
    source = copy.restated_from or ""
    said = f" (“{first_words(source, 70)}”)" if copy.restated_by in _TELLING and source else ""
    return f"{_RESTATED[copy.restated_by]}{said}"


def inherited_words(one: Inherited) -> str:
    """`deadline from the lead-in above it, “By 31 March 2025, forces should:”`."""
    return f"{one.what} from {_ORIGINS[one.origin]}, “{first_words(one.phrase, 80)}”"


def named_words(one: Named) -> str:
    """`“forces” (forces) should act`, with what the tables say of the name."""
    notes: list[str] = [one.body, *([one.force] if one.force else [])]
    notes += ["for some forces only"] if one.some else []
    notes += ["a name that may mean somebody else"] if one.doubtful else []
    notes += ["a circle in which the police may sit"] if one.with_police else []
    act = "should act" if one.role is Role.OWNER else "is named to help"
    return f"“{one.phrase}” ({', '.join(notes)}) {act}"


def left_out_words(reason: LeftOutAs, part: str) -> str:
    named = f" ({_PARTS.get(part, part)})" if part else ""
    return f"{_LEFT_OUT[reason]}{named}"


def deadline_words(deadline: Deadline, published: date | None) -> str:
    """How the day follows: `7 August 2025: “Within three months”, three calendar months after …`."""
    day = long_date(deadline.date) if deadline.date else "no day"
    return f"{day}: “{deadline.phrase}”, {_rule(deadline, published)} [{deadline.basis}]"


def _rule(deadline: Deadline, published: date | None) -> str:
    counted_from = f"the day of publication ({long_date(published)})" if published else ""
    match deadline.basis:
        case Basis.STATED:
            return "the day as printed"
        case Basis.MONTH_END:
            return "the last day of the month that is named"
        case Basis.YEAR_END:
            return "the last day of the year that is named"
        case Basis.PUBLICATION:
            span = _span(deadline.phrase)
            return (
                f"{span} after {counted_from}" if published else f"{span} after an unknown day of publication"
            )
        case Basis.IMMEDIATE:
            return (
                f"at once, which is {counted_from}"
                if published
                else "at once, but the day of publication is unknown"
            )
        case Basis.URGENT:
            return "urgent, without a day"
        case Basis.EVENT:
            return "it depends on something else that must happen first"


def _span(phrase: str) -> str:
    """ "three calendar months", "56 days"."""
    match = _SPAN.search(
        re.sub(r"^\W*within\s+(?:the\s+next\s+|a\s+maximum\s+of\s+)?", "", phrase, flags=re.I)
    )
    if match is None:
        return "the time stated"
    amount = match["span"][: -len(match["span"].split()[-1])].strip().removesuffix("calendar").strip()
    unit = match["span"].split()[-1]
    return f"{amount} calendar {unit}" if match["unit"].lower() in ("month", "year") else f"{amount} {unit}"
