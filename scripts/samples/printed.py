"""Builds a report as one HTML file with print styles, for WeasyPrint or Chromium to make the PDF."""

from __future__ import annotations

from .markup import Blocks
from .model import NOTICE, Body, Columns, Heading, Item, Node, PageBreak, Report, Turned
from .pages import letter_head, long_date, typography

FONTS = {
    "sans": "'Liberation Sans', Arial, sans-serif",
    "serif": "'Liberation Serif', 'Times New Roman', serif",
}

BOXES = {
    "border": "border: 1.2pt solid #1d4f72; padding: 8pt 12pt;",
    "tint": "background: #e4eef5; padding: 8pt 12pt;",
    "bar": "border-left: 5pt solid #7a1f3d; padding: 2pt 0 2pt 12pt;",
    "dark": "background: #23395b; color: #fff; padding: 8pt 12pt;",
    "rounded": "background: #f3efe2; border: 0.8pt solid #a08c4a; border-radius: 6pt; padding: 8pt 12pt;",
}


class Print(Blocks):
    """The print markup: footnotes at the foot of the page where the producer can, columns, page breaks."""

    def __init__(self, report: Report, floats: bool) -> None:
        super().__init__(typography(report))
        self.floats = floats
        self.open_columns = False
        self.lying = False

    def node(self, node: Node) -> str:
        if isinstance(node, PageBreak):
            return '<div style="break-before: page"></div>'
        if isinstance(node, Columns):
            return self.columns(node.count)
        if isinstance(node, Turned):
            self.lying = node.lying
            return '<div class="lying">' if node.lying else "</div>"
        return super().node(node)

    def columns(self, count: int) -> str:
        close = "</div>" if self.open_columns else ""
        self.open_columns = count > 1
        return close + (f'<div style="columns: {count}; column-gap: 18pt">' if count > 1 else "")

    def figure(self, height: float, caption: str) -> str:
        bars = "".join(
            f'<span style="height:{0.75 * height * share:.1f}cm"></span>'
            for share in (0.5, 0.8, 0.65, 0.9, 0.4, 0.7)
        )
        frame = f'<div class="fig" style="height:{height}cm">{bars}</div>'
        return f'{frame}<p class="cap">{self.inline(caption)}</p>'

    def heading(self, level: int, text: str) -> str:
        return f'<h{level} id="{self.id_for(text)}">{self.inline(text)}</h{level}>'

    def note(self, text: str) -> str:
        if self.floats:
            return f'<span class="fn">{self.type.html(text)}</span>'
        return super().note(text)

    def title(self, text: str) -> str:
        return f'<p class="item">{self.inline(text)}</p>'

    def sub_title(self, text: str) -> str:
        return f'<p class="subitem">{self.inline(text)}</p>'

    def box(self, inner: str) -> str:
        return f'<div class="box">{inner}</div>'

    def run_in(self, item: Item) -> str:
        return f'<div class="run">{super().run_in(item)}</div>'


def style(report: Report, producer: str, box: str) -> str:
    running = typography(report)(report.get("running", report.title)).replace('"', "'")
    size = report.get("size", "10.5pt")
    page = f"""
@page {{ size: A4; margin: 2.3cm 2.3cm 2.4cm;
  @top-left {{ content: "{running}"; font: 7.5pt 'Liberation Sans'; color: #555; }}
  @bottom-right {{ content: counter(page); font: 8.5pt 'Liberation Sans'; }}
  @bottom-left {{ content: "{NOTICE}"; font: 6.5pt 'Liberation Sans'; color: #555; }} }}
@page :first {{ @top-left {{ content: none; }} @bottom-right {{ content: none; }} }}
"""
    notes = ".fn { float: footnote; font-size: 8pt; } " if producer == "weasy" else ""
    toc = (
        ".toc a::after { content: leader('.') target-counter(attr(href), page); }"
        if producer == "weasy"
        else ""
    )
    chapter = "h1 { break-before: page; }" if report.get("chapters") == "new page" else ""
    spaced = "h1 { letter-spacing: 2.2pt; }" if report.get("headings") == "spaced" else ""
    ruled = "" if report.get("tables") == "unruled" else "th, td { border: 0.5pt solid #999; }"
    justify = "p, li { text-align: justify; hyphens: auto; }" if report.get("setting") == "justified" else ""
    return f"""{page}
body {{ font: {size}/1.45 {FONTS[report.get("font", "sans")]}; }}
h1, h2 {{ color: #1d2f4f; }} h1 {{ font-size: 20pt; }} h2 {{ font-size: 14.5pt; }} h3 {{ font-size: 11.5pt; }}
h1, h2, h3, h4, .item, .subitem {{ font-weight: bold; break-after: avoid; }}
.item {{ font-size: 12pt; }}
.box {{ {BOXES[box]} margin: 10pt 0 14pt; box-decoration-break: clone; }}
.cover {{ height: 13cm; padding: 5cm 1cm 0; background: #1d2f4f; color: #fff; }}
.cover p {{ text-align: left; }} .cover p.t {{ font-size: 27pt; font-weight: bold; line-height: 1.2; }}
.cover p.s {{ font-size: 14pt; }}
.toc {{ break-after: page; }} .toc li {{ list-style: none; }} .toc ul {{ padding: 0; }}
.toc .l2 {{ margin-left: 14pt; }}
.toc a {{ color: inherit; text-decoration: none; }}
table {{ border-collapse: collapse; width: 100%; font-size: 9pt; margin: 8pt 0 14pt; }}
th, td {{ padding: 3pt 5pt; text-align: left; vertical-align: top; }}
figure {{ margin: 0; }} blockquote {{ font-style: italic; }} thead {{ display: table-header-group; }}
.fig {{ border: 0.5pt solid #999; display: flex; align-items: flex-end; gap: 12pt; padding: 0 20pt; }}
.fig span {{ flex: 1; background: #7d97b0; }} .cap {{ font-size: 9pt; }}
.lying {{ page: lying; }} @page lying {{ size: A4 landscape; }}
{notes}{toc}{chapter}{spaced}{justify}{ruled}"""


def toc(markup: Blocks, bodies: tuple[Body, ...]) -> str:
    rows = []
    for body in bodies:
        listed = [Heading(1, body.title)] if body.title else []
        for heading in [*listed, *(node for node in body.nodes if isinstance(node, Heading))]:
            name = markup.id_for(heading.text)
            if heading.level <= 2:
                text = markup.type.html(heading.text)
                rows.append(f'<li class="l{heading.level}"><a href="#{name}">{text}</a></li>')
    markup.anchors.clear()
    return (
        '<div class="toc"><p style="font-size:20pt"><b>Contents</b></p><ul>' + "".join(rows) + "</ul></div>"
    )


def printed_html(
    report: Report, bodies: tuple[Body, ...], producer: str, box: str, language: str = "en-GB"
) -> str:
    markup = Print(report, floats=producer == "weasy")
    title = markup.type.html(report.title)
    subtitle = (
        f'<p class="s">{markup.type.html(report.get("subtitle"))}</p>' if report.get("subtitle") else ""
    )
    date = long_date(report.printed("pdf"))
    cover = f'<div class="cover"><p class="t">{title}</p>{subtitle}</div>'
    head = f'{cover}<p>{date}</p><p style="break-after:page">{NOTICE}</p>'
    if report.letter:
        head = f"<h1>{title}</h1><p>{date}</p>{letter_head(report, markup)}<p><small>{NOTICE}</small></p>"
    menu = toc(markup, bodies) if report.get("contents", "yes") == "yes" else ""
    parts = []
    for body in bodies:
        parts.append(markup.heading(1, body.title) if body.title and not report.letter else "")
        parts.append(markup.render(body.nodes))
    if markup.open_columns or markup.lying:
        parts.append("</div>")
    text = "\n".join(parts) + markup.footnotes()
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style(report, producer, box)}</style></head><body>{head}{menu}{text}</body></html>"
    )
