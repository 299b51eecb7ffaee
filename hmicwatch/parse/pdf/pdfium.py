"""The first engine: pypdfium2, one pass over the file; what is drawn only where the words call for it."""

import re
from collections.abc import Iterator

import pypdfium2 as pdfium

from hmicwatch.parse.pdf.drawn import Drawn
from hmicwatch.parse.pdf.letters import Letters
from hmicwatch.parse.pdf.page import Line, Page
from hmicwatch.parse.pdf.tags import read_tags
from hmicwatch.parse.pdf.turn import Turn

KEYWORD = re.compile(r"re\W?commend|cause[s]? of\s+concern|areas? for\s+improvement", re.I)


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


def words(data: bytes, number: int) -> list[Line]:
    """The single words of one page (from 1) with their places."""
    document = pdfium.PdfDocument(data)
    try:
        page = document[number - 1]
        textpage = page.get_textpage()
        try:
            return list(Letters(textpage.raw, Turn.of(page)).words())
        finally:
            textpage.close()
            page.close()
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
    turn = Turn.of(page)
    textpage = page.get_textpage()
    try:
        letters = Letters(textpage.raw, turn)
        wanted = not letters.text or bool(KEYWORD.search(letters.text))
        # What is drawn and tagged is read where the words call for it, and on the page behind: items go on.
        if wanted or goes_on:
            letters.tags = read_tags(page)
        lines = tuple(letters.lines())
    finally:
        textpage.close()
    drawn = Drawn(turn).read(page) if wanted or goes_on else Drawn(turn)
    width, height = page.get_size()
    return Page(
        number=number,
        width=width,
        height=height,
        lines=lines,
        boxes=tuple(drawn.boxes),
        dots=tuple(drawn.dots),
        rulings=tuple(drawn.rulings),
        pictured=drawn.pictured,
        wanted=wanted,
    )
