"""What differs between two readings, and what a person decided against the machine."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Importance(StrEnum):
    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference of a publication between two readings; `item` is an item key or null for the whole."""

    publication: str
    at: datetime
    code: str
    importance: Importance
    item: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """An officer's value for one field of one item, kept beside the machine's value.

    `machine` is the value that the officer saw; when a later reading differs from both, the officer is
    asked again. Values are JSON.
    """

    publication: str
    item: str
    field: str
    value: object
    machine: object
    reason: str
    who: str
    at: datetime
