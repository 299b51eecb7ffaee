"""Numbers as reports write them: digits, words up to ninety-nine, roman numerals."""

import re

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _all_words() -> dict[str, int]:
    found = {word: value for value, word in enumerate(_UNITS)}
    for tens, word in enumerate(_TENS, start=2):
        found[word] = tens * 10
        for unit in range(1, 10):
            found[f"{word}-{_UNITS[unit]}"] = found[f"{word} {_UNITS[unit]}"] = tens * 10 + unit
    return found | {
        "no": 0,
        "a single": 1,
        "a": 1,
        "an": 1,
        "single": 1,
        "a further": 1,
        "a dozen": 12,
        "half a dozen": 6,
    }


WORDS = _all_words()
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + r")"


def number(text: str) -> int | None:
    """The value of digits or number words; None when the text is neither."""
    lowered = " ".join(text.lower().split())
    return int(lowered) if lowered.isdecimal() else WORDS.get(lowered)


def roman(text: str) -> int | None:
    """The value of a roman numeral up to a few hundred; None when it is none."""
    values = [_ROMAN.get(letter) for letter in text.lower()]
    if not values or None in values:
        return None
    known = [value for value in values if value is not None]
    following = [*known[1:], 0]
    return sum(-value if value < after else value for value, after in zip(known, following, strict=True))
