"""Two copies of a text: tidy for people, plain for matching; offsets are the same in both."""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

# Single replacements: several times as quick as a translation table on long texts.
_UNTIDY = {
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st",
}  # fmt: skip
_REMEMBERED = 4_096  # texts: the rules ask for the same block many times in a row
_LOOKALIKES = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
}
_FOOTNOTE_MARK = re.compile(r"(?<=[\w.,;:)'\"])\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_WELSH = frozenset([
    "yr", "yn", "ac", "mae", "gan", "sydd", "ar", "gyfer", "eu", "bod", "wedi", "heddlu", "heddluoedd",
    "dylai", "dylid", "gyda", "neu", "hyn", "ein",
])  # fmt: skip
_ENGLISH = frozenset([
    "the", "of", "and", "to", "in", "that", "for", "is", "are", "should", "with", "by", "on", "we", "police",
    "forces",
])  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


@lru_cache(maxsize=_REMEMBERED)
def tidy(text: str) -> str:
    """The text as a person reads it: no soft hyphens or ligature glyphs, single spaces."""
    return " ".join((text if text.isascii() else _replaced(text, _UNTIDY)).split())


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """The copy to match on: straight quotes and hyphens, footnote marks blanked; as long as `text`."""
    straight = text if text.isascii() else _replaced(text, _LOOKALIKES)
    return _FOOTNOTE_MARK.sub(lambda mark: " " * len(mark.group()), straight)


def _replaced(text: str, signs: dict[str, str]) -> str:
    for sign, instead in signs.items():
        text = text.replace(sign, instead)
    return text


def words(text: str) -> list[str]:
    """The lower-case words of a text, for comparing copies of one sentence."""
    return _WORD.findall(plain(tidy(text)).lower())


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where in `tidy(text)` each of its `words` stands."""
    return [match.span() for match in _WORD.finditer(plain(tidy(text)).lower())]


def likeness(one: str, other: str) -> float:
    """How alike two texts are by their words, 0 to 1; a text that the other begins with counts as 1."""
    first, second = words(one), words(other)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= 8 and longer[: len(shorter)] == shorter:
        return 1.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def opening(text: str, count: int = 12) -> str:
    """The first words of a text, joined by hyphens: what an unnumbered item is recognised by."""
    return "-".join(words(text)[:count]).replace("'", "")


def language(texts: Iterable[str]) -> str:
    """ "cy" for a text that is mostly Welsh, else "en" (the two that the inspectorate publishes in)."""
    spoken = Counter(word for text in texts for word in text.lower().split())
    welsh = sum(spoken[word] for word in _WELSH)
    return "cy" if welsh > 20 and welsh > sum(spoken[word] for word in _ENGLISH) else "en"
