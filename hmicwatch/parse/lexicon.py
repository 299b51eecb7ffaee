"""The names of bodies and forces, and where a text mentions them. The longest name wins."""

import re
from dataclasses import dataclass
from functools import lru_cache

from hmicwatch.domain import Body, BodyCode, Force, ForceKind, Tables
from hmicwatch.language.text import plain

_TOKEN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9'/]|-(?=[A-Za-z0-9]))*|[,&]")
# Words that may stand right behind a name that is the head of its phrase; a noun there would make the name
# an attribute ("force systems", "police records").
_FOLLOWERS = frozenset([
    "should", "must", "shall", "will", "can", "may", "need", "needs", "ought", "is", "are", "was", "were",
    "has", "have", "had", "do", "does", "did", "not", "also", "and", "or", "and/or", "in", "of", "with",
    "for", "to", "which", "who", "whose", "that", "across", "from", "as", "at", "by", "on", "within",
    "through", "under", "alongside", "together", "jointly", "working", "where", "when", "while", "if",
    "already", "using", "without", "identified", "listed", "named", "both", "each", "all", "immediately",
    "urgently", "including", "then", "still", "respectively", "but", "than", "too", "before", "after",
    "until", "during", "over", "about", "against", "into", "along", "plus", "alone", "itself", "therefore",
    "now", "being", "having", "supported", "led", "currently", "next",
])  # fmt: skip

# "the Council's homicide working group", "the Home Office minister": the body still.
_OF_THE_BODY = re.compile(
    r"^(?:\s+[\w'&/-]+){0,5}?\s+(?:leads?|working\s+groups?|group|portfolio(?:\s+holder)?s?|"
    r"boards?|committees?|teams?|chairs?|"
    r"ministers?|programmes?|secretariat|co-?ordinators?|officials)\b",
    re.I,
)
_FIRE_NAMES = (
    "the service", "services", "each service", "all services", "every service", "the brigade", "brigades",
    "the fire and rescue service",
)  # fmt: skip
_COMMISSIONERS = ("Police and Crime Commissioner", "Police, Fire and Crime Commissioner")


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for; `slug` is set for one force."""

    code: BodyCode
    slug: str | None = None
    with_police: bool = False
    some: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text, from `start` up to `end`."""

    start: int
    end: int
    phrase: str
    name: Name

    @property
    def is_police(self) -> bool:
        return self.name.code.is_police


class Lexicon:
    """Finds names word by word; force names keep their case ("MPs" is not the Met's "MPS")."""

    def __init__(self, tables: Tables, *, fire: bool = False) -> None:
        self._names: dict[tuple[str, ...], Name] = {}
        self._cased: dict[tuple[str, ...], Name] = {}
        for body in tables.bodies:
            self._add_body(body)
        for force in tables.forces:
            self._add_force(force)
        if fire:  # in a report on fire and rescue, "the service" is who should act
            for alias in _FIRE_NAMES:
                self._names.setdefault(_key(alias), Name(BodyCode.CHIEF_FIRE_OFFICERS))
        self._longest = max(map(len, (*self._names, *self._cased)), default=1)

    def _add_body(self, body: Body) -> None:
        for alias in body.aliases:
            self._names[_key(alias)] = Name(
                body.code,
                with_police=alias in body.with_police,
                some=alias in body.some_of_them,
                doubtful=alias in body.doubtful,
            )

    def _add_force(self, force: Force) -> None:
        aliases = {_key(plain(alias)) for alias in (force.name, *force.aliases)}
        if force.kind is ForceKind.FIRE:
            for alias in aliases:
                self._cased.setdefault(alias, Name(BodyCode.CHIEF_FIRE_OFFICERS))
        elif force.kind in (ForceKind.TERRITORIAL, ForceKind.SPECIAL):
            offices = [f"{plain(force.short)} {office}" for office in _COMMISSIONERS]
            for office in (*offices, plain(force.local_policing_body)):
                self._cased[_key(office)] = Name(BodyCode.PCCS)
            for alias in aliases:
                self._cased[alias] = Name(BodyCode.NAMED_FORCE, slug=force.slug)

    def find(self, text: str) -> list[Mention]:
        """The names in `text` (as `plain` leaves it) in order; names inside longer names are not repeated."""
        tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]
        found, at = [], 0
        while at < len(tokens):
            length, name = self._longest_at(tokens, at)
            if (
                name is not None
                and at + 1 < len(tokens)
                and self._longest_at(tokens, at + 1)[0] >= length > 1
            ):
                name = None  # "the college" inside "the College of Policing"
            named_force = name is not None and name.slug is not None
            if name is not None and (named_force or _is_head(text, tokens, at + length)):
                start, end = tokens[at][0], tokens[at + length - 1][1]
                found.append(Mention(start, end, text[start:end], name))
                at += length
            else:
                at += 1
        return found

    def covers(self, text: str) -> bool:
        """Whether a text is nothing but names ("College of Policing and the Home Office")."""
        said = plain(text)
        named = sum(mention.end - mention.start for mention in self.find(said))
        return named > 0 and named >= 0.7 * len(said.strip())

    def _longest_at(self, tokens: list[tuple[int, int, str]], at: int) -> tuple[int, Name | None]:
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            said = tuple("and" if word == "&" else word for _, _, word in tokens[at : at + length])
            name = self._cased.get(said) or self._names.get(tuple(word.lower() for word in said))
            if name is not None:
                return length, name
        return 0, None


def _key(alias: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(alias))


def _is_head(text: str, tokens: list[tuple[int, int, str]], after: int) -> bool:
    last = tokens[after - 1]
    if after >= len(tokens) or last[2].lower().endswith(("s", "s'")):
        return True
    following = tokens[after]
    if _OF_THE_BODY.match(text[last[1] :]) and last[2].lower() not in (
        "force",
        "police",
        "constable",
        "officer",
    ):
        return True
    touching = text[last[1] : following[0]].isspace()
    return (
        not touching
        or following[2].lower() in _FOLLOWERS
        or following[2] in ",&"
        or following[2][0].isupper()
    )


@lru_cache(maxsize=4)
def lexicon(tables: Tables, *, fire: bool = False) -> Lexicon:
    """The lexicon of a configuration, made once; `fire` for reports on fire and rescue services."""
    return Lexicon(tables, fire=fire)
