"""The first engine: pypdfium2, one pass over the file; boxes only on pages whose words call for them."""

import ctypes
import itertools
import math
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hmicwatch.language.text import tidy
from hmicwatch.parse.pdf.page import BBox, Box, Line, Page, union

KEYWORD = re.compile(r"re\W?commend|cause[s]? of\s+concern|areas? for\s+improvement", re.I)
_COLUMN_GAP = 2.2  # in letter heights: wider than any word space, narrower than a gutter
_MAX_OBJECTS = 20_000
_MAX_DEPTH = 3
_UTF16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_PAIR = re.compile("[\U00010000-\U0010ffff]")
_DIGITS = re.compile(r"(?<=\S)\d{1,4}(?=\W|$)")
_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.I)


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a PDF in order. Raises pdfium.PdfiumError when the file can't be opened."""
    document = pdfium.PdfDocument(data)
    try:
        wanted = False
        for index in range(len(document)):
            page = _page(document, index, wanted)
            wanted = page.wanted
            yield page
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, index: int, goes_on: bool) -> Page:
    """One page; a page that can't be loaded counts as a picture, so that a check names it."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Page(number=index + 1, width=0, height=0, lines=(), pictured=True)
    try:
        return _read_page(page, index + 1, goes_on)
    except pdfium.PdfiumError:
        return Page(number=index + 1, width=0, height=0, lines=(), pictured=True)
    finally:
        page.close()


def _read_page(page: pdfium.PdfPage, number: int, goes_on: bool) -> Page:
    turn = _turn(page)
    textpage = page.get_textpage()
    try:
        lines = tuple(_Lines(textpage.raw, turn).read())
    finally:
        textpage.close()
    wanted = any(KEYWORD.search(line.text) for line in lines) or not lines
    # What is drawn is read where the words call for it, and on the page behind, where a box may go on.
    drawn = _Drawn(turn).read(page) if wanted or goes_on else _Drawn(turn)
    width, height = page.get_size()
    return Page(
        number=number,
        width=width,
        height=height,
        lines=lines,
        boxes=tuple(drawn.boxes),
        dots=tuple(drawn.dots),
        uprights=tuple(sorted(drawn.uprights)),
        pictured=drawn.pictured,
        wanted=wanted,
    )


def _turn(page: pdfium.PdfPage) -> Callable[[float, float, float, float], BBox]:
    """How this page's own coordinates (left, bottom, right, top) become the reader's."""
    x0, y0, x1, y1 = page.get_mediabox()
    rotation = page.get_rotation() % 360

    def turned(left: float, bottom: float, right: float, top: float) -> BBox:
        if rotation == 90:
            return (bottom - y0, left - x0, top - y0, right - x0)
        if rotation == 180:
            return (x1 - right, bottom - y0, x1 - left, top - y0)
        if rotation == 270:
            return (y1 - top, x1 - right, y1 - bottom, x1 - left)
        return (left - x0, y1 - top, right - x0, y1 - bottom)

    return turned


@dataclass(slots=True)
class _Font:
    size: float
    bold: bool


class _Lines:
    """Reads a text page's lines with few calls a line: its rectangles, and the font of a middle letter."""

    def __init__(self, textpage: object, turn: Callable[[float, float, float, float], BBox]) -> None:
        self._page = textpage
        self._turn = turn

    def read(self) -> Iterator[Line]:
        for start, text in self._ranges():
            yield from self._line(start, text)

    def _ranges(self) -> Iterator[tuple[int, str]]:
        count = raw.FPDFText_CountChars(self._page)
        if count <= 0:
            return
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer)
        encoded = bytes(buffer)[: 2 * max(0, written - 1)]
        # One unit must stay one character, or the offsets below would slip.
        text = _PAIR.sub("\ufffd\ufffd", encoded.decode(_UTF16, "surrogatepass"))
        offset = 0
        # pdfium joins a word cut by a hyphen and leaves its sign where the line ended.
        for part in re.split("(\r\n|\r|\n|(?<=\ufffe))", text):
            if part.strip():
                yield offset, part
            offset += len(part)

    def _line(self, start: int, text: str) -> Iterator[Line]:
        first = raw.FPDFText_GetCharIndexFromTextIndex(self._page, start)
        if first < 0:
            return
        rects = self._rects(first, len(text))
        font = self._font(first, text)
        if not rects:
            return
        if _gap(rects) > _COLUMN_GAP * font.size:
            yield from self._parts(first, text, font.size)
            return
        yield self._made(text, union(rects), font, first)

    def _with_marks(self, text: str, first: int, size: float) -> str:
        """The line with raised small digits (footnote marks) in brackets: "recommendation 1[1]", not "11"."""
        marks = []
        for match in _DIGITS.finditer(text):
            small = [at for at in range(match.start(), match.end()) if self._size(first + at) < 0.8 * size]
            if small and small[-1] == match.end() - 1:
                marks.append((small[0], match.end()))
        for start, end in reversed(marks):
            text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        return text

    def _made(self, text: str, box: BBox, font: _Font, index: int) -> Line:
        x0, top, x1, bottom = box
        return Line(
            text=self._with_marks(text, index, font.size),
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
            baseline=self._baseline(index, text, bottom),
            size=font.size,
            bold=font.bold,
        )

    def _rects(self, index: int, count: int) -> list[BBox]:
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        boxes = []
        for number in range(raw.FPDFText_CountRects(self._page, index, count)):
            if raw.FPDFText_GetRect(self._page, number, left, top, right, bottom):
                box = self._turn(left.value, bottom.value, right.value, top.value)
                if box[2] > box[0]:
                    boxes.append(box)
        return boxes

    def _parts(self, first: int, text: str, size: float) -> Iterator[Line]:
        """A line cut where a gap as wide as a gutter shows columns or cells side by side."""
        begun, edge = 0, None
        for position, letter in enumerate(text):
            if letter.isspace():
                continue
            box = self._char_box(first + position)
            if box is None:
                continue
            if edge is not None and not -size <= box[0] - edge <= _COLUMN_GAP * size:
                yield from self._part(first + begun, text[begun:position])
                begun = position
            edge = box[2]
        yield from self._part(first + begun, text[begun:])

    def _part(self, first: int, text: str) -> Iterator[Line]:
        rects = self._rects(first, len(text))
        if text.strip() and rects:
            yield self._made(text, union(rects), self._font(first, text), first)

    def _char_box(self, index: int) -> BBox | None:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top):
            return None
        return self._turn(left.value, bottom.value, right.value, top.value)

    def _baseline(self, first: int, text: str, otherwise: float) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        index = first + _middle(text)
        if not raw.FPDFText_GetCharOrigin(self._page, index, x, y):
            return otherwise
        return self._turn(x.value, y.value, x.value, y.value)[3]

    def _font(self, first: int, text: str) -> _Font:
        index = first + _middle(text)
        return _Font(size=self._size(index), bold=self._bold(index))

    def _size(self, index: int) -> float:
        """A letter's height in points: the nominal size times the scale of its text matrix."""
        matrix = raw.FS_MATRIX()
        scale = 1.0
        if raw.FPDFText_GetMatrix(self._page, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
        return round(float(raw.FPDFText_GetFontSize(self._page, index)) * scale, 1)

    def _bold(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._page, index) >= 600:
            return True
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(self._page, index, name, 128, flags)
        return bool(length) and bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace")))


def _middle(text: str) -> int:
    """The offset of a letter near the middle: ends of lines carry bullets, marks and spaces."""
    half = len(text) // 2
    letters = (spot for spot in (*range(half, len(text)), *range(half)) if text[spot].isalnum())
    return next(letters, half)


def _gap(boxes: list[BBox]) -> float:
    ordered = sorted(boxes)
    edges = itertools.pairwise(ordered)
    return max((after[0] - before[2] for before, after in edges), default=0.0)


class _Drawn:
    """What is drawn behind the text: filled and framed areas, upright rulings, a page-wide picture."""

    def __init__(self, turn: Callable[[float, float, float, float], BBox]) -> None:
        self._turn = turn
        self.boxes: list[Box] = []
        self.uprights: set[int] = set()
        self.dots: list[BBox] = []
        self.pictured = False

    def read(self, page: pdfium.PdfPage) -> "_Drawn":
        area = page.get_width() * page.get_height()
        count = min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
        for index in range(count):
            self._object(raw.FPDFPage_GetObject(page.raw, index), area, depth=0)
        return self

    def _object(self, thing: object, area: float, depth: int) -> None:
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            for index in range(min(raw.FPDFFormObj_CountObjects(thing), _MAX_OBJECTS)):
                self._object(raw.FPDFFormObj_GetObject(thing, index), area, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(thing, area)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = self._bounds(thing)
            self.pictured = self.pictured or (box is not None and _area(box) > 0.5 * area)

    def _path(self, thing: object, area: float) -> None:
        box = self._bounds(thing)
        if box is None:
            return
        width, height = box[2] - box[0], box[3] - box[1]
        if width < 2.5 and height > 10:
            self.uprights.add(round(box[0] / 4))
        if 1.5 < width < 7 and abs(width - height) < 1.5:
            self.dots.append(box)
        if height < 14 or _area(box) > 0.9 * area or (width < 60 and height < 30):
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        colour = _colour(raw.FPDFPageObj_GetFillColor, thing) if fill.value else None
        if colour is None or min(colour) > 250:
            colour = _colour(raw.FPDFPageObj_GetStrokeColor, thing) if stroke.value else None
        if colour is not None:
            self.boxes.append(Box(bbox=box, colour=colour))

    def _bounds(self, thing: object) -> BBox | None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            return None
        return self._turn(left.value, bottom.value, right.value, top.value)


def _area(box: BBox) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _colour(ask: Callable[..., int], thing: object) -> tuple[int, int, int] | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(thing, red, green, blue, alpha) or alpha.value == 0:
        return None
    return (red.value, green.value, blue.value)


def clean(text: str) -> str:
    """A line's words; pdfium's sign for a hyphen at a line end stays, for `assemble` to resolve."""
    return tidy(text.replace("\x00", ""))
