"""Checks of single items: who is asked, whether it asks at all, is it new, do its copies agree."""

import re
from collections.abc import Iterator

from hmicwatch.domain import Check, ItemKind, PublicationKind, Side
from hmicwatch.language.text import plain
from hmicwatch.parse.checks.evidence import (
    Evidence,
    counted,
    name_of,
    opening,
    side_of,
    warning,
)
from hmicwatch.parse.grammar.copies import Joined, differing_words
from hmicwatch.parse.grammar.draft import Draft
from hmicwatch.parse.grammar.titles import MODAL
from hmicwatch.parse.kind import follows_up
from hmicwatch.parse.places import places_of


def verbless(evidence: Evidence) -> Iterator[Check]:
    for item in evidence.items:
        asks = MODAL.search(plain(item.text)) or item.addressees or re.search(r"\brecommend", item.text, re.I)
        if item.kind is ItemKind.RECOMMENDATION and not item.restated and not asks:
            yield warning(
                "item_without_verb",
                f"{name_of(item)} has no “should”: is it a recommendation?",
                side_of(item),
            )


def unknown_bodies(evidence: Evidence) -> Iterator[Check]:
    for phrase, item in evidence.unknown:
        yield warning("unknown_body", f"“{phrase}” should act, but is in no table of bodies.", side_of(item))
    for phrase, item in evidence.doubtful:
        yield warning(
            "doubtful_body",
            f"“{phrase}” was taken for chief constables; it may mean somebody else.",
            side_of(item),
        )


def prose_beside(evidence: Evidence) -> Iterator[Check]:
    for one in evidence.left_out:
        said = " ".join(one.best.text.split()[:12])
        yield warning(
            "prose_recommendation",
            f"The text also recommends in passing: “{said} …”. It was not counted.",
            *_printed(one),
        )


def prose_counted(evidence: Evidence) -> Iterator[Check]:
    """Letters recommend in prose; a report that does may only be speaking of recommending."""
    prose = [one for one in evidence.joined if one.best.rule == "prose" and not one.restated]
    if prose and evidence.kind is not PublicationKind.LETTER:
        said = " ".join(prose[0].best.text.split()[:12])
        yield warning(
            "prose_recommendation",
            f"“{said} …” stands in running text; it was counted.",
            *(side for one in prose for side in _printed(one)),
        )


def late_deadlines(evidence: Evidence) -> Iterator[Check]:
    """A deadline before the day of publication: an earlier item printed again, or a wrong date."""
    for item in evidence.items:
        due = item.deadline.date if item.deadline else None
        if item.deadline and due and evidence.published and due < evidence.published and not item.restated:
            yield warning(
                "deadline_before_publication",
                f"{name_of(item)} was due on {due.day} {due:%B %Y}, before publication: an earlier one?",
                Side(says=f"deadline: {due.day} {due:%B %Y} (“{item.deadline.phrase}”)", where=item.where),
                Side(says=f"published: {evidence.published.day} {evidence.published:%B %Y}"),
            )


def own_or_restated(evidence: Evidence) -> Iterator[Check]:
    for one in evidence.joined:
        told_new = any(_announced(copy) for copy in one.copies if not copy.restated)
        if len({copy.restated for copy in one.copies}) > 1 and not told_new:
            said = " ".join(one.best.text.split()[:10])
            yield warning(
                "own_or_restated",
                f"“{said} …” is printed both as new and as an earlier one; it was counted.",
                *_printed(one),
            )


def quoted_items(evidence: Evidence) -> Iterator[Check]:
    """An own item in quotation marks may be somebody else's, or an earlier one."""
    for one in evidence.joined:
        if not one.restated and all(copy.quoted for copy in one.copies):
            said = " ".join(one.best.text.split()[:10]).strip("\"“”'‘’")
            yield warning(
                "quoted_item",
                f"“{said} …” stands in quotation marks: is it this report's own? It was counted.",
                *_printed(one),
            )


def copies_that_differ(evidence: Evidence) -> Iterator[Check]:
    for one in evidence.joined:
        if one.doubts and not one.restated:
            label = one.best.label or f"“{' '.join(one.best.text.split()[:8])} …”"
            yield warning(
                "copies_differ", f"{label} is printed more than once, and {one.doubts[0]}.", *_wordings(one)
            )


def _wordings(one: Joined) -> Iterator[Side]:
    """Both wordings of each copy that differs, around the words in which they do."""
    for copy, link in zip(one.copies[1:], one.links, strict=True):
        if link.doubt:
            first, second = differing_words(link.nearest.text, copy.text)
            yield Side(says=f"“{first}”", where=places_of([link.nearest]))
            yield Side(says=f"“{second}”", where=places_of([copy]))


def _printed(one: Joined) -> Iterator[Side]:
    """Each copy, and whether it is printed as an earlier item."""
    for copy in one.copies:
        earlier = "as an earlier one: " if copy.restated else "as new: " if len(one.copies) > 1 else ""
        yield Side(says=f"{earlier}{opening(copy.text)}", where=places_of([copy]))


def earlier_or_new(evidence: Evidence) -> Iterator[Check]:
    """A revisit or progress report prints earlier items; own ones beside them are announced as new."""
    own = [one for one in evidence.joined if not one.restated]
    if not follows_up(evidence.flow.title or "") or not own:
        return
    totals = {(one.kind, one.count) for one in evidence.stated}
    if all((kind, counted(evidence.items, kind)) in totals for kind in {one.kind for one in own}):
        return
    doubted = [one for one in own if not any(_announced(copy) for copy in one.copies)]
    if doubted:
        said = " ".join(doubted[0].best.text.split()[:10])
        yield warning(
            "earlier_or_new",
            f"This report follows up an earlier one: is “{said} …” new, or printed again? It was counted.",
            *(side for one in doubted for side in _printed(one)),
        )


def _announced(copy: Draft) -> bool:
    said = " ".join((*copy.chapter, copy.label or ""))
    if re.match(r"^(?:we|i)\s+(?:\w+\s+)?recommend\b", plain(copy.text), re.I):
        return True
    return bool(re.search(r"\b(?:new|further|additional|this (?:report|inspection))\b", said, re.I))
