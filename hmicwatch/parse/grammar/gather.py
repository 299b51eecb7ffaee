"""Blocks become drafts of items: one for every place where an item is printed; copies are joined later."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hmicwatch.domain import ItemKind, Origin, RestatedBy
from hmicwatch.language.text import plain
from hmicwatch.parse.blocks import Block, BlockKind
from hmicwatch.parse.grammar.draft import Above, Draft, Walk
from hmicwatch.parse.grammar.listed import following, listed, numbered_below
from hmicwatch.parse.grammar.tables import row_item
from hmicwatch.parse.grammar.titled import titled
from hmicwatch.parse.grammar.titles import ItemTitle, ListTitle, Section, SectionTitle, Title, read_title
from hmicwatch.parse.grammar.wording import (
    announces,
    answers_a_cause,
    begins_asking,
    calls_it_a_cause,
    explains,
    less_number,
    number_of,
    recommending,
    tells_of_earlier,
)

# Glossaries and boxes on good practice ask nothing either; what asks in them is doubted, for a theme of an
# item can read like their title.
_SET_APART = {Section.CONTENTS, Section.FOOTNOTES, Section.ACTIONS, Section.OTHERS, Section.PREVIOUS}


@dataclass(frozen=True, slots=True)
class Silent:
    """A block of a part that holds no items of its own, and the headings around it."""

    block: Block
    section: Section
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All printed items in reading order, and what was not read as items.

    `passed_over` are sentences of lists that were taken for explanations, `set_apart` blocks of parts that
    hold no own items whatever they ask: contents, footnotes, earlier items, other bodies' items. `untitled`
    are drafts left out of lists whose items have titles; `silent` are all blocks of parts that hold no items.
    """

    drafts: list[Draft]
    passed_over: list[Block]
    set_apart: list[Block]
    untitled: list[Draft] = field(default_factory=list)
    silent: list[Silent] = field(default_factory=list)


def gather(blocks: Sequence[Block], document_title: str | None, *, comes_back: bool = False) -> Gathered:
    """All printed items of a document, and what was passed over in their lists.

    `comes_back` is whether it follows up an earlier publication, whose items it may print again.
    """
    walk = Walk(blocks, [_title_of(block, document_title) for block in blocks], comes_back=comes_back)
    silent: list[Silent] = []
    at = 0
    while at < len(blocks):
        walk.meet(at)
        section = walk.chain.section
        if section in _SET_APART or section.holds_no_items:
            silent.append(Silent(blocks[at], section, walk.chain.headings))
        at = max(at + 1, _step(walk, at))
    drafts = _without_explanations(walk.drafts)
    kept = set(map(id, drafts))
    return Gathered(
        drafts=drafts,
        passed_over=walk.passed_over,
        set_apart=[one.block for one in silent if one.section in _SET_APART],
        untitled=[draft for draft in walk.drafts if id(draft) not in kept],
        silent=silent,
    )


def _step(walk: Walk, at: int) -> int:
    """Read what begins at a block; the answer is where to go on."""
    block, title = walk.blocks[at], walk.titles[at]
    numbered = isinstance(title, ItemTitle) and title.number is not None
    # A chapter can be called "Definitions": a numbered item in it is one.
    chapter = numbered and walk.chain.section in (Section.GLOSSARY, Section.PRACTICE)
    if walk.chain.section.holds_no_items and not chapter:
        return at + 1
    if isinstance(title, ItemTitle):
        return titled(walk, at, title)
    if block.kind is BlockKind.TABLE_ROW:
        return _row(walk, at)
    if title is not None:
        return at + 1
    if answers_a_cause(plain(block.text)):
        _cause_above(walk, at)
    if walk.chain.list_title is not None:
        return listed(walk, at, walk.chain.list_title.kind)
    return at + 1 if block.kind is BlockKind.HEADING else _prose(walk, at)


def _without_explanations(drafts: list[Draft]) -> list[Draft]:
    """In a list whose items have titles of their own, sentences without one explain and are no items."""
    titled = {
        (draft.in_list, draft.kind)
        for draft in drafts
        if draft.in_list and draft.rule.startswith(("title", "table"))
    }
    unnumbered = [draft for draft in drafts if draft.rule.startswith("list") and draft.number is None]
    return [d for d in drafts if d not in unnumbered or (d.in_list, d.kind) not in titled]


def _prose(walk: Walk, at: int) -> int:
    """Letters recommend in prose: "we therefore recommend that ..."."""
    block = walk.blocks[at]
    if calls_it_a_cause(plain(block.text)) and _answered_below(walk, at):
        return _told_cause(walk, at)
    if walk.recalled and not tells_of_earlier(plain(block.text)):
        return _recalled(walk, at)
    if walk.chain.section is Section.PREVIOUS:
        return at + 1
    said = recommending(block)
    if (said and said[-1].rstrip().endswith(":")) or announces(plain(block.text)):
        after = numbered_below(walk, at)
        if after > at + 1:
            return after
    taken: list[Block] = []
    for sentence in said:
        taken = following(walk, at + 1) if sentence.rstrip().endswith(":") else []
        draft = walk.draft(ItemKind.RECOMMENDATION, None, None, "prose", [block, *taken])
        walk.fill(draft, [sentence], taken)
        walk.place(draft, block)
    return at + 1 + len(taken)


def _answered_below(walk: Walk, at: int) -> bool:
    """Whether what follows in the same box, or right below, recommends."""
    for block, title in zip(walk.blocks[at + 1 : at + 7], walk.titles[at + 1 : at + 7], strict=True):
        if isinstance(title, ItemTitle | ListTitle):
            return title.kind is ItemKind.RECOMMENDATION
        if block.path[: len(walk.blocks[at].path)] != walk.blocks[at].path or title is not None:
            return False
        if answers_a_cause(plain(block.text)):
            return True
    return False


def _cause_above(walk: Walk, at: int) -> None:
    """ "To address this cause of concern": what stands above in the same box is it, if nothing was read."""
    block, taken = walk.blocks[at], {id(one) for draft in walk.drafts for one in draft.blocks}
    while at and isinstance(walk.titles[at - 1], ListTitle) and walk.blocks[at - 1].path == block.path:
        at -= 1
    begin = at
    while begin and block.boxed and walk.blocks[begin - 1].path == block.path:
        above = walk.blocks[begin - 1]
        if walk.titles[begin - 1] is not None or above.kind is not BlockKind.PARAGRAPH or id(above) in taken:
            break
        begin -= 1
    inside = list(walk.blocks[begin:at])
    if inside:
        draft = walk.draft(ItemKind.CAUSE_OF_CONCERN, None, None, "prose:concern", inside)
        draft.text = " ".join(one.text for one in inside)
        walk.place(draft, inside[0])


def _told_cause(walk: Walk, at: int) -> int:
    """ "The force's plans are a cause of concern": the box above its recommendations has no other title."""
    end = at + 1
    while end < len(walk.blocks) and walk.titles[end] is None and not recommending(walk.blocks[end]):
        if walk.blocks[end].kind is not BlockKind.PARAGRAPH:
            break
        end += 1
    inside = list(walk.blocks[at:end])
    draft = walk.draft(ItemKind.CAUSE_OF_CONCERN, None, None, "prose:concern", inside)
    draft.text = " ".join(one.text for one in inside)
    walk.place(draft, walk.blocks[at])
    return end


def _recalled(walk: Walk, at: int) -> int:
    """ "We made the following recommendations": sentences that ask, and before them the cause of concern."""
    block = walk.blocks[at]
    asks = begins_asking(plain(block.text))
    tells = explains(plain(block.text)) or block.kind is not BlockKind.PARAGRAPH
    kind = ItemKind.RECOMMENDATION if asks else ItemKind.CAUSE_OF_CONCERN
    if kind not in walk.recalled or (tells and not asks):
        walk.recalled = set()
        return at + 1
    walk.recalled = {ItemKind.RECOMMENDATION}
    taken = following(walk, at + 1) if block.text.rstrip().endswith(":") else []
    draft = walk.draft(kind, number_of(block), None, "recalled", [block, *taken])
    walk.fill(draft, [less_number(block.text)], taken)
    walk.place(draft, block)
    return at + 1 + len(taken)


def _row(walk: Walk, at: int) -> int:
    block = walk.blocks[at]
    list_title = walk.chain.list_title
    found = row_item(block, list_title.kind if list_title else None)
    if found is not None:
        draft = walk.draft(found.kind, found.number, found.label, "table", [block])
        draft.text, draft.when = found.text, found.when
        draft.above = [Above(found.addressee, Origin.COLUMN)] if found.addressee else []
        draft.restate(found.restated_from, RestatedBy.COLUMN)
        walk.place(draft, block)
    return at + 1


def _title_of(block: Block, document_title: str | None) -> Title | None:
    if block.kind is BlockKind.TABLE_ROW:
        return None
    title = read_title(block.text, heading=block.kind is BlockKind.HEADING, strong=block.strong)
    if title is None and block.lead and block.lead != block.text:
        return _lead_title(block)
    if block.kind is BlockKind.LIST_ITEM and not block.strong and _only_names(title):
        return None  # an entry of a list of contents
    if isinstance(title, SectionTitle) and block.kind is BlockKind.HEADING and block.text == document_title:
        return None  # "Causes of concern: revisit" over a whole letter is no part of it
    return title


def _only_names(title: Title | None) -> bool:
    """Whether a title names items or a list without saying anything of them."""
    unnumbered = isinstance(title, ItemTitle) and title.number is None and not title.rest
    return unnumbered or isinstance(title, ListTitle)


def _lead_title(block: Block) -> Title | None:
    """A title as the bold beginning of a paragraph ("**Recommendation 1** By 31 March ...")."""
    title = read_title(block.lead, heading=True)
    if not isinstance(title, ItemTitle) or title.rest:
        return None
    rest = block.text[len(block.lead) :].lstrip(" :.-\u2013")
    return ItemTitle(
        kind=title.kind, number=title.number, label=title.label, rest=rest, theme=title.theme,
        addressee=title.addressee, restated_from=title.restated_from,
    )  # fmt: skip
