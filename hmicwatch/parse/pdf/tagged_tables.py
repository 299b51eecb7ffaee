"""Tables that a file tags: rows and cells as it says, whether anything is ruled or not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hmicwatch.parse.pdf.page import BBox, Line, Page, Table, union

_Cells = dict[tuple[int, int], list[Line]]


def tagged_tables(page: Page) -> tuple[Table, ...]:
    """The page's tables with two columns and more; a table of one cell is a box."""
    tables: dict[int, _Cells] = defaultdict(lambda: defaultdict(list))
    for line in page.lines:
        if line.tag and line.tag.cell:
            table, row, column = line.tag.cell
            tables[table][row, column].append(line)
    return tuple(_table(cells) for cells in tables.values() if _columns(cells) > 1)


def _columns(cells: _Cells) -> int:
    return max(sum(row == one for one, _ in cells) for row in {row for row, _ in cells})


def _table(cells: _Cells) -> Table:
    edges = _edges(cells)
    rows = tuple(_rows(cells, edges))
    return Table(bbox=union([box for box, _ in rows]), rows=rows)


def _edges(cells: _Cells) -> list[float]:
    """The left edges of the columns, from a row with a cell in each."""
    rows: dict[int, list[float]] = defaultdict(list)
    for (row, _), lines in sorted(cells.items()):
        rows[row].append(min(line.x0 for line in lines))
    return max(rows.values(), key=len)


def _rows(cells: _Cells, edges: Sequence[float]) -> Iterator[tuple[BBox, tuple[str, ...]]]:
    for row in sorted({row for row, _ in cells}):
        own = [lines for (one, _), lines in sorted(cells.items()) if one == row]
        texts = [""] * len(edges)
        for number, lines in enumerate(own):
            # Where cells were merged a row has fewer: each goes to the column where it begins.
            at = number if len(own) == len(edges) else _nearest(min(line.x0 for line in lines), edges)
            texts[at] = "\n".join(filter(None, [texts[at], *(line.text for line in lines)]))
        yield union([line.bbox for lines in own for line in lines]), tuple(texts)


def _nearest(left: float, edges: Sequence[float]) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - left))
