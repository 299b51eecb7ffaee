"""Totals that a report claims, in a whole report: a right one raises no doubt, a wrong one always does."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.parse.invented import Asked, asked
from tests.parse.reading import codes
from tests.parse.test_metamorphoses import paper, stays_right, web
from tests.parse.varied import PREFACE, PRINTED, Part, Story, Varied, h, p

checked = settings(
    max_examples=12, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# {n} is the number in digits, {w} in words, {s} the plural's s, {c} how many are for chief constables.
CLAIMS = """
We make {n} recommendation{s}.
In this report, we make {w} recommendation{s} to help the police fly kites.
This report makes {w} ({n}) recommendation{s}.
As a result of our findings, we are making {w} recommendation{s} in total.
There are {n} recommendation{s} in this report, of which {c} are for chief constables.
Building on our 2019 report, we make {n} recommendation{s}.
The first of our {w} recommendations is about string.
Of the {n} recommendations in this report, {c} are for chief constables.
""".strip().splitlines()

# Numbers beside them that claim nothing of this report.
OTHERS = """
We made 29 recommendations in 2019.
Our previous report made 29 recommendations.
The Kite Inquiry made 29 recommendations.
The force has completed 29 of the 31 recommendations from earlier inspections.
The inquiry’s report contains 29 recommendations for the police.
We make more than 29 recommendations each year to help forces improve.
The force’s own review made 29 recommendations.
In our first tranche we made 29 recommendations.
Each force received between 20 and 29 recommendations.
""".strip().splitlines()


def claiming(claim: str, ones: tuple[Asked, ...], told: int) -> str:
    chiefs = sum(one.for_chiefs for one in ones)
    return claim.format(n=told, w=WORDS[told], s="" if told == 1 else "s", c=chiefs)


def report(sentence: str, ones: tuple[Asked, ...], shape: str) -> Story:
    return (h(2, "Summary"), p(PREFACE), p(sentence), *PRINTED[shape](ones))


SHAPES = st.sampled_from(["titled", "lines", "numbers", "unnumbered"])


@pytest.mark.parametrize("claim", CLAIMS)
@checked
@given(ones=asked(), shape=SHAPES)
def test_a_right_total_raises_no_doubt(claim: str, ones: tuple[Asked, ...], shape: str) -> None:
    story = report(claiming(claim, ones, len(ones)), ones, shape)
    for found in (web(story), paper(story)):
        stays_right(found, Varied((Part(story, ones),)))
        assert [one.count for one in found.stated_counts] == [len(ones)]


@pytest.mark.parametrize("claim", CLAIMS)
@checked
@given(ones=asked(), shape=SHAPES, more=st.integers(1, 4))
def test_a_wrong_total_is_always_doubted(claim: str, ones: tuple[Asked, ...], shape: str, more: int) -> None:
    found = web(report(claiming(claim, ones, len(ones) + more), ones, shape))
    assert "stated_count_mismatch" in codes(found)


@pytest.mark.parametrize("other", OTHERS)
@checked
@given(ones=asked(), shape=SHAPES)
def test_other_numbers_are_no_totals(other: str, ones: tuple[Asked, ...], shape: str) -> None:
    story = report(other, ones, shape)
    stays_right(web(story), Varied((Part(story, ones),)))


@checked
@given(ones=asked(), shape=SHAPES)
def test_a_report_that_says_it_makes_none_and_makes_some_is_doubted(
    ones: tuple[Asked, ...], shape: str
) -> None:
    for sentence in ("We make no recommendations.", "We have not made any recommendations in this report."):
        assert "stated_count_mismatch" in codes(web(report(sentence, ones, shape)))
