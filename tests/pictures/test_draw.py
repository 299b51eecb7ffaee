"""Pictures of pages: the frames sit on the words, however the page is turned, cropped or described."""

import io

import pypdfium2
import pytest
from PIL import Image, ImageChops

from hmicwatch.domain import Explanation
from hmicwatch.parse import explain_document
from hmicwatch.pictures.draw import COLOURS, FILL, LONGEST_SIDE, SIDE, draw_pages, framed, tag_lines
from hmicwatch.pictures.marks import BBox, Look, Mark, MarkedPage, marked_pages
from tests.parse.pdfs import changed, handmade, inheriting, laid_on_side
from tests.parse.reading import tables

LINES = ("## Recommendation 1", "By 1 May 2026, forces should mend every kite,", "and should keep it dry.")
ONE = handmade(LINES)


def explained(data: bytes) -> Explanation:
    return explain_document(data, name="kites.pdf", tables=tables())


def picture(data: bytes, pages: tuple[MarkedPage, ...] | None = None) -> Image.Image:
    pages = marked_pages(explained(data)) if pages is None else pages
    [drawn] = draw_pages(data, pages)
    assert drawn.png is not None
    return Image.open(io.BytesIO(drawn.png)).convert("RGB")


def page_of(image: Image.Image) -> Image.Image:
    """The page without the strip of tags."""
    return image.crop((0, 0, image.width - SIDE, image.height))


Range = tuple[int, int]
INK: tuple[Range, Range, Range] = ((0, 80), (0, 80), (0, 80))


def near(colour: tuple[float, ...], slack: int = 0) -> tuple[Range, ...]:
    return tuple((int(part) - slack, int(part) + slack) for part in colour)


# The light fill of a recommendation's frame over white paper.
FILLED = near(tuple(255 + (part - 255) * FILL / 255 for part in COLOURS[Look.RECOMMENDATION]), 2)


def pixels_in(image: Image.Image, ranges: tuple[Range, ...]) -> Image.Image:
    """White where a pixel's red, green and blue are within their ranges, else black."""
    bands = [
        band.point([255 if low <= value <= high else 0 for value in range(256)])
        for band, (low, high) in zip(image.split(), ranges, strict=True)
    ]
    return ImageChops.multiply(ImageChops.multiply(bands[0], bands[1]), bands[2])


def area_of(image: Image.Image, ranges: tuple[Range, ...]) -> BBox:
    """The smallest box around all pixels within the ranges."""
    box = pixels_in(image, ranges).getbbox()
    assert box is not None, "there is no such pixel"
    return box


def holds(outer: BBox, inner: BBox) -> bool:
    return outer[0] < inner[0] and outer[1] < inner[1] and inner[2] < outer[2] and inner[3] < outer[3]


def cropped(document: pypdfium2.PdfDocument) -> None:
    document[0].set_cropbox(40, 600, 500, 800)


def cropped_low(document: pypdfium2.PdfDocument) -> None:
    document[0].set_cropbox(0, 0, 595, 400)


def moved(document: pypdfium2.PdfDocument) -> None:
    document[0].set_mediabox(-60, -30, 640, 900)
    document[0].set_cropbox(0, 300, 595, 842)


SHOWN = {
    "as it is": ONE,
    "turned by 90": laid_on_side(ONE, 90),
    "turned by 180": laid_on_side(ONE, 180),
    "turned by 270": laid_on_side(ONE, 270),
    "cropped": changed(ONE, cropped),
    "moved and cropped": changed(ONE, moved),
    "turned and cropped": changed(laid_on_side(ONE, 180), cropped_low),
    "its size said by the tree above": inheriting(LINES),
    "its size said above, cropped": changed(inheriting(LINES), cropped),
}


@pytest.mark.parametrize("data", SHOWN.values(), ids=SHOWN.keys())
def test_the_frame_sits_on_the_words(data: bytes) -> None:
    page = page_of(picture(data))
    words, frame = area_of(page, INK), area_of(page, FILLED)
    assert holds(frame, words), (frame, words)
    assert frame[2] - frame[0] < words[2] - words[0] + 25
    assert frame[3] - frame[1] < words[3] - words[1] + 25


def marks(*looks: Mark) -> tuple[MarkedPage, ...]:
    return (MarkedPage(page=1, marks=looks),)


def mark(look: Look = Look.RECOMMENDATION, *, earlier: bool = False, doubts: tuple[str, ...] = ()) -> Mark:
    return Mark(
        bbox=(72.0, 400.0, 300.0, 460.0), look=look, name="Recommendation 1", text="Mend kites.",
        facts=("chief constables: yes",), earlier=earlier, doubts=doubts,
    )  # fmt: skip


def coloured(image: Image.Image, look: Look) -> int:
    """How many pixels of the page are wholly of a look's colour."""
    return pixels_in(page_of(image), near(COLOURS[look])).histogram()[255]


@pytest.mark.parametrize("look", Look)
def test_each_kind_has_a_colour_of_its_own(look: Look) -> None:
    image = picture(ONE, marks(mark(look)))
    assert coloured(image, look) > 500
    assert all(coloured(image, other) == 0 for other in Look if other is not look)


def test_earlier_items_are_dashed_and_doubtful_ones_thick() -> None:
    plain = coloured(picture(ONE, marks(mark())), Look.RECOMMENDATION)
    dashed = coloured(picture(ONE, marks(mark(earlier=True))), Look.RECOMMENDATION)
    thick = coloured(picture(ONE, marks(mark(doubts=("numbering_gap",)))), Look.RECOMMENDATION)
    assert dashed < 0.7 * plain
    assert thick > 1.5 * plain


def test_frames_of_neighbours_share_the_gap_and_do_not_cross() -> None:
    areas: list[BBox] = [(0, 0, 100, 50), (0, 52, 100, 90), (200, 0, 300, 50)]
    above, below, apart = framed(areas, [mark(), mark(), mark()])
    assert above[3] == below[1] == 51
    assert (apart[1], apart[3]) == (-7, 57)


def test_a_tag_says_kind_facts_and_doubts_in_letters_of_the_font() -> None:
    tag = Mark(
        bbox=(0, 0, 1, 1), look=Look.RECOMMENDATION, name="Recommendation 8", text="",
        facts=("chief constables: unclear · “as soon as possible” – and ŵell beyond",),
        doubts=("applicability_unclear",),
    )  # fmt: skip
    assert tag_lines(tag) == [
        "Recommendation 8",
        'chief constables: unclear · "as soon as',
        'possible" - and well beyond',
        "? applicability unclear",
    ]


def test_many_tags_make_a_longer_picture_and_never_lie_on_each_other() -> None:
    many = picture(ONE, marks(*[mark() for _ in range(40)]))
    assert many.height > picture(ONE, marks(mark())).height


def test_a_page_that_cannot_be_read_is_drawn_with_a_tag_that_says_so() -> None:
    image = picture(ONE, (MarkedPage(page=1, marks=(), unreadable=True),))
    strip = image.crop((image.width - SIDE, 0, image.width, image.height))
    found = area_of(strip, near(COLOURS[Look.DOUBT]))
    assert found[3] < 80


def test_a_page_that_is_not_there_is_no_picture_and_the_others_are() -> None:
    drawn = list(draw_pages(ONE, (MarkedPage(page=9, marks=()), *marks(mark()))))
    assert [one.page for one in drawn] == [9, 1]
    assert drawn[0].png is None
    assert drawn[1].png is not None


def test_a_huge_page_is_drawn_coarser() -> None:
    huge = changed(ONE, lambda document: document[0].set_mediabox(0, 0, 14_000, 9_000))
    page = page_of(picture(huge))
    assert max(page.size) <= LONGEST_SIDE
