"""Gathers from the store what the reports need to know of publications."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hmicwatch.domain import Change, Publication, PublicationState
from hmicwatch.report.dossier import Dossier
from hmicwatch.store import Work

_AT_ONCE = 100
_CHANGED = (PublicationState.CHANGED, PublicationState.WITHDRAWN)


def dossiers(work: Work, publications: Sequence[Publication]) -> Iterator[Dossier]:
    """Each publication with its effective reading, gathered a hundred at a time."""
    reviewed = work.reviewed()
    for start in range(0, len(publications), _AT_ONCE):
        some = publications[start : start + _AT_ONCE]
        readings = work.effective_readings([publication.id for publication in some])
        for publication in some:
            yield Dossier(
                publication=publication,
                reading=readings.get(publication.id),
                reviewed=publication.id in reviewed,
            )


def whole_dossier(work: Work, publication: Publication) -> Dossier:
    """One publication with its story: what people decided and what changed."""
    return Dossier(
        publication=publication,
        reading=work.effective(publication.id),
        reviewed=work.is_reviewed(publication.id),
        overrides=work.overrides(publication.id),
        changes=work.changes(publication.id),
    )


def untold(work: Work, state: PublicationState, since: date | None = None) -> tuple[Dossier, ...]:
    """Publications in this state that no digest told of; with `since`, all first seen since that day."""
    told = work.told() if since is None else frozenset[str]()
    wanted = [
        publication
        for publication in work.publications(state=state)
        if publication.id not in told and _seen_since(publication, since)
    ]
    return tuple(dossiers(work, wanted))


def changed_untold(work: Work, since: date | None = None) -> tuple[Dossier, ...]:
    """Changed publications, each with the changes that no digest told of; with `since`, all since that day.

    One that is new or held is not among them: it is told, or waits, as it is now.
    """
    untold_changes = _untold_changes(work, since)
    known = [publication for state in _CHANGED for publication in work.publications(state=state)]
    wanted = [publication for publication in known if publication.id in untold_changes]
    return tuple(
        replace(dossier, changes=tuple(untold_changes[dossier.id])) for dossier in dossiers(work, wanted)
    )


def _untold_changes(work: Work, since: date | None) -> dict[str, list[Change]]:
    told = work.last_told() if since is None else {}
    found: dict[str, list[Change]] = defaultdict(list)
    for change in work.changes():
        last = told.get(change.publication)
        if (last is None or change.at > last) and (since is None or change.at.date() >= since):
            found[change.publication].append(change)
    return found


def _seen_since(publication: Publication, since: date | None) -> bool:
    return since is None or (publication.first_seen is not None and publication.first_seen.date() >= since)
