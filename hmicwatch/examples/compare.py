"""What is expected against what is read: each difference as a value, with items paired however they moved."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from hmicwatch.domain import Extraction, Item
from hmicwatch.examples.expected import Expected, ItemFacts, day_of, deadline_facts, item_facts
from hmicwatch.language.text import likeness, words
from hmicwatch.report.wording import first_words

_ALIKE = 0.7  # of opening words: a slip in reading, still the same item
_PLAIN_FIELDS = ("kind", "number", "restated", "chief_constables", "owners", "parts")


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact: what it is about (`document` or an item's name), the field, and both values as plain JSON."""

    about: str
    field: str
    expected: Any
    read: Any

    @property
    def can_be_taken(self) -> bool:
        """Whether it is about a fact of `expected.json`; that a review is due stands in `meta.toml`."""
        return self.field != "needs_review"


def differences(expected: Expected, read: Extraction, *, doubt: bool = False) -> tuple[Difference, ...]:
    """All that is read otherwise than vouched for; with `doubt`, that no review is asked for is one too."""
    return (*_of_document(expected, read, doubt), *_of_items(expected, read))


def _of_document(expected: Expected, read: Extraction, doubt: bool) -> Iterator[Difference]:
    counts = asdict(read.counts)
    for key, value in asdict(expected.counts).items():
        yield from _differing("document", f"counts.{key}", value, counts[key])
    for key, day in expected.about.items():
        yield from _differing("document", key, day, day_of(read))
    if doubt:
        yield from _differing("document", "needs_review", True, read.needs_review)


def _differing(about: str, field: str, expected: Any, read: Any) -> Iterator[Difference]:
    if expected != read:
        yield Difference(about, field, expected, read)


def _of_items(expected: Expected, read: Extraction) -> Iterator[Difference]:
    if expected.items is None:
        return
    partners = paired(expected.items, read.items)
    for place, facts in enumerate(expected.items):
        if place in partners:
            yield from _of_item(facts, read.items[partners[place]], expected.items, partners)
        else:
            yield Difference(name_of(facts), "item", facts.begins, None)
    for index, item in enumerate(read.items):
        if index not in partners.values():
            yield Difference(name_of(ItemFacts(item_facts(item))), "item", None, first_words(item.text))


def name_of(facts: ItemFacts) -> str:
    """`recommendation 4`, or the kind with the opening words where no number is printed."""
    kind = facts.kind.replace("_", " ")
    return f"{kind} {facts.number}" if facts.number else f"{kind} “{first_words(facts.begins, 50)}”"


def _of_item(
    facts: ItemFacts, item: Item, expected: tuple[ItemFacts, ...], partners: Mapping[int, int]
) -> Iterator[Difference]:
    name, now, vouched = name_of(facts), item_facts(item), facts.vouched
    if not _begins(facts, item):
        yield Difference(name, "begins", facts.begins, first_words(item.text))
    for key in _PLAIN_FIELDS:
        if key in vouched:
            yield from _differing(name, key, vouched[key], now[key])
    if "deadline" in vouched:
        yield from _of_deadline(name, vouched["deadline"], item)
    if "parent" in vouched:
        above = _place_of(vouched["parent"], expected)
        wanted = None if above is None else partners.get(above, "an item that was not read")
        if wanted != item.parent:
            yield Difference(name, "parent", vouched["parent"], item.parent)


def _of_deadline(name: str, vouched: Mapping[str, Any] | None, item: Item) -> Iterator[Difference]:
    """Null says that there is none at all; a day or a basis alone leaves the other open."""
    read = deadline_facts(item.deadline)
    if vouched is None:
        yield from _differing(name, "deadline", None, read)
        return
    for key, value in vouched.items():
        yield from _differing(name, f"deadline.{key}", value, (read or {}).get(key))


def _place_of(parent: int | str | None, expected: tuple[ItemFacts, ...]) -> int | None:
    """Where the cause stands in the list; a number in quotes is the one printed with it."""
    if not isinstance(parent, str):
        return parent
    causes = (n for n, facts in enumerate(expected) if facts.kind == "cause_of_concern")
    return next((n for n in causes if expected[n].number == parent), -1)


def paired(expected: tuple[ItemFacts, ...], read: tuple[Item, ...]) -> dict[int, int]:
    """Places in `expected` to places in `read`: the surest first, so that a lost item moves no other."""
    scores = [
        (-_sameness(facts, item), abs(place - index), place, index)
        for place, facts in enumerate(expected)
        for index, item in enumerate(read)
        if _may_be_same(facts, item)
    ]
    pairs: dict[int, int] = {}
    for _, _, place, index in sorted(scores):
        if place not in pairs and index not in pairs.values():
            pairs[place] = index
    return pairs


def _may_be_same(facts: ItemFacts, item: Item) -> bool:
    same_kind = facts.kind == item.kind
    by_number = same_kind and facts.number is not None and facts.number == item.number
    by_number = by_number and facts.vouched.get("restated", False) == item.restated
    return by_number or _begins(facts, item) or (same_kind and _alike(facts, item))


def _begins(facts: ItemFacts, item: Item) -> bool:
    wanted = words(facts.begins)
    return words(_whole(item))[: len(wanted)] == wanted


def _alike(facts: ItemFacts, item: Item) -> bool:
    count = len(facts.begins.split())
    return likeness(facts.begins, " ".join(_whole(item).split()[:count])) >= _ALIKE


def _whole(item: Item) -> str:
    """Stem and parts: the opening words of a short stem go on in its first part."""
    return " ".join((item.text, *item.parts))


def _sameness(facts: ItemFacts, item: Item) -> int:
    """Opening words weigh most, then a printed number; the rest tells items with equal openings apart."""
    now, vouched = item_facts(item), facts.vouched
    agreeing: int = sum(
        vouched[key] == now[key] for key in vouched if key not in ("begins", "number", "deadline")
    )
    numbered = facts.number is not None and facts.number == item.number
    day: bool = (vouched.get("deadline") or {}).get("date") == (now["deadline"] or {}).get("date")
    return 100 * _begins(facts, item) + 50 * numbered + agreeing + 2 * day
