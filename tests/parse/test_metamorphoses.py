"""Whatever is done to a report: its counts stay right, or the reading says that it is in doubt.

Each test takes an invented report of several parts, does one thing to it, and reads it as a web page, as a
PDF or as both. *Stays right* means the same counts, addressees and deadlines and no doubt; *never silent*
means right counts or `needs_review`.
"""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hmicwatch.domain import Extraction, Item, ItemKind
from hmicwatch.parse import read_document
from tests.parse.invented import Asked, asked
from tests.parse.pdfs import without_page
from tests.parse.reading import codes, own, page, read_page, tables
from tests.parse.typeset import typeset
from tests.parse.varied import (
    IN_ONE_SENTENCE,
    PRINTED,
    WITHOUT_TABLES,
    Part,
    Piece,
    Story,
    Varied,
    as_html,
    aside,
    changed,
    h,
    older,
    p,
    varied,
)

checked = settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
few = settings(checked, max_examples=12)
plainly = varied(WITHOUT_TABLES)
HEIGHTS = st.sampled_from([842, 700, 560, 420])
# Numbers that begin again in another part are doubted, and rightly.
BY_NATURE = {"number_repeated"}


def web(story: Story) -> Extraction:
    return read_page(as_html(story))


def paper(story: Story, height: float = 842) -> Extraction:
    return read_pdf(typeset(story, height=height))


def read_pdf(data: bytes) -> Extraction:
    return read_document(data, name="report.pdf", tables=tables())


def counts(found: Extraction) -> tuple[int, int, int, int]:
    told = found.counts
    return (
        told.recommendations, told.chief_constables, told.causes_of_concern, told.areas_for_improvement
    )  # fmt: skip


def true_counts(report: Varied) -> tuple[int, int, int, int]:
    chiefs = sum(one.for_chiefs for one in report.asked)
    return len(report.asked), chiefs, report.total("causes"), report.total("afis")


def stays_right(found: Extraction, report: Varied) -> None:
    """The counts, each recommendation's addressee and deadline, and no doubt."""
    assert counts(found) == true_counts(report), found.checks
    told = sorted((one.chief_constables.counts, str(_due(one))) for one in own(found))
    assert told == sorted((one.for_chiefs, str(one.day)) for one in report.asked)
    assert codes(found) <= BY_NATURE, found.checks
    assert found.counts.restated == report.total("restated")


def is_never_silent(found: Extraction, report: Varied) -> None:
    assert counts(found) == true_counts(report) or found.needs_review, counts(found)


def _due(item: Item) -> object:
    return item.deadline.date if item.deadline else None


@checked
@given(report=varied())
def test_any_page_of_several_parts_is_read_right(report: Varied) -> None:
    stays_right(web(report.story), report)


@checked
@given(report=plainly, height=HEIGHTS, running=st.booleans())
def test_a_pdf_broken_at_any_height_is_read_right(report: Varied, height: float, running: bool) -> None:
    stays_right(read_pdf(typeset(report.story, height=height, running=running)), report)


@few
@given(report=plainly, height=HEIGHTS)
def test_a_footnote_on_every_page_of_a_pdf_changes_nothing(report: Varied, height: float) -> None:
    stays_right(read_pdf(typeset(report.story, height=height, notes=True)), report)


@checked
@given(report=plainly, height=HEIGHTS)
def test_the_page_and_the_pdf_of_one_report_agree_in_every_field(report: Varied, height: float) -> None:
    assert list(map(_told, web(report.story).items)) == list(
        map(_told, paper(report.story, height=height).items)
    )


def _told(item: Item) -> tuple[object, ...]:
    return (
        item.kind, item.number, item.text, item.parts, item.addressees, item.chief_constables, item.forces,
        item.deadline, item.deadlines, item.restated, item.parent,
    )  # fmt: skip


@checked
@given(report=varied(), order=st.randoms(use_true_random=False))
def test_parts_in_another_order_stay_right(report: Varied, order: Random) -> None:
    parts = list(report.parts)
    order.shuffle(parts)
    stays_right(web(Varied(tuple(parts)).story), report)


@few
@given(report=plainly, order=st.randoms(use_true_random=False), height=HEIGHTS)
def test_parts_of_a_pdf_in_another_order_stay_right(report: Varied, order: Random, height: float) -> None:
    parts = list(report.parts)
    order.shuffle(parts)
    stays_right(paper(Varied(tuple(parts)).story, height=height), report)


@few
@given(report=varied(), noise=st.lists(st.integers(0, 8), min_size=1, max_size=4, unique=True))
def test_chapters_of_noise_between_the_parts_change_nothing(report: Varied, noise: list[int]) -> None:
    parts = [one for n, part in enumerate(report.parts) for one in (part, aside(noise[n % len(noise)]))]
    stays_right(web(Varied(tuple(parts)).story), report)


@few
@given(report=varied(), noise=st.integers(0, 9), at=st.floats(0, 1))
def test_a_paragraph_of_noise_anywhere_is_never_silent(report: Varied, noise: int, at: float) -> None:
    story = report.story
    place = int(at * len(story))
    for read in (web, paper) if not any(piece.kind == "row" for piece in story) else (web,):
        is_never_silent(read((*story[:place], aside(noise).story[2], *story[place:])), report)


LETTERS: dict[str, Callable[[str], str]] = {
    "capital titles": lambda text: text.upper() if len(text) < 30 else text,
    "small titles": lambda text: text.lower() if len(text) < 30 else text,
    "all capitals": str.upper,
    "straight quotes": lambda text: text.replace("’", "'"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "offices with capitals": lambda text: text.replace("chief constables", "Chief Constables"),
    "quoted": lambda text: text.replace("kites", "‘kites’"),
}


@pytest.mark.parametrize("letters", LETTERS)
@settings(checked, max_examples=8)
@given(report=plainly)
def test_other_letters_and_quotes_stay_right(letters: str, report: Varied) -> None:
    story = changed(report.story, LETTERS[letters])
    stays_right(web(story), report)
    stays_right(paper(story), report)


def _sections(markup: str) -> str:
    opened = re.sub(r"<h2>", "</section><section><h2>", markup)
    return opened.replace("</section>", "", 1).replace("</main>", "</section></main>")


def _boxes_as_tables(story: Story) -> str:
    cell = ("<table><tr><td>", "</td></tr></table>")
    return as_html(story).replace("<div>", cell[0]).replace("</div>", cell[1])


def _numbered_headings(markup: str) -> str:
    count = itertools.count(1)
    return re.sub(r"<h2>", lambda _: f"<h2>{next(count)}. ", markup)


def _deeper(story: Story) -> Story:
    return tuple(
        replace(one, kind=f"h{int(one.kind[1]) + 1}") if one.kind[0] == "h" else one for one in story
    )


def _bold(story: Story) -> Story:
    return tuple(replace(one, kind="b") if one.kind in ("h3", "h4") else one for one in story)


def _level(story: Story) -> Story:
    return tuple(replace(one, kind="h2") if one.kind[0] == "h" else one for one in story)


def _typed(story: Story) -> Story:
    return tuple(
        Piece("p", f"{one.marker} {one.text}", box=one.box) if one.kind == "li" else one for one in story
    )


MARKUP: dict[str, Callable[[Story], str]] = {
    "headings a rank deeper": lambda story: as_html(_deeper(story)),
    "bold lines for lower headings": lambda story: as_html(_bold(story)),
    "typed bullets and numbers": lambda story: as_html(_typed(story)),
    "every paragraph in a container": lambda story: (
        as_html(story).replace("<p>", "<div><p>").replace("</p>", "</p></div>")
    ),
    "sections": lambda story: _sections(as_html(story)),
    "paragraphs as plain containers": lambda story: (
        as_html(story).replace("<p>", "<div>").replace("</p>", "</div>")
    ),
    "boxes as tables of one cell": _boxes_as_tables,
    "paragraphs in list items": lambda story: (
        as_html(story).replace("<li>", "<li><p>").replace("</li>", "</p></li>")
    ),
    "headings with numbers": lambda story: _numbered_headings(as_html(story)),
    "anchors in headings": lambda story: re.sub(r"<(h[2-4])>", r'<\1><a id="x"></a>', as_html(story)),
    "spans": lambda story: re.sub(r"<p>([^<])", r"<p><span>\1</span>", as_html(story)),
}


@pytest.mark.parametrize("markup", MARKUP)
@settings(checked, max_examples=8)
@given(report=varied())
def test_other_markup_stays_right(markup: str, report: Varied) -> None:
    stays_right(read_page(MARKUP[markup](report.story)), report)


@few
@given(report=varied())
def test_headings_all_of_one_rank_are_never_silent(report: Varied) -> None:
    is_never_silent(web(_level(report.story)), report)


ASKS = ["must", "needs to", "should, as far as possible,", "should also", "ought to"]


@pytest.mark.parametrize("verb", ASKS)
@settings(checked, max_examples=8)
@given(ones=asked(), shape=st.sampled_from(sorted(PRINTED)))
def test_asking_with_another_verb_is_never_silent(verb: str, ones: tuple[Asked, ...], shape: str) -> None:
    story = changed(PRINTED[shape](ones), lambda text: text.replace("should", verb))
    is_never_silent(web(story), Varied((Part(story, ones),)))


@few
@given(report=varied())
def test_a_summary_that_prints_them_before_counts_nothing_twice(report: Varied) -> None:
    first = next(part for part in report.parts if part.asked)
    summary = (h(2, "Summary"), p("Kites fly high."), *first.story)
    stays_right(web((*summary, *report.story)), report)


@few
@given(report=varied())
def test_a_page_that_holds_the_report_twice_counts_it_once(report: Varied) -> None:
    found = web((*report.story, *report.story))
    assert counts(found) == true_counts(report)


@few
@given(report=plainly, height=HEIGHTS)
def test_a_pdf_that_holds_the_report_twice_counts_it_once(report: Varied, height: float) -> None:
    assert counts(paper((*report.story, *report.story), height=height)) == true_counts(report)


@checked
@given(report=varied(IN_ONE_SENTENCE), victim=st.integers(0, 9))
def test_one_asking_sentence_less_is_one_less_or_a_doubt(report: Varied, victim: int) -> None:
    gone = report.asked[victim % len(report.asked)].what
    story = tuple(one for one in report.story if gone not in one.text and gone not in "".join(one.cells))
    found = web(story)
    assert found.counts.recommendations == len(report.asked) - 1 or found.needs_review


@checked
@given(report=plainly, victim=st.integers(0, 9), height=st.sampled_from([560, 420]))
def test_a_pdf_without_one_of_its_pages_is_never_wrong_beyond_what_is_gone(
    report: Varied, victim: int, height: float
) -> None:
    data = typeset(report.story, height=height)
    whole = read_pdf(data)
    found = read_pdf(without_page(data, victim))
    gone = victim % (whole.source.pages or 1) + 1
    touched = [one for one in own(whole) if any(getattr(place, "page", 0) == gone for place in one.where)]
    least = len(report.asked) - len(touched)
    assert least <= found.counts.recommendations <= len(report.asked) or found.needs_review


@few
@given(report=varied(), pair=st.tuples(st.integers(0, 5), st.integers(0, 5)))
def test_two_recommendations_that_change_places_stay_right(report: Varied, pair: tuple[int, int]) -> None:
    first = report.parts[0]
    ones = list(first.asked)
    a, b = (at % len(ones) for at in pair)
    texts = {ones[a].text: ones[b].text, ones[b].text: ones[a].text}
    moved = changed(report.story, lambda text: _other(text, texts))
    stays_right(web(moved), report)


def _other(text: str, texts: dict[str, str]) -> str:
    for one, other in texts.items():
        if one in text:
            return text.replace(one, other)
    return text


@few
@given(ones=asked(), more=asked(), shape=st.sampled_from(sorted(PRINTED)))
def test_numbers_that_begin_again_in_a_second_chapter_are_never_silent(
    ones: tuple[Asked, ...], more: tuple[Asked, ...], shape: str
) -> None:
    known = {one.what for one in ones}
    others = tuple(one for one in more if one.what not in known)
    second = changed(
        PRINTED[shape](others), lambda text: text.replace("Recommendations", "Further recommendations")
    )
    both = Varied((Part(PRINTED[shape](ones), ones), Part((h(2, "Kites at sea"), p("Ships fly them.")))))
    report = Varied((*both.parts, Part(second, others)))
    is_never_silent(web(report.story), report)


@few
@given(report=varied(["titled", "boxed", "lines"]), height=HEIGHTS)
def test_titles_that_lose_their_numbers_are_never_silent(report: Varied, height: float) -> None:
    story = changed(
        report.story, lambda text: text.replace(":", ":") if len(text) > 18 else text.rstrip(" 123456")
    )
    is_never_silent(web(story), report)
    is_never_silent(paper(story, height=height), report)


@few
@given(ones=asked(), more=asked(), shape=st.sampled_from(["numbers", "bullets"]))
def test_two_lists_made_one_stay_right(ones: tuple[Asked, ...], more: tuple[Asked, ...], shape: str) -> None:
    known = {one.what for one in ones}
    every = ones + tuple(one for one in more if one.what not in known)
    report = Varied((Part(PRINTED[shape](every), every),))
    stays_right(web(report.story), report)
    stays_right(paper(report.story), report)


@few
@given(report=varied(), depth=st.integers(1, 6))
def test_containers_around_everything_change_nothing(report: Varied, depth: int) -> None:
    markup = as_html(report.story)
    for tag in ("<main>", "</main>"):
        close = tag.startswith("</")
        wrap = ("</div>" if close else "<div>") * depth
        markup = markup.replace(tag, wrap + tag if close else tag + wrap)
    stays_right(read_page(markup), report)


MENU = (
    '<nav><ul><li><a href="/a">Recommendations</a></li>'
    '<li><a href="/b">Areas for improvement</a></li></ul></nav>'
)


@few
@given(report=varied(), at=st.floats(0, 1))
def test_a_menu_anywhere_changes_nothing(report: Varied, at: float) -> None:
    parts = report.parts
    place = int(at * len(parts))
    before = as_html(Varied(parts[:place]).story)
    after = as_html(Varied(parts[place:]).story)
    body = before.partition("<main>")[2].partition("</main>")[0] + MENU
    stays_right(read_page(page(body + after.partition("</p>")[2].partition("</main>")[0])), report)


@few
@given(report=varied(), old=asked())
def test_an_earlier_reports_items_are_told_apart(report: Varied, old: tuple[Asked, ...]) -> None:
    known = {one.what for one in report.asked}
    annex = older(tuple(one for one in old if one.what not in known))
    whole = Varied((*report.parts, annex)) if annex.restated else report
    stays_right(web(whole.story), whole)


@few
@given(report=plainly, old=asked(), height=HEIGHTS)
def test_an_earlier_reports_items_in_a_pdf_are_told_apart(
    report: Varied, old: tuple[Asked, ...], height: float
) -> None:
    known = {one.what for one in report.asked}
    annex = older(tuple(one for one in old if one.what not in known))
    whole = Varied((*report.parts, annex)) if annex.restated else report
    stays_right(paper(whole.story, height=height), whole)


@few
@given(ones=asked())
def test_a_letter_that_recommends_in_prose_is_never_silent(ones: tuple[Asked, ...]) -> None:
    told = (Piece("p", f"I recommend that {one.who} {one.what}.") for one in ones)
    story = (
        p("From: Jane Doe"),
        p("To: chief constables"),
        p("Dear colleague"),
        p("I write about kites."),
        *told,
    )
    is_never_silent(web(story), Varied((Part(story, ones),)))
    is_never_silent(paper(story), Varied((Part(story, ones),)))


@few
@given(report=plainly)
def test_every_item_is_found_where_it_is_printed(report: Varied) -> None:
    found = paper(report.story, height=560)
    assert all(item.where for item in found.items)
    assert {item.kind for item in found.items} <= set(ItemKind)
    assert replace(found, items=()).counts == found.counts
