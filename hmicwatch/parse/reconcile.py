"""The documents of one publication become one answer; wherever they disagree, a check says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hmicwatch.domain import (
    Check,
    DocumentRole,
    Extraction,
    Item,
    ItemKind,
    PublicationKind,
    Reading,
    Severity,
    Side,
    StatedCount,
    distinct,
)
from hmicwatch.language.text import likeness
from hmicwatch.parse.checks import causes_without, counted, numbering, plural, stated_mismatches
from hmicwatch.parse.checks.counting import stated_side
from hmicwatch.parse.checks.evidence import found_side, opening, side_of
from hmicwatch.parse.document import RULES_VERSION, unique_keys
from hmicwatch.parse.kind import kind_of_title

# Whose items are the publication's: the report itself, never a press release or a landing page's summary.
_REPORTS = (DocumentRole.HTML, DocumentRole.PDF, DocumentRole.LETTER)
_RANK = {role: rank for rank, role in enumerate((*_REPORTS, DocumentRole.LANDING))}
_ROLE_NAMES = {
    DocumentRole.HTML: "the web version",
    DocumentRole.PDF: "the PDF",
    DocumentRole.LETTER: "the letter",
    DocumentRole.LANDING: "the landing page",
    DocumentRole.PRESS_RELEASE: "the press release",
    DocumentRole.TOPIC: "the topic page",
}
_RECHECKED = {"stated_count_mismatch"}
# What a part alone can't know: it is looked at again when the parts are together.
_OF_THE_WHOLE = {
    "stated_count_mismatch",
    "numbering_gap",
    "number_mentioned",
    "number_repeated",
    "cause_without_recommendation",
    "unknown_layout",
}
_SAME = 0.6

Documents = Sequence[tuple[DocumentRole, Extraction]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """The same item in two documents."""

    first: Item
    second: Item


def reconcile(
    documents: Documents, *, title: str | None, published: date | None, rules: str = RULES_VERSION
) -> Reading:
    """One reading of all documents: the best report's items, with the places of the others beside them.

    `title` and `published` are the landing page's, where they are known; they come before the documents'.
    """
    spoken = {one.language for _, one in documents}
    if "en" in spoken:  # a Welsh version says the same in words that these rules don't know
        documents = [(role, one) for role, one in documents if one.language == "en"]
    reports = [(role, one) for role, one in documents if role in _REPORTS]
    whole = _parts_joined(reports or _landings(documents))
    ordered = sorted(whole, key=lambda pair: (-_weight(pair[1]), _RANK.get(pair[0], 9)))
    if not ordered:
        return Reading(
            title=title,
            published=published,
            kind=kind_of_title(title or "") or PublicationKind.OTHER,
            rules=rules,
        )
    main_role, main = ordered[0]
    items = main.items
    checks = [check for check in main.checks if check.code not in _RECHECKED]
    if not reports:  # `no_report` says it for the whole publication
        checks = [check for check in checks if check.code != "not_the_report"]
    for role, other in ordered[1:]:
        items, pairs = _with_places(items, other.items)
        checks += _differences(main_role, main, role, other, pairs)
        checks += [check for check in other.checks if check.code == "unreadable_page"]
    if len(whole) < len(reports):
        checks += [*numbering(items), *causes_without(items)]
    stated = _stated(documents)
    checks += stated_mismatches(items, stated, _said(documents))
    checks += _elsewhere(main_role, items, documents)
    if not reports:
        checks += _no_report(items)
    day = published or next((one.published for _, one in ordered if one.published), None)
    return Reading(
        title=title or main.title,
        published=day,
        kind=_kind(title, [one for _, one in ordered]),
        items=items,
        stated_counts=stated,
        checks=distinct(checks),
        documents=tuple(one.source.sha256 for _, one in documents),
        rules=rules,
    )


def _landings(documents: Documents) -> list[tuple[DocumentRole, Extraction]]:
    return [(role, one) for role, one in documents if role is DocumentRole.LANDING]


def _parts_joined(reports: Documents) -> list[tuple[DocumentRole, Extraction]]:
    """Several pages or files of one role are parts of one report: one document with the items of all."""
    whole: dict[DocumentRole, Extraction] = {}
    for role, one in reports:
        whole[role] = _joined(whole[role], one) if role in whole else one
    return list(whole.items())


def _joined(first: Extraction, second: Extraction) -> Extraction:
    items, pairs = _with_places(first.items, second.items)
    known = {pair.second.key for pair in pairs}
    at = {
        pair.second.key: next(n for n, item in enumerate(items) if item.key == pair.first.key)
        for pair in pairs
    }
    added = [item for item in second.items if item.key not in known]
    at |= {item.key: len(items) + n for n, item in enumerate(added)}
    moved = [_moved(item, second.items, at) for item in added]
    checks = (*first.checks, *second.checks)
    return replace(
        first,
        items=unique_keys((*items, *moved)),
        checks=distinct(check for check in checks if check.code not in _OF_THE_WHOLE),
        stated_counts=tuple(dict.fromkeys((*first.stated_counts, *second.stated_counts))),
    )


def _moved(item: Item, among: Sequence[Item], at: dict[str, int]) -> Item:
    """An item of a further part with its cause of concern's index in the whole."""
    return item if item.parent is None else replace(item, parent=at[among[item.parent].key])


def _weight(one: Extraction) -> int:
    """The document that holds most items is the report; one that holds less may be a summary of it."""
    return sum(not item.restated for item in one.items)


def _kind(title: str | None, ordered: Sequence[Extraction]) -> PublicationKind:
    said = [one.kind for one in ordered if one.kind is not PublicationKind.OTHER]
    letter = next((kind for kind in said if kind is PublicationKind.LETTER), None)
    return letter or kind_of_title(title or "") or next(iter(said), PublicationKind.OTHER)


def _match(item: Item, others: Sequence[Item]) -> Item | None:
    """The same item in another document: by its number and words, else by its words alone."""
    same = [other for other in others if other.kind is item.kind and other.restated == item.restated]
    numbered = [other for other in same if item.number and other.number == item.number]
    best = max(numbered or same, key=lambda other: likeness(item.text, other.text), default=None)
    return best if best is not None and likeness(item.text, best.text) >= _SAME else None


def _with_places(items: tuple[Item, ...], others: tuple[Item, ...]) -> tuple[tuple[Item, ...], list[_Pair]]:
    found, pairs = [], []
    left = list(others)
    for item in items:
        other = _match(item, left)
        if other is not None:
            left.remove(other)
            pairs.append(_Pair(item, other))
            item = replace(
                item, where=(*item.where, *(place for place in other.where if place not in item.where))
            )
        found.append(item)
    return tuple(found), pairs


def _differences(
    first_role: DocumentRole,
    first: Extraction,
    second_role: DocumentRole,
    second: Extraction,
    pairs: list[_Pair],
) -> Iterator[Check]:
    one, other = _ROLE_NAMES[first_role], _ROLE_NAMES[second_role]
    for kind in ItemKind:
        there, here = counted(first.items, kind), counted(second.items, kind)
        if there != here:
            yield Check(
                code="documents_differ",
                severity=Severity.ERROR,
                message=f"{one.capitalize()} has {plural(kind, there)}, {other} has {plural(kind, here)}.",
                disagreed=(
                    *_only_in(one, first, kind, [pair.first for pair in pairs]),
                    *_only_in(other, second, kind, [pair.second for pair in pairs]),
                ),
            )
    own = [item for item in first.items if not item.restated]
    unmatched = [item for item in own if all(pair.first.key != item.key for pair in pairs)]
    if unmatched and len(own) == sum(not item.restated for item in second.items):
        name = unmatched[0].label or " ".join(unmatched[0].text.split()[:8])
        yield Check(
            code="wording_differs",
            severity=Severity.WARNING,
            message=f"“{name}” was not found with these words in {other}.",
            disagreed=(
                *_only_in(one, first, unmatched[0].kind, [pair.first for pair in pairs]),
                *_only_in(other, second, unmatched[0].kind, [pair.second for pair in pairs]),
            ),
        )
    for pair in pairs:
        yield from _facts_differ(pair, one, other)


def _only_in(name: str, document: Extraction, kind: ItemKind, paired: list[Item]) -> Iterator[Side]:
    """What one document has, and which of its items the other has not."""
    known = {item.key for item in paired}
    yield _in(name, found_side(document.items, kind))
    for item in document.items:
        if item.kind is kind and not item.restated and item.key not in known:
            yield _in(f"only {name}", side_of(item))


def _in(name: str, side: Side) -> Side:
    return replace(side, says=f"{name}: {side.says}")


def _facts_differ(pair: _Pair, one: str, other: str) -> Iterator[Check]:
    name = pair.first.label or " ".join(pair.first.text.split()[:8])
    if pair.first.restated or pair.first.kind is not ItemKind.RECOMMENDATION:
        return
    if pair.first.chief_constables is not pair.second.chief_constables:
        yield Check(
            code="applicability_differs",
            severity=Severity.WARNING,
            message=f"{name}: applies to chief constables is “{pair.first.chief_constables}” by "
            f"{one} and “{pair.second.chief_constables}” by {other}.",
            disagreed=(_reasoned_side(one, pair.first), _reasoned_side(other, pair.second)),
        )
    dates = [item.deadline.date if item.deadline else None for item in (pair.first, pair.second)]
    if dates[0] != dates[1]:
        yield Check(
            code="deadline_differs",
            severity=Severity.WARNING,
            message=f"{name}: the deadline is {dates[0] or 'none'} by {one} and "
            f"{dates[1] or 'none'} by {other}.",
            disagreed=(_dated_side(one, pair.first), _dated_side(other, pair.second)),
        )


def _reasoned_side(name: str, item: Item) -> Side:
    return Side(says=f"{name}: {item.reason}, in {opening(item.text)}", where=item.where)


def _dated_side(name: str, item: Item) -> Side:
    phrase = f"“{item.deadline.phrase}”" if item.deadline else "no deadline"
    return Side(says=f"{name}: {phrase} in {opening(item.text)}", where=item.where)


def _stated(documents: Documents) -> tuple[StatedCount, ...]:
    return tuple(dict.fromkeys(one for _, document in documents for one in document.stated_counts))


def _said(documents: Documents) -> dict[StatedCount, Side]:
    """Each claimed total with the document that claims it first."""
    said: dict[StatedCount, Side] = {}
    for role, document in documents:
        for claim in document.stated_counts:
            said.setdefault(claim, stated_side(claim, by=_ROLE_NAMES[role]))
    return said


def _elsewhere(main: DocumentRole, items: tuple[Item, ...], documents: Documents) -> Iterator[Check]:
    """Titled recommendations on a page beside the report that the report doesn't have."""
    for role, one in documents:
        if role in _REPORTS or role is main:
            continue
        beside = [item for item in one.items if not item.restated and item.rule.startswith("title")]
        if len(beside) > len([item for item in items if not item.restated]):
            yield Check(
                code="documents_differ",
                severity=Severity.ERROR,
                message=f"{_ROLE_NAMES[role].capitalize()} prints {len(beside)} items, "
                f"{_ROLE_NAMES[main]} fewer.",
                disagreed=tuple(_in(_ROLE_NAMES[role], side_of(item)) for item in beside),
            )


def _no_report(items: tuple[Item, ...]) -> Iterator[Check]:
    """Only a landing page was read: its silence says nothing about the report."""
    yield Check(
        code="no_report",
        severity=Severity.WARNING,
        message="Only the landing page could be read, not the report itself; "
        f"{len(items) or 'no'} item{'' if len(items) == 1 else 's'} stand there.",
    )
