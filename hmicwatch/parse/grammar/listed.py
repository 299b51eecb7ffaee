"""Items in a list: told apart by numbers, bullets, bold type or their sentences; stems are shared."""

import re
from dataclasses import replace

from hmicwatch.domain import ItemKind, Origin
from hmicwatch.language.text import plain
from hmicwatch.parse.blocks import Block, BlockKind
from hmicwatch.parse.grammar.draft import Above, Walk
from hmicwatch.parse.grammar.titles import ASKING, Section
from hmicwatch.parse.grammar.wording import (
    asks,
    begins_asking,
    explains,
    is_stem,
    joined,
    less_number,
    lone_number,
    number_of,
    opens_list,
    recommending,
    speaks,
    tells_only,
)


def listed(walk: Walk, at: int, kind: ItemKind) -> int:
    block = walk.blocks[at]
    earlier = walk.chain.section is Section.PREVIOUS and not (block.boxed or walk.chain.directly_listed)
    if kind is ItemKind.CAUSE_OF_CONCERN and earlier:
        return at + 1  # how things stand with an earlier cause
    if kind is ItemKind.CAUSE_OF_CONCERN:
        return at + 1 if walk.answered and not _opens_box(walk, block) else _concern_text(walk, at)
    if block.kind is BlockKind.HEADING:
        return _heading_in_list(walk, at, kind)
    number = number_of(block)
    if number and int(number) == walk.running and number != "1":
        return _running(walk, at, kind)
    if number:
        return _numbered(walk, at, kind, number)
    if block.kind is BlockKind.LIST_ITEM:
        return _bullet(walk, at, kind)
    return _paragraph(walk, at, kind)


def _opens_box(walk: Walk, block: Block) -> bool:
    """Whether a block begins another box than the last item's: the next cause."""
    before = walk.drafts_of_list()
    return block.boxed and bool(before) and before[-1].blocks[0].path != block.path


def _heading_in_list(walk: Walk, at: int, kind: ItemKind) -> int:
    """A heading can itself be the sentence ("The force should improve ...")."""
    block = walk.blocks[at]
    long_enough = len(block.text.split()) >= (4 if speaks(block) else 6)
    if not ASKING.search(plain(block.text)) or not long_enough:
        return at + 1
    draft = walk.draft(kind, None, None, "list:heading", [block])
    walk.fill(draft, [block.text], [])
    walk.place(draft, block)
    return _past_explanation(walk, at + 1)


def _past_explanation(walk: Walk, at: int) -> int:
    while at < len(walk.blocks) and walk.titles[at] is None and walk.blocks[at].kind is not BlockKind.HEADING:
        at += 1
    return at


def _running(walk: Walk, at: int, kind: ItemKind) -> int:
    """A paragraph of a document that numbers them all: its number is not the item's."""
    block = walk.blocks[at]
    said = recommending(block)
    first = replace(block, text=less_number(block.text))
    if not said and not speaks(first):
        return at + 1
    taken = following(walk, at + 1) if block.text.rstrip().endswith(":") else []
    draft = walk.draft(kind, None, None, "list:paragraph", [block, *taken])
    walk.fill(draft, [said[0] if said else first.text], taken)
    walk.place(draft, block)
    return at + 1 + len(taken)


def _numbered(walk: Walk, at: int, kind: ItemKind, number: str) -> int:
    block = walk.blocks[at]
    taken = following(walk, at + 1)
    said = less_number(block.text)
    below = walk.blocks[at + 1] if at + 1 < len(walk.blocks) and walk.titles[at + 1] is None else None
    themed = _is_theme(said) and not taken
    if themed and below is not None and below.kind is BlockKind.PARAGRAPH and speaks(below):
        taken = [below, *following(walk, at + 2)]
    draft = walk.draft(kind, number, f"{number}.", "list:number", [block, *taken])
    walk.fill(draft, [] if themed and taken else [said], taken)
    if walk.stem is not None and not speaks(replace(block, text=said)):
        draft.above.append(Above(walk.stem.text, Origin.STEM))
        draft.blocks.append(walk.stem)
    walk.place(draft, block)
    return at + 1 + len(taken)


def numbered_below(walk: Walk, at: int) -> int:
    """The numbered lines right below a sentence that announces or begins them are an item each.

    The answer is where to go on; `at + 1` when there are none.
    """
    walk.stem = walk.blocks[at] if asks(plain(walk.blocks[at].text)) else None
    here = at + 1
    while here < len(walk.blocks) and walk.titles[here] is None:
        block = walk.blocks[here]
        number = number_of(block) if block.kind is not BlockKind.HEADING else None
        if number is None or not (walk.stem or ASKING.search(plain(block.text))):
            break
        here = _numbered(walk, here, ItemKind.RECOMMENDATION, number)
    walk.stem = None
    return here


def _is_theme(said: str) -> bool:
    """Whether a numbered line only names what the sentence below it is about."""
    return (
        len(said.split()) <= 8 and not ASKING.search(plain(said)) and not said.rstrip().endswith((".", ";"))
    )


def following(walk: Walk, at: int) -> list[Block]:
    """What belongs to a listed item behind its first block: deeper or unnumbered lists, their stems."""
    first = walk.blocks[at - 1]
    taken: list[Block] = []
    while at < len(walk.blocks):
        block = walk.blocks[at]
        if (
            walk.titles[at] is not None
            or block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW)
            or number_of(block)
        ):
            break
        if (
            (block.kind is BlockKind.LIST_ITEM and (block.level > first.level or is_stem([first, *taken])))
            or (block.kind is BlockKind.LIST_ITEM and taken and taken[-1].kind is BlockKind.LIST_ITEM)
            or (
                block.kind is BlockKind.PARAGRAPH
                and block.level >= first.level > 0
                and len(block.path) >= len(first.path)
            )
        ):
            taken.append(block)
        else:
            break
        at += 1
    return taken


def _bullet(walk: Walk, at: int, kind: ItemKind) -> int:
    block = walk.blocks[at]
    rest = _following_deeper(walk, at)
    if walk.stem is not None and tells_only(walk.stem):
        return at + 1 + len(rest)
    if walk.stem is not None and not speaks(block) and not opens_list(walk.stem, kind):
        return at + 1 + len(rest)  # benefits, or what the inspection covered
    if kind is ItemKind.AREA_FOR_IMPROVEMENT and walk.explained and not block.boxed:
        walk.passed_over.append(block)
        return at + 1 + len(rest)  # behind the explanations of an area, bullets are findings
    shares_stem = walk.stem is not None and not speaks(block)
    if (
        kind is ItemKind.RECOMMENDATION
        and shares_stem
        and walk.drafts
        and walk.drafts[-1].rule == "list:stem"
    ):
        walk.drafts[-1].parts.append(block.text)
        walk.drafts[-1].text += f" {joined(block, rest)}"
        return at + 1 + len(rest)
    draft = walk.draft(kind, None, None, "list:bullet", [block, *rest])
    walk.fill(draft, [block.text], rest)
    if walk.stem is not None:
        draft.above.append(Above(walk.stem.text, Origin.STEM))
    walk.place(draft, block)
    return at + 1 + len(rest)


def _following_deeper(walk: Walk, at: int) -> list[Block]:
    first = walk.blocks[at]
    stem = asks(plain(first.text))
    taken = []
    for block, title in zip(walk.blocks[at + 1 :], walk.titles[at + 1 :], strict=True):
        listed_item = block.kind is BlockKind.LIST_ITEM
        deeper = listed_item and (block.level > first.level or (stem and block.text[:1].islower()))
        own = (
            block.kind is BlockKind.PARAGRAPH
            and block.level >= first.level > 0
            and block.path[: len(first.path)] == first.path
            and first.path
        )
        if title is not None or not (deeper or own):
            break
        taken.append(block)
    return taken


def _paragraph(walk: Walk, at: int, kind: ItemKind) -> int:
    block = walk.blocks[at]
    said = plain(block.text)
    if said.rstrip().endswith(":") and _list_follows(walk, at):
        return _stem_in_list(walk, at, kind)
    if walk.chain.section is Section.PREVIOUS and not (block.boxed or begins_asking(said)):
        if speaks(block):
            walk.passed_over.append(block)
        return at + 1  # what became of earlier items is told in prose
    walk.stem = None
    if not ASKING.search(said) or explains(said) or not speaks(block):
        walk.explained = walk.explained or walk.drafts_here()
        return at + 1
    if not _counts_in_list(walk, block) or _explained_away(walk, block, kind):
        walk.passed_over.append(block)
        return at + 1
    above = walk.blocks[at - 1] if at and walk.titles[at - 1] is None else None
    number = lone_number(above) if above is not None else None
    draft = walk.draft(kind, number, None, "list:paragraph", [block])
    walk.fill(draft, [block.text], [])
    walk.place(draft, block)
    return at + 1


def _explained_away(walk: Walk, block: Block, kind: ItemKind) -> bool:
    """Behind bulleted or boxed items, or behind an explained area for improvement, sentences are findings."""
    before = walk.drafts_of_list()
    if before and not block.boxed and all(draft.blocks[0].boxed for draft in before):
        return True
    if any(draft.rule in ("list:bullet", "list:number") for draft in before):
        return not block.boxed
    return kind is ItemKind.AREA_FOR_IMPROVEMENT and walk.explained and not (block.boxed or block.strong)


def _counts_in_list(walk: Walk, block: Block) -> bool:
    """Where a list prints its items bold, plain paragraphs below them explain."""
    if walk.strong_items is None:
        walk.strong_items = block.strong
    return block.strong or not walk.strong_items


def _list_follows(walk: Walk, at: int) -> bool:
    return at + 1 < len(walk.blocks) and (
        walk.blocks[at + 1].kind is BlockKind.LIST_ITEM or number_of(walk.blocks[at + 1]) is not None
    )


def _stem_in_list(walk: Walk, at: int, kind: ItemKind) -> int:
    block = walk.blocks[at]
    walk.stem = block
    first = walk.blocks[at + 1]
    opens_one = kind is ItemKind.RECOMMENDATION and asks(plain(block.text)) and opens_list(block, kind)
    if opens_one and not speaks(first) and number_of(first) is None:
        draft = walk.draft(kind, None, None, "list:stem", [block])
        draft.text = block.text
        walk.place(draft, block)
    return at + 1


def _concern_text(walk: Walk, at: int) -> int:
    """Under "Causes of concern": text up to the next title is one cause; so is a number or bullet."""
    block = walk.blocks[at]
    if block.kind is BlockKind.HEADING or len(block.text.split()) < 6:
        return at + 1
    if re.search(r"\bcauses?\s+(?:of|for)\s+concern\b", block.text, re.I):
        return at + 1  # it introduces the list
    before = walk.drafts_of_list()
    if before and not block.boxed and all(draft.blocks[0].boxed for draft in before):
        return at + 1  # behind boxes, what became of them is told
    end = at + 1
    if block.kind is BlockKind.PARAGRAPH and not number_of(block):
        while (
            end < len(walk.blocks)
            and walk.titles[end] is None
            and walk.blocks[end].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        ):
            end += 1
    inside = list(walk.blocks[at:end])
    draft = walk.draft(ItemKind.CAUSE_OF_CONCERN, number_of(block), None, "list:concern", inside)
    draft.text = " ".join(one.text for one in inside)
    walk.place(draft, block)
    return end
