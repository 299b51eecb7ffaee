"""Values that only the store's own verbs speak of."""

from dataclasses import dataclass
from datetime import datetime

from hmicwatch.domain import Override


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceObservation:
    """What one source gave in one run."""

    run: int
    name: str
    address: str
    found: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedOverride:
    """An override with its number in the history and, when it was taken back, by whom."""

    id: int
    override: Override
    undone_at: datetime | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who checked the reading of a publication, and when."""

    publication: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestNote:
    """That a digest was made: what it told, so that the next one tells the rest."""

    id: int
    created: datetime
    subject: str
    run: int | None
    publications: tuple[str, ...]
