"""Builds a report as a .docx with python-docx; LibreOffice then makes the PDF (`producers.py`)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

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

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
INK = RGBColor(0x1F, 0x2A, 0x44)


class WordReport:
    """Writes one report; `boxes` is `shaded` (a run of shaded paragraphs) or `table` (a one-cell table)."""

    def __init__(self, report: Report, boxes: str, font: str = "Liberation Sans", size: float = 11) -> None:
        self.report = report
        self.type = typography(report)
        self.boxes = boxes
        self.fill = report.get("fill", "DCE6F1")
        self.doc: Any = Document()
        self.place: Any = self.doc
        self.shade = False
        self.notes: list[str] = []
        self.bookmarks = 0
        self.set_styles(font, size)
        self.set_page()

    def set_styles(self, font: str, size: float) -> None:
        styles = self.doc.styles
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number"):
            style = styles[name]
            style.font.name = font
            style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        styles["Normal"].font.size = Pt(size)
        spacing = float(self.report.get("spacing", "1.2"))
        styles["Normal"].paragraph_format.line_spacing = spacing
        styles["Normal"].paragraph_format.space_after = Pt(8)
        for level, points in ((1, 20), (2, 15), (3, 12)):
            style = styles[f"Heading {level}"]
            style.font.size = Pt(points)
            style.font.color.rgb = INK
            style.paragraph_format.space_before = Pt(16)
            style.paragraph_format.space_after = Pt(6)
            style.paragraph_format.keep_with_next = True

    def set_page(self) -> None:
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        head.text = self.type(self.report.get("running", self.report.title))
        head.runs[0].font.size = Pt(8)
        foot = section.footer.paragraphs[0]
        foot.style = self.doc.styles["Normal"]
        foot.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
        foot.add_run(NOTICE + "\t").font.size = Pt(7)
        self.field(foot, "PAGE")
        first = section.first_page_footer.paragraphs[0]
        first.add_run(NOTICE).font.size = Pt(8)

    def build(self, bodies: tuple[Body, ...], path: Path) -> None:
        if self.report.letter:
            self.letter_head()
        else:
            self.cover()
        if self.report.get("contents", "yes") == "yes":
            self.contents(bodies)
        for body in bodies:
            if body.title:
                self.heading(1, body.title)
            for node in body.nodes:
                self.node(node)
        if self.notes:
            self.add_footnotes()
        self.stamp()
        self.doc.save(str(path))

    def stamp(self) -> None:
        facts = self.doc.core_properties
        facts.title, facts.author = self.report.title, "hmicwatch sample"
        facts.comments = NOTICE
        day = self.report.published
        facts.created = facts.modified = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)

    def cover(self) -> None:
        cell = self.one_cell(self.report.get("cover", "1F2A44"))
        cell.paragraphs[0].paragraph_format.space_before = Pt(110)
        for text, points in ((self.report.title, 28), (self.report.get("subtitle"), 15)):
            if text:
                run = cell.add_paragraph().add_run(self.type(text))
                run.font.size, run.font.bold = Pt(points), points > 20
                run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        cell.add_paragraph().paragraph_format.space_after = Pt(60)
        self.doc.add_paragraph()
        self.doc.add_paragraph(long_date(self.report.printed("pdf")))
        self.doc.add_paragraph("A sample inspectorate report")
        self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def letter_head(self) -> None:
        self.doc.add_heading(self.type(self.report.title), 1)
        self.doc.add_paragraph(long_date(self.report.printed("pdf")))
        for name, value in self.report.letter:
            self.para(f"**{name}:** " + ", ".join(part.strip() for part in value.split(";")))

    def contents(self, bodies: tuple[Body, ...]) -> None:
        title = self.doc.add_paragraph()
        run = title.add_run("Contents")
        run.font.size, run.font.bold, run.font.color.rgb = Pt(20), True, INK
        n = 0
        for body in bodies:
            listed = [Heading(1, body.title)] if body.title else []
            for heading in [*listed, *(node for node in body.nodes if isinstance(node, Heading))]:
                n += 1
                if heading.level > 2:
                    continue
                line = self.doc.add_paragraph()
                line.paragraph_format.left_indent = Cm(0.6 * (heading.level - 1))
                line.paragraph_format.space_after = Pt(2)
                line.paragraph_format.tab_stops.add_tab_stop(
                    Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
                )
                line.add_run(self.type(heading.text) + "\t")
                self.field(line, f"PAGEREF h{n} \\h")
        self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def node(self, node: Node) -> None:
        match node:
            case Heading(level, text):
                self.heading(level, text)
            case Para(text):
                self.para(text)
            case Bullets(entries, ordered):
                self.bullets(entries, ordered)
            case Quote(text):
                paragraph = self.para(text)
                paragraph.paragraph_format.left_indent = Cm(1)
                for run in paragraph.runs:
                    run.italic = True
            case Grid(rows):
                self.grid(rows)
            case ItemBox(item, style):
                self.item(item, style)
            case CauseBox():
                self.cause_box(node)
            case BulletBox(heading, stem, items):
                with_stem = [stem] if stem else []
                self.boxed(heading, [*with_stem, *("- " + " ".join(item.paragraphs) for item in items)])
            case NumberedList(stem, items):
                self.para(stem)
                for item in items:
                    line = self.para(f"{item.number}.\t" + " ".join(item.paragraphs))
                    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(1), Cm(-1)
            case ItemGrid():
                self.grid(node.rows, widths=(1.2, 9.3, 3.3, 2.2)[: len(node.heads)])
            case Figure(height, caption):
                self.figure(height, caption)
            case PageBreak():
                self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Columns(count):
                self.columns(count)
            case Turned(lying):
                self.turn(lying)

    def heading(self, level: int, text: str) -> None:
        paragraph = self.doc.add_heading(self.type(text), min(level, 3))
        if level == 1 and self.report.get("headings") == "spaced":
            self.space_letters(paragraph.runs[0])
        if level == 1 and self.report.get("chapters") == "new page":
            paragraph.paragraph_format.page_break_before = True
        self.bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self.bookmarks))
            if tag.endswith("Start"):
                mark.set(qn("w:name"), f"h{self.bookmarks}")
            paragraph._p.append(mark)

    def space_letters(self, run: Any) -> None:
        mark = OxmlElement("w:spacing")
        mark.set(qn("w:val"), "50")
        run._r.get_or_add_rPr().append(mark)

    def para(self, text: str, style: str | None = None) -> Any:
        paragraph = self.place.add_paragraph(style=style)
        pieces = FOOTNOTE.split(text)
        for n, piece in enumerate(pieces):
            if n % 2:
                self.footnote_mark(paragraph, piece)
            else:
                self.runs(paragraph, piece)
        if self.shade:
            self.shade_paragraph(paragraph)
        return paragraph

    def runs(self, paragraph: Any, text: str) -> None:
        for n, piece in enumerate(re.split(r"\*\*(.+?)\*\*", self.type(text))):
            if piece:
                paragraph.add_run(piece).bold = True if n % 2 else None

    def bullets(self, entries: tuple[str, ...], ordered: bool = False) -> None:
        for entry in entries:
            line = self.para(entry, "List Number" if ordered else "List Bullet")
            line.paragraph_format.space_after = Pt(3)

    def bold_line(self, text: str, points: float = 12) -> None:
        """A title in a box. In a one-cell table "keep with next" would keep the whole table on one page."""
        paragraph = self.place.add_paragraph()
        run = paragraph.add_run(self.type(text))
        run.font.bold, run.font.size, run.font.color.rgb = True, Pt(points), INK
        paragraph.paragraph_format.keep_with_next = self.place is self.doc
        paragraph.paragraph_format.space_before = Pt(6)
        if self.shade:
            self.shade_paragraph(paragraph)

    def lines(self, lines: list[str] | tuple[str, ...]) -> None:
        for line in lines:
            if line.startswith("- "):
                self.bullets((line[2:],))
            else:
                self.para(line)

    def item(self, item: Item, style: str) -> None:
        if style == "box":
            self.boxed(item.label, item.paragraphs)
        elif style == "run":
            first, *rest = item.paragraphs
            self.para(f"**{item.label}:** {first}")
            self.lines(rest)
        else:
            if style == "plain":
                self.doc.add_heading(self.type(item.label), 3)
            self.lines(item.paragraphs)

    def boxed(self, title: str, lines: list[str] | tuple[str, ...]) -> None:
        self.open_box()
        self.bold_line(title)
        self.lines(lines)
        self.close_box()

    def cause_box(self, box: CauseBox) -> None:
        self.open_box()
        self.bold_line(box.cause.label)
        self.lines(box.cause.paragraphs)
        if box.recommendations:
            self.bold_line(box.heading, 11)
        for item in box.recommendations:
            if box.labelled:
                self.bold_line(item.label, 11)
            self.lines(item.paragraphs)
        self.close_box()

    def open_box(self) -> None:
        if self.boxes == "table":
            self.place = self.one_cell(self.fill)
        self.shade = self.boxes == "shaded"

    def close_box(self) -> None:
        if self.boxes == "table":
            empty = self.place.paragraphs[0]
            empty._p.getparent().remove(empty._p)
        self.place, self.shade = self.doc, False
        self.doc.add_paragraph().paragraph_format.space_after = Pt(2)

    def one_cell(self, fill: str) -> Any:
        cell = self.doc.add_table(rows=1, cols=1).cell(0, 0)
        cell._tc.get_or_add_tcPr().append(shading(fill))
        return cell

    def shade_paragraph(self, paragraph: Any) -> None:
        properties = paragraph._p.get_or_add_pPr()
        after = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
        properties.insert_element_before(edges(self.fill), *after)
        properties.insert_element_before(shading(self.fill), *after)

    def grid(self, rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...] = ()) -> None:
        table = self.doc.add_table(rows=0, cols=len(rows[0]))
        if self.report.get("tables") != "unruled":
            table.style = "Table Grid"
        table.autofit = not widths
        for n, row in enumerate(rows):
            cells = table.add_row().cells
            for i, text in enumerate(row):
                paragraph = cells[i].paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.paragraph_format.line_spacing = 1.0
                run = paragraph.add_run(self.type(text))
                run.font.size, run.font.bold = Pt(9.5), n == 0
                if widths:
                    cells[i].width = Cm(widths[i])
        for column, width in zip(table.columns, widths, strict=False):
            column.width = Cm(width)
        self.repeat_first_row(table)
        self.doc.add_paragraph()

    def repeat_first_row(self, table: Any) -> None:
        mark = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(mark)

    def figure(self, height: float, caption: str) -> None:
        """A frame with bars of shaded cells, and its caption under it."""
        table = self.doc.add_table(rows=2, cols=6)
        table.rows[0].height, table.rows[1].height = Cm(height * 0.4), Cm(height * 0.6)
        for n, cell in enumerate(table.rows[1].cells):
            if n % 2:
                cell._tc.get_or_add_tcPr().append(shading("8FA5BC"))
        self.para(caption).runs[0].font.size = Pt(9)

    def columns(self, count: int) -> None:
        from docx.enum.section import WD_SECTION

        section = self.doc.add_section(WD_SECTION.CONTINUOUS)
        section.different_first_page_header_footer = False
        for old in section._sectPr.findall(qn("w:cols")):
            section._sectPr.remove(old)
        columns = OxmlElement("w:cols")
        columns.set(qn("w:num"), str(count))
        columns.set(qn("w:space"), "500")
        section._sectPr.append(columns)

    def turn(self, lying: bool) -> None:
        from docx.enum.section import WD_ORIENT, WD_SECTION

        section = self.doc.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        sides = (Cm(29.7), Cm(21)) if lying else (Cm(21), Cm(29.7))
        section.page_width, section.page_height = sides

    def field(self, paragraph: Any, code: str) -> None:
        for kind, text in (("begin", ""), ("", code), ("separate", ""), ("", "0"), ("end", "")):
            run = paragraph.add_run()
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText" if text == code else "w:t")
                mark.text = text
            run._r.append(mark)

    def footnote_mark(self, paragraph: Any, text: str) -> None:
        self.notes.append(self.type(text))
        run = paragraph.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self.notes)))
        run._r.append(mark)

    def add_footnotes(self) -> None:
        blob = footnotes_xml(self.notes).encode("utf-8")
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, blob, self.doc.part.package)
        self.doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def shading(fill: str) -> Any:
    mark = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        mark.set(qn(f"w:{name}"), value)
    return mark


def edges(colour: str) -> Any:
    """A border in the colour of the shading, which pads the text inside."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "5"), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    return borders


def footnotes_xml(notes: list[str]) -> str:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    small = '<w:rPr><w:sz w:val="17"/></w:rPr>'
    entries = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r>{raised}<w:footnoteRef/></w:r>'
        f'<w:r>{small}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for n, text in enumerate(notes, 1)
    )
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for n, kind, tag in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{W}">{rules}{entries}</w:footnotes>'


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
