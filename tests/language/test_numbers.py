"""Numbers in digits, words and roman numerals."""

import re

import pytest

from hmicwatch.language.numbers import NUMBER, WORDS, number, roman


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11", 11),
        ("0", 0),
        ("no", 0),
        ("one", 1),
        ("a", 1),
        ("a single", 1),
        ("Ten", 10),
        ("TWELVE", 12),
        ("a dozen", 12),
        ("fifty-six", 56),
        ("fifty six", 56),
        ("forty  three", 43),
        ("ninety-nine", 99),
        ("several", None),
        ("1st", None),
        ("", None),
        ("-3", None),
    ],
)
def test_the_value_of_a_number(text: str, expected: int | None) -> None:
    assert number(text) == expected


def test_the_pattern_takes_the_longest_word() -> None:
    for word in WORDS:
        match = re.match(NUMBER, f"{word} months", re.I)
        assert match
        assert number(match.group()) == WORDS[word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("I", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("XL", 40), ("C", 100), ("A", None), ("", None)],
)
def test_roman_numerals(text: str, expected: int | None) -> None:
    assert roman(text) == expected
