"""The second engine: pdfplumber, for a second opinion and for pages that the first one cannot make out."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pdfplumber

from hmicwatch.parse.pdf.page import BBox, Box, Line, Page

# A sign of a font that says no letter for it, in front of a line: a bullet.
_NO_LETTER = re.compile(r"^\(cid:\d+\)(?=\s)")


def pages(data: bytes) -> Iterator[Page]:
    """All pages of a PDF, in the same terms as the first engine's."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            try:
                yield _read_page(page)
            finally:
                page.close()


def page(data: bytes, number: int) -> Page:
    """One page (from 1)."""
    with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
        one = document.pages[0]
        try:
            return _read_page(one)
        finally:
            one.close()


def words(data: bytes, number: int) -> list[Line]:
    """The single words of one page (from 1) with their places."""
    with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
        page = document.pages[0]
        try:
            found = page.extract_words(extra_attrs=["size", "fontname"], x_tolerance_ratio=0.2)
        finally:
            page.close()
    return [_line([word]) for word in found]


def _read_page(page: Any) -> Page:
    # Words from the file's own order: sorting by position mixes columns.
    words = page.extract_words(use_text_flow=True, extra_attrs=["size", "fontname"], x_tolerance_ratio=0.2)
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        lines=tuple(_lines(words)),
        boxes=tuple(_boxes(page)),
        rulings=tuple(_ruling(edge) for edge in page.edges),
        pictured=any(i["width"] * i["height"] > 0.5 * page.width * page.height for i in page.images),
    )


def _ruling(edge: dict[str, Any]) -> BBox:
    return (float(edge["x0"]), float(edge["top"]), float(edge["x1"]), float(edge["bottom"]))


def _lines(words: list[dict[str, Any]]) -> Iterator[Line]:
    gathered: list[dict[str, Any]] = []
    for word in words:
        if gathered and not _same_line(gathered[-1], word):
            yield _line(gathered)
            gathered = []
        gathered.append(word)
    if gathered:
        yield _line(gathered)


def _same_line(before: dict[str, Any], word: dict[str, Any]) -> bool:
    size = max(float(word["size"]), 4.0)
    level = abs(float(before["bottom"]) - float(word["bottom"])) < 0.5 * size
    return level and -size < float(word["x0"]) - float(before["x1"]) < 2.2 * size


def _line(words: list[dict[str, Any]]) -> Line:
    sizes = Counter(round(float(word["size"]), 1) for word in words)
    bold = sum("bold" in str(word["fontname"]).lower() for word in words)
    bottom = max(float(word["bottom"]) for word in words)
    return Line(
        text=_NO_LETTER.sub("•", " ".join(str(word["text"]) for word in words)),
        x0=min(float(word["x0"]) for word in words),
        top=min(float(word["top"]) for word in words),
        x1=max(float(word["x1"]) for word in words),
        bottom=bottom,
        baseline=bottom,
        size=sizes.most_common(1)[0][0],
        bold=2 * bold > len(words),
    )


def _boxes(page: Any) -> Iterator[Box]:
    for rect in page.rects:
        wide, high = float(rect["width"]), float(rect["height"])
        if high < 14 or (wide < 60 and high < 30) or wide * high > 0.9 * page.width * page.height:
            continue
        colour = _colour(rect.get("non_stroking_color") if rect.get("fill") else rect.get("stroking_color"))
        if min(colour) <= 250:
            yield Box(
                bbox=(float(rect["x0"]), float(rect["top"]), float(rect["x1"]), float(rect["bottom"])),
                colour=colour,
            )


def _colour(value: Any) -> tuple[int, int, int]:
    parts = [float(part) for part in value] if isinstance(value, list | tuple) else [float(value or 0)]
    if len(parts) == 1:
        parts *= 3
    if len(parts) == 4:  # cyan, magenta, yellow, black
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    red, green, blue = (round(255 * part) for part in parts[:3])
    return (red, green, blue)
