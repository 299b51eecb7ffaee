"""Ruled tables: the cells that drawn lines enclose (pdfplumber finds them), filled with the page's words."""

from collections.abc import Callable, Sequence
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from hmicwatch.parse.pdf.page import BBox, Line, Page, Table, union

_TOLERANCE = 3.0  # points within which lines meet or are one line
_MAX_EDGES = 1_500  # more is a drawing, not a table
_COLUMNS = 3  # upright lines that two columns have


def ruled_tables(page: Page, words: Callable[[int], list[Line]]) -> tuple[Table, ...]:
    """The tables that a page's rulings show; `words` gives the single words of a page (from 1)."""
    found = [table for table in _grids(page.rulings) if max(map(len, _rows(table))) > 1]
    if not found:
        return ()
    every = words(page.number)
    tables = [_table(cells, every) for cells in found]
    return tuple(table for table in tables if table is not None)


def _grids(rulings: Sequence[BBox]) -> list[list[BBox]]:
    """Each table's cells, from line to line."""
    if len(rulings) > _MAX_EDGES:
        return []
    edges = [_edge(ruling) for ruling in set(rulings)]
    if len({round(edge["x0"] / _TOLERANCE) for edge in edges if edge["orientation"] == "v"}) < _COLUMNS:
        return []
    merged = merge_edges(edges, *4 * [_TOLERANCE])
    return [
        [_box(cell) for cell in table]
        for table in cells_to_tables(
            intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
        )
    ]


def _edge(ruling: BBox) -> dict[str, Any]:
    """A ruling in pdfplumber's terms: a line in the middle of the thin box."""
    x0, top, x1, bottom = ruling
    if bottom - top > x1 - x0:
        x = (x0 + x1) / 2
        return {"orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom, "height": bottom - top}
    y = (top + bottom) / 2
    return {"orientation": "h", "x0": x0, "x1": x1, "top": y, "bottom": y, "width": x1 - x0}


def _box(cell: Sequence[float]) -> BBox:
    x0, top, x1, bottom = cell
    return (float(x0), float(top), float(x1), float(bottom))


def _rows(cells: Sequence[BBox]) -> list[list[BBox]]:
    """Cells with one top make a row."""
    rows: dict[float, list[BBox]] = {}
    for cell in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        rows.setdefault(cell[1], []).append(cell)
    return list(rows.values())


def _table(cells: list[BBox], words: Sequence[Line]) -> Table | None:
    """Cells by row and column, empty where none begins (merged cells); None for a box with a side bar."""
    texts = {cell: _text(cell, words) for cell in cells}
    columns = sorted({cell[0] for cell in cells if texts[cell]})
    if len(columns) < 2:
        return None
    rows = []
    for row in _rows(cells):
        said = {cell[0]: texts[cell] for cell in row}
        rows.append((union(row), tuple(said.get(column, "") for column in columns)))
    return Table(bbox=union(cells), rows=tuple(rows))


def _text(cell: BBox, words: Sequence[Line]) -> str:
    """The words whose middles lie in a cell, line by line."""
    inside = [word for word in words if _within(cell, word)]
    lines: list[list[Line]] = []
    for word in sorted(inside, key=lambda word: (word.baseline, word.x0)):
        if lines and word.baseline - lines[-1][0].baseline < 0.5 * max(word.size, 4.0):
            lines[-1].append(word)
        else:
            lines.append([word])
    return "\n".join(" ".join(word.text for word in sorted(line, key=lambda word: word.x0)) for line in lines)


def _within(cell: BBox, word: Line) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return cell[0] <= x < cell[2] and cell[1] <= y < cell[3]
