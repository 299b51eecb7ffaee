"""The whole night: discover what is published, collect it, read it, store it, and say how it went.

Read this first. `discovering` asks listings, feeds and sitemaps; `agenda` decides which publications to look
at; for each of them `look` asks for its page and documents (`collect`), reads them (`read_publication`) and
stores what came of it in one transaction (`keep`). One bad publication is one gap, and the night goes on.
"""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date

from hmicwatch.clock import Clock
from hmicwatch.crawl.address import publication_id
from hmicwatch.crawl.archive import Archive
from hmicwatch.crawl.session import Session
from hmicwatch.crawl.sources import Found
from hmicwatch.domain import Outcome, Run, RunKind, Tables
from hmicwatch.hosts import host_and_port
from hmicwatch.night.agenda import (
    Agenda,
    estimate,
    found_of,
    owner_of,
    plan_baseline,
    plan_everything,
    plan_night,
    rehearsed,
)
from hmicwatch.night.discovering import discover_tonight, remember_all
from hmicwatch.night.keep import Tonight
from hmicwatch.night.log import NightLog
from hmicwatch.night.look import Looker
from hmicwatch.night.means import Means
from hmicwatch.night.which import announces, ended_politely, kind_of_run, site_of, wanted
from hmicwatch.night.why_not import why_stopped
from hmicwatch.progress import Progress, Silent
from hmicwatch.settings import Settings
from hmicwatch.store import Store


def run_night(
    settings: Settings,
    tables: Tables,
    store: Store,
    archive: Archive,
    clock: Clock,
    *,
    full: bool = False,
    dry_run: bool = False,
    since: date | None = None,
    urls: Sequence[str] = (),
    progress: Progress | None = None,
) -> Run:
    """One run, from the first request to the stored outcome. With `urls` only those are looked at.

    Raises `RunInProgress` when another run works on this store, `SettingsError` and `UsageError` for what no
    run can be made of; everything that the site does is in the outcome.
    """
    site = site_of(settings)
    asked_for = tuple(wanted(url, site) for url in urls)
    with ExitStack() as stack:
        if not dry_run:
            stack.enter_context(store.lock(clock))
        stack.enter_context(ended_politely())
        means = Means(
            settings=settings,
            tables=tables,
            store=store,
            archive=archive,
            clock=clock,
            session=stack.enter_context(Session(settings.site, clock)),
            site=site,
            progress=progress or Silent(),
        )
        night = _Night(means, kind_of_run(store, site, full=full, only_addresses=bool(urls)), full, since)
        return night.rehearse(asked_for) if dry_run else night.run(asked_for)


class _Night:
    """One run over its steps; what happens in it grows in `log`."""

    def __init__(self, means: Means, kind: RunKind, full: bool, since: date | None) -> None:
        self._means = means
        self._kind = kind
        self._full = full
        self._since = since
        self._log = NightLog(Run(id=0, kind=kind, started=means.clock.now()))

    def run(self, asked_for: tuple[Found, ...]) -> Run:
        """The night itself; however it ends, its end is stored."""
        with self._means.store.begin() as work:
            self._log = NightLog(work.start_run(self._kind, self._means.clock.now()))
        try:
            self._look_only_at(asked_for) if asked_for else self._look_around()
        except KeyboardInterrupt:
            self._list_unread()
            return self._end(Outcome.INTERRUPTED)
        except BaseException:
            self._end(Outcome.FAULT)
            raise
        return self._end(self._log.outcome())

    def rehearse(self, asked_for: tuple[Found, ...]) -> Run:
        """A dry run: discovery as on any night, then only words."""
        agenda = Agenda((), asked_for) if asked_for else self._plan(self._discover())
        self._log.notes += rehearsed(agenda)
        if self._kind is not RunKind.BASELINE:
            self._log.new += [self._called(one) for one in agenda.new]
        return self._ended(self._log.outcome())

    # --- the steps ---

    def _look_around(self) -> None:
        """Any night: discover, decide, look, and then the round over old publications."""
        found = self._discover()
        if self._kind is RunKind.BASELINE:
            remember_all(found, self._means, self._log.run.started)
        agenda = self._plan(found)
        self._say_how_long(agenda)
        looker = self._looker(new_tonight=len(agenda.new))
        budget = None if self._full else self._means.settings.site.requests_per_night
        left = self._look_at_all(agenda.all, looker, budget)
        self._list_unread(left)
        if self._kind is RunKind.NIGHT and not left:
            self._go_round(looker)

    def _look_only_at(self, asked_for: tuple[Found, ...]) -> None:
        """The addresses of the command line, whole, whatever we have of them."""
        self._look_at_all(asked_for, self._looker(new_tonight=len(asked_for), afresh=True), budget=None)

    def _discover(self) -> tuple[Found, ...]:
        return discover_tonight(
            self._means, self._log, walk_all=self._full or self._kind is not RunKind.NIGHT
        )

    def _plan(self, found: Iterable[Found]) -> Agenda:
        site = self._means.site
        with self._means.store.read() as work:
            if self._full:
                return plan_everything(work, found, site)
            if self._kind is RunKind.BASELINE:
                return plan_baseline(work, found, site)
            recent_days = self._means.settings.site.recent_days
            return plan_night(
                work, found, site, today=self._means.today, recent_days=recent_days, since=self._since
            )

    def _look_at_all(self, agenda: Sequence[Found], looker: Looker, budget: int | None) -> Sequence[Found]:
        """Look at one after the other; what is left when the site refuses or the budget is spent."""
        progress = self._means.progress
        progress.start("Looking at publications", len(agenda))
        for number, found in enumerate(agenda):
            if self._refused() or self._spent(budget):
                progress.done()
                return agenda[number:]
            self._log.pages += looker.look_at(found)
            progress.step(found.title or found.url)
        progress.done()
        self._refused()
        return ()

    def _go_round(self, looker: Looker) -> None:
        """The round over old publications, with a budget of its own."""
        share = self._means.settings.site.recheck_per_night
        with self._means.store.read() as work:
            longest_ago = work.least_recently_looked(share, self._log.run.started) if share else ()
        self._means.progress.start("Round over older publications", len(longest_ago))
        for publication in longest_ago:
            if self._log.rechecked >= share or self._refused():
                break
            if publication.urls:
                self._log.rechecked += looker.look_at(found_of(publication))
            self._means.progress.step(publication.title)
        self._means.progress.done()

    # --- what they need and what they leave ---

    def _looker(self, *, new_tonight: int, afresh: bool = False) -> Looker:
        tonight = Tonight(
            run_id=self._log.run.id,
            at=self._means.clock.now(),
            announces=announces(self._means.store, self._kind),
            new_tonight=new_tonight,
        )
        return Looker(self._means, tonight, self._log, afresh=afresh)

    def _refused(self) -> bool:
        """Whether the site's own host is not asked any more; then the run says so once."""
        why = self._means.site_refuses
        if why is None:
            return False
        host = self._means.site.host
        if not self._log.looked and self._log.could_not_look is None:
            refused = self._means.session.breaker.was_refused(host)
            self._log.could_not_look = why_stopped(host, why, refused=refused)
        if self._log.could_not_look is None:
            self._log.gap(None, self._means.site.base_url, f"the site is not asked any more tonight: {why}")
        return True

    def _spent(self, budget: int | None) -> bool:
        if budget is None or self._means.session.requests < budget:
            return False
        self._log.note(f"The night's {budget} requests are used up; the next run goes on with the rest.")
        return True

    def _say_how_long(self, agenda: Agenda) -> None:
        if self._kind is not RunKind.BASELINE or not agenda.all:
            return
        settings = self._means.settings.site
        delay = settings.delay_for(host_and_port(settings.base_url)[0])
        lasts = estimate(len(agenda.all), delay, settings.requests_per_night)
        self._means.progress.say(
            f"This is the first look: {len(agenda.all)} publications are to be read, the newest first: "
            f"{lasts}. It may be stopped at any time; the next run goes on."
        )

    def _list_unread(self, left: Iterable[Found] = ()) -> None:
        """What is known but not read; in a baseline everything that is left is known by name already."""
        site = self._means.site
        with self._means.store.read() as work:
            unread = [publication.id for publication in work.unread()]
            if self._kind is not RunKind.BASELINE:
                unread += [owner_of(work, one.url, site) or self._called(one) for one in left]
        self._log.unread = list(dict.fromkeys(unread))

    def _called(self, one: Found) -> str:
        """What is not stored has no title under its id, so it goes by the one that the site lists."""
        return one.title or publication_id(one.url, self._means.site)

    def _end(self, outcome: Outcome) -> Run:
        run = self._ended(outcome)
        with self._means.store.begin() as work:
            work.save_run(run)
        return run

    def _ended(self, outcome: Outcome) -> Run:
        return self._log.as_run(
            requests=self._means.session.requests, finished=self._means.clock.now(), outcome=outcome
        )
