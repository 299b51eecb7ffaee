"""Gathers from the store what the reports need to know of publications."""

from collections.abc import Iterator, Sequence
from datetime import date

from hmicwatch.domain import Publication, PublicationState
from hmicwatch.report.dossier import Dossier
from hmicwatch.store import Work

_AT_ONCE = 100


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


def _seen_since(publication: Publication, since: date | None) -> bool:
    return since is None or (publication.first_seen is not None and publication.first_seen.date() >= since)
