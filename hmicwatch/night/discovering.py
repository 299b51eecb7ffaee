"""The night's discovery: ask every source, note what it gave, and say what its silence means."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from hmicwatch.crawl.address import Site, kind_of, publication_id
from hmicwatch.crawl.discover import Discovery, Looked, Seen, discover, is_full_text
from hmicwatch.crawl.sources import Found
from hmicwatch.domain import Publication, PublicationKind
from hmicwatch.night.agenda import owner_of
from hmicwatch.night.log import NightLog
from hmicwatch.night.means import Means
from hmicwatch.night.why_not import why_not_looked


def discover_tonight(means: Means, log: NightLog, *, walk_all: bool) -> tuple[Found, ...]:
    """What the sources name; what they could not tell goes to the log."""
    looked = []
    means.progress.start("Looking for publications")
    for source in discover(means.session, means.site, is_known=partial(_is_known, means), walk_all=walk_all):
        looked.append(source)
        means.progress.step(source.name)
    means.progress.done()
    discovery = Discovery(tuple(looked))
    log.pages += discovery.pages
    if discovery.failed_required:
        log.could_not_look = why_not_looked(discovery.failed_required)
    for source in discovery.sources:
        _note(source, means, log)
    return discovery.found(means.site)


def _is_known(means: Means, url: str) -> bool:
    with means.store.read() as work:
        return owner_of(work, url, means.site) is not None


def _note(source: Looked, means: Means, log: NightLog) -> None:
    """A list that failed beside others that work is a gap; a feed only adds, so its failure is a note."""
    worked_before = _worked_before(source, means, log)
    if log.run.id:
        with means.store.begin() as work:
            work.note_source(log.run.id, source.name, source.address, len(source.found), source.how)
    if log.could_not_look or source.how is Seen.READ or (source.how is Seen.MISSING and not worked_before):
        return
    if source.is_listing:
        log.gap(None, source.address, f"the list {source.name} could not be read: {source.reason}")
    elif worked_before:
        log.note(f"{source.name} at {source.address} could not be read: {source.reason}.")


def _worked_before(source: Looked, means: Means, log: NightLog) -> bool:
    with means.store.read() as work:
        seen = work.sources_before(source.name, log.run.id or None)
    return any(one.found for one in seen)


def remember_all(found: Iterable[Found], means: Means, at: datetime) -> None:
    """The baseline stores every name before it reads the first, so that it can be cut off and go on."""
    with means.store.begin() as work:
        for one in found:
            if not is_full_text(one, means.site) and owner_of(work, one.url, means.site) is None:
                work.save_publication(_named(one, means.site, at))


def _named(found: Found, site: Site, at: datetime) -> Publication:
    """A publication that is known by name only."""
    name = publication_id(found.url, site)
    return Publication(
        id=name,
        title=found.title or name,
        kind=kind_of(found.url, site) or PublicationKind.OTHER,
        published=found.published,
        first_seen=at,
        urls=(found.url,),
    )
