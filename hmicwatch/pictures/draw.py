"""A PDF's pages as pictures with areas drawn on them and a tag beside each: bytes in, PNG bytes out.

Works on files of strangers, so it runs where reading does: in a child process with limits.
"""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from hmicwatch.language.text import plain
from hmicwatch.parse.pdf.turn import Turn
from hmicwatch.pictures.marks import BBox, Look, Mark, MarkedPage

DOTS_PER_INCH = 110
LONGEST_SIDE = 2_400  # pixels: huge pages are drawn coarser
_POINTS_PER_INCH = 72
SIDE = 372  # pixels: the strip beside the page, where the tags stand
FILL = 28  # of 255: words stay legible under it
_GAP = 12
_LETTERS = 16
_LINE = 21
_DASH = 12
_AIR = 4  # pixels between words and outline
_TAG_LETTERS = 44

Colour = tuple[int, int, int]

# Colours that people who confuse red and green tell apart; the tag names the kind beside.
COLOURS: dict[Look, Colour] = {
    Look.RECOMMENDATION: (0, 114, 178),
    Look.CAUSE_OF_CONCERN: (198, 74, 0),
    Look.AREA_FOR_IMPROVEMENT: (0, 122, 92),
    Look.DOUBT: (150, 60, 125),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One page (from 1) as a PNG; None when the page cannot be drawn."""

    page: int
    png: bytes | None


def draw_pages(data: bytes, pages: Sequence[MarkedPage]) -> Iterator[Picture]:
    """The pages as pictures, one at a time. Raises pdfium.PdfiumError when the file can't be opened."""
    document = pdfium.PdfDocument(data)
    try:
        for page in pages:
            yield Picture(page=page.page, png=_png(document, page))
    finally:
        document.close()


def _png(document: pdfium.PdfDocument, marked: MarkedPage) -> bytes | None:
    try:
        page = document[marked.page - 1]
    except (pdfium.PdfiumError, IndexError):
        return None
    try:
        picture = _drawn(page, marked)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG")
    return buffer.getvalue()


def _drawn(page: pdfium.PdfPage, marked: MarkedPage) -> Image.Image:
    turn = Turn.of(page)
    left, bottom, right, top = page.get_bbox()  # what is shown: the crop box within the media box
    shown = turn.seen(left, bottom, right, top)
    scale = _scale(page.get_size())
    image = page.render(scale=scale).to_pil().convert("RGBA")
    areas = framed([_pixels(mark.bbox, shown, scale) for mark in marked.marks], marked.marks)
    for mark, area in zip(marked.marks, areas, strict=True):
        image = _with_area(image, area, mark)
    return _with_tags(image, areas, marked)


def _scale(size: tuple[float, float]) -> float:
    """Pixels for a point."""
    return min(DOTS_PER_INCH / _POINTS_PER_INCH, LONGEST_SIDE / max(*size, 1.0))


def _pixels(box: BBox, shown: BBox, scale: float) -> BBox:
    """A box of the whole page in pixels of the part that is shown."""
    left, above = shown[0], shown[1]
    x0, top, x1, bottom = box
    return ((x0 - left) * scale, (top - above) * scale, (x1 - left) * scale, (bottom - above) * scale)


def framed(areas: Sequence[BBox], marks: Sequence[Mark]) -> list[BBox]:
    """Each area with air for the tails of letters and its line around; neighbours share what is between."""
    frames = []
    for (x0, top, x1, bottom), mark in zip(areas, marks, strict=True):
        room = _AIR + _line_width(mark)
        beside = [other for other in areas if other[0] < x1 and x0 < other[2]]
        above = max((other[3] for other in beside if other[3] <= top + 1), default=-room * 9)
        below = min((other[1] for other in beside if other[1] >= bottom - 1), default=bottom + room * 9)
        frames.append(
            (
                x0 - room,
                max(top - room, (above + top) / 2),
                x1 + room,
                min(bottom + room, (below + bottom) / 2),
            )
        )
    return frames


def _line_width(mark: Mark) -> int:
    return 6 if mark.doubts else 3


def _with_area(image: Image.Image, area: BBox, mark: Mark) -> Image.Image:
    """The area lightly filled and outlined: dashed and hatched for an earlier item, thick when doubted."""
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    colour = COLOURS[mark.look]
    width = _line_width(mark)
    if mark.earlier:
        _hatch(pen, area, (*colour, 60))
        _dashed(pen, area, (*colour, 255), width)
    elif mark.look is Look.DOUBT:
        _dashed(pen, area, (*colour, 255), width)
    else:
        pen.rectangle(area, fill=(*colour, FILL), outline=(*colour, 255), width=width)
    return Image.alpha_composite(image, layer)


def _hatch(pen: ImageDraw.ImageDraw, area: BBox, colour: tuple[int, int, int, int]) -> None:
    """Slanting lines over the area, cut at its edges."""
    x0, top, x1, bottom = area
    high = bottom - top
    start = x0 - high
    while start < x1:
        left, right = max(start, x0), min(start + high, x1)
        pen.line((left, bottom - (left - start), right, bottom - (right - start)), fill=colour, width=1)
        start += _DASH


def _dashed(pen: ImageDraw.ImageDraw, area: BBox, colour: tuple[int, int, int, int], width: int) -> None:
    x0, top, x1, bottom = area
    for begun in range(int(x0), int(x1), 2 * _DASH):
        until = min(begun + _DASH, x1)
        pen.line((begun, top, until, top), fill=colour, width=width)
        pen.line((begun, bottom, until, bottom), fill=colour, width=width)
    for begun in range(int(top), int(bottom), 2 * _DASH):
        until = min(begun + _DASH, bottom)
        pen.line((x0, begun, x0, until), fill=colour, width=width)
        pen.line((x1, begun, x1, until), fill=colour, width=width)


def _with_tags(image: Image.Image, areas: Sequence[BBox], marked: MarkedPage) -> Image.Image:
    """The page with a strip beside it: a tag for each area, at its height, joined to it by a line."""
    tags = [tag_lines(mark) for mark in marked.marks]
    if marked.unreadable:
        areas, tags = [(0, 0, 0, 0), *areas], [["This page can't be read:", "look at it yourself"], *tags]
    colours = [COLOURS[Look.DOUBT]] * marked.unreadable + [COLOURS[mark.look] for mark in marked.marks]
    tops = _tops([area[1] for area in areas], [len(lines) for lines in tags])
    ends = [top + len(lines) * _LINE + _GAP for top, lines in zip(tops, tags, strict=True)]
    canvas = Image.new("RGB", (image.width + SIDE, max([image.height, *map(int, ends)])), "white")
    canvas.paste(image.convert("RGB"), (0, 0))
    pen = ImageDraw.Draw(canvas)
    pen.line((image.width, 0, image.width, canvas.height), fill=(120, 120, 120), width=1)
    for area, top, lines, colour in zip(areas, tops, tags, colours, strict=True):
        _tag(pen, area, (image.width + _GAP, top), lines, colour)
    return canvas


def tag_lines(mark: Mark) -> list[str]:
    """What a tag says, in lines that fit beside the page: name, facts, doubts."""
    said = [mark.name, *mark.facts, *(f"? {code.replace('_', ' ')}" for code in mark.doubts)]
    return [line for words in said for line in wrap(_legible(words), _TAG_LETTERS)]


def _legible(text: str) -> str:
    """Only signs that the font has: straight quotes and dashes, letters without accents."""
    bare = unicodedata.normalize("NFKD", plain(text).replace("·", "\x00"))
    return bare.encode("ascii", "ignore").decode().replace("\x00", "·")


def _tops(wanted: Sequence[float], lines: Sequence[int]) -> list[float]:
    """How high each tag stands: at its area where there is room, else below the tag before."""
    tops: list[float] = []
    free = float(_GAP)
    for top, count in zip(wanted, lines, strict=True):
        tops.append(max(top, free))
        free = tops[-1] + count * _LINE + _GAP
    return tops


def _tag(
    pen: ImageDraw.ImageDraw, area: BBox, at: tuple[float, float], lines: Sequence[str], colour: Colour
) -> None:
    x, y = at
    high = len(lines) * _LINE + 6
    if area[2] > 0:
        pen.line((area[2], area[1] + 10, x, y + 10), fill=colour, width=2)
    pen.rectangle((x, y - 3, x + SIDE - 2 * _GAP, y + high - 3), fill="white", outline=colour, width=2)
    pen.rectangle((x, y - 3, x + 7, y + high - 3), fill=colour)
    for number, line in enumerate(lines):
        # Bold as the font has none: the name is written twice, a hair apart.
        for shift in (0, 0.6) if number == 0 else (0,):
            pen.text((x + 15 + shift, y + number * _LINE), line, font=_font(), fill=(20, 20, 20))


@cache
def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=_LETTERS)
