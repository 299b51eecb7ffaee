"""A small typesetter: the pieces of an invented report as a PDF of any page height."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.parse.pdfs import Frame, Said, book
from tests.parse.varied import Piece, Story

_SIZES = {"h1": 22.0, "h2": 18.0, "h3": 14.0, "h4": 12.5}
_LEFT, _WIDTH = 72.0, 451.0
_TOP, _FOOT = 100.0, 110.0  # clear of the running head and the page number


@dataclass
class _Press:
    """The page being set, and those that are done."""

    height: float
    pages: list[list[Said | Frame]] = field(default_factory=lambda: [[]])
    top: float = _TOP

    def room(self, lines: float) -> None:
        """Turn the page unless so many points are left."""
        if self.top + lines > self.height - _FOOT:
            self.pages.append([])
            self.top = _TOP

    def line(self, text: str, x: float, size: float, *, bold: bool) -> None:
        self.room(size)
        self.pages[-1].append(Said(text, x, self.top, size, bold))
        self.top += 1.35 * size


def typeset(
    story: Story,
    *,
    height: float = 842,
    running: bool = True,
    notes: bool = False,
    title: str = "Police and kites",
) -> bytes:
    """The story as a PDF; headings stay with the line below them, paragraphs break where the page ends.

    `running` adds a running head and page numbers, `notes` a footnote on every page.
    """
    press = _Press(height)
    for size, text in ((_SIZES["h1"], title), (11.0, "Published on: 7 May 2025")):
        press.line(text, _LEFT, size, bold=size > 11)
        press.top += 10
    for box, pieces in _runs(story):
        _set(press, pieces, boxed=box > 0)
    pages = press.pages
    if running and len(pages) > 1:
        pages = [[*page, *_around(number, title, height)] for number, page in enumerate(pages, start=1)]
    if notes:
        pages = [[*page, _note(number, height)] for number, page in enumerate(pages, start=1)]
    return book(pages, height=height)


def _runs(story: Story) -> list[tuple[int, list[Piece]]]:
    runs: list[tuple[int, list[Piece]]] = []
    for piece in story:
        if not runs or runs[-1][0] != piece.box:
            runs.append((piece.box, []))
        runs[-1][1].append(piece)
    return runs


def _set(press: _Press, pieces: Sequence[Piece], *, boxed: bool) -> None:
    if boxed:
        press.top += 12
    began, top = len(press.pages), press.top
    for piece in pieces:
        _piece(press, piece)
        if len(press.pages) > began and boxed:
            _frame(press, began - 1, top, press.height - _FOOT)
            began, top = len(press.pages), _TOP
    if boxed:
        _frame(press, began - 1, top, press.top - 14)
        press.top += 12


def _frame(press: _Press, page: int, top: float, bottom: float) -> None:
    if bottom > top:
        press.pages[page].insert(0, Frame(_LEFT - 8, top - 16, _LEFT + _WIDTH + 8, bottom + 8))


def _piece(press: _Press, piece: Piece) -> None:
    size = _SIZES.get(piece.kind, 11.0)
    bold = piece.kind in (*_SIZES, "b")
    indent = 18.0 if piece.kind == "li" else 0.0
    if piece.kind in _SIZES:
        press.top += 8
        press.room(1.35 * size + 40)
    lines = textwrap.wrap(piece.text, int((_WIDTH - indent) / (0.5 * size)), break_long_words=False)
    if piece.marker:
        lines = textwrap.wrap(f"{piece.marker} {piece.text}", int((_WIDTH - indent) / (0.5 * size)))
    for number, text in enumerate(lines):
        x = _LEFT + indent - (12.0 if piece.marker and number == 0 else 0.0)
        press.line(text, x, size, bold=bold)
    press.top += 7


def _note(number: int, height: float) -> Said:
    return Said(
        f"{number} The Kite Act 1996, section {number}; forces should know it.", _LEFT, height - 80, 8
    )


def _around(number: int, title: str, height: float) -> tuple[Said, Said]:
    return Said(title, _LEFT, 34, 9), Said(str(number), _LEFT + _WIDTH / 2, height - 30, 9)
