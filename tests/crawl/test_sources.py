"""Listings in any markup, feeds and sitemaps."""

from datetime import UTC, date, datetime

import pytest

from hmicwatch.crawl.sources import (
    page_number,
    read_feed,
    read_listing,
    read_releases,
    read_sitemap,
    stated_total,
)
from tests.crawl.places import ASSETS, BASE, SITE, page

URL = f"{BASE}/publications/"
FRAUD = (f"{BASE}/publications/fraud/", "Fraud: Time to choose", date(2019, 4, 2))
ROADS = (f"{BASE}/publications/roads/", "Roads policing: Not optional", date(2020, 7, 15))

CARDS = """<main><h1>Publications</h1><p>Found 25 result(s)</p>
<div><div><h3><a href="/publications/fraud/">Fraud: Time to choose</a></h3><p>2 April 2019</p><p>Police</p>
  <a href="/publications/fraud/">Read more</a></div>
<div><h3><a href="/publications/roads/">Roads policing: Not optional</a></h3>
<span>15 July 2020</span></div></div>
<nav><a href="/publications/">1</a> <a href="/publications/page/2/">2</a>
<a href="/publications/page/2/">Next</a></nav>
</main>"""
WRAPPED = """<main><a href="/publications/fraud/"><article><h2>Fraud: Time to choose</h2><p>About fraud</p>
<time datetime="2019-04-02T00:01:00+01:00">2 Apr</time></article></a>
<a href="/publications/roads/"><article><h2>Roads policing: Not optional</h2><p>About roads</p>
<time datetime="2020-07-15">15 Jul</time></article></a><a rel="next" href="?paged=2">Older posts</a></main>"""
TABLE = """<div id="content"><h1>Our reports</h1><table><tr><th>Date</th><th>Report</th></tr>
<tr><td>02/04/2019</td><td><a href="/publications/fraud">Fraud: Time to choose</a></td></tr>
<tr><td>15/07/2020</td><td><a href="/publications/roads">Roads policing: Not optional</a></td></tr></table>
<p>Showing 1 to 2 of 25 results <a href="/publications/page/2/">Next page »</a></p></div>"""
LIST = """<main><ul><li>Fraud: Time to choose - 2 April 2019 <a href="/publications/fraud/"
 title="Fraud: Time to choose">Read the report</a> <a href="/publication-html/fraud/">HTML</a></li>
<li>15 July 2020 - <a href="/publications/roads/">Roads policing: Not optional</a></li></ul>
<p>25 results</p><a href="/publications/page/2/" aria-label="Next page">&gt;</a></main>"""
TERMS = """<main><dl><dt><a href="/publications/fraud/">Fraud: Time to choose</a></dt><dd>Police</dd>
<dd>Published on: 2 April 2019</dd><dt><a href="/publications/roads/">Roads policing: Not optional</a></dt>
<dd>Published on: 15 July 2020</dd></dl><p>Found 25 results</p>
<link rel="next" href="/publications/page/2/"></main>"""
FLAT = """<main><h2><a href="/publications/fraud/">Fraud: Time to choose</a></h2><p>2 April 2019</p>
<p>Words.</p>
<h2><a href="/publications/roads/">Roads policing: Not optional</a></h2><p>15 July 2020</p>
<p>Found 25 result(s)</p><p><a href="/publications/page/2/">2</a></p></main>"""


@pytest.mark.parametrize("body", [CARDS, WRAPPED, TABLE, LIST, TERMS, FLAT])
def test_publications_of_a_listing_in_any_markup(body: str) -> None:
    menu = (
        '<header><a href="/publications/y/">Popular</a></header><nav><a href="/publications/x/">X</a></nav>'
    )
    footer = '<footer><a href="/publications/annual-report/">Annual report</a></footer>'
    listing = read_listing(page(menu + body + footer), URL, SITE)
    assert [(found.url, found.title, found.published) for found in listing.found] == [FRAUD, ROADS]
    assert listing.next_url in (f"{BASE}/publications/page/2/", f"{BASE}/publications/?paged=2")
    assert listing.stated_total == (None if body is WRAPPED else 25)
    assert not listing.suspicious


def test_the_last_page_has_no_next_one() -> None:
    last = CARDS.replace('<a href="/publications/page/2/">Next</a>', "").replace(
        '<a href="/publications/">', "<a>"
    )
    assert read_listing(page(last), f"{URL}page/2/", SITE).next_url is None


def test_a_next_page_elsewhere_or_the_same_is_none() -> None:
    elsewhere = (
        '<main><a href="/publications/x/">A report on x</a><a rel="next" href="https://example.org/">Next</a>'
    )
    itself = (
        '<main><a href="/publications/x/">A report on x</a><a rel="next" href="/publications/#top">Next</a>'
    )
    assert read_listing(page(elsewhere), URL, SITE).next_url is None
    assert read_listing(page(itself), URL, SITE).next_url is None


@pytest.mark.parametrize(
    "body", ["<main><h1>Publications</h1><p>Found 25 result(s)</p></main>", "", "<p>Sorry</p>"]
)
def test_a_listing_without_publications_is_suspicious(body: str) -> None:
    assert read_listing(page(body), URL, SITE).suspicious


def test_one_publication_is_not_called_like_the_list() -> None:
    one = '<main><h1>Publications</h1><p><a href="/publications/fraud/">Fraud: Time to choose</a></p></main>'
    assert [found.title for found in read_listing(page(one), URL, SITE).found] == ["Fraud: Time to choose"]


def test_a_publication_that_is_only_a_file() -> None:
    body = f"""<main><ul><li><a href="/publications/fraud/">Fraud: Time to choose</a>
    <a href="{ASSETS}/uploads/fraud.pdf">PDF</a></li>
    <li><a href="{ASSETS}/uploads/old-letter.pdf">A letter of old times</a></li>
    <li><a href="https://www.gov.uk/x.pdf">Somebody else's report</a></li></ul></main>"""
    found = read_listing(page(body), URL, SITE).found
    assert [(one.url, one.title) for one in found] == [
        (f"{BASE}/publications/fraud/", "Fraud: Time to choose"),
        (f"{ASSETS}/uploads/old-letter.pdf", "A letter of old times"),
    ]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Found 25 result(s)", 25),
        ("Showing 1–10 of 1,234 results", 1234),
        ("3 publications", 3),
        ("Reports", None),
    ],
)
def test_stated_total(text: str, total: int | None) -> None:
    assert stated_total(text) == total


@pytest.mark.parametrize(
    ("url", "number"), [(URL, 1), (URL + "page/7/", 7), (URL + "?paged=3", 3), (URL + "?page=x", 1)]
)
def test_page_number(url: str, number: int) -> None:
    assert page_number(url) == number


def test_press_releases_of_a_news_listing() -> None:
    body = '<a href="/news/news-feed/fraud/">Fraud</a><a href="/news/news-feed/">News</a><a href="/x/">x</a>'
    assert read_releases(page(body), f"{BASE}/news/news-feed/", SITE) == (f"{BASE}/news/news-feed/fraud/",)


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>HMICFRS</title>
<item><title>Fraud &amp;#8211; time to choose</title><link>{BASE}/publications/fraud/?utm_source=rss</link>
<pubDate>Mon, 01 Apr 2019 23:01:00 +0000</pubDate></item>
<item><title>News</title><link>{BASE}/news/news-feed/fraud/</link></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry>
<title>Fraud – time to choose</title><link href="{BASE}/publications/fraud/"/>
<published>2019-04-02T00:01:00+01:00</published>
<updated>2023-03-08T10:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_a_feed_names_publications_by_british_days(feed: str) -> None:
    (found,) = read_feed(feed.encode(), f"{BASE}/feed/", SITE)
    assert (found.url, found.title, found.published) == (
        f"{BASE}/publications/fraud/",
        "Fraud – time to choose",
        date(2019, 4, 2),
    )
    assert found.modified == (datetime(2023, 3, 8, 10, tzinfo=UTC) if feed is ATOM else None)


@pytest.mark.parametrize(
    "broken", [b"", b"<html><h1>Not a feed</h1></html>", b"/etc/passwd", b"<rss><channel>"]
)
def test_what_is_no_feed_names_nothing(broken: bytes) -> None:
    assert read_feed(broken, f"{BASE}/feed/", SITE) == ()


def test_sitemaps() -> None:
    index = f"<sitemapindex><sitemap><loc> {BASE}/wp-sitemap-posts-1.xml </loc></sitemap></sitemapindex>"
    pages = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>{BASE}/publications/fraud/</loc><lastmod>2023-03-08T10:00:00+00:00</lastmod></url>
    <url><loc>{BASE}/publications/roads/</loc></url><url><loc>{BASE}/about-us/</loc></url></urlset>"""
    assert read_sitemap(index.encode(), BASE, SITE).parts == (f"{BASE}/wp-sitemap-posts-1.xml",)
    assert [(one.url, one.modified) for one in read_sitemap(pages.encode(), BASE, SITE).found] == [
        (f"{BASE}/publications/fraud/", datetime(2023, 3, 8, 10, tzinfo=UTC)),
        (f"{BASE}/publications/roads/", None),
    ]
    assert read_sitemap(b"\x00", BASE, SITE).found == ()
