"""Ruled tables that go on over a page end: their titles, and rows that the page end cut in two."""

from collections.abc import Sequence

from hmicwatch.parse.blocks import BlockKind
from hmicwatch.parse.pdf.assemble import assemble
from hmicwatch.parse.pdf.page import Line, Page, Table

Row = tuple[str, ...]
TITLES: Row = ("No.", "What we recommend", "Addressed to")
FIRST: Row = ("1", "Make sure that kites are counted once a year by those who fly them.", "All forces")
SECOND: Row = ("2", "Publish a national strategy for kites that everybody can understand.", "The Home Office")
SHORT: Row = ("2", "Count strings.", "All forces")


def page(number: int, rows: Sequence[Row]) -> Page:
    """A page with nothing but a ruled table."""
    drawn = []
    lines = []
    for n, cells in enumerate(rows):
        top = 80.0 + 40 * n
        drawn.append(((70.0, top, 520.0, top + 40), cells))
        for column, text in enumerate(cells):
            x = 75.0 + 150 * column
            end, foot = x + 140, top + 10
            lines.append(
                Line(text=text, x0=x, top=top, x1=end, bottom=foot, baseline=foot, size=10, bold=False)
            )
    table = Table(bbox=(70, 80, 520, 80.0 + 40 * len(rows)), rows=tuple(drawn))
    return Page(number=number, width=595, height=842, lines=tuple(lines), tables=(table,))


def rows(*pages: Sequence[Row]) -> list[tuple[Row, Row]]:
    blocks = assemble([page(number, drawn) for number, drawn in enumerate(pages, start=1)])
    assert {block.kind for block in blocks} == {BlockKind.TABLE_ROW}
    return [(block.header, block.cells) for block in blocks]


def test_titles_hold_for_the_rows_on_the_next_page() -> None:
    assert rows([TITLES, FIRST], [SECOND, FIRST]) == [(TITLES, FIRST), (TITLES, SECOND), (TITLES, FIRST)]


def test_a_row_with_short_cells_is_no_row_of_titles() -> None:
    assert rows([TITLES, FIRST], [SHORT, FIRST]) == [(TITLES, FIRST), (TITLES, SHORT), (TITLES, FIRST)]


def test_a_table_with_titles_of_its_own_keeps_them() -> None:
    other = ("Ref", "Recommendation", "Owner")
    assert rows([TITLES, FIRST], [other, SECOND]) == [(TITLES, FIRST), (other, SECOND)]


def test_what_has_no_number_goes_on_with_the_row_above() -> None:
    rest = ("", "This should be done with those who fly them.", "")
    whole = ("1", f"{FIRST[1]} {rest[1]}", "All forces")
    assert rows([TITLES, FIRST], [rest, SECOND]) == [(TITLES, whole), (TITLES, SECOND)]


def test_a_merged_first_cell_does_not_join_sentences() -> None:
    titles = ("Addressed to", "What we recommend")
    above = ("All forces", "Make sure that kites are counted.")
    below = ("", "Make sure that strings are counted, and that someone is told.")
    assert rows([titles, above], [below, above])[1] == (titles, below)


def test_a_row_that_lacks_only_its_number_is_a_row() -> None:
    below = ("", *SECOND[1:])
    assert rows([TITLES, FIRST], [below, FIRST]) == [(TITLES, FIRST), (TITLES, below), (TITLES, FIRST)]
