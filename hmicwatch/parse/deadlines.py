"""By when: one small function per family of phrases, tried over an item's sentences (contract, section 2)."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from hmicwatch.domain import Basis, Deadline
from hmicwatch.language.dates import DAY, MONTH, MONTHS, add, month_end, read_date
from hmicwatch.language.numbers import NUMBER, number
from hmicwatch.language.text import plain
from hmicwatch.parse.asked import sentences
from hmicwatch.parse.binding import BY_A_DAY, Dated, binds
from hmicwatch.parse.grammar.titles import MODAL

_BY = (
    r"\b(?:by|before|no\s+later\s+than|not\s+later\s+than|"
    r"on\s+or\s+before)\s+(?:no\s+later\s+than\s+)?(?:the\s+)?"
)
_HOUR = (
    r"(?:(?:midnight|noon|midday|close\s+of\s+(?:business|play)|end\s+of(?:\s+the)?(?:\s+day)?)\s+"
    r"(?:on\s+)?(?:the\s+)?)?"
)
_PUBLISHING = (
    r"(?:\s*(?:of|from|after|following)\s+(?:the\s+)?(?:date\s+of\s+)?(?:(?:the\s+)?publication|"
    r"publishing|this\s+(?:report|letter|inspection|publication)|"
    r"date\s+on\s+which\s+this\s+(?:report|letter)\s+is\s+published|receipt\s+of\s+this\s+(?:report|letter)|the\s+report|our\s+report|receiving\s+this|today)(?:\s+date)?(?:\s+of\s+(?:this|the|"
    r"our)\s+(?:report|letter|inspection))?(?:\s+being\s+published|'s\s+publication)?"
    r"(?!\s+of\s+(?!this\b|our\b|the\s+(?:report|letter)\b)))?"
)
_STATED = re.compile(rf"{_BY}{_HOUR}(?:[A-Z][a-z]+day,?\s+)?{DAY}(?:\s*\([^)]{{0,60}}\))?", re.I)
_SLASHED = re.compile(
    rf"{_BY}{_HOUR}(?:\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)", re.I
)
_AMERICAN = re.compile(rf"{_BY}{_HOUR}{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,\s+(?:19|20)\d\d\b", re.I)
_MONTH = re.compile(rf"{_BY}(?P<end>end\s+of\s+)?(?P<month>{MONTH}),?\s+(?P<year>20\d\d)\b", re.I)
_YEAR = re.compile(
    rf"{_BY}(?:end\s+of\s+)(?:the\s+)?(?:calendar\s+year\s+)?(?P<year>20\d\d)\b(?!\s*[-/]\s*\d)", re.I
)
_FINANCIAL_YEAR = re.compile(
    rf"{_BY}end\s+of\s+(?:the\s+)?(?:financial\s+year\s+(?P<year>20\d\d)\s*[-/]\s*(?:20)?\d\d"
    rf"|(?P<first>20\d\d)\s*[-/]\s*(?:20)?\d\d\s+financial\s+year)\b",
    re.I,
)
_THIS_YEAR = re.compile(
    rf"{_BY}end\s+of\s+(?:the\s+calendar\s+year|this(?:\s+calendar)?\s+year|the\s+year|(?P<next>next)\s+year)\b"
    rf"(?!\s+(?:20|ending|to))",
    re.I,
)
_WITHIN = re.compile(
    rf"\b(?:within|in\s+(?=the\s+next\b)|(?:by\s+)?no\s+later\s+than\s+(?=[\w ]+?\s+(?:after|from)\b))\s*"
    rf"(?:(?:a\s+maximum\s+of|no\s+more\s+than|no\s+longer\s+than)\s+)?"
    rf"(?:the\s+next\s+(?=(?P<one>year|month)\b)|(?:the\s+next\s+)?"
    rf"(?:{NUMBER}\s*(?:to|-)\s*)?(?P<amount>{NUMBER})(?:\s*\({NUMBER}\))?\s+)"
    rf"(?:calendar\s+)?(?P<working>working\s+)?(?P<unit>days?|weeks?|months?|years?)\b"
    rf"(?P<of>{_PUBLISHING})(?P<event>\s+(?:of|from|after|"
    rf"following)\s+(?!publication\b)[^.;:]{{3,80}}?(?=,|\.|;|:|\s+should\b|$))?",
    re.I,
)
_IMMEDIATE = re.compile(r"\b(?:immediately|with immediate effect|straight away)\b", re.I)
_URGENT = re.compile(
    r"\b(?:as a matter of urgency|as a matter of priority|"
    r"as soon as (?:is )?(?:reasonably )?(?:possible|practicable)|as a priority|"
    r"as an urgent priority|urgently|without (?:further |undue )?delay|at the earliest opportunity)\b",
    re.I,
)
_EVENT = re.compile(
    r"^(?:once|as soon as|when|after|following|upon|on completion of)\s+[^,]{4,140}(?=,)", re.I
)
_EVENT_BEHIND = re.compile(
    r"(?<!\bthat )\b(?:once|as soon as)\s+(?!an?\b|any\b|each\b|every\b)[^,.;]{4,100}?\b"
    r"(?:is|are|has|have)\s+(?:been\s+)?(?:published|available|in\s+place|introduced|implemented|completed?|agreed|issued|developed|"
    r"launched|ready|established|set\s+up|approved|finished|done)\b"
    r"|\b(?:following|after|upon)\s+(?:the\s+)?publication\s+of\s+(?!this\b)[^,.;]{4,100}(?=[,.;]|$)",
    re.I,
)
# What happens again and again: "following an arrest", "within 28 days of each decision".
_EVERY_TIME = re.compile(
    r"^(?:\s*(?:once|as\s+soon\s+as|when|after|following|upon|of|from))*\s+(?:the\s+\w+\s+of\s+)?"
    r"(?:an?|any|each|every|joining|being|their|its|\w+ing)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:publish\w*|publication|available|(?:in|into)\s+(?:place|force|use)|introduc\w+|implement\w*|complet\w+|agree\w*|issu\w+|"
    r"develop\w*|launch\w*|ready|establish\w*|set\s+up|approv\w+|finish\w*|done|results?|receiv\w+)\b",
    re.I,
)


# An order begins with its verb, perhaps behind a condition ("if there is none, set one up").
_ORDER = re.compile(
    r"^(?:(?:if|where|when|in|with|for)\s[^,]{3,100},\s)?"
    r"(?!(?:we|i|it|they|this|there|the|an?)\b)[A-Za-z]+\b",
    re.I,
)


def _stated(text: str, _: date | None) -> Iterator[Dated]:
    for pattern in (_STATED, _SLASHED, _AMERICAN):
        for match in pattern.finditer(text):
            if day := read_date(match.group()):
                yield _found(match, day, Basis.STATED)


def _month(text: str, _: date | None) -> Iterator[Dated]:
    for match in _MONTH.finditer(text):
        month = MONTHS[match["month"].lower().rstrip(".")]
        last = month_end(int(match["year"]), month)
        if match.group().lower().startswith("before") and not match["end"]:
            last = last.replace(day=1) - timedelta(days=1)  # "before March 2026" is by the end of February
        yield _found(match, last, Basis.MONTH_END)


def _year(text: str, published: date | None) -> Iterator[Dated]:
    for match in _YEAR.finditer(text):
        yield _found(match, date(int(match["year"]), 12, 31), Basis.YEAR_END)
    for match in _FINANCIAL_YEAR.finditer(text):
        yield _found(match, date(int(match["year"] or match["first"]) + 1, 3, 31), Basis.YEAR_END)
    for match in _THIS_YEAR.finditer(text):
        day = date(published.year + bool(match["next"]), 12, 31) if published else None
        yield _found(match, day, Basis.YEAR_END)


def _within(text: str, published: date | None) -> Iterator[Dated]:
    for match in _WITHIN.finditer(text):
        amount = 1 if match["one"] else number(match["amount"])
        if amount is None:
            continue
        if match["event"] and not match["of"]:
            if _DONE.search(match["event"]) or not _EVERY_TIME.match(match["event"]):
                yield _found(match, None, Basis.EVENT)
        else:
            counted = published if not match["working"] else None  # bank holidays are not known here
            day = add(counted, amount, match["unit"].lower()) if counted else None
            yield _found(match, day, Basis.PUBLICATION)


def _immediate(text: str, published: date | None) -> Iterator[Dated]:
    for match in _IMMEDIATE.finditer(text):
        if not re.match(
            r"\s+(?:after|before|following|prior|available|upon|when|once)\b", text[match.end() :]
        ):
            yield _found(match, published, Basis.IMMEDIATE)


def _urgent(text: str, _: date | None) -> Iterator[Dated]:
    for match in _URGENT.finditer(text):
        yield _found(match, None, Basis.URGENT)


def _event(text: str, _: date | None) -> Iterator[Dated]:
    match = _EVENT.match(text)
    if match and not _URGENT.match(text) and (_DONE.search(match.group()) or not _again(match.group())):
        yield _found(match, None, Basis.EVENT)
    for behind in _EVENT_BEHIND.finditer(text, match.end() if match else 0):
        yield _found(behind, None, Basis.EVENT)


def _again(phrase: str) -> bool:
    """Whether an event is no single one: "when reviewing plans", "when a victim calls"."""
    return bool(_EVERY_TIME.match(phrase) or re.match(r"when\b", phrase, re.I))


_FAMILIES: tuple[Callable[[str, date | None], Iterator[Dated]], ...] = (
    _stated, _month, _year, _within, _immediate, _urgent, _event,
)  # fmt: skip


def _found(match: re.Match[str], day: date | None, basis: Basis) -> Dated:
    phrase = re.sub(r"\s+", " ", match.group()).strip(" ,")
    return Dated(match.start(), match.end(), Deadline(phrase=phrase, date=day, basis=basis))


def deadlines(text: str, published: date | None) -> tuple[Deadline, ...]:
    """An item's deadlines in the order of its sentences, the first addressee's first.

    `published` is the publication date that relative phrases count from, None when unknown.
    """
    found: list[Deadline] = []
    for sentence in sentences(text):
        for one in _in_sentence(sentence, published):
            if one not in found:
                found.append(one)
    return tuple(found)


def deadline_above(phrases: list[str], published: date | None) -> Deadline | None:
    """The deadline that a stem or heading gives to the items under it, nearest first."""
    for phrase in phrases:
        for family in _FAMILIES:
            for one in family(plain(phrase), published):
                return one.deadline
    return None


def is_deadline(phrase: str) -> bool:
    """Whether a heading is nothing but a deadline ("Immediately:", "Within three months")."""
    said = plain(phrase).strip(" :.")
    found = [one for family in _FAMILIES for one in family(said, None)]
    return any(one.end - one.start >= 0.8 * len(said) for one in found)


def _in_sentence(sentence: str, published: date | None) -> list[Deadline]:
    modal = MODAL.search(sentence) or re.search(r"\brecommends?\b", sentence, re.I)
    if modal is None:
        # A fragment under a stem or a table cell can be nothing but its deadline.
        return _of_fragment(sentence, published)
    kept = [one for one in _longest(sentence, published) if binds(sentence, one, modal, published)]
    dated = [one for one in kept if one.deadline.basis not in (Basis.URGENT, Basis.EVENT)]
    return [one.deadline for one in (dated or kept)]


def _of_fragment(sentence: str, published: date | None) -> list[Deadline]:
    """What an order under a stem says of its time: at its front, or by a day ("set one up by 31 March")."""
    begin = re.match("", sentence)
    assert begin is not None
    return [
        one.deadline
        for one in _longest(sentence, published)
        if one.start < 3
        or (
            one.deadline.basis in BY_A_DAY
            and _ORDER.match(sentence)
            and binds(sentence, one, begin, published)
        )
    ]


def _longest(sentence: str, published: date | None) -> list[Dated]:
    """What the families find, each stretch of text once, in order."""
    every = [one for family in _FAMILIES for one in family(sentence, published)]
    kept: list[Dated] = []
    for one in sorted(every, key=lambda one: (one.start, -(one.end - one.start))):
        if all(one.start >= other.end or one.end <= other.start for other in kept):
            kept.append(one)
    return kept
