"""Whether a dated phrase is the deadline of its sentence, or told of something else."""

import re
from dataclasses import dataclass
from datetime import date

from hmicwatch.domain import Basis, Deadline

# Somebody else's promise, or a thing of the past, in front of a date.
_PROMISED = re.compile(
    r"\b(?:promis\w+|committed|commits|commitment|pledged?|announc\w+|scheduled|expected|intended|"
    r"is\s+due|are\s+due|"
    r"due\s+to\s+be|has\s+said|have\s+said|has\s+agreed|have\s+agreed|had\s+agreed|deadline\s+set|"
    r"already|dated)\b[^.;]*$",
    re.I,
)
_ANOTHERS = re.compile(
    r"\b(?:that|which|who)\s+(?:[\w']+\s+){0,7}?(?:will|is|are|was|were|has|have|had|plans?|"
    r"planned|expects?|intends?|"
    r"aims?|agreed|said|must|may|can)\b[^.;]*$",
    re.I,
)
_PAST = re.compile(
    r"\b(?:opened|reported|closed|recorded|made|received|published|issued|arrested|allocated|"
    r"submitted|created|registered|"
    r"convicted|held|begun|started|completed|referred|detained|committed|finished|dated)\s+(?:on\s+or\s+)?$",
    re.I,
)
BY_A_DAY = {Basis.STATED, Basis.MONTH_END, Basis.YEAR_END}
_MAKE_SURE = re.compile(
    r"\b(?:mak(?:e|ing)\s+sure|ensur(?:e|ing)|(?:satisfy|assure)\s+(?:itself|themselves)|be\s+(?:sure|confident|"
    r"satisfied))\s+that\b",
    re.I,
)
_LAST = re.compile(r"\W*$")
_TREATS = re.compile(r"\b(?:treat|regard|record|see|consider|identif|flag|handle|prioriti)\w*\b[^,]*$", re.I)
_TARGET = re.compile(
    r"\b(?:target|standard|aim|expectation|timescale|limit)s?\s+(?:of|for|that)\b[^,;]*$", re.I
)
_SERVED = re.compile(
    r"\b(?:victims?|callers?|complain\w+|suspects?|witness\w*|calls|incidents|crimes|referrals|applications|"
    r"requests|members\s+of\s+the\s+public|families|questions|enquiries|complaints|messages|emails|answer|"
    r"reply|respond|acknowledge)\b[^,;]*$",
    re.I,
)


# A date gone by behind these tells of cases and promises; behind others it is an old deadline, to be doubted.
_GONE_BY = re.compile(
    r"\b(?:opened|reported|closed|recorded|received|arrested|allocated|registered|convicted|referred|detained|"
    r"charged|issued|published|agreed|promised)\s+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A phrase that dates something, from `start` up to `end` in its sentence."""

    start: int
    end: int
    deadline: Deadline


def binds(sentence: str, one: Dated, modal: re.Match[str], published: date | None) -> bool:
    """Whether a phrase is this sentence's own deadline and not told of something else."""
    before = sentence[: one.start]
    if re.search(r"\bat\s+least\s*$", before, re.I):
        return False
    if _PAST.search(before) and re.match(r"(?:on\s+or\s+)?before\b", sentence[one.start :], re.I):
        return False
    if one.end <= modal.start():
        # In front of the verb: at the beginning, or after the subject ("should" may follow at a distance).
        clause = before.rsplit(",", 1)[-1]
        told = re.search(r"(?<!recommend )(?<!recommends )\b(?:which|that|who)\b[^,]*$", before, re.I)
        return not _PROMISED.search(clause) and not told
    if one.deadline.basis in BY_A_DAY and _LAST.match(sentence[one.end :]) and before.rstrip().endswith(","):
        return not _PROMISED.search(before.rsplit(",", 2)[-2])
    after_modal = sentence[modal.end() : one.start]
    if one.deadline.basis in BY_A_DAY:
        after_modal = _MAKE_SURE.sub("", after_modal)
    if _a_standard(one, after_modal) or _of_what_was_done(sentence, one, published):
        return False
    return not _PROMISED.search(after_modal) and not _ANOTHERS.search(after_modal)


def _a_standard(one: Dated, after_modal: str) -> bool:
    """How something is to be done each time: "tell victims within 28 days", "treat as a priority"."""
    phrase = one.deadline.phrase
    if one.deadline.basis in (Basis.URGENT, Basis.IMMEDIATE):
        treats = phrase.lower().startswith("as a") and _TREATS.search(after_modal)
        return bool(
            treats or re.search(r"\b(?:make\s+sure|ensure)\s+(?:that\s+)?\w+[^,]*$", after_modal, re.I)
        )
    if one.deadline.basis is Basis.PUBLICATION and not re.search(r"publication|report|letter", phrase, re.I):
        short = re.search(r"\b(?:days?|weeks?)$", phrase, re.I)
        return bool(_TARGET.search(after_modal) or (short and _SERVED.search(after_modal)))
    return False


def _of_what_was_done(sentence: str, one: Dated, published: date | None) -> bool:
    """ "Cases closed by 31 March 2025", "who joined before 2024": a day gone by, of something else."""
    due = one.deadline.date
    if due is None or published is None or due >= published:
        return False
    before = sentence[: one.start]
    return one.deadline.phrase.lower().startswith("before") or bool(_GONE_BY.search(before))
