"""Two copies of a text: one for people, one to match on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicwatch.language.text import language, likeness, opening, plain, tidy, words

quick = settings(max_examples=60, derandomize=True, deadline=None, database=None)
SENTENCE = "By March 2026, chief constables should make sure that officers know how to fly a kite."
SIGNS = st.text(alphabet="abc  \u00a0\u00ad\u2011’‘“”–—ﬁ[1]²\n\t.'", max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two \n words ", "two words"),
        ("recom\u00admen\u00addation", "recommendation"),
        ("of\ufb01cers \ufb02y", "officers fly"),
        ("a\u00a0b\u2009c", "a b c"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("“kept” – 2023‑25’s", "“kept” – 2023‑25’s"),
    ],
)
def test_tidy_is_for_people(text: str, expected: str) -> None:
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiefs’ “Council” 2023‑25", 'Chiefs\' "Council" 2023-25'),
        ("a – b — c", "a - b - c"),
        ("act.[12]", "act.    "),
        ("act²", "act "),
        ("[section 3]", "[section 3]"),
    ],
)
def test_plain_is_to_match_on(text: str, expected: str) -> None:
    assert plain(text) == expected


@quick
@given(text=SIGNS)
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@quick
@given(text=SIGNS)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert plain(plain(text)) == plain(text)


@quick
@given(one=SIGNS, other=SIGNS)
def test_likeness_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, one) == 1.0
    if len(words(one)) != len(words(other)):
        assert likeness(one, other) == likeness(other, one)


def test_copies_are_alike_and_others_are_not() -> None:
    assert likeness(SENTENCE, SENTENCE.upper().replace("-", "–")) == 1.0
    assert likeness(SENTENCE, f"{SENTENCE} They should do so soon.") == 1.0
    assert likeness(SENTENCE, "The Home Office should publish guidance on boats.") < 0.5


def test_words_and_opening() -> None:
    assert words("The force’s 2 kites – “red” ones") == ["the", "force's", "2", "kites", "red", "ones"]
    assert opening("The force’s kites should fly.", 3) == "the-forces-kites"


def test_english_and_welsh() -> None:
    welsh = (
        "Dylai prif gwnstabliaid sicrhau bod heddluoedd yn gwybod am y gwaith ac yn ei wneud gyda'r bobl. "
    )
    assert language([SENTENCE] * 5) == "en"
    assert language([welsh] * 12) == "cy"
    assert language([]) == "en"
    assert language([*[SENTENCE] * 30, welsh]) == "en"
