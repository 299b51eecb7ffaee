"""Blocks become drafts of items: one for every place where an item is printed; copies are joined later."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hmicwatch.domain import ItemKind, Place
from hmicwatch.language.text import plain
from hmicwatch.parse.addressees import sentences
from hmicwatch.parse.blocks import Block, BlockKind
from hmicwatch.parse.grammar.chain import PSEUDO_LEVEL, Chain
from hmicwatch.parse.grammar.tables import row_item
from hmicwatch.parse.grammar.titles import (
    ASKING,
    STATUS,
    AddresseeTitle,
    ItemTitle,
    ListTitle,
    Section,
    SectionTitle,
    Title,
    read_title,
)

_NUMERAL = re.compile(r"^\(?(?P<number>\d{1,2})[.)]?$")
_NUMBERED_TEXT = re.compile(r"^\(?(?P<number>\d{1,2})(?:[.)]\s+(?=[A-Z\"'])|:\s+)")
_RECOMMENDS = re.compile(
    r"\b(?:we|i|hmicfrs|hmic|hmi\s+\w+|the\s+inspectorate|the\s+inspectorates|inspectors|"
    r"his\s+majesty's\s+inspector\w*|her\s+majesty's\s+inspector\w*)"
    r"\s+(?:(?:therefore|also|now|strongly|further|have|accordingly|jointly|again|would|"
    r"hereby)\s+)*recommend(?:s)?\b(?!ed)"
    r"|\b(?:my|our)\s+recommendation\s+is\s+that\b|\bit\s+is\s+(?:therefore\s+)?recommended\s+that\b",
    re.I,
)
_NOT_RECOMMENDING = re.compile(r"\brecommends?\s+(?:reading|you|readers|this|a\s+(?:friend|service))\b", re.I)
_LEAD_IN = re.compile(r"\brecommends?\b", re.I)
_FOLLOWING = re.compile(
    r"\bfollowing\s+(?:\w+\s+){0,2}recommendations\b|\brecommendations\s+(?:are|is)\b[^.]*:$", re.I
)
_NONE_MADE = re.compile(r"\bno\s+(?:new|further|more|additional|other)?\s*recommendations?\b", re.I)
_BENEFITS = re.compile(
    r"^(?:this|these|doing\s+(?:this|so)|in\s+doing|that|such)\b.{0,60}\b(?:will|would|should|is|"
    r"are|means|help)\b",
    re.I,
)
_QUOTED = re.compile(r"^[\"'](?!s\b)")
_CONTINUES = re.compile(
    r"^(?:and\b|or\b|they\s+should|it\s+should|this\s+should|these\s+should|in\s+addition|[a-z])", re.I
)
_NO_SUBJECT = re.compile(
    r"^(?:what|where|when|how|whether|which|who|this|these|they|it|there|our|we\s+(?!(?:\w+\s+)?recommend)|"
    r"i\s+(?!(?:\w+\s+)?recommend))\b",
    re.I,
)
_TELLS = re.compile(
    r"^[^.;:]{0,80}?\b(?:i|we)\s+(?:(?:have|had|also|will|therefore)\s+)*"
    r"(?:decid|found|find|conclud|believ|think|expect|consider|saw|heard|said|mak|made|set|look)\w*\b",
    re.I,
)
_EARLY = 26  # words within which a paragraph that goes on with a recommendation comes to its verb
_TIGHT_BLOCKS, _TIGHT_WORDS = 14, 500


@dataclass(slots=True, eq=False)
class Draft:
    """One printed item before copies are joined. `above` are headings and stems that it inherits from."""

    kind: ItemKind
    number: str | None
    label: str | None
    rule: str
    blocks: list[Block]
    text: str = ""
    parts: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    when: str = ""
    section: Section = Section.BODY
    chapter: tuple[str, ...] = ()
    restated_from: str | None = None
    parent: "Draft | None" = None
    places: list[Place] = field(default_factory=list)
    in_list: int = 0

    @property
    def restated(self) -> bool:
        return self.restated_from is not None


def gather(blocks: Sequence[Block], document_title: str | None) -> list[Draft]:
    """All printed items of a document in reading order."""
    return _without_explanations(_Gathering(blocks, document_title).run())


def _without_explanations(drafts: list[Draft]) -> list[Draft]:
    """In a list whose items have titles of their own, sentences without one explain and are no items."""
    titled = {
        (draft.in_list, draft.kind)
        for draft in drafts
        if draft.in_list and draft.rule.startswith(("title", "table"))
    }
    unnumbered = [draft for draft in drafts if draft.rule.startswith("list") and draft.number is None]
    return [d for d in drafts if d not in unnumbered or (d.in_list, d.kind) not in titled]


class _Gathering:
    """Goes through the blocks once; `_at` moves on as items take their blocks."""

    def __init__(self, blocks: Sequence[Block], document_title: str | None) -> None:
        self._blocks = blocks
        self._titles = [_title_of(block, document_title) for block in blocks]
        self._chain = Chain()
        self._drafts: list[Draft] = []
        self._concern: Draft | None = None
        self._concern_level = 0
        self._concern_box: tuple[int, ...] = ()
        self._stem: Block | None = None
        self._strong_lists: bool | None = None
        self._answered = False  # the cause of concern at hand has its recommendations

    def run(self) -> list[Draft]:
        at = 0
        while at < len(self._blocks):
            at = max(at + 1, self._step(at))
        return self._drafts

    def _step(self, at: int) -> int:
        block, title = self._blocks[at], self._titles[at]
        self._chain.meet(block, title)
        self._leave_concern(block, title)
        if title is not None or block.kind is BlockKind.HEADING:
            self._stem = None
        if block.kind is BlockKind.HEADING and not (
            isinstance(title, ItemTitle | ListTitle) and title.kind is ItemKind.RECOMMENDATION
        ):
            self._answered = False
        if isinstance(title, ListTitle | SectionTitle):
            self._strong_lists = None
        if self._chain.section.holds_no_items:
            return at + 1
        if isinstance(title, ItemTitle):
            return self._titled(at, title)
        if block.kind is BlockKind.TABLE_ROW:
            return self._row(at)
        listed = self._chain.list_title
        if listed is not None and title is None:
            return self._listed(at, listed.kind)
        if title is None and block.kind is not BlockKind.HEADING:
            return self._prose(at)
        return at + 1

    def _leave_concern(self, block: Block, title: Title | None) -> None:
        """A cause of concern ends at a heading of its rank that is no list of its recommendations."""
        if (
            self._concern is None
            or block.kind is not BlockKind.HEADING
            or isinstance(title, ItemTitle | AddresseeTitle)
        ):
            return
        if isinstance(title, ListTitle) and title.kind is ItemKind.RECOMMENDATION:
            return
        if block.level <= self._concern_level or isinstance(title, ListTitle | SectionTitle):
            self._concern = None

    # One item under a title of its own

    def _titled(self, at: int, title: ItemTitle) -> int:
        block = self._blocks[at]
        end, tight = self._extent(at, title)
        taken, addressee = self._taken(at, end, tight=tight, title=title)
        draft = self._draft(title.kind, title.number, title.label, f"title:{title.kind}", [block, *taken])
        texts = [title.rest] if title.rest else []
        self._fill(draft, texts, taken)
        draft.above = [phrase for phrase in (title.addressee, addressee) if phrase] + self._chain.addressees
        if title.theme and not draft.text:
            draft.text = title.theme
        draft.restated_from = title.restated_from or _status_below(taken) or self._chain.previous
        if title.number is None and (
            not draft.text or self._only_introduces(draft, at + 1 + len(taken), title)
        ):
            # "Area for improvement" over a heading or title of its own is a list of one.
            self._chain.meet(block, ListTitle(kind=title.kind, addressee=title.addressee))
            return at + 1
        self._keep(draft, block)
        return at + 1 + len(taken) + (1 if addressee else 0)

    def _only_introduces(self, draft: Draft, after: int, title: ItemTitle) -> bool:
        following = self._titles[after] if after < len(self._titles) else None
        same = isinstance(following, ItemTitle) and following.kind is title.kind
        return same and title.kind is ItemKind.RECOMMENDATION and not ASKING.search(plain(draft.text))

    def _extent(self, at: int, title: ItemTitle) -> tuple[int, bool]:
        """Where the item's container or heading ends, and whether the container ended it."""
        blocks = self._blocks
        after = at + 1
        scope = (
            blocks[at].path
            if title.rest
            else _common(blocks[at].path, blocks[after].path if after < len(blocks) else ())
        )
        if blocks[at].boxed and after < len(blocks) and not blocks[after].boxed:
            scope = () if not title.rest else blocks[at].path
        end = after
        while end < len(blocks):
            if scope and blocks[end].path[: len(scope)] != scope:
                words = sum(len(block.text.split()) for block in blocks[after:end])
                return end, end - after <= _TIGHT_BLOCKS and words <= _TIGHT_WORDS
            if self._stops(at, end):
                return end, False
            end += 1
        return end, False

    def _stops(self, at: int, here: int) -> bool:
        block, title = self._blocks[here], self._titles[here]
        if here == at + 1 and isinstance(title, AddresseeTitle):
            return False
        if title is not None:
            return True
        if block.kind is not BlockKind.HEADING:
            return False
        # A theme may stand between the title and the text, as a heading of lower rank.
        own = self._blocks[at]
        return not (here == at + 1 and own.kind is BlockKind.HEADING and block.level >= own.level)

    def _taken(self, at: int, end: int, *, tight: bool, title: ItemTitle) -> tuple[list[Block], str]:
        """The blocks that are the item's text, and an addressee line right below the title."""
        begin, addressee = at + 1, ""
        if begin < end and (who := _addressee_line(self._blocks[begin])):
            addressee, begin = who, begin + 1
        inside = list(self._blocks[begin:end])
        if tight:
            return inside, addressee
        return _leading_text(inside, bool(title.rest), title), addressee

    # Items in a list

    def _listed(self, at: int, kind: ItemKind) -> int:
        block = self._blocks[at]
        if kind is ItemKind.CAUSE_OF_CONCERN:
            return at + 1 if self._answered else self._concern_text(at)
        if block.kind is BlockKind.HEADING:
            return self._heading_in_list(at, kind)
        number = _number_of(block)
        if number:
            return self._numbered(at, kind, number)
        if block.kind is BlockKind.LIST_ITEM:
            return self._bullet(at, kind)
        return self._paragraph(at, kind)

    def _heading_in_list(self, at: int, kind: ItemKind) -> int:
        """A heading can itself be the sentence ("The force should improve ...")."""
        block = self._blocks[at]
        if not ASKING.search(plain(block.text)) or len(block.text.split()) < 6:
            return at + 1
        draft = self._draft(kind, None, None, "list:heading", [block])
        self._fill(draft, [block.text], [])
        self._place_in_list(draft, block)
        return self._past_explanation(at + 1)

    def _past_explanation(self, at: int) -> int:
        while (
            at < len(self._blocks)
            and self._titles[at] is None
            and self._blocks[at].kind is not BlockKind.HEADING
        ):
            at += 1
        return at

    def _numbered(self, at: int, kind: ItemKind, number: str) -> int:
        block = self._blocks[at]
        following = self._following(at + 1)
        draft = self._draft(kind, number, f"{number}.", "list:number", [block, *following])
        self._fill(draft, [_NUMBERED_TEXT.sub("", block.text)], following)
        if self._stem is not None and not _speaks(block):
            draft.above.append(self._stem.text)
            draft.blocks.append(self._stem)
        self._place_in_list(draft, block)
        return at + 1 + len(following)

    def _following(self, at: int) -> list[Block]:
        """What belongs to a listed item behind its first block: deeper or unnumbered lists, their stems."""
        first = self._blocks[at - 1]
        taken: list[Block] = []
        while at < len(self._blocks):
            block = self._blocks[at]
            if (
                self._titles[at] is not None
                or block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW)
                or _number_of(block)
            ):
                break
            if (
                (
                    block.kind is BlockKind.LIST_ITEM
                    and (block.level > first.level or _is_stem([first, *taken]))
                )
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

    def _bullet(self, at: int, kind: ItemKind) -> int:
        block = self._blocks[at]
        rest = self._following_deeper(at)
        if self._stem is not None and not _speaks(block) and not _opens_list(self._stem, kind):
            return at + 1 + len(rest)  # benefits, or what the inspection covered
        shares_stem = self._stem is not None and not _speaks(block)
        if (
            kind is ItemKind.RECOMMENDATION
            and shares_stem
            and self._drafts
            and self._drafts[-1].rule == "list:stem"
        ):
            self._drafts[-1].parts.append(block.text)
            self._drafts[-1].text += f" {_joined(block, rest)}"
            return at + 1 + len(rest)
        draft = self._draft(kind, None, None, "list:bullet", [block, *rest])
        self._fill(draft, [block.text], rest)
        if self._stem is not None:
            draft.above.append(self._stem.text)
        self._place_in_list(draft, block)
        return at + 1 + len(rest)

    def _following_deeper(self, at: int) -> list[Block]:
        first = self._blocks[at]
        taken = []
        for block, title in zip(self._blocks[at + 1 :], self._titles[at + 1 :], strict=True):
            deeper = block.kind is BlockKind.LIST_ITEM and block.level > first.level
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

    def _paragraph(self, at: int, kind: ItemKind) -> int:
        block = self._blocks[at]
        said = plain(block.text)
        if self._chain.section is Section.PREVIOUS and not block.boxed:
            return at + 1  # what became of earlier items is told in prose; only lists print them again
        if said.rstrip().endswith(":") and self._list_follows(at):
            return self._stem_in_list(at, kind)
        self._stem = None
        if not ASKING.search(said) or _BENEFITS.match(said) or _TELLS.match(said):
            return at + 1
        if not _speaks(block) or not self._counts_in_list(block):
            return at + 1
        draft = self._draft(kind, None, None, "list:paragraph", [block])
        self._fill(draft, [block.text], [])
        self._place_in_list(draft, block)
        return at + 1

    def _counts_in_list(self, block: Block) -> bool:
        """Where a list prints its items bold, plain paragraphs below them explain."""
        if self._strong_lists is None:
            self._strong_lists = block.strong
        return block.strong or not self._strong_lists

    def _list_follows(self, at: int) -> bool:
        return at + 1 < len(self._blocks) and (
            self._blocks[at + 1].kind is BlockKind.LIST_ITEM or _number_of(self._blocks[at + 1]) is not None
        )

    def _stem_in_list(self, at: int, kind: ItemKind) -> int:
        block = self._blocks[at]
        self._stem = block
        first = self._blocks[at + 1]
        opens_one = kind is ItemKind.RECOMMENDATION and _asks(plain(block.text)) and _opens_list(block, kind)
        if opens_one and not _speaks(first) and _number_of(first) is None:
            draft = self._draft(kind, None, None, "list:stem", [block])
            draft.text = block.text
            self._place_in_list(draft, block)
        return at + 1

    def _place_in_list(self, draft: Draft, block: Block) -> None:
        draft.above += self._chain.addressees
        draft.restated_from = self._chain.previous
        self._keep(draft, block)

    # Causes of concern in a list, prose, tables

    def _concern_text(self, at: int) -> int:
        """Under "Causes of concern": text up to the next title is one cause; so is a number or bullet."""
        block = self._blocks[at]
        if block.kind is BlockKind.HEADING or len(block.text.split()) < 5:
            return at + 1
        if re.search(r"\bcauses?\s+(?:of|for)\s+concern\b", block.text, re.I):
            return at + 1  # it introduces the list
        end = at + 1
        if block.kind is BlockKind.PARAGRAPH and not _number_of(block):
            while (
                end < len(self._blocks)
                and self._titles[end] is None
                and self._blocks[end].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            ):
                end += 1
        inside = list(self._blocks[at:end])
        draft = self._draft(ItemKind.CAUSE_OF_CONCERN, _number_of(block), None, "list:concern", inside)
        draft.text = " ".join(one.text for one in inside)
        self._place_in_list(draft, block)
        return end

    def _prose(self, at: int) -> int:
        block = self._blocks[at]
        if self._chain.section is Section.PREVIOUS:
            return at + 1
        for sentence in sentences(block.text):
            found = _RECOMMENDS.search(sentence)
            if (
                found
                and not _NOT_RECOMMENDING.search(sentence)
                and not re.search(r"\bas (?:we|i)\b|\bsee\b.{0,20}recommendation", sentence, re.I)
            ):
                return self._prose_item(at, sentence)
        return at + 1

    def _prose_item(self, at: int, sentence: str) -> int:
        block = self._blocks[at]
        following = self._following(at + 1) if sentence.rstrip().endswith(":") else []
        draft = self._draft(ItemKind.RECOMMENDATION, None, None, "prose", [block, *following])
        self._fill(draft, [sentence], following)
        draft.above += self._chain.addressees
        self._keep(draft, block)
        return at + 1 + len(following)

    def _row(self, at: int) -> int:
        block = self._blocks[at]
        listed = self._chain.list_title
        found = row_item(block, listed.kind if listed else None)
        if found is not None:
            draft = self._draft(found.kind, found.number, found.label, "table", [block])
            draft.text, draft.when = found.text, found.when
            draft.above = [found.addressee] if found.addressee else []
            draft.above += self._chain.addressees
            draft.restated_from = found.restated_from or self._chain.previous
            self._keep(draft, block)
        return at + 1

    # What all of them share

    def _draft(
        self, kind: ItemKind, number: str | None, label: str | None, rule: str, blocks: list[Block]
    ) -> Draft:
        return Draft(
            kind=kind, number=number, label=label, rule=rule, blocks=blocks,
            section=self._chain.section, chapter=self._chain.headings, in_list=self._chain.list_order,
            places=[place for block in blocks for place in (block.place, *block.more)],
        )  # fmt: skip

    def _fill(self, draft: Draft, texts: list[str], taken: list[Block]) -> None:
        """Text and parts: a list is parts only where a stem with a verb asks for them."""
        stem = plain(texts[-1]) if texts else ""
        asking = _asks(stem)
        for block in taken:
            texts.append(block.text)
            if block.kind is BlockKind.LIST_ITEM:
                if asking:
                    draft.parts.append(block.text)
            else:
                said = plain(block.text)
                asking = _asks(said)
        draft.text = " ".join(text for text in texts if text)

    def _keep(self, draft: Draft, block: Block) -> None:
        if draft.kind is ItemKind.CAUSE_OF_CONCERN:
            self._concern = draft
            self._concern_level = block.level if block.kind is BlockKind.HEADING else PSEUDO_LEVEL
        elif draft.kind is ItemKind.RECOMMENDATION:
            draft.parent = self._concern
            self._answered = self._concern is not None
        if draft.text:
            if draft.restated_from is None and _QUOTED.match(plain(draft.text)):
                draft.restated_from = "quoted"
            self._drafts.append(draft)


def _title_of(block: Block, document_title: str | None) -> Title | None:
    if block.kind is BlockKind.TABLE_ROW or (
        block.kind is BlockKind.HEADING and block.text == document_title
    ):
        return None
    title = read_title(block.text, heading=block.kind is BlockKind.HEADING, strong=block.strong)
    if title is None and block.lead and block.lead != block.text:
        return _lead_title(block)
    if block.kind is BlockKind.LIST_ITEM and not block.strong and _only_names(title):
        return None  # an entry of a list of contents
    return title


def _only_names(title: Title | None) -> bool:
    """Whether a title names items or a list without saying anything of them."""
    unnumbered = isinstance(title, ItemTitle) and title.number is None and not title.rest
    return unnumbered or isinstance(title, ListTitle)


def _addressee_line(block: Block) -> str:
    """Who a line right below an item's title names ("To all chief constables"), else nothing."""
    title = read_title(block.text, heading=True) if len(block.text.split()) <= 24 else None
    return title.addressee if isinstance(title, AddresseeTitle) and not block.text.endswith(".") else ""


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


def _common(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    shared = []
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared.append(first)
    return tuple(shared)


def _asks(said: str) -> bool:
    return bool(
        said.rstrip().endswith(":")
        and (ASKING.search(said) or _LEAD_IN.search(said))
        and not _BENEFITS.match(said)
    )


def _opens_list(stem: Block, kind: ItemKind) -> bool:
    """Whether the lines under a stem are asked for: by its verb, or as "the following recommendations"."""
    said = plain(stem.text)
    if _NONE_MADE.search(said):
        return False
    return _asks(said) or bool(_FOLLOWING.search(said)) or kind is not ItemKind.RECOMMENDATION


def _is_stem(blocks: list[Block]) -> bool:
    return plain(blocks[-1].text).rstrip().endswith(":") or (
        len(blocks) > 1 and blocks[-1].kind is BlockKind.LIST_ITEM
    )


def _number_of(block: Block) -> str | None:
    """The number of a numbered list item or paragraph of the first depth."""
    if block.kind is BlockKind.LIST_ITEM and block.level <= 1 and (match := _NUMERAL.match(block.marker)):
        return match["number"]
    if block.level <= 1 and (match := _NUMBERED_TEXT.match(plain(block.text))):
        return match["number"]
    return None


def _speaks(block: Block) -> bool:
    """Whether a block is a sentence of its own: somebody, then "should", in its first sentence and early."""
    first = next(iter(sentences(block.text)), "")
    modal = ASKING.search(first)
    if modal is None or first[:1].islower() or _NO_SUBJECT.match(first):
        return False
    return 0 < len(first[: modal.start()].split()) <= _EARLY


def _joined(block: Block, rest: list[Block]) -> str:
    return " ".join([block.text, *(one.text for one in rest)])


def _status_below(taken: list[Block]) -> str | None:
    """Old recommendations are printed with what became of them: a status line makes them restated."""
    for block in taken:
        if (
            block.kind is BlockKind.PARAGRAPH
            and STATUS.match(plain(block.text))
            and not ASKING.search(plain(block.text)[:60])
        ):
            return "status"
    return None


def _leading_text(blocks: list[Block], begun: bool, title: ItemTitle) -> list[Block]:
    """Without a box, an item's text is its first asking paragraph with what visibly goes on with it."""
    if title.kind is ItemKind.CAUSE_OF_CONCERN:
        return blocks[:8]
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
            or _goes_on(said, stem)
            or STATUS.match(said)
        ):
            taken.append(block)
        else:
            break
        stem = said.rstrip().endswith(":") or (stem and block.kind is BlockKind.LIST_ITEM)
    return taken


def _goes_on(said: str, stem: bool) -> bool:
    modal = ASKING.search(said)
    early = modal is not None and len(said[: modal.start()].split()) <= 14
    return early or stem or bool(_CONTINUES.match(said) and said[:1].islower())
