"""Lines become blocks: paragraphs joined over line and page ends, headings by type, lists by markers."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from hmicwatch.domain import PagePlace
from hmicwatch.language.text import tidy
from hmicwatch.parse.blocks import Block, BlockKind
from hmicwatch.parse.letterspaced import TRADE_WORDS, rejoined
from hmicwatch.parse.pdf.agreed import ENDED, in_order
from hmicwatch.parse.pdf.boxes import Area, areas
from hmicwatch.parse.pdf.columns import ROW_NUMBER
from hmicwatch.parse.pdf.depths import Depths
from hmicwatch.parse.pdf.hyphens import SIGNS, Spelling, written
from hmicwatch.parse.pdf.page import BBox, Line, Page, TagRole, holds, union
from hmicwatch.parse.pdf.running import body_size, split_footnotes, without_running
from hmicwatch.parse.table_shape import holds_cards, is_caption

_BULLETS = "•●▪■◦○‣⁃∙·➢►✓✔\uf0b7\uf0a7\uf0d8\uf076\u2013\u2014-"
# Files set in one plain type show an item's title only by its words.
_BARE_TITLE = re.compile(
    r"^(?:(?:Recommendation|Area for improvement|"
    r"Cause of concern)(?:\s+(?:no\.?\s*)?\d{1,3}[a-z]?)?|Recommendations|"
    r"Areas for improvement|Causes of concern)\s*[.:]?$"
)
_BEGUN_TITLE = re.compile(
    r"^(?:Recommendation|Area for improvement|"
    r"Cause of concern)\s+\d{1,3}\s*[.:\u2013-]"
)
_BULLET_MARKERS = frozenset(_BULLETS) | {"o"}
_MARKER = re.compile(
    rf"^(?P<marker>[{_BULLETS}]|o(?=\s)|\(?\d{{1,2}}[.)](?!\d)|\(?[a-z][.)]|\(?[ivx]{{1,4}}[.)])\s+(?=\S)"
    r"|^\d{1,2}[.)](?=[A-Za-z][a-z]+\s)"
)
_ONLY_MARKER = re.compile(rf"^(?:[{_BULLETS}]|\d{{1,2}}[.)]|\(?[a-z]\))$")
_TITLE = re.compile(
    r"^(?:recommendations?|(?:accelerated |further )?causes? of concern|areas? for improvement)\b.{0,60}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its page and the container it stands in."""

    line: Line
    page: int
    area: int | None

    @property
    def text(self) -> str:
        return tidy(self.line.text)


@dataclass(slots=True)
class _Group:
    """Lines that make one block."""

    kind: BlockKind
    lines: list[_Placed]
    marker: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    spots: list[tuple[int, BBox]] = field(default_factory=list)


def assemble(pages: Sequence[Page]) -> list[Block]:
    """The blocks of a whole PDF in reading order; footnotes come last, under a heading of their own."""
    texts = without_running(pages)
    body = body_size(texts)
    containers = areas(pages)
    spelling = Spelling(pages)
    stream: list[_Placed | _Group] = []
    footnotes: list[_Placed] = []
    for page, lines in zip(pages, texts, strict=True):
        main, small = split_footnotes(in_order(lines), page, body)
        stream += _with_tables(
            page, spelling, _placed(_with_markers(main, page.dots), page, containers[page.number])
        )
        footnotes += [_Placed(line, page.number, None) for line in small]
    type_ = _Type(stream, body)
    groups = _join_over_pages(list(_groups(stream, type_)))
    _set_depths(groups)
    blocks = [_block(group, type_, spelling) for group in groups]
    return [*_levelled(blocks), *_small_print(footnotes, spelling)]


def _with_markers(lines: list[Line], dots: Sequence[BBox]) -> list[Line]:
    """Bullets and numbers that are drawn apart from their lines, as text or as dots, go back to them."""
    markers = [line for line in lines if _ONLY_MARKER.match(tidy(line.text))]
    texts = [line for line in lines if line not in markers]
    apart = [(tidy(line.text), line.bbox) for line in markers] + [("•", dot) for dot in dots]
    for sign, box in apart:
        middle = (box[1] + box[3]) / 2
        beside = [
            n for n, one in enumerate(texts) if one.top <= middle <= one.bottom and one.x0 >= box[2] - 1
        ]
        nearest = min(beside, key=lambda n: texts[n].x0, default=None)
        if nearest is not None and texts[nearest].x0 - box[2] < 4 * texts[nearest].size:
            one = texts[nearest]
            if _MARKER.match(tidy(one.text)):
                continue
            texts[nearest] = replace(one, text=f"{sign} {one.text}", x0=box[0])
    return texts


def _placed(lines: list[Line], page: Page, containers: list[Area]) -> list[_Placed]:
    placed = []
    for line in lines:
        around = [area for area in containers if holds(area.bbox, line.bbox)]
        smallest = min(around, key=lambda area: _size(area.bbox), default=None)
        placed.append(_Placed(line, page.number, smallest.id if smallest else None))
    return placed


def _size(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _with_tables(page: Page, spelling: Spelling, lines: list[_Placed]) -> list[_Placed | _Group]:
    """Rows of data tables take the place of the lines that they hold."""
    stream: list[_Placed | _Group] = list(lines)
    for table in page.tables:
        rows = [(box, _cells(cells, spelling)) for box, cells in table.rows if any(cells)]
        if max((len(cells) for _, cells in rows), default=0) < 2:
            continue  # a one-column table is a frame around text, not data
        if any(holds_cards(cells) for _, cells in rows):
            continue  # boxes side by side, each with its own title
        inside = [one for one in stream if isinstance(one, _Placed) and holds(table.bbox, one.line.bbox)]
        if not inside:
            continue
        at = stream.index(inside[0])
        stream = [one for one in stream if one not in inside]
        stream[at:at] = list(_rows(rows, page.number))
    return stream


def _cells(cells: tuple[str, ...], spelling: Spelling) -> tuple[str, ...]:
    return tuple(spelling.join(cell.split("\n")) for cell in cells)


def _rows(rows: list[tuple[BBox, tuple[str, ...]]], page: int) -> Iterator[_Group]:
    while len(rows) > 2 and is_caption(rows[0][1]):
        rows = rows[1:]
    first = rows[0][1]
    titles = all(len(text) < 50 and not ROW_NUMBER.match(text) for text in first) and all(first[1:])
    header = first if titles and len(rows) > 1 else ()
    for box, cells in rows[1 if header else 0 :]:
        yield _Group(BlockKind.TABLE_ROW, [], cells=cells, header=header, spots=[(page, box)])


class _Type:
    """The typography of one file: its body size, whether it is bold, and its usual line pitch by size."""

    def __init__(self, stream: Sequence["_Placed | _Group"], body: float) -> None:
        self.body = body
        placed = [one for one in stream if isinstance(one, _Placed)]
        pitches: dict[float, Counter[float]] = defaultdict(Counter)
        for one, after in itertools.pairwise(placed):
            step = after.line.baseline - one.line.baseline
            if one.page == after.page and 0 < step < 4 * one.line.size:
                pitches[one.line.size][round(step * 2) / 2] += 1
        self._pitch = {size: self._usual(size, counts) for size, counts in pitches.items()}
        ends = sorted(one.line.x1 for one in placed)
        self._placed = placed
        self.right = ends[int(0.9 * (len(ends) - 1))] if ends else 0.0

    @cached_property
    def spoken(self) -> set[str]:
        """The words of running text: what letter-spaced headings are made whole with."""
        running = [one.line.text for one in self._placed if not self.stands_out(one.line)]
        return {*TRADE_WORDS} | {word for text in running for word in written(text)}

    @staticmethod
    def _usual(size: float, counts: Counter[float]) -> float:
        most = max(counts.values())
        usual = min(step for step, count in counts.items() if count >= 0.5 * most)
        if usual < 1.6 * size:
            return usual
        # Where most paragraphs have one line, the steps between paragraphs are the most frequent.
        closer = [
            step
            for step, count in counts.items()
            if size <= step < 1.6 * size and count >= max(2, 0.1 * most)
        ]
        return min(closer, default=usual)

    def pitch(self, size: float) -> float:
        return self._pitch.get(size, 1.25 * size)

    def stands_out(self, line: Line) -> bool:
        return line.bold or line.size >= max(self.body + 0.9, 1.14 * self.body)

    def is_heading(self, group: _Group, text: str) -> bool:
        """Whether lines in larger or bold type are a heading and not a sentence set in bold."""
        tag = group.lines[0].line.tag
        if tag and tag.role is TagRole.HEADING and len(text) < 240:
            return True
        if not all(self.stands_out(one.line) for one in group.lines):
            return False
        if _TITLE.match(text):
            return True
        if re.search(r"[.;,]$|\b(?:should|recommends?|must)\b.*:$", text):
            return group.lines[0].line.size >= self.body + 3 and len(text) < 120
        return len(text) < 240


def _groups(stream: Sequence[_Placed | _Group], type_: _Type) -> Iterator[_Group]:
    current: _Group | None = None
    for one in stream:
        if isinstance(one, _Group):
            if current:
                yield current
            current = None
            yield one
        elif current and _continues(current, one, type_):
            current.lines.append(one)
        else:
            if current:
                yield current
            current = _begin(one, type_)
    if current:
        yield current


def _begin(one: _Placed, type_: _Type) -> _Group:
    if one.line.tag and one.line.tag.role is TagRole.LIST_ITEM:
        sign = _MARKER.match(one.text) or _ONLY_MARKER.match(one.text)
        return _Group(BlockKind.LIST_ITEM, [one], marker=sign.group().strip() if sign else "•", level=1)
    marker = _MARKER.match(one.text) or _ONLY_MARKER.match(one.text)
    if marker and (marker.group()[0] in _BULLETS[:-3] or not type_.stands_out(one.line)):
        return _Group(BlockKind.LIST_ITEM, [one], marker=marker.group().strip(), level=1)
    return _Group(BlockKind.PARAGRAPH, [one])


def _continues(group: _Group, one: _Placed, type_: _Type) -> bool:
    last = group.lines[-1]
    if (told := _tags_tell(last, one, type_)) is not None:
        return told
    if last.page != one.page or last.area != one.area:
        return False
    if _ONLY_MARKER.match(last.text) and len(group.lines) == 1:
        return abs(last.line.baseline - one.line.baseline) < 1.2 * one.line.size
    step = one.line.baseline - last.line.baseline
    size = max(one.line.size, last.line.size)
    if last.text[-1:] in SIGNS and one.text[:1].islower():
        return 0 < one.line.baseline - last.line.baseline < 2.6 * last.line.size
    if (
        group.kind is BlockKind.LIST_ITEM
        and one.line.x0 <= group.lines[0].line.x0 + 1
        and ENDED.search(last.text)
    ):
        return False  # text that hangs under a marker stands to the right of it
    marker = _MARKER.match(one.text)
    beside = group.kind is BlockKind.LIST_ITEM and abs(one.line.x0 - group.lines[0].line.x0) < 4
    if marker and (beside or one.text[0] in _BULLETS[:-3]):
        return False
    above, below = type_.stands_out(last.line), type_.stands_out(one.line)
    usual = type_.pitch(size) * 1.22 + 0.6
    if abs(one.line.size - last.line.size) > 0.7 or not -1 < step <= (
        max(usual, 1.5 * size) if above else usual
    ):
        return False
    wide = last.line.x1 >= 0.75 * type_.right
    if above and below:
        return last.line.bold == one.line.bold and _heading_goes_on(last.text, one.text, wide=wide)
    if above and type_.stands_out(group.lines[0].line):
        return wide and one.text[:1].islower()
    return not _is_new(last, one, type_)


def _tags_tell(last: _Placed, one: _Placed, type_: _Type) -> bool | None:
    """Whether the file's tags make a line the next one of its block; None where they don't say."""
    above, below = last.line.tag, one.line.tag
    if last.page != one.page or not above or not below:
        return None
    if above.block != below.block:
        return False
    # One block may hold a title and its text, or a list made by hand: type and signs tell them apart.
    alike = type_.stands_out(last.line) == type_.stands_out(one.line) and not _MARKER.match(one.text)
    return True if alike and below.role is not TagRole.LOOSE else None


def _heading_goes_on(above: str, below: str, *, wide: bool) -> bool:
    """Whether a line in heading type is the rest of the one above, and no title of its own."""
    if below[:1].islower() or above.endswith(","):
        return True
    if _TITLE.match(below) or (ENDED.search(above) and not wide):
        return False
    return wide or not _TITLE.match(above)


def _is_new(last: _Placed, one: _Placed, type_: _Type) -> bool:
    """Whether a line begins something new although it follows closely."""
    if _BARE_TITLE.match(last.text):
        return True
    if _BARE_TITLE.match(one.text) or _BEGUN_TITLE.match(one.text):
        return bool(ENDED.search(last.text)) or _short(last, one) or last.line.x1 < 0.7 * type_.right
    if _MARKER.match(one.text) and (
        ENDED.search(last.text) or one.text[0] in _BULLETS[:14] or _short(last, one)
    ):
        return True
    if type_.stands_out(one.line) and not type_.stands_out(last.line):
        return bool(ENDED.search(last.text)) or bool(_TITLE.match(one.text))
    return bool(ENDED.search(last.text)) and _short(last, one)


def _short(last: _Placed, one: _Placed) -> bool:
    """Whether the line above ended well before the width that the text has here."""
    width = max(last.line.x1, one.line.x1) - min(last.line.x0, one.line.x0)
    return last.line.x1 < one.line.x1 - 0.15 * width


def _join_over_pages(groups: list[_Group]) -> list[_Group]:
    """A sentence that a page end cut in two is one paragraph again."""
    joined: list[_Group] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before and not group.header and len(before.cells) == len(group.cells):
            group.header = before.header  # a table that goes on may leave its header behind
        if before and _row_goes_on(before, group):
            pairs = zip(before.cells, group.cells, strict=True)
            before.cells = tuple(f"{above} {below}".strip() for above, below in pairs)
            before.spots += group.spots
        elif before and _goes_on(before, group):
            before.lines += group.lines
        else:
            joined.append(group)
    return joined


def _set_depths(groups: list[_Group]) -> None:
    """How deep each list item stands."""
    depths = Depths()
    for group in groups:
        if group.kind is BlockKind.LIST_ITEM:
            group.level = depths.item(group.lines[0].line.x0, group.marker)
        elif group.kind is BlockKind.PARAGRAPH and group.lines:
            depths.paragraph(group.lines[0].line.x0)
        else:
            depths.heading()


def _row_goes_on(before: _Group, group: _Group) -> bool:
    """Whether a row is the rest of the one at the foot of the page before: no number of its own."""
    rows = before.kind is group.kind is BlockKind.TABLE_ROW and len(before.cells) == len(group.cells)
    if not rows or before.spots[-1][0] >= group.spots[0][0]:
        return False
    filled = [below for below in group.cells if below]
    if len(filled) == 1 and len(group.cells) > 2 and any(ROW_NUMBER.match(cell) for cell in before.cells):
        return not ROW_NUMBER.match(filled[0])
    if not before.cells[0] or group.cells[0]:
        return False
    # A row that begins a sentence is a row, though its first cell was merged with the one above.
    longest = max(group.cells, key=len)
    return longest[:1].islower() or not any(ENDED.search(cell) for cell in before.cells)


def _goes_on(before: _Group, group: _Group) -> bool:
    if not before.lines or not group.lines or before.lines[-1].page == group.lines[0].page:
        return False
    last, first = before.lines[-1], group.lines[0]
    if group.kind is not BlockKind.PARAGRAPH or last.line.bold != first.line.bold:
        return False
    if (last.area is None) != (first.area is None) or abs(last.line.size - first.line.size) > 0.7:
        return False
    begins_small = (
        first.text[:1].islower() or first.text[:1] in "(\u2018\u201c'\"" or first.text[:1].isdigit()
    )
    return not ENDED.search(last.text) and (begins_small or not last.text.endswith(","))


def _block(group: _Group, type_: _Type, spelling: Spelling) -> Block:
    if group.kind is BlockKind.TABLE_ROW:
        places = [PagePlace(page=page, bbox=_rounded(box)) for page, box in group.spots]
        text = " ".join(cell for cell in group.cells if cell)
        return Block(
            kind=group.kind, text=text, place=places[0], more=tuple(places[1:]), cells=group.cells,
            header=group.header,
        )  # fmt: skip
    text = spelling.join([one.text for one in group.lines])
    if all(type_.stands_out(one.line) for one in group.lines):
        text = rejoined(text, lambda: type_.spoken)
    if group.marker and text.startswith(group.marker):
        text = tidy(text[len(group.marker) :])
    first = group.lines[0]
    heading = group.kind is BlockKind.PARAGRAPH and type_.is_heading(group, text)
    strong = all(one.line.bold for one in group.lines)
    places = _places(group)
    return Block(
        kind=BlockKind.HEADING if heading else group.kind,
        text=text,
        place=places[0],
        more=tuple(places[1:]),
        level=round(first.line.size * 10) * 2 + first.line.bold if heading else group.level,
        marker="•" if group.marker in _BULLET_MARKERS else group.marker,
        strong=strong,
        lead=text if strong else "",
        path=(first.area,) if first.area else (),
        boxed=first.area is not None,
    )


def _places(group: _Group) -> list[PagePlace]:
    pages: dict[int, list[BBox]] = {}
    for one in group.lines:
        pages.setdefault(one.page, []).append(one.line.bbox)
    return [PagePlace(page=page, bbox=_rounded(union(boxes))) for page, boxes in pages.items()]


def _rounded(box: BBox) -> BBox:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def _levelled(blocks: list[Block]) -> Iterator[Block]:
    """Heading levels 1 to 6 from type size and weight, the largest first."""
    kinds = sorted({b.level for b in blocks if b.kind is BlockKind.HEADING}, reverse=True)
    rank = {level: min(6, number) for number, level in enumerate(kinds, start=1)}
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            yield replace(block, level=rank[block.level])
        else:
            yield block


def _small_print(lines: list[_Placed], spelling: Spelling) -> Iterator[Block]:
    if not lines:
        return
    place = PagePlace(page=lines[0].page, bbox=_rounded(lines[0].line.bbox))
    yield Block(kind=BlockKind.HEADING, text="Footnotes", place=place, level=1)
    for one in lines:
        yield Block(
            kind=BlockKind.PARAGRAPH,
            text=spelling.join([one.text]),
            place=PagePlace(page=one.page, bbox=_rounded(one.line.bbox)),
        )
