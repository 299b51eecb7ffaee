"""Which publications a run looks at, and in what order: new ones first, then what may have changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from hmicwatch.crawl.address import Site, is_publication, publication_id
from hmicwatch.crawl.discover import is_full_text
from hmicwatch.crawl.sources import Found
from hmicwatch.domain import Gap, Publication, PublicationState
from hmicwatch.store import Work

_SHOWN = 50
REQUESTS_EACH = 4
"""A page, its full text, its PDF, its press release."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """`new` are publications that the store does not know, `again` those that it does.

    `texts` are full texts of unknown publications: they come last, since a landing page may claim them.
    """

    new: tuple[Found, ...]
    again: tuple[Found, ...]
    texts: tuple[Found, ...] = ()

    @property
    def all(self) -> tuple[Found, ...]:
        return (*self.new, *self.again, *self.texts)


def owner_of(work: Work, url: str, site: Site) -> str | None:
    """The publication that an address belongs to, if the store knows it."""
    known = work.find_by_address(url)
    if known is not None:
        return known
    name = publication_id(url, site)
    return name if work.publication(name) else None


def found_of(publication: Publication) -> Found:
    """A known publication as something to look at."""
    return Found(publication.urls[0], publication.title, publication.published, "the store")


def plan_night(
    work: Work, found: Iterable[Found], site: Site, *, today: date, recent_days: int, since: date | None
) -> Agenda:
    """New ones, then what is unread, failed, was missing, recent, marked as changed, or asked for."""
    listed = tuple(found)
    again = [
        *work.unread(),
        *_failed_last_time(work),
        *_was_missing(work, site),
        *work.recent(today - timedelta(days=recent_days)),
        *_marked(work, listed),
        *(work.publications(since=since) if since else ()),
    ]
    return _agenda(work, (*listed, *_unknown_that_failed(work, site)), again, site)


def plan_everything(work: Work, found: Iterable[Found], site: Site) -> Agenda:
    """What is new, and every publication that is known."""
    return _agenda(work, found, work.publications(), site)


def plan_baseline(work: Work, found: Iterable[Found], site: Site) -> Agenda:
    """Everything that is not read yet."""
    return _agenda(work, found, work.unread(), site)


def newest_first(found: Iterable[Found]) -> tuple[Found, ...]:
    """Undated ones may be of today."""
    return tuple(sorted(found, key=lambda one: one.published or date.max, reverse=True))


def _agenda(work: Work, found: Iterable[Found], again: Iterable[Publication], site: Site) -> Agenda:
    unknown = {one.url: one for one in found if owner_of(work, one.url, site) is None}
    return Agenda(
        new=newest_first(one for one in unknown.values() if not is_full_text(one, site)),
        again=_once(again),
        texts=newest_first(one for one in unknown.values() if is_full_text(one, site)),
    )


def _failed_last_time(work: Work) -> Iterator[Publication]:
    """What was a gap in the last run and not in the one before: a gap that stays waits for its turn."""
    last, before = _gaps_of_last_runs(work)
    addresses = {gap.address for gap in before}
    for gap in last:
        publication = work.publication(gap.publication) if gap.publication else None
        if publication and gap.address not in addresses:
            yield publication


def _gaps_of_last_runs(work: Work) -> tuple[tuple[Gap, ...], tuple[Gap, ...]]:
    """Of the last run that ended and of the one before it."""
    ended = [run.gaps for run in work.runs(limit=4) if run.finished]
    last, before, *_ = (*ended, (), ())
    return last, before


def _unknown_that_failed(work: Work, site: Site) -> Iterator[Found]:
    """New publications whose page did not come last time: their list may have moved on since."""
    last, _ = _gaps_of_last_runs(work)
    for gap in last:
        if gap.publication is None and is_publication(gap.address, site):
            yield Found(gap.address, "", None, "the last run")


def _was_missing(work: Work, site: Site) -> Iterator[Publication]:
    """What may be withdrawn; what is withdrawn already waits for the round as all old ones do."""
    for url in work.missing_pages():
        name = owner_of(work, url, site)
        publication = work.publication(name) if name else None
        if publication and publication.state is not PublicationState.WITHDRAWN:
            yield publication


def _marked(work: Work, found: Iterable[Found]) -> Iterator[Publication]:
    """What the site itself says to have changed since we looked, or lists with another date than before."""
    known = {url: publication for publication in work.publications() for url in publication.urls}
    for one in found:
        publication = known.get(one.url)
        if publication and _is_marked(one, publication):
            yield publication


def _is_marked(found: Found, publication: Publication) -> bool:
    looked = publication.last_looked
    if found.modified and (looked is None or found.modified > looked):
        return True
    return bool(
        found.published and publication.printed_landing and found.published != publication.printed_landing
    )


def _once(publications: Iterable[Publication]) -> tuple[Found, ...]:
    unique = {publication.id: publication for publication in publications if publication.urls}
    return tuple(found_of(publication) for publication in unique.values())


def rehearsed(agenda: Agenda) -> list[str]:
    """What a run would do, in lines."""
    new = [
        f"Would fetch and store: {one.title or one.url} ({one.url})" for one in (*agenda.new, *agenda.texts)
    ]
    again = [f"Would look again at: {one.title or one.url} ({one.url})" for one in agenda.again]
    lines = [*new, *again]
    more = [f"... and {len(lines) - _SHOWN} more."] if len(lines) > _SHOWN else []
    return [*lines[:_SHOWN], *more, "This was a dry run: nothing was stored."]


def estimate(publications: int, delay: float, budget: int | None) -> str:
    """How long a first look takes, in words."""
    requests = publications * REQUESTS_EACH
    minutes = ceil(requests * delay * 1.125 / 60)
    lasts = f"{minutes} minutes" if minutes < 120 else f"{ceil(minutes / 60)} hours"
    nights = ceil(requests / budget) if budget else 1
    over = f", over {nights} nights" if nights > 1 else ""
    return f"about {requests} requests with {delay:g} seconds between them, {lasts}{over}"
