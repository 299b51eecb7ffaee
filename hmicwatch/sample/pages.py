"""What the sample site answers on a given day: listings, feed, sitemaps, stored files. It only reads."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from math import ceil
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from hmicwatch.sample.manifest import SITE, Manifest, SampleDocument, SamplePublication

Listing = Literal["cards", "table", "list"]
PER_PAGE = 10
FIRST_DAY = date(2025, 5, 31)  # what day 0 is called in Last-Modified
HTML, CSS, XML = "text/html; charset=UTF-8", "text/css; charset=UTF-8", "application/xml; charset=UTF-8"
FEED = "application/rss+xml; charset=UTF-8"
NOTICE = "Sample document made for hmicwatch. Not a publication of HMICFRS."


@dataclass(frozen=True)
class Answer:
    status: int
    content_type: str
    body: bytes
    modified: datetime | None = None
    location: str | None = None


@dataclass(frozen=True)
class Place:
    """Where the site stands and on which day: all that an answer depends on."""

    manifest: Manifest
    day: int
    listing: Listing
    pages: str  # base addresses without a trailing slash
    assets: str
    root: Path = SITE

    def shown(self) -> list[SamplePublication]:
        """Publications of the day, newest printed date first."""
        publications = [p for p in self.manifest.publications if p.shown(self.day)]
        return sorted(publications, key=lambda p: (p.printed, p.post), reverse=True)


def answer(place: Place, host: str, target: str) -> Answer:
    """Answers a GET of `target` (path and query) on the host `pages` or `assets`."""
    parts = urlsplit(target)
    path = parts.path
    if path == "/robots.txt":
        return robots(place, host)
    if host == "pages":
        query = parse_qs(parts.query)
        if path == "/" and "p" in query:
            return short_link(place, query["p"][0])
        made = made_page(place, path, query)
        if made is not None:
            return made
    return stored(place, host, path)


def made_page(place: Place, path: str, query: dict[str, list[str]]) -> Answer | None:
    """Pages that depend on the day and so aren't stored; None when the path is none of them."""
    name, _, page = path.strip("/").partition("/page/")
    match name:
        case "":
            return ok(frame("Home", home(place)), place) if path == "/" else None
        case "publications" | "peel-reports" if path.endswith("/"):
            return listing_page(place, name, page, query)
        case "news/news-feed":
            return listing_page(place, name, page, query)
        case "feed":
            return ok(feed(place), place, FEED)
        case "wp-sitemap.xml":
            return ok(sitemap_index(place), place, XML)
    if name.startswith("wp-sitemap-posts-") and name.endswith("-1.xml"):
        return sitemap_part(place, name.removeprefix("wp-sitemap-posts-").removesuffix("-1.xml"))
    return None


def ok(text: str, place: Place, content_type: str = HTML) -> Answer:
    return Answer(200, content_type, text.encode("utf-8"), moment(place.day))


def moment(day: int, base: date = FIRST_DAY) -> datetime:
    """One minute past midnight, when reports appear."""
    return datetime.combine(base + timedelta(days=day), time(0, 1), UTC)


def robots(place: Place, host: str) -> Answer:
    text = "User-agent: *\nDisallow:\n"
    if host == "pages":
        text += f"\nSitemap: {place.pages}/wp-sitemap.xml\n"
    return Answer(200, "text/plain; charset=UTF-8", text.encode("utf-8"), moment(0))


def short_link(place: Place, post: str) -> Answer:
    for publication in place.shown():
        if str(publication.post) == post:
            return Answer(301, HTML, b"", location=address(place, landing_of(publication)))
    return missing(place)


def missing(place: Place, status: int = 404) -> Answer:
    file = dict(place.manifest.static).get("/404/")
    text = (place.root / file).read_text(encoding="utf-8") if file else "<h1>404 Page not found</h1>"
    return Answer(status, HTML, fill(place, text))


def fill(place: Place, text: str) -> bytes:
    return text.replace("{{pages}}", place.pages).replace("{{assets}}", place.assets).encode("utf-8")


def stored(place: Place, host: str, path: str) -> Answer:
    """A file of a publication, or one of the pages that are none."""
    static = dict(place.manifest.static)
    if host == "pages" and path in static and path != "/404/":
        text = (place.root / static[path]).read_text(encoding="utf-8")
        return Answer(200, CSS if path.endswith(".css") else HTML, fill(place, text), moment(0))
    found = find(place, host, path)
    if found is None:
        return slash_missing(place, host, path) or missing(place)
    publication, document = found
    if not publication.shown(place.day):
        return missing(place, 410 if document.role == "landing" else 404)
    return file_answer(place, publication, document)


def slash_missing(place: Place, host: str, path: str) -> Answer | None:
    """WordPress sends the reader of `/publications/x` to `/publications/x/`."""
    known = find(place, host, path + "/") or path + "/" in dict(place.manifest.static)
    return Answer(301, HTML, b"", location=place.pages + path + "/") if known else None


def find(place: Place, host: str, path: str) -> tuple[SamplePublication, SampleDocument] | None:
    for publication in place.manifest.publications:
        if publication.day > place.day:
            continue
        editions = [
            d for d in publication.documents if (d.host, d.path) == (host, path) and d.day <= place.day
        ]
        if editions:
            return publication, max(editions, key=lambda document: document.day)
    return None


def changed_at(publication: SamplePublication, document: SampleDocument) -> datetime:
    """Its day on the site, but for what was there from the beginning the date that it prints."""
    return moment(document.day) if document.day else moment(0, publication.printed)


def file_answer(place: Place, publication: SamplePublication, document: SampleDocument) -> Answer:
    file = place.root / document.file
    changed = changed_at(publication, document)
    if file.suffix == ".pdf":
        return Answer(200, "application/pdf", file.read_bytes(), changed)
    return Answer(200, HTML, fill(place, file.read_text(encoding="utf-8")), changed)


def landing_of(publication: SamplePublication) -> SampleDocument:
    return next(document for document in publication.documents if document.role == "landing")


def address(place: Place, document: SampleDocument) -> str:
    return (place.assets if document.host == "assets" else place.pages) + document.path


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True)
class Entry:
    """One line of a listing."""

    title: str
    url: str
    day: date
    types: str


def entries(place: Place, name: str) -> list[Entry]:
    if name == "news/news-feed":
        found = [(p, d) for p in place.shown() for d in p.documents if d.role == "press_release"]
        return [Entry(headline(place, d), address(place, d), p.printed, "News") for p, d in found]
    listed = [p for p in place.shown() if p.listing == name]
    return [Entry(p.title, address(place, landing_of(p)), p.printed, ", ".join(p.types)) for p in listed]


def headline(place: Place, document: SampleDocument) -> str:
    """A press release has a title of its own: the page's."""
    text = (place.root / document.file).read_text(encoding="utf-8")
    return html.unescape(text.split("<h1>", 1)[1].split("</h1>", 1)[0])


def listing_page(place: Place, name: str, page: str, query: dict[str, list[str]]) -> Answer:
    month = query.get("month", [""])[0]
    found = [entry for entry in entries(place, name) if entry.day.isoformat().startswith(month)]
    pages = max(1, ceil(len(found) / PER_PAGE))
    number = int(page.strip("/")) if page.strip("/").isdigit() else 1
    if number > pages:
        return missing(place)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    heading = {"publications": "Publications", "peel-reports": "PEEL reports"}.get(name, "News")
    content = (
        f'<h1>{heading}</h1>\n{filters()}\n<p class="count">Found {len(found)} result(s)</p>\n'
        f"{LISTINGS[place.listing](shown)}\n{paging(f'{place.pages}/{name}', number, pages)}"
    )
    return ok(fill(place, frame(heading, content)).decode("utf-8"), place)


def filters() -> str:
    return (
        '<form method="get" class="filters"><label>Type <select name="cat"><option value="">All</option>'
        '<option value="joint">Joint inspection</option></select></label> <label>Month '
        '<input type="month" name="month"></label> <button>Filter</button></form>'
    )


def cards(shown: Sequence[Entry]) -> str:
    return (
        '<div class="results">\n'
        + "\n".join(
            f'<article class="card"><h3><a href="{e.url}">{html.escape(e.title)}</a></h3>'
            f'<p class="card__meta"><span>{html.escape(e.types)}</span> '
            f'<time datetime="{e.day}">{long_date(e.day)}</time></p>'
            "</article>"
            for e in shown
        )
        + "\n</div>"
    )


def table(shown: Sequence[Entry]) -> str:
    rows = "\n".join(
        f'<tr><td>{long_date(e.day)}</td><td><a href="{e.url}">{html.escape(e.title)}</a></td>'
        f"<td>{html.escape(e.types)}</td></tr>"
        for e in shown
    )
    head = "<thead><tr><th>Date</th><th>Title</th><th>Type</th></tr></thead>"
    return f"<table>{head}\n<tbody>\n{rows}\n</tbody></table>"


def plain_list(shown: Sequence[Entry]) -> str:
    rows = "\n".join(
        f'<li><a href="{e.url}"><strong>{html.escape(e.title)}</strong></a><br>\n'
        f"Published on: {long_date(e.day)}<br>\n<em>{html.escape(e.types)}</em></li>"
        for e in shown
    )
    return f"<ul>\n{rows}\n</ul>"


LISTINGS = {"cards": cards, "table": table, "list": plain_list}


def paging(base: str, number: int, pages: int) -> str:
    if pages == 1:
        return ""
    links = []
    for n in range(1, pages + 1):
        url = f"{base}/page/{n}/" if n > 1 else f"{base}/"
        links.append(f'<span class="current">{n}</span>' if n == number else f'<a href="{url}">{n}</a>')
    if number < pages:
        links.append(f'<a class="next" rel="next" href="{base}/page/{number + 1}/">Next</a>')
    return '<nav class="pagination" aria-label="Pages">' + " ".join(links) + "</nav>"


def home(place: Place) -> str:
    latest = "\n".join(
        f'<li><a href="{address(place, landing_of(p))}">{html.escape(p.title)}</a></li>'
        for p in place.shown()[:5]
    )
    return (
        f"<h1>Sample inspectorate site</h1>\n<p>{NOTICE}</p>\n"
        f"<h2>Latest publications</h2>\n<ul>\n{latest}\n</ul>\n"
        f'<p><a href="{place.pages}/publications/">All publications</a></p>'
    )


def frame(title: str, content: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{title} - Sample inspectorate site</title>
<link rel="stylesheet" href="/wp-content/themes/inspectorate/style.css">
<link rel="alternate" type="application/rss+xml" title="Feed" href="/feed/"></head>
<body>
<header class="site-header"><p class="site-name"><a href="/">Sample inspectorate site</a></p>
<nav aria-label="Main"><ul><li><a href="/about-us/">About us</a></li>
<li><a href="/our-work/">Our work</a></li>
<li><a href="/peel-reports/">PEEL reports</a></li>
<li><a href="/publications/">Publications</a></li>
<li><a href="/news/news-feed/">News</a></li></ul></nav></header>
<main id="main">
{content}
</main>
<footer class="site-footer"><p>{NOTICE}</p></footer>
</body>
</html>
"""


def feed(place: Place) -> str:
    """RSS 2.0 as WordPress writes it, with the ten newest publications."""
    newest = place.shown()[:PER_PAGE]
    items = "\n".join(feed_item(place, publication) for publication in newest)
    built = format_datetime(moment(place.day))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
<title>Sample inspectorate site</title>
<atom:link href="{place.pages}/feed/" rel="self" type="application/rss+xml" />
<link>{place.pages}</link>
<description>{NOTICE}</description>
<lastBuildDate>{built}</lastBuildDate>
<language>en-GB</language>
<sy:updatePeriod>hourly</sy:updatePeriod>
<generator>hmicwatch sample</generator>
{items}
</channel>
</rss>
"""


def feed_item(place: Place, publication: SamplePublication) -> str:
    categories = "".join(f"<category><![CDATA[{name}]]></category>" for name in publication.types)
    return f"""<item>
<title>{html.escape(publication.title, quote=False)}</title>
<link>{address(place, landing_of(publication))}</link>
<dc:creator><![CDATA[Editor]]></dc:creator>
<pubDate>{format_datetime(moment(0, publication.printed))}</pubDate>
{categories}
<guid isPermaLink="false">{place.pages}/?p={publication.post}</guid>
<description><![CDATA[{publication.title}. [&#8230;]]]></description>
</item>"""


def sitemap_index(place: Place) -> str:
    rows = "".join(
        f"<sitemap><loc>{place.pages}/wp-sitemap-posts-{name}-1.xml</loc></sitemap>\n"
        for name in ("publication", "page", "news")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n'
    )


def sitemap_part(place: Place, name: str) -> Answer:
    roles = {"publication": ("landing", "html", "letter"), "news": ("press_release",)}
    if name == "page":
        urls: Iterable[tuple[str, datetime]] = [
            (place.pages + path, moment(0)) for path, _ in place.manifest.static if path != "/404/"
        ]
    elif name in roles:
        urls = latest_editions(place, roles[name])
    else:
        return missing(place)
    rows = "".join(
        f"<url><loc>{html.escape(url)}</loc><lastmod>{at.isoformat()}</lastmod></url>\n" for url, at in urls
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
    return ok(text, place, XML)


def latest_editions(place: Place, roles: tuple[str, ...]) -> list[tuple[str, datetime]]:
    """Addresses of today's documents with the day on which each was last changed."""
    latest: dict[str, datetime] = {}
    for publication in reversed(place.shown()):
        for document in sorted(publication.documents, key=lambda d: d.day):
            if document.role in roles and document.day <= place.day:
                latest[address(place, document)] = changed_at(publication, document)
    return list(latest.items())
