"""Bytes of listings, feeds and sitemaps → the publications that they name, by where links lead. Pure."""

import calendar
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlsplit

import feedparser
from bs4 import BeautifulSoup, Tag
from lxml import etree

from hmicwatch.crawl.address import Site, absolute, host_of, is_publication, publication_id, role_of
from hmicwatch.crawl.dates import LONDON, day_in_london, day_printed
from hmicwatch.crawl.page import is_heading, links_of, main_part, parsed, remove_surroundings, said, tree
from hmicwatch.domain import DocumentRole
from hmicwatch.language.text import tidy


@dataclass(frozen=True, slots=True)
class Found:
    """One publication as a listing, feed or sitemap names it; `seen_in` is that page's address.

    `modified` is when the site says that the page last changed.
    """

    url: str
    title: str
    published: date | None
    seen_in: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing: what it names, the next page, and how many it says there are."""

    found: tuple[Found, ...]
    next_url: str | None
    stated_total: int | None

    @property
    def suspicious(self) -> bool:
        """A listing without any publication is not "nothing new": something is wrong with it or with us."""
        return not self.found


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap: further sitemaps, or pages with the time of their last change."""

    parts: tuple[str, ...]
    found: tuple[Found, ...]


def read_listing(body: bytes, url: str, site: Site) -> Listing:
    """The publications on this page, in its order, whatever its markup."""
    page = tree(body)
    following = next_page(page, url, site)  # before the menus go: paging is often one
    remove_surroundings(page)
    part = main_part(page)
    links = [(link, target) for link in links_of(part) if (target := _publication_at(link, url, site))]
    return Listing(tuple(_entries(links, url, site)), following, stated_total(said(part)))


def read_releases(body: bytes, url: str, site: Site) -> tuple[str, ...]:
    """The press releases that a news listing names."""
    page = tree(body)
    remove_surroundings(page)
    found = (absolute(str(link["href"]), url, site) for link in links_of(main_part(page)))
    releases = (target for target in found if target and role_of(target, site) is DocumentRole.PRESS_RELEASE)
    return tuple(dict.fromkeys(releases))


def read_feed(body: bytes, url: str, site: Site) -> tuple[Found, ...]:
    """The publications of an RSS or Atom feed; its times are UTC, its days are British."""
    # Bytes alone would be tried as a file name by feedparser.
    parsed = feedparser.parse(io.BytesIO(body))
    return tuple(_unique(_feed_entry(entry, url, site) for entry in parsed.entries))


def read_sitemap(body: bytes, url: str, site: Site) -> Sitemap:
    """Addresses with `lastmod`; XML that cannot be read gives none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser=parser)
    except etree.XMLSyntaxError:
        return Sitemap((), ())
    if root is None:
        return Sitemap((), ())
    places = [(_child(node, "loc"), _child(node, "lastmod")) for node in root if isinstance(node.tag, str)]
    if etree.QName(root).localname == "sitemapindex":
        return Sitemap(tuple(tidy(loc) for loc, _ in places if loc), ())
    return Sitemap((), tuple(_unique(_sitemap_entry(loc, lastmod, url, site) for loc, lastmod in places)))


# --- Entries of a listing ---


def _publication_at(link: Tag, url: str, site: Site) -> str | None:
    """Where a link leads if that is a publication: a page of one, or a file that a listing names directly."""
    target = absolute(str(link["href"]), url, site)
    if target is None or not (is_publication(target, site) or role_of(target, site) is DocumentRole.PDF):
        return None
    return target if site.serves(target) else None


def _entries(links: list[tuple[Tag, str]], url: str, site: Site) -> Iterator[Found]:
    """One entry for each publication; files count only where their entry links to no page."""
    ours = {id(link): publication_id(target, site) for link, target in links}
    pages = {publication_id(target, site) for _, target in links if is_publication(target, site)}
    seen: set[str] = set()
    for link, target in links:
        name = ours[id(link)]
        if name in seen or (not is_publication(target, site) and _beside_a_page(link, ours, pages)):
            continue
        seen.add(name)
        same = [(other, to) for other, to in links if ours[id(other)] == name]
        yield _entry(same, ours, url)


def _beside_a_page(link: Tag, ours: dict[int, str], pages: set[str]) -> bool:
    """Whether the nearest part around a file's link also links to some publication's page."""
    for around in link.parents:
        inside = {ours[id(other)] for other in links_of(around) if id(other) in ours}
        if len(inside) > 1:
            return len(inside & pages) == 1
        if around.name in ("li", "tr", "dd", "article"):
            return False
    return False


def _entry(same: list[tuple[Tag, str]], ours: dict[int, str], url: str) -> Found:
    first, target = same[0]
    around = _room_around(first, ours)
    title = _title([link for link, _ in same], around)
    return Found(target, title, _day_near(around, title, ours), url)


def _room_around(link: Tag, ours: dict[int, str]) -> Tag:
    """The largest part of the page that links to this publication and no other: its card, row or entry."""
    room = link
    for around in link.parents:
        others = any(ours.get(id(other), ours[id(link)]) != ours[id(link)] for other in links_of(around))
        if others or around.name in ("main", "body", "[document]"):
            break
        room = around
    return room


_EMPTY_WORDS = re.compile(
    r"^(?:(?:read|view|see|get|download|open|find out|visit|continue)\b.{0,30}|more|details|html|pdf|link"
    r"|here|full report|the (?:report|letter|document)|report|letter|web version|\(?(?:html|pdf)\b.*)$",
    re.I,
)


def _title(links: list[Tag], around: Tag) -> str:
    """What the entry calls the publication: its link's words, a heading, or its link's label."""
    for words in _names(links, around):
        if len(words) > 3 and not _EMPTY_WORDS.match(words):
            return words
    return ""


def _names(links: list[Tag], around: Tag) -> Iterator[str]:
    for link in links:
        heading = next((tag for tag in link(True) if is_heading(tag)), None)
        yield said(heading or link)
    yield from (
        said(tag) for tag in around(True) if is_heading(tag) or tag.name in ("dt", "summary", "caption")
    )
    for link in links:
        yield tidy(str(link.get("aria-label") or link.get("title") or ""))
    before = links[0].find_previous(is_heading)
    if isinstance(before, Tag) and before.name != "h1":
        yield said(before)


def _day_near(around: Tag, title: str, ours: dict[int, str]) -> date | None:
    """The entry's date: in its part of the page, else in what follows before the next publication."""
    day = day_printed(around) or day_in_london(said(around).replace(title, " "))
    if day:
        return day
    for after in around.find_next_siblings(True):
        if after.name == "a" or any(id(link) in ours for link in links_of(after)) or is_heading(after):
            return None
        day = day_printed(after) or day_in_london(said(after))
        if day:
            return day
    return None


# --- Paging ---

_NEXT = re.compile(
    r"^(?:(?:go to )?(?:the )?next\b.{0,24}|older\b.{0,20}|(?:more|further) results|load more|show more"
    r"|nesaf\b.*|[»›→>]{1,2})$",
    re.I,
)
_TOTAL = re.compile(
    r"\bfound\s+([\d,]+)\s+(?:result|publication|item)|\bof\s+([\d,]+)\s+(?:result|publication|item)"
    r"|\b([\d,]+)\s+(?:result|publication)(?:s|\(s\))?\b",
    re.I,
)


def next_page(page: BeautifulSoup, url: str, site: Site) -> str | None:
    """The address of the next page of this listing, on the same host and never this page again."""
    for href in _next_hrefs(page, page_number(url)):
        target = absolute(href, url, site)
        if target and host_of(target) == host_of(url) and target != absolute(url, url, site):
            return target
    return None


def _next_hrefs(page: BeautifulSoup, number: int) -> Iterator[str]:
    for tag in page(["link", "a"], rel=True, href=True):
        rel = tag.get("rel")
        if "next" in (rel if isinstance(rel, list) else str(rel).split()):
            yield str(tag["href"])
    for link in links_of(page):
        label = str(link.get("aria-label") or "") or said(link)
        if _NEXT.match(tidy(label)) or _NEXT.match(said(link)):
            yield str(link["href"])
    for link in links_of(page):
        if page_number(str(link["href"])) == number + 1 and said(link).isdecimal():
            yield str(link["href"])


def page_number(url: str) -> int:
    """1 for the first page of a listing, N for `/page/N/`, `?paged=N`, `?page=N`."""
    parts = urlsplit(url)
    in_path = re.search(r"/page/(\d+)", parts.path)
    queries = dict(parse_qsl(parts.query))
    text = in_path[1] if in_path else queries.get("paged") or queries.get("page") or queries.get("pg") or "1"
    return int(text) if text.isdecimal() else 1


def stated_total(text: str) -> int | None:
    """ "Found 25 result(s)" → 25."""
    stated = _TOTAL.search(text)
    return int(next(group for group in stated.groups() if group).replace(",", "")) if stated else None


# --- Feeds and sitemaps ---


def _feed_entry(entry: feedparser.FeedParserDict, url: str, site: Site) -> Found | None:
    target = absolute(str(entry.get("link") or entry.get("id") or ""), url, site)
    if target is None or not is_publication(target, site) or not site.serves(target):
        return None
    published = _moment(entry, "published_parsed") or _moment(entry, "updated_parsed")
    day = published.astimezone(LONDON).date() if published else None
    return Found(
        target, tidy(_without_tags(str(entry.get("title") or ""))), day, url, _moment(entry, "updated_parsed")
    )


def _moment(entry: feedparser.FeedParserDict, name: str) -> datetime | None:
    """A time that the feed states; `get` would answer "updated" with "published"."""
    parsed = entry[name] if name in dict.keys(entry) else None
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None


def _without_tags(text: str) -> str:
    return parsed(text).get_text(" ") if "<" in text or "&" in text else text


def _child(node: etree._Element, name: str) -> str:
    return next(
        (
            child.text or ""
            for child in node
            if isinstance(child.tag, str) and etree.QName(child).localname == name
        ),
        "",
    )


def _sitemap_entry(loc: str, lastmod: str, url: str, site: Site) -> Found | None:
    target = absolute(loc, url, site)
    if target is None or not is_publication(target, site) or not site.serves(target):
        return None
    return Found(target, "", None, url, _lastmod(lastmod))


def _lastmod(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _unique(
    found: Iterable[Found | None], key: Callable[[Found], str] = lambda one: one.url
) -> Iterator[Found]:
    seen: set[str] = set()
    for one in found:
        if one is not None and key(one) not in seen:
            seen.add(key(one))
            yield one
