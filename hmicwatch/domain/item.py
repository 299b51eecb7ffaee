"""What a publication asks for: recommendations, causes of concern, areas for improvement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from hmicwatch.domain.body import BodyCode


class ItemKind(StrEnum):
    RECOMMENDATION = "recommendation"
    CAUSE_OF_CONCERN = "cause_of_concern"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"


class Applies(StrEnum):
    """Whether an item is applicable to chief constables (contract, section 1)."""

    YES = "yes"
    CONDITIONAL = "conditional"
    NO = "no"
    UNCLEAR = "unclear"

    @property
    def counts(self) -> bool:
        """Whether the item is among the M of "of which M were applicable to chief constables"."""
        return self in (Applies.YES, Applies.CONDITIONAL)


class Role(StrEnum):
    OWNER = "owner"
    HELPER = "helper"


class Basis(StrEnum):
    """How a deadline's date follows from its phrase (contract, section 2)."""

    STATED = "stated"
    MONTH_END = "month_end"
    YEAR_END = "year_end"
    PUBLICATION = "publication"
    IMMEDIATE = "immediate"
    URGENT = "urgent"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A body that should act (`owner`) or help (`helper`), with the words that say so."""

    body: BodyCode
    phrase: str
    role: Role = Role.OWNER


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when; `date` is null where the phrase gives none or the publication date is unknown."""

    phrase: str
    date: date | None
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """A place in a PDF: page from 1; x0, top, x1, bottom in points from the page's top left."""

    page: int
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPlace:
    """A place in an HTML page: the nearest anchor above it and the chain of headings."""

    anchor: str | None
    path: str


Place = PagePlace | HtmlPlace
ForcesNamed = Literal["all", "none"] | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One recommendation, cause of concern or area for improvement as it was read.

    `key` is stable over re-readings (kind and number, else kind and opening words); `rule` names the
    rule that found the item; `parent` is the index, in the same list, of its cause of concern.
    """

    kind: ItemKind
    number: str | None
    label: str | None
    text: str
    parts: tuple[str, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    chief_constables: Applies = Applies.UNCLEAR
    reason: str = ""
    forces: ForcesNamed = "none"
    deadline: Deadline | None = None
    deadlines: tuple[Deadline, ...] = ()
    restated: bool = False
    restated_from: str | None = None
    parent: int | None = None
    where: tuple[Place, ...] = ()
    key: str = ""
    rule: str = ""
