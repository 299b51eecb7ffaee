"""The words behind the verb: helpers, police who are acted upon, and further subjects."""

import re
from enum import Enum, auto

from hmicwatch.domain import BodyCode, Role
from hmicwatch.parse.asked import DETERMINERS, HELPED, JOINED, Asked, is_subset, trimmed
from hmicwatch.parse.grammar.titles import MODAL
from hmicwatch.parse.lexicon import Lexicon, Mention
from hmicwatch.parse.naming import named

_IF_THEY = re.compile(
    r"\b(?:if|where|unless)\s+(?:they|it)\s+(?:ha(?:ve|s)(?:\s+not|n't)|"
    r"do(?:es)?(?:\s+not|n't))\s+(?:already|yet|have|done)\b",
    re.I,
)
_WITH_THEIR_HELP = re.compile(
    r"\bwith\s+(?P<who>(?:the\s+)?[\w ]{4,60}?s)'\s+(?:help|support|assistance|agreement|advice|"
    r"input|co-?operation|involvement)\b",
    re.I,
)
_GIVEN = re.compile(
    rf"\b(?:provide|give|issue|supply|equip|send|offer|tell|inform|train|fund|advise)\s+{DETERMINERS}$", re.I
)
_FOR_THEM = re.compile(rf"\b(?:on\s+behalf\s+of|through|via)\s+{DETERMINERS}$", re.I)
_FURTHER = re.compile(rf"(?:;|,?\s+and|,?\s+while|,\s+but|,?\s+then)\s+{DETERMINERS}$", re.I)
_THAT = re.compile(r"\b(?:that|which|who)\b", re.I)
_OBJECT = re.compile(
    rf"\b(?:make\s+sure|makes\s+sure|ensure|ensures|require|direct|ask|encourage|instruct|mandate|"
    rf"oblige|urge|support|help|assist|satisfy\s+(?:itself|themselves|himself|herself)|assure\s+(?:itself|"
    rf"themselves)|consult|involve|convene|bring\s+together|monitor|oversee|"
    rf"enable|advise|remind|hold|challenge|invite|(?:views|agreement|support|co-?operation)\s+of|"
    rf"expects?\s+of)(?:\s+that)?(?:\s+there\s+(?:is|are)\s+[\w ]{{1,40}}\bin)?\s+{DETERMINERS}$",
    re.I,
)
_PASSIVE_BY = re.compile(rf"\bby\s+{DETERMINERS}$", re.I)


class _Part(Enum):
    """What a name behind the verb is."""

    NONE = auto()
    OWNER = auto()
    HELPER = auto()
    OBJECT = auto()


def read_predicate(predicate: str, names: Lexicon, asked: Asked) -> None:
    """Helpers and objects behind the verb, and further subjects ("..., and the Home Office should")."""
    for match in _WITH_THEIR_HELP.finditer(predicate):
        for mention in named(match["who"], names):
            asked.add(mention, Role.HELPER)
    unnamed = all(mention.name.code is not BodyCode.NAMED_FORCE for mention in asked.acting)
    if asked.unconditional and unnamed and _IF_THEY.search(predicate):
        asked.conditional, asked.unconditional = True, False
    part, edge = _Part.NONE, 0
    for mention in named(predicate, names):
        joined = part is not _Part.NONE and bool(JOINED.search(trimmed(predicate[edge : mention.start])))
        part = _part_behind(mention, predicate, part if joined else _Part.NONE)
        edge = mention.end
        if part is _Part.OWNER:
            asked.add(mention, Role.OWNER, conditional=is_subset(mention, predicate, names))
        elif part is _Part.HELPER:
            asked.add(mention, Role.HELPER)
        elif part is _Part.OBJECT:
            asked.acted_upon += [mention.phrase] if mention.is_police else []


def _part_behind(mention: Mention, predicate: str, standing: _Part) -> _Part:
    """The part that a name plays behind the verb; `standing` is that of the name it is joined to by "and"."""
    before, after = predicate[: mention.start], predicate[mention.end :]
    modal = MODAL.search(after[:60])
    linking = after[: modal.start()] if modal else ""
    own_clause = modal is not None and len(linking.split()) <= 6
    joins = re.match(rf"^\s*,?\s*(?:jointly|together|along)\s+with\s+{DETERMINERS}$", before, re.I)
    if joins or (own_clause and _FURTHER.search(before) and not _THAT.search(linking)):
        return _Part.OWNER
    if HELPED.search(before) and not (_FOR_THEM.search(before) and not mention.is_police):
        return _Part.HELPER
    if _OBJECT.search(before) or _GIVEN.search(before) or _told_to_act(before, after):
        return _Part.OBJECT
    return standing


def _told_to_act(before: str, after: str) -> bool:
    """Police in a clause tied on behind: "..., which forces should then follow", "..., who should reply"."""
    should = re.match(
        r"\s+(?:\w+\s+)?should\b(?P<use>\s+(?:then\s+|all\s+)?(?:use|follow|adopt|apply|meet)\b)?",
        after,
        re.I,
    )
    which = should and re.search(rf"(?P<comma>,)?\s+(?:which|that)\s+{DETERMINERS}$", before, re.I)
    tied = should and which and (which["comma"] or should["use"])
    asked = re.search(rf"\bfor\s+{DETERMINERS}$", before, re.I) and re.match(r"\s+to\s+[a-z]", after)
    return bool(tied or asked or re.match(r",\s+(?:who|which)\s+(?:\w+\s+)?should\b", after, re.I))


def read_agents(predicate: str, names: Lexicon, asked: Asked) -> None:
    """ "A plan should be written by the NPCC and forces": who acts in a passive sentence."""
    edge: int | None = None
    for mention in named(predicate, names):
        joined = edge is not None and JOINED.search(trimmed(predicate[edge : mention.start]))
        if joined or _PASSIVE_BY.search(predicate[: mention.start]):
            asked.add(mention, Role.OWNER, conditional=is_subset(mention, predicate, names))
            edge = mention.end
        else:
            edge = None
