"""Two copies of a text: tidy for people, plain for matching; offsets are the same in both."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LIGATURES = {
    ord(glyph): letters
    for glyph, letters in {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
        "\ufb06": "st",
    }.items()
}  # fmt: skip
_REMEMBERED = 4_096  # texts: the rules ask for the same block many times in a row
_SPACES = re.compile(r"\s+")
_LOOKALIKES = str.maketrans(
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2018\u2019\u201a\u201b\u02bc\u2032\u201c\u201d\u201e\u2033",
    "-------''''''\"\"\"\"",
)
_FOOTNOTE_MARK = re.compile(r"(?<=[\w.,;:)'\"])\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_WELSH = frozenset(
    [
        "yr",
        "yn",
        "ac",
        "mae",
        "gan",
        "sydd",
        "ar",
        "gyfer",
        "eu",
        "bod",
        "wedi",
        "heddlu",
        "heddluoedd",
        "dylai",
        "dylid",
        "gyda",
        "neu",
        "hyn",
        "ein",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "for",
        "is",
        "are",
        "should",
        "with",
        "by",
        "on",
        "we",
        "police",
        "forces",
    ]
)
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


@lru_cache(maxsize=_REMEMBERED)
def tidy(text: str) -> str:
    """The text as a person reads it: no soft hyphens or ligature glyphs, single spaces."""
    if text.isascii():
        return " ".join(text.split())
    return _SPACES.sub(" ", text.translate(_INVISIBLE).translate(_LIGATURES)).strip()


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """The copy to match on: straight quotes and hyphens, footnote marks blanked; as long as `text`."""
    straight = text.translate(_LOOKALIKES)
    return _FOOTNOTE_MARK.sub(lambda mark: " " * len(mark.group()), straight)


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
    spoken = [word for text in texts for word in words(text)]
    welsh = sum(word in _WELSH for word in spoken)
    return "cy" if welsh > 20 and welsh > sum(word in _ENGLISH for word in spoken) else "en"
