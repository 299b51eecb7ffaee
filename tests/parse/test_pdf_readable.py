"""How well a page can be read, and when another engine is asked."""

from dataclasses import replace

import pytest

from hmicwatch.parse.pdf import pdfium, plumber
from hmicwatch.parse.pdf.page import Line, Page
from hmicwatch.parse.pdf.readable import READABLE, readability, unreadable_pages, with_second_looks
from tests.parse.pdfs import sample

GOOD = "Chief constables should make sure that every officer knows how to fly a kite by 30 September 2025."
CODED = "Xq zrf kxjq wvtr 7# @@ %% ~~ kjh qwrt pscv bnmx zzxq vvbk lkjh ~~ ^^ ## qqpl xxcv"


def page(text: str, *, pictured: bool = False, number: int = 1) -> Page:
    line = Line(text=text, x0=72, top=90, x1=500, bottom=101, baseline=100, size=11, bold=False)
    return Page(number=number, width=595, height=842, lines=(line,), pictured=pictured)


@pytest.mark.parametrize(
    ("text", "pictured", "readable"),
    [(GOOD, False, True), (CODED, False, False), ("", True, False), ("", False, True), (GOOD, True, True)],
    ids=["words", "signs", "a picture", "a blank page", "words on a picture"],
)
def test_a_page_has_a_score(text: str, pictured: bool, readable: bool) -> None:
    score = readability(page(text, pictured=pictured))
    assert 0 <= score <= 1
    assert (score >= READABLE) is readable


def test_a_page_that_makes_no_words_is_looked_at_again() -> None:
    bad, good = page(CODED, number=2), page(GOOD, number=1)
    asked: list[int] = []

    def look(number: int) -> Page:
        asked.append(number)
        return replace(good, number=number)

    seen = with_second_looks([good, bad], look)
    assert asked == [2]
    assert [one.text for one in seen] == [GOOD, GOOD]
    assert unreadable_pages(seen) == ()


def test_a_page_that_nobody_can_read_stays_named() -> None:
    bad = page(CODED, number=2)
    assert unreadable_pages(with_second_looks([bad], lambda _: bad)) == (2,)


def test_a_picture_is_not_looked_at_again() -> None:
    picture = page("", pictured=True)

    def look(number: int) -> Page:
        raise AssertionError(f"page {number} was asked for")

    assert with_second_looks([picture], look) == [picture]


def test_both_engines_give_one_page_alike() -> None:
    data = sample()
    first, second = next(iter(pdfium.pages(data))), plumber.page(data, 1)
    assert (first.number, round(first.width), round(first.height)) == (
        second.number,
        round(second.width),
        round(second.height),
    )
    assert second.text.split()[:5] == first.text.split()[:5]
