"""Checks that need only the items and the claimed totals; they are made again when documents are joined."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hmicwatch.domain import (
    Applies,
    Check,
    Item,
    ItemKind,
    Place,
    PublicationKind,
    Role,
    Severity,
    Side,
    StatedCount,
)
from hmicwatch.parse.checks.evidence import (
    NAMES,
    Evidence,
    counted,
    found_side,
    name_of,
    plural,
    side_of,
    warning,
)

# Beside items of an earlier report, "we made" speaks of that report.
_MADE = re.compile(r"^we\s+(?:made|issued|identified|gave)\b", re.I)


def stated_in_document(evidence: Evidence) -> Iterator[Check]:
    said = {claim.stated: stated_side(claim.stated, claim.where) for claim in evidence.claims}
    stated = evidence.stated
    if evidence.kind is PublicationKind.STATE_OF_POLICING or re.search(
        r"\bspotlight\b", evidence.flow.title or "", re.I
    ):
        # "We made 96 recommendations": they tell of a year's reports.
        stated = tuple(one for one in stated if re.search(r"\bmakes?\b", one.phrase, re.I))
    yield from stated_mismatches(evidence.items, stated, said)


def stated_mismatches(
    items: Sequence[Item], stated: Sequence[StatedCount], said: Mapping[StatedCount, Side] | None = None
) -> Iterator[Check]:
    """A claimed total that is not what was counted: the document or the reading is wrong.

    `said` tells where a total was claimed, when that is known.
    """
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
                disagreed=((said or {}).get(claim) or stated_side(claim), found_side(items, kind)),
            )


def stated_side(claim: StatedCount, where: tuple[Place, ...] = (), by: str = "") -> Side:
    """A claimed total as one side; `by` is the document that claims it."""
    return Side(says=f"stated{by and f' by {by}'}: {claim.count} in “{claim.phrase}”", where=where)


def numbering(items: Sequence[Item]) -> Iterator[Check]:
    """Numbers that are missing or used twice among own items."""
    for kind in ItemKind:
        own = [item for item in items if item.kind is kind and not item.restated and item.number]
        numbered = [(int(item.number), item) for item in own if item.number and item.number.isdecimal()]
        numbers = [number for number, _ in numbered]
        one = NAMES[kind][0]
        twice = sorted(number for number, times in Counter(numbers).items() if times > 1)
        if twice and not _scoped(own):
            listed = ", ".join(map(str, twice))
            yield warning(
                "number_repeated",
                f"The number {listed} stands over more than one {one} with different words.",
                *(side_of(item) for number, item in numbered if number in twice),
            )
        earlier = {item.number for item in items if item.kind is kind and item.restated}
        expected = {number for number in range(1, max(numbers, default=0) + 1) if str(number) not in earlier}
        missing = sorted(expected - set(numbers))
        if missing:
            listed = ", ".join(map(str, missing[:10]))
            yield warning(
                "numbering_gap",
                f"There is no {one} {listed}, though higher numbers were found.",
                found_side(items, kind),
                *_neighbours(numbered, missing[0]),
            )


def _neighbours(numbered: Sequence[tuple[int, Item]], missing: int) -> Iterator[Side]:
    """The items between which a number is missing: that is where a person looks."""
    before = [pair for pair in numbered if pair[0] < missing]
    after = [pair for pair in numbered if pair[0] > missing]
    if before:
        yield side_of(max(before, key=lambda pair: pair[0])[1])
    yield side_of(min(after, key=lambda pair: pair[0])[1])


def _scoped(own: Sequence[Item]) -> bool:
    """Whether numbering starts again under each cause of concern, or for each force, as it may."""
    named = all(isinstance(item.forces, tuple) for item in own)
    under = [(item.parent, item.forces, item.number) for item in own]
    if named and len(set(under)) == len(own):
        return True
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
                disagreed=(side_of(item), found_side(items, ItemKind.RECOMMENDATION)),
            )


def unclear_items(items: Sequence[Item]) -> Iterator[Check]:
    """Recommendations of which nobody can say whether chief constables are meant."""
    for item in items:
        if (
            item.kind is ItemKind.RECOMMENDATION
            and not item.restated
            and item.chief_constables is Applies.UNCLEAR
        ):
            yield warning("applicability_unclear", f"{name_of(item)}: {item.reason}.", *_who(item))


def _who(item: Item) -> Iterator[Side]:
    """What speaks for each answer: who should act, and who is named beside them."""
    for one in item.addressees:
        yield Side(says=f"{'should act' if one.role is Role.OWNER else 'named to help'}: “{one.phrase}”")
    yield side_of(item)
