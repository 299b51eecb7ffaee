"""What the store tells of itself: whether it is sound, what waits in it, and how the last run ended."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil

from hmicwatch.doctor.finding import Finding, fail, warn, well
from hmicwatch.domain import Outcome, Run
from hmicwatch.errors import SettingsError, StoreError
from hmicwatch.settings import Settings
from hmicwatch.store import Store, open_store

_OVERDUE = timedelta(hours=36)


def store_findings(settings: Settings, now: datetime) -> tuple[Finding, ...]:
    try:
        with open_store(settings.store.url) as store:
            return (*_soundness(store), *_contents(store, settings, now))
    except (StoreError, SettingsError) as error:
        return (fail("store", error.happened, error.do),)


def _soundness(store: Store) -> Iterator[Finding]:
    damage = store.damage()
    if damage:
        yield fail("store", f"{store.name} is damaged: {damage[0]}", "Put back the last backup of the store")
    else:
        yield well("store", f"{store.name} (schema {store.schema})")


def _contents(store: Store, settings: Settings, now: datetime) -> Iterator[Finding]:
    with store.read() as work:
        known = len(work.publications())
        unread = len(work.unread())
        run = work.last_run()
    yield _known(known, unread)
    yield last_run_finding(run, now)
    yield round_finding(known, settings.site.recheck_per_night)


def _known(known: int, unread: int) -> Finding:
    if unread:
        return warn(
            "publications", f"{known} known, {unread} of them not read", "The next hmicwatch fetch goes on"
        )
    return well("publications", f"{known} known, all read")


def last_run_finding(run: Run | None, now: datetime) -> Finding:
    if run is None:
        return warn("last run", "there was none", "Start the first with: hmicwatch fetch")
    told = f"{run.started:%d %B %Y %H:%M} UTC: {run.outcome or 'still going on, or cut off'}"
    if run.outcome is Outcome.COULD_NOT_LOOK:
        why = run.could_not_look or "nobody knows why"
        return warn("last run", f"{told}. {why}", "Put that right, then call hmicwatch fetch")
    if run.outcome not in (Outcome.NEW_ITEMS, Outcome.NOTHING_NEW):
        return warn("last run", told, "Call hmicwatch fetch again and read what it says")
    if now - run.started > _OVERDUE:
        return warn("last run", told, "No run since; see that hmicwatch fetch is called every night")
    return well("last run", told)


def round_finding(known: int, per_night: int) -> Finding:
    """How long it takes until every old publication was looked at again."""
    if per_night == 0:
        return warn(
            "recheck",
            "site.recheck_per_night is 0: old publications are not looked at again",
            "Call hmicwatch fetch --full now and then",
        )
    nights = ceil(known / per_night)
    words = "1 night" if nights == 1 else f"{nights} nights"
    return well("recheck", f"a whole round over {known} publications takes {words}, {per_night} a night")
