"""Who should act: a small grammar over the words in front of "should", with what is inherited from above.

The rules follow the contract: owners alone or jointly, helpers ("working with"), subsets ("forces with a
shortage of detectives"), and what is left open.
"""

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import lru_cache

from hmicwatch.domain import Addressee, Applies, BodyCode, ForcesNamed, Role
from hmicwatch.language.dates import DAY, MONTH
from hmicwatch.language.numbers import NUMBER
from hmicwatch.language.text import plain
from hmicwatch.parse.grammar.titles import MODAL
from hmicwatch.parse.lexicon import Lexicon, Mention
from hmicwatch.parse.naming import named

_SENTENCE_END = re.compile(r"(?<=[.;?!])[\"')]*\s+(?=[\"'(]*[A-Z0-9])|\s*\n\s*")
_RECOMMENDS = re.compile(
    r"^.{0,120}?\b(?:recommends?|recommended|"
    r"recommending)\b(?:\s+to\s+(?P<to>[^,]{3,80}?)(?=\s*(?:,|:|\bthat\b)))?"
    r"(?:,[^,]{0,60},)?\s*(?:\bthat\b|(?=:))?\s*:?\s*",
    re.I,
)
# "Chief constables are asked to ...", "We ask the Home Office to ...": asking without "should".
_ASKED_TO = re.compile(
    r"\b(?:is|are)\s+(?:hereby\s+|also\s+)?(?:asked|invited|urged|expected|required|requested|encouraged|"
    r"called\s+(?:on|upon))\s+to\b",
    re.I,
)
_WE_ASK = re.compile(
    r"^.{0,80}?\b(?:we|i|hmic(?:frs)?|the\s+inspectorates?)\s+(?:also\s+|therefore\s+|now\s+)?"
    r"(?:asks?|urges?|invites?|expects?|encourages?|calls?\s+(?:on|upon))\s+(?=.{3,120}?\bto\b)",
    re.I,
)
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
_DETERMINERS = (
    r"(?:(?:the|all|every|each|both|any|other|their|its|his|her|our|these|those|some|most|relevant|remaining|"
    r"affected|certain|individual|local|national|interested|appropriate|responsible|respective|identified|"
    rf"inspected|police|and|{NUMBER})\s+)*"
)
_HELPED = re.compile(
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
    rf"\bin\s+consultation,?\s+with)\s+{_DETERMINERS}$",
    re.I,
)
_JOINED = re.compile(
    rf"(?:^|,|;|\band\b|\bincluding|\bsuch\s+as|\bn?or\b|/|&|\bas\s+well\s+as|\bin\s+addition\s+to|\bbut(?:\s+also)?|\b(?:together|along|"
    rf"jointly)\s+with|\bplus|\)|\bboth)\s*"
    rf"(?:(?:in\s+particular|in\s+turn|also|then|where\s+\w+)\s*,?\s+)?{_DETERMINERS}(?:(?:the\s+)?(?:heads?|leads?|leaders?|"
    rf"directors?(?:[\s-]+general)?|"
    rf"chairs?|chief\s+executives?|"
    rf"senior\s+leaders|representatives?)\s+(?:of|from|in|at)\s+{_DETERMINERS})?$",
    re.I,
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
_EXCEPT = re.compile(
    r"^,?\s+(?:with\s+the\s+exception\s+of|except|excluding|other\s+than|apart\s+from|save\s+for)\b", re.I
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
_IF_THEY = re.compile(
    r"\b(?:if|where|unless)\s+(?:they|it)\s+(?:ha(?:ve|s)(?:\s+not|n't)|do(?:es)?(?:\s+not|n't))\s+(?:already|yet|have|done)\b",
    re.I,
)
_WITH_THEIR_HELP = re.compile(
    r"\bwith\s+(?P<who>(?:the\s+)?[\w ]{4,60}?s)'\s+(?:help|support|assistance|agreement|advice|"
    r"input|co-?operation|involvement)\b",
    re.I,
)
_GIVEN = re.compile(
    rf"\b(?:provide|give|issue|supply|equip|send|offer|tell|inform|train|fund|advise)\s+{_DETERMINERS}$", re.I
)
_FOR_THEM = re.compile(rf"\b(?:on\s+behalf\s+of|through|via)\s+{_DETERMINERS}$", re.I)
_FURTHER = re.compile(rf"(?:;|,?\s+and|,?\s+while|,\s+but|,?\s+then)\s+{_DETERMINERS}$", re.I)
_THAT = re.compile(r"\b(?:that|which|who)\b", re.I)
_OBJECT = re.compile(
    rf"\b(?:make\s+sure|makes\s+sure|ensure|ensures|require|direct|ask|encourage|instruct|mandate|"
    rf"oblige|urge|support|help|assist|satisfy\s+(?:itself|themselves|himself|herself)|assure\s+(?:itself|"
    rf"themselves)|consult|involve|convene|bring\s+together|monitor|oversee|"
    rf"enable|advise|remind|hold|challenge|invite|(?:views|agreement|support|co-?operation)\s+of|"
    rf"expects?\s+of)(?:\s+that)?(?:\s+there\s+(?:is|are)\s+[\w ]{{1,40}}\bin)?\s+{_DETERMINERS}$",
    re.I,
)
_EVERYWHERE = re.compile(
    r"^\s*(?:in|across|throughout)\s+(?:both\s+)?(?:England(?:\s+and\s+Wales)?|Wales)\b", re.I
)
_CALLED = re.compile(r"^(?:to|for)\s+(?P<who>[^:.]{3,160}):\s*", re.I)
_PRONOUN = re.compile(
    r"^(?:they|it|this|that|these|those|he|she|we|i|you|there|what|which|who|such|doing|both)\b", re.I
)
_POLICE_WORDS = re.compile(
    r"\b(?:police|policing|force|forces|constab\w+|officers?|detectives?|superintend\w+|chiefs?|"
    r"custody|command\w*|sergeants?|"
    r"inspectors?|investigat\w+|leaders?|supervisors?|managers?|staff)\b",
    re.I,
)
# A bare imperative behind "should:" or a sentence that asked ("Work with forces to ...").
_GOES_ON_ASKING = re.compile(
    r"^(?:\w+ly\s+)?(?:work|consult|engage|liaise|collaborate|co-?operate|co-?ordinate|agree|support|help|assist|"
    r"require|make\s+sure|ensure|ask|encourage|instruct|direct|hold|tell|provide|give|issue|bring\s+together)\b",
    re.I,
)
_DONE_TO = re.compile(
    r"^\s*(?:also\s+|then\s+)?be\s+(?:given|supported|required|asked|told|helped|funded|provided|supplied|held|"
    r"allowed|encouraged|reminded|empowered|invited|consulted|instructed|directed|advised|offered|granted)\b",
    re.I,
)
_YOU = re.compile(r"^(?:(?:both|either)\s+)?you(?:\s+and\b|\s*$|r\s+(?:force|officers|staff)\b)", re.I)
_PASSIVE = re.compile(r"^\s*(?:also\s+|then\s+|immediately\s+|urgently\s+|always\s+|not\s+)?be\s+", re.I)
_TELLS_OF = re.compile(
    rf"\b(?:that|which|who)\s+(?:\w+ly\s+)?(?:is|are|has|have|\w+s|\w+ed|work|support|represent|oversee|fund)\s+"
    rf"(?:(?:by|with|to|for|of|from|on)\s+)?{_DETERMINERS}$",
    re.I,
)
_PASSIVE_BY = re.compile(rf"\bby\s+{_DETERMINERS}$", re.I)


@dataclass(slots=True)
class Asked:
    """Whom a text asks: `conditional` says that owners are asked only in part; `acted_upon` are police to
    whom or for whom something is done.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer for one item, with the reason in words and what is doubted.

    `mentions` are the names that were found, `inherited` the heading or stem that named them, `acted_upon`
    police who appear where something is done to them or for them.
    """

    addressees: tuple[Addressee, ...]
    applies: Applies
    reason: str
    forces: ForcesNamed
    unknown: str | None = None
    doubtful: str | None = None
    mentions: tuple[Mention, ...] = ()
    inherited: str | None = None
    acted_upon: tuple[str, ...] = ()


@lru_cache(maxsize=4_096)
def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences as `plain` leaves them."""
    parts = (part.strip(" \"'") for part in _SENTENCE_END.split(plain(text)) if part)
    return tuple(part for part in parts if part)


def asked_in(text: str, names: Lexicon) -> Asked:
    """Whom the sentences of an item ask to act; later sentences add owners, pronouns add nobody."""
    asked = Asked()
    for sentence in sentences(text):
        if asked.owners and _GOES_ON_ASKING.match(sentence) and not MODAL.search(sentence):
            _read_predicate(sentence, names, asked)
        _read_sentence(sentence, names, asked)
    return asked


def asked_by_title(phrase: str, names: Lexicon) -> Asked:
    """Whom a heading or a stem without a verb names ("For chief constables and the NPCC")."""
    asked = Asked()
    _read_subject(plain(phrase), names, asked, open_condition=False)
    return asked


def _read_sentence(sentence: str, names: Lexicon, asked: Asked) -> None:
    called = _CALLED.match(sentence)
    if called and named(called["who"], names):
        _read_subject(called["who"], names, asked, open_condition=False)
        sentence = sentence[called.end() :]
    recommends = _RECOMMENDS.match(sentence)
    if recommends and MODAL.search(recommends.group()):
        recommends = None  # "should publish the definition that we recommended"
    body = sentence[recommends.end() :] if recommends else sentence
    if recommends and recommends["to"]:
        _read_subject(recommends["to"], names, asked, open_condition=False)
    modal = _main_modal(body)
    if recommends and _recommended(body, names, asked):
        return
    we_ask = _WE_ASK.match(sentence) if modal is None else None
    if modal is None:
        modal = _ASKED_TO.search(body)
    if modal is None or we_ask:
        if we_ask:
            _recommended(sentence[we_ask.end() :], names, asked)
        return
    subject = _subject(body[: modal.start()], names)
    predicate = body[modal.end() :]
    if _DONE_TO.match(predicate) and (done_to := named(subject.said, names)):
        asked.acted_upon += [one.phrase for one in done_to if one.is_police]
        _read_agents(predicate, names, asked)
        return
    had = len(asked.addressees)
    _read_subject(subject.said, names, asked, open_condition=subject.open_condition)
    asked.you = asked.you or bool(_YOU.match(subject.said))
    if len(asked.addressees) == had and not _people_of_a_body(subject.said, names, asked):
        _nobody(subject.said, predicate, names, asked)
    _read_leading(subject.leading, names, asked)
    _read_predicate(predicate, names, asked)


def _recommended(body: str, names: Lexicon, asked: Asked) -> bool:
    """ "We recommend that, within six months, the force improves ...": no "should", the subject first."""
    subject = _subject(body.strip(" ,:"), names)
    first = next(iter(named(subject.said, names)), None) or _before_a_verb(subject.said, names)
    if first is None or not re.fullmatch(_DETERMINERS, subject.said[: first.start], re.I):
        return False
    said = subject.said if named(subject.said, names) else subject.said[: first.end]
    _read_subject(said, names, asked, open_condition=subject.open_condition)
    return True


def _before_a_verb(said: str, names: Lexicon) -> Mention | None:
    """ "The Home Office funds": the name that ends in front of a verb, which the lexicon takes for a noun."""
    for verb in re.finditer(r"\s+(?=[a-z]+\b)", said[:120]):
        found = named(said[: verb.start()], names)
        if found and found[-1].end == verb.start():
            return found[-1]
    return None


def _main_modal(sentence: str) -> re.Match[str] | None:
    """The modal of the main clause: one inside ", which ...," or "that ..." belongs to the subject."""
    found = list(MODAL.finditer(sentence))
    should = [modal for modal in found if modal.group().lower() == "should"]
    for modal in should or found:
        before = sentence[: modal.start()]
        opened = re.search(r",\s+(?:which|who|whose|where)\b[^,]*$", before, re.I)
        if opened and re.search(r",", sentence[modal.end() :]) and len(should or found) > 1:
            continue
        return modal
    return None


@dataclass(frozen=True, slots=True)
class _Subject:
    """What stands before the verb, less the phrases in front of it, which are kept as `leading`."""

    said: str
    leading: str = ""
    open_condition: bool = False


def _subject(before_verb: str, names: Lexicon) -> _Subject:
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
        return _Subject(leading.split(" ", 1)[1].rstrip(" ,"), "", True)
    return _Subject(said, leading, condition)


def _read_leading(leading: str, names: Lexicon, asked: Asked) -> None:
    """ "Working with chief constables, the Home Office should": company in front of the subject helps."""
    for mention in named(leading, names):
        if _HELPED.search(leading[: mention.start]):
            asked.add(mention, Role.HELPER)


def _read_subject(subject: str, names: Lexicon, asked: Asked, *, open_condition: bool) -> None:
    # Relative clauses say something about the body before them; blanking keeps the offsets.
    said = _RELATIVE.sub(lambda clause: "," + " " * (len(clause.group()) - 2) + ",", subject)
    standing, edge, owned = Role.OWNER, 0, False
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
            conditional = mention.is_police and (open_condition or _is_subset(mention, said, names))
            asked.add(mention, role, conditional=conditional)
            owned = True
        elif role is Role.HELPER:
            asked.add(mention, role)
        standing = role or standing


def _chief_of(chief: Mention, force: Mention, said: str) -> Mention:
    """ "The chief constable of West Midlands Police" as one name."""
    name = replace(chief.name, slug=force.name.slug)
    return replace(chief, end=force.end, phrase=said[chief.start : force.end], name=name)


def _role(between: str, standing: Role, *, owned: bool) -> Role | None:
    """The part that a name plays by what stands between it and the name before; None when it plays none."""
    if _HELPED.search(between):
        return Role.HELPER
    if re.search(r"\b(?:together|along|jointly)\s+with\b", between, re.I):
        return Role.OWNER
    if _JOINED.search(_trimmed(between)):
        return standing
    if owned and re.fullmatch(rf"\s+with\s+{_DETERMINERS}", between, re.I):
        return Role.HELPER
    if owned or standing is Role.HELPER or _prepositional(between):
        return None
    return Role.OWNER


def _trimmed(between: str) -> str:
    """What stands between two names, less brackets and the first name's own tail ("in England and Wales")."""
    said = re.sub(r"\([^)]*\)", " ", between)
    said = re.sub(r"^\s*[\")\]]+", "", said)
    return _EVERYWHERE.sub("", said)


def _prepositional(between: str) -> bool:
    """Whether the name hangs on a preposition ("the needs of forces") and so is not the subject."""
    return bool(
        re.search(
            rf"\b(?:for|of|to|with|from|by|on|about|against|between|in|within|across|into)\s+{_DETERMINERS}$",
            between,
            re.I,
        )
    )


def _is_subset(mention: Mention, said: str, names: Lexicon) -> bool:
    if mention.name.code is BodyCode.NAMED_FORCE:
        return False
    if mention.name.some or _SUBSET_BEFORE.search(said[: mention.start]):
        return True
    after = said[mention.end :]
    if _EXCEPT.match(after):
        return True
    if not _SUBSET_AFTER.match(after):
        return False
    # "forces with the College of Policing" joins a body, it does not choose among forces.
    joined = re.match(rf"^\s+with\s+{_DETERMINERS}", after, re.I)
    return not (joined and any(one.start <= joined.end() for one in named(after, names)))


def _people_of_a_body(subject: str, names: Lexicon, asked: Asked) -> bool:
    """ "Heads of custody in all forces", "the lead at the College": people stand for their body."""
    found = named(subject, names)
    if (
        not found
        or _PRONOUN.match(subject)
        or not re.search(rf"\b(?:of|in|at|within|from)\s+{_DETERMINERS}$", subject[: found[-1].start], re.I)
    ):
        return False
    asked.add(found[-1], Role.OWNER, conditional=_is_subset(found[-1], subject, names))
    if found[-1].is_police:
        asked.doubtful = asked.doubtful or subject.strip()
    return True


def _nobody(subject: str, predicate: str, names: Lexicon, asked: Asked) -> None:
    if _PASSIVE.match(predicate):
        asked.passive = True
        _read_agents(predicate, names, asked)
        return
    words = subject.strip(" ,:.-")
    if words and not _PRONOUN.match(words) and not asked.addressees and len(words) < 160:
        asked.unknown = asked.unknown or words


def _read_agents(predicate: str, names: Lexicon, asked: Asked) -> None:
    """ "A plan should be written by the NPCC and forces": who acts in a passive sentence."""
    edge: int | None = None
    for mention in named(predicate, names):
        joined = edge is not None and _JOINED.search(_trimmed(predicate[edge : mention.start]))
        if joined or _PASSIVE_BY.search(predicate[: mention.start]):
            asked.add(mention, Role.OWNER, conditional=_is_subset(mention, predicate, names))
            edge = mention.end
        else:
            edge = None


def _read_predicate(predicate: str, names: Lexicon, asked: Asked) -> None:
    """Helpers and objects behind the verb, and further subjects ("..., and the Home Office should")."""
    for match in _WITH_THEIR_HELP.finditer(predicate):
        for mention in named(match["who"], names):
            asked.add(mention, Role.HELPER)
    unnamed = all(mention.name.code is not BodyCode.NAMED_FORCE for mention in asked.acting)
    if asked.unconditional and unnamed and _IF_THEY.search(predicate):
        asked.conditional, asked.unconditional = True, False
    part, edge = _Part.NONE, 0
    for mention in named(predicate, names):
        joined = part is not _Part.NONE and bool(_JOINED.search(_trimmed(predicate[edge : mention.start])))
        part = _part_behind(mention, predicate, part if joined else _Part.NONE)
        edge = mention.end
        if part is _Part.OWNER:
            asked.add(mention, Role.OWNER, conditional=_is_subset(mention, predicate, names))
        elif part is _Part.HELPER:
            asked.add(mention, Role.HELPER)
        elif part is _Part.OBJECT:
            asked.acted_upon += [mention.phrase] if mention.is_police else []


class _Part(Enum):
    """What a name behind the verb is."""

    NONE = auto()
    OWNER = auto()
    HELPER = auto()
    OBJECT = auto()


def _part_behind(mention: Mention, predicate: str, standing: _Part) -> _Part:
    """The part that a name plays behind the verb; `standing` is that of the name it is joined to by "and"."""
    before, after = predicate[: mention.start], predicate[mention.end :]
    modal = MODAL.search(after[:60])
    linking = after[: modal.start()] if modal else ""
    own_clause = modal is not None and len(linking.split()) <= 6
    joins = re.match(rf"^\s*,?\s*(?:jointly|together|along)\s+with\s+{_DETERMINERS}$", before, re.I)
    if joins or (own_clause and _FURTHER.search(before) and not _THAT.search(linking)):
        return _Part.OWNER
    if _HELPED.search(before) and not (_FOR_THEM.search(before) and not mention.is_police):
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
    which = should and re.search(rf"(?P<comma>,)?\s+(?:which|that)\s+{_DETERMINERS}$", before, re.I)
    tied = should and which and (which["comma"] or should["use"])
    asked = re.search(rf"\bfor\s+{_DETERMINERS}$", before, re.I) and re.match(r"\s+to\s+[a-z]", after)
    return bool(tied or asked or re.match(r",\s+(?:who|which)\s+(?:\w+\s+)?should\b", after, re.I))


def verdict(text: str, above: list[str], names: Lexicon, own_force: str | None) -> Verdict:
    """Decide for one item: its own words first, else the nearest heading or stem above that names somebody.

    `above` are phrases of headings and stems, nearest first; `own_force` is the slug of the force that the
    whole report is about, for "the force".
    """
    asked = asked_in(text, names)
    inherited = None
    if not asked.owners:
        for phrase in above:
            from_above = asked_by_title(phrase, names)
            if from_above.owners:
                inherited = phrase
                for sentence in sentences(text):
                    if not MODAL.search(sentence):
                        _read_predicate(sentence, names, asked)
                asked = _merged(from_above, asked)
                break
    return _judge(asked, inherited, own_force)


def _merged(above: Asked, below: Asked) -> Asked:
    above.addressees += [one for one in below.addressees if one not in above.addressees]
    above.mentions += below.mentions
    above.acting += below.acting
    above.acted_upon += below.acted_upon
    return above


def _judge(asked: Asked, inherited: str | None, own_force: str | None) -> Verdict:
    owners = asked.owners
    police = [one for one in owners if one.body.is_police]
    helpers = [one for one in asked.addressees if one.role is Role.HELPER and one.body.is_police]
    phrases = ", ".join(dict.fromkeys(one.phrase for one in owners))
    source = f", from the heading “{inherited}”" if inherited else ""
    doubtful = asked.doubtful or next(
        (m.phrase for m in asked.mentions if m.name.doubtful and m.is_police), None
    )
    if asked.you and own_force and not police:
        applies, reason = Applies.YES, "the letter asks the force that it is written to"
    elif police:
        applies = Applies.CONDITIONAL if asked.conditional and not asked.unconditional else Applies.YES
        some = ", but only some of them" if applies is Applies.CONDITIONAL else ""
        reason = f"{phrases} should act{some}{source}"
    elif helpers or asked.acted_upon:
        applies = Applies.UNCLEAR
        reason = "chief constables or forces appear, but not as those who should act"
    elif asked.you:
        applies, reason = Applies.UNCLEAR, "the text doesn't say who “you” is"
    elif owners and all(_vague(mention) for mention in asked.mentions):
        applies = Applies.UNCLEAR
        reason = f"{phrases}{source}: the police may be among them"
    elif owners:
        applies, reason = Applies.NO, f"only {phrases} should act{source}"
    elif own_force and not (asked.unknown and _is_other_body(asked.unknown)):
        applies, reason = Applies.YES, "the report is about one force, and nobody else is named"
    elif asked.unknown:
        other = _is_other_body(asked.unknown)
        applies = Applies.NO if other else Applies.UNCLEAR
        reason = f"“{asked.unknown}” should act, a body that hmicwatch doesn't know"
    else:
        applies, reason = Applies.UNCLEAR, "the text doesn't say who should act"
    addressees = tuple(asked.addressees)
    if not addressees and asked.unknown:
        addressees = (Addressee(body=BodyCode.OTHER, phrase=asked.unknown, role=Role.OWNER),)
    return Verdict(
        addressees=addressees,
        applies=applies,
        reason=reason,
        forces=(own_force,) if own_force and applies is Applies.YES else _forces(asked, police, own_force),
        unknown=asked.unknown if not owners and applies is not Applies.YES else None,
        doubtful=doubtful,
        mentions=tuple(asked.mentions),
        inherited=inherited,
        acted_upon=tuple(dict.fromkeys(asked.acted_upon)),
    )


def _is_other_body(phrase: str) -> bool:
    """Whether an unknown subject is surely none of the police: a proper name without a police word."""
    named = re.search(r"(?<!^)\b[A-Z][a-z]+", phrase) or re.match(r"^[A-Z]{3,}\b", phrase)
    return bool(named) and not _POLICE_WORDS.search(phrase)


def _vague(mention: Mention) -> bool:
    """Whether a name stands for a circle that the police may belong to ("partner agencies")."""
    partners = mention.name.code is BodyCode.OTHER or "safeguarding" in mention.phrase.lower()
    return mention.name.with_police and partners


def _forces(asked: Asked, police: list[Addressee], own_force: str | None) -> ForcesNamed:
    if not police:
        return "none"
    slugs = tuple(dict.fromkeys(slug for mention in asked.acting if (slug := mention.name.slug or own_force)))
    # A chief constable in a report on one force is that force's; elsewhere one unnamed means all.
    return slugs if slugs and all(mention.name.slug or own_force for mention in asked.acting) else "all"
