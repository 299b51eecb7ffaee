"""Builds a report as a PDF with ReportLab: untagged, and set in ways that the other producers don't know."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus import PageBreak as NewPage

from .model import (
    NOTICE,
    Body,
    BulletBox,
    Bullets,
    CauseBox,
    Columns,
    Figure,
    Grid,
    Heading,
    Item,
    ItemBox,
    ItemGrid,
    Node,
    NumberedList,
    PageBreak,
    Para,
    Quote,
    Report,
    Turned,
)
from .pages import long_date, typography
from .typography import FOOTNOTE

INK, TINT, RULE = HexColor("#1d2f4f"), HexColor("#e7edf3"), HexColor("#6d7f94")
FONT_FILES = Path("/usr/share/fonts/truetype/liberation")
# Fonts that every reader of PDFs has are not put into the file; the last is.
FONTS = {
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "times": ("Times-Roman", "Times-Bold"),
    "liberation": ("LiberationSerif-Regular", "LiberationSerif-Bold"),
}


class SpacedLine(Flowable):  # type: ignore[misc,unused-ignore]
    """A heading whose letters stand apart, unevenly, as designers set them by hand."""

    def __init__(self, text: str, font: str, size: float) -> None:
        super().__init__()
        self.text, self.font, self.size = text, font, size
        self.keepWithNext = True

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        self.lines = list(lines_of(self.text, self.font, self.size, width / 1.35))
        return width, len(self.lines) * self.size * 1.3 + 10

    def draw(self) -> None:
        y = len(self.lines) * self.size * 1.3 - self.size
        for line in self.lines:
            x = 0.0
            for n, letter in enumerate(line):
                self.canv.setFont(self.font, self.size)
                self.canv.setFillColor(INK)
                self.canv.drawString(x, y, letter)
                x += pdfmetrics.stringWidth(letter, self.font, self.size) + (2.2 if n % 3 else 3.4)
            y -= self.size * 1.3


class WordsApart(Flowable):  # type: ignore[misc,unused-ignore]
    """A paragraph whose words are placed one by one: there is no space in the file, only distance."""

    def __init__(self, text: str, font: str, size: float, indent: float = 0) -> None:
        super().__init__()
        self.text, self.font, self.size, self.indent = text, font, size, indent

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        self.lines = list(lines_of(self.text, self.font, self.size, width - self.indent))
        return width, len(self.lines) * self.size * 1.35 + 6

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        room = int((height - 6) / (self.size * 1.35))
        if room < 2 or len(self.lines) - room < 2:
            return []
        pieces = (" ".join(self.lines[:room]), " ".join(self.lines[room:]))
        return [WordsApart(piece, self.font, self.size, self.indent) for piece in pieces]

    def draw(self) -> None:
        y = len(self.lines) * self.size * 1.35 - self.size + 6
        self.canv.setFont(self.font, self.size)
        gap = pdfmetrics.stringWidth(" ", self.font, self.size) * 0.8
        for line in self.lines:
            x = self.indent
            for word in line.split():
                self.canv.drawString(x, y, word)
                x += pdfmetrics.stringWidth(word, self.font, self.size) + gap
            y -= self.size * 1.35


def lines_of(text: str, font: str, size: float, width: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and pdfmetrics.stringWidth(longer, font, size) > width:
            yield line
            longer = word
        line = longer
    yield line


class Platypus:
    """Writes one report; `boxes` is `border` (a ruled one-column table) or `tint` (coloured paragraphs)."""

    def __init__(self, report: Report, boxes: str) -> None:
        self.report, self.boxes = report, boxes
        self.type = typography(report)
        self.regular, self.bold = FONTS[report.get("font", "helvetica")]
        if self.regular.startswith("Liberation"):
            for name in (self.regular, self.bold):
                pdfmetrics.registerFont(TTFont(name, str(FONT_FILES / f"{name}.ttf")))
            pdfmetrics.registerFontFamily(self.regular, self.regular, self.bold, self.regular, self.bold)
        self.size = float(report.get("size", "10.5"))
        self.apart = report.get("words") == "apart"
        self.notes: list[str] = []

    def style(self, **more: Any) -> ParagraphStyle:
        usual = {"fontName": self.regular, "fontSize": self.size, "leading": self.size * 1.4, "spaceAfter": 7}
        return ParagraphStyle("text", **{**usual, **more})

    def build(self, bodies: tuple[Body, ...], path: Path) -> None:
        rl_config.invariant = 1  # no dates or random names in the file
        document = BaseDocTemplate(
            str(path), pagesize=A4, title=self.report.title, author="hmicwatch sample", subject=NOTICE
        )
        width, height = A4
        frame = {"leftPadding": 0, "rightPadding": 0}
        upright = Frame(2.3 * cm, 2.2 * cm, width - 4.6 * cm, height - 4.7 * cm, **frame)
        lying = Frame(2.3 * cm, 2.2 * cm, height - 4.6 * cm, width - 4.7 * cm, **frame)
        templates = [
            PageTemplate("upright", [upright], onPage=self.furniture, pagesize=A4),
            PageTemplate("lying", [lying], onPage=self.lay_down, pagesize=A4),
        ]
        templates[1].rotation = 90  # the only way to say it
        document.addPageTemplates(templates)
        document.build(list(self.story(bodies)))

    def furniture(self, canvas: Any, document: Any, width: float = A4[0], height: float = A4[1]) -> None:
        canvas.saveState()
        canvas.setFont(self.regular, 7.5)
        running = self.type(self.report.get("running", self.report.title))
        if document.page > 1:
            canvas.drawString(2.3 * cm, height - 1.5 * cm, running)
            canvas.drawCentredString(width / 2, 1.2 * cm, str(document.page))
        canvas.drawString(2.3 * cm, 0.7 * cm, NOTICE)
        canvas.restoreState()

    def lay_down(self, canvas: Any, document: Any) -> None:
        """An upright sheet that says it is to be shown turned; everything on it is drawn sideways."""
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        self.furniture(canvas, document, A4[1], A4[0])

    def story(self, bodies: tuple[Body, ...]) -> Iterator[Flowable]:
        yield from self.head()
        for body in bodies:
            nodes = [Heading(1, body.title), *body.nodes] if body.title else list(body.nodes)
            yield from self.flow(nodes)
        if self.notes:
            yield self.heading(2, "Notes")
            for number, note in enumerate(self.notes, 1):
                yield self.text(f"{number} {note}", fontSize=8, leading=10)

    def head(self) -> Iterator[Flowable]:
        if self.report.letter:
            yield self.heading(1, self.report.title)
            yield self.text(long_date(self.report.printed("pdf")))
            for name, value in self.report.letter:
                yield self.text(f"**{name}:** " + ", ".join(part.strip() for part in value.split(";")))
            return
        yield Spacer(1, 3 * cm)
        big = {"fontSize": 24, "leading": 30, "textColor": INK, "fontName": self.bold}
        yield Paragraph(self.inline(self.report.title), self.style(**big))
        if self.report.get("subtitle"):
            yield self.text(self.report.get("subtitle"), fontSize=14, leading=18)
        yield Spacer(1, 1 * cm)
        yield self.text(long_date(self.report.printed("pdf")))
        yield NewPage()

    def flow(self, nodes: Iterable[Node]) -> Iterator[Flowable]:
        columns, gathered = 1, list[Flowable]()
        for node in nodes:
            if isinstance(node, Columns):
                if gathered:
                    yield BalancedColumns(gathered, nCols=columns, innerPadding=16)
                columns, gathered = node.count, []
            elif columns > 1:
                gathered += self.node(node)
            else:
                yield from self.node(node)
        if gathered:
            yield BalancedColumns(gathered, nCols=columns, innerPadding=16)

    def node(self, node: Node) -> Iterator[Flowable]:
        match node:
            case Heading(level, text):
                yield self.heading(level, text)
            case Para(text):
                yield self.text(text)
            case Bullets(entries, ordered):
                yield from self.bullets(entries, ordered)
            case Quote(text):
                yield self.text(text, leftIndent=20, rightIndent=20)
            case Grid(rows):
                yield self.grid(rows)
            case ItemGrid():
                yield self.grid(node.rows, (1.2, 9.6, 3.4, 2.2)[: len(node.heads)])
            case ItemBox(item, style):
                yield from self.item(item, style)
            case CauseBox():
                yield from self.boxed(list(self.cause_lines(node)))
            case BulletBox(heading, stem, items):
                lines = [f"**{heading}**", *([stem] if stem else [])]
                yield from self.boxed([*lines, *("- " + " ".join(item.paragraphs) for item in items)])
            case NumberedList(stem, items):
                yield self.text(stem)
                for item in items:
                    yield self.bullet(" ".join(item.paragraphs), f"{item.number}.")
            case Figure(height, caption):
                yield Table([[""]], [15 * cm], [height * cm], style=[("BOX", (0, 0), (-1, -1), 0.5, RULE)])
                yield self.text(caption, fontSize=8.5)
            case PageBreak():
                yield NewPage()
            case Turned(lying):
                yield NextPageTemplate("lying" if lying else "upright")
                yield NewPage()

    def heading(self, level: int, text: str) -> Flowable:
        size = {1: 18.0, 2: 14.0}.get(level, 11.5)
        if level < 3 and self.report.get("headings") == "spaced":
            return SpacedLine(self.type(text), self.bold, size - 2)
        more = {"fontName": self.bold, "fontSize": size, "leading": size * 1.25, "spaceBefore": 10}
        return Paragraph(self.inline(text), self.style(**more, textColor=INK, keepWithNext=1))

    def text(self, text: str, **more: Any) -> Flowable:
        if self.apart and not more:
            bold = text.startswith("**") and text.endswith("**")
            font = self.bold if bold else self.regular
            return WordsApart(self.type(FOOTNOTE.sub("", text).replace("**", "")), font, self.size)
        return Paragraph(self.inline(text), self.style(**more))

    def inline(self, text: str) -> str:
        pieces = FOOTNOTE.split(text)
        out = self.marked(pieces[0])
        for note, rest in zip(pieces[1::2], pieces[2::2], strict=True):
            self.notes.append(note)
            out += f"<super>{len(self.notes)}</super>{self.marked(rest)}"
        return out

    def marked(self, text: str) -> str:
        return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(self.type(text), quote=False))

    def bullets(self, entries: Iterable[str], ordered: bool = False) -> Iterator[Flowable]:
        for number, entry in enumerate(entries, 1):
            yield self.bullet(entry, f"{number}." if ordered else "•")

    def bullet(self, text: str, mark: str, **more: Any) -> Flowable:
        if self.apart and not more:
            return WordsApart(f"{mark} {self.type(text)}", self.regular, self.size, indent=10)
        style = self.style(leftIndent=18, bulletIndent=5, spaceAfter=4, **more)
        return Paragraph(self.inline(text), style, bulletText=mark)

    def item(self, item: Item, style: str) -> Iterator[Flowable]:
        first, *rest = item.paragraphs
        if style == "box":
            yield from self.boxed([f"**{item.label}**", *item.paragraphs])
        elif style == "run":
            yield from self.lines([f"**{item.label}:** {first}", *rest])
        elif style == "plain":
            yield self.heading(3, item.label)
            yield from self.lines(item.paragraphs)
        else:
            yield from self.lines(item.paragraphs)

    def lines(self, lines: Iterable[str], **more: Any) -> Iterator[Flowable]:
        for line in lines:
            if line.startswith("- "):
                yield self.bullet(line[2:], "•", **more)
            else:
                yield self.text(line, **more)

    def cause_lines(self, box: CauseBox) -> Iterator[str]:
        yield f"**{box.cause.label}**"
        yield from box.cause.paragraphs
        if box.recommendations:
            yield f"**{box.heading}**"
        for item in box.recommendations:
            if box.labelled:
                yield f"**{item.label}**"
            yield from item.paragraphs

    def boxed(self, lines: list[str]) -> Iterator[Flowable]:
        """Both kinds go on over a page: a table between its rows, coloured paragraphs anywhere."""
        if self.boxes == "tint":
            more = {"backColor": TINT, "borderPadding": (4, 8, 6, 8), "rightIndent": 8, "spaceAfter": 4}
            yield Spacer(1, 6)
            yield from self.lines(lines, **more)
            yield Spacer(1, 10)
            return
        rows = [[flowable] for flowable in self.lines(lines)]
        edges = [
            ("BOX", (0, 0), (-1, -1), 0.9, INK),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("LEFTPADDING", (0, 0), (-1, -1), 9),
        ]
        yield Table(rows, ["100%"], style=edges, spaceBefore=6, spaceAfter=12, splitInRow=0)

    def grid(self, rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...] = ()) -> Flowable:
        small = {"fontSize": 8.5, "leading": 11, "spaceAfter": 0}
        cells = [
            [
                Paragraph(self.inline(f"**{cell}**" if n == 0 and cell else cell), self.style(**small))
                for cell in row
            ]
            for n, row in enumerate(rows)
        ]
        ruled = [] if self.report.get("tables") == "unruled" else [("GRID", (0, 0), (-1, -1), 0.5, RULE)]
        top = ("VALIGN", (0, 0), (-1, -1), "TOP")
        sizes = [width * cm for width in widths] or None
        return Table(cells, sizes, style=[top, *ruled], repeatRows=1, spaceAfter=12)
