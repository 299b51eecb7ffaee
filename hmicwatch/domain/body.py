"""Who is inspected and who can be asked to act: forces and bodies as the tables in `config/` list them."""

from dataclasses import dataclass
from enum import StrEnum


class BodyCode(StrEnum):
    """The codes of bodies that a recommendation can be addressed to (fixed by the contract)."""

    CHIEF_CONSTABLES = "chief_constables"
    FORCES = "forces"
    NAMED_FORCE = "named_force"
    NPCC = "npcc"
    COLLEGE_OF_POLICING = "college_of_policing"
    HOME_OFFICE = "home_office"
    MINISTRY_OF_JUSTICE = "ministry_of_justice"
    GOVERNMENT = "government"
    PCCS = "pccs"
    APCC = "apcc"
    CPS = "cps"
    NCA = "nca"
    ROCCUS = "roccus"
    IOPC = "iopc"
    HMCTS = "hmcts"
    HMPPS = "hmpps"
    CRIMINAL_JUSTICE_BOARD = "criminal_justice_board"
    LOCAL_AUTHORITIES = "local_authorities"
    HEALTH = "health"
    CHIEF_FIRE_OFFICERS = "chief_fire_officers"
    FIRE_AUTHORITIES = "fire_authorities"
    NFCC = "nfcc"
    NATIONAL_EMPLOYERS = "national_employers"
    LGA = "lga"
    INSPECTORATES = "inspectorates"
    OTHER = "other"

    @property
    def is_police(self) -> bool:
        """Whether this body counts as chief constables in the officer's sentence."""
        return self in (BodyCode.CHIEF_CONSTABLES, BodyCode.FORCES, BodyCode.NAMED_FORCE)


class ForceKind(StrEnum):
    TERRITORIAL = "territorial"
    SPECIAL = "special"
    AGENCY = "agency"
    FIRE = "fire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """One inspected body: a police force, an agency or a fire and rescue service."""

    slug: str
    name: str
    short: str
    aliases: tuple[str, ...]
    region: str
    local_policing_body: str
    kind: ForceKind
    welsh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body code with the noun phrases (lower case, straight apostrophes) that name it.

    The last three are subsets of `aliases`: partnerships in which the police sit too (as sole owners they
    leave open whether chief constables are meant), names for some forces only, and names that may or may
    not mean this body.
    """

    code: BodyCode
    name: str
    aliases: tuple[str, ...]
    kind: str
    with_police: tuple[str, ...] = ()
    some_of_them: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What a reader must know of the configuration: the forces and the bodies that can be asked to act."""

    forces: tuple[Force, ...]
    bodies: tuple[Body, ...]
