"""Who should act: a small grammar over the words in front of "should", with what is inherited from above.

The rules follow the contract: owners alone or jointly, helpers ("working with"), subsets ("forces with a
shortage of detectives"), and what is left open.
"""

import re
from dataclasses import dataclass

from hmicwatch.domain import Addressee, Applies, BodyCode, ForcesNamed, Role
from hmicwatch.language.text import plain
from hmicwatch.parse.asked import DETERMINERS, Asked, sentences
from hmicwatch.parse.grammar.titles import MODAL
from hmicwatch.parse.lexicon import Lexicon, Mention
from hmicwatch.parse.naming import named
from hmicwatch.parse.predicate import read_agents, read_predicate
from hmicwatch.parse.subject import PRONOUN, people_of_a_body, read_leading, read_subject, subject_of

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
_CALLED = re.compile(r"^(?:to|for)\s+(?P<who>[^:.]{3,160}):\s*", re.I)
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
_IF_THEIRS = re.compile(r"^\W*(?:if|where|unless)\s+(?:their|the|its)\s+(?:\w+\s+)?(?:forces?|area)\b", re.I)
_PASSIVE = re.compile(r"^\s*(?:also\s+|then\s+|immediately\s+|urgently\s+|always\s+|not\s+)?be\s+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer for one item, with the reason in words and what is doubted.

    `mentions` are the names that were found, `inherited` the heading or stem that named them, `acted_upon`
    police who appear but not as those who should act.
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


def asked_in(text: str, names: Lexicon) -> Asked:
    """Whom the sentences of an item ask to act; later sentences add owners, pronouns add nobody."""
    asked = Asked()
    for sentence in sentences(text):
        if asked.owners and _GOES_ON_ASKING.match(sentence) and not MODAL.search(sentence):
            read_predicate(sentence, names, asked)
        _read_sentence(sentence, names, asked)
    return asked


def asked_by_title(phrase: str, names: Lexicon) -> Asked:
    """Whom a heading or a stem without a verb names ("For chief constables and the NPCC")."""
    asked = Asked()
    read_subject(plain(phrase), names, asked, open_condition=False)
    return asked


def _read_sentence(sentence: str, names: Lexicon, asked: Asked) -> None:
    called = _CALLED.match(sentence)
    if called and named(called["who"], names):
        read_subject(called["who"], names, asked, open_condition=False)
        sentence = sentence[called.end() :]
    recommends = _RECOMMENDS.match(sentence)
    if recommends and MODAL.search(recommends.group()):
        recommends = None  # "should publish the definition that we recommended"
    body = sentence[recommends.end() :] if recommends else sentence
    if recommends and recommends["to"]:
        read_subject(recommends["to"], names, asked, open_condition=False)
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
    subject = subject_of(body[: modal.start()], names)
    predicate = body[modal.end() :]
    if _DONE_TO.match(predicate) and (done_to := named(subject.said, names)):
        asked.acted_upon += [one.phrase for one in done_to if one.is_police]
        read_agents(predicate, names, asked)
        return
    anybody = read_subject(subject.said, names, asked, open_condition=subject.open_condition)
    asked.you = asked.you or bool(_YOU.match(subject.said))
    if not anybody and not people_of_a_body(subject.said, names, asked):
        _nobody(subject.said, predicate, names, asked)
    read_leading(subject.leading, names, asked)
    read_predicate(predicate, names, asked)


def _recommended(body: str, names: Lexicon, asked: Asked) -> bool:
    """ "We recommend that, within six months, the force improves ...": no "should", the subject first."""
    subject = subject_of(body.strip(" ,:"), names)
    first = next(iter(named(subject.said, names)), None) or _before_a_verb(subject.said, names)
    if first is None or not re.fullmatch(DETERMINERS, subject.said[: first.start], re.I):
        return False
    said = subject.said if named(subject.said, names) else subject.said[: first.end]
    read_subject(said, names, asked, open_condition=subject.open_condition)
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


def _nobody(subject: str, predicate: str, names: Lexicon, asked: Asked) -> None:
    if _PASSIVE.match(predicate):
        asked.passive = True
        read_agents(predicate, names, asked)
        return
    words = subject.strip(" ,:.-")
    if words and not PRONOUN.match(words) and not asked.addressees and len(words) < 160:
        asked.unknown = asked.unknown or words


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
                        read_predicate(sentence, names, asked)
                asked = _merged(from_above, asked)
                if _IF_THEIRS.match(plain(text)) and not asked.conditional:
                    asked.conditional, asked.unconditional = True, False
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
