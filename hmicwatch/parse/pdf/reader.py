"""A PDF file as a flow of blocks: first whether it can be read at all, then engine and assembly."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

import pypdfium2
import pypdfium2.raw as raw

from hmicwatch.errors import UnreadableFile
from hmicwatch.language.text import language, tidy
from hmicwatch.parse.blocks import Block, BlockKind, Flow
from hmicwatch.parse.pdf import pdfium, plumber
from hmicwatch.parse.pdf.agreed import with_agreed_tags
from hmicwatch.parse.pdf.assemble import assemble
from hmicwatch.parse.pdf.columns import headed_tables
from hmicwatch.parse.pdf.page import Line, Page, Table, holds
from hmicwatch.parse.pdf.readable import unreadable_pages, with_second_looks
from hmicwatch.parse.pdf.ruled import ruled_tables
from hmicwatch.parse.pdf.tagged_tables import tagged_tables
from hmicwatch.parse.published import date_alone, date_in_words

Engine = Literal["pdfium", "pdfplumber"]
_PAGES: dict[Engine, Callable[[bytes], Iterator[Page]]] = {
    "pdfium": pdfium.pages,
    "pdfplumber": plumber.pages,
}
_WORDS: dict[Engine, Callable[[bytes, int], list[Line]]] = {
    "pdfium": pdfium.words,
    "pdfplumber": plumber.words,
}
MAX_PAGES = 2_000
_TAIL = 4_096


def read_pdf(data: bytes, name: str, engine: Engine = "pdfium") -> Flow:
    """Read a PDF. Raises UnreadableFile with the reason (`truncated`, `encrypted`, `no_text`, ...)."""
    _refuse_truncated(data, name)
    count, named = _open(data, name)
    if count > MAX_PAGES:
        raise UnreadableFile(name, "too_many_pages", f"it has {count} pages; at most {MAX_PAGES} are read")
    seen = with_agreed_tags(list(_PAGES[engine](data)))
    if engine == "pdfium":
        seen = with_second_looks(seen, lambda number: plumber.page(data, number))
    pages = _with_tables(seen, lambda number: _WORDS[engine](data, number))
    if not any(len(page.text.strip()) > 20 for page in pages):
        raise UnreadableFile(name, "no_text")
    blocks = tuple(assemble(pages))
    return Flow(
        title=_title(blocks) or named or _opening(blocks),
        published=_published(pages),
        media_type="application/pdf",
        language=language(block.text for block in blocks),
        blocks=blocks,
        pages=len(pages),
        unreadable=unreadable_pages(pages),
    )


def _refuse_truncated(data: bytes, name: str) -> None:
    """A cut file often opens as a shorter one: recommendations would be missing without a word."""
    if not re.search(rb"%PDF-\d", data[:1024]):
        raise UnreadableFile(name, "not_a_pdf")
    end = data.rfind(b"%%EOF")
    if end < 0 or len(data) - end > _TAIL:
        raise UnreadableFile(name, "truncated")


def _open(data: bytes, name: str) -> tuple[int, str | None]:
    """How many pages there are, and the title that the file gives itself."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if re.search(rb"/Type\s*/Pages\b[^>]*/Count\s+0\b|/Count\s+0\b[^>]*/Type\s*/Pages\b", data):
            raise UnreadableFile(name, "no_pages") from error
        # The code of an earlier file may linger, so the file itself must say that it is locked.
        if error.err_code == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            raise UnreadableFile(name, "encrypted") from error
        raise UnreadableFile(name, "truncated", "it is damaged and cannot be opened") from error
    try:
        count = len(document)
        title = tidy(document.get_metadata_value("Title"))
    finally:
        document.close()
    if count == 0:
        raise UnreadableFile(name, "no_pages")
    # Word processors often leave a file's or a template's name there.
    telling = len(title.split()) >= 3 and not re.search(r"\.\w{3,4}$|^microsoft|^document", title, re.I)
    return count, title if telling else None


def _with_tables(pages: list[Page], words: Callable[[int], list[Line]]) -> list[Page]:
    """Pages with keywords, and pages where their tables may go on, with their tables."""
    read: list[Page] = []
    for page in pages:
        goes_on = bool(read) and bool(read[-1].tables)
        tables = _tables(page, words) if page.wanted or goes_on else ()
        read.append(replace(page, tables=tables) if tables else page)
    return headed_tables(read, words)


def _tables(page: Page, words: Callable[[int], list[Line]]) -> tuple[Table, ...]:
    """What the file tags as tables; what only rulings show is added."""
    tagged = tagged_tables(page)
    ruled = ruled_tables(page, words)
    alone = [one for one in ruled if not any(holds(one.bbox, other.bbox) for other in tagged)]
    return (*tagged, *alone)


def _title(blocks: tuple[Block, ...]) -> str | None:
    """The largest heading of the first page."""
    first = [b for b in blocks if b.kind is BlockKind.HEADING and getattr(b.place, "page", 0) <= 2]
    best = min((b.level for b in first), default=None)
    return next((b.text for b in first if b.level == best), None)


def _opening(blocks: tuple[Block, ...]) -> str | None:
    """The first line of a file that is set in one plain type."""
    first = blocks[0].text if blocks else ""
    return first if 2 <= len(first.split()) <= 30 and not first.endswith(".") else None


def _published(pages: list[Page]) -> date | None:
    lines = [tidy(line.text) for page in pages[:3] for line in page.lines]
    cover = [tidy(line.text) for page in pages[:1] for line in page.lines]
    return date_in_words(lines) or date_alone(cover)
