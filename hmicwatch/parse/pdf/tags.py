"""What a tagged file says of its own structure: the block and the table cell that letters belong to."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hmicwatch.parse.pdf.page import Tag, TagRole

_MAX_ELEMENTS = 20_000
_MAX_DEPTH = 60
_TYPE_LENGTH = 64
_INLINE = frozenset([
    "Span", "NonStruct", "Link", "Em", "Strong", "Sub", "Reference", "Quote", "Code", "Annot", "Ruby",
    "BibEntry", "Warichu", "RB", "RT", "RP", "Private",
])  # fmt: skip
_HEADINGS = frozenset(["H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"])
_CELLS = frozenset(["TD", "TH"])


@dataclass(frozen=True, slots=True)
class _Around:
    """What an element stands in."""

    role: TagRole = TagRole.LOOSE
    block: int | None = None  # where the element's own letters go; None: a block of their own
    cell: tuple[int, int, int] | None = None


@dataclass(slots=True)
class _Walk:
    """One walk over a page's tree; `tags` by the number that marks the letters."""

    tags: dict[int, Tag] = field(default_factory=dict)
    blocks: int = 0
    tables: int = 0
    met: int = 0
    buffer: ctypes.Array[ctypes.c_char] = field(
        default_factory=lambda: ctypes.create_string_buffer(_TYPE_LENGTH)
    )

    def new_block(self) -> int:
        self.blocks += 1
        return self.blocks

    def type_of(self, element: object) -> str:
        length = raw.FPDF_StructElement_GetType(element, self.buffer, _TYPE_LENGTH)
        return self.buffer.raw[: max(0, min(length, _TYPE_LENGTH) - 2)].decode("utf-16-le", "replace")

    def element(self, element: object, around: _Around, depth: int) -> None:
        """Follow an element's children in order; letters right in a container make a block of their own."""
        self.met += 1
        if self.met > _MAX_ELEMENTS or depth > _MAX_DEPTH:
            return
        here = around
        cells = 0
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            mark = -1 if child else raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if not child and mark < 0:
                continue
            if child and ((kind := self.type_of(child)) not in _INLINE or self._holds_blocks(child, depth)):
                self._block(child, kind, around, cells, depth)
                cells += kind in _CELLS
                here = around if around.block is not None else _Around(cell=around.cell)
                continue
            if here.block is None:
                here = _Around(here.role, self.new_block(), here.cell)
            if child:
                self.element(child, here, depth + 1)
            else:
                assert here.block is not None
                self.tags[mark] = Tag(block=here.block, role=here.role, cell=here.cell)

    def _holds_blocks(self, element: object, depth: int) -> bool:
        """Whether an element without meaning of its own (NonStruct) has paragraphs or lists inside."""
        if depth > _MAX_DEPTH:
            return False
        count = raw.FPDF_StructElement_CountChildren(element)
        children = (raw.FPDF_StructElement_GetChildAtIndex(element, index) for index in range(count))
        return any(
            self.type_of(child) not in _INLINE or self._holds_blocks(child, depth + 1)
            for child in children
            if child
        )

    def _block(self, child: object, kind: str, around: _Around, cells: int, depth: int) -> None:
        cell = around.cell
        if kind == "Table":
            self.tables += 1
            cell = (self.tables, 0, 0) if cell is None else cell  # a table in a cell is part of the cell
        elif kind == "TR" and cell is not None:
            cell = (cell[0], self.met, 0)
        elif kind in _CELLS and cell is not None and cell[2] == 0:
            cell = (cell[0], cell[1], cells + 1)
        self.element(child, self._opened(kind, around, cell), depth + 1)

    def _opened(self, kind: str, around: _Around, cell: tuple[int, int, int] | None) -> _Around:
        if kind in _HEADINGS:
            return _Around(TagRole.HEADING, self.new_block(), cell)
        if kind == "LI":
            return _Around(TagRole.LIST_ITEM, self.new_block(), cell)
        if around.role is TagRole.LIST_ITEM and kind in ("Lbl", "LBody"):
            return around
        if kind in ("P", "Caption", "BlockQuote", "TOCI", "Note", "Lbl", "LBody"):
            first = around.role is TagRole.LIST_ITEM and self._is_fresh(around.block)
            return around if first else _Around(TagRole.TEXT, self.new_block(), cell)
        return _Around(cell=cell)

    def _is_fresh(self, block: int | None) -> bool:
        """Whether a list item has nothing but its sign yet: its first paragraph is the item itself."""
        return sum(tag.block == block for tag in self.tags.values()) <= 1


def read_tags(page: pdfium.PdfPage) -> dict[int, Tag]:
    """The tags of a page's letters by the number that marks them; empty for a file without structure."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    walk = _Walk()
    try:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            if child := raw.FPDF_StructTree_GetChildAtIndex(tree, index):
                kind = walk.type_of(child)
                walk.element(child, walk._opened(kind, _Around(), None), 0)
    finally:
        raw.FPDF_StructTree_Close(tree)
    return walk.tags
