"""What the checks look at, and the words in which they speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hmicwatch.domain import Check, Claim, Item, ItemKind, PublicationKind, Severity, Side, StatedCount
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
    """Everything the checks look at; `unknown` and `doubtful` are phrases with the items that hold them."""

    flow: Flow
    items: tuple[Item, ...]
    joined: Sequence[Joined]
    claims: Sequence[Claim]
    left_out: Sequence[Joined]
    passed_over: Sequence[Block]
    set_apart: Sequence[Block]
    kind: PublicationKind
    published: date | None
    unknown: tuple[tuple[str, Item], ...]
    doubtful: tuple[tuple[str, Item], ...]
    names: Lexicon

    @property
    def stated(self) -> tuple[StatedCount, ...]:
        return tuple(claim.stated for claim in self.claims)


def counted(items: Sequence[Item], kind: ItemKind) -> int:
    """How many own items of a kind there are."""
    return sum(item.kind is kind and not item.restated for item in items)


def plural(kind: ItemKind, count: int) -> str:
    """ "1 recommendation", "3 recommendations"."""
    one, many = NAMES[kind]
    return f"{count} {one if count == 1 else many}"


def warning(code: str, message: str, *disagreed: Side) -> Check:
    return Check(code=code, severity=Severity.WARNING, message=message, disagreed=disagreed)


def name_of(item: Item) -> str:
    return item.label or f"“{' '.join(item.text.split()[:8])} …”"


def opening(text: str, count: int = 14) -> str:
    """A text's first words in quotation marks."""
    said = text.split()
    return f"“{' '.join(said[:count])}{' …' if len(said) > count else ''}”"


def side_of(item: Item) -> Side:
    """An item as one side: its name, its first words, its places."""
    label = f"{item.label}: " if item.label else ""
    return Side(says=f"{label}{opening(item.text)}", where=item.where)


def side_of_block(block: Block, said: str = "") -> Side:
    """A block's words, or those of them that matter, as one side."""
    return Side(says=opening(said or block.text, 24), where=(block.place,))


def found_side(items: Sequence[Item], kind: ItemKind) -> Side:
    """What was counted: how many, and their numbers."""
    own = [item for item in items if item.kind is kind and not item.restated]
    numbers = runs(sorted({int(item.number) for item in own if item.number and item.number.isdecimal()}))
    bare = sum(item.number is None for item in own)
    told = ([f"numbered {numbers}"] if numbers else []) + ([f"{bare} without a number"] if bare else [])
    return Side(says=f"found: {plural(kind, len(own))}" + (f" ({', '.join(told)})" if told else ""))


def runs(numbers: Sequence[int]) -> str:
    """ "1 to 4, 6" for 1, 2, 3, 4, 6."""
    said: list[list[int]] = []
    for number in numbers:
        if said and number == said[-1][-1] + 1:
            said[-1].append(number)
        else:
            said.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in said)


def printed(evidence: Evidence) -> set[int]:
    """The blocks that belong to items or to parts without own items, by identity."""
    every = (*evidence.joined, *evidence.left_out)
    of_items = {id(block) for one in every for copy in one.copies for block in copy.blocks}
    return of_items | {id(block) for block in evidence.set_apart}


def title_of(block: Block) -> Title | None:
    """What a block says as a title."""
    return read_title(block.text, heading=block.kind is BlockKind.HEADING, strong=block.strong)
