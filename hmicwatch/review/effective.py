"""The reading that counts: the machine's, with the officer's decisions applied, and the doubts they leave."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hmicwatch.domain import Check, Item, Override, Reading, Severity, distinct
from hmicwatch.review.overrides import apply_overrides, latest, machine_value

OF_ITEMS = frozenset(
    {
        "stated_count_mismatch",
        "numbering_gap",
        "number_repeated",
        "cause_without_recommendation",
        "applicability_unclear",
    }
)
"""Doubts that follow from items and claimed totals alone: they are made again over the decided items."""


def effective_reading(reading: Reading, overrides: Sequence[Override]) -> Reading:
    """Items with the decisions applied, and the doubts that are left or that the decisions raise."""
    if not overrides:
        return reading
    items = apply_overrides(reading.items, overrides)
    checks = (*_checked_anew(reading, items), *checks_of_overrides(reading.items, overrides))
    return replace(reading, items=items, checks=distinct(checks))


def checks_of_overrides(items: Iterable[Item], overrides: Iterable[Override]) -> tuple[Check, ...]:
    """Decisions whose ground has moved: the item is gone, or the machine now reads something else."""
    by_key = {item.key: item for item in items}
    found = (_check(one, by_key.get(one.item)) for one in latest(overrides).values())
    return tuple(check for check in found if check is not None)


def _checked_anew(reading: Reading, items: Sequence[Item]) -> Iterator[Check]:
    """Decisions can settle what the machine doubted about items and counts, or give reason to doubt them."""
    # Here and not above: the readers take long to import, and most publications have no decisions.
    from hmicwatch.parse.checks.counting import causes_without, numbering, stated_mismatches, unclear_items

    yield from (check for check in reading.checks if check.code not in OF_ITEMS)
    yield from stated_mismatches(items, reading.stated_counts)
    # A number that an officer took away or changed leaves no gap in the report.
    had_gap = any(check.code == "numbering_gap" for check in reading.checks)
    yield from (check for check in numbering(items) if had_gap or check.code != "numbering_gap")
    yield from causes_without(items)
    yield from unclear_items(items)


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
