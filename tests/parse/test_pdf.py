"""PDFs: items lie where the file says, running heads are no text, both engines agree."""

import re
from collections import Counter
from functools import cache

import pdfplumber
import pypdfium2
import pytest

from hmicwatch.domain import Extraction, PagePlace
from hmicwatch.language.text import words
from hmicwatch.parse import read_document
from hmicwatch.parse.pdf import pdfium
from hmicwatch.parse.pdf.page import Page, holds, union
from hmicwatch.parse.pdf.reader import Engine
from tests.parse.pdfs import FOLDER, changed, handmade, inheriting, laid_on_side, merged, sample, scanned
from tests.parse.reading import codes, tables

# Made by three word processors and printers: plain pages, filled boxes, tables, lists.
PLACED = (
    "homicide-prevention.pdf",
    "an-inspection-of-how-well-the-police-tackle-serious-youth-violence.pdf",
    "police-response-to-public-disorder-in-july-and-august-2024-tranche-1.pdf",
    "inspection-of-custody-suites-in-thames-valley-2024.pdf",
    "frs-2018-buckinghamshire.pdf",
    "warwickshire-national-child-protection-inspection-post-inspection-review-2023.pdf",
)
COMPARED = (
    "homicide-prevention.pdf",
    "the-police-response-to-domestic-abuse-an-update-report.pdf",
    "police-response-to-burglary-robbery-and-other-acquisitive-crime.pdf",
    "staffordshire-national-child-protection-reinspection.pdf",
    "warwickshire-national-child-protection-inspection-post-inspection-review-2023.pdf",
)
# Where the second engine counts otherwise: name, then what differs. Empty is the aim.
KNOWN_DIFFERENCES: dict[str, str] = {}


def extraction(data: bytes, engine: Engine = "pdfium") -> Extraction:
    return read_document(data, name="report.pdf", tables=tables(), engine=engine)


@cache
def read(name: str, engine: Engine = "pdfium") -> Extraction:
    return extraction(sample(name), engine)


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def places(found: Extraction) -> list[tuple[PagePlace, str]]:
    """Each item's places with the item's text."""
    return [(one, item.text) for item in found.items for one in item.where if isinstance(one, PagePlace)]


@cache
def words_of(name: str, number: int) -> tuple[tuple[str, float, float], ...]:
    """The words of a page as a second program sees them, with the middle of each."""
    with pdfplumber.open(FOLDER / name, pages=[number]) as document:
        return tuple(
            (word["text"], (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2)
            for word in document.pages[0].extract_words()
        )


def shown(name: str, place: PagePlace) -> str:
    """The letters of the words within a place."""
    x0, top, x1, bottom = place.bbox
    inside = (t for t, x, y in words_of(name, place.page) if x0 - 1 < x < x1 + 1 and top - 1 < y < bottom + 1)
    return letters(" ".join(inside))


@pytest.mark.parametrize("name", PLACED)
def test_an_items_place_holds_its_words(name: str) -> None:
    for item in read(name).items:
        spots = [place for place in item.where if isinstance(place, PagePlace)]
        assert spots
        assert letters(" ".join(item.text.split()[:6])) in shown(name, spots[0])
        # A box may go over the page's end: all its places together hold all words.
        everywhere = "".join(shown(name, place) for place in spots)
        missing = [word for word in words(item.text) if letters(word) not in everywhere]
        assert len(missing) <= len(words(item.text)) // 10


def test_places_count_from_the_top_left_where_a_page_has_its_size_from_the_tree_above() -> None:
    lines = ("## Recommendation 1", "By 1 May 2026, forces should mend every kite.")
    [(place, _)] = places(extraction(inheriting(lines)))
    assert place == places(extraction(handmade(lines)))[0][0]
    low = changed(inheriting(lines), lambda document: document[0].set_cropbox(40, 700, 500, 800))
    assert places(extraction(low))[0][0] == place


@pytest.mark.parametrize("name", PLACED)
def test_an_items_place_is_on_the_page_and_not_the_whole_page(name: str) -> None:
    data = sample(name)
    sizes = {page.number: (page.width, page.height) for page in pdfium.pages(data)}
    for place, text in places(read(name)):
        x0, top, x1, bottom = place.bbox
        width, height = sizes[place.page]
        assert 0 <= x0 < x1 <= width
        assert 0 <= top < bottom <= height
        assert bottom - top < 60 + 1.2 * len(text), text


def repeated_lines(pages: list[Page]) -> list[str]:
    """Longer lines that stand at the edge of several pages, digits apart."""
    edge = [
        re.sub(r"\d+", "", line.text).strip().lower()
        for page in pages
        for line in page.lines
        if line.bottom < 0.1 * page.height or line.top > 0.9 * page.height
    ]
    return [text for text, times in Counter(edge).items() if times >= 3 and len(letters(text)) > 25]


@pytest.mark.parametrize(
    "name",
    [*PLACED[:5], "metropolitan-police-service-handling-of-sexual-and-criminal-exploitation-of-children.pdf"],
)
def test_running_heads_are_no_text(name: str) -> None:
    data = sample(name)
    heads = [letters(text) for text in repeated_lines(list(pdfium.pages(data)))]
    assert heads, "the sample has no running head any more"
    said = [letters(item.text) for item in read(name).items]
    assert not [(head, text) for head in heads for text in said if head in text]


@pytest.mark.parametrize("name", COMPARED)
def test_both_engines_count_alike(name: str) -> None:
    first, second = read(name), read(name, "pdfplumber")
    assert (first.counts == second.counts) is (name not in KNOWN_DIFFERENCES)
    if name not in KNOWN_DIFFERENCES:
        assert [item.number for item in first.items] == [item.number for item in second.items]
        assert [item.chief_constables for item in first.items] == [
            item.chief_constables for item in second.items
        ]


@pytest.mark.parametrize("name", COMPARED[:2])
def test_both_engines_see_items_in_one_place(name: str) -> None:
    """Boxes are in one coordinate system, whichever engine read them."""
    for one, other in zip(read(name).items, read(name, "pdfplumber").items, strict=True):
        first, second = one.where[0], other.where[0]
        assert isinstance(first, PagePlace)
        assert isinstance(second, PagePlace)
        assert first.page == second.page
        assert all(abs(a - b) < 15 for a, b in zip(first.bbox, second.bbox, strict=True))


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_stored_on_its_side_reads_the_same(angle: int) -> None:
    """Scanners and landscape pages: the page is turned back only when it is shown."""
    upright, found = extraction(sample()), extraction(laid_on_side(sample(), angle))
    assert [item.text for item in found.items] == [item.text for item in upright.items]
    for item, other in zip(upright.items, found.items, strict=True):
        for one, two in zip(item.where, other.where, strict=True):
            assert isinstance(one, PagePlace)
            assert isinstance(two, PagePlace)
            assert one.page == two.page
            assert all(abs(a - b) < 2 for a, b in zip(one.bbox, two.bbox, strict=True))


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_that_lies_on_its_side_is_read_or_doubted(angle: int) -> None:
    def turn(document: pypdfium2.PdfDocument) -> None:
        for page in document:
            page.set_rotation(angle)

    found = extraction(changed(sample(), turn))
    assert found.needs_review or found.counts == extraction(sample()).counts


def test_pages_in_front_shift_places_only() -> None:
    """Two more pages in front move every place by two pages."""
    alone = extraction(sample())
    behind = extraction(merged((sample(), [0, 1]), (sample(), None)))
    assert [item.text for item in behind.items] == [item.text for item in alone.items]
    moved = {(place.page + 2, place.bbox) for place, _ in places(alone)}
    assert moved == {(place.page, place.bbox) for place, _ in places(behind)}


def test_a_scanned_page_among_others_is_doubted() -> None:
    data = sample()
    mixed = merged((data, range(6)), (scanned(data, 6), None), (data, [7]))
    found = extraction(mixed)
    assert found.source.pages == 8
    assert "unreadable_page" in codes(found)
    assert any("Page 7 " in check.message for check in found.checks)
    assert found.needs_review


def test_a_missing_page_leaves_a_doubt() -> None:
    """Without the pages that print them, stated totals and gaps speak."""
    data = sample("how-well-the-police-and-other-agencies-use-digital-forensics-in-their-investigations.pdf")
    whole = extraction(data)
    printed = sorted({place.page for place, _ in places(whole)})
    for gone in printed:
        rest = [page for page in range(whole.source.pages or 0) if page + 1 != gone]
        found = extraction(merged((data, rest)))
        if found.counts.recommendations != whole.counts.recommendations:
            assert found.needs_review, f"page {gone} is gone and nobody is told"


def test_what_a_pdf_says_of_itself() -> None:
    found = extraction(sample())
    assert found.source.media_type == "application/pdf"
    assert found.source.pages == 8
    assert (found.title or "").startswith("Homicide prevention")


def test_areas() -> None:
    assert union([(10, 10, 20, 20), (5, 15, 12, 40)]) == (5, 10, 20, 40)
    assert holds((0, 0, 100, 100), (90, 90, 105, 105))
    assert not holds((0, 0, 100, 100), (90, 90, 130, 130))
