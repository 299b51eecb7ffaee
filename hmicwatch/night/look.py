"""One publication from its address to the store: collect, read, keep. What goes wrong stays its own."""

import re
from dataclasses import replace
from datetime import date

import structlog

from hmicwatch.crawl.address import publication_id
from hmicwatch.crawl.discover import is_full_text
from hmicwatch.crawl.sources import Found
from hmicwatch.domain import (
    Change,
    DocumentRole,
    Importance,
    Publication,
    PublicationKind,
    PublicationState,
    Reading,
)
from hmicwatch.errors import ArchiveError, StoreError
from hmicwatch.night.agenda import owner_of
from hmicwatch.night.collect import Collected, Collector, Copy, Fate
from hmicwatch.night.keep import Before, Kept, Sight, Tonight, keep, must_read, withdraw
from hmicwatch.night.log import NightLog
from hmicwatch.night.means import Means
from hmicwatch.night.read_publication import PublicationRead, read_publication
from hmicwatch.night.title import with_force_named
from hmicwatch.parse import rules_of

log = structlog.get_logger(__name__)

_ROLE_WORDS = {
    DocumentRole.LANDING: "its page",
    DocumentRole.HTML: "its web version",
    DocumentRole.PDF: "its PDF",
    DocumentRole.LETTER: "its letter",
    DocumentRole.PRESS_RELEASE: "its press release",
    DocumentRole.TOPIC: "its topic page",
}
_MISSING_RUNS = 2


class Looker:
    """Looks at publications one by one; what it finds goes to the store and the night's log."""

    def __init__(self, means: Means, tonight: Tonight, log: NightLog, *, afresh: bool = False) -> None:
        self._means = means
        self._tonight = tonight
        self._night = log
        self._collector = Collector(means.session, means.archive, means.site, tonight.at, afresh=afresh)
        self._store = means.store
        self._site = means.site
        self._rules = rules_of(means.tables)

    def look_at(self, found: Found) -> int:
        """Look at one publication; how many pages and files were asked for. A fault here is only a gap."""
        try:
            return self._look_at(found)
        except (StoreError, ArchiveError):
            raise
        except Exception as fault:  # whatever is wrong with one publication must not end the night
            log.exception("a publication could not be looked at", address=found.url)
            self._night.gap(
                self._owner(found.url),
                found.url,
                f"a fault of the program ({type(fault).__name__}: {fault}); please report it",
            )
            return 1

    def _look_at(self, found: Found) -> int:
        before = self._before(found.url)
        if self._was_claimed(found, before):
            return 0
        collected = self._collector.collect(found.url, before.publication)
        collected = with_force_named(collected, found, self._site, self._means.tables)
        asked = max(1, len(collected.copies))
        if collected.fate is not Fate.HERE:
            self._not_here(found, collected, before)
            return asked
        self._night.looked += 1
        before = self._after_redirect(found, collected, before)
        if before.publication is None:
            elsewhere = self._follow_to_landing_page(found, collected)
            if elsewhere is not None:
                return asked + elsewhere
        self._read_and_keep(found, collected, before)
        return asked

    # --- what is there ---

    def _read_and_keep(self, found: Found, collected: Collected, before: Before) -> None:
        name = before.publication.id if before.publication else publication_id(collected.url, self._site)
        before = replace(before, original=self._original(collected))
        reads = must_read(collected, before, self._rules)
        read = self._read(found, collected, before.original) if reads else None
        sight = Sight(name=name, found=found, collected=collected, read=read, before=before)
        with self._store.begin() as work:
            kept = keep(work, sight, self._tonight, self._site, self._means.archive)
        self._note(kept, sight)

    def _read(self, found: Found, collected: Collected, original: str | None) -> PublicationRead:
        """Another edition repeats its original, so its items are not read again."""
        landing = collected.landing
        title = (landing.title if landing else None) or found.title or None
        day = _day(collected, found)
        if original is not None:
            return PublicationRead(
                reading=Reading(title=title, published=day, kind=PublicationKind.OTHER, rules=self._rules)
            )
        return read_publication(
            collected.copies,
            title=title,
            published=day,
            store=self._store,
            archive=self._means.archive,
            tables=self._means.tables,
        )

    def _note(self, kept: Kept, sight: Sight) -> None:
        """Write into the night's log what became of this publication."""
        name = kept.publication.id
        log.info(
            "looked at", publication=name, state=kept.publication.state.value, read=sight.read is not None
        )
        if kept.is_new and kept.publication.state is PublicationState.NEW:
            self._night.new.append(name)
        if kept.is_new and kept.publication.state is PublicationState.HELD:
            self._night.held.append(name)
        if kept.changes:
            self._night.changed.append(name)
        for copy in sight.collected.troubles:
            self._note_trouble(kept.publication, copy)
        for unreadable in sight.read.unreadable if sight.read else ():
            self._night.gap(name, unreadable.url, f"could not be read: {unreadable.reason}")

    def _note_trouble(self, publication: Publication, copy: Copy) -> None:
        """A press release only repeats the report: without it nothing is missing."""
        words = f"{_ROLE_WORDS[copy.role]} could not be fetched: {copy.trouble}"
        if copy.role is DocumentRole.PRESS_RELEASE:
            self._night.note(f"{publication.title}: {words} ({copy.url}).")
        else:
            self._night.gap(publication.id, copy.url, words)

    # --- what is there but belongs to another publication ---

    def _after_redirect(self, found: Found, collected: Collected, before: Before) -> Before:
        """Whose page it is after redirects; a publication whose address leads to another one is withdrawn."""
        if collected.url == found.url:
            return before
        there = self._before(collected.url)
        if there.publication is None:
            return before
        if before.publication is not None and before.publication.id != there.publication.id:
            title = before.publication.title
            self._take_down(
                before, f"{title} now leads to {there.publication.title} ({collected.url}): withdrawn."
            )
        return there

    def _follow_to_landing_page(self, found: Found, collected: Collected) -> int | None:
        """A full text whose landing page has another slug belongs there."""
        landing = collected.landing
        if landing is None or landing.presented_at is None:
            return None
        if not is_full_text(replace(found, url=collected.url), self._site):
            return None
        if self._adopt(landing.presented_at, collected.url):
            return 0
        return self._look_at(replace(found, url=landing.presented_at))

    def _original(self, collected: Collected) -> str | None:
        """The publication that a Welsh page repeats: the one it links to, else the one of the same name."""
        landing = collected.landing
        if landing is None or landing.language != "cy":
            return None
        english = re.sub(r"-(?:welsh|cymraeg|cy)(?:-version)?/$", "/", collected.url)
        owners = (self._owner(url) for url in (landing.original, english) if url and url != collected.url)
        return next((owner for owner in owners if owner), None)

    def _was_claimed(self, found: Found, before: Before) -> bool:
        """Whether this is the full text of a publication whose landing page was looked at before."""
        known = before.publication
        return known is not None and known.urls[:1] != (found.url,) and is_full_text(found, self._site)

    def _adopt(self, url: str, address: str) -> bool:
        """Remember `address` as one more of the publication at `url`, if that is known."""
        owner = self._owner(url)
        if owner is None:
            return False
        with self._store.begin() as work:
            work.add_address(owner, address)
        return True

    # --- what is not there ---

    def _not_here(self, found: Found, collected: Collected, before: Before) -> None:
        publication = before.publication
        title = (publication.title if publication else "") or found.title or found.url
        match collected.fate:
            case Fate.FAILED:
                name = publication.id if publication else None
                self._night.gap(name, found.url, _gap_reason(collected, "" if publication else found.title))
            case Fate.GONE:
                self._take_down(before, f"{title} was taken down by the inspectorate (410).")
            case Fate.MISSING:
                self._missing(before, found, title)

    def _missing(self, before: Before, found: Found, title: str) -> None:
        """One 404 may be a slip of the site; two in a row are an answer."""
        with self._store.begin() as work:
            runs = work.note_missing(found.url, self._tonight.run_id)
        if runs < _MISSING_RUNS:
            self._night.note(f"{title} was not found (404) at {found.url}; it will be looked for again.")
        else:
            self._take_down(before, f"{title} was not found in two runs in a row (404): withdrawn.")

    def _take_down(self, before: Before, sentence: str) -> None:
        publication = before.publication
        if publication is None:
            self._night.note(sentence)
            return
        with self._store.begin() as work:
            withdraw(work, publication, self._tonight.at)
            if publication.state is PublicationState.WITHDRAWN:
                return
            work.add_changes([self._withdrawal(publication.id, publication.state)])
        self._night.note(sentence)

    def _withdrawal(self, name: str, state: PublicationState) -> Change:
        return Change(
            publication=name,
            at=self._tonight.at,
            code="withdrawn",
            importance=Importance.MAJOR,
            item=None,
            before=state,
            after=PublicationState.WITHDRAWN,
        )

    # --- what the store knows ---

    def _before(self, url: str) -> Before:
        with self._store.read() as work:
            name = owner_of(work, url, self._site)
            if name is None:
                return Before(publication=None, reading=None)
            return Before(
                publication=work.publication(name), reading=work.reading(name), told=name in work.told()
            )

    def _owner(self, url: str) -> str | None:
        with self._store.read() as work:
            return owner_of(work, url, self._site)


def _day(collected: Collected, found: Found) -> date | None:
    """The day that the landing page or the listing prints; one that only markup claims comes last."""
    landing = collected.landing
    if landing and landing.published and landing.printed:
        return landing.published
    return found.published


def _gap_reason(collected: Collected, title: str) -> str:
    """`title` where the gap has no stored publication that it could be named after."""
    name = f"“{title}”: " if title else ""
    return f"{name}its page could not be fetched: {collected.reason}"
