"""A page's text as lines and words, with few questions a line: its rectangles, one letter's font."""

import ctypes
import itertools
import math
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pypdfium2.raw as raw

from hmicwatch.parse.pdf.page import BBox, Line, Tag, union
from hmicwatch.parse.pdf.turn import Turn

_COLUMN_GAP = 2.2  # in letter heights: wider than any word space, narrower than a gutter
_UTF16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_PAIR = re.compile("[\U00010000-\U0010ffff]")
# Some programs write the letters of ligatures with their bytes swapped (U+6600 U+6900 is "fi"), or added up.
_LIGATURES = {"\ucf00": "\ufb01", "\ud200": "\ufb02"}
_SWAPPED = re.compile(f"[{''.join(chr(ord(letter) << 8) for letter in 'fijlstFIT')}{''.join(_LIGATURES)}]")
_DIGITS = re.compile(r"(?<=\S)\d{1,4}(?=\W|$)")
_BOLD_NAME = re.compile(rb"bold|black|heavy|semib|demi", re.I)
# pdfium joins a word cut by a hyphen and leaves its sign where the line ended.
_ENDS = re.compile("(\r\n|\r|\n|(?<=\ufffe))")
_WORD = re.compile("[^\\s\ufffe]+\ufffe?|\ufffe")
_NAME_LENGTH = 128


@dataclass(slots=True)
class _Font:
    size: float
    bold: bool


class Letters:
    """The text page of one page; `lines` and `words` give it in the file's own order."""

    tags: Mapping[int, Tag] = {}  # what the file says of letters, by the number that marks them

    def __init__(self, textpage: object, turn: Turn) -> None:
        self._page = textpage
        self._turn = turn
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._origin = (ctypes.c_double(), ctypes.c_double())
        self._scale = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_NAME_LENGTH)
        self._flags = ctypes.c_int()

    @cached_property
    def text(self) -> str:
        """All of it, one character for each of pdfium's."""
        count = raw.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer)
        encoded = bytes(buffer)[: 2 * max(0, written - 1)]
        # One unit must stay one character, or offsets would slip.
        text = _PAIR.sub("\ufffd\ufffd", encoded.decode(_UTF16, "surrogatepass"))
        return _SWAPPED.sub(_unswapped, text) if _SWAPPED.search(text) else text

    def lines(self) -> Iterator[Line]:
        for start, text in self._ranges():
            yield from self._line(start, text)

    def words(self) -> Iterator[Line]:
        """Single words: for tables, where a line may run over the edge of a column."""
        for start, text in self._ranges():
            first = raw.FPDFText_GetCharIndexFromTextIndex(self._page, start)
            if first >= 0:
                yield from self._words(first, text)

    def _words(self, first: int, text: str) -> Iterator[Line]:
        size = self._size(first + _middle(text))
        for match in _WORD.finditer(text):
            boxes = [self._char_box(first + at) for at in range(*match.span())]
            for begin, end in _runs(boxes):
                x0, _, x1, foot = union([box for box in boxes[begin:end] if box is not None])
                index, said = first + match.start() + begin, match.group()[begin:end]
                base = self._baseline(index + _middle(said), foot)
                yield Line(
                    text=self._with_marks(said, index, size),
                    x0=x0,
                    # Boxes of letters end where their ink does; those of a line's words should be alike.
                    top=base - 0.8 * size,
                    x1=x1,
                    bottom=base + 0.2 * size,
                    baseline=base,
                    size=size,
                    bold=False,
                )

    def _ranges(self) -> Iterator[tuple[int, str]]:
        offset = 0
        for part in _ENDS.split(self.text):
            if part and not part.isspace():
                yield offset, part
            offset += len(part)

    def _line(self, start: int, text: str) -> Iterator[Line]:
        first = raw.FPDFText_GetCharIndexFromTextIndex(self._page, start)
        if first < 0:
            return
        rects = self._rects(first, len(text))
        if not rects:
            return
        font = self._font(first, text)
        if self.tags and not self._is_one_block(first, text):
            yield from self._blocks(first, text)
        elif len(rects) > 1 and _gap(rects) > _COLUMN_GAP * font.size:
            yield from self._parts(first, text, font.size)
        else:
            yield self._made(text, union(rects) if len(rects) > 1 else rects[0], font, first)

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

    def _is_one_block(self, first: int, text: str) -> bool:
        """Whether the line's ends and middle belong to one block by the file's tags."""
        ends = (len(text) - len(text.lstrip()), _middle(text), len(text.rstrip()) - 1)
        blocks = {tag.block for at in ends if (tag := self._tag(first + at))}
        return len(blocks) < 2

    def _blocks(self, first: int, text: str) -> Iterator[Line]:
        """A line cut where its words belong to another block: a number beside its text, cells that touch."""
        begun, before = 0, None
        for match in _WORD.finditer(text):
            tag = self._tag(first + match.start())
            if before and tag and tag.block != before.block:
                yield from self._part(first + begun, text[begun : match.start()])
                begun = match.start()
            before = tag or before
        yield from self._part(first + begun, text[begun:])

    def _tag(self, index: int) -> Tag | None:
        thing = raw.FPDFText_GetTextObject(self._page, index)
        return self.tags.get(raw.FPDFPageObj_GetMarkedContentID(thing)) if thing else None

    def _part(self, first: int, text: str) -> Iterator[Line]:
        rects = self._rects(first, len(text))
        if text.strip() and rects:
            yield self._made(text, union(rects), self._font(first, text), first)

    def _made(self, text: str, box: BBox, font: _Font, index: int) -> Line:
        x0, top, x1, bottom = box
        return Line(
            text=self._with_marks(text, index, font.size),
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
            baseline=self._baseline(index + _middle(text), bottom),
            size=font.size,
            bold=font.bold,
            tag=self._tag(index + _middle(text)) if self.tags else None,
        )

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

    def _rects(self, index: int, count: int) -> list[BBox]:
        left, top, right, bottom = self._edges
        boxes = []
        for number in range(raw.FPDFText_CountRects(self._page, index, count)):
            if raw.FPDFText_GetRect(self._page, number, left, top, right, bottom):
                box = self._turn.seen(left.value, bottom.value, right.value, top.value)
                if box[2] > box[0]:
                    boxes.append(box)
        return boxes

    def _char_box(self, index: int) -> BBox | None:
        left, right, bottom, top = self._edges
        if not raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top):
            return None
        return self._turn.seen(left.value, bottom.value, right.value, top.value)

    def _baseline(self, index: int, otherwise: float) -> float:
        x, y = self._origin
        if not raw.FPDFText_GetCharOrigin(self._page, index, x, y):
            return otherwise
        return self._turn.seen(x.value, y.value, x.value, y.value)[3]

    def _font(self, first: int, text: str) -> _Font:
        index = first + _middle(text)
        return _Font(size=self._size(index), bold=self._bold(index))

    def _size(self, index: int) -> float:
        """A letter's height in points: the nominal size times the scale of its text matrix."""
        scale = 1.0
        if raw.FPDFText_GetMatrix(self._page, index, self._scale):
            scale = math.hypot(self._scale.c, self._scale.d) or 1.0
        return round(float(raw.FPDFText_GetFontSize(self._page, index)) * scale, 1)

    def _bold(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._page, index) >= 600:
            return True
        length = raw.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_LENGTH, self._flags)
        return bool(length) and bool(_BOLD_NAME.search(self._name.value))


def _unswapped(match: re.Match[str]) -> str:
    return _LIGATURES.get(match.group()) or chr(ord(match.group()) >> 8)


def _middle(text: str) -> int:
    """The offset of a letter near the middle: ends of lines carry bullets, marks and spaces."""
    half = len(text) // 2
    if text[half : half + 1].isalnum():
        return half
    letters = (spot for spot in (*range(half, len(text)), *range(half)) if text[spot].isalnum())
    return next(letters, half)


def _gap(boxes: list[BBox]) -> float:
    ordered = sorted(boxes)
    edges = itertools.pairwise(ordered)
    return max((after[0] - before[2] for before, after in edges), default=0.0)


def _runs(boxes: list[BBox | None]) -> Iterator[tuple[int, int]]:
    """Where a word without spaces is cut by a gap: cells that touch have no space character between."""
    height = max((box[3] - box[1] for box in boxes if box is not None), default=0.0)
    begun = None
    before: BBox | None = None
    for at, box in enumerate(boxes):
        if box is None:
            continue
        if begun is None:
            begun = at
        elif before is not None and box[0] - before[2] > height:
            yield begun, at
            begun = at
        before = box
    if begun is not None:
        yield begun, len(boxes)
