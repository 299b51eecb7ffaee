"""Counts that a document claims: "we make 11 recommendations", in digits or words, with their scope."""

import re
from collections.abc import Iterable
from datetime import date

from hmicwatch.domain import ItemKind, StatedCount
from hmicwatch.language.numbers import NUMBER, number
from hmicwatch.parse.asked import sentences

_KINDS = {
    ItemKind.RECOMMENDATION: r"recommendations?",
    ItemKind.CAUSE_OF_CONCERN: r"causes?\s+of\s+concern",
    ItemKind.AREA_FOR_IMPROVEMENT: r"(?:areas?\s+for\s+improvement|afis?)",
}
_ADJECTIVES = (
    r"(?:(?:new|further|additional|separate|specific|national|main|key|formal|"
    r"accelerated|other|more|overall|such|wide-ranging|important)\s+){0,3}"
)
_COUNT = {
    kind: re.compile(
        rf"(?<![\w.-])(?<!hundred )(?<!hundred and )(?P<count>{NUMBER})(?:\s*\({NUMBER}\))?\s+"
        rf"{_ADJECTIVES}{noun}\b(?!\s+\d)",
        re.I,
    )
    for kind, noun in _KINDS.items()
}
_MAKES = re.compile(
    r"\b(?:(?:we|I)(?:'ve|\s+have)?(?:\s+(?:also|therefore|now|are|hereby))*\s+(?:make|made|making|"
    r"set\s+out|issue[d]?|identif\w+|found|given)"
    r"|(?:report|inspection|letter|review|inspectorate|hmicfrs|hmic|inspectors?(?:\s+[A-Z][\w'-]+){0,3}|watchdog|"
    r"which)\s+(?:also\s+|has\s+|have\s+)?(?:identified|found|makes|has\s+made|makes\s+a\s+total\s+of|contains|includes|sets\s+out|"
    r"issues|identifies|made|gives)"
    r"|there\s+(?:are|is)|making|contains|includes|a\s+total\s+of|with|resulted\s+in|"
    r"resulting\s+in|led\s+to|in\s+total|have\s+been\s+made|are\s+made|has\s+made|has\s+issued)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:considered|which\s+(?:had\s+)?made|decided\s+(?:not|against)|would\s+have|previous(?:ly)?|earlier|prior|last\s+(?:report|inspection|year|time)|original|since|ago|"
    r"outstanding|remain\w*|(?<!this\s)interim\s+report|"
    r"of\s+(?:the|those|these|our|its)\s+(?=(?:[\w-]+\s+){0,4}recommendations?\b)"
    r"(?!\d+\s+recommendations\s+in\s+this)|has\s+now|"
    r"implemented|completed?|closed|discharged|accepted|progress\s+(?:against|on|with)|respon\w+\s+to|"
    r"tranche\s+(?:1|one)|phase\s+(?:1|one)|first\s+(?:tranche|phase)|"
    r"our\s+(?:\w+\s+){1,3}(?:inspection|review|report)s?\s+(?:made|found|resulted|identified|led)|"
    r"our\s+(?:19|20)\d\d|the\s+(?:19|20)\d\d|that\s+(?:report|inspection)|first\s+report|the\s+other)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:in|of|from|since|during)\s+(?:\w+\s+){0,2}(?P<year>(?:19|20)\d\d)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:inquiry|committee|coroner|panel|iopc|college(?:'s)?\s+(?:made|makes)|ombudsman|lord|"
    r"baroness|sir|dame|commission|audit\s+office|(?:independent|internal|own)\s+(?:review|report|inspection)|"
    r"(?<!hmicfrs)(?<!hmic)(?<!inspectorate)(?<!year)'s\s+(?:\w+\s+){0,2}(?:review|report|inquiry))\b.{0,60}"
    r"\b(?:made|makes|make|sets?\s+out|recommended|contains|includes)",
    re.I,
)
_NAMED_REVIEW = re.compile(
    r"\b[Tt]he\s+(?!same\b)[A-Z]\w+\s+(?:review|inquiry|report|inspection)\b(?!\s+of\b)"
)
_OF_A_PART = re.compile(r"\bin\s+this\s+(?:chapter|section|part|area|respect)\b", re.I)
_PART = re.compile(
    r"^\s*(?:(?:are|is|were|was)\s+)?(?:(?:specifically|directly)\s+)?(?:for|to|aimed\s+at|"
    r"addressed\s+to|directed\s+(?:at|to))\s+(?!help|improve|address|make|support|ensure|tackle|us|"
    r"the\s+public|bring|reduce|better|prevent|change|further)\w+",
    re.I,
)
_OF_WHICH = re.compile(
    r"\bof\s+(?:which|them|(?:these|those|our)(?!\s+(?:finding|concern|problem|failing|issue|inspection|reason|visit)))"
    r"\b[^.]*$",
    re.I,
)


_PLAINLY = re.compile(
    r"\b(?:we|report|letter|inspection|and)\s+(?:\w+ly\s+|also\s+|now\s+|therefore\s+|are\s+(?:today\s+)?)*"
    r"(?:makes?|making)\s+(?:a\s+total\s+of\s+|the\s+following\s+)?$",
    re.I,
)
_OURS = re.compile(r"\b(?:our|(?:the|this)\s+report's|hmic(?:frs)?'s?)\s+$", re.I)
_THE = re.compile(r"\b(?:of|all)\s+the\s+$", re.I)
_MADE_HERE = re.compile(
    r"^\s+(?:that\s+)?(?:we\s+(?:make|are\s+making)|(?:made\s+)?in\s+this\s+(?:report|letter))\b", re.I
)
_OF_THEM = re.compile(r"\bof\s+(?:the|our|those|these)\b", re.I)
_INEXACT = re.compile(
    r"\b(?:up\s+to|(?:more|fewer|less)\s+than|over|about|around|approximately|at\s+least|nearly|almost|"
    r"between\s+\S+\s+and|\S+\s+or)\s+$",
    re.I,
)
_MORE = re.compile(r"\b(?:further|additional|other|more)\b", re.I)
_NOT_ANY = re.compile(
    r"\b(?:we|(?:this|the)\s+(?:\w+\s+)?(?:report|letter|inspection)|hmic(?:frs)?)\s+"
    r"(?:(?:do|does|did|have|has|are|is)(?:\s+not|n't)\s+(?:mak\w+|made|contain\w*|includ\w+|identif\w+|issu\w+|"
    r"find|found)\s+any|(?:have|has)\s+no)\s+(?:(?:new|formal)\s+)?$",
    re.I,
)
_NONE_ARE = re.compile(
    r"^\s+(?:are|have\s+been|is|has\s+been)\s+(?:made|issued|identified)(?=\W*$|\s+in\s+this\s+(?:report|letter))",
    re.I,
)
_ALL_SAID = re.compile(r"^\s*(?:to\s+make\s*)?(?:$|[.;:]|,|in\s+this\s+(?:report|letter|inspection)\b)", re.I)
_EACH_TO = re.compile(
    rf"\b(?P<count>{NUMBER})(?P<noun>\s+{_ADJECTIVES}recommendations?)?\s+(?:addressed\s+|directed\s+)?(?:to|for)\s+"
    r"(?:the\s+|all\s+|each\s+)?(?!help|improve|address|make|support|ensure|tackle)[A-Za-z]{3,}",
    re.I,
)


_SPOKEN_OF = re.compile(r"recommend|concern|improvement|\bafis?\b", re.I)
_NEAR = 120  # characters in which a claim's verb stands beside its noun


def stated_counts(texts: Iterable[str], published: date | None) -> tuple[StatedCount, ...]:
    """The totals that a document claims for itself, less other reports', other bodies' and part counts."""
    found: list[StatedCount] = []
    for text in texts:
        for sentence in sentences(text) if _SPOKEN_OF.search(text) else ():
            for one in _in_sentence(sentence, published):
                if one not in found:
                    found.append(one)
    return tuple(found)


def _in_sentence(sentence: str, published: date | None) -> Iterable[StatedCount]:
    yield from _none_at_all(sentence, published)
    if _OF_A_PART.search(sentence):
        return
    others = bool(_OTHERS.search(sentence) or _NAMED_REVIEW.search(sentence))
    makes = _MAKES.search(sentence) and not others and not _of_the_past(sentence, published)
    for kind, pattern in _COUNT.items():
        for match in pattern.finditer(sentence):
            before = sentence[: match.start()]
            claimed = makes or _plainly(before, others=others)
            ours = not others and _is_ours(before, sentence[match.end() :], published)
            if ours or (claimed and _is_total(sentence, match)):
                count = number(match["count"])
                if count is not None and not _INEXACT.search(before):
                    yield StatedCount(kind=kind, count=count, phrase=_phrase(sentence, match))
    if makes:
        yield from _summed(sentence)


def _plainly(before: str, *, others: bool) -> bool:
    """Whether "we make" stands right before a count, whatever else the sentence tells of."""
    says = _PLAINLY.search(before)
    if says is None or re.match(r"in\s+(?:\w+\s+)?(?:19|20)\d\d\b", before, re.I):
        return False
    return not others or says.group().lower().startswith("we")


def _is_total(sentence: str, match: re.Match[str]) -> bool:
    """Whether a count behind "we make" is all of them, and "no", "a" and "one more" are counts at all."""
    if _only_a_part(sentence, match):
        return False
    said = match["count"].lower()
    if said == "no" and _MORE.search(match.group()):
        return False
    if said in ("a", "an") and not re.search(r"\bmakes?\s*$", sentence[: match.start()], re.I):
        return False  # "there is a cause of concern" tells of one and counts nothing
    return said not in ("a", "an", "no", "a further", "single") or _says_all(sentence, match)


def _is_ours(before: str, after: str, published: date | None) -> bool:
    """ "The first of our 11 recommendations", "of the 15 recommendations in this report": all of them."""
    if not (_OURS.search(before) or (_THE.search(before) and _MADE_HERE.match(after))):
        return False
    return not _of_the_past(_OF_THEM.sub(" ", f"{before} {after}"), published)


def _none_at_all(sentence: str, published: date | None) -> Iterable[StatedCount]:
    """ "We have not made any recommendations", "no recommendations are made": a count of none."""
    if not re.search(r"\bno\b|\bnot\b|n't\b", sentence, re.I) or _of_the_past(sentence, published):
        return
    if _OF_A_PART.search(sentence):
        return
    for kind, noun in _KINDS.items():
        for match in re.finditer(rf"\b{noun}\b", sentence, re.I):
            before = sentence[max(0, match.start() - _NEAR) : match.start()]
            after = sentence[match.end() : match.end() + _NEAR]
            none_are = re.search(r"\bno\s+(?:new\s+)?$", before, re.I) and _NONE_ARE.match(after)
            if none_are or (_NOT_ANY.search(before) and _ALL_SAID.match(after)):
                yield StatedCount(kind=kind, count=0, phrase=sentence[: match.end()][-80:].lstrip())


def _summed(sentence: str) -> Iterable[StatedCount]:
    """ "We make nine recommendations to chief constables and two to the Home Office": eleven."""
    parts = list(_EACH_TO.finditer(sentence))
    counts = [number(part["count"]) for part in parts]
    known = [count for count in counts if count]
    if len(known) < 2 or not parts[0]["noun"] or not _PLAINLY.search(sentence[: parts[0].start()]):
        return
    phrase = sentence[parts[0].start() : parts[-1].end()]
    yield StatedCount(kind=ItemKind.RECOMMENDATION, count=sum(known), phrase=phrase)


def _of_the_past(sentence: str, published: date | None) -> bool:
    if _PAST.search(sentence):
        return True
    years = [int(year["year"]) for year in _YEAR.finditer(sentence)]
    return bool(years) and (published is None or min(years) < published.year)


def _only_a_part(sentence: str, match: re.Match[str]) -> bool:
    """ "two recommendations for the Home Office", "of which four ...": not the total."""
    before = sentence[: match.start()]
    if re.search(r"\bcauses?\s+of\s+concern,?\s+(?:each\s+)?with\s+$", before, re.I):
        return True
    return bool(_PART.match(sentence[match.end() :])) or bool(_OF_WHICH.search(sentence[: match.start()]))


def _says_all(sentence: str, match: re.Match[str]) -> bool:
    """Whether "no" or "a" is a count here ("we make no recommendations", "we make a recommendation")."""
    before = sentence[: match.start()]
    return bool(
        re.search(
            r"\b(?:make|made|makes|making|contains|identified|found|issued|there\s+(?:are|is))\s*$",
            before,
            re.I,
        )
    )


def _phrase(sentence: str, match: re.Match[str]) -> str:
    verb = [one for one in _MAKES.finditer(sentence) if one.start() < match.start()]
    start = verb[-1].start() if verb and match.start() - verb[-1].start() < 60 else match.start()
    return sentence[start : match.end()]
