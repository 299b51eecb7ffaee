"""What a title says: an item ("Recommendation 3: To chief constables"), a list of items, or a section."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from hmicwatch.domain import ItemKind
from hmicwatch.language.numbers import WORDS
from hmicwatch.language.text import plain


class Section(StrEnum):
    """The parts of a report that change what stands in them."""

    CONTENTS = "contents"
    GLOSSARY = "glossary"
    FOOTNOTES = "footnotes"
    PRACTICE = "practice"
    ACTIONS = "actions"
    SUMMARY = "summary"
    ANNEX = "annex"
    PREVIOUS = "previous"
    OTHERS = "others"
    BODY = "body"

    @property
    def holds_no_items(self) -> bool:
        return self in _NO_ITEMS


_NO_ITEMS = {
    Section.CONTENTS, Section.GLOSSARY, Section.FOOTNOTES, Section.PRACTICE, Section.ACTIONS, Section.OTHERS,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTitle:
    """The title of one item; `rest` is text of the item that follows on the same line."""

    kind: ItemKind
    number: str | None
    label: str
    rest: str = ""
    theme: str = ""
    addressee: str = ""
    restated_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTitle:
    """A heading over several items of a kind, perhaps for one addressee."""

    kind: ItemKind
    addressee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTitle:
    """A heading that opens a part of the report; `named` is what an earlier list is called.

    `lists` is the kind of earlier items that stand under it.
    """

    section: Section
    named: str = ""
    lists: ItemKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeTitle:
    """A heading that names who should act on the items below it."""

    addressee: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineTitle:
    """A heading that says by when the items below it (or the one above it) should be done."""

    phrase: str


Title = ItemTitle | ListTitle | SectionTitle | AddresseeTitle | DeadlineTitle

MODAL = re.compile(
    r"\b(?:should|must|needs?\s+to|ought\s+to|(?:is|are)\s+to(?=\s+[a-z]+)|shall|has\s+to|have\s+to|"
    r"(?:is|are)\s+(?:asked|invited|requested|urged|called\s+(?:up)?on)\s+to)\b",
    re.I,
)
ASKING = re.compile(rf"{MODAL.pattern}|\brecommends?\s+(?:to\s+[^,]{{3,60}}\s+)?that\b", re.I)
_CHAPTER = (
    r"(?:(?:chapter|section|part)\s+)?(?:(?:\d{1,2}(?:\.\d{1,2})*|[A-H]|[IVX]{1,4})[.:)]?\s+(?:-\s*)?)?"
)
_BEFORE = (
    r"(?:(?:our|the|new|further|additional|key|main|national|local|strategic|joint|urgent|"
    r"accelerated|summary of"
    r"(?: our| the)?|list of(?: our| the)?|full list of|overview of|table of|all|specific|overall|"
    r"overarching|final"
    r"|police|detailed|other|force|summary)\s+)*"
)
_NUMBER = r"(?:no\.?\s*|number\s+|#)?(?P<number>[A-Z]{0,2}\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVX]{1,5}|(?-i:[A-H]))"
_WORD_NUMBER = "|".join(word for word in WORDS if len(word) > 2 and " " not in word)
_ITEM_WORDS = {
    ItemKind.RECOMMENDATION: r"(?:recommendation|rec\.?(?=\s*\d)|(?-i:R)(?=\s?\d))",
    ItemKind.CAUSE_OF_CONCERN: r"cause\s+(?:of|for)\s+concern",
    ItemKind.AREA_FOR_IMPROVEMENT: r"(?:area\s+for\s+improvement|afi)",
}
_LIST_WORDS = {
    ItemKind.RECOMMENDATION: r"(?:recommendations|recommended\s+actions|"
    r"(?:what\s+)?we\s+recommend(?:\s+that)?(?=\W*$))",
    ItemKind.CAUSE_OF_CONCERN: r"causes\s+(?:of|for)\s+concern",
    ItemKind.AREA_FOR_IMPROVEMENT: r"(?:areas\s+for\s+improvement|afis)",
}
_NUMBERED = {
    kind: re.compile(
        rf"^{_CHAPTER}(?P<label>{_BEFORE}{words}(?:\s+|(?=\d))(?:{_NUMBER}|"
        rf"(?P<word>{_WORD_NUMBER})))(?![\w/])(?P<tail>.*)$",
        re.I | re.S,
    )
    for kind, words in _ITEM_WORDS.items()
}
_UNNUMBERED = {
    kind: re.compile(
        rf"^{_CHAPTER}(?P<label>{_BEFORE}{words})(?P<tail>\s*$|\s*[:\-].*|\.\s+(?-i:[A-Z]).*|\s*\(.*\)\s*:?$|\s+(?:for|to)\s.*)",
        re.I | re.S,
    )
    for kind, words in _ITEM_WORDS.items()
}
_LISTED = {
    kind: re.compile(rf"^{_CHAPTER}{_BEFORE}{words}(?P<tail>\b.*)$", re.I | re.S)
    for kind, words in _LIST_WORDS.items()
}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_ORDINAL = re.compile(
    rf"^(?:our\s+|"
    rf"the\s+)?(?P<ordinal>{'|'.join(_ORDINALS)})\s+recommendation(?P<tail>\s*$|"
    rf"\s*[:\-].*)",
    re.I | re.S,
)
_JOINED_TAIL = re.compile(
    r"^\s*(?:(?:,|and|&|/|with|or)\s*(?:the\s+)?(?:our\s+)?(?:related\s+|associated\s+)?"
    r"(?:recommendations?|areas?\s+for\s+improvement|causes?\s+of\s+concern|deadlines|next steps|"
    r"actions)\s*)*[:.]?\s*$",
    re.I,
)
_FOR_TAIL = re.compile(
    r"^\s*[:\-]?\s*\(?\s*(?:for|to|addressed to|directed (?:at|to)|"
    r"aimed at)\s*:?\s+(?P<who>.{2,120}?)\)?\s*:?\s*$",
    re.I,
)
_PROSE_TAIL = re.compile(
    r"^\s+(?:was|is|are|were|has|had|have|of|above|below|asks?|asked|relates?|covers?|on|and|or|"
    r"sets?|remains?|calls?|"
    r"called|which|that|to|said|says|requires?|required|will|should|would|can|could|may|addresses|"
    r"concerns|applies|"
    r"also|aims?|made|makes|focus\w*|because|\()\b",
    re.I,
)
_CONTENTS_TAIL = re.compile(r"^[\s.\u2026]*\d{1,3}\s*$|\.{3,}\s*\d{1,3}\s*$|\u2026\s*\d{1,3}\s*$")
_FROM_TAIL = re.compile(
    r"\b(?:from|in|of|made in|made by)\s+(?P<from>(?:our|the|its|an?)?\s*(?:\w+\s+){0,4}?"
    r"(?:(?:19|20)\d\d\b.*|previous\b.*|earlier\b.*|original\b.*|last\b.*|interim\b.*|first\b.*))",
    re.I,
)
_YEAR_IN_BRACKETS = re.compile(
    r"\((?:from\s+)?(?P<from>[^()]*\b(?:19|20)\d\d\b[^()]*|repeated|restated|previous\w*)\)", re.I
)
STATUS = re.compile(
    r"^\W*(?:(?:current\s+|our\s+|hmicfrs\s+)?(?:status|progress|position|assessment|update|"
    r"outcome|rating|rag)\b[^:.]{0,40}[:\-]|"
    r"(?:now\s+)?(?:complete[d]?|closed|achieved|implemented|met|not met|partially met|partly met|"
    r"not achieved|"
    r"partially achieved|partially complete[d]?|in progress|ongoing|outstanding|discharged|"
    r"superseded|open)\W*$)",
    re.I,
)
_PREVIOUS_WORDS = re.compile(
    r"\b(?:previous(?:ly)?|earlier|prior|past|outstanding|progress|original|interim report|"
    r"last (?:report|inspection|time)|"
    r"follow[- ]?up|response to|responded|implement\w*|status of|update on|acted on|revisit\w*|"
    r"since (?:our|the)|"
    r"our (?:first|(?:19|20)\d\d)|against)\b|\b(?:from|in|since|of) (?:our |"
    r"the )?(?:\w+ ){0,3}?(?:19|20)\d\d\b|^.{0,60}\b(?:19|20)\d\d recommendations?\b",
    re.I,
)
_OWN_WORDS = re.compile(r"\b(?:this (?:report|inspection|letter|review)|new|further)\b", re.I)
_OTHERS_WORDS = re.compile(
    r"\brecommendations?\s+(?:of|by|from|made by)\s+(?:the\s+)?(?!our\b|this\b|hmic)(?:[\w']+\s+){0,6}?"
    r"(?:inquir(?:y|ies)|committee|coroner\w*|panel|commission\w*|ombudsman|iopc|ipcc|review by|"
    r"independent office|audit office|others?|other bodies)\b|"
    r"\b(?:inquiry|coroner's?|committee's?|iopc|panel's|other bodies'?|"
    r"others')\s+recommendations\b|\bprevention of future deaths\b",
    re.I,
)
_SECTIONS = (
    (Section.PREVIOUS, re.compile(r"^what (?:we|i) (?:said|told|recommended|asked|wrote)\b.{0,40}?\b"
                                  r"(?:(?:19|20)\d\d|last time|before|previously|earlier)\b", re.I)),
    (Section.CONTENTS, re.compile(r"^(?:table of )?contents(?: page)?$|^(?:on|in) this (?:page|"
                                  r"report|section)$|^list of (?:contents|figures|tables)$", re.I)),
    (Section.GLOSSARY, re.compile(r"\b(?:glossary|definitions(?: and interpretation)?|terminology|"
                                  r"abbreviations|terms used)\b", re.I)),
    (Section.FOOTNOTES, re.compile(r"^(?:footnotes?|end ?notes?|references|bibliography|notes)$", re.I)),
    (Section.PRACTICE, re.compile(r"\b(?:innovative|promising|good|notable|effective|"
                                  r"positive)\s+practice\b", re.I)),
    (Section.ACTIONS, re.compile(r"^(?:our\s+)?actions?\b(?:\s+\d+)?(?:\s+(?:for|by|to)\b.*)?[:.]?$", re.I)),
    (Section.ANNEX, re.compile(r"^(?:annex(?:e)?|appendix)\b", re.I)),
    (Section.SUMMARY, re.compile(r"\b(?:executive\s+summary|summary|foreword|overview|"
                                 r"headline findings|key findings|introduction by)\b", re.I)),
)  # fmt: skip
_ADDRESSEE_HEADING = re.compile(
    r"^(?:recommendations?\s+)?(?:for|to)\s+(?P<who>(?:the\s+|all\s+|every\s+|"
    r"each\s+)?[A-Za-z].{1,140}?)\s*:?\s*$",
    re.I,
)
_DEADLINE_HEADING = re.compile(
    r"^(?:recommendations?\s+)?(?:(?:to\s+be\s+)?(?:done|completed?|carried\s+out)\s+)?"
    r"(?:(?:by|before|no later than|within)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:(?:19|20)\d\d|days?|weeks?|months?|years?)"
    r"(?:\s+(?:of|from|after)\s+publication)?|immediate(?:ly)?|with immediate effect|straight away)\s*:?$",
    re.I,
)
# "MET Chief constables should ...": what became of it, in capitals before its words.
_STATUS_LEAD = re.compile(
    r"(?:(?:NOT|PARTLY|PARTIALLY|FULLY)\s+)?(?:MET|ACHIEVED|COMPLETED?|CLOSED|SUPERSEDED|IMPLEMENTED|"
    r"IN PROGRESS|OUTSTANDING|DISCHARGED)\s+(?=[A-Z][a-z])"
)
# "TO SOME FORCES Forces that ...": whom it is for, in capitals before its words.
_CAPS_LEAD = re.compile(r"(?:TO|FOR)\s+(?P<who>[A-Z][A-Z ,'&-]{3,80}?)\s+(?=[A-Z][a-z])")
MAX_TITLE = 220
_ENDS_IN_ITEM = re.compile(rf"^{_CHAPTER}(?:[\w'&,-]+\s+){{1,5}}recommendations?\s*:?$", re.I)
_ABOUT_THEM = re.compile(
    r"^(?:how|why|what|when|where|who|about|making|using|understanding|types?|our approach|monitoring|"
    r"tracking|responding|answering|reporting|publishing|following|number|reasons?|background)\b|"
    r"\b(?:of|on|to|for|about|behind|against|with|no|without)\s+(?:(?:the|our|its|their|these|those|any|all|"
    r"each|every)\s+)?(?:[\w'-]+\s+){0,2}recommendations?\s*:?$",
    re.I,
)
# A grade printed beside a title is often read into its line.
_GRADED = re.compile(
    r"^(?:Outstanding|Good|Adequate|Requires improvement|Inadequate)\s+"
    r"(?=(?:Areas? for improvement|Causes? of concern)\b)"
)


@lru_cache(maxsize=4_096)
def read_title(text: str, *, heading: bool, strong: bool = False) -> Title | None:
    """What a block says as a title, or None when it is text.

    `heading` is whether the file marks the block as a heading, `strong` whether all of it is bold: plain
    paragraphs are titles of items or lists when they say nothing else, never of sections in passing.
    """
    said = _GRADED.sub("", plain(text).strip())
    standing = heading or strong
    return (
        _item_title(said, text, heading=heading)
        or (_list_title(said, standing=standing) if len(said) <= MAX_TITLE else None)
        or (_contents_title(said))
        or (_headed(said) if standing and len(said) <= MAX_TITLE else None)
        or (_section_title(said) if standing and len(said) <= MAX_TITLE else None)
    )


def _headed(said: str) -> Title | None:
    """A heading that ends in the word, whatever adjectives stand before it ("Strategic recommendation")."""
    match = _ENDS_IN_ITEM.match(said)
    if match is None or _ABOUT_THEM.search(said) or MODAL.search(said):
        return None
    return ListTitle(kind=ItemKind.RECOMMENDATION)


def _contents_title(said: str) -> Title | None:
    """ "Contents" alone is a title however it is set."""
    pattern = next(pattern for section, pattern in _SECTIONS if section is Section.CONTENTS)
    return SectionTitle(section=Section.CONTENTS, named=said) if pattern.match(said) else None


def _item_title(said: str, text: str, *, heading: bool) -> Title | None:
    for kind, pattern in _NUMBERED.items():
        if match := pattern.match(said):
            return _numbered(kind, match, text, heading=heading)
    if len(said) > MAX_TITLE and not re.match(
        r"^\W*(?:\w+\s+){0,2}(?:recommendation|area|cause)", said, re.I
    ):
        return None
    if match := _ORDINAL.match(said):
        number = str(_ORDINALS.index(match["ordinal"].lower()) + 1)
        rest = match["tail"].strip(" \t:-")
        label = match.group()[: match.start("tail")]
        return ItemTitle(kind=ItemKind.RECOMMENDATION, number=number, label=label, rest=rest)
    for kind, pattern in _UNNUMBERED.items():
        if match := pattern.match(said):
            return _unnumbered(kind, match)
    return None


def _numbered(kind: ItemKind, match: re.Match[str], text: str, *, heading: bool) -> Title | None:
    tail = match["tail"]
    number = _number(match)
    if _CONTENTS_TAIL.search(tail) and tail.strip():
        return (
            SectionTitle(section=Section.CONTENTS, named="entry")
            if not heading
            else _bare(kind, number, match)
        )
    came_from = _FROM_TAIL.match(tail.strip(" :-")) or _YEAR_IN_BRACKETS.search(tail[:80])
    if (
        came_from
        and not MODAL.search(tail[: came_from.start()])
        and (heading or (len(tail) < 70 and not tail.rstrip().endswith(".")))
        and not MODAL.search(tail)
    ):
        return ItemTitle(
            kind=kind, number=number, label=_label(match), restated_from=came_from["from"].strip(" :.-")
        )
    if _PROSE_TAIL.match(tail) and not heading:
        return None
    if (who := _FOR_TAIL.match(tail)) and not MODAL.search(who["who"]):
        return ItemTitle(kind=kind, number=number, label=_label(match), addressee=who["who"])
    rest = tail.lstrip(" \t:.-)")
    if not rest:
        return _bare(kind, number, match)
    said = text[len(text) - len(rest) :].strip()
    if status := _STATUS_LEAD.match(said):
        rest = said[status.end() :]
        return ItemTitle(kind=kind, number=number, label=_label(match), rest=rest, restated_from="status")
    return _numbered_text(kind, match, said, heading=heading)


def _numbered_text(kind: ItemKind, match: re.Match[str], said: str, *, heading: bool) -> Title | None:
    """A numbered title with its item's text, a status or a theme on the same line."""
    tail, number, rest = match["tail"], _number(match), plain(said)
    if MODAL.search(rest) or len(rest.split()) > 18:
        if not _delimited(tail) and not heading and not rest[0].isupper():
            return None
        return ItemTitle(kind=kind, number=number, label=_label(match), rest=said)
    if STATUS.match(rest):
        return ItemTitle(kind=kind, number=number, label=_label(match), restated_from="status")
    if not _delimited(tail) and not heading and not rest[0].isupper():
        return None
    return ItemTitle(kind=kind, number=number, label=_label(match), theme=rest)


def _bare(kind: ItemKind, number: str | None, match: re.Match[str]) -> ItemTitle:
    return ItemTitle(kind=kind, number=number, label=_label(match))


def _delimited(tail: str) -> bool:
    return bool(re.match(r"^\s*[:.\-)(\u2022]", tail))


def _number(match: re.Match[str]) -> str:
    return str(WORDS[match["word"].lower()]) if match["word"] else match["number"]


def _label(match: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", match["label"]).strip()


def _unnumbered(kind: ItemKind, match: re.Match[str]) -> Title | None:
    tail = match["tail"]
    rest = tail.strip(" \t:-").removeprefix(".").lstrip()
    label = _label(match)
    if not rest:
        return ItemTitle(kind=kind, number=None, label=label)
    if _JOINED_TAIL.match(tail):
        return ListTitle(kind=kind)
    if caps := _CAPS_LEAD.match(tail.strip()):
        begun = tail.strip()[caps.end() :]
        return ItemTitle(kind=kind, number=None, label=label, addressee=caps["who"].lower(), rest=begun)
    if who := _FOR_TAIL.match(tail):
        return ItemTitle(kind=kind, number=None, label=label, addressee=who["who"])
    if came_from := _YEAR_IN_BRACKETS.search(tail):
        return ItemTitle(kind=kind, number=None, label=label, restated_from=came_from["from"])
    if MODAL.search(rest) or len(rest.split()) > 18:
        return ItemTitle(kind=kind, number=None, label=label, rest=rest)
    return ItemTitle(kind=kind, number=None, label=label, theme=rest)


def _list_title(said: str, *, standing: bool) -> Title | None:
    if (
        re.search(r"\brecommendations?\b|\bcauses? of concern\b|\bareas? for improvement\b", said, re.I)
        and standing
    ):
        if _OTHERS_WORDS.search(said):
            return SectionTitle(section=Section.OTHERS, named=said)
        if _PREVIOUS_WORDS.search(said) and not _OWN_WORDS.search(said) and not MODAL.search(said):
            return SectionTitle(section=Section.PREVIOUS, named=said, lists=_kind_named(said))
    unannexed = re.sub(r"^(?:annex(?:e)?|appendix)\s+\w{1,2}\s*[:.\-]?\s*", "", said, flags=re.I)
    for kind, pattern in _LISTED.items():
        match = pattern.match(unannexed)
        if match is None:
            continue
        tail = match["tail"]
        if not tail.strip(" :.") or _JOINED_TAIL.match(tail):
            return ListTitle(kind=kind)
        if (who := _FOR_TAIL.match(tail)) and not MODAL.search(who["who"]):
            return ListTitle(kind=kind, addressee=who["who"])
        if standing and not MODAL.search(said) and len(said.split()) <= 9:
            return ListTitle(kind=kind)
    return None


def _kind_named(said: str) -> ItemKind:
    return next(
        (kind for kind, pattern in _ITEM_WORDS.items() if re.search(rf"\b{pattern}", said, re.I)),
        ItemKind.AREA_FOR_IMPROVEMENT
        if re.search("areas for improvement", said, re.I)
        else ItemKind.CAUSE_OF_CONCERN,
    )


def _section_title(said: str) -> Title | None:
    bare = re.sub(rf"^{_CHAPTER}", "", said).strip(" :.") or said
    if MODAL.search(said):
        return None
    if who := _ADDRESSEE_HEADING.match(said):
        return AddresseeTitle(addressee=who["who"])
    if _DEADLINE_HEADING.match(said):
        return DeadlineTitle(phrase=said)
    for section, pattern in _SECTIONS:
        if pattern.search(bare):
            return SectionTitle(section=section, named=said)
    return None
