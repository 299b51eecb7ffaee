"""Drafts of items, and the walk over a document's blocks in which they are made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hmicwatch.domain import ItemKind, Origin, Place, RestatedBy
from hmicwatch.language.text import plain
from hmicwatch.parse.blocks import Block, BlockKind, common_path
from hmicwatch.parse.grammar.chain import PSEUDO_LEVEL, Chain
from hmicwatch.parse.grammar.titles import (
    ASKING,
    AddresseeTitle,
    DeadlineTitle,
    ItemTitle,
    ListTitle,
    Section,
    SectionTitle,
    Title,
)
from hmicwatch.parse.grammar.wording import (
    asks,
    dates_all,
    inline_parts,
    is_quoted,
    less_number,
    number_of,
    speaks,
    split_bracket,
    tells_of_earlier,
)

_THEME = re.compile(r"^(?P<number>\d{1,2})[.):]?\s+(?=\S)")
_PARAGRAPH_NUMBER = re.compile(r"^(?P<number>\d{1,2}\.\d{1,2})[.)]?\s+(?=[A-Z])")
_PARAGRAPH = 12  # words: an entry of a table of contents has fewer
_SENTENCE = 8  # words
_ANNOUNCES = re.compile(r"\b(?:following|below)\b[^.]*[.:]?$", re.I)


def _announced(said: str) -> set[ItemKind]:
    """What the last words of a paragraph say is printed below it."""
    if not _ANNOUNCES.search(said):
        return set()
    concern = re.search(r"\bcauses? of concern\b", said, re.I)
    return {ItemKind.RECOMMENDATION} | ({ItemKind.CAUSE_OF_CONCERN} if concern else set())


@dataclass(frozen=True, slots=True)
class Above:
    """Words that an item can inherit from, and where they stand."""

    phrase: str
    origin: Origin = Origin.HEADING


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
    above: list[Above] = field(default_factory=list)
    theme: str = ""
    when: str = ""
    section: Section = Section.BODY
    chapter: tuple[str, ...] = ()
    restated_from: str | None = None
    restated_by: RestatedBy | None = None
    quoted: bool = False
    parent: "Draft | None" = None
    places: list[Place] = field(default_factory=list)
    in_list: int = 0

    @property
    def restated(self) -> bool:
        return self.restated_from is not None

    def restate(self, source: str | None, by: RestatedBy) -> None:
        """Take note that an earlier report made this item; what was known before stays."""
        if source and not self.restated_from:
            self.restated_from, self.restated_by = source, by


class Walk:
    """The blocks with their titles, and what is known at the block reached: headings, stem, concern."""

    def __init__(
        self, blocks: Sequence[Block], titles: Sequence[Title | None], *, comes_back: bool = False
    ) -> None:
        self._comes_back = comes_back
        self._earlier: str | None = None
        self.blocks = blocks
        self.titles = list(titles)
        self.chain = Chain()
        self.drafts: list[Draft] = []
        self.passed_over: list[Block] = []
        self.stem: Block | None = None
        self.strong_items: bool | None = None
        self.explained = False
        """Whether explanations have begun behind the items of the list at hand."""
        self.answered = False
        """Whether the cause of concern at hand has its recommendations."""
        self.recalled: set[ItemKind] = set()
        """What of an earlier letter is still to be printed below, where a sentence announced it."""
        self._concern: Draft | None = None
        self._concern_level = 0
        self.running = 0
        """The number of the last paragraph, in a document that numbers all of them outside its lists too."""
        self._theme = 0
        """The number of the last numbered theme in the list at hand."""

    def meet(self, at: int) -> None:
        """Take note of the block reached before anything is read from it."""
        block = self.blocks[at]
        heading = block.kind is BlockKind.HEADING
        if self._goes_on_counting(block, self.titles[at]):
            self.titles[at] = None
        title = self.titles[at]
        self._count_paragraphs(block, title)
        if heading or title is not None:
            self.recalled = set()
        if self._comes_back:
            self._meet_earlier(block, title)
        self.chain.leave(block, {draft.in_list for draft in self.drafts})
        self.chain.meet(block, title)
        if heading:
            self._meet_heading(block, title)
        if heading or title is not None:
            self.stem = None
        if isinstance(title, ListTitle | SectionTitle):
            self.strong_items = None
        if heading or isinstance(title, ListTitle | SectionTitle):
            self.explained = False

    def _count_paragraphs(self, block: Block, title: Title | None) -> None:
        number = number_of(block) if title is None and block.kind is not BlockKind.HEADING else None
        listed = self.chain.list_title is not None
        if number is None or (listed and not self.counts_on(number)) or len(block.text.split()) < _PARAGRAPH:
            return
        told = listed or not speaks(replace(block, text=less_number(block.text)))
        self.running = int(number) if told and int(number) in (1, self.running + 1) else 0

    def counts_on(self, number: str) -> bool:
        """Whether a number goes on with those of the paragraphs before the list: it is none of an item."""
        return self.running > 1 and int(number) == self.running + 1

    def _goes_on_counting(self, block: Block, title: Title | None) -> bool:
        """Whether what reads like a part title is the next numbered theme of a list ("4. Definitions")."""
        if isinstance(title, ListTitle):
            self._theme = 0
        theme = _THEME.match(block.text) if block.kind is BlockKind.HEADING or block.strong else None
        if theme is None:
            return False
        next_one = int(theme["number"]) == self._theme + 1 and self.chain.list_title is not None
        self._theme = int(theme["number"]) if next_one else 0
        return next_one and isinstance(title, SectionTitle) and title.section.holds_no_items

    def _meet_earlier(self, block: Block, title: Title | None) -> None:
        """ "In 2018, we wrote to you about the cause of concern below": what follows is not new."""
        anew = re.search(r"\b(?:further|new|additional)\b|\bwe now\b", block.text, re.I)
        if anew or (block.kind is BlockKind.HEADING and not isinstance(title, ItemTitle | ListTitle)):
            self._earlier = None
        elif block.kind is BlockKind.PARAGRAPH and title is None and tells_of_earlier(plain(block.text)):
            self._earlier = "earlier letter or report"
            self.recalled = _announced(plain(block.text))

    def _meet_heading(self, block: Block, title: Title | None) -> None:
        """A cause of concern ends at a heading of its rank that is no list of its recommendations."""
        if isinstance(title, ItemTitle | ListTitle) and title.kind is ItemKind.RECOMMENDATION:
            if isinstance(title, ListTitle) and block.level < self._concern_level < PSEUDO_LEVEL:
                self._concern = None
            return
        self.answered = False
        if isinstance(title, ItemTitle | AddresseeTitle | DeadlineTitle):
            return
        if block.level <= self._concern_level or isinstance(title, ListTitle | SectionTitle):
            self._concern = None

    def drafts_of_list(self) -> list[Draft]:
        """The items found so far in the list at hand."""
        return [draft for draft in self.drafts if draft.in_list and draft.in_list == self.chain.list_order]

    def drafts_here(self) -> bool:
        return bool(self.drafts_of_list())

    def draft(
        self, kind: ItemKind, number: str | None, label: str | None, rule: str, blocks: list[Block]
    ) -> Draft:
        return Draft(
            kind=kind, number=number, label=label, rule=rule, blocks=blocks,
            section=self.chain.section, chapter=self.chain.headings, in_list=self.chain.list_order,
            places=[place for block in blocks for place in (block.place, *block.more)],
        )  # fmt: skip

    def fill(self, draft: Draft, texts: list[str], taken: list[Block]) -> None:
        """Text and parts: a list is parts only where a stem with a verb asks for them."""
        stem = plain(texts[-1]) if texts else ""
        asking = asks(stem)
        themes = [block for block in taken if block.kind is BlockKind.HEADING]
        sentences = [block for block in taken if block.kind is not BlockKind.HEADING]
        concern = draft.kind is ItemKind.CAUSE_OF_CONCERN and bool(sentences)
        if any(speaks(block) for block in sentences):
            themes = []  # a theme over the sentence is no part of it; one that stands for it is
        elif concern or any(ASKING.search(plain(block.text)) for block in sentences):
            themes = [block for block in themes if len(block.text.split()) >= _SENTENCE]
        for block in (*themes, *sentences):
            texts.append(block.text)
            if block.kind is BlockKind.LIST_ITEM:
                if asking:
                    draft.parts.append(block.text)
            else:
                said = plain(block.text)
                asking = asks(said) or dates_all(said)
        draft.text = " ".join(text for text in texts if text)

    def keep(self, draft: Draft, block: Block) -> None:
        if draft.kind is ItemKind.CAUSE_OF_CONCERN:
            self._concern = draft
            self._concern_level = block.level if block.kind is BlockKind.HEADING else PSEUDO_LEVEL
        elif draft.kind is ItemKind.RECOMMENDATION:
            draft.parent = self._concern if self._is_under_concern(block) else None
            self.answered = draft.parent is not None
        draft.text, owner = split_bracket(draft.text)
        if owner:
            draft.above.insert(0, Above(owner, Origin.LABEL))
        if match := _PARAGRAPH_NUMBER.match(draft.text):
            draft.number = draft.number or match["number"]
            draft.text = draft.text[match.end() :]
        if not draft.parts:
            draft.parts = inline_parts(draft.text)
        if draft.text:
            if is_quoted(plain(draft.text)):
                # A follow-up quotes what was asked before; elsewhere somebody must look whose words they are.
                draft.quoted = True
                draft.restate("quoted" if self._comes_back else None, RestatedBy.QUOTED)
            draft.restate(self._earlier, RestatedBy.ANNOUNCED)
            self.drafts.append(draft)

    def _is_under_concern(self, block: Block) -> bool:
        """Whether a recommendation answers the cause at hand: not outside a box that holds others."""
        concern = self._concern
        if concern is None:
            return False
        box = concern.blocks[0].path
        for one in concern.blocks[1:]:
            box = common_path(box, one.path)
        inside = block.path[: len(box)] == box
        return inside or not any(
            draft.parent is concern and draft.blocks[0].path[: len(box)] == box for draft in self.drafts
        )

    def place(self, draft: Draft, block: Block) -> None:
        """Keep an item of a list with what the headings above it say."""
        draft.above += map(Above, self.chain.addressees)
        draft.restate(self.chain.previous, RestatedBy.HEADING)
        self.keep(draft, block)
