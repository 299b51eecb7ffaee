"""What the checks look at, and the words in which they speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hmicwatch.domain import Check, Item, ItemKind, PublicationKind, Severity, StatedCount
from hmicwatch.parse.blocks import Block, BlockKind, Flow
from hmicwatch.parse.grammar.copies import Joined
from hmicwatch.parse.grammar.titles import Title, read_title
from hmicwatch.parse.lexicon import Lexicon

NAMES = {
    ItemKind.RECOMMENDATION: ("recommendation", "recommendations"),
    ItemKind.CAUSE_OF_CONCERN: ("cause of concern", "causes of concern"),
    ItemKind.AREA_FOR_IMPROVEMENT: ("area for improvement", "areas for improvement"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything the checks look at."""

    flow: Flow
    items: tuple[Item, ...]
    joined: Sequence[Joined]
    stated: tuple[StatedCount, ...]
    left_out: Sequence[Joined]
    passed_over: Sequence[Block]
    set_apart: Sequence[Block]
    kind: PublicationKind
    published: date | None
    unknown: tuple[str, ...]
    doubtful: tuple[str, ...]
    names: Lexicon


def counted(items: Sequence[Item], kind: ItemKind) -> int:
    """How many own items of a kind there are."""
    return sum(item.kind is kind and not item.restated for item in items)


def plural(kind: ItemKind, count: int) -> str:
    """ "1 recommendation", "3 recommendations"."""
    one, many = NAMES[kind]
    return f"{count} {one if count == 1 else many}"


def warning(code: str, message: str) -> Check:
    return Check(code=code, severity=Severity.WARNING, message=message)


def name_of(item: Item) -> str:
    return item.label or f"“{' '.join(item.text.split()[:8])} …”"


def printed(evidence: Evidence) -> set[int]:
    """The blocks that belong to items or to parts without own items, by identity."""
    every = (*evidence.joined, *evidence.left_out)
    of_items = {id(block) for one in every for copy in one.copies for block in copy.blocks}
    return of_items | {id(block) for block in evidence.set_apart}


def title_of(block: Block) -> Title | None:
    """What a block says as a title."""
    return read_title(block.text, heading=block.kind is BlockKind.HEADING, strong=block.strong)
