"""Which run this is, and whether it may start at all."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from hmicwatch.crawl.address import Site, canonical
from hmicwatch.crawl.discover import Seen
from hmicwatch.crawl.sources import Found
from hmicwatch.domain import RunKind
from hmicwatch.errors import SettingsError, UsageError
from hmicwatch.hosts import host_and_port, is_private_host
from hmicwatch.settings import Settings, SiteSettings, find_table
from hmicwatch.store import Store, Work
from hmicwatch.tables import load_sources


def site_of(settings: Settings) -> Site:
    """The site as the settings and `sources.toml` describe it; a public one is asked only with a contact."""
    _demand_contact(settings.site)
    sources = load_sources(find_table("sources.toml", settings.path))
    return Site(settings.site.base_url, settings.site.allowed_hosts, sources)


def _demand_contact(site: SiteSettings) -> None:
    host, _ = host_and_port(site.base_url)
    if not site.contact and not is_private_host(host):
        raise SettingsError(
            "site.contact is empty",
            "hmicwatch tells the site whom to write to, and does not ask a public site without that",
            "Put your e-mail address into site.contact of the settings file",
        )


def wanted(url: str, site: Site) -> Found:
    """An address from the command line."""
    try:
        host_and_port(url)
    except ValueError:
        raise UsageError(
            f"{url} is no address of a page", do="Give whole addresses that begin with https://"
        ) from None
    return Found(canonical(url, site), "", None, "the command line")


def kind_of_run(store: Store, site: Site, *, full: bool, only_addresses: bool) -> RunKind:
    """The first look goes on as a baseline until it has seen everything; single addresses are no look."""
    if only_addresses:
        return RunKind.NIGHT
    with store.read() as work:
        if not _baseline_is_complete(work, site):
            return RunKind.BASELINE
    return RunKind.FULL if full else RunKind.NIGHT


def announces(store: Store, kind: RunKind) -> bool:
    """Whether what is new in this run is news."""
    with store.read() as work:
        return kind is not RunKind.BASELINE and work.baseline_complete()


def _baseline_is_complete(work: Work, site: Site) -> bool:
    """A baseline that lost a page of a list on the way has read what it saw, but has not seen everything."""
    last = work.last_run()
    if not work.baseline_complete() or last is None:
        return False
    newest = (work.sources_before(listing.name, limit=1) for listing in site.sources.listings)
    cut_short = any(one.outcome == Seen.CUT_SHORT and one.run == last.id for seen in newest for one in seen)
    return last.kind is not RunKind.BASELINE or not cut_short


@contextmanager
def ended_politely() -> Iterator[None]:
    """`kill` ends a run as Ctrl-C does: what is saved stays, and the outcome is stored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
