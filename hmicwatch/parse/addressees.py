"""Who should act: a small grammar over the words in front of "should", with what is inherited from above.

The rules follow the contract: owners alone or jointly, helpers ("working with"), subsets ("forces with a
shortage of detectives"), and what is left open.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hmicwatch.domain import Addressee, Applies, BodyCode, ForcesNamed, Role
from hmicwatch.language.dates import DAY, MONTH
from hmicwatch.language.numbers import NUMBER
from hmicwatch.language.text import plain
from hmicwatch.parse.grammar.titles import MODAL
from hmicwatch.parse.lexicon import Lexicon, Mention

_SENTENCE_END = re.compile(r"(?<=[.;?!])[\"')]*\s+(?=[\"'(]*[A-Z0-9])|\s*\n\s*")
_RECOMMENDS = re.compile(
    r"^.{0,120}?\b(?:recommends?|recommended|"
    r"recommending)\b(?:\s+to\s+(?P<to>[^,]{3,80}?))?(?:,[^,]{0,60},)?\s*(?:\bthat\b|(?=:))?\s*:?\s*",
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
    r",\s+(?:which|who|whose|where|as(?!\s+well\b)|led by|subject to|acting)\b[^,]*,", re.I
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
    rf",\s+with|\bafter\s+(?:consulting|discussing|agreeing|engaging)(?:\s+with)?|"
    rf"\bon\s+behalf\s+of|\bthrough|\bvia|\bassisted\s+by|\badvised\s+by|"
    rf"\bin\s+consultation,?\s+with)\s+{_DETERMINERS}$",
    re.I,
)
_JOINED = re.compile(
    rf"(?:^|,|;|\band\b|\bincluding|\bsuch\s+as|\bor\b|/|&|\bas\s+well\s+as|\b(?:together|along|"
    rf"jointly)\s+with|\bplus|\)|\bboth)\s*"
    rf"(?:in\s+particular\s+)?{_DETERMINERS}(?:(?:the\s+)?(?:heads?|leads?|leaders?|"
    rf"directors?(?:[\s-]+general)?|"
    rf"chairs?|chief\s+executives?|"
    rf"senior\s+leaders|representatives?)\s+(?:of|from|in|at)\s+{_DETERMINERS})?$",
    re.I,
)
_SUBSET_BEFORE = re.compile(
    rf"\b(?:relevant|remaining|those|affected|inspected|some|other|certain|identified|most|few|"
    rf"(?:the|these)\s+(?:{NUMBER}))\s+(?:police\s+)?$",
    re.I,
)
_SUBSET_AFTER = re.compile(
    r"^\s+(?:with|without|that|which|who|whose|where|not|lacking|using|identified|listed|named|affected|"
    r"responsible|we|visited|inspected|yet|still|already|having|covered|subject|operating|"
    r"in\s+(?:areas|forces|which)|(?:of|in|from)\s+(?:those|these|some|any|certain)\s+(?:police\s+)?forces|"
    r"(?:of|in|from)\s+(?:the\s+)?(?:\w+\s+)?(?:police\s+)?forces\s+(?:with|without|that|which|"
    r"where|not|whose|using))\b",
    re.I,
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
    rf"oblige|urge|support|help|assist|"
    rf"enable|advise|remind|hold|challenge|invite)(?:\s+that)?\s+{_DETERMINERS}$",
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
_PASSIVE = re.compile(r"^\s*(?:also\s+|then\s+|immediately\s+|urgently\s+|always\s+|not\s+)?be\s+", re.I)
_PASSIVE_BY = re.compile(rf"\bby\s+{_DETERMINERS}$", re.I)


@dataclass(slots=True)
class Asked:
    """Whom a text asks: `conditional` says that owners are asked only in part; `acted_upon` are police to
    whom or for whom something is done.
    """

    addressees: list[Addressee] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    unconditional: bool = False
    conditional: bool = False
    acted_upon: list[str] = field(default_factory=list)
    passive: bool = False
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
        _read_sentence(sentence, names, asked)
    return asked


def asked_by_title(phrase: str, names: Lexicon) -> Asked:
    """Whom a heading or a stem without a verb names ("For chief constables and the NPCC")."""
    asked = Asked()
    _read_subject(plain(phrase), names, asked, open_condition=False)
    return asked


def _read_sentence(sentence: str, names: Lexicon, asked: Asked) -> None:
    called = _CALLED.match(sentence)
    if called and names.find(called["who"]):
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
    if modal is None:
        return
    subject = _subject(body[: modal.start()], names)
    predicate = body[modal.end() :]
    had = len(asked.addressees)
    _read_subject(subject.said, names, asked, open_condition=subject.open_condition)
    if len(asked.addressees) == had and not _people_of_a_body(subject.said, names, asked):
        _nobody(subject.said, predicate, names, asked)
    _read_leading(subject.leading, names, asked)
    _read_predicate(predicate, names, asked)


def _recommended(body: str, names: Lexicon, asked: Asked) -> bool:
    """ "We recommend that, within six months, the force improves ...": no "should", the subject first."""
    subject = _subject(body.strip(" ,:"), names)
    first = next(iter(names.find(subject.said)), None)
    if first is None or not re.fullmatch(_DETERMINERS, subject.said[: first.start], re.I):
        return False
    _read_subject(subject.said, names, asked, open_condition=subject.open_condition)
    return True


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
    if referring and condition and names.find(leading):
        return _Subject(leading.split(" ", 1)[1].rstrip(" ,"), "", True)
    return _Subject(said, leading, condition)


def _read_leading(leading: str, names: Lexicon, asked: Asked) -> None:
    """ "Working with chief constables, the Home Office should": company in front of the subject helps."""
    for mention in names.find(leading):
        if _HELPED.search(leading[: mention.start]):
            asked.add(mention, Role.HELPER)


def _read_subject(subject: str, names: Lexicon, asked: Asked, *, open_condition: bool) -> None:
    # Relative clauses say something about the body before them; blanking keeps the offsets.
    said = _RELATIVE.sub(lambda clause: "," + " " * (len(clause.group()) - 2) + ",", subject)
    standing, edge, owned = Role.OWNER, 0, False
    mentions = names.find(said)
    for mention, following in zip(mentions, [*mentions[1:], None], strict=False):
        if mention.start < edge:
            continue
        if following and _ACTING_AS.fullmatch(said[mention.end : following.start]):
            edge = following.start  # "the deputy chief constable who is the NPCC lead" acts for the NPCC
            continue
        if following and following.name.slug and _OF_FORCE.fullmatch(said[mention.end : following.start]):
            mention = _chief_of(mention, following, said)
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
    if not _SUBSET_AFTER.match(after):
        return False
    # "forces with the College of Policing" joins a body, it does not choose among forces.
    joined = re.match(rf"^\s+with\s+{_DETERMINERS}", after, re.I)
    return not (joined and any(one.start <= joined.end() for one in names.find(after)))


def _people_of_a_body(subject: str, names: Lexicon, asked: Asked) -> bool:
    """ "Heads of custody in all forces", "the lead at the College": people stand for their body."""
    found = names.find(subject)
    if (
        not found
        or _PRONOUN.match(subject)
        or not re.search(rf"\b(?:of|in|at|within|from)\s+{_DETERMINERS}$", subject[: found[-1].start], re.I)
    ):
        return False
    asked.add(found[-1], Role.OWNER)
    if found[-1].is_police:
        asked.doubtful = asked.doubtful or subject.strip()
    return True


def _nobody(subject: str, predicate: str, names: Lexicon, asked: Asked) -> None:
    if _PASSIVE.match(predicate):
        asked.passive = True
        for mention in names.find(predicate):
            if _PASSIVE_BY.search(predicate[: mention.start]):
                asked.add(mention, Role.OWNER, conditional=_is_subset(mention, predicate, names))
        return
    words = subject.strip(" ,:.-")
    if words and not _PRONOUN.match(words) and not asked.addressees and len(words) < 160:
        asked.unknown = asked.unknown or words


def _read_predicate(predicate: str, names: Lexicon, asked: Asked) -> None:
    """Helpers and objects behind the verb, and further subjects ("..., and the Home Office should")."""
    for match in _WITH_THEIR_HELP.finditer(predicate):
        for mention in names.find(match["who"]):
            asked.add(mention, Role.HELPER)
    for mention in names.find(predicate):
        _read_behind(mention, predicate, names, asked)


def _read_behind(mention: Mention, predicate: str, names: Lexicon, asked: Asked) -> None:
    before, after = predicate[: mention.start], predicate[mention.end :]
    modal = MODAL.search(after[:60])
    linking = after[: modal.start()] if modal else ""
    own_clause = modal is not None and len(linking.split()) <= 6
    joins = re.match(rf"^\s*,?\s*(?:jointly|together|along)\s+with\s+{_DETERMINERS}$", before, re.I)
    if joins or (own_clause and _FURTHER.search(before) and not _THAT.search(linking)):
        asked.add(mention, Role.OWNER, conditional=_is_subset(mention, predicate, names))
    elif _HELPED.search(before) and not _FOR_THEM.search(before):
        asked.add(mention, Role.HELPER)
    elif mention.is_police and (
        _OBJECT.search(before) or _GIVEN.search(before) or _told_to_act(before, after)
    ):
        asked.acted_upon.append(mention.phrase)


def _told_to_act(before: str, after: str) -> bool:
    """Police in a clause tied on behind: "..., which forces should then follow", "..., who should reply"."""
    tied = re.search(rf",\s+which\s+{_DETERMINERS}$", before, re.I) and re.match(r"\s+should\b", after, re.I)
    return bool(tied or re.match(r",\s+(?:who|which)\s+(?:\w+\s+)?should\b", after, re.I))


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
                asked = _merged(from_above, asked)
                break
    return _judge(asked, inherited, own_force)


def _merged(above: Asked, below: Asked) -> Asked:
    above.addressees += [one for one in below.addressees if one not in above.addressees]
    above.mentions += below.mentions
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
    if police:
        applies = Applies.CONDITIONAL if asked.conditional and not asked.unconditional else Applies.YES
        some = ", but only some of them" if applies is Applies.CONDITIONAL else ""
        reason = f"{phrases} should act{some}{source}"
    elif helpers or asked.acted_upon:
        applies = Applies.UNCLEAR
        reason = "chief constables or forces appear, but not as those who should act"
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
    named = [mention for mention in asked.mentions if mention.is_police]
    slugs = tuple(dict.fromkeys(slug for mention in named if (slug := mention.name.slug or own_force)))
    # A chief constable in a report on one force is that force's; elsewhere one unnamed means all.
    return slugs if slugs and all(mention.name.slug or own_force for mention in named) else "all"
