"""What is drawn behind a page's text: filled and framed areas, rulings, bullets, a page-wide picture."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hmicwatch.parse.pdf.page import BBox, Box
from hmicwatch.parse.pdf.turn import Turn

_MAX_OBJECTS = 20_000
_MAX_DEPTH = 3
_MAX_SEGMENTS = 2_000
_THIN = 2.5  # points: what is thinner is a line, not an area
_RECTANGLE = 6  # segments: a closed rectangle has five, some writers go back to its start

_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1, 0, 0, 1, 0, 0)


class Drawn:
    """Gathers what is drawn on one page, in the reader's coordinates."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._paint = tuple(ctypes.c_uint() for _ in range(4))
        self._mode = (ctypes.c_int(), ctypes.c_int())
        self._matrix = _AS_IT_IS
        self.boxes: list[Box] = []
        self.rulings: list[BBox] = []
        self.dots: list[BBox] = []
        self.pictured = False

    def read(self, page: pdfium.PdfPage) -> "Drawn":
        area = page.get_width() * page.get_height()
        count = min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
        for index in range(count):
            self._object(raw.FPDFPage_GetObject(page.raw, index), area, depth=0)
        return self

    def _object(self, thing: object, area: float, depth: int) -> None:
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(thing, area)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            self._form(thing, area, depth)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = self._bounds(thing)
            self.pictured = self.pictured or (box is not None and _area(box) > 0.5 * area)

    def _form(self, thing: object, area: float, depth: int) -> None:
        """What a form holds lies in the form's own coordinates."""
        outer, own = self._matrix, raw.FS_MATRIX()
        if raw.FPDFPageObj_GetMatrix(thing, own):
            self._matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        for index in range(min(raw.FPDFFormObj_CountObjects(thing), _MAX_OBJECTS)):
            self._object(raw.FPDFFormObj_GetObject(thing, index), area, depth + 1)
        self._matrix = outer

    def _path(self, thing: object, area: float) -> None:
        box = self._bounds(thing)
        if box is None:
            return
        width, height = box[2] - box[0], box[3] - box[1]
        self._rule(thing, box)
        if 1.5 < width < 7 and abs(width - height) < 1.5:
            self.dots.append(box)
        if height < 14 or _area(box) > 0.9 * area or (width < 60 and height < 30):
            return
        colour = self._colour(thing)
        if colour is not None:
            self.boxes.append(Box(bbox=box, colour=colour))

    def _rule(self, thing: object, box: BBox) -> None:
        width, height = box[2] - box[0], box[3] - box[1]
        if width < _THIN or height < _THIN:
            self.rulings.append(box)
        elif raw.FPDFPath_CountSegments(thing) <= _RECTANGLE:
            self.rulings += _sides(box)
        else:
            self.rulings += self._segments(thing)

    def _segments(self, thing: object) -> Iterator[BBox]:
        """The straight strokes of a path that draws many lines at once, as word processors rule tables."""
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(thing, own)
        matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), self._matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        before = (0.0, 0.0)
        for index in range(min(raw.FPDFPath_CountSegments(thing), _MAX_SEGMENTS)):
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            at = _moved(matrix, x.value, y.value)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
                line = self._turn.seen(
                    min(before[0], at[0]), min(before[1], at[1]), max(before[0], at[0]), max(before[1], at[1])
                )
                if line[2] - line[0] < _THIN or line[3] - line[1] < _THIN:
                    yield line
            before = at

    def _colour(self, thing: object) -> tuple[int, int, int] | None:
        """What an area is filled with; where that is white, what it is framed with."""
        fill, stroke = self._mode
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        colour = self._painted(raw.FPDFPageObj_GetFillColor, thing) if fill.value else None
        if colour is None or min(colour) > 250:
            colour = self._painted(raw.FPDFPageObj_GetStrokeColor, thing) if stroke.value else None
        return colour

    def _painted(self, ask: object, thing: object) -> tuple[int, int, int] | None:
        red, green, blue, alpha = self._paint
        if not ask(thing, red, green, blue, alpha) or alpha.value == 0:  # type: ignore[operator]
            return None
        return (red.value, green.value, blue.value)

    def _bounds(self, thing: object) -> BBox | None:
        left, bottom, right, top = self._edges
        if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            return None
        if self._matrix is _AS_IT_IS:
            return self._turn.seen(left.value, bottom.value, right.value, top.value)
        one = _moved(self._matrix, left.value, bottom.value)
        other = _moved(self._matrix, right.value, top.value)
        return self._turn.seen(
            min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
        )


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """First `one`, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _sides(box: BBox) -> list[BBox]:
    x0, top, x1, bottom = box
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def _area(box: BBox) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
