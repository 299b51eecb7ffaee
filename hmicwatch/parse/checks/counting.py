"""Checks that need only the items and the claimed totals; they are made again when documents are joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hmicwatch.domain import Applies, Check, Item, ItemKind, Severity, StatedCount
from hmicwatch.parse.checks.evidence import NAMES, counted, name_of, plural, warning

# Beside items of an earlier report, "we made" speaks of that report.
_MADE = re.compile(r"^we\s+(?:made|issued|identified|gave)\b", re.I)


def stated_mismatches(items: Sequence[Item], stated: Sequence[StatedCount]) -> Iterator[Check]:
    """A claimed total that is not what was counted: the document or the reading is wrong."""
    earlier = any(item.restated for item in items)
    for kind in ItemKind:
        claims = [one for one in stated if one.kind is kind and not (earlier and _MADE.search(one.phrase))]
        if not claims:
            continue
        # "We made" may speak of a whole year's work; "we make" is this report.
        firm = [one for one in claims if not _MADE.search(one.phrase)]
        claim = max(firm or claims, key=lambda one: one.count)
        found = counted(items, kind)
        if claim.count != found:
            yield Check(
                code="stated_count_mismatch",
                severity=Severity.ERROR,
                message=f"The document says “{claim.phrase}”, but {plural(kind, found)} were found.",
            )


def numbering(items: Sequence[Item]) -> Iterator[Check]:
    """Numbers that are missing or used twice among own items."""
    for kind in ItemKind:
        own = [item for item in items if item.kind is kind and not item.restated and item.number]
        numbers = [int(item.number) for item in own if item.number and item.number.isdecimal()]
        one = NAMES[kind][0]
        twice = sorted(number for number, times in Counter(numbers).items() if times > 1)
        if twice and not _scoped(own):
            listed = ", ".join(map(str, twice))
            yield warning(
                "number_repeated",
                f"The number {listed} stands over more than one {one} with different words.",
            )
        earlier = {item.number for item in items if item.kind is kind and item.restated}
        expected = {number for number in range(1, max(numbers, default=0) + 1) if str(number) not in earlier}
        missing = sorted(expected - set(numbers))
        if missing:
            listed = ", ".join(map(str, missing[:10]))
            yield warning("numbering_gap", f"There is no {one} {listed}, though higher numbers were found.")


def _scoped(own: Sequence[Item]) -> bool:
    """Whether numbering starts again under each cause of concern, as it may."""
    return all(item.parent is not None for item in own) and len(
        {(item.parent, item.number) for item in own}
    ) == len(own)


def causes_without(items: Sequence[Item]) -> Iterator[Check]:
    """A cause of concern always comes with a recommendation; one without is a misreading."""
    with_one = {item.parent for item in items}
    for index, item in enumerate(items):
        if item.kind is ItemKind.CAUSE_OF_CONCERN and not item.restated and index not in with_one:
            opening = " ".join(item.text.split()[:10])
            yield Check(
                code="cause_without_recommendation",
                severity=Severity.ERROR,
                message=f"No recommendation was found under the cause of concern “{opening} …”.",
            )


def unclear_items(items: Sequence[Item]) -> Iterator[Check]:
    """Recommendations of which nobody can say whether chief constables are meant."""
    for item in items:
        if (
            item.kind is ItemKind.RECOMMENDATION
            and not item.restated
            and item.chief_constables is Applies.UNCLEAR
        ):
            yield warning("applicability_unclear", f"{name_of(item)}: {item.reason}.")
