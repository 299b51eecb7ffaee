"""Counts that a document claims: "we make 11 recommendations", in digits or words, with their scope."""

import re
from collections.abc import Iterable
from datetime import date

from hmicwatch.domain import ItemKind, StatedCount
from hmicwatch.language.numbers import NUMBER, number
from hmicwatch.parse.addressees import sentences

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
    kind: re.compile(rf"(?<![\w.-])(?P<count>{NUMBER})\s+{_ADJECTIVES}{noun}\b(?!\s+\d)", re.I)
    for kind, noun in _KINDS.items()
}
_MAKES = re.compile(
    r"\b(?:we(?:'ve|\s+have)?(?:\s+(?:also|therefore|now|are|hereby))*\s+(?:make|made|making|"
    r"set\s+out|issue[d]?|identif\w+|given)"
    r"|(?:report|inspection|letter|review|inspectorate|hmicfrs|hmic|"
    r"which)\s+(?:also\s+)?(?:makes|has\s+made|makes\s+a\s+total\s+of|contains|includes|sets\s+out|"
    r"issues|identifies|made|gives)"
    r"|there\s+(?:are|is)|making|contains|includes|a\s+total\s+of|with|resulted\s+in|"
    r"resulting\s+in|led\s+to|in\s+total|have\s+been\s+made|are\s+made|has\s+made|has\s+issued)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:considered|decided\s+(?:not|against)|would\s+have|previous(?:ly)?|earlier|prior|last\s+(?:report|inspection|year|time)|original|since|ago|"
    r"outstanding|remain\w*|(?<!this\s)interim\s+report|"
    r"of\s+(?:the|those|these|our|its)\s+(?!\d+\s+recommendations\s+in\s+this)|has\s+now|"
    r"implemented|completed?|closed|discharged|accepted|progress\s+(?:against|on|with)|respon\w+\s+to|"
    r"our\s+(?:19|20)\d\d|the\s+(?:19|20)\d\d|that\s+(?:report|inspection)|first\s+report|the\s+other)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:in|of|from|since|during)\s+(?:\w+\s+){0,2}(?P<year>(?:19|20)\d\d)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:inquiry|committee|coroner|panel|iopc|college(?:'s)?\s+(?:made|makes)|ombudsman|lord|"
    r"baroness|sir|dame|commission|audit\s+office)\b.{0,60}\b(?:made|makes|make|set out|recommended)",
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
_OF_WHICH = re.compile(r"\bof\s+(?:which|these|those|them|our)\b[^.]*$", re.I)


def stated_counts(texts: Iterable[str], published: date | None) -> tuple[StatedCount, ...]:
    """The totals that a document claims for itself, less other reports', other bodies' and part counts."""
    found: list[StatedCount] = []
    for text in texts:
        for sentence in sentences(text):
            for one in _in_sentence(sentence, published):
                if one not in found:
                    found.append(one)
    return tuple(found)


def _in_sentence(sentence: str, published: date | None) -> Iterable[StatedCount]:
    if not _MAKES.search(sentence) or _of_the_past(sentence, published) or _OTHERS.search(sentence):
        return
    if _NAMED_REVIEW.search(sentence) or _OF_A_PART.search(sentence):
        return
    for kind, pattern in _COUNT.items():
        for match in pattern.finditer(sentence):
            count = number(match["count"])
            if count is None or _only_a_part(sentence, match):
                continue
            if match["count"].lower() in ("a", "an", "no", "a further", "single") and not _says_all(
                sentence, match
            ):
                continue
            yield StatedCount(kind=kind, count=count, phrase=_phrase(sentence, match))


def _of_the_past(sentence: str, published: date | None) -> bool:
    if _PAST.search(sentence):
        return True
    years = [int(year["year"]) for year in _YEAR.finditer(sentence)]
    return bool(years) and (published is None or min(years) < published.year)


def _only_a_part(sentence: str, match: re.Match[str]) -> bool:
    """ "two recommendations for the Home Office", "of which four ...": not the total."""
    return bool(_PART.match(sentence[match.end() :])) or bool(_OF_WHICH.search(sentence[: match.start()]))


def _says_all(sentence: str, match: re.Match[str]) -> bool:
    """Whether "no" or "a" is a count here ("we make no recommendations", "we make a recommendation")."""
    before = sentence[: match.start()]
    return bool(re.search(r"\b(?:make|made|makes|making|contains|there\s+(?:are|is))\s*$", before, re.I))


def _phrase(sentence: str, match: re.Match[str]) -> str:
    verb = [one for one in _MAKES.finditer(sentence) if one.start() < match.start()]
    start = verb[-1].start() if verb and match.start() - verb[-1].start() < 60 else match.start()
    return sentence[start : match.end()]
