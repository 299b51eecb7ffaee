"""Reads the authors' files (`reports/*.txt`): settings, items with their truth, phrase banks, texts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from .model import (
    Applies,
    Body,
    BoxStyle,
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
    ItemKind,
    Node,
    NumberedList,
    PageBreak,
    Para,
    Quote,
    Report,
    Turned,
)
from .prose import Bank, Writer

KINDS: dict[str, ItemKind] = {"R": "recommendation", "C": "cause_of_concern", "A": "area_for_improvement"}
APPLIES: dict[str, Applies] = {"yes": "yes", "conditional": "conditional", "no": "no", "unclear": "unclear"}
STYLES: dict[str, BoxStyle] = {"box": "box", "plain": "plain", "run": "run", "para": "para"}


UNDATED = ("urgent", "event")
PART = re.compile(r"- |\([a-z]\) ")


def read_report(name: str, text: str) -> Report:
    sections = split_sections(text)
    settings = read_settings(sections.pop("")[0])
    published = date.fromisoformat(settings["published"])
    items = {}
    for piece in sections.pop("items", []):
        items.update(read_items(piece, published))
    writer = Writer(name, settings)
    for key in [key for key in sections if key.split()[0] == "bank"]:
        writer.add(key[4:].strip(), Bank.read(sections.pop(key)[0]))
    letter = read_settings(sections.pop("letter")[0]) if "letter" in sections else {}

    def nodes(passage: str) -> tuple[Node, ...]:
        return tuple(read_nodes(passage, items, writer))

    bodies = tuple(
        read_body(key, nodes("\n\n".join(texts)))
        for key, texts in sections.items()
        if key.split()[0] == "body"
    )
    return Report(
        name=name,
        settings=settings,
        items=items,
        landing=nodes("\n\n".join(sections.get("landing", []))),
        press=nodes("\n\n".join(sections.get("press", []))),
        bodies=bodies,
        letter=tuple(letter.items()),
    )


def read_body(head: str, nodes: tuple[Node, ...]) -> Body:
    """`body effectiveness Effectiveness: how well does ...` names the page and gives its title."""
    parts = head.split(maxsplit=2)
    return Body(parts[1] if len(parts) > 1 else "", parts[2] if len(parts) > 2 else "", nodes)


def split_sections(text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    pieces = re.split(r"^=== (.+)$", "\n" + text, flags=re.MULTILINE)
    sections[""] = [pieces[0]]
    for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
        sections.setdefault(name.strip(), []).append(body.strip("\n"))
    return sections


def read_settings(text: str) -> dict[str, str]:
    pairs = (line.split(":", 1) for line in text.splitlines() if ":" in line and not line.startswith("#"))
    return {key.strip(): value.strip() for key, value in pairs}


def read_items(text: str, published: date) -> dict[str, Item]:
    items = {}
    for piece in re.split(r"^@", text, flags=re.MULTILINE)[1:]:
        head, _, rest = piece.partition("\n")
        item = read_item(head, rest, published)
        if item.key in items:
            raise ValueError(f"item {item.key} is written twice")
        items[item.key] = item
    return items


def read_item(head: str, text: str, published: date) -> Item:
    """Head: `R1 yes 2025-09-30 | label=... | owner=... | owners=... | under=C1 | nonumber` and more."""
    first, *options = [part.strip() for part in head.split("|")]
    key, applies, *due = first.split()
    flags = dict(option.partition("=")[::2] for option in options)
    letter = key.removeprefix("old")[0]
    number = None if "nonumber" in flags else flags.get("number", key.removeprefix("old")[1:])
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    owners = tuple(sorted(flags["owners"].split())) if "owners" in flags else None
    return Item(
        key=key,
        kind=KINDS[letter],
        number=number,
        applies=APPLIES[applies],
        deadline=read_due(due[0] if due else "-", published),
        basis=flags.get("basis") or basis_of(due[0] if due else "-"),
        owners=owners,
        parts=int(flags.get("parts", sum(bool(PART.match(line)) for line in lines))),
        under=flags.get("under", ""),
        paragraphs=lines,
        restated=key.startswith("old"),
        label_override=flags.get("label"),
        owner=flags.get("owner", ""),
        when=flags.get("when", ""),
    )


def basis_of(text: str) -> str | None:
    """How the day follows from what is printed; a month's or year's end is said with `basis=`."""
    if text in UNDATED:
        return text
    if text == "-":
        return None
    return {"+0": "immediate", "+": "publication"}.get(text if text == "+0" else text[0], "stated")


def read_due(text: str, published: date) -> date | None:
    """An ISO date, `+3m` or `+56d` after publication, `+0` for at once; `urgent`, `event`, `-` have none."""
    if text == "-" or text in UNDATED:
        return None
    if not text.startswith("+"):
        return date.fromisoformat(text)
    if not text.endswith("m"):
        return published + timedelta(days=int(text.strip("+d")))
    months = published.month - 1 + int(text.strip("+m"))
    year, month = published.year + months // 12, months % 12 + 1
    return date(year, month, min(published.day, monthrange(year, month)[1]))


def read_nodes(text: str, items: dict[str, Item], writer: Writer) -> list[Node]:
    nodes: list[Node] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.strip().splitlines()
        if not lines:
            continue
        if lines[0].startswith("{"):
            for line in lines:
                nodes += directive(line.strip()[1:-1], items, writer)
        elif lines[0].startswith("#") and len(lines) > 1:
            nodes.append(plain_block(lines[:1]))
            nodes += read_nodes("\n".join(lines[1:]), items, writer)
        else:
            nodes.append(plain_block(lines))
    return nodes


def plain_block(lines: list[str]) -> Node:
    first = lines[0]
    if first.startswith("#"):
        marks, _, text = first.partition(" ")
        return Heading(len(marks), text)
    if first.startswith("- "):
        return Bullets(tuple(re.split(r"\n- ", "\n".join(lines).removeprefix("- "))))
    if re.match(r"\d+\. ", first):
        return Bullets(tuple(re.sub(r"^\d+\. ", "", line) for line in lines), ordered=True)
    if first.startswith("> "):
        return Quote(" ".join(line.removeprefix("> ") for line in lines))
    if first.startswith("|"):
        return Grid(
            tuple(tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines)
        )
    return Para(" ".join(line.strip() for line in lines))


def directive(text: str, items: dict[str, Item], writer: Writer) -> list[Node]:
    """`{R1 R2 plain}` prints items, `{prose 4 supervision}` lets a phrase bank write, and so on."""
    head, _, tail = text.partition("|")
    words = head.split()
    name, rest = words[0], words[1:]
    match name:
        case "prose":
            return [Para(line) for line in writer.paragraphs(int(rest[0]), " ".join(rest[1:]))]
        case "forcegrid":
            return [Grid(writer.force_grid([cell.strip() for cell in tail.split(";")]))]
        case "figure":
            return [Figure(float(rest[0]), tail.strip())]
        case "pagebreak":
            return [PageBreak()]
        case "turn" | "upright":
            return [Turned(name == "turn")]
        case "columns":
            return [Columns(int(rest[0]))]
        case "cause":
            chosen = pick(rest, items)
            labelled = "bare" not in rest
            return [CauseBox(chosen[0], tuple(chosen[1:]), tail.strip() or "Recommendations", labelled)]
        case "bullets":
            heading, _, stem = tail.partition(":")
            return [BulletBox(heading.strip(), stem.strip(), tuple(pick(rest, items)))]
        case "numbered":
            return [NumberedList(tail.strip(), tuple(pick(rest, items)))]
        case "grid":
            heads = tuple(cell.strip() for cell in tail.split(";")) if tail else ItemGrid.heads
            return [ItemGrid(tuple(pick(rest, items)), heads)]
        case _:
            style: BoxStyle = next((STYLES[word] for word in words if word in STYLES), "box")
            return [ItemBox(item, style) for item in pick(words, items)]


def pick(words: list[str], items: dict[str, Item]) -> list[Item]:
    """Names items: `R3`, `R1-R5`, `old*` or `R*`; words that are styles are passed over."""
    chosen: list[Item] = []
    for word in words:
        if word in STYLES or word == "bare":
            continue
        if word.endswith("*"):
            chosen += [item for key, item in items.items() if re.fullmatch(word[:-1] + r"\d+", key)]
        elif "-" in word:
            first, last = word.split("-")
            keys = list(items)
            chosen += [items[key] for key in keys[keys.index(first) : keys.index(last) + 1]]
        else:
            chosen.append(items[word])
    return chosen
