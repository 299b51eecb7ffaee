"""Whom a text asks, as it is being read, and what the grammar of subjects and of predicates share."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from hmicwatch.domain import Addressee, BodyCode, Role
from hmicwatch.language.numbers import NUMBER
from hmicwatch.language.text import plain
from hmicwatch.parse.lexicon import Lexicon, Mention
from hmicwatch.parse.naming import named

DETERMINERS = (
    r"(?:(?:the|all|every|each|both|any|other|their|its|his|her|our|these|those|some|most|relevant|remaining|"
    r"affected|certain|individual|local|national|interested|appropriate|responsible|respective|identified|"
    rf"inspected|police|and|(?-i:[A-Z][a-z]+'s)|{NUMBER})\s+)*"
)
HELPED = re.compile(
    r"(?:\b(?:work|works|working|consult\w*|in\s+(?:\w+\s+){0,2}?(?:conjunction|consultation|"
    r"partnership|collaboration|"
    r"co-?operation|co-?ordination|discussion|liaison|agreement|association|concert)|liais\w+|"
    r"collaborat\w+|co-?operat\w+|engag\w+|"
    r"co-?ordinat\w+|agree\w*|jointly\s+working|close\w*)\s+(?:\w+\s+){0,2}?with|\balongside|"
    r"\bsupported\s+by|"
    r"\bwith\s+(?:\w+\s+){0,3}?(?:support|help|assistance|advice|input|agreement|involvement|"
    r"oversight|backing)\s+(?:of|from)|"
    rf",\s+with|\b(?:after|having)\s+(?:consult|discuss|agree|engag)(?:ing|ed|d)(?:\s+with)?|"
    rf"\bon\s+behalf\s+of|\bthrough|\bvia|\bassisted\s+by|\badvised\s+by|"
    rf"\bin\s+consultation,?\s+with)\s+{DETERMINERS}$",
    re.I,
)
JOINED = re.compile(
    rf"(?:^|,|;|\band\b|\bincluding|\bsuch\s+as|\bn?or\b|/|&|\bas\s+well\s+as|"
    rf"\bin\s+addition\s+to|\bbut(?:\s+also)?|\b(?:together|along|jointly)\s+with|\bplus|\)|\bboth)\s*"
    rf"(?:(?:in\s+particular|in\s+turn|also|then|where\s+\w+)\s*,?\s+)?{DETERMINERS}"
    rf"(?:(?:the\s+)?(?:heads?|leads?|leaders?|directors?(?:[\s-]+general)?|"
    rf"chairs?|chief\s+executives?|"
    rf"senior\s+leaders|representatives?)\s+(?:of|from|in|at)\s+{DETERMINERS})?$",
    re.I,
)
_EVERYWHERE = re.compile(
    r"^\s*(?:in|across|throughout)\s+(?:both\s+)?(?:England(?:\s+and\s+Wales)?|Wales)\b", re.I
)
_SUBSET_BEFORE = re.compile(
    rf"\b(?:relevant|remaining|those|affected|inspected|some|other|certain|identified|most|few|many|several|"
    rf"rural|urban|coastal|larger|smaller|metropolitan|north(?:ern|-east|-west)?|south(?:ern|-east|-west)?|"
    rf"eastern|western|midlands?|region(?:al)?|(?:number|group|handful|minority|majority)\s+of|"
    rf"(?:the|these)\s+(?!4[34]\b|forty-(?:three|four)\b)(?:{NUMBER}))\s+(?:police\s+)?$",
    re.I,
)
_SUBSET_AFTER = re.compile(
    r"^\s+(?:with|without|that|which|who|whose|where|not|lacking|using|identified|listed|named|affected|"
    r"responsible|we|visited|inspected|yet|still|already|currently|having|covered|subject|operating|"
    r"involved|taking\s+part|participating|graded|judged|at\s+risk|in\s+the\s+process|in\s+receipt|"
    r"(?:all\s+)?(?:except|excluding|other\s+than|apart\s+from|save\s+for|bar|but\s+not)|"
    r"in\s+(?:England(?!\s+and)|Wales|(?:the\s+)?(?:north|south|east|west|midlands)\b)|"
    r"in\s+the\s+[\w -]{3,40}\bregions?|"
    r"in\s+(?:areas|forces|which)|(?:of|in|from)\s+(?:those|these|some|any|certain)\s+(?:police\s+)?forces|"
    r"(?:of|in|from)\s+(?:the\s+)?(?:\w+\s+)?(?:police\s+)?forces\s+(?:with|without|that|which|"
    r"where|not|whose|using))\b",
    re.I,
)
_THESE = re.compile(r"\bthe\s+$", re.I)
_REGION = re.compile(r"^\s+(?:in|of|for)\s+the\s+[\w -]{3,40}\bregion\b", re.I)
_EXCEPT = re.compile(
    r"^,?\s+(?:with\s+the\s+exception\s+of|except|excluding|other\s+than|apart\s+from|save\s+for)\b", re.I
)
_SENTENCE_END = re.compile(r"(?<=[.;?!])[\"')]*\s+(?=[\"'(]*[A-Z0-9])(?!(?:AND|OR)\b)|\s*\n\s*")


@dataclass(slots=True)
class Asked:
    """Whom a text asks: `conditional` says that owners are asked only in part; `acted_upon` are police to
    whom or for whom something is done; `acting` police who own, each mention of them.
    """

    addressees: list[Addressee] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    acting: list[Mention] = field(default_factory=list)
    unconditional: bool = False
    conditional: bool = False
    acted_upon: list[str] = field(default_factory=list)
    passive: bool = False
    you: bool = False
    unknown: str | None = None
    doubtful: str | None = None

    @property
    def owners(self) -> list[Addressee]:
        return [one for one in self.addressees if one.role is Role.OWNER]

    def add(self, mention: Mention, role: Role, *, conditional: bool = False) -> None:
        seen = [one for one in self.addressees if one.body is mention.name.code and one.role is role]
        if not seen or mention.name.slug:
            self.addressees.append(Addressee(body=mention.name.code, phrase=mention.phrase, role=role))
            self.mentions.append(mention)
        if role is Role.OWNER and mention.is_police:
            self.acting.append(mention)
            self.conditional = self.conditional or conditional
            self.unconditional = self.unconditional or not conditional


@lru_cache(maxsize=4_096)
def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences as `plain` leaves them."""
    parts = (part.strip(" \"'") for part in _SENTENCE_END.split(plain(text)) if part)
    return tuple(part for part in parts if part)


def trimmed(between: str) -> str:
    """What stands between two names, less brackets and the first name's own tail ("in England and Wales")."""
    said = re.sub(r"\([^)]*\)", " ", between)
    said = re.sub(r"^\s*[\")\]]+", "", said)
    return _EVERYWHERE.sub("", said)


def is_subset(mention: Mention, said: str, names: Lexicon) -> bool:
    """Whether a name means only some of the forces ("forces with a shortage of detectives")."""
    if mention.name.code is BodyCode.NAMED_FORCE:
        return False
    if mention.name.some or _SUBSET_BEFORE.search(said[: mention.start]):
        return True
    after = said[mention.end :]
    if _THESE.search(said[: mention.start]) and _REGION.match(after):
        return False  # "the chief constables in the south-west region" are named, not chosen
    if _EXCEPT.match(after):
        return True
    if not _SUBSET_AFTER.match(after):
        return False
    # "forces with the College of Policing" joins a body, it does not choose among forces.
    joined = re.match(rf"^\s+with\s+{DETERMINERS}", after, re.I)
    return not (joined and any(one.start <= joined.end() for one in named(after, names)))
