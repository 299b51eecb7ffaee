"""Why a document was read as it was: the facts that led to its items, as values. Nothing is decided here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hmicwatch.domain import (
    Copy,
    Deadline,
    Inherited,
    Item,
    ItemTrace,
    LeftOut,
    LeftOutAs,
    Named,
    Origin,
    Role,
)
from hmicwatch.language.text import likeness, plain, tidy, words
from hmicwatch.parse.addressees import Verdict
from hmicwatch.parse.grammar.copies import Joined, group_of
from hmicwatch.parse.grammar.draft import Above, Draft
from hmicwatch.parse.grammar.gather import Gathered
from hmicwatch.parse.grammar.titles import Section
from hmicwatch.parse.places import places_of

# What a part that holds no items says in passing with "must" or "needs to" tells of findings.
_ASKS = re.compile(r"\bshould\b|\brecommends?\b(?!ed)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An item's deadlines, the copy that has them, and the words above it that gave them (None: its own)."""

    deadlines: tuple[Deadline, ...] = ()
    copy: Draft | None = None
    above: Above | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One item as it was read, and what it was read from; `above` are words it could inherit from."""

    item: Item
    joined: Joined
    found: Verdict
    above: Sequence[Above]
    dated: Dated


def trace_items(read: Sequence[Read]) -> tuple[ItemTrace, ...]:
    """What led to each item, in the order of the items."""
    joined = [one.joined for one in read]
    return tuple(
        ItemTrace(
            item=at,
            copies=tuple(_copies(one.joined)),
            inherited=tuple(_inherited(one, joined)),
            names=tuple(_names(one.found)),
            acted_upon=one.found.acted_upon,
            unknown=one.found.unknown,
            same_number=tuple(_same_number(one, read)),
        )
        for at, one in enumerate(read)
    )


def _copies(one: Joined) -> Iterator[Copy]:
    for copy, link in zip(one.copies, [None, *one.links], strict=True):
        yield Copy(
            where=places_of([copy]),
            headings=copy.chapter,
            rule=copy.rule,
            number=copy.number,
            text=tidy(copy.text),
            chosen=copy is one.best,
            joined_by=link.by if link else None,
            alike=round(link.alike, 3) if link else None,
            doubt=link.doubt if link else "",
            restated_by=copy.restated_by,
            restated_from=copy.restated_from,
        )


def _inherited(one: Read, joined: Sequence[Joined]) -> Iterator[Inherited]:
    if one.found.inherited is not None:
        source = next(above for above in one.above if above.phrase == one.found.inherited)
        yield Inherited(what="addressee", origin=source.origin, phrase=tidy(source.phrase))
    if one.dated.above is not None:
        yield Inherited(what="deadline", origin=one.dated.above.origin, phrase=tidy(one.dated.above.phrase))
    elif one.dated.copy is not None and one.dated.copy is not one.joined.best:
        yield Inherited(what="deadline", origin=Origin.COPY, phrase=tidy(one.dated.copy.text))
    yield from _number(one.joined)
    cause = group_of(joined, one.joined.best.parent)
    if cause is not None:
        yield Inherited(what="cause of concern", origin=Origin.CAUSE, phrase=tidy(cause.best.text))


def _number(one: Joined) -> Iterator[Inherited]:
    if one.number is None:
        return
    if one.best.number is None:
        numbered = next(copy for copy in one.copies if copy.number)
        yield Inherited(what="number", origin=Origin.COPY, phrase=numbered.label or one.number)
    elif one.best.rule == "table":
        yield Inherited(what="number", origin=Origin.COLUMN, phrase=one.number)
    elif not one.best.rule.startswith("title"):
        yield Inherited(what="number", origin=Origin.LIST, phrase=one.number)


def _names(found: Verdict) -> Iterator[Named]:
    roles = {(one.body, one.phrase): one.role for one in found.addressees}
    for mention in found.mentions:
        name = mention.name
        yield Named(
            phrase=mention.phrase,
            body=name.code,
            role=roles.get((name.code, mention.phrase), Role.OWNER),
            force=name.slug,
            some=name.some,
            doubtful=name.doubtful,
            with_police=name.with_police,
        )


def _same_number(one: Read, read: Sequence[Read]) -> Iterator[tuple[int, float]]:
    """Other items of this kind and number, which were kept apart, each with how alike it is (0 to 1)."""
    for at, other in enumerate(read):
        same = other.item.kind is one.item.kind and other.item.number == one.item.number
        if other is not one and same and one.item.number is not None:
            yield at, round(likeness(one.item.text, other.item.text), 3)


def left_out(gathered: Gathered, prose: Sequence[Joined], items: Sequence[Joined]) -> tuple[LeftOut, ...]:
    """What asks for something and is no item, by its reason; `prose` was taken out from among the items."""
    return tuple(
        dict.fromkeys(
            (
                *(_draft_left_out(one.best, LeftOutAs.IN_PASSING) for one in prose),
                *(_draft_left_out(draft, LeftOutAs.UNTITLED) for draft in gathered.untitled),
                *(
                    LeftOut(reason=LeftOutAs.EXPLAINS, text=tidy(block.text), where=(block.place,))
                    for block in gathered.passed_over
                ),
                *_set_apart(gathered, items),
            )
        )
    )


def _draft_left_out(draft: Draft, reason: LeftOutAs) -> LeftOut:
    return LeftOut(
        reason=reason, text=tidy(draft.text), where=places_of([draft]), headings=tuple(draft.chapter)
    )


def _set_apart(gathered: Gathered, items: Sequence[Joined]) -> Iterator[LeftOut]:
    """Only what asks, and not what the contents page lists: all of that is printed again."""
    taken = {id(block) for one in items for copy in one.copies for block in copy.blocks}
    said = [" ".join(words(copy.text)) for one in items for copy in one.copies]
    for silent in gathered.silent:
        block = silent.block
        if silent.section is Section.CONTENTS or id(block) in taken or not _ASKS.search(plain(block.text)):
            continue
        if silent.section is Section.FOOTNOTES and any(" ".join(words(block.text)) in text for text in said):
            continue  # small print of a table, read as its row
        yield LeftOut(
            reason=LeftOutAs.SET_APART,
            text=tidy(block.text),
            where=(block.place,),
            headings=silent.headings,
            part=silent.section,
        )
