"""Why a reading says what it says: beside each item what led to it, beside the items what was left out."""

from dataclasses import dataclass
from enum import StrEnum

from hmicwatch.domain.body import BodyCode
from hmicwatch.domain.item import Place, Role
from hmicwatch.domain.reading import Extraction, StatedCount


class Origin(StrEnum):
    """Where something stands that an item does not say in its own sentences."""

    TITLE = "title"
    LINE = "line"
    LABEL = "label"
    STEM = "stem"
    COLUMN = "column"
    HEADING = "heading"
    LIST = "list"
    CAUSE = "cause"
    COPY = "copy"


class RestatedBy(StrEnum):
    """What shows that an earlier report made an item."""

    TITLE = "title"
    STATUS = "status"
    HEADING = "heading"
    COLUMN = "column"
    QUOTED = "quoted"
    ANNOUNCED = "announced"


class JoinedBy(StrEnum):
    """Why a printed copy was taken for the same item as an earlier one."""

    NUMBER = "number"
    SHORT_FORM = "short_form"
    WORDING = "wording"


class LeftOutAs(StrEnum):
    """Why words that ask for something were not read as an item."""

    IN_PASSING = "in_passing"
    EXPLAINS = "explains"
    UNTITLED = "untitled"
    SET_APART = "set_apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One printing of an item: where, under which headings (outermost first), and the rule that found it.

    `joined_by` is None for the first; `alike` is how alike its words are to the nearest copy before it, 0 to
    1. `chosen` marks the copy whose words are read. `doubt` says what speaks against joining it.
    """

    where: tuple[Place, ...]
    headings: tuple[str, ...]
    rule: str
    number: str | None
    text: str
    chosen: bool
    joined_by: JoinedBy | None = None
    alike: float | None = None
    doubt: str = ""
    restated_by: RestatedBy | None = None
    restated_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """What an item has from elsewhere: `what` is addressee, deadline, number or cause of concern."""

    what: str
    origin: Origin
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name of the tables that was found among those who should act or help; `force` is one force's slug.

    `some` marks names for some forces only, `doubtful` names that may mean somebody else, `with_police`
    circles in which the police sit too.
    """

    phrase: str
    body: BodyCode
    role: Role
    force: str | None = None
    some: bool = False
    doubtful: bool = False
    with_police: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTrace:
    """What led to one item; `item` is its index in the extraction's items.

    `acted_upon` are police who appear, but not as those who should act; `unknown` should act and is in no
    table. `same_number` are other items of its kind and number that were kept apart, with how alike they are.
    """

    item: int
    copies: tuple[Copy, ...]
    inherited: tuple[Inherited, ...] = ()
    names: tuple[Named, ...] = ()
    acted_upon: tuple[str, ...] = ()
    unknown: str | None = None
    same_number: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Words that ask for something and are no item; `part` is the kind of section, where that decided."""

    reason: LeftOutAs
    text: str
    where: tuple[Place, ...]
    headings: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A total that the document claims, and where it does."""

    stated: StatedCount
    where: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One file's reading with its reasons; `unreadable` are pages (from 1) whose text made no sense."""

    extraction: Extraction
    items: tuple[ItemTrace, ...]
    left_out: tuple[LeftOut, ...] = ()
    claims: tuple[Claim, ...] = ()
    unreadable: tuple[int, ...] = ()
