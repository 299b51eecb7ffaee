"""The words in front of the verb: who should act, alone or jointly, who helps, and which of them."""

import re
from dataclasses import dataclass, replace

from hmicwatch.domain import Role
from hmicwatch.language.dates import DAY, MONTH
from hmicwatch.language.numbers import NUMBER
from hmicwatch.parse.asked import DETERMINERS, HELPED, JOINED, Asked, is_subset, trimmed
from hmicwatch.parse.lexicon import Lexicon, Mention
from hmicwatch.parse.naming import named

_LEADING = re.compile(
    r"^(?:by|within|before|no|not|from|immediately|with|as|until|following|after|once|when|where|"
    r"in|to|during|"
    r"throughout|for|at|on|over|given|because|if|since|through|using|having|building|subject|unless|while|"
    r"although|however|therefore|also|in addition|additionally|furthermore|and|then|finally|first|"
    r"second|third|supported|led|assisted|guided|advised|informed|backed|drawing|recognising|learning|"
    r"depending|taking|alongside|ensuring|"
    r"urgently|nationally|locally|working)\b",
    re.I,
)
_DAY = re.sub(r"\?P<\w+>", "?:", DAY)
_SPAN = rf"(?:the\s+next\s+)?{NUMBER}\s+(?:working\s+)?(?:days?|weeks?|months?|years?)"
_PUBLISHING = (
    r"(?:\s+(?:of|from|after)\s+(?:the\s+)?(?:date\s+of\s+)?(?:publication|publishing|this\s+report)"
    r"(?:\s+of\s+this\s+report)?)?"
)
_DATED = re.compile(
    r"^(?:by|before|no later than|within)\s+(?:no later than\s+)?(?:the\s+)?(?:end\s+of\s+)?"
    rf"(?:{_DAY}|{MONTH}\s+(?:19|20)\d\d|(?:19|20)\d\d|{_SPAN})"
    rf"(?:\s*\([^)]*\))?{_PUBLISHING}[,:]?\s+",
    re.I,
)
_AT_ONCE = re.compile(
    r"^(?:immediately|with immediate effect|urgently|as soon as possible|as a priority|"
    r"as a matter of urgency)[,:]?\s+",
    re.I,
)
_RELATIVE = re.compile(
    r",\s+(?:which|who|whose|where|as(?!\s+well\b)|led by|subject to|acting(?!\s+on\s+behalf))\b[^,]*,", re.I
)
_OF_FORCE = re.compile(r"\s+(?:of|for|in)\s+(?:the\s+)?", re.I)
_ACTING_AS = re.compile(
    r",?\s+(?:who\s+(?:is|leads|acts\s+as|serves\s+as|is\s+also)|as|acting\s+as|in\s+(?:his|her|"
    r"their)\s+role\s+as)"
    r"\s+(?:the\s+)?",
    re.I,
)
_OPEN_CONDITION = re.compile(
    r"^(?:where|if|unless)\b[^,]*(?:\bnot\b|n't\b|\byet\b|\balready\b|\black|without)[^,]*,", re.I
)
_TELLS_OF = re.compile(
    rf"\b(?:that|which|who)\s+(?:\w+ly\s+)?(?:is|are|has|have|\w+s|\w+ed|work|support|represent|oversee|fund)\s+"
    rf"(?:(?:by|with|to|for|of|from|on)\s+)?{DETERMINERS}$",
    re.I,
)
PRONOUN = re.compile(
    r"^(?:they|it|this|that|these|those|he|she|we|i|you|there|what|which|who|such|doing|both)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before the verb, less the phrases in front of it, which are kept as `leading`."""

    said: str
    leading: str = ""
    open_condition: bool = False


def subject_of(before_verb: str, names: Lexicon) -> Subject:
    """Take dates, conditions, purposes and company from the front of a sentence."""
    said, leading, condition = before_verb.strip(), "", False
    while True:
        dated = _DATED.match(f"{said} ") or _AT_ONCE.match(f"{said} ")
        comma = said.find(",")
        if dated:
            said = said[dated.end() :].strip()
        elif _LEADING.match(said) and 0 < comma < len(said) - 1:
            condition = condition or bool(_OPEN_CONDITION.match(said))
            leading += f"{said[: comma + 1]} "
            said = said[comma + 1 :].strip()
        else:
            break
    referring = re.match(r"^(?:they|it|these forces|those forces)\b", said, re.I)
    if (
        referring
        and named(leading, names)
        and (condition or re.match(r"^(?:where|if|unless)\b", leading, re.I))
    ):
        return Subject(leading.split(" ", 1)[1].rstrip(" ,"), "", True)
    return Subject(said, leading, condition)


def read_leading(leading: str, names: Lexicon, asked: Asked) -> None:
    """ "Working with chief constables, the Home Office should": company in front of the subject helps."""
    for mention in named(leading, names):
        if HELPED.search(leading[: mention.start]):
            asked.add(mention, Role.HELPER)


def read_subject(subject: str, names: Lexicon, asked: Asked, *, open_condition: bool) -> bool:
    """Add those whom a subject names; whether it names anybody who acts or helps."""
    # Relative clauses say something about the body before them; blanking keeps the offsets.
    said = _RELATIVE.sub(lambda clause: "," + " " * (len(clause.group()) - 2) + ",", subject)
    standing, edge, owned, anybody = Role.OWNER, 0, False, False
    mentions = named(said, names)
    for mention, following in zip(mentions, [*mentions[1:], None], strict=False):
        if mention.start < edge:
            continue
        if following and _ACTING_AS.fullmatch(said[mention.end : following.start]):
            edge = following.start  # "the deputy chief constable who is the NPCC lead" acts for the NPCC
            continue
        if following and following.name.slug and _OF_FORCE.fullmatch(said[mention.end : following.start]):
            mention = _chief_of(mention, following, said)
        if not owned and _TELLS_OF.search(said[: mention.start]):
            continue  # "the body that oversees forces"
        role = _role(said[edge : mention.start], standing, owned=owned)
        edge = mention.end
        if role is Role.OWNER:
            conditional = mention.is_police and (open_condition or is_subset(mention, said, names))
            asked.add(mention, role, conditional=conditional)
            owned = True
        elif role is Role.HELPER:
            asked.add(mention, role)
        standing = role or standing
        anybody = anybody or role is not None
    return anybody


def _chief_of(chief: Mention, force: Mention, said: str) -> Mention:
    """ "The chief constable of West Midlands Police" as one name."""
    name = replace(chief.name, slug=force.name.slug)
    return replace(chief, end=force.end, phrase=said[chief.start : force.end], name=name)


def _role(between: str, standing: Role, *, owned: bool) -> Role | None:
    """The part that a name plays by what stands between it and the name before; None when it plays none."""
    if HELPED.search(between):
        return Role.HELPER
    if re.search(r"\b(?:together|along|jointly)\s+with\b", between, re.I):
        return Role.OWNER
    if JOINED.search(trimmed(between)):
        return standing
    if owned and re.fullmatch(rf"\s+with\s+{DETERMINERS}", between, re.I):
        return Role.HELPER
    if owned or standing is Role.HELPER or _prepositional(between):
        return None
    return Role.OWNER


def _prepositional(between: str) -> bool:
    """Whether the name hangs on a preposition ("the needs of forces") and so is not the subject."""
    return bool(
        re.search(
            rf"\b(?:for|of|to|with|from|by|on|about|against|between|in|within|across|into)\s+{DETERMINERS}$",
            between,
            re.I,
        )
    )


def people_of_a_body(subject: str, names: Lexicon, asked: Asked) -> bool:
    """ "Heads of custody in all forces", "the lead at the College": people stand for their body."""
    found = named(subject, names)
    if (
        not found
        or PRONOUN.match(subject)
        or not re.search(rf"\b(?:of|in|at|within|from)\s+{DETERMINERS}$", subject[: found[-1].start], re.I)
    ):
        return False
    asked.add(found[-1], Role.OWNER, conditional=is_subset(found[-1], subject, names))
    if found[-1].is_police:
        asked.doubtful = asked.doubtful or subject.strip()
    return True
