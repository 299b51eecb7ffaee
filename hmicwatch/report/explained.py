"""What `extract --explain` says: for each item and each doubt, why."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from hmicwatch.domain import (
    Check,
    Copy,
    Explanation,
    Item,
    ItemKind,
    ItemTrace,
    LeftOut,
    Origin,
    PagePlace,
    Place,
)
from hmicwatch.report.extracted import heading_lines
from hmicwatch.report.item_words import name_of
from hmicwatch.report.why_words import (
    deadline_words,
    inherited_words,
    joined_words,
    left_out_words,
    named_words,
    restated_words,
    rule_words,
)
from hmicwatch.report.wording import first_words

_AMONG = {
    ItemKind.RECOMMENDATION: "among the recommendations",
    ItemKind.CAUSE_OF_CONCERN: "among the causes of concern, apart from recommendations",
    ItemKind.AREA_FOR_IMPROVEMENT: "among the areas for improvement, apart from recommendations",
}
_INDENT = " " * 4
_WIDTH = 110
_SIDES = 12  # of one check: more than a person compares on a screen


def explained_lines(explanation: Explanation) -> Iterator[str]:
    """The sentence, then every item with its reasons, what was left out, and what disagreed."""
    extraction = explanation.extraction
    yield from heading_lines(extraction, explanation.claims)
    for trace in explanation.items:
        yield ""
        yield from _item_lines(explanation, trace)
    if explanation.left_out:
        yield ""
        yield f"Asks for something, and is no item ({len(explanation.left_out)})"
        yield from _left_out_lines(explanation.left_out, extraction.title or "")
    yield ""
    yield f"Checks ({len(extraction.checks)})" if extraction.checks else "Checks: nothing speaks against it"
    for check in extraction.checks:
        yield from _check_lines(check, extraction.title or "")


def _item_lines(explanation: Explanation, trace: ItemTrace) -> Iterator[str]:
    extraction = explanation.extraction
    item = extraction.items[trace.item]
    yield f"{trace.item + 1}. {name_of(item)}: {first_words(item.text)}"
    yield from _field("counts", [_counts(item, trace)])
    chosen = next(copy for copy in trace.copies if copy.chosen)
    yield from _field("found", [rule_words(chosen.rule)])
    yield from _field("printed", _printed(trace, extraction.title or ""))
    yield from _field("kept apart", _kept_apart(trace))
    yield from _field("under", _under(item, extraction.items))
    yield from _field(
        "inherited", (inherited_words(one) for one in trace.inherited if one.origin is not Origin.CAUSE)
    )
    yield from _field("who", _names(trace))
    yield from _field("applies", [f"{item.chief_constables}: {item.reason}"])
    every = item.deadlines or ((item.deadline,) if item.deadline else ())
    said = [deadline_words(one, extraction.published) for one in every]
    yield from _field("deadline", said or ["none stated"])


def _field(name: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from _folded(f"{_INDENT}{name:<12}", line)
        name = ""


def _folded(label: str, line: str) -> Iterator[str]:
    """One line over as many as it needs, the further ones under its beginning."""
    beginning = len(label) + (2 if line.startswith("- ") else 0)
    yield from wrap(
        f"{label}{line}", _WIDTH, subsequent_indent=" " * beginning, break_long_words=False,
        break_on_hyphens=False, drop_whitespace=True,
    )  # fmt: skip


def _counts(item: Item, trace: ItemTrace) -> str:
    earlier = [words for copy in trace.copies if (words := restated_words(copy))]
    if item.restated:
        return f"no, an earlier report made it: {earlier[0] if earlier else 'it is marked so'}"
    among = _AMONG[item.kind]
    if earlier:
        return f"yes, {among}; but one of its copies looks like an earlier one: {earlier[0]}"
    return f"yes, {among}: nothing marks it as an earlier report's"


def _printed(trace: ItemTrace, title: str) -> Iterator[str]:
    several = len(trace.copies) > 1
    if several:
        yield f"{len(trace.copies)} times, taken for one item"
    chosen = next(copy for copy in trace.copies if copy.chosen)
    for copy in trace.copies:
        facts = [places_with_boxes(copy.where, title), _under_headings(copy, title), joined_words(copy)]
        facts += ["the words that are read" if several and copy.chosen else ""]
        facts += [f"found otherwise: {rule_words(copy.rule)}" if copy.rule != chosen.rule else ""]
        facts += [restated_words(copy) if several else "", copy.doubt]
        yield f"{'- ' if several else ''}{'; '.join(fact for fact in facts if fact)}"


def _under_headings(copy: Copy, title: str) -> str:
    """In a web page the place says it; in a PDF the headings do."""
    if not _paged(copy.where):
        return ""
    headings = [first_words(heading, 50) for heading in copy.headings if heading != title]
    return f"under “{' > '.join(headings)}”" if headings else ""


def places_with_boxes(places: Iterable[Place], title: str = "") -> str:
    """`page 8 (71, 82, 521, 147)` in points from the top left; `#recommendation-1 (Summary > ...)`."""
    return " and ".join(_place(place, title) for place in places)


def _place(place: Place, title: str) -> str:
    if isinstance(place, PagePlace):
        return f"page {place.page} ({', '.join(str(round(point)) for point in place.bbox)})"
    path = place.path.removeprefix(f"{title} > ")
    return f"{place.anchor} ({path})" if place.anchor else f"under “{path}”"


def _kept_apart(trace: ItemTrace) -> Iterator[str]:
    for other, alike in trace.same_number:
        yield f"from item {other + 1}, which has the same number: its words are {round(100 * alike)} % alike"


def _under(item: Item, items: tuple[Item, ...]) -> Iterator[str]:
    if item.parent is not None:
        cause = items[item.parent]
        yield (
            f"item {item.parent + 1}, the cause of concern “{first_words(cause.text, 60)}”: it is printed "
            "below that, before a heading that ends it"
        )


def _names(trace: ItemTrace) -> Iterator[str]:
    yield from map(named_words, trace.names)
    if trace.unknown:
        yield f"“{first_words(trace.unknown, 60)}” should act, but is in no table of bodies"
    elif not trace.names:
        yield "nobody of the tables is named as one who should act"
    for phrase in trace.acted_upon:
        yield f"“{phrase}” appears, but something is done to them or for them"


def _left_out_lines(left_out: Iterable[LeftOut], title: str) -> Iterator[str]:
    reason = ""
    for one in left_out:
        said = left_out_words(one.reason, one.part)
        if said != reason:
            yield f"{_INDENT}{said}:"
            reason = said
        under = f", under “{first_words(one.headings[-1], 60)}”" if one.headings and _paged(one.where) else ""
        yield from _folded(
            f"{_INDENT}  ", f"- “{first_words(one.text)}”: {places_with_boxes(one.where[:2], title)}{under}"
        )


def _paged(places: Iterable[Place]) -> bool:
    return any(isinstance(place, PagePlace) for place in places)


def _check_lines(check: Check, title: str) -> Iterator[str]:
    yield from _folded(_INDENT, f"{check.severity}: {check.message} [{check.code}]")
    for side in check.disagreed[:_SIDES]:
        where = f": {places_with_boxes(side.where, title)}" if side.where else ""
        yield from _folded(f"{_INDENT}  ", f"- {side.says}{where}")
    if len(check.disagreed) > _SIDES:
        yield f"{_INDENT}  - and {len(check.disagreed) - _SIDES} more"
