"""What the steps of one run share."""

from dataclasses import dataclass
from datetime import date

from hmicwatch.clock import Clock
from hmicwatch.crawl.address import Site, host_of
from hmicwatch.crawl.archive import Archive
from hmicwatch.crawl.dates import LONDON
from hmicwatch.crawl.session import Session
from hmicwatch.domain import Tables
from hmicwatch.progress import Progress
from hmicwatch.settings import Settings
from hmicwatch.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Everything that a run works with; the same from its beginning to its end."""

    settings: Settings
    tables: Tables
    store: Store
    archive: Archive
    clock: Clock
    session: Session
    site: Site
    progress: Progress

    @property
    def today(self) -> date:
        """The British day."""
        return self.clock.now().astimezone(LONDON).date()

    @property
    def site_refuses(self) -> str | None:
        """Why the site's own host is not asked any more tonight; none while it is."""
        return self.session.breaker.why(host_of(self.settings.site.base_url))
