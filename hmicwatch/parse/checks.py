"""What there is to doubt about one document's reading; each rule is one small function with one sentence."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hmicwatch.domain import (
    Applies,
    Check,
    Item,
    ItemKind,
    PublicationKind,
    Severity,
    StatedCount,
    count_items,
)
from hmicwatch.language.text import plain, words
from hmicwatch.parse.addressees import asked_in, sentences
from hmicwatch.parse.blocks import Block, BlockKind, Flow
from hmicwatch.parse.grammar.copies import Joined
from hmicwatch.parse.grammar.draft import Draft
from hmicwatch.parse.grammar.titles import MODAL, ItemTitle, ListTitle, SectionTitle, read_title
from hmicwatch.parse.kind import kind_of_title
from hmicwatch.parse.lexicon import Lexicon

NAMES = {
    ItemKind.RECOMMENDATION: ("recommendation", "recommendations"),
    ItemKind.CAUSE_OF_CONCERN: ("cause of concern", "causes of concern"),
    ItemKind.AREA_FOR_IMPROVEMENT: ("area for improvement", "areas for improvement"),
}
_MENTION = re.compile(r"\brecommendation(?:s(?=\s+\d+\s*(?:,|and|to|-)\s*\d))?\s+(?P<number>\d{1,3})\b", re.I)
_EARLIER = re.compile(
    r"\b(?:19|20)\d\d\b|\bprevious|\bearlier\b|\blast\b|\boriginal|\binterim\b|\binquiry\b|\bcommittee\b",
    re.I,
)
_DEADLINE = re.compile(r"^(?:by|within|no later than)\s+[^,]{4,60},?\s", re.I)
# Beside items of an earlier report, "we made" speaks of that report.
_MADE = re.compile(r"^we\s+(?:made|issued|identified|gave)\b", re.I)
# What every report asks at its end: an answer to the inspectorate, not an item.
_LEADS_ON = re.compile(
    r"^(?:get|read|download|view)\s+the\s+(?:full\s+)?(?:report|document|letter|publication|"
    r"press\s+release)\b",
    re.I,
)
_REPORTING = re.compile(
    r"\b(?:tell|inform|update|report|provide|send|write|submit|respond|give|"
    r"require)\w*\b.{0,80}\b(?:us|hmicfrs|hmic|hmi|inspectorates?|"
    r"inspector|action plan)\b|\b(?:hmicfrs|hmic)\b.{0,30}\brequire",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything the checks look at."""

    flow: Flow
    items: tuple[Item, ...]
    joined: Sequence[Joined]
    stated: tuple[StatedCount, ...]
    left_out: Sequence[Joined]
    passed_over: Sequence[Block]
    set_apart: Sequence[Block]
    unknown: tuple[str, ...]
    doubtful: tuple[str, ...]
    names: Lexicon


def counted(items: Sequence[Item], kind: ItemKind) -> int:
    """How many own items of a kind there are."""
    return sum(item.kind is kind and not item.restated for item in items)


def plural(kind: ItemKind, count: int) -> str:
    """ "1 recommendation", "3 recommendations"."""
    one, many = NAMES[kind]
    return f"{count} {one if count == 1 else many}"


def _warning(code: str, message: str) -> Check:
    return Check(code=code, severity=Severity.WARNING, message=message)


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


def _stated(evidence: Evidence) -> Iterator[Check]:
    yield from stated_mismatches(evidence.items, evidence.stated)


def numbering(items: Sequence[Item]) -> Iterator[Check]:
    """Numbers that are missing or used twice among own items."""
    for kind in ItemKind:
        own = [item for item in items if item.kind is kind and not item.restated and item.number]
        numbers = [int(item.number) for item in own if item.number and item.number.isdecimal()]
        one = NAMES[kind][0]
        twice = sorted(number for number, times in Counter(numbers).items() if times > 1)
        if twice and not _scoped(own):
            listed = ", ".join(map(str, twice))
            yield _warning(
                "number_repeated",
                f"The number {listed} stands over more than one {one} with different words.",
            )
        earlier = {item.number for item in items if item.kind is kind and item.restated}
        expected = {number for number in range(1, max(numbers, default=0) + 1) if str(number) not in earlier}
        missing = sorted(expected - set(numbers))
        if missing:
            listed = ", ".join(map(str, missing[:10]))
            yield _warning("numbering_gap", f"There is no {one} {listed}, though higher numbers were found.")


def _scoped(own: Sequence[Item]) -> bool:
    """Whether numbering starts again under each cause of concern, as it may."""
    return all(item.parent is not None for item in own) and len(
        {(item.parent, item.number) for item in own}
    ) == len(own)


def _numbers(evidence: Evidence) -> Iterator[Check]:
    yield from numbering(evidence.items)


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


def _causes(evidence: Evidence) -> Iterator[Check]:
    yield from causes_without(evidence.items)


def unclear_items(items: Sequence[Item]) -> Iterator[Check]:
    """Recommendations of which nobody can say whether chief constables are meant."""
    for item in items:
        if (
            item.kind is ItemKind.RECOMMENDATION
            and not item.restated
            and item.chief_constables is Applies.UNCLEAR
        ):
            yield _warning("applicability_unclear", f"{_name(item)}: {item.reason}.")


def _unclear(evidence: Evidence) -> Iterator[Check]:
    yield from unclear_items(evidence.items)


def _name(item: Item) -> str:
    return item.label or f"“{' '.join(item.text.split()[:8])} …”"


def _verbless(evidence: Evidence) -> Iterator[Check]:
    for item in evidence.items:
        asks = MODAL.search(plain(item.text)) or item.addressees or re.search(r"\brecommend", item.text, re.I)
        if item.kind is ItemKind.RECOMMENDATION and not item.restated and not asks:
            yield _warning("item_without_verb", f"{_name(item)} has no “should”: is it a recommendation?")


def _bodies(evidence: Evidence) -> Iterator[Check]:
    for phrase in dict.fromkeys(evidence.unknown):
        yield _warning("unknown_body", f"“{phrase}” should act, but is in no table of bodies.")
    for phrase in dict.fromkeys(evidence.doubtful):
        yield _warning(
            "doubtful_body", f"“{phrase}” was taken for chief constables; it may mean somebody else."
        )


def _pages(evidence: Evidence) -> Iterator[Check]:
    for page in evidence.flow.unreadable:
        yield _warning(
            "unreadable_page", f"Page {page} can't be read (a picture, or letters that make no words)."
        )


def _prose(evidence: Evidence) -> Iterator[Check]:
    for one in evidence.left_out:
        opening = " ".join(one.best.text.split()[:12])
        yield _warning(
            "prose_recommendation", f"The text also recommends in passing: “{opening} …”. It was not counted."
        )


def _own_or_restated(evidence: Evidence) -> Iterator[Check]:
    for one in evidence.joined:
        if len({copy.restated for copy in one.copies}) > 1:
            opening = " ".join(one.best.text.split()[:10])
            yield _warning(
                "own_or_restated",
                f"“{opening} …” is printed both as new and as an earlier one; it was counted.",
            )


def _copies(evidence: Evidence) -> Iterator[Check]:
    for one in evidence.joined:
        if one.doubts and not one.restated:
            label = one.best.label or f"“{' '.join(one.best.text.split()[:8])} …”"
            yield _warning("copies_differ", f"{label} is printed more than once, and {one.doubts[0]}.")


def _mentions(evidence: Evidence) -> Iterator[Check]:
    """A number that the text speaks of and that was not found."""
    known = {item.number for item in evidence.items if item.kind is ItemKind.RECOMMENDATION}
    missing: set[str] = set()
    for block in evidence.flow.blocks:
        for sentence in sentences(block.text):
            if not _EARLIER.search(sentence):
                missing |= {match["number"] for match in _MENTION.finditer(sentence)} - known
    if missing and not any(item.restated for item in evidence.items):
        listed = ", ".join(sorted(missing, key=int))
        yield _warning(
            "number_mentioned", f"The text speaks of recommendation {listed}, which was not found."
        )


def _contents(evidence: Evidence) -> Iterator[Check]:
    """A contents page that lists more recommendations than were found."""
    listed = set()
    for block in evidence.flow.blocks:
        title = read_title(block.text, heading=False)
        if isinstance(title, SectionTitle) and title.named == "entry":
            match = _MENTION.search(plain(block.text))
            listed |= {match["number"]} if match else set()
    known = {item.number for item in evidence.items if item.kind is ItemKind.RECOMMENDATION}
    if listed - known:
        yield _warning(
            "contents_mismatch",
            f"The contents page lists recommendation {', '.join(sorted(listed - known))}, which "
            f"was not found.",
        )


def _outside(evidence: Evidence) -> Iterator[Check]:
    """Sentences that ask somebody to act by a date, and belong to no item."""
    printed = _printed(evidence)
    texts = [set(words(item.text)) for item in evidence.items]
    for block in evidence.flow.blocks:
        if id(block) in printed or block.kind is BlockKind.HEADING:
            continue
        for sentence in sentences(block.text):
            if _asks_by_a_date(sentence, evidence.names) and not _within(words(sentence), texts):
                yield _warning(
                    "asks_outside_items",
                    f"“{' '.join(sentence.split()[:14])} …” reads like a recommendation but stands in none.",
                )
                break


def _unlisted(evidence: Evidence) -> Iterator[Check]:
    """Neighbouring lines that each ask somebody to act, and stand in no item: a list of an unknown kind."""
    printed = _printed(evidence)
    before: Block | None = None
    for block in evidence.flow.blocks:
        asks = id(block) not in printed and _is_ask(block, evidence.names)
        if asks and before is not None and block.kind is before.kind:
            yield _warning(
                "asks_outside_items",
                f"“{' '.join(before.text.split()[:14])} …” and the line below it read like recommendations.",
            )
            return
        before = block if asks else None


def _empty_lists(evidence: Evidence) -> Iterator[Check]:
    """A heading that announces items, and nothing under it that could be read as one."""
    printed = _printed(evidence)
    blocks = evidence.flow.blocks
    for at, block in enumerate(blocks):
        title = _title(block)
        if not isinstance(title, ListTitle) or block.kind is not BlockKind.HEADING:
            continue
        under = list(_under(blocks, at))
        if any(id(one) in printed for one in under) or not _announces(
            under, counted(evidence.items, title.kind)
        ):
            continue
        if not any(one.kind is title.kind and one.count == 0 for one in evidence.stated):
            yield _warning(
                "empty_list", f"Nothing under the heading “{block.text[:60]}” could be read as an item."
            )


def _under(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    for block in blocks[at + 1 :]:
        if block.kind is BlockKind.HEADING and block.level <= blocks[at].level:
            return
        yield block


def _announces(under: list[Block], found: int) -> bool:
    """Whether what stands under a list's heading should be its items and not words about them."""
    texts = [block for block in under if block.kind is not BlockKind.HEADING]
    rows = sum(block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) for block in texts)
    telling = any(re.search(r"\brecommend|\bconcern|\bimprovement", block.text, re.I) for block in texts)
    return bool(texts) and (found == 0 or rows >= 2 or not telling)


def _printed(evidence: Evidence) -> set[int]:
    """The blocks that belong to items or to parts without own items, by identity."""
    every = (*evidence.joined, *evidence.left_out)
    of_items = {id(block) for one in every for copy in one.copies for block in copy.blocks}
    return of_items | {id(block) for block in evidence.set_apart}


def _passed_over(evidence: Evidence) -> Iterator[Check]:
    """A sentence behind listed items that asks a force by name was taken for an explanation."""
    texts = [set(words(item.text)) for item in evidence.items]
    for block in evidence.passed_over:
        first = next(iter(sentences(block.text)), "")
        modal = MODAL.search(first)
        asked = evidence.names.find(first[: modal.start()]) if modal else []
        if (
            asked
            and asked[0].start < 8
            and len(sentences(block.text)) == 1
            and not _within(words(first), texts)
        ):
            yield _warning(
                "perhaps_an_item",
                f"“{' '.join(first.split()[:14])} …” stands behind listed items; it was not counted.",
            )


def _asks_by_a_date(sentence: str, names: Lexicon) -> bool:
    modal = MODAL.search(sentence)
    if _REPORTING.search(sentence):
        return False
    if not modal or not _DEADLINE.match(sentence) or modal.group().lower() != "should":
        return False
    return bool(asked_in(sentence, names).owners)


def _within(said: list[str], texts: list[set[str]]) -> bool:
    return any(len(set(said) & text) > 0.85 * len(set(said)) for text in texts)


def _little(evidence: Evidence) -> Iterator[Check]:
    """A page that is not the report: what leads to it, or what stands where it should be."""
    if evidence.items or evidence.flow.pages is not None:
        return
    said = [block.text for block in evidence.flow.blocks]
    length = sum(len(text.split()) for text in said)
    if length < 900 and any(_LEADS_ON.search(plain(text)) for text in said):
        yield _warning("not_the_report", "This page leads to the report but is not the report itself.")
    elif length < 120 and not evidence.stated:
        yield _warning(
            "too_little_text", f"There are only {length} words on this page; is it the whole report?"
        )


def _earlier_or_new(evidence: Evidence) -> Iterator[Check]:
    """A revisit or progress report prints earlier items; own ones beside them are announced as new."""
    title = kind_of_title(evidence.flow.title or "")
    own = [one for one in evidence.joined if not one.restated]
    if title is not PublicationKind.PROGRESS or not own:
        return
    totals = {(one.kind, one.count) for one in evidence.stated}
    if all((kind, counted(evidence.items, kind)) in totals for kind in {one.kind for one in own}):
        return
    doubted = [one for one in own if not any(_announced(copy) for copy in one.copies)]
    if doubted:
        opening = " ".join(doubted[0].best.text.split()[:10])
        yield _warning(
            "earlier_or_new",
            f"This report follows up an earlier one: is “{opening} …” new, or printed again? It was counted.",
        )


def _announced(copy: Draft) -> bool:
    said = " ".join((*copy.chapter, copy.label or ""))
    if re.match(r"^(?:we|i)\s+(?:\w+\s+)?recommend\b", plain(copy.text), re.I):
        return True
    return bool(re.search(r"\b(?:new|further|additional|this (?:report|inspection))\b", said, re.I))


def _language(evidence: Evidence) -> Iterator[Check]:
    if evidence.flow.language != "en":
        yield _warning("not_english", "This document is in Welsh; hmicwatch reads the English version.")


def _nothing(evidence: Evidence) -> Iterator[Check]:
    """No item at all, in a document that asks for things: perhaps its layout is unknown."""
    if any(not item.restated for item in evidence.items):
        return
    titled = [b for b in evidence.flow.blocks if isinstance(_title(b), ItemTitle)]
    asking = sum(_is_ask(block, evidence.names) for block in evidence.flow.blocks)
    if titled and not evidence.items:
        yield _warning(
            "unknown_layout", f"“{titled[0].text[:60]}” stands in the text, but no item could be read."
        )
    elif asking >= 3 and not any(one.count == 0 for one in evidence.stated):
        yield _warning("unknown_layout", f"No item was found, but {asking} paragraphs ask somebody to act.")


def _title(block: Block) -> object:
    return read_title(block.text, heading=block.kind is BlockKind.HEADING, strong=block.strong)


def _is_ask(block: Block, names: Lexicon) -> bool:
    """Whether a block is nothing but one sentence that says who should do what."""
    said = sentences(block.text)
    if block.kind is BlockKind.HEADING or len(said) != 1 or said[0][:1].islower():
        return False
    modal = re.search(r"\bshould\b", said[0])
    early = modal is not None and len(said[0][: modal.start()].split()) <= 14
    return early and bool(asked_in(said[0], names).owners)


_RULES: tuple[Callable[[Evidence], Iterator[Check]], ...] = (
    _stated, _numbers, _causes, _unclear, _verbless, _bodies, _pages, _prose, _own_or_restated, _copies,
    _mentions, _contents, _outside, _unlisted, _empty_lists, _passed_over, _nothing, _little,
    _earlier_or_new, _language,
)  # fmt: skip


def checks_of(evidence: Evidence) -> tuple[Check, ...]:
    """All that is doubted about one document, each finding once."""
    found = [check for rule in _RULES for check in rule(evidence)]
    return tuple(dict.fromkeys(found))


def tally(items: Sequence[Item]) -> str:
    """The counts in words, for sentences that compare two documents."""
    counts = count_items(items)
    return plural(ItemKind.RECOMMENDATION, counts.recommendations)
