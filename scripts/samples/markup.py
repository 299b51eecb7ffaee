"""Turns the nodes of a text into HTML. `Blocks` is the base; the others say the same in other markup."""

from __future__ import annotations

from collections.abc import Iterable

from .model import (
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
    Turned,
)
from .typography import FOOTNOTE, Typography, anchor


class Blocks:
    """Block-editor pages: real headings, groups with a background for boxes."""

    def __init__(self, typography: Typography) -> None:
        self.type = typography
        self.notes: list[str] = []
        self.anchors: set[str] = set()

    def render(self, nodes: Iterable[Node]) -> str:
        return "\n".join(filter(None, (self.node(node) for node in nodes)))

    def node(self, node: Node) -> str:
        match node:
            case Heading(level, text):
                return self.heading(level, text)
            case Para(text):
                return self.para(text)
            case Bullets(entries, ordered):
                return self.bullets(entries, ordered)
            case Quote(text):
                return self.quote(text)
            case Grid(rows):
                return self.grid(rows)
            case ItemBox(item, "box"):
                return self.item_box(item)
            case ItemBox(item, "plain"):
                return self.title(item.label) + "\n" + self.content(item)
            case ItemBox(item, style):
                return self.run_in(item) if style == "run" else self.content(item)
            case CauseBox():
                return self.cause_box(node)
            case BulletBox():
                return self.bullet_box(node)
            case NumberedList(stem, items):
                return self.numbered(stem, items)
            case ItemGrid():
                return self.grid(node.rows)
            case Figure(height, caption):
                return self.figure(height, caption)
            case PageBreak() | Columns() | Turned():
                return ""

    def inline(self, text: str) -> str:
        pieces = FOOTNOTE.split(text)
        out = self.type.html(pieces[0])
        for note, rest in zip(pieces[1::2], pieces[2::2], strict=True):
            out += self.note(note) + self.type.html(rest)
        return out

    def note(self, text: str) -> str:
        self.notes.append(text)
        n = len(self.notes)
        return f'<sup><a href="#_ftn{n}" id="_ftnref{n}">[{n}]</a></sup>'

    def footnotes(self) -> str:
        if not self.notes:
            return ""
        entries = "\n".join(
            f'<p id="_ftn{n}"><a href="#_ftnref{n}">[{n}]</a> {self.type.html(text)}</p>'
            for n, text in enumerate(self.notes, 1)
        )
        return f'<hr class="wp-block-separator">\n{entries}'

    def id_for(self, text: str) -> str:
        name, n = anchor(text), 2
        while name in self.anchors:
            name, n = f"{anchor(text)}-{n}", n + 1
        self.anchors.add(name)
        return name

    def heading(self, level: int, text: str) -> str:
        n = level + 1
        return f'<h{n} class="wp-block-heading" id="{self.id_for(text)}">{self.inline(text)}</h{n}>'

    def para(self, text: str) -> str:
        return f"<p>{self.inline(text)}</p>"

    def bullets(self, entries: Iterable[str], ordered: bool = False, start: int = 1) -> str:
        tag = "ol" if ordered else "ul"
        first = f' start="{start}"' if ordered and start > 1 else ""
        rows = "\n".join(f"<li>{self.inline(entry)}</li>" for entry in entries)
        return f'<{tag}{first} class="wp-block-list">\n{rows}\n</{tag}>'

    def quote(self, text: str) -> str:
        return f'<blockquote class="wp-block-quote"><p>{self.inline(text)}</p></blockquote>'

    def grid(self, rows: Iterable[tuple[str, ...]]) -> str:
        head, *body = rows
        cells = "".join(f"<th>{self.inline(cell)}</th>" for cell in head)
        lines = "\n".join(
            "<tr>" + "".join(f"<td>{self.inline(c)}</td>" for c in row) + "</tr>" for row in body
        )
        return (
            f'<figure class="wp-block-table"><table><thead><tr>{cells}</tr></thead>\n'
            f"<tbody>\n{lines}\n</tbody></table></figure>"
        )

    def figure(self, height: float, caption: str) -> str:
        """On a page only the caption stands; the frame's height is for print."""
        del height
        return f'<figure class="wp-block-image"><figcaption>{self.inline(caption)}</figcaption></figure>'

    def title(self, text: str) -> str:
        return f'<h3 class="wp-block-heading" id="{self.id_for(text)}">{self.inline(text)}</h3>'

    def content(self, item: Item) -> str:
        """The item's paragraphs, with runs of bullets gathered into lists."""
        out: list[str] = []
        run: list[str] = []
        for line in (*item.paragraphs, ""):
            if line.startswith("- "):
                run.append(line[2:])
                continue
            if run:
                out.append(self.bullets(run))
                run = []
            if line:
                out.append(self.para(line))
        return "\n".join(out)

    def box(self, inner: str) -> str:
        return (
            '<div class="wp-block-group has-light-blue-background-color has-background">'
            f'<div class="wp-block-group__inner-container">\n{inner}\n</div></div>'
        )

    def item_box(self, item: Item) -> str:
        return self.box(self.title(item.label) + "\n" + self.content(item))

    def run_in(self, item: Item) -> str:
        first, *rest = item.paragraphs
        head = f"<p><strong>{self.inline(item.label)}:</strong> {self.inline(first)}</p>"
        return head + "".join(self.bullets([p[2:]]) if p.startswith("- ") else self.para(p) for p in rest)

    def sub_title(self, text: str) -> str:
        return f'<h4 class="wp-block-heading">{self.inline(text)}</h4>'

    def cause_box(self, box: CauseBox) -> str:
        inner = [self.title(box.cause.label), self.content(box.cause)]
        if box.recommendations:
            inner.append(self.sub_title(box.heading))
        for item in box.recommendations:
            if box.labelled:
                inner.append(self.sub_title(item.label))
            inner.append(self.content(item))
        return self.box("\n".join(inner))

    def bullet_box(self, box: BulletBox) -> str:
        stem = self.para(box.stem) if box.stem else ""
        entries = [" ".join(item.paragraphs) for item in box.items]
        return self.box("\n".join(filter(None, (self.title(box.heading), stem, self.bullets(entries)))))

    def numbered(self, stem: str, items: tuple[Item, ...]) -> str:
        start = int(items[0].number or 1)
        return self.para(stem) + "\n" + self.bullets([" ".join(i.paragraphs) for i in items], True, start)


class Soup(Blocks):
    """Pasted from a word processor: nested divs, styled paragraphs, class names that say nothing."""

    def heading(self, level: int, text: str) -> str:
        tag = {1: "h2", 2: "h3"}.get(level)
        if tag:
            return f'<{tag} class="x{level}"><span style="color:#1a2b4c">{self.inline(text)}</span></{tag}>'
        return f'<p class="p{level}"><b>{self.inline(text)}</b></p>'

    def para(self, text: str) -> str:
        return f'<p class="p1"><span class="s1">{self.inline(text)}</span></p>'

    def bullets(self, entries: Iterable[str], ordered: bool = False, start: int = 1) -> str:
        if ordered:
            return super().bullets(entries, ordered, start).replace(' class="wp-block-list"', "")
        opening = '<p class="p7" style="margin-left:36px">•&nbsp;&nbsp;<span class="s1">'
        return "\n".join(f"{opening}{self.inline(entry)}</span></p>" for entry in entries)

    def quote(self, text: str) -> str:
        return f'<p class="p9"><i>{self.inline(text)}</i></p>'

    def grid(self, rows: Iterable[tuple[str, ...]]) -> str:
        lines = "\n".join(
            "<tr>" + "".join(f'<td class="t1">{self.para(cell)}</td>' for cell in row) + "</tr>"
            for row in rows
        )
        return f'<div class="k3"><table border="0" cellspacing="0">\n{lines}\n</table></div>'

    def title(self, text: str) -> str:
        return f'<p class="p4"><strong><span style="font-size:1.1em">{self.inline(text)}</span></strong></p>'

    def sub_title(self, text: str) -> str:
        return f'<p class="p4"><strong>{self.inline(text)}</strong></p>'

    def box(self, inner: str) -> str:
        opening = '<div class="c7"><div style="background:#eef3f8;padding:12px 18px"><div>'
        return f"{opening}\n{inner}\n</div></div></div>"


class Folded(Blocks):
    """Accordions, definition lists and tables."""

    def item_box(self, item: Item) -> str:
        name = self.id_for(item.label)
        return (
            f'<details class="accordion" open id="{name}"><summary>{self.inline(item.label)}</summary>\n'
            f'<div class="accordion__body">\n{self.content(item)}\n</div></details>'
        )

    def cause_box(self, box: CauseBox) -> str:
        recommendations = []
        for item in box.recommendations:
            label = self.inline(item.label) if box.labelled else self.inline(box.heading)
            recommendations.append(f"<dt>{label}</dt>\n<dd>{self.content(item)}</dd>")
        return (
            f'<section class="panel"><h3>{self.inline(box.cause.label)}</h3>\n{self.content(box.cause)}\n'
            "<dl>\n" + "\n".join(recommendations) + "\n</dl></section>"
        )

    def bullet_box(self, box: BulletBox) -> str:
        entries = [" ".join(item.paragraphs) for item in box.items]
        stem = self.para(box.stem) if box.stem else ""
        return (
            '<table class="panel"><tbody><tr><th scope="row">'
            f"{self.inline(box.heading)}</th></tr>\n<tr><td>{stem}{self.bullets(entries)}</td></tr></tbody></table>"
        )

    def numbered(self, stem: str, items: tuple[Item, ...]) -> str:
        rows = "\n".join(
            f"<dt>{self.inline(item.label)}</dt>\n<dd>{self.content(item)}</dd>" for item in items
        )
        return f"{self.para(stem)}\n<dl>\n{rows}\n</dl>"


class Asides(Blocks):
    """Semantic sections: every item is an `aside` with a header, and headings sit one level lower."""

    def heading(self, level: int, text: str) -> str:
        n = min(level + 1, 5)
        return (
            f'<h{n} id="{self.id_for(text)}"><a class="toc-anchor" href="#top"></a>{self.inline(text)}</h{n}>'
        )

    def title(self, text: str) -> str:
        return f"<header><p><strong>{self.inline(text)}</strong></p></header>"

    def sub_title(self, text: str) -> str:
        return f"<h5>{self.inline(text)}</h5>"

    def box(self, inner: str) -> str:
        return f'<aside class="callout callout--wide">\n{inner}\n</aside>'


class Older(Blocks):
    """Assessments before 2021: sections in tab panels, plain headings, boxes as one-cell tables."""

    def heading(self, level: int, text: str) -> str:
        n = min(level + 2, 6)
        return f"<h{n}>{self.inline(text)}</h{n}>"

    def bullets(self, entries: Iterable[str], ordered: bool = False, start: int = 1) -> str:
        return super().bullets(entries, ordered, start).replace(' class="wp-block-list"', "")

    def title(self, text: str) -> str:
        return f"<h5>{self.inline(text)}</h5>"

    def sub_title(self, text: str) -> str:
        return f"<h6>{self.inline(text)}</h6>"

    def box(self, inner: str) -> str:
        return f'<table class="box" width="100%"><tr><td bgcolor="#dce6f1">\n{inner}\n</td></tr></table>'


MARKUPS: dict[str, type[Blocks]] = {
    "blocks": Blocks,
    "soup": Soup,
    "folded": Folded,
    "asides": Asides,
    "older": Older,
}
