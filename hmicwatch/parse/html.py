"""Saved HTML pages as blocks. What a block is follows from structure and words, never from a class name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, ResultSet, Tag

from hmicwatch.domain import HtmlPlace
from hmicwatch.errors import UnreadableFile
from hmicwatch.language.text import language, tidy
from hmicwatch.parse.blocks import Block, BlockKind, Flow
from hmicwatch.parse.letterspaced import TRADE_WORDS, rejoined
from hmicwatch.parse.published import printed_date
from hmicwatch.parse.table_shape import holds_cards, is_caption

_DROPPED = {
    "script", "style", "noscript", "template", "nav", "form", "button", "svg", "iframe", "select",
    "input", "textarea", "audio", "video", "canvas", "object", "dialog",
}  # fmt: skip
_DROPPED_ROLES = {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_BOXES = {"aside", "blockquote", "details", "fieldset", "figure", "td", "th", "dd"}
_BOLD = {"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "summary", "legend"}
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_COOKIES = re.compile(r"cookie|consent", re.I)
_SITE_SUFFIX = re.compile(
    r"\s+[-–|»]\s+(?:HMICFRS|HMIC\b|His Majesty|Her Majesty|Inspectorate|Justice).*$", re.I
)
_TYPED_BULLETS = tuple("•●▪■◦‣")
_TYPED_PARTS = re.compile(r"[ \t]*\n(?:[ \t]*\n)+|\n(?=\s*(?:[-*\u2022]|\(?\w{1,2}[.)])\s)")
_TYPED_TITLE = re.compile(
    r"^\s*(?:(?:recommendation|cause of concern|area for improvement)\b[^.]{0,40}|[A-Z][\w ]{2,20}:\s\S.*)$",
    re.I,
)
_UNDERLINED = re.compile(r"\s*(?P<title>\S[^\n]*)\n\s*(?:-{3,}|={3,}|_{3,})\s*")
_ASKS_ALONE = re.compile(r"^(?:\(?\d{1,2}[.)]\s+)?[A-Z][^.]{3,160}?\b(?:should|must)\b.*\.$", re.S)
_SPACED = re.compile(r"\b(?:\w ){5,}\w\b")
_WIDEST = 20  # columns or rows that a cell may span: more is a slip or an attack
_TYPED_NUMBER = re.compile(r"^\(?(\d{1,2})[.)]\s")
_ONE_ITEM = re.compile(r"\b(?:recommendation|cause of concern|area for improvement)\b", re.I)
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_HEADINGS_AND_BOLD = [*_HEADINGS, "p", "strong", "b", "dt", "div", "span"]
_LEADS_AWAY = re.compile(
    r"^(?:you (?:may|might) also (?:be interested in|like|want to read)|read (?:next|more|on)|"
    r"(?:related|recommended|similar|other|further|more|latest|recent|popular|most read)"
    r"(?: (?:content|reports?|publications?|pages?|links?|articles?|news|stories|documents?|items|"
    r"information|reading|inspections?|posts?|topics))+|see also|also of interest|explore more|"
    r"more (?:from|on|like|in)\b.{0,40}|people also read|keep reading|in the same series|"
    r"from the archive|what(?:'|\u2019)s new)\s*:?$",
    re.I,
)
_MOST_LINKS = 1_500  # letters: more is a part of the report
_MAIN_SHARE = 0.8
_ITEM_WORDS = re.compile(r"\brecommend|\bcauses? of concern\b|\bareas? for improvement\b", re.I)
_FOLDED = 120  # letters: a hidden part with more than this is folded text, not a menu or a message


def read_html(data: bytes, name: str) -> Flow:
    """Read a page. Raises UnreadableFile when there is no text of a page in it."""
    soup = BeautifulSoup(data, "lxml")
    title = _page_title(soup)
    _drop_furniture(soup)
    main = _main(soup)
    walk = _Walk()
    walk.children(main, _Around())
    blocks = tuple(walk.blocks)
    if not any(block.text for block in blocks):
        raise UnreadableFile(name, "no_text", "open it in a browser and save it again once it has loaded")
    heading = next((b.text for b in blocks if b.kind is BlockKind.HEADING and b.level == 1), None)
    return Flow(
        title=heading or title,
        published=printed_date(soup, blocks),
        media_type="text/html",
        language=language(block.text for block in blocks),
        blocks=blocks,
    )


def _page_title(soup: BeautifulSoup) -> str | None:
    written = soup.title.get_text() if soup.title else ""
    return _SITE_SUFFIX.sub("", tidy(written)) or None


def _drop_furniture(soup: BeautifulSoup) -> None:
    """Take away what is on every page of a site: scripts, menus, banners, what is hidden."""
    for node in soup.find_all(string=lambda text: isinstance(text, Comment)):
        node.extract()
    folded = {_attribute(tag, "aria-controls") for tag in soup.select("[aria-controls]")} - {""}
    for tag in soup.find_all(True):
        if tag.decomposed or tag.name in ("html", "body"):
            continue
        if _attribute(tag, "id") not in folded and _is_furniture(tag):
            tag.decompose()
    for heading in soup.find_all(_HEADINGS_AND_BOLD):
        if not heading.decomposed and _LEADS_AWAY.match(tidy(heading.get_text(" "))):
            _drop_links_away(heading)


def _drop_links_away(heading: Tag) -> None:
    """Other reports that a page commends to its reader come with their own totals and dates."""
    part = heading
    while part.parent is not None and part.parent.name in ("div", "section", "aside", "header", "li"):
        text = tidy(part.parent.get_text(" "))
        if not text.startswith(tidy(heading.get_text(" "))) or len(text) > _MOST_LINKS:
            break
        part = part.parent
    following = [] if part is not heading else list(_until_heading(heading))
    linked = sum(len(one.find_all("a")) for one in (part, *following))
    if linked and sum(len(one.get_text()) for one in (part, *following)) <= _MOST_LINKS:
        for one in (part, *following):
            one.decompose()


def _until_heading(heading: Tag) -> Iterator[Tag]:
    for sibling in heading.find_next_siblings(True):
        if sibling.name in _HEADINGS and (heading.name not in _HEADINGS or sibling.name <= heading.name):
            return
        yield sibling


def _is_furniture(tag: Tag) -> bool:
    if tag.name == "button" and _opens(tag):
        return False
    if tag.name in _DROPPED:
        # Some content systems wrap a whole page in a form.
        return not (tag.name == "form" and tag.find(["h1", "h2"]) is not None)
    if tag.name in ("header", "footer"):
        # An article's own header holds its title; the site's holds the menu.
        if tag.find("h1") is not None or tag.find_parent(["main", "article"]) is not None:
            return False
        # A box has a header too; the site's has links and stands outside.
        return tag.find_parent(["aside", "section"]) is None or tag.find(["a", "nav", "form"]) is not None
    if _attribute(tag, "role") in _DROPPED_ROLES:
        return True
    if tag.has_attr("hidden") or _HIDDEN_STYLE.search(_attribute(tag, "style")):
        return _own_text(tag) < _FOLDED  # a folded section of the text is text
    if _attribute(tag, "aria-hidden") == "true":
        return len(tag.get_text(strip=True)) < 40
    return tag.name in ("div", "section", "aside") and _is_cookie_banner(tag)


def _opens(button: Tag) -> bool:
    """Whether a button is the title of a part that it folds."""
    folds = button.has_attr("aria-expanded") or button.has_attr("aria-controls")
    return bool(button.get_text(strip=True)) and (folds or button.find_parent(_HEADINGS) is not None)


def _is_cookie_banner(tag: Tag) -> bool:
    named = f"{_attribute(tag, 'id')} {_attribute(tag, 'class')}"
    return bool(_COOKIES.search(named)) and len(tag.get_text()) < 3000 and tag.find("h1") is None


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def _own_text(tag: Tag) -> int:
    """Letters outside links: what tells text from menus."""
    linked = sum(len(link.get_text(" ", strip=True)) for link in tag.find_all("a"))
    return max(0, len(tag.get_text(" ", strip=True)) - linked)


def _main(soup: BeautifulSoup) -> Tag:
    """The part of the page that is about its subject: `main`, else the smallest part with nearly all text."""
    marked = soup.find_all("main") or soup.select("[role=main]") or soup.find_all("article")
    if len(marked) == 1 and _own_text(marked[0]) > 0:
        return marked[0]
    found: Tag = soup.body or soup
    while True:
        whole = _own_text(found)
        inner = [child for child in found.find_all(True, recursive=False) if child.name in _BLOCKS]
        best = max(inner, key=_own_text, default=None)
        if best is None or best.name not in ("div", "section", "article", "main"):
            return found
        if _own_text(best) < _MAIN_SHARE * whole or (found.find("h1") and not best.find("h1")):
            return found
        found = best


@dataclass(frozen=True, slots=True)
class _Around:
    """What surrounds the element being walked."""

    path: tuple[int, ...] = ()
    depth: int = 0
    marker: str = ""
    boxed: bool = False
    anchor: str | None = None


@dataclass(slots=True)
class _Run:
    """Inline text gathered until a block begins: pieces of (words, bold)."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    anchor: str | None = None

    @property
    def text(self) -> str:
        return tidy("".join(words for words, _ in self.pieces))

    @property
    def lead(self) -> str:
        bold: list[str] = []
        for words, is_bold in self.pieces:
            if words.strip() and not is_bold:
                break
            bold.append(words)
        return tidy("".join(bold))

    def lines(self) -> list["_Run"]:
        """The run cut at line breaks (`\\n` stands for `br`)."""
        cut: list[_Run] = [_Run(anchor=self.anchor)]
        for words, bold in self.pieces:
            for number, part in enumerate(words.split("\n")):
                if number:
                    cut.append(_Run(anchor=self.anchor))
                cut[-1].pieces.append((part, bold))
        return cut


class _Walk:
    """Walks the main part once and writes blocks down as it meets them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._containers = 0
        self._headings: list[tuple[int, str]] = []
        self._heading_anchor: str | None = None

    def children(self, tag: Tag, around: _Around) -> None:
        """Blocks of an element: inline runs become paragraphs, block children are walked."""
        run = _Run(anchor=around.anchor)
        for child in tag.children:
            if isinstance(child, Tag) and _holds_blocks(child):
                # Old pages put an empty named link in front of what it points to.
                pointed = around if run.text else replace(around, anchor=run.anchor or around.anchor)
                around = self._flush(run, around)
                run = _Run(anchor=around.anchor)
                self.element(child, replace(pointed, marker=around.marker))
                around = replace(around, marker="")
            else:
                if isinstance(child, Tag) and isinstance(child.previous_sibling, Tag):
                    _set_apart(child.previous_sibling, child, run, bold=tag.name in _BOLD)
                _gather(child, run, bold=tag.name in _BOLD)
        self._flush(run, around)

    def element(self, tag: Tag, around: _Around) -> None:
        anchor = _anchor(tag) or around.anchor
        level = _heading_level(tag)
        if level:
            self._heading(tag, level, replace(around, anchor=anchor))
        elif tag.name == "table":
            self._table(tag, replace(around, anchor=anchor))
        elif tag.name in ("ul", "ol", "menu", "dir"):
            self._list(tag, replace(around, anchor=anchor))
        elif tag.name in ("dt", "summary", "legend", "caption", "p"):
            self.children(tag, replace(around, anchor=anchor))
        else:
            self.children(tag, self._inside(tag, replace(around, anchor=anchor)))

    def _inside(self, tag: Tag, around: _Around) -> _Around:
        self._containers += 1
        path = (*around.path, self._containers)
        return replace(around, path=path, boxed=around.boxed or tag.name in _BOXES)

    def _heading(self, tag: Tag, level: int, around: _Around) -> None:
        run = _Run(anchor=around.anchor)
        _gather(tag, run, bold=True)
        text = run.text
        if not text:
            return
        if _SPACED.search(text):
            run.pieces = [(rejoined(text, self._spoken), True)]
            text = run.text
        self._headings = [(rank, words) for rank, words in self._headings if rank < level]
        self._headings.append((level, text))
        anchor = run.anchor or _anchor(tag) or around.anchor
        self._heading_anchor = anchor or self._heading_anchor
        self._write(BlockKind.HEADING, run, replace(around, anchor=anchor), level=level)

    def _spoken(self) -> set[str]:
        """The words that the page has said so far: what letter-spaced headings are made whole with."""
        said = " ".join(block.text for block in self.blocks)
        return {*TRADE_WORDS, *re.findall(r"[a-z]+", said.lower())}

    def _list(self, tag: Tag, around: _Around) -> None:
        number = _start(tag)
        outer = self._inside(tag, around)
        for item in tag.find_all(True, recursive=False):
            if item.name != "li":
                self.element(item, replace(outer, marker=""))
                continue
            marker = _numeral(tag, number) if tag.name == "ol" else "•"
            number += 1
            anchor = _anchor(item) or outer.anchor
            inner = self._inside(item, replace(outer, anchor=anchor))
            self.children(item, replace(inner, depth=around.depth + 1, marker=marker))

    def _table(self, tag: Tag, around: _Around) -> None:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
        if max(map(len, cells), default=0) <= 1 or any(map(_is_layout, cells)):
            self.children(tag, self._inside(tag, replace(around, boxed=True)))
            return
        header: tuple[str, ...] = ()
        inner = self._inside(tag, around)
        grid = _filled(cells)
        for row, row_cells, texts in zip(rows, cells, grid, strict=True):
            if not header and row is rows[0] and len(rows) > 2 and is_caption(texts):
                continue
            if all(cell.name == "th" for cell in row_cells) or row.find_parent("thead") is not None:
                header = texts
                continue
            header = header or _first_row_header(row, rows, texts)
            if header is texts:
                continue
            placed = replace(inner, anchor=_anchor(row) or inner.anchor)
            for said in _several(row_cells, texts):
                run = _Run([(" ".join(said), False)], _anchor(row))
                self._write(BlockKind.TABLE_ROW, run, placed, cells=said, header=header)

    def _flush(self, run: _Run, around: _Around) -> _Around:
        """Write a run down as one or more blocks; the marker goes to the first of them."""
        for part in _paragraphs(run):
            if not part.text:
                continue
            kind = BlockKind.LIST_ITEM if around.marker else BlockKind.PARAGRAPH
            self._write(kind, part, around, level=around.depth)
            around = replace(around, marker="")
        return around

    def _write(
        self,
        kind: BlockKind,
        run: _Run,
        around: _Around,
        *,
        level: int = 0,
        cells: tuple[str, ...] = (),
        header: tuple[str, ...] = (),
    ) -> None:
        text, lead = run.text, run.lead
        chain = " > ".join(words for _, words in self._headings)
        anchor = run.anchor or around.anchor or self._heading_anchor
        self.blocks.append(
            Block(
                kind=kind,
                text=text,
                place=HtmlPlace(anchor=f"#{anchor}" if anchor else None, path=chain),
                level=level,
                marker=around.marker,
                lead=lead,
                strong=bool(lead) and lead == text,
                path=around.path,
                boxed=around.boxed,
                cells=cells,
                header=header,
            )
        )


def _holds_blocks(tag: Tag) -> bool:
    return tag.name in _BLOCKS or _heading_level(tag) > 0 or tag.find(list(_BLOCKS)) is not None


def _heading_level(tag: Tag) -> int:
    if re.fullmatch(r"h[1-6]", tag.name):
        return int(tag.name[1])
    if tag.name == "button":
        return 0 if tag.find_parent(_HEADINGS) else 2
    if tag.name == "summary":
        return _summary_level(tag)
    if _attribute(tag, "role") == "heading":
        level = _attribute(tag, "aria-level")
        return int(level) if level.isdecimal() and 1 <= int(level) <= 6 else 2
    return 0


def _summary_level(tag: Tag) -> int:
    """The summary of a folded part heads it, above the headings inside; 0 where it holds a heading itself."""
    part = tag.find_parent("details")
    short = len(tag.get_text(" ", strip=True).split()) <= 12
    if part is None or not short or tag.find([*_HEADINGS, "p", "div"]) or tag.find_parent(_HEADINGS):
        return 0
    inside = [int(one.name[1]) for one in part.find_all(_HEADINGS)]
    if _ONE_ITEM.search(tag.get_text(" ", strip=True)):
        return 0  # a title may stand on any line; as a heading it would end the list around it
    return max(2, min(inside) - 1) if inside else 2 + len(part.find_parents("details"))


def _anchor(tag: Tag) -> str | None:
    return _attribute(tag, "id") or (_attribute(tag, "name") if tag.name == "a" else "") or None


def _gather(node: PageElement, run: _Run, *, bold: bool) -> None:
    """Add an inline node's words to the run; `br` is kept as a line break for `_paragraphs` to judge."""
    if isinstance(node, NavigableString):
        if not isinstance(node, Comment):
            run.pieces += _as_shown(node, bold=bold)
        return
    if not isinstance(node, Tag):
        return
    if node.name == "br":
        run.pieces.append(("\n", bold))
        return
    if node.name == "img" and _ITEM_WORDS.search(_attribute(node, "alt")):
        run.pieces.append((f" {_attribute(node, 'alt')} ", bold))
        return
    if node.name == "a" and not run.text:
        run.anchor = run.anchor or _anchor(node)
    bold = bold or node.name in _BOLD or bool(_BOLD_STYLE.search(_attribute(node, "style")))
    if node.name == "sup" and re.fullmatch(r"\W*\d{1,3}\W*", node.get_text()):
        run.pieces.append((f"[{re.sub(r'[^0-9]', '', node.get_text())}]", bold))
        return
    before: PageElement | None = None
    for child in node.children:
        if isinstance(before, Tag) and isinstance(child, Tag):
            _set_apart(before, child, run, bold=bold)
        _gather(child, run, bold=bold)
        before = child


def _as_shown(node: NavigableString, *, bold: bool) -> Iterator[tuple[str, bool]]:
    """Line ends are spaces; where text is shown as typed, empty lines part and rules underline."""
    if node.find_parent("pre") is None:
        yield re.sub(r"\s+", " ", str(node)), bold
        return
    width = max(map(len, str(node).splitlines()), default=0)
    # A line that ends well before the others do, and says no more than a title, stands alone.
    text = "\n".join(
        f"{line}\n" if _TYPED_TITLE.match(line) and len(line) < 0.7 * width else line
        for line in str(node).splitlines()
    )
    for number, part in enumerate(_TYPED_PARTS.split(text)):
        title = _UNDERLINED.fullmatch(part.strip("\n"))
        words = title["title"] if title else part
        yield ("\n\n" if number else "") + re.sub(r"\s+", " ", words), bold or title is not None


def _set_apart(before: Tag, child: Tag, run: _Run, *, bold: bool) -> None:
    """Neighbours that touch in the file are often set on lines of their own by a style sheet.

    `<span>Area for improvement</span><span>The force should ...</span>` is a title and a sentence.
    """
    above, below = before.get_text().strip(), child.get_text()
    if not above or "br" in (before.name, child.name) or "sup" in (before.name, child.name):
        return
    last, first = before.get_text()[-1:], below[:1]
    if first.isupper() and (last.islower() or last.isdigit() or last in ".:?!"):
        run.pieces.append(("\n\n", bold))
    elif first.isdigit() and last.isalpha():
        run.pieces.append((" ", bold))


def _paragraphs(run: _Run) -> Iterator[_Run]:
    """A run as paragraphs: cut at empty lines, at typed bullets, and after a first line all in bold."""
    lines = run.lines()
    current = _Run(anchor=run.anchor)
    for line in lines:
        title_above = bool(current.text) and current.lead == current.text and line.lead != line.text
        bullet = bool(current.text) and (
            line.text[:1] in _TYPED_BULLETS or _counts_on(current.text, line.text)
        )
        if (not line.text or title_above or bullet) and current.pieces:
            yield current
            current = _Run(anchor=run.anchor)
        if line.text:
            current.pieces += (
                [*line.pieces, (" ", False)] if not current.pieces else [(" ", False), *line.pieces]
            )
    yield current


def _counts_on(above: str, below: str) -> bool:
    """Whether a line after a break is the next of lines numbered by hand ("1. ...", "2. ...")."""
    first, second = _TYPED_NUMBER.match(above), _TYPED_NUMBER.match(below)
    if second is None:
        return False
    return int(second[1]) == (int(first[1]) + 1 if first else 1)


def _start(tag: Tag) -> int:
    start = _attribute(tag, "start")
    return int(start) if start.isdecimal() else 1


def _numeral(tag: Tag, number: int) -> str:
    style = _attribute(tag, "type") or ("a" if "alpha" in _attribute(tag, "style") else "1")
    if style in ("a", "A") and number <= 26:
        return f"{chr(ord(style) + number - 1)})"
    return f"{number}."


def _is_layout(row: ResultSet[Tag]) -> bool:
    """Whether a row's cells hold page structure, or items side by side: the table is a frame, not data."""
    if any(cell.find([*_HEADINGS, "table"]) is not None for cell in row):
        return True
    return holds_cards([tidy(cell.get_text(" ")) for cell in row])


def _several(row: ResultSet[Tag], texts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A row as one for each sentence of its own, where a cell holds several and no cell a number."""
    if len(row) != len(texts) or any(
        re.fullmatch(r"\W*(?:[A-Za-z]*\W*)?\d{1,3}[.)]?", text) for text in texts
    ):
        return [texts]
    for at, cell in enumerate(row):
        inside = cell.find_all("li") or cell.find_all("p") or _broken(cell)
        parts = [tidy(one.get_text(" ") if isinstance(one, Tag) else one) for one in inside]
        parts = [_TYPED_NUMBER.sub("", part) for part in parts if part]
        if len(parts) > 1 and all(_ASKS_ALONE.match(part) for part in parts):
            return [(*texts[:at], part, *texts[at + 1 :]) for part in parts]
    return [texts]


def _broken(cell: Tag) -> list[str]:
    """A cell's lines that are numbered by hand."""
    run = _Run()
    _gather(cell, run, bold=False)
    return [part.text for part in _paragraphs(run)]


def _filled(cells: list[ResultSet[Tag]]) -> list[tuple[str, ...]]:
    """Each row's texts by column: a cell that spans rows or columns stands in all of them."""
    grid: list[tuple[str, ...]] = []
    spanning: dict[int, tuple[int, str]] = {}  # column: rows it still goes down, its text
    for row in cells:
        texts: list[str] = []
        for cell in row:
            _fill_spanned(texts, spanning)
            text = tidy(cell.get_text(" "))
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(texts), len(texts) + wide):
                if high > 1:
                    spanning[column] = (high - 1, text if column == len(texts) else "")
            texts += [text] + [""] * (wide - 1)
        _fill_spanned(texts, spanning)
        grid.append(tuple(texts))
    return grid


def _fill_spanned(texts: list[str], spanning: dict[int, tuple[int, str]]) -> None:
    while len(texts) in spanning:
        left, text = spanning.pop(len(texts))
        if left > 1:
            spanning[len(texts)] = (left - 1, text)
        texts.append(text)


def _span(cell: Tag, name: str) -> int:
    value = _attribute(cell, name)
    return min(int(value), _WIDEST) if value.isdecimal() and int(value) > 0 else 1


def _first_row_header(row: Tag, rows: list[Tag], texts: tuple[str, ...]) -> tuple[str, ...]:
    """Word processors write header rows as ordinary ones: short bold or telling titles in the first row."""
    if row is not rows[0] or len(rows) < 2 or any(len(text) > 60 for text in texts):
        return ()
    telling = re.compile(
        r"\b(recommendation|addressee|owner|deadline|date|area|for whom|timescale|number|no)\b", re.I
    )
    return texts if sum(bool(telling.search(text)) for text in texts) >= 1 and all(texts) else ()
