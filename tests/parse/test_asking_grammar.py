"""Sentences put together from parts: who should act, who helps and by when follows from the parts alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hmicwatch.domain import Applies, BodyCode, Role
from hmicwatch.parse.addressees import Verdict, verdict
from hmicwatch.parse.deadlines import deadlines
from hmicwatch.parse.lexicon import lexicon
from tests.parse.reading import DAY, tables

checked = settings(max_examples=400, derandomize=True, deadline=None, database=None)

OWNERS = {
    "chief constables": BodyCode.CHIEF_CONSTABLES,
    "all chief constables in England and Wales": BodyCode.CHIEF_CONSTABLES,
    "police forces": BodyCode.FORCES,
    "every force": BodyCode.FORCES,
    "forces with a shortage of detectives": BodyCode.FORCES,
    "forces that haven’t yet adopted the code": BodyCode.FORCES,
    "all forces except Kent Police": BodyCode.FORCES,
    "chief constables whose forces have no plan": BodyCode.CHIEF_CONSTABLES,
    "the four Welsh forces": BodyCode.FORCES,
    "the Home Office": BodyCode.HOME_OFFICE,
    "the National Police Chiefs’ Council (NPCC)": BodyCode.NPCC,
    "the NPCC lead for violence against women and girls": BodyCode.NPCC,
    "the College of Policing": BodyCode.COLLEGE_OF_POLICING,
    "the Crown Prosecution Service": BodyCode.CPS,
    "police and crime commissioners": BodyCode.PCCS,
    "His Majesty’s Prison and Probation Service": BodyCode.HMPPS,
}
ONLY_SOME = {who for who in OWNERS if re.search(r"shortage|yet|except|whose|Welsh", who)}
JOINS = (
    "{} and {}",
    "both {} and {}",
    "{}, together with {},",
    "{} as well as {}",
    "{}, along with {},",
    "{}; and {}",
)
HELPS = (
    ", working with {},", ", in consultation with {},", ", supported by {},", ", with the support of {},",
    ", in conjunction with {},", ", alongside {},", ", in partnership with {},", ", after consulting {},",
)  # fmt: skip
BEHIND = (" in consultation with {}", " with the help of {}", ", working closely with {}")
RELATIVES = (
    ", which oversees how forces fly,", ", which must report to chief constables,", ", who said they would,",
)  # fmt: skip
LEADING = {
    "": None,
    "By 31 March 2026, ": date(2026, 3, 31),
    "By the end of March 2026, ": date(2026, 3, 31),
    "Within three months, ": date(2025, 8, 7),
    "Immediately, ": DAY,
    "To help forces, ": None,
    "As part of its review of how forces fly, ": None,
    "Given what chief constables told us, ": None,
    "By 31 March 2026, and to support forces, ": date(2026, 3, 31),
}
DEEDS = (
    "publish a plan", "review the law on kites", "make sure that strings are kept dry",
    "agree a definition of a kite", "set up a register that the public can read",
)  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """A sentence that asks, with what its parts say of it."""

    text: str
    owners: tuple[str, ...]
    helpers: tuple[str, ...]
    day: date | None

    @property
    def applies(self) -> Applies:
        police = {one for one in self.owners if OWNERS[one].is_police}
        if police:
            return Applies.CONDITIONAL if police <= ONLY_SOME else Applies.YES
        return Applies.UNCLEAR if any(OWNERS[one].is_police for one in self.helpers) else Applies.NO


@st.composite
def asking(draw: st.DrawFn) -> Sentence:
    names = draw(
        st.lists(st.sampled_from(sorted(OWNERS)), min_size=2, max_size=4, unique_by=OWNERS.__getitem__)
    )
    owners, helpers = tuple(names[:-1]), tuple(names[-1:])
    subject = owners[0]
    if len(owners) == 2:
        subject = draw(st.sampled_from(JOINS)).format(*owners)
    elif len(owners) == 3:
        subject = "{}, {} and {}".format(*owners)
    deed = draw(st.sampled_from(DEEDS))
    how = draw(st.sampled_from(["none", "relative", "help", "behind"]))
    if how == "relative":
        subject = subject.rstrip(",") + draw(st.sampled_from(RELATIVES))
    elif how == "help":
        subject = subject.rstrip(",") + draw(st.sampled_from(HELPS)).format(helpers[0])
    elif how == "behind":
        deed += draw(st.sampled_from(BEHIND)).format(helpers[0])
    leading = draw(st.sampled_from(sorted(LEADING)))
    said = f"{leading}{subject} should {deed}."
    return Sentence(
        said[:1].upper() + said[1:], owners, helpers if how in ("help", "behind") else (), LEADING[leading]
    )


def judged(text: str) -> Verdict:
    return verdict(text, [], lexicon(tables()), None)


@checked
@given(one=asking())
def test_owners_and_helpers_follow_from_the_parts(one: Sentence) -> None:
    found = judged(one.text)
    owners = {named.body for named in found.addressees if named.role is Role.OWNER}
    helpers = {named.body for named in found.addressees if named.role is Role.HELPER}
    assert owners == {OWNERS[who] for who in one.owners}, one.text
    assert helpers >= {OWNERS[who] for who in one.helpers}, one.text
    assert found.applies is one.applies, (one.text, found.reason)


@checked
@given(one=asking())
def test_the_deadline_is_the_one_in_front(one: Sentence) -> None:
    found = deadlines(one.text, DAY)
    assert [each.date for each in found] == ([one.day] if one.day else []), one.text


@checked
@given(one=asking(), other=asking())
def test_a_second_sentence_adds_owners_and_takes_none_away(one: Sentence, other: Sentence) -> None:
    found = judged(f"{one.text} {other.text}")
    owners = {named.body for named in found.addressees if named.role is Role.OWNER}
    assert owners == {OWNERS[who] for who in (*one.owners, *other.owners)}, (one.text, other.text)
    police = any(OWNERS[who].is_police for who in (*one.owners, *other.owners))
    assert found.applies.counts == police


@checked
@given(
    one=asking(),
    verb=st.sampled_from(["must", "needs to", "need to", "ought to", "is asked to", "are asked to"]),
)
def test_another_verb_asks_the_same_of_the_same(one: Sentence, verb: str) -> None:
    asked, told = judged(one.text), judged(one.text.replace(" should ", f" {verb} "))
    assert (asked.applies, asked.addressees) == (told.applies, told.addressees), verb


@checked
@given(
    one=asking(),
    letters=st.sampled_from([str.upper, str.lower, lambda text: text.replace("chief c", "Chief C")]),
)
def test_capitals_never_make_another_answer_without_doubt(
    one: Sentence, letters: Callable[[str], str]
) -> None:
    found = judged(letters(one.text))
    assert found.applies in (one.applies, Applies.UNCLEAR), found.reason
