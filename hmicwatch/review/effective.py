"""The reading that counts: the machine's, with the officer's decisions applied, and the doubts they leave."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hmicwatch.domain import Check, Item, Override, Reading, Severity, StatedCount
from hmicwatch.review.overrides import apply_overrides, latest, machine_value

STATED_COUNT_MISMATCH = "stated_count_mismatch"


def effective_reading(reading: Reading, overrides: Sequence[Override]) -> Reading:
    """Items with the decisions applied; beside the machine's checks those that the decisions raise."""
    if not overrides:
        return reading
    items = apply_overrides(reading.items, overrides)
    checks = (*_counts_checked_anew(reading, items), *checks_of_overrides(reading.items, overrides))
    return replace(reading, items=items, checks=checks)


def checks_of_overrides(items: Iterable[Item], overrides: Iterable[Override]) -> tuple[Check, ...]:
    """Decisions whose ground has moved: the item is gone, or the machine now reads something else."""
    by_key = {item.key: item for item in items}
    found = (_check(one, by_key.get(one.item)) for one in latest(overrides).values())
    return tuple(check for check in found if check is not None)


def _counts_checked_anew(reading: Reading, items: Sequence[Item]) -> tuple[Check, ...]:
    """Decisions can settle a difference from what the document says of itself, or make one."""
    before, now = _missed(reading.stated_counts, reading.items), _missed(reading.stated_counts, items)
    kept = (check for check in reading.checks if now or check.code != STATED_COUNT_MISMATCH)
    return (*kept, *(_mismatch(stated) for stated in now if stated not in before))


def _missed(stated: Iterable[StatedCount], items: Iterable[Item]) -> list[StatedCount]:
    own = Counter(item.kind for item in items if not item.restated)
    return [one for one in stated if one.count != own[one.kind]]


def _mismatch(stated: StatedCount) -> Check:
    return Check(
        code=STATED_COUNT_MISMATCH,
        severity=Severity.ERROR,
        message=f"The document says “{stated.phrase}”; after what was decided there are not {stated.count}.",
    )


def _check(override: Override, item: Item | None) -> Check | None:
    if item is None:
        return _gone(override)
    now = machine_value(item, override.field)
    return None if now in (override.machine, override.value) else _moved(override, now)


def _gone(override: Override) -> Check:
    return Check(
        code="decided_item_gone",
        severity=Severity.WARNING,
        message=(
            f"{override.who} decided on {override.field} of an item ({override.item}) that the document no "
            "longer holds or that is no longer found. The decision is kept and waits for the item."
        ),
    )


def _moved(override: Override, now: object) -> Check:
    return Check(
        code="decision_outdated",
        severity=Severity.WARNING,
        message=(
            f"{override.who} decided on {override.field} of {override.item} when the program read "
            f"{override.machine!r}; it now reads {now!r}. The decision still counts: please confirm it."
        ),
    )
