"""One item under a title of its own: where its text ends, and what belongs to it."""

import re
from dataclasses import replace

from hmicwatch.domain import ItemKind, Origin, RestatedBy
from hmicwatch.language.text import plain
from hmicwatch.parse.blocks import Block, BlockKind, common_path
from hmicwatch.parse.grammar.draft import Above, Draft, Walk
from hmicwatch.parse.grammar.titles import (
    ASKING,
    STATUS,
    AddresseeTitle,
    DeadlineTitle,
    ItemTitle,
    ListTitle,
    read_title,
)
from hmicwatch.parse.grammar.wording import (
    announces,
    dates_alone,
    defines,
    goes_on,
    is_label,
    less_recall,
    lone_number,
    number_of,
    recalls,
    recommending,
    speaks,
    split_labels,
    status_below,
)

_INTRODUCES = re.compile(r"\brecommend|\bfollowing\b|\bbelow\b|\bas follows\b", re.I)
_TIGHT_BLOCKS, _TIGHT_WORDS = 14, 500


def titled(walk: Walk, at: int, title: ItemTitle) -> int:
    block = walk.blocks[at]
    if title.number is None and not title.rest and _heads_numbered(walk, at, title):
        walk.chain.meet(block, ListTitle(kind=title.kind, addressee=title.addressee))
        return at + 1
    beside, behind = _number_beside(walk, at) if title.number is None else (None, 0)
    if beside:
        title = replace(title, number=beside)
    at += behind  # a number on the line below the title
    if title.number is None and (_opens_numbers(walk, at + 1) or _opens_sentences(walk, at + 1, title)):
        walk.chain.meet(block, ListTitle(kind=title.kind, addressee=title.addressee))
        return at + 1
    end, tight = _extent(walk, at, title)
    taken, addressee = _taken(walk, at, end, tight=tight, title=title)
    said, labels = split_labels(taken)
    draft = walk.draft(title.kind, title.number, title.label, f"title:{title.kind}", [block, *taken])
    texts = [title.rest] if title.rest else []
    walk.fill(draft, texts, said)
    draft.theme, draft.when = title.theme, labels.when
    named = ((title.addressee, Origin.TITLE), (addressee, Origin.LINE), (labels.who, Origin.LABEL))
    draft.above = [Above(phrase, origin) for phrase, origin in named if phrase]
    draft.above += map(Above, walk.chain.addressees)
    if title.theme and not draft.text:
        draft.text = title.theme
    told = RestatedBy.STATUS if title.restated_from == "status" else RestatedBy.TITLE
    draft.restate(title.restated_from, told)
    draft.restate(status_below(taken), RestatedBy.STATUS)
    draft.restate(walk.chain.previous, RestatedBy.HEADING)
    if recalls(plain(draft.text)):
        draft.restate("earlier report, by its opening words", RestatedBy.WORDS)
        draft.text = less_recall(draft.text)
    if title.number is None and (not draft.text or _only_introduces(walk, draft, at + 1 + len(taken), title)):
        # "Area for improvement" over a heading or title of its own is a list of one.
        walk.chain.meet(block, ListTitle(kind=title.kind, addressee=title.addressee))
        return at + 1
    if title.number is None and defines(plain(draft.text)):
        return at + 1 + len(taken)
    walk.keep(draft, block)
    return at + 1 + len(taken) + (1 if addressee else 0)


def _heads_numbered(walk: Walk, at: int, title: ItemTitle) -> bool:
    """Whether a heading stands over numbered items of its kind ("Accelerated cause of concern" over "1")."""
    heading = walk.blocks[at]
    if heading.kind is not BlockKind.HEADING:
        return False
    for block, below in zip(walk.blocks[at + 1 :], walk.titles[at + 1 :], strict=True):
        if block.kind is BlockKind.HEADING and block.level <= heading.level:
            return False
        if isinstance(below, ItemTitle) and below.kind is title.kind:
            return below.number is not None and block.kind is BlockKind.HEADING
    return False


def _number_beside(walk: Walk, at: int) -> tuple[str | None, int]:
    """A number set apart from its title: in a circle before it, or large below it."""
    before = walk.blocks[at - 1] if at and walk.titles[at - 1] is None else None
    after = walk.blocks[at + 1] if at + 1 < len(walk.blocks) and walk.titles[at + 1] is None else None
    if before is not None and (number := lone_number(before)):
        return number, 0
    if after is not None and (number := lone_number(after)):
        return number, 1
    return None, 0


def _opens_numbers(walk: Walk, at: int) -> bool:
    """Whether a numbered list follows, as under "Recommendation to the Home Office"."""
    following = walk.blocks[at] if at < len(walk.blocks) and walk.titles[at] is None else None
    return following is not None and number_of(following) is not None


def _opens_sentences(walk: Walk, at: int, title: ItemTitle) -> bool:
    """Whether two bullets that are whole sentences follow ("Recommendation"): each is an item."""
    bullets = walk.blocks[at : at + 2]
    return (
        title.kind is ItemKind.RECOMMENDATION
        and not title.rest
        and len(bullets) == 2
        and all(one.kind is BlockKind.LIST_ITEM and speaks(one) for one in bullets)
        and bullets[0].level == bullets[1].level
        and not any(walk.titles[at : at + 2])
    )


def _only_introduces(walk: Walk, draft: Draft, after: int, title: ItemTitle) -> bool:
    following = walk.titles[after] if after < len(walk.titles) else None
    same = isinstance(following, ItemTitle) and following.kind is title.kind
    said = plain(draft.text)
    return (
        same
        and title.kind is ItemKind.RECOMMENDATION
        and not ASKING.search(said)
        and (said.rstrip().endswith(":") or bool(_INTRODUCES.search(said)))
    )


def _extent(walk: Walk, at: int, title: ItemTitle) -> tuple[int, bool]:
    """Where the item's container or heading ends, and whether the container ended it."""
    blocks = walk.blocks
    after = at + 1
    scope = (
        blocks[at].path
        if title.rest
        else common_path(blocks[at].path, blocks[after].path if after < len(blocks) else ())
    )
    if blocks[at].boxed and after < len(blocks) and not blocks[after].boxed:
        scope = () if not title.rest else blocks[at].path
    end = after
    while end < len(blocks):
        if scope and blocks[end].path[: len(scope)] != scope:
            words = sum(len(block.text.split()) for block in blocks[after:end])
            own = not (title.rest and at and blocks[at - 1].path[: len(scope)] == scope)
            return end, own and end - after <= _TIGHT_BLOCKS and words <= _TIGHT_WORDS
        if _stops(walk, at, end):
            return end, False
        end += 1
    return end, False


def _stops(walk: Walk, at: int, here: int) -> bool:
    block, title = walk.blocks[here], walk.titles[here]
    if here == at + 1 and isinstance(title, AddresseeTitle):
        return False
    told_below = isinstance(title, DeadlineTitle) or (title is None and is_label(block))
    if told_below and block.boxed and here > at + 1 and block.path == walk.blocks[here - 1].path:
        return False  # in the item's own box, below its text
    if title is not None:
        return True
    if block.kind is not BlockKind.HEADING:
        return False
    # A theme may stand between the title and the text, as a heading of lower rank.
    own = walk.blocks[at]
    return not (here == at + 1 and own.kind is BlockKind.HEADING and block.level >= own.level)


def _taken(walk: Walk, at: int, end: int, *, tight: bool, title: ItemTitle) -> tuple[list[Block], str]:
    """The blocks that are the item's text, and an addressee line right below the title."""
    begin, addressee = at + 1, ""
    if begin < end and (who := _addressee_line(walk.blocks[begin])):
        addressee, begin = who, begin + 1
    inside = list(walk.blocks[begin:end])
    if tight:
        return inside, addressee
    return _leading_text(inside, bool(title.rest), title), addressee


def _addressee_line(block: Block) -> str:
    """Who a line right below an item's title names ("To all chief constables"), else nothing."""
    title = read_title(block.text, heading=True) if len(block.text.split()) <= 24 else None
    return title.addressee if isinstance(title, AddresseeTitle) and not block.text.endswith(".") else ""


def _leading_text(blocks: list[Block], begun: bool, title: ItemTitle) -> list[Block]:
    """Without a box, an item's text is its first asking paragraph with what visibly goes on with it."""
    if title.kind is ItemKind.CAUSE_OF_CONCERN:
        here = (
            n for n, one in enumerate(blocks[:8]) if n and (announces(plain(one.text)) or recommending(one))
        )
        return blocks[: next(here, 8)]
    taken: list[Block] = []
    asked = begun and bool(ASKING.search(plain(title.rest)))
    stem = begun and plain(title.rest).rstrip().endswith(":")
    for block in blocks:
        said = plain(block.text)
        if not asked:
            taken.append(block)
            asked = bool(ASKING.search(said)) or len(taken) >= 3
        elif (
            (
                block.kind is BlockKind.LIST_ITEM
                and (stem or (taken and taken[-1].kind is BlockKind.LIST_ITEM))
            )
            or goes_on(said, stem)
            or STATUS.match(said)
            or is_label(block)
            or dates_alone(block)
        ):
            taken.append(block)
        else:
            break
        stem = said.rstrip().endswith(":") or (stem and block.kind is BlockKind.LIST_ITEM)
    return taken
