"""Two readings of one publication → the facts that differ: what is asked, of whom, by when. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from hmicwatch.domain import Change, Counts, Deadline, Importance, Item, Reading
from hmicwatch.language.text import likeness, words

_SAME_ITEM = 0.9
_MINOR_WORDING = 0.93


@dataclass(frozen=True, slots=True)
class _Difference:
    code: str
    importance: Importance
    item: str | None
    before: str
    after: str


def changes_between(before: Reading, after: Reading, *, publication: str, at: datetime) -> tuple[Change, ...]:
    """What a reader of the publication must know to have changed, in the order of its items."""
    pairs, added, withdrawn = _matched(before.items, after.items)
    differences = [
        *_counts_changed(before.counts, after.counts),
        *(_Difference("item_added", Importance.MAJOR, item.key, "", _whole(item)) for item in added),
        *(_Difference("item_withdrawn", Importance.MAJOR, item.key, _whole(item), "") for item in withdrawn),
        *(difference for old, new in pairs for difference in _item_changed(old, new)),
    ]
    return tuple(
        Change(
            publication=publication,
            at=at,
            code=difference.code,
            importance=difference.importance,
            item=difference.item,
            before=difference.before,
            after=difference.after,
        )
        for difference in differences
    )


def _matched(
    before: Iterable[Item], after: Iterable[Item]
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pairs of the same item, what is only new, what is only old; a renumbered item is known by its words."""
    old = {item.key: item for item in before}
    new = {item.key: item for item in after}
    pairs = [(old[key], item) for key, item in new.items() if key in old]
    withdrawn = [item for key, item in old.items() if key not in new]
    added = []
    for item in (item for key, item in new.items() if key not in old):
        twin = next((one for one in withdrawn if _is_same(one, item)), None)
        if twin is None:
            added.append(item)
        else:
            withdrawn.remove(twin)
            pairs.append((twin, item))
    return pairs, added, withdrawn


def _is_same(one: Item, other: Item) -> bool:
    return one.kind is other.kind and likeness(_whole(one), _whole(other)) >= _SAME_ITEM


def _item_changed(old: Item, new: Item) -> Iterator[_Difference]:
    key = new.key
    if old.number != new.number:
        yield _Difference(
            "item_renumbered",
            Importance.MINOR,
            key,
            old.label or old.number or "",
            new.label or new.number or "",
        )
    if words(_whole(old)) != words(_whole(new)):
        alike = likeness(_whole(old), _whole(new))
        importance = Importance.MINOR if alike >= _MINOR_WORDING else Importance.MAJOR
        yield _Difference("item_reworded", importance, key, _whole(old), _whole(new))
    if _days(old) != _days(new):
        yield _Difference("deadline_moved", Importance.MAJOR, key, _days(old), _days(new))
    if _owners(old) != _owners(new):
        yield _Difference("addressees_changed", Importance.MAJOR, key, _owners(old), _owners(new))
    if old.chief_constables is not new.chief_constables:
        yield _Difference(
            "applicability_changed", Importance.MAJOR, key, old.chief_constables, new.chief_constables
        )
    if old.restated is not new.restated:
        yield _Difference("restated_changed", Importance.MAJOR, key, _yes(old.restated), _yes(new.restated))


def _whole(item: Item) -> str:
    return "\n".join((item.text, *item.parts))


def _days(item: Item) -> str:
    deadlines = item.deadlines or ((item.deadline,) if item.deadline else ())
    return "; ".join(_day(deadline) for deadline in deadlines)


def _day(deadline: Deadline) -> str:
    return deadline.date.isoformat() if deadline.date else deadline.phrase


def _owners(item: Item) -> str:
    return ", ".join(dict.fromkeys(f"{one.body} ({one.role})" for one in item.addressees))


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _counts_changed(before: Counts, after: Counts) -> Iterator[_Difference]:
    if before != after:
        yield _Difference("counts_changed", Importance.MAJOR, None, _counted(before), _counted(after))


def _counted(counts: Counts) -> str:
    return (
        f"{counts.recommendations} recommendations ({counts.chief_constables} for chief constables, "
        f"{counts.unclear} unclear), {counts.causes_of_concern} causes of concern, "
        f"{counts.areas_for_improvement} areas for improvement"
    )
