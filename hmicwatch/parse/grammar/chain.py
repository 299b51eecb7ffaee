"""The headings above a block: which part of the report it is, which list it stands in, who is asked."""

import re
from dataclasses import dataclass

from hmicwatch.parse.blocks import Block, BlockKind, common_path
from hmicwatch.parse.grammar.titles import (
    AddresseeTitle,
    DeadlineTitle,
    ItemTitle,
    ListTitle,
    Section,
    SectionTitle,
    Title,
)

PSEUDO_LEVEL = 7  # a bold paragraph that serves as a heading ranks below every marked heading
_ANEW = re.compile(r"\b(?:new|further|additional)\b", re.I)
_ENTRY = re.compile(r"^\d{1,2}\.?\s+(?:\S+\s*){1,14}$")


@dataclass(frozen=True, slots=True)
class _Link:
    level: float
    title: Title | None
    text: str
    box: tuple[int, ...]
    order: int
    path: tuple[int, ...] = ()


class Chain:
    """The open headings, outermost first. Item titles close what is deeper, and open nothing."""

    def __init__(self) -> None:
        self._links: list[_Link] = []
        self._met = 0
        self._themed: set[int] = set()
        self._scopes: dict[int, tuple[int, ...]] = {}

    def meet(self, block: Block, title: Title | None) -> None:
        """Take note of a block that may be a heading."""
        self._leave_boxes(block)
        heading = block.kind is BlockKind.HEADING
        self._met += 1
        if self.section is Section.CONTENTS and (
            block.kind is BlockKind.LIST_ITEM or (not heading and _ENTRY.match(block.text))
        ):
            return
        if isinstance(title, ItemTitle):
            if heading and _ANEW.search(block.text):
                self._links = [
                    link for link in self._links if link.level < block.level or not _is_previous(link.title)
                ]
            self._close_for_item(block.level if heading else PSEUDO_LEVEL, numbered=title.number is not None)
        elif isinstance(title, SectionTitle) and title.named == "entry":
            return
        elif (heading and title is None and self._is_theme(block.level)) or (
            isinstance(title, AddresseeTitle | DeadlineTitle)
            and self._is_theme(block.level if heading else PSEUDO_LEVEL)
        ):
            self._open_theme(block, title, block.level if heading else PSEUDO_LEVEL)
        elif heading or title is not None:
            level: float = block.level if heading else PSEUDO_LEVEL
            self._links = [link for link in self._links if link.level < level]
            self._links.append(
                _Link(level, title, block.text, block.path if block.boxed else (), self._met, block.path)
            )

    def leave(self, block: Block, used: set[int]) -> None:
        """Close lists whose heading is a plain line, once a block stands outside the part that they share.

        `used` are the lists that hold items: a line that heads a part of its own has done so by then.
        """
        for link in self._links:
            if link.order == self._met and link.level == PSEUDO_LEVEL and isinstance(link.title, ListTitle):
                self._scopes[link.order] = common_path(link.path, block.path)

        def left(link: _Link) -> bool:
            scope = self._scopes.get(link.order, ())
            return link.order in used and scope != () and block.path[: len(scope)] != scope

        self._links = [link for link in self._links if not left(link)]

    def _is_theme(self, level: int) -> bool:
        """Whether a plain heading divides the list it stands in though it ranks with the list's heading.

        So it is in PDFs whose headings look alike: the first theme follows the list's heading at once.
        """
        lists = [link for link in self._links if isinstance(link.title, ListTitle) and link.level == level]
        return bool(lists) and (lists[-1].order == self._met - 1 or lists[-1].order in self._themed)

    def _open_theme(self, block: Block, title: Title | None, level: int) -> None:
        at = next(
            n
            for n, link in enumerate(self._links)
            if isinstance(link.title, ListTitle) and link.level == level
        )
        self._themed.add(self._links[at].order)
        self._links = [*self._links[: at + 1], _Link(level + 0.5, title, block.text, (), self._met)]

    def _leave_boxes(self, block: Block) -> None:
        """What a box's own title says holds only inside the box (innovative practice, actions)."""
        self._links = [
            link
            for link in self._links
            if not link.box or not _holds_nothing(link.title) or block.path[: len(link.box)] == link.box
        ]

    def _close_for_item(self, level: int, *, numbered: bool) -> None:
        """A numbered item may rank with its list's heading; an unnumbered one beside it ends the list."""

        self._links = [link for link in self._links if not _ends_at_an_item(link.title)]

        def stays(link: _Link) -> bool:
            if isinstance(link.title, AddresseeTitle | DeadlineTitle):
                return True  # it may be set in smaller type than the items that it is for
            lasting = link.title is not None and not _holds_nothing(link.title)
            beside = lasting and (numbered or not isinstance(link.title, ListTitle))
            return link.level < level or (link.level == level and beside)

        kept = len(self._links)
        while kept and not stays(self._links[kept - 1]):
            kept -= 1
        self._links = self._links[:kept]

    @property
    def section(self) -> Section:
        """The part of the report; an earlier list of recommendations or an annex holds for all under it."""
        sections = [link.title.section for link in self._links if isinstance(link.title, SectionTitle)]
        for lasting in (Section.PREVIOUS, Section.OTHERS):
            if lasting in sections:
                return lasting
        return sections[-1] if sections else Section.BODY

    @property
    def previous(self) -> str | None:
        """What the earlier list is called, when we stand in one."""
        for link in reversed(self._links):
            if isinstance(link.title, SectionTitle) and link.title.section is Section.PREVIOUS:
                return link.text
        return None

    @property
    def list_title(self) -> ListTitle | None:
        """The list heading that the block stands under, nearest first."""
        for link in reversed(self._links):
            if isinstance(link.title, ListTitle):
                return link.title
            if isinstance(link.title, SectionTitle) and link.title.lists is not None:
                return ListTitle(kind=link.title.lists)
        return None

    @property
    def directly_listed(self) -> bool:
        """Whether the nearest heading is the list's own."""
        return bool(self._links) and (
            isinstance(self._links[-1].title, ListTitle)
            or (isinstance(self._links[-1].title, SectionTitle) and self._links[-1].title.lists is not None)
        )

    @property
    def list_order(self) -> int:
        """Which list heading it is, 0 for none: two lists of one name stay apart."""
        return next((link.order for link in reversed(self._links) if isinstance(link.title, ListTitle)), 0)

    @property
    def addressees(self) -> list[str]:
        """What headings say of who should act, nearest first."""
        titles = [link.title for link in reversed(self._links)]
        naming = [title for title in titles if isinstance(title, AddresseeTitle | ListTitle)]
        return [title.addressee for title in naming if title.addressee]

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(link.text for link in self._links)


def _ends_at_an_item(title: Title | None) -> bool:
    return isinstance(title, SectionTitle) and title.section in (Section.PRACTICE, Section.ACTIONS)


def _is_previous(title: Title | None) -> bool:
    return isinstance(title, SectionTitle) and title.section is Section.PREVIOUS


def _holds_nothing(title: Title | None) -> bool:
    return isinstance(title, SectionTitle) and title.section.holds_no_items
