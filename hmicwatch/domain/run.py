"""One run of the night's work and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RunKind(StrEnum):
    """`baseline` stores and announces nothing; `night` looks at what may have changed; `full` at all."""

    BASELINE = "baseline"
    NIGHT = "night"
    FULL = "full"


class Outcome(StrEnum):
    """Every run ends in exactly one of these (contract, section 4)."""

    NEW_ITEMS = "new items"
    NOTHING_NEW = "nothing new"
    GAPS = "complete with gaps"
    COULD_NOT_LOOK = "could not look"
    INTERRUPTED = "interrupted"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A publication or address that could not be fetched or read, and why."""

    publication: str | None
    address: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run as it is stored: lists hold publication ids, `could_not_look` says why and what to do."""

    id: int
    kind: RunKind
    started: datetime
    finished: datetime | None = None
    outcome: Outcome | None = None
    pages_checked: int = 0
    requests: int = 0
    rechecked: int = 0
    new: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
    could_not_look: str | None = None
