"""Nets for what the grammar misses: text that asks, announces or counts, and belongs to no item."""

import re
from collections.abc import Iterator, Sequence

from hmicwatch.domain import Check, ItemKind, Side
from hmicwatch.language.text import plain, words
from hmicwatch.parse.addressees import asked_in
from hmicwatch.parse.asked import sentences
from hmicwatch.parse.blocks import Block, BlockKind
from hmicwatch.parse.checks.evidence import (
    Evidence,
    counted,
    found_side,
    printed,
    side_of_block,
    title_of,
    warning,
)
from hmicwatch.parse.grammar.titles import MODAL, ItemTitle, ListTitle, SectionTitle, read_title
from hmicwatch.parse.lexicon import Lexicon

_MENTION = re.compile(
    r"\brecommendation(?:s(?=\s+\d+\s*(?:,|and|to|-)\s*\d))?\s+(?P<number>\d{1,3})\b(?!\.\d)", re.I
)
_EARLIER = re.compile(
    r"\b(?:in|from|of|our|the|since)\s+(?:19|20)\d\d\b|\bprevious|\bearlier\b|\blast\b|\boriginal|\binterim\b|\binquiry\b|\bcommittee\b",
    re.I,
)
_IS_A_CAUSE = re.compile(
    r"^(?!(?:if|where|when|what)\b).*\b(?:is|are)\s+(?:therefore\s+|now\s+)?an?\s+(?:accelerated\s+)?cause\s+of\s+concern\b|"
    r"\b(?:we|i)\s+(?:have\s+)?(?:therefore\s+|now\s+)?(?:identified|issued?|raised?|am\s+issuing|are\s+issuing|have)\s+"
    r"(?:an?|one|this)\s+(?:accelerated\s+)?cause\s+of\s+concern\b",
    re.I,
)
_DEADLINE = re.compile(r"^(?:by|within|no later than)\s+[^,]{4,60},?\s", re.I)
# What every report asks at its end: an answer to the inspectorate, not an item.
_LEADS_ON = re.compile(
    r"^(?:get|read|download|view)\s+the\s+(?:full\s+)?(?:report|document|letter|publication|"
    r"press\s+release)\b",
    re.I,
)
# Questions, and what glossaries say ("Something that a force should do better").
_NO_ASK = re.compile(r"\?\W*$|^(?:something|anything|an?\b[^.]*?\b(?:that|which|where))\b", re.I)
_REPORTING = re.compile(
    r"\b(?:tell|inform|update|report|provide|send|write|submit|respond|give|"
    r"require)\w*\b.{0,80}\b(?:us|hmicfrs|hmic|hmi|inspectorates?|"
    r"inspector|action plan)\b|\b(?:hmicfrs|hmic)\b.{0,30}\brequire",
    re.I,
)


def numbers_mentioned(evidence: Evidence) -> Iterator[Check]:
    """A number that the text speaks of and that was not found."""
    known = {item.number for item in evidence.items if item.kind is ItemKind.RECOMMENDATION}
    missing: dict[str, Side] = {}
    for block in evidence.flow.blocks:
        for sentence in sentences(block.text):
            if not _EARLIER.search(sentence):
                for number in {match["number"] for match in _MENTION.finditer(sentence)} - known:
                    missing.setdefault(number, side_of_block(block, sentence))
    if missing and not any(item.restated for item in evidence.items):
        listed = ", ".join(sorted(missing, key=int))
        yield warning(
            "number_mentioned",
            f"The text speaks of recommendation {listed}, which was not found.",
            *dict.fromkeys(missing.values()),
            found_side(evidence.items, ItemKind.RECOMMENDATION),
        )


def contents_listed(evidence: Evidence) -> Iterator[Check]:
    """A contents page that lists more recommendations than were found."""
    listed: dict[str, Side] = {}
    for block in evidence.flow.blocks:
        title = read_title(block.text, heading=False)
        entry = isinstance(title, SectionTitle) and title.named == "entry"
        if entry and (match := _MENTION.search(plain(block.text))):
            listed.setdefault(match["number"], side_of_block(block))
    known = {item.number for item in evidence.items if item.kind is ItemKind.RECOMMENDATION}
    missing = sorted(listed.keys() - known, key=int)
    if missing:
        yield warning(
            "contents_mismatch",
            f"The contents page lists recommendation {', '.join(missing)}, which was not found.",
            *(listed[number] for number in missing),
            found_side(evidence.items, ItemKind.RECOMMENDATION),
        )


def asks_by_a_date_outside(evidence: Evidence) -> Iterator[Check]:
    """Sentences that ask somebody to act by a date, and belong to no item."""
    taken = printed(evidence)
    texts = [set(words(item.text)) for item in evidence.items]
    for block in evidence.flow.blocks:
        if id(block) in taken or block.kind is BlockKind.HEADING:
            continue
        for sentence in sentences(block.text):
            if _asks_by_a_date(sentence, evidence.names) and not _within(words(sentence), texts):
                yield warning(
                    "asks_outside_items",
                    f"“{' '.join(sentence.split()[:14])} …” reads like a recommendation but stands in none.",
                    side_of_block(block, sentence),
                )
                break


def _asks_by_a_date(sentence: str, names: Lexicon) -> bool:
    modal = MODAL.search(sentence)
    if _REPORTING.search(sentence):
        return False
    if not modal or not _DEADLINE.match(sentence) or modal.group().lower() != "should":
        return False
    return bool(asked_in(sentence, names).owners)


def _within(said: list[str], texts: list[set[str]]) -> bool:
    return any(len(set(said) & text) > 0.85 * len(set(said)) for text in texts)


def asks_in_a_row_outside(evidence: Evidence) -> Iterator[Check]:
    """Neighbouring lines that each ask somebody to act, and stand in no item: a list of an unknown kind."""
    taken = printed(evidence)
    before: Block | None = None
    for block in evidence.flow.blocks:
        if block.kind is BlockKind.HEADING or (
            len(block.text) < 60 and not block.text.rstrip().endswith(".")
        ):
            continue  # a title between two of them
        asks = id(block) not in taken and _is_ask(block, evidence.names)
        if asks and before is not None and block.kind is before.kind:
            yield warning(
                "asks_outside_items",
                f"“{' '.join(before.text.split()[:14])} …” and the line below it read like recommendations.",
                side_of_block(before),
                side_of_block(block),
            )
            return
        before = block if asks else None


def _is_ask(block: Block, names: Lexicon) -> bool:
    """Whether a block is nothing but one sentence that says who should do what."""
    said = sentences(block.text)
    if block.kind is BlockKind.HEADING or len(said) != 1 or said[0][:1].islower():
        return False
    if _NO_ASK.search(said[0]):
        return False
    modal = re.search(r"\bshould\b", said[0])
    early = modal is not None and len(said[0][: modal.start()].split()) <= 14
    return early and bool(asked_in(said[0], names).owners)


def empty_lists(evidence: Evidence) -> Iterator[Check]:
    """A heading that announces items, and nothing under it that could be read as one."""
    taken = printed(evidence)
    blocks = evidence.flow.blocks
    for at, block in enumerate(blocks):
        title = title_of(block)
        if not isinstance(title, ListTitle) or block.kind is not BlockKind.HEADING:
            continue
        under = list(_under(blocks, at))
        if any(id(one) in taken for one in under) or not _announces(
            under, counted(evidence.items, title.kind)
        ):
            continue
        if not any(one.kind is title.kind and one.count == 0 for one in evidence.stated):
            yield warning(
                "empty_list",
                f"Nothing under the heading “{block.text[:60]}” could be read as an item.",
                side_of_block(block),
                *(side_of_block(one) for one in under[:1]),
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


def passed_over(evidence: Evidence) -> Iterator[Check]:
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
            yield warning(
                "perhaps_an_item",
                f"“{' '.join(first.split()[:14])} …” stands behind listed items; it was not counted.",
                side_of_block(block),
            )


def nothing_found(evidence: Evidence) -> Iterator[Check]:
    """No item at all, in a document that asks for things: perhaps its layout is unknown."""
    if any(not item.restated for item in evidence.items):
        return
    titled = [b for b in evidence.flow.blocks if isinstance(title_of(b), ItemTitle)]
    taken, texts = printed(evidence), [set(words(item.text)) for item in evidence.items]
    asking = [
        block
        for block in evidence.flow.blocks
        if id(block) not in taken and _is_ask(block, evidence.names) and not _within(words(block.text), texts)
    ]
    if titled and not evidence.items:
        yield warning(
            "unknown_layout",
            f"“{titled[0].text[:60]}” stands in the text, but no item could be read.",
            *map(side_of_block, titled),
        )
    elif len(asking) >= 3 and not any(one.count == 0 for one in evidence.stated):
        yield warning(
            "unknown_layout",
            f"No item was found, but {len(asking)} paragraphs ask somebody to act.",
            *map(side_of_block, asking),
        )


def causes_in_prose(evidence: Evidence) -> Iterator[Check]:
    """A letter may tell a cause of concern in a sentence, under no heading."""
    if any(item.kind is ItemKind.CAUSE_OF_CONCERN for item in evidence.items):
        return
    for block in evidence.flow.blocks:
        told = [
            said for said in sentences(block.text) if _IS_A_CAUSE.search(said) and not _EARLIER.search(said)
        ]
        if told and block.kind is not BlockKind.HEADING and id(block) not in printed(evidence):
            yield warning(
                "cause_in_prose",
                f"“{' '.join(told[0].split()[:14])} …” speaks of a cause of concern; none was found.",
                side_of_block(block, told[0]),
            )
            return


def little_text(evidence: Evidence) -> Iterator[Check]:
    """A page that is not the report: what leads to it, or what stands where it should be."""
    if evidence.items or evidence.flow.pages is not None:
        return
    said = [block.text for block in evidence.flow.blocks]
    length = sum(len(text.split()) for text in said)
    if length < 900 and any(_LEADS_ON.search(plain(text)) for text in said):
        yield warning("not_the_report", "This page leads to the report but is not the report itself.")
    elif length < 120 and not evidence.stated:
        yield warning(
            "too_little_text", f"There are only {length} words on this page; is it the whole report?"
        )


def unreadable_pages(evidence: Evidence) -> Iterator[Check]:
    for page in evidence.flow.unreadable:
        yield warning(
            "unreadable_page", f"Page {page} can't be read (a picture, or letters that make no words)."
        )


def other_language(evidence: Evidence) -> Iterator[Check]:
    if evidence.flow.language != "en":
        yield warning("not_english", "This document is in Welsh; hmicwatch reads the English version.")
