"""What a run has done so far, and the one outcome that follows from it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from hmicwatch.domain import Gap, Outcome, Run


@dataclass
class NightLog:
    """Grows while the run goes on; `looked` counts publications whose page came."""

    run: Run
    new: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pages: int = 0
    rechecked: int = 0
    looked: int = 0
    could_not_look: str | None = None

    def gap(self, publication: str | None, address: str, reason: str) -> None:
        """Note a gap, once."""
        gap = Gap(publication=publication, address=address, reason=reason)
        if gap not in self.gaps:
            self.gaps.append(gap)

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def outcome(self) -> Outcome:
        """How the run ends if it ends now, in its own time."""
        if self.could_not_look is not None:
            return Outcome.COULD_NOT_LOOK
        if self.gaps:
            return Outcome.GAPS
        return Outcome.NEW_ITEMS if self.new else Outcome.NOTHING_NEW

    def as_run(self, *, requests: int, finished: datetime | None, outcome: Outcome | None) -> Run:
        return replace(
            self.run,
            finished=finished,
            outcome=outcome,
            pages_checked=self.pages,
            requests=requests,
            rechecked=self.rechecked,
            new=tuple(self.new),
            held=tuple(self.held),
            changed=tuple(self.changed),
            unread=tuple(self.unread),
            gaps=tuple(self.gaps),
            notes=tuple(self.notes),
            could_not_look=self.could_not_look,
        )
