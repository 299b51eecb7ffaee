"""Tables without rulings: columns told by their header row, rows by the numbers in the first column."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hmicwatch.language.text import tidy
from hmicwatch.parse.pdf.page import BBox, Line, Page, Table, holds, union

_NUMBER_TITLE = re.compile(r"^(?:no\.?|number|ref\.?|#|rec(?:ommendation)?\.?\s*(?:no\.?|number)?)$", re.I)
_ITEM_TITLE = re.compile(r"\brecommendation|\barea for improvement|\bcause of concern", re.I)
_OTHER_TITLE = re.compile(
    r"^(?:for|by|by when|when|who|date|deadline|owner|addressees?|addressed to|timescale|lead|"
    r"responsib\w+|status|"
    r"progress|body|bodies|organisation|due(?: date)?)$",
    re.I,
)
ROW_NUMBER = re.compile(r"^(?:recommendation\s+)?\d{1,3}[.)]?$", re.I)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The left edges of a table's columns and their titles."""

    edges: tuple[float, ...]
    titles: tuple[str, ...]

    @classmethod
    def under(cls, header: list[Line]) -> "_Columns":
        return cls(tuple(one.x0 for one in header), tuple(tidy(one.text) for one in header))

    def of(self, line: Line) -> int:
        return max((n for n, edge in enumerate(self.edges) if line.x0 >= edge - 6), default=0)


def headed_tables(pages: Sequence[Page], words: Callable[[int], list[Line]]) -> list[Page]:
    """The pages, with the tables that header rows show added; a table may go on over pages.

    `words` gives the single words of a page (from 1), since a line may run over the edge of a column.
    """
    found: list[Page] = []
    columns: _Columns | None = None
    for page in pages:
        table, columns = _table(page, columns, words)
        if table is not None:
            others = tuple(one for one in page.tables if not holds(table.bbox, one.bbox))
            page = replace(page, tables=(*others, table))
        found.append(page)
    return found


def _table(
    page: Page, before: _Columns | None, words: Callable[[int], list[Line]]
) -> tuple[Table | None, _Columns | None]:
    # A row alone between rulings may be the shaded header of a table without any others.
    ruled = any(len(table.rows) > 1 for table in page.tables)
    header = None if ruled else _header(page.lines)
    columns = _Columns.under(header) if header else before
    if columns is None or ruled or (page.tables and not header):
        return None, None
    every = words(page.number)
    top = max(one.bottom for one in header) if header else _first_number(every, columns, 0.35 * page.height)
    rows = _rows([word for word in every if word.top >= top - 4], columns)
    if not rows:
        return None, None
    first = union([one.bbox for one in header]) if header else rows[0][0]
    table = Table(bbox=union([first, *(box for box, _ in rows)]), rows=((first, columns.titles), *rows))
    return table, columns if rows[-1][0][3] > 0.75 * page.height else None


def _header(lines: Sequence[Line]) -> list[Line] | None:
    for first in lines:
        if not _NUMBER_TITLE.match(tidy(first.text)):
            continue
        row = sorted((one for one in lines if abs(one.baseline - first.baseline) < 3), key=lambda one: one.x0)
        titles = [tidy(one.text) for one in row]
        items = any(_ITEM_TITLE.search(title) for title in titles)
        if len(row) >= 3 and row[0] is first and items and any(_OTHER_TITLE.match(title) for title in titles):
            return row
    return None


def _rows(words: list[Line], columns: _Columns) -> list[tuple[BBox, tuple[str, ...]]]:
    """Rows in order, each begun by a number; the first other word in the first column ends the table."""
    starts, stop = _starts(sorted((one for one in words if columns.of(one) == 0), key=lambda one: one.top))
    rows = []
    for start, after in zip(starts, [*starts[1:], None], strict=False):
        limit = max(after.top - 4 if after else stop, start.top + 1)
        inside = [one for one in words if start.top - 4 <= one.top < limit]
        cells = [[one for one in inside if columns.of(one) == n] for n in range(len(columns.edges))]
        rows.append((union([one.bbox for one in inside]), tuple(map(_cell, cells))))
    return rows


def _first_number(words: list[Line], columns: _Columns, limit: float) -> float:
    """Where a table goes on, under the running head of the next page."""
    tops = [one.top for one in words if columns.of(one) == 0 and ROW_NUMBER.match(tidy(one.text))]
    return min((top for top in tops if top < limit), default=float("inf"))


def _starts(first_column: list[Line]) -> tuple[list[Line], float]:
    starts: list[Line] = []
    for one in first_column:
        if not ROW_NUMBER.match(tidy(one.text)):
            return starts, one.top - 4
        starts.append(one)
    return starts, (starts[-1].bottom + 150 if starts else 0.0)


def _cell(words: list[Line]) -> str:
    """A cell's words, line by line."""
    lines: dict[int, list[Line]] = {}
    for word in words:
        lines.setdefault(round(word.baseline / 3), []).append(word)
    return "\n".join(" ".join(word.text for word in lines[at]) for at in sorted(lines))
