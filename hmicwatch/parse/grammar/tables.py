"""A row of a table of recommendations as an item: columns are told by their titles and what they hold."""

import re
from dataclasses import dataclass

from hmicwatch.domain import ItemKind
from hmicwatch.language.text import plain
from hmicwatch.parse.blocks import Block
from hmicwatch.parse.grammar.titles import MODAL, STATUS, ItemTitle, read_title

_TEXT = re.compile(
    r"\brecommendations?\b|\bareas? for improvement\b|\bcauses? of concern\b|\btext\b|"
    r"\bdescription\b|\bdetail\b|\bwhat\b",
    re.I,
)
_NUMBER = re.compile(
    r"^(?:no\.?|number|ref(?:erence)?\.?|#|id|recommendation\s+(?:no\.?|number|ref\w*)|recommendation)$", re.I
)
_WHO = re.compile(
    r"\b(?:addressee|addressed|owner|who|whom|responsib\w+|lead|body|bodies|organisation\w*|agency|"
    r"for|directed|recipient|audience)\b",
    re.I,
)
_WHEN = re.compile(r"\b(?:date|deadline|when|timescale|timeframe|due|timing|by)\b", re.I)
_STATUS = re.compile(
    r"\b(?:status|progress|update|rag|complete|completed|outcome|position|assessment|response|"
    r"accepted|comment\w*|evidence)\b",
    re.I,
)
_BARE_NUMBER = re.compile(r"^(?:recommendation\s*)?R?(?P<number>\d{1,3})[.)]?$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowItem:
    kind: ItemKind
    number: str | None
    label: str | None
    text: str
    addressee: str = ""
    when: str = ""
    restated_from: str | None = None


def row_item(block: Block, listed: ItemKind | None) -> RowItem | None:
    """The item that a row holds, or None when the table is about something else."""
    header = [plain(title).strip() for title in block.header]
    cells = [plain(cell).strip() for cell in block.cells]
    kind = _kind(header, cells, listed)
    if kind is None or len(header) not in (0, len(cells)):
        return None
    column = _text_column(header, cells)
    if column is None:
        return None
    number, label = _number(cells)
    if number is None and not MODAL.search(cells[column]) and not any(map(_bare_title, cells)):
        return None
    if _counts(header, cells):
        return None
    who = _cell(header, block.cells, _WHO, column)
    status = next((title for title in header if _STATUS.search(title) and not _TEXT.search(title)), None)
    return RowItem(
        kind=kind, number=number, label=label, text=_less_title(block.cells[column]), addressee=who,
        when=_cell(header, block.cells, _WHEN, column),
        restated_from=f"table with “{status}”" if status else _status_cell(cells),
    )  # fmt: skip


def _kind(header: list[str], cells: list[str], listed: ItemKind | None) -> ItemKind | None:
    typed = next((title.kind for cell in cells if (title := _bare_title(cell))), None)
    if typed is not None and any(MODAL.search(cell) or len(cell.split()) >= 8 for cell in cells):
        return typed  # a column that says what each row is
    titles = " | ".join(header).lower()
    if "recommendation" in titles:
        return ItemKind.RECOMMENDATION
    if "area for improvement" in titles or "areas for improvement" in titles:
        return ItemKind.AREA_FOR_IMPROVEMENT
    first = read_title(cells[0], heading=True) if cells else None
    if isinstance(first, ItemTitle) and any(MODAL.search(cell) for cell in cells):
        return first.kind
    asks = any(MODAL.search(cell) for cell in cells) or _number(cells)[0] is not None
    return listed if listed and asks else None


def _status_cell(cells: list[str]) -> str | None:
    """A cell that only says what became of an earlier item ("Partly met")."""
    said = next((cell for cell in cells if len(cell.split()) <= 4 and STATUS.match(cell)), None)
    return f"table with “{said}”" if said else None


def _counts(header: list[str], cells: list[str]) -> bool:
    """Whether a column of that name holds how many there are and not which ("Recommendations": 5)."""
    of_items = [n for n, title in enumerate(header) if re.search(r"\brecommendations\b", title, re.I)]
    return any(re.fullmatch(r"(?:\d{1,3}|none|nil|-)", cells[n], re.I) for n in of_items)


def _bare_title(cell: str) -> ItemTitle | None:
    """What a cell names that holds no more than a title ("Area for improvement", "Recommendation 3")."""
    title = read_title(cell, heading=True) if cell and len(cell.split()) <= 4 else None
    bare = isinstance(title, ItemTitle) and not (title.rest or title.theme or title.addressee)
    return title if bare and isinstance(title, ItemTitle) else None


def _text_column(header: list[str], cells: list[str]) -> int | None:
    telling = [n for n, title in enumerate(header) if _TEXT.search(title) and _says_much(title, cells[n])]
    candidates = (
        telling or [n for n, cell in enumerate(cells) if MODAL.search(cell)] or list(range(len(cells)))
    )
    best = max(candidates, key=lambda n: len(cells[n]), default=None)
    longest = max(range(len(cells)), key=lambda n: len(cells[n]), default=None)
    if best is not None and len(cells[best].split()) < 4 and longest is not None:
        best = longest
    return best if best is not None and len(cells[best].split()) >= 4 else None


def _says_much(title: str, cell: str) -> bool:
    """ "Recommendation" may head the numbers or the texts."""
    return not _NUMBER.match(title) or len(cell.split()) >= 5


def _number(cells: list[str]) -> tuple[str | None, str | None]:
    for cell in cells[:2]:
        if match := _BARE_NUMBER.match(cell):
            return match["number"], cell
        title = read_title(cell, heading=True)
        if isinstance(title, ItemTitle) and title.number:
            return title.number, title.label
    return None, None


def _cell(header: list[str], cells: tuple[str, ...], wanted: re.Pattern[str], taken: int) -> str:
    found = [n for n, title in enumerate(header) if n != taken and wanted.search(title)]
    return cells[found[0]] if found else ""


def _less_title(text: str) -> str:
    title = read_title(text, heading=False)
    return title.rest if isinstance(title, ItemTitle) and title.rest else text
