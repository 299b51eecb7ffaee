"""The store's verbs for runs and for what each source gave in them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from hmicwatch.domain import Outcome, Run, RunKind
from hmicwatch.store.decisions import DecisionVerbs
from hmicwatch.store.images import run_of, write_run
from hmicwatch.store.tables import RunRow, SourceRow
from hmicwatch.store.values import SourceObservation

_WHOLE = selectinload(RunRow.gaps)


class RunVerbs(DecisionVerbs):
    """Part of `Work`."""

    def start_run(self, kind: RunKind, at: datetime) -> Run:
        """A new run with its number; it has no outcome until `save_run`."""
        row = RunRow()
        write_run(row, Run(id=0, kind=kind, started=at))
        self._session.add(row)
        self._session.flush()
        return run_of(row)

    def save_run(self, run: Run) -> None:
        """Replace everything that is stored of this run."""
        row = self._session.get_one(RunRow, run.id, options=[_WHOLE], populate_existing=True)
        write_run(row, run)
        self._session.flush()

    def run(self, run_id: int) -> Run | None:
        row = self._session.get(RunRow, run_id, options=[_WHOLE], populate_existing=True)
        return run_of(row) if row else None

    def runs(self, limit: int | None = None) -> tuple[Run, ...]:
        """Newest first."""
        wanted = select(RunRow).order_by(RunRow.id.desc()).limit(limit).options(_WHOLE)
        fresh = wanted.execution_options(populate_existing=True)
        return tuple(run_of(row) for row in self._session.scalars(fresh))

    def last_run(self) -> Run | None:
        return next(iter(self.runs(limit=1)), None)

    def baseline_complete(self) -> bool:
        """Whether some baseline run looked at everything: it ended properly and left nothing unread."""
        ended = (Outcome.NEW_ITEMS, Outcome.NOTHING_NEW, Outcome.GAPS)
        left = select(RunRow.unread).where(RunRow.kind == RunKind.BASELINE, RunRow.outcome.in_(ended))
        return any(not unread for unread in self._session.scalars(left))

    def note_source(self, run_id: int, name: str, address: str, found: int, outcome: str) -> None:
        """What a listing, feed or sitemap gave in this run."""
        row = SourceRow(run_id=run_id, name=name, address=address, found=found, outcome=outcome)
        self._session.add(row)
        self._session.flush()

    def sources_before(
        self, name: str, run_id: int | None = None, limit: int = 10
    ) -> tuple[SourceObservation, ...]:
        """What this source gave in earlier runs (before run `run_id`), newest first."""
        wanted = select(SourceRow).filter_by(name=name).order_by(SourceRow.id.desc()).limit(limit)
        if run_id is not None:
            wanted = wanted.where(SourceRow.run_id < run_id)
        return tuple(
            SourceObservation(
                run=row.run_id, name=row.name, address=row.address, found=row.found, outcome=row.outcome
            )
            for row in self._session.scalars(wanted)
        )
