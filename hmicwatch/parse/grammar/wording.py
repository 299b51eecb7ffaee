"""How reports word their asking: which sentences ask, introduce, explain, or only look as if they asked."""

import re
from dataclasses import dataclass

from hmicwatch.domain import ItemKind
from hmicwatch.language.numbers import WORDS
from hmicwatch.language.text import plain
from hmicwatch.parse.asked import sentences
from hmicwatch.parse.blocks import Block, BlockKind
from hmicwatch.parse.grammar.titles import ASKING, STATUS, DeadlineTitle, read_title

_NUMERAL = re.compile(r"^\(?(?P<number>\d{1,2})[.)]?$")
_NUMBERED_TEXT = re.compile(
    r"^(?:\(?(?P<number>\d{1,2})(?:[.)]\s+(?=[A-Za-z\"'])|:\s+)|R(?:ec\.?\s?)?(?P<short>\d{1,2})[.:)]?\s+(?=[A-Za-z]))"
)
_RECOMMENDS = re.compile(
    r"\b(?:we|i|hmicfrs|hmic|hmi\s+\w+|the\s+inspectorate|the\s+inspectorates|inspectors|"
    r"his\s+majesty's\s+inspector\w*|her\s+majesty's\s+inspector\w*)"
    r"\s+(?:(?:therefore|also|now|strongly|further|have|accordingly|jointly|again|would|"
    r"hereby)\s+)*recommend(?:s)?\b(?!ed)"
    r"|\b(?:my|our)\s+recommendation\s+is\s+that\b|\bit\s+is\s+(?:therefore\s+)?recommended\s+that\b",
    re.I,
)
_NOT_RECOMMENDING = re.compile(r"\brecommends?\s+(?:reading|you|readers|this|a\s+(?:friend|service))\b", re.I)
_LEAD_IN = re.compile(r"\brecommends?\b", re.I)
_FOLLOWING = re.compile(
    r"\bfollowing\s+(?:\w+\s+){0,2}recommendations\b|\brecommendations\s+(?:are|is)\b[^.]*:$", re.I
)
_AS_FOLLOWS = re.compile(
    r"\bfollowing\s+(?:[\w-]+\s+){0,3}recommendations?\b[^.]*[.:]?$|"
    r"\brecommendations?\b[^.;]{0,60}?(?:\bas\s+follows|\b(?:are|is)?\s*(?:set\s+out|listed|given)?\s*below|"
    r"\b(?:are|is))\s*[.:]$|\brecommendations?:$",
    re.I,
)
_RECALLS = re.compile(
    r"^\W*(?:in\s+(?:our|the|my)\s+(?:[\w/-]+\s+){0,5}?(?:report|letter|inspection|assessment)\b[^.:]{0,40}?,?\s+"
    r"(?:we|i)\s+(?:had\s+)?(?:said|wrote|told|recommended|reported|made|gave|issued)|"
    r"(?:we|i)\s+(?:previously|originally|first)\s+(?:said|recommended|told|wrote|asked))\b",
    re.I,
)
_CALLS_IT = re.compile(
    r"^(?!(?:if|where|when|what|an?|this)\b)[^.;:]{8,160}?\b(?:is|are|remains?)\s+(?:therefore\s+|now\s+|still\s+)?an?\s+"
    r"(?:accelerated\s+)?cause\s+of\s+concern\b",
    re.I,
)
_NONE_MADE = re.compile(r"\bno\s+(?:new|further|more|additional|other)?\s*recommendations?\b", re.I)
_BENEFITS = re.compile(
    r"^(?:this|these|doing\s+(?:this|so)|in\s+doing|that|such)\b.{0,60}\b(?:will|would|should|is|"
    r"are|means|help)\b",
    re.I,
)
_REFERS = re.compile(
    r"\b(?:as|what|which|whatever|when|where|how) (?:we|i)\b|\bsee\b.{0,20}recommendation", re.I
)
_EARLIER = re.compile(
    r"\b(?:wrote to you|in our (?:letter|report|inspection) of|(?:on \d{1,2} \w+|in|in \w+) (?:19|"
    r"20)\d\d,? (?:we|i) "
    r"(?:wrote|issued|sent|shared|made|identified|recommended|gave|told))\b.{0,240}\b(?:cause|"
    r"recommend|concern)",
    re.I,
)
_QUOTED = re.compile(r"^[\"'](?!s\b)")
_CONTINUES = re.compile(
    r"^(?:and\b|or\b|they\s+should|it\s+should|this\s+should|these\s+should|in\s+addition|[a-z])", re.I
)
_NO_SUBJECT = re.compile(
    r"^(?:what|where|when|how|whether|which|who|this|these|they|it|there|our|we\s+(?!(?:\w+\s+)?recommend)|"
    r"i\s+(?!(?:\w+\s+)?recommend))\b",
    re.I,
)
_TELLS = re.compile(
    r"^[^.;:]{0,80}?\b(?:i|we)\s+(?:(?:have|had|also|will|therefore)\s+)*"
    r"(?:decid|found|find|conclud|believ|think|expect|consider|saw|heard|said|mak|made|set|look)\w*\b",
    re.I,
)
DATED_OR_RECOMMENDED = re.compile(
    r"^\W*(?:(?:by|within|no later than)\s+[^,]{4,60},?\s|immediately,|(?:we|i|"
    r"hmic\w*)\s+(?:\w+\s+)?recommend)",
    re.I,
)
_WHO_LABEL = re.compile(
    r"^(?:for|to|addressed to|addressees?|owners?|responsible(?: bod(?:y|ies))?|responsibility|"
    r"lead(?: body)?|who|action by)"
    r"(?:\s*:\s*(?P<value>.*)|(?P<alone>))$",
    re.I,
)
_WHEN_LABEL = re.compile(
    r"^(?:by|by when|when|deadline|due(?: date)?|date|timescale|complete by|"
    r"to be completed by)(?:\s*:\s*(?P<value>.*)|(?P<alone>))$",
    re.I,
)
# "Supervisors said that they should": what somebody thinks, unless "forces who said that ..." should act.
_REPORTS = re.compile(
    r"^(?!\W*(?:by|within|no later than)\b)(?:(?!\b(?:who|that|which|whose|where|should|must)\b)[^,;:])*?"
    r"\b(?:said|told (?:us|me|inspectors)|recogni[sz]ed|acknowledged|felt|explained|believed|thought|agreed|"
    r"admitted)\s+(?:that|they|it|he|she|there|more|this|we)\b",
    re.I,
)
# "The check should have been made": a finding, where no date makes it an aim.
_MISSED = re.compile(
    r"should\s+(?:\w+\s+)?have\s+(?:\w+ly\s+)?(?:been|\w{2,}ed|done|given|taken|made|gone|told|"
    r"seen|known|kept|found|sent|"
    r"shown|written|held|led|met|brought|caught|left|got|had)\b",
    re.I,
)
_SOMEBODY_SHOULD = re.compile(
    r"^(?:the|all|each|every)?\s*(?:[\w']+\s+){0,5}?(?:forces?|constables?|constabulary|police|"
    r"service|brigade|office|college|"
    r"council|commissioners|lead)\s+should\b",
    re.I,
)
_DEFINES = re.compile(
    r"^(?:we\s+(?:identify|use|issue|give|report|make|call)\b.{0,60}\b(?:where|when|if)\s+(?:a|an|the|we|there)\b|"
    r"an?\s+serious,?\s+critical\s+or\s+systemic\b|"
    r"(?:this is\s+)?(?:an?|the)\s+(?:\w+,?\s+(?:or\s+)?){0,3}?(?:aspect|action|shortcoming|"
    r"failing|failure|proposal|suggestion|statement|"
    r"finding|step|practice|term)s?\b.{0,120}\b(?:of practice|that we|which we|we (?:consider|make|"
    r"use|give)|an organisation|"
    r"the inspectorate|expected standard|used (?:when|where|to)|in practice)\b)",
    re.I,
)
# The same recommendation's next sentence: a short subject and its "should", nothing told in between.
_STILL_ASKS = re.compile(
    r"^(?!.{0,80}\b(?:whether|says?|said|told|found|states?|expects?|believes?|is|are|was|were|has|"
    r"have|had|because)\b.{0,60}\bshould\b)"
    r"(?:[\w'-]+,?\s+){1,9}should\b(?!\s+(?:\w+\s+)?have\b)",
    re.I,
)
_DATES_ALL = re.compile(r"^(?:by|within|no later than|immediately|before)\b[^.:]{0,60}:\s*$", re.I)
_INLINE = re.compile(r"(?:(?<=\s)|(?<=^))\((?P<letter>[a-h])\)\s+(?=\S)")
_OWNER_BEHIND = re.compile(
    r"\s*[(\[](?:owners?|lead(?:\s+body)?|responsib\w+|action(?:\s+by)?|addressees?|addressed\s+to|for|to)\s*:\s*"
    r"(?P<who>[^()\[\]]{2,140})[)\]]\.?$",
    re.I,
)
_EARLY = 26  # words within which a paragraph that goes on with a recommendation comes to its verb


def asks(said: str) -> bool:
    last = (sentences(said) or ("",))[-1]
    return bool(
        said.rstrip().endswith(":")
        and (ASKING.search(said) or _LEAD_IN.search(said))
        and not (_BENEFITS.match(said) or _BENEFITS.match(last))
    )


def dates_all(said: str) -> bool:
    """Whether a stem is nothing but a deadline for what it opens ("By 13 December 2024:")."""
    return bool(_DATES_ALL.match(said))


def opens_list(stem: Block, kind: ItemKind) -> bool:
    """Whether the lines under a stem are asked for: by its verb, or as "the following recommendations"."""
    said = plain(stem.text)
    if _NONE_MADE.search(said):
        return False
    if kind is ItemKind.AREA_FOR_IMPROVEMENT and re.search(r"\bimprove", said, re.I):
        return True
    return asks(said) or bool(_FOLLOWING.search(said)) or kind is ItemKind.CAUSE_OF_CONCERN


def is_stem(blocks: list[Block]) -> bool:
    return plain(blocks[-1].text).rstrip().endswith(":") or (
        len(blocks) > 1 and blocks[-1].kind is BlockKind.LIST_ITEM
    )


def number_of(block: Block) -> str | None:
    """The number of a numbered list item or paragraph of the first depth."""
    if block.kind is BlockKind.LIST_ITEM and block.level <= 1 and (match := _NUMERAL.match(block.marker)):
        return match["number"]
    if block.level <= 1 and (match := _NUMBERED_TEXT.match(plain(block.text))):
        return match["number"] or match["short"]
    return None


def lone_number(block: Block) -> str | None:
    """The number that a block holds and nothing else."""
    said = plain(block.text).strip(" .:")
    if re.fullmatch(r"\d{1,2}", said) and (block.boxed or block.kind is BlockKind.HEADING or block.strong):
        return said
    named = WORDS.get(said.lower()) if len(said) > 2 else None
    return str(named) if named and said[:1].isupper() else None


def speaks(block: Block) -> bool:
    """Whether a block is a sentence of its own: somebody, then "should", in its first sentence and early."""
    first = next(iter(sentences(block.text)), "")
    modal = ASKING.search(first)
    if modal is None or first[:1].islower() or _NO_SUBJECT.match(first) or _REPORTS.match(first):
        return False
    if _MISSED.match(first[modal.start() :]) and not DATED_OR_RECOMMENDED.match(first):
        return False
    return 0 < len(first[: modal.start()].split()) <= _EARLY


def joined(block: Block, rest: list[Block]) -> str:
    return " ".join([block.text, *(one.text for one in rest)])


def status_below(taken: list[Block]) -> str | None:
    """Old recommendations are printed with what became of them: a status line makes them restated."""
    for block in taken:
        if (
            block.kind is BlockKind.PARAGRAPH
            and STATUS.match(plain(block.text))
            and not ASKING.search(plain(block.text)[:60])
        ):
            return "status"
    return None


def goes_on(said: str, stem: bool) -> bool:
    """Whether a paragraph goes on with the recommendation above it and does not explain it."""
    if stem or begins_asking(said) or _STILL_ASKS.match(said):
        return True
    return bool(_CONTINUES.match(said) and said[:1].islower())


def begins_asking(said: str) -> bool:
    """Whether a paragraph begins with whom or by when it asks, and is not a report of what was done."""
    return bool(DATED_OR_RECOMMENDED.match(said) or _SOMEBODY_SHOULD.match(said))


def defines(said: str) -> bool:
    """Whether the text under a title says what such a thing is, as glossaries do."""
    return bool(_DEFINES.match(said))


def explains(said: str) -> bool:
    """Whether a paragraph tells what will come of it, or what the writer thought, and asks nothing."""
    return bool(_BENEFITS.match(said) or _TELLS.match(said))


def tells_of_earlier(said: str) -> bool:
    """Whether a paragraph introduces what was asked at an earlier time."""
    return bool(_EARLIER.search(said) and re.search(r"\bfollowing\b|\bbelow\b|\bset out\b|:\s*$", said, re.I))


def less_recall(text: str) -> str:
    """An earlier item's text without the words that recall it ("In our report we said: ...")."""
    match = _RECALLS.match(plain(text))
    rest = text[match.end() :].lstrip(" :") if match else text
    return rest if match and rest[:1].isupper() else text


def recalls(said: str) -> bool:
    """Whether an item's text begins by telling that it was said before ("In our report we said: ...")."""
    return bool(_RECALLS.match(said))


def calls_it_a_cause(said: str) -> bool:
    """Whether a paragraph begins by calling something a cause of concern ("Its plans are a ...")."""
    return bool(_CALLS_IT.match(said))


def answers_a_cause(said: str) -> bool:
    return bool(re.match(r"to\s+address\s+(?:this|the|these)\s+causes?\s+of\s+concern\b", said, re.I))


def announces(said: str) -> bool:
    """Whether a sentence says that recommendations follow ("I make three recommendations, as follows")."""
    return bool(_AS_FOLLOWS.search(said)) and not _NONE_MADE.search(said)


def tells_only(stem: Block) -> bool:
    """Whether a stem introduces findings ("We found that:")."""
    said = plain(stem.text)
    return explains(said) and not re.search(r"\brecommend|\bimprov|\bfollowing\b", said, re.I)


def is_quoted(said: str) -> bool:
    return bool(_QUOTED.match(said))


def less_number(text: str) -> str:
    """A numbered paragraph without its number."""
    return _NUMBERED_TEXT.sub("", text)


def recommending(block: Block) -> list[str]:
    """The sentences in which a paragraph recommends ("we therefore recommend that", "I also recommend")."""
    return [sentence for sentence in sentences(block.text) if _recommends(sentence)]


def _recommends(sentence: str) -> bool:
    passing = _NOT_RECOMMENDING.search(sentence) or _REFERS.search(sentence)
    found = _RECOMMENDS.search(sentence)
    return bool(found and not passing and re.match(r"\s*[\w,]", sentence[found.end() :]))


def inline_parts(text: str) -> list[str]:
    """The lettered parts of a sentence ("(a) sound; (b) light; and (c) seats"), if they run from (a)."""
    marks = list(_INLINE.finditer(text))
    if len(marks) < 2 or [mark["letter"] for mark in marks] != [chr(97 + n) for n in range(len(marks))]:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [
        re.sub(r"(?:[;,.]|\s|\band|\bor)+$", "", text[mark.end() : end]).strip()
        for mark, end in zip(marks, ends, strict=True)
    ]


def split_bracket(text: str) -> tuple[str, str]:
    """A text less the brackets behind it that name who should act ("(Owner: NPCC)"), and that name."""
    match = _OWNER_BEHIND.search(text)
    return (text[: match.start()].rstrip(), match["who"].strip()) if match else (text, "")


@dataclass(frozen=True, slots=True)
class Labels:
    """What lines such as "For: chief constables" and "By: 31 March 2025" say beside an item's text."""

    who: str = ""
    when: str = ""


def is_label(block: Block) -> bool:
    """Whether a line says who should act or by when ("Timescale: within six months")."""
    label = _label(plain(block.text).strip())
    return label is not None and bool(label["value"])


def dates_alone(block: Block) -> bool:
    """Whether a heading is nothing but a deadline ("By April 2025" below an item's text)."""
    title = read_title(block.text, heading=True) if block.kind is BlockKind.HEADING else None
    return isinstance(title, DeadlineTitle)


def _label(said: str) -> re.Match[str] | None:
    said = said.strip("()[] ")
    label = _WHO_LABEL.match(said) or _WHEN_LABEL.match(said)
    return None if label is None or len(said.split()) > 20 or ASKING.search(said) else label


def split_labels(blocks: list[Block]) -> tuple[list[Block], Labels]:
    """An item's blocks less the lines that only label it, and what those say."""
    kept: list[Block] = []
    who = when = ""
    at = 0
    while at < len(blocks):
        said = plain(blocks[at].text).strip().strip("()[] ")
        if dates_alone(blocks[at]) and at:
            when = when or said
            at += 1
            continue
        label = _label(said)
        if label is None:
            kept.append(blocks[at])
            at += 1
            continue
        alone = not label["value"] and at + 1 < len(blocks)
        value = plain(blocks[at + 1].text).strip() if alone else label["value"]
        if _WHO_LABEL.match(said):
            who = who or value
        else:
            when = when or value
        at += 2 if alone else 1
    return kept, Labels(who, when)
