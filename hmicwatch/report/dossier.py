"""Everything that reports need to know of one publication, gathered into one value."""

from dataclasses import dataclass

from hmicwatch.domain import (
    Change,
    Check,
    Counts,
    Item,
    Override,
    Publication,
    Reading,
    Severity,
    StatedCount,
)
from hmicwatch.report.sentence import NOT_READ, beside_sentence, mark, officers_sentence

UNREAD = Check(
    code="not_read",
    severity=Severity.WARNING,
    message="This publication has not been read yet, so nothing is known about what it asks.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A publication, its reading with the officer's decisions applied (none: not read yet), and its story."""

    publication: Publication
    reading: Reading | None
    reviewed: bool = False
    overrides: tuple[Override, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def id(self) -> str:
        return self.publication.id

    @property
    def items(self) -> tuple[Item, ...]:
        return self.reading.items if self.reading else ()

    @property
    def counts(self) -> Counts:
        return self.reading.counts if self.reading else Counts()

    @property
    def checks(self) -> tuple[Check, ...]:
        return self.reading.checks if self.reading else (UNREAD,)

    @property
    def stated_counts(self) -> tuple[StatedCount, ...]:
        return self.reading.stated_counts if self.reading else ()

    @property
    def needs_review(self) -> bool:
        return self.reading.needs_review if self.reading else True

    @property
    def sentence(self) -> str:
        """The officer's sentence; never a number for a publication that nobody has read."""
        return officers_sentence(self.counts) if self.reading else NOT_READ

    @property
    def beside(self) -> str:
        return beside_sentence(self.counts)

    @property
    def mark(self) -> str:
        return mark(needs_review=self.needs_review, reviewed=self.reviewed)

    @property
    def address(self) -> str | None:
        """Where a person reads it."""
        return next(iter(self.publication.urls), None)
