"""Running heads, page numbers and footnotes: lines that lie between the text and are not part of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from hmicwatch.language.text import tidy
from hmicwatch.parse.pdf.page import Line, Page

_PAGE_NUMBER = re.compile(r"^(?:page\s*)?[\divxl]{1,5}(?:\s*(?:of|/|\|)\s*\d+)?$", re.I)
_TITLE = re.compile(r"^\s*(?:recommendation|cause of concern|area for improvement)s?\b\W*\d", re.I)
EDGE = 0.11  # of a page, at its head and foot
_FOOTNOTE = re.compile(r"^\W?\d{1,3}\W?\s*\S")


def without_running(pages: Sequence[Page]) -> list[list[Line]]:
    """Each page's lines less its running head, foot and page number, told by repetition at the edges."""
    repeated = _repeated(pages)
    body = body_size([list(page.lines) for page in pages])
    return [
        [one for one in page.lines if one.size > 1.3 * body or not _runs(one, page, repeated)]
        for page in pages
    ]


def _edge(line: Line, page: Page) -> str | None:
    if line.bottom <= EDGE * page.height:
        return "head"
    return "foot" if line.top >= (1 - EDGE) * page.height else None


def _signature(line: Line) -> str:
    return re.sub(r"\d+", "#", tidy(line.text).lower())


def _repeated(pages: Sequence[Page]) -> set[tuple[str, str]]:
    seen: dict[tuple[str, str], set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            if edge := _edge(line, page):
                seen[edge, _signature(line)].add(page.number)
    needed = 2 if len(pages) <= 6 else max(3, len(pages) // 10)
    return {key for key, numbers in seen.items() if len(numbers) >= needed}


def _runs(line: Line, page: Page, repeated: set[tuple[str, str]]) -> bool:
    edge = _edge(line, page)
    if edge is None or _TITLE.match(tidy(line.text)):
        return False  # "Recommendation 3" at the top of page after page is no running head
    return (edge, _signature(line)) in repeated or bool(_PAGE_NUMBER.match(tidy(line.text)))


def body_size(pages: Sequence[list[Line]]) -> float:
    """The letter height of running text: the largest that a good part of all letters have."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    frequent = [size for size, letters in sizes.items() if letters >= 0.2 * sizes.total()]
    return max(frequent, default=11.0)


def split_footnotes(lines: list[Line], page: Page, body: float) -> tuple[list[Line], list[Line]]:
    """A page's lines as text and footnotes: small print in the lower half that begins with a number."""
    first = next(
        (
            line.top
            for line in sorted(lines, key=lambda line: line.top)
            if line.top > 0.5 * page.height and line.size <= body - 1.0 and _FOOTNOTE.match(tidy(line.text))
        ),
        None,
    )
    if first is None:
        return lines, []
    low = [line for line in lines if line.top >= first - 1]
    if any(line.size > body - 1.0 + 0.01 and not _FOOTNOTE.match(tidy(line.text)) for line in low):
        return lines, []
    marked = set(map(id, low))
    return [line for line in lines if id(line) not in marked], low
