"""Asks listings, feeds and sitemaps what is published; what each gave is a value, also when it failed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from hmicwatch.crawl.address import Site, canonical, host_of, publication_id, role_of
from hmicwatch.crawl.classify import Answer, Feed, Gone, NotFound, Page, is_refusal
from hmicwatch.crawl.session import Fetched, Session
from hmicwatch.crawl.sources import Found, page_number, read_feed, read_listing, read_sitemap
from hmicwatch.crawl.sources import Listing as ListingPage
from hmicwatch.domain import DocumentRole
from hmicwatch.tables import Listing

_MOST_PAGES = 500
_MOST_SITEMAPS = 12
_FULL_PAGE = 10


class Seen(StrEnum):
    """How a source was read."""

    READ = "read"
    MISSING = "missing"
    SUSPICIOUS = "suspicious"
    REFUSED = "refused"
    FAILED = "failed"
    CUT_SHORT = "cut short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What one source gave: `how` it went, and why where it did not go well."""

    name: str
    address: str
    how: Seen
    found: tuple[Found, ...] = ()
    reason: str = ""
    pages: int = 1
    required: bool = False
    is_listing: bool = False

    @property
    def worked(self) -> bool:
        return self.how in (Seen.READ, Seen.CUT_SHORT)


@dataclass(frozen=True, slots=True)
class Discovery:
    """Everything that the sources name tonight."""

    sources: tuple[Looked, ...]

    @property
    def pages(self) -> int:
        return sum(source.pages for source in self.sources if source.worked)

    @property
    def failed_required(self) -> tuple[Looked, ...]:
        """Listings without which a run did not look."""
        return tuple(source for source in self.sources if source.required and not source.worked)

    def found(self, site: Site) -> tuple[Found, ...]:
        """Each publication once, listings first; its landing page stands for it where one is named."""
        merged: dict[str, Found] = {}
        for one in (found for source in self.sources for found in source.found):
            name = publication_id(one.url, site)
            merged[name] = _better(merged[name], one, site) if name in merged else one
        return tuple(sorted(merged.values(), key=lambda one: is_full_text(one, site)))


def is_full_text(found: Found, site: Site) -> bool:
    """Whether only a report's text is named, whose landing page may have another slug."""
    return "/publication-html/" in found.url and role_of(found.url, site) is DocumentRole.HTML


def discover(
    session: Session, site: Site, *, is_known: Callable[[str], bool], walk_all: bool
) -> Iterator[Looked]:
    """Ask every source in turn; listings page by page until one holds only what is known, or to the end."""
    for listing in site.sources.listings:
        if listing.kind == "publications":
            yield _walk(listing, session, site, is_known=is_known, walk_all=walk_all)
    for feed in site.sources.feeds:
        if feed.kind != "press_releases":
            yield _read_feed(feed.name, site.address(feed.path), session, site)
    for address in session.sitemaps(site.base_url):
        yield _read_sitemaps(address, session, site)


# --- Listings ---


def _walk(
    listing: Listing, session: Session, site: Site, *, is_known: Callable[[str], bool], walk_all: bool
) -> Looked:
    start = site.address(listing.path)
    looked = Looked(
        name=listing.name, address=start, how=Seen.READ, pages=0, required=listing.required, is_listing=True
    )
    found: dict[str, Found] = {}
    url: str | None = start
    while url and looked.pages < _MOST_PAGES:
        fetched = session.get(url)
        looked = replace(looked, pages=looked.pages + 1)
        if not isinstance(fetched.answer, Page):
            return _stopped(looked, fetched, tuple(found.values()), session)
        page = read_listing(fetched.body, canonical(fetched.final_url, site), site)
        fresh = [one for one in page.found if publication_id(one.url, site) not in found]
        found |= {publication_id(one.url, site): one for one in fresh}
        if not fresh or (not walk_all and all(is_known(one.url) for one in page.found)):
            break
        url = page.next_url or _guessed_next(url, start, page, len(found), walk_all=walk_all)
    return _judged(replace(looked, found=tuple(found.values())), listing.minimum)


def _judged(looked: Looked, minimum: int) -> Looked:
    """A list with hardly anything on it was changed, refused or broken."""
    if len(looked.found) >= max(minimum, 1 if looked.required else 0):
        return looked
    shown = "no publication" if not looked.found else f"only {len(looked.found)} publications"
    return replace(looked, how=Seen.SUSPICIOUS, reason=f"it shows {shown}")


def _stopped(looked: Looked, fetched: Fetched, found: tuple[Found, ...], session: Session) -> Looked:
    """A page of a list that did not come: the first fails the list, a later one cuts it short."""
    if looked.pages == 1:
        if looked.required and is_refusal(fetched.answer):
            session.breaker.open(host_of(fetched.final_url), why(fetched.answer))  # the front door is shut
        return replace(looked, how=_how(fetched.answer), reason=why(fetched.answer))
    if isinstance(fetched.answer, NotFound | Gone):
        return replace(looked, found=found)
    reason = f"page {looked.pages} did not come: {why(fetched.answer)}"
    return replace(looked, how=Seen.CUT_SHORT, found=found, reason=reason)


def _guessed_next(url: str, start: str, page: ListingPage, count: int, *, walk_all: bool) -> str | None:
    """Where further pages usually are, for a list without links that says, or looks like, it has more."""
    says_more = page.stated_total is not None and page.stated_total > count
    looks_full = walk_all and page.stated_total is None and len(page.found) >= _FULL_PAGE
    return f"{start}page/{page_number(url) + 1}/" if says_more or looks_full else None


# --- Feeds and sitemaps ---


def _read_feed(name: str, address: str, session: Session, site: Site) -> Looked:
    fetched = session.get(address)
    if not isinstance(fetched.answer, Feed):
        return Looked(name=name, address=address, how=_how(fetched.answer), reason=why(fetched.answer))
    found = read_feed(fetched.body, canonical(fetched.final_url, site), site)
    return Looked(name=name, address=address, how=Seen.READ, found=found)


def _read_sitemaps(address: str, session: Session, site: Site) -> Looked:
    """A sitemap and its parts; parts of authors and categories hold no publications."""
    found: list[Found] = []
    waiting, pages = [address], 0
    while waiting and pages < _MOST_SITEMAPS:
        fetched = session.get(waiting.pop(0))
        pages += 1
        if not isinstance(fetched.answer, Feed):
            how, reason = _how(fetched.answer), why(fetched.answer)
            return Looked(name="Sitemap", address=address, how=how, reason=reason, found=tuple(found))
        sitemap = read_sitemap(fetched.body, fetched.final_url, site)
        found.extend(sitemap.found)
        waiting.extend(part for part in sitemap.parts if "-taxonomies-" not in part and "-users-" not in part)
    return Looked(name="Sitemap", address=address, how=Seen.READ, found=tuple(found), pages=pages)


def _better(one: Found, other: Found, site: Site) -> Found:
    """Two mentions of one publication: the landing page's address, every title and date that is known."""
    main, second = (other, one) if is_full_text(one, site) and not is_full_text(other, site) else (one, other)
    moments = [moment for moment in (one.modified, other.modified) if moment]
    return replace(
        main,
        title=main.title or second.title,
        published=main.published or second.published,
        modified=max(moments, default=None),
    )


def _how(answer: Answer) -> Seen:
    if is_refusal(answer):
        return Seen.REFUSED
    return Seen.MISSING if isinstance(answer, NotFound | Gone) else Seen.FAILED


def why(answer: Answer) -> str:
    """An answer that is no page, in words."""
    match answer:
        case NotFound():
            return "it is not there (404)"
        case Gone():
            return "it was taken down (410)"
        case _:
            return _reason_of(answer)


def _reason_of(answer: Answer) -> str:
    reason = getattr(answer, "reason", None)
    if reason is not None:
        return str(reason)
    found = getattr(answer, "found", None) or getattr(answer, "media_type", None)
    expected = getattr(answer, "expected", None)
    if expected:
        return f"it is no {expected} but {found}"
    return f"it is {found}" if found else "it says that nothing changed, but there is nothing here to compare"
