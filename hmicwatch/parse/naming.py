"""Names as they stand in a phrase: "forces' digital leads", "Humberside and South Yorkshire Police".

Between the lexicon, which knows names word by word, and the grammar of who should act.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from hmicwatch.domain import BodyCode
from hmicwatch.parse.lexicon import Lexicon, Mention

# People and parts of a body that stand for it, behind its possessive.
_PEOPLE = (
    r"(?:heads?|leads?|deput(?:y|ies)|directors?|directorates?|departments?|units?|teams?|groups?|boards?|"
    r"committees?|ministers?|officers|officials|leaders?|leadership|managers?|staff|control\s+rooms?|chairs?|"
    r"executives?|portfolios?|taskforces?|programmes?|secretariat|branch(?:es)?|divisions?)"
)
_POSSESSIVE = re.compile(rf"(?:(?<=s)'|'s)(?:\s+[\w&/-]+){{0,5}}?\s+{_PEOPLE}\b(?!')", re.I)
_CAPITALISED = re.compile(r"[A-Z][\w-]*")
_AND = re.compile(r"\s*(?:,|,?\s+and|&)\s+(?:the\s+)?$")
_FORCES = re.compile(r"^(?:police|police\s+forces|forces|constabularies)$", re.I)
_NOT_OF_POLICE = re.compile(
    r"\s+(?:in|of|from)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:fire|ambulance|probation|prison|border)\b", re.I
)
_PERSON = r"\s+(?:[A-Z][\w'-]+\s*){1,4}"
_IN_OFFICE = re.compile(
    rf"^{_PERSON},\s+(?:(?:in\s+(?:his|her|their)\s+role\s+as|acting\s+as|as|who\s+is)\s+)?(?:the\s+)?$"
)
_A_PERSON = re.compile(r"^\s+[A-Z][a-z'-]+\s+[A-Z][a-z'-]+")
_LONGEST = 6  # words in the name of a force's area ("Hampshire and Isle of Wight")


@lru_cache(maxsize=4_096)
def named(text: str, names: Lexicon) -> tuple[Mention, ...]:
    """The names in a phrase in order, with what the phrase around them makes of them.

    `text` is as `plain` leaves it; offsets are its own.
    """
    found = names.find(text)
    said = _less_possessives(text, found)
    if said != text:
        found = [replace(one, phrase=text[one.start : one.end]) for one in names.find(said)]
    found = [one for one in found if not _of_an_unknown_body(one, said)]
    return tuple(_by_office(_with_counties(found, said, names), said))


def _less_possessives(text: str, found: list[Mention]) -> str:
    """ "The Home Office's policing directorate" is the Home Office: what it has is blanked, offsets stay."""

    def blank(match: re.Match[str]) -> str:
        inside = any(one.start < match.start() < one.end - 1 for one in found)
        return match.group() if inside else " " * len(match.group())

    return _POSSESSIVE.sub(blank, text)


def _of_an_unknown_body(one: Mention, said: str) -> bool:
    """ "Police" in a longer name that no table holds ("Police Officers' Council"); other services' chiefs."""
    loose = one.is_police and one.name.slug is None and one.phrase.startswith("Police")
    fire = re.match(r"chief officers?$", one.phrase, re.I) and _NOT_OF_POLICE.match(said[one.end :])
    return bool(fire or (loose and re.match(r"\s+[A-Z][a-z]", said[one.end :])))


def _with_counties(found: list[Mention], said: str, names: Lexicon) -> list[Mention]:
    """Forces named by their area alone, where a chief constable or a force's name is beside them."""
    kept: list[Mention] = []
    areas: list[Mention] = []
    for one in found:
        before = _areas_before(one, said, names)
        areas += before
        if not (_FORCES.match(one.phrase) and before):
            kept.append(one)
        if re.match(r"chief constables?$", one.phrase, re.I):
            areas += _areas_after(one, said, names)
    apart = [area for area in areas if all(area.end <= one.start or one.end <= area.start for one in kept)]
    return sorted([*kept, *apart], key=lambda one: one.start)


def _areas_before(one: Mention, said: str, names: Lexicon) -> list[Mention]:
    """ "Bedfordshire, Cambridgeshire and" in front of "Hertfordshire Police" or "police forces"."""
    plainly = bool(_FORCES.match(one.phrase))
    last = _area_ending(said[: one.start].rstrip(), names) if plainly else None
    if (plainly and last is None) or (not plainly and one.name.slug is None):
        return []
    listed = [last] if last else []
    while joined := _AND.search(said[: listed[-1].start if listed else one.start]):
        area = _area_ending(said[: joined.start()], names)
        if area is None or not (listed or re.search("and|&", joined.group())):
            break
        listed.append(area)
    # "The West Midlands forces" are those of a region.
    return listed if len(listed) > 1 or one.phrase.lower() != "forces" else []


def _areas_after(one: Mention, said: str, names: Lexicon) -> Iterator[Mention]:
    """ "Kent and Essex" behind "the chief constables of"."""
    opens = re.match(r"\s+(?:of|for)\s+(?:the\s+)?", said[one.end :])
    at = one.end + opens.end() if opens else len(said)
    while (area := _area_beginning(said, at, names)) is not None:
        yield area
        following = re.match(r"\s*(?:,|,?\s+and|&)\s+", said[area.end :])
        at = area.end + following.end() if following else len(said)


def _area_ending(said: str, names: Lexicon) -> Mention | None:
    begins = [word.start() for word in _CAPITALISED.finditer(said)][-_LONGEST:]
    return next((area for at in begins if (area := _area(said, at, len(said), names))), None)


def _area_beginning(said: str, at: int, names: Lexicon) -> Mention | None:
    ends = [word.end() for word in _CAPITALISED.finditer(said, at)][:_LONGEST]
    return next((area for end in reversed(ends) if (area := _area(said, at, end, names))), None)


def _area(said: str, start: int, end: int, names: Lexicon) -> Mention | None:
    """A stretch of text as the area of one force, if "... Police" is a force's name."""
    phrase = said[start:end]
    asked = names.find(f"{phrase} Police")
    whole = len(asked) == 1 and asked[0].start == 0 and asked[0].end == len(phrase) + len(" Police")
    if not whole or asked[0].name.slug is None:
        return None
    return Mention(start, end, phrase, asked[0].name)


def _by_office(found: list[Mention], said: str) -> list[Mention]:
    """ "Chief Constable Jane Doe, the NPCC lead for custody" speaks for the NPCC, in whichever order."""
    dropped: set[int] = set()
    for one, other in pairwise(found):
        between = said[one.end : other.start]
        if _chief(one) and _national(other) and _IN_OFFICE.match(between):
            dropped.add(one.start)
        elif _chief(other) and _national(one) and _A_PERSON.match(said[other.end :]):
            beside = re.search(r",\s+$", between) and " and " not in between
            dropped |= {other.start} if beside else set()
    return [one for one in found if one.start not in dropped]


def _chief(one: Mention) -> bool:
    return bool(re.search(r"\bchief\s+constable$", one.phrase, re.I)) and one.phrase[:1].isupper()


def _national(one: Mention) -> bool:
    return one.name.code in (BodyCode.NPCC, BodyCode.COLLEGE_OF_POLICING, BodyCode.NCA)
