"""The facts that somebody vouches for, as values: drafted from a reading, or renewed by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hmicwatch.domain import Counts, Deadline, Extraction, Item, Role

OPENING = 10  # words by which a person knows an item again

# In the order in which they are written; all but `kind` and `begins` may be left out.
ITEM_FIELDS = (
    "kind",
    "number",
    "begins",
    "owners",
    "chief_constables",
    "deadline",
    "restated",
    "parts",
    "parent",
)


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item as it should be read; only the fields that are there are compared.

    `owners` are sorted body codes, `deadline` is null or has `date`, `basis` or both, `parts` is how many,
    `parent` the place (from 0) in the list of items, or the number, of the cause of concern above it.
    """

    vouched: Mapping[str, Any]

    @property
    def kind(self) -> str:
        return str(self.vouched["kind"])

    @property
    def begins(self) -> str:
        return str(self.vouched["begins"])

    @property
    def number(self) -> str | None:
        number: str | None = self.vouched.get("number")
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """`about` holds `published` where it is vouched for; `items` is null where only the counts are."""

    counts: Counts
    items: tuple[ItemFacts, ...] | None = None
    about: Mapping[str, str | None]


def drafted(read: Extraction) -> Expected:
    """Every fact that was read, for a person to check."""
    return Expected(
        counts=read.counts,
        items=tuple(ItemFacts(item_facts(item)) for item in read.items),
        about={"published": day_of(read)},
    )


def day_of(read: Extraction) -> str | None:
    return read.published.isoformat() if read.published else None


def item_facts(item: Item) -> dict[str, Any]:
    return {
        "kind": str(item.kind),
        "number": item.number,
        "begins": " ".join(item.text.split()[:OPENING]),
        "owners": owners(item),
        "chief_constables": str(item.chief_constables),
        "deadline": deadline_facts(item.deadline),
        "restated": item.restated,
        "parts": len(item.parts),
        "parent": item.parent,
    }


def owners(item: Item) -> list[str]:
    return sorted({str(named.body) for named in item.addressees if named.role is Role.OWNER})


def deadline_facts(deadline: Deadline | None) -> dict[str, str | None] | None:
    if deadline is None:
        return None
    return {"date": deadline.date.isoformat() if deadline.date else None, "basis": str(deadline.basis)}


def refreshed(expected: Expected, read: Extraction, partners: Mapping[int, int]) -> Expected:
    """What is read now, with no more fields than were vouched for; `partners` leads from read to expected."""
    return Expected(
        counts=read.counts,
        items=None if expected.items is None else tuple(_refreshed(expected.items, read, partners)),
        about={key: day_of(read) for key in expected.about},
    )


def _refreshed(
    before: tuple[ItemFacts, ...], read: Extraction, partners: Mapping[int, int]
) -> Iterable[ItemFacts]:
    usual = {key for facts in before for key in facts.vouched} or set(ITEM_FIELDS)
    for index, item in enumerate(read.items):
        now = item_facts(item)
        known = before[partners[index]].vouched if index in partners else None
        yield ItemFacts({key: _kept(key, now, known) for key in ITEM_FIELDS if key in (known or usual)})


def _kept(key: str, now: Mapping[str, Any], known: Mapping[str, Any] | None) -> Any:
    """The new value, in the fineness of the old: a day alone stays a day alone."""
    old, new = known.get(key) if known else None, now[key]
    if key == "deadline" and isinstance(old, dict) and "basis" not in old:
        return {"date": new["date"] if new else None}
    return new
