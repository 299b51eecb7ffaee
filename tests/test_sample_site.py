"""The sample site: its manifest is complete and true to the known facts; its server behaves like a site."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import pytest
import requests

from hmicwatch.sample import Fault, Manifest, SamplePublication, SampleSite, load_manifest
from hmicwatch.sample.manifest import SITE

NOTICE = "Sample document made for hmicwatch. Not a publication of HMICFRS."
KINDS = {
    *("thematic", "peel", "custody", "child_protection", "joint", "super_complaint"),
    *("fire", "letter", "progress", "state_of_policing", "other"),
}

# As published: day, recommendations, of which for chief constables, causes of concern, areas for improvement
# ("?" where nobody has said), last part of the address.
KNOWN = """
2025-03-27 11 8 ?  ? how-effectively-police-investigate-crime
2025-05-07  3 3 ?  ? police-response-to-public-disorder-in-july-and-august-2024-tranche-2
2025-05-16 10 4 ?  ? improving-response-to-organised-immigration-crime
2025-07-10 18 2 ?  ? joint-case-building-by-the-police-and-crown-prosecution-service-final-report
2024-01-25  0 0 ?  ? joint-case-building-by-the-police-and-crown-prosecution-service
2024-09-10 22 8 ?  ? activism-and-impartiality-in-policing
2023-08-11  3 2 ?  ? homicide-prevention
2023-03-08  4 2 ?  ? an-inspection-of-how-well-the-police-tackle-serious-youth-violence
2022-12-01  9 3 ?  ? how-well-the-police-and-other-agencies-use-digital-forensics-in-their-investigations
2022-08-11  2 2 ?  ? police-response-to-burglary-robbery-and-other-acquisitive-crime
2022-11-02 43 ? ?  5 an-inspection-of-vetting-misconduct-and-misogyny-in-the-police-service
2019-04-02 16 2 ?  5 an-inspection-of-the-police-response-to-fraud
2024-10-10  8 8 ?  ? policing-response-to-antisocial-behaviour
2024-08-01 15 0 ?  ? standards-of-behaviour-handling-misconduct-in-frs
2023-12-19  6 0 ?  ? meeting-the-needs-of-victims-in-the-criminal-justice-system
2023-12-08  9 4 ?  1 effectiveness-of-police-and-law-enforcement-response-to-group-based-child-sexual-exploitation
2025-10-24  6 ? ?  ? effectiveness-of-police-and-law-enforcement-response-to-group-based-child-sexual-exploitation-progress
2024-11-15  1 ? 1 15 inspection-of-custody-suites-in-thames-valley-2024
2024-02-09 11 ? 3  ? metropolitan-police-service-handling-of-sexual-and-criminal-exploitation-of-children
2019-12-17  2 0 1 11 frs-2018-buckinghamshire
2024-05-14  ? ? 1  ? an-inspection-of-the-west-midlands-regional-response-to-serious-and-organised-crime
2019-02-26  0 0 ?  ? the-police-response-to-domestic-abuse-an-update-report
"""  # noqa: E501
Known = tuple[str, date, list[int | None]]


def known_counts() -> list[Known]:
    rows = [line.split() for line in KNOWN.strip().splitlines()]
    return [(slug, date.fromisoformat(day), list(map(count, counts))) for day, *counts, slug in rows]


def count(text: str) -> int | None:
    return None if text == "?" else int(text)


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return load_manifest()


@pytest.fixture
def site() -> Iterator[SampleSite]:
    with SampleSite() as running:
        yield running


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers=headers, timeout=5, allow_redirects=False)


def links(text: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', text)


def listed(site: SampleSite, path: str = "/publications/") -> list[str]:
    """Addresses in a listing, through all of its pages."""
    found: list[str] = []
    url: str | None = site.pages_url + path
    while url:
        text = get(url).text
        main = text.split("<main", 1)[1].split("</main>", 1)[0]
        found += [link for link in links(main) if "/page/" not in link and not link.endswith(path)]
        following = re.search(r'rel="next" href="([^"]+)"', main)
        url = following.group(1) if following else None
    return found


def test_there_are_enough_publications_of_known_kinds(manifest: Manifest) -> None:
    assert len(manifest.publications) >= 28
    assert {publication.kind for publication in manifest.publications} == KINDS
    slugs = [publication.slug for publication in manifest.publications]
    assert len(set(slugs)) == len(slugs)


def test_every_file_of_the_manifest_exists_and_every_file_is_in_it(manifest: Manifest) -> None:
    named = {document.file for publication in manifest.publications for document in publication.documents}
    named |= {file for _, file in manifest.static} | {"manifest.json"}
    there = {file.relative_to(SITE).as_posix() for file in SITE.rglob("*") if file.is_file()}
    assert named == there


def test_the_site_stays_small() -> None:
    assert sum(file.stat().st_size for file in SITE.rglob("*") if file.is_file()) <= 6_000_000


def test_every_page_says_that_it_is_a_sample(manifest: Manifest) -> None:
    for publication in manifest.publications:
        for document in publication.documents:
            if document.host == "pages":
                assert NOTICE in (SITE / document.file).read_text(encoding="utf-8"), document.file


def test_addresses_in_pages_are_placeholders(manifest: Manifest) -> None:
    for publication in manifest.publications:
        for document in publication.documents:
            if document.host == "pages":
                text = (SITE / document.file).read_text(encoding="utf-8")
                hosts = {urlsplit(link).netloc for link in links(text) if link.startswith("http")}
                assert hosts <= {"www.gov.uk"}, document.file


def test_truth_adds_up(manifest: Manifest) -> None:
    for publication in manifest.publications:
        truth = publication.truth
        items = [item for item in truth.items if item.kind == "recommendation"]
        assert truth.recommendations == len(items)
        assert truth.chief_constables == sum(item.applies in ("yes", "conditional") for item in items)
        assert truth.unclear == sum(item.applies == "unclear" for item in items)
        assert truth.causes_of_concern == sum(item.kind == "cause_of_concern" for item in truth.items)
        assert truth.areas_for_improvement == sum(item.kind == "area_for_improvement" for item in truth.items)
        assert all(item.first_words for item in truth.items)


def test_deadlines_are_not_before_publication(manifest: Manifest) -> None:
    for publication in manifest.publications:
        for item in publication.truth.items:
            assert item.deadline is None or item.deadline >= publication.published, (publication.slug, item)


@pytest.mark.parametrize("known", known_counts(), ids=lambda known: str(known[0])[:40])
def test_truth_agrees_with_the_known_counts(manifest: Manifest, known: Known) -> None:
    slug, published, counts = known
    publication = manifest.publication(slug)
    truth = publication.truth
    assert publication.published == published
    written = [truth.recommendations, truth.chief_constables]
    written += [truth.causes_of_concern, truth.areas_for_improvement]
    assert written == [
        ours if theirs is None else theirs for ours, theirs in zip(written, counts, strict=True)
    ]


def normal(text: str) -> str:
    """Letters and digits only, so that hyphens, quotes and spaces don't matter."""
    text = re.sub(r"<[^>]+>|&\w+;", " ", text)
    return re.sub(r"[^a-z0-9]", "", text.lower())


def pages_of(publication: SamplePublication, *roles: str) -> str:
    files = [
        d.file for d in publication.documents if d.role in roles and d.host == "pages" and d.language == "en"
    ]
    return normal(" ".join((SITE / file).read_text(encoding="utf-8") for file in files))


def test_every_item_stands_in_the_full_text(manifest: Manifest) -> None:
    checked = 0
    for publication in manifest.publications:
        text = pages_of(publication, "html", "letter")
        for item in publication.truth.items if text else ():
            assert normal(item.first_words) in text, (publication.slug, item.first_words)
            checked += 1
    assert checked > 200


def test_items_that_stand_only_in_a_pdf_are_there(manifest: Manifest) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    publication = manifest.publication(
        "an-inspection-of-vetting-misconduct-and-misogyny-in-the-police-service"
    )
    paper = publication.document("pdf")
    assert paper is not None
    document = pdfium.PdfDocument(SITE / paper.file)
    assert len(document) > 100
    text = normal("".join(document[n].get_textpage().get_text_range() for n in range(14, 24)))
    document.close()
    missing = [item.first_words for item in publication.truth.items if normal(item.first_words) not in text]
    assert missing == []


def test_baseline_and_the_three_reports_of_june(site: SampleSite) -> None:
    before = set(listed(site))
    site.day = 1
    appeared = {url.rstrip("/").rsplit("/", 1)[1] for url in set(listed(site)) - before}
    assert appeared == {slug for slug, *_ in known_counts()[:3]}


@pytest.mark.parametrize("look", ["cards", "table", "list"])
def test_the_listing_pages_through_everything_in_any_markup(look: str) -> None:
    with SampleSite(day=2, listing=look) as site:  # type: ignore[arg-type]
        text = get(f"{site.pages_url}/publications/").text
        found = listed(site)
    stated = re.search(r"Found (\d+) result\(s\)", text)
    assert stated
    assert len(found) == int(stated.group(1)) == len(set(found)) > 20


def test_peel_reports_and_news_have_listings_of_their_own(site: SampleSite) -> None:
    assert listed(site, "/peel-reports/") == [f"{site.pages_url}/peel-reports/west-midlands-2023-25/"]
    assert all("/news/news-feed/" in url for url in listed(site, "/news/news-feed/"))


def test_every_listed_page_leads_to_its_documents(site: SampleSite) -> None:
    site.day = 9
    for url in listed(site) + listed(site, "/peel-reports/"):
        landing = get(url)
        assert landing.status_code == 200
        own = [
            link
            for link in links(landing.text)
            if re.search(r"/publication-html/|\.pdf$|/news/news-feed/.", link)
        ]
        for link in own:
            assert requests.head(link, timeout=5).status_code == 200, link


def test_feed_holds_the_ten_newest(site: SampleSite) -> None:
    site.day = 1
    answer = get(f"{site.pages_url}/feed/")
    assert answer.headers["Content-Type"].startswith("application/rss+xml")
    assert answer.text.count("<item>") == 10
    first = re.search(r"<item>\s*<title>([^<]+)", answer.text)
    assert first
    assert first.group(1) == "Improving the response to organised immigration crime"


def test_sitemap_and_robots(site: SampleSite) -> None:
    robots = get(f"{site.pages_url}/robots.txt").text
    assert f"Sitemap: {site.pages_url}/wp-sitemap.xml" in robots
    parts = re.findall(r"<loc>([^<]+)", get(f"{site.pages_url}/wp-sitemap.xml").text)
    pages = [url for part in parts for url in re.findall(r"<loc>([^<]+)", get(part).text)]
    assert f"{site.pages_url}/publications/homicide-prevention/" in pages
    assert not any("organised-immigration" in url for url in pages)


def test_conditional_requests_answer_304_until_the_page_changes(site: SampleSite) -> None:
    site.day = 2
    url = f"{site.pages_url}/publication-html/improving-response-to-organised-immigration-crime/"
    first = get(url)
    by_tag = {"If-None-Match": first.headers["ETag"]}
    by_date = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert [get(url, **by_tag).status_code, get(url, **by_date).status_code] == [304, 304]
    site.day = 4
    assert [get(url, **by_tag).status_code, get(url, **by_date).status_code] == [200, 200]
    assert "end of July 2026" in get(url).text


def test_a_pdf_is_a_pdf_and_may_be_replaced(site: SampleSite) -> None:
    site.day = 1
    url = f"{site.assets_url}/uploads/improving-response-to-organised-immigration-crime.pdf"
    first = get(url)
    assert first.headers["Content-Type"] == "application/pdf"
    assert first.content.startswith(b"%PDF-")
    site.day = 4
    assert get(url).content != first.content


def test_what_has_not_appeared_or_was_never_there_is_404(site: SampleSite) -> None:
    for path in (
        "/publications/how-effectively-police-investigate-crime/",
        "/nothing/",
        "/publications/page/99/",
    ):
        answer = get(site.pages_url + path)
        assert answer.status_code == 404
        assert "404 Page not found" in answer.text
    assert get(f"{site.assets_url}/uploads/nothing.pdf").status_code == 404


def test_a_withdrawn_publication_answers_410(site: SampleSite) -> None:
    url = f"{site.pages_url}/publications/the-police-response-to-domestic-abuse-an-update-report/"
    assert get(url).status_code == 200
    site.day = 3
    assert get(url).status_code == 410
    assert url not in listed(site)


def test_short_links_and_missing_slashes_redirect(site: SampleSite) -> None:
    landing = f"{site.pages_url}/publications/homicide-prevention/"
    short = re.search(r'rel="shortlink" href="([^"]+)"', get(landing).text)
    assert short
    for url in (short.group(1), landing.rstrip("/")):
        answer = get(url)
        assert (answer.status_code, answer.headers["Location"]) == (301, landing)


def test_converted_reports_print_the_day_of_conversion(manifest: Manifest) -> None:
    old = next(p for p in manifest.publications if p.kind == "state_of_policing")
    page = old.document("html")
    assert page is not None
    assert (old.published, old.printed) == (date(2019, 7, 2), date(2023, 7, 18))
    assert "18 July 2023" in (SITE / page.file).read_text(encoding="utf-8")


def test_requests_are_logged(site: SampleSite) -> None:
    get(f"{site.pages_url}/feed/", **{"User-Agent": "a test"})
    entry = site.requests[-1]
    assert (entry.host, entry.method, entry.path, entry.status) == ("pages", "GET", "/feed/", 200)
    assert entry.headers["User-Agent"] == "a test"


def test_faults(site: SampleSite) -> None:
    faults = {
        "/busy": Fault(status=429, headers=(("Retry-After", "7"),)),
        "/consent": Fault(body=b"<h1>Before you continue</h1>"),
        "/gone-quiet": Fault(drop=True),
        "/publications/": Fault(truncate=100),
    }
    site.fault = faults.get
    busy = get(f"{site.pages_url}/busy")
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "7")
    assert get(f"{site.pages_url}/consent").text == "<h1>Before you continue</h1>"
    with pytest.raises(requests.ConnectionError):
        get(f"{site.pages_url}/gone-quiet")
    connection = http.client.HTTPConnection(urlsplit(site.pages_url).netloc, timeout=5)
    connection.request("GET", "/publications/")
    with pytest.raises(http.client.IncompleteRead):
        connection.getresponse().read()
    connection.close()
    assert get(f"{site.pages_url}/feed/").status_code == 200


def test_a_slow_answer_comes_late(site: SampleSite) -> None:
    site.fault = lambda _path: Fault(delay=0.3)
    with pytest.raises(requests.Timeout):
        requests.get(f"{site.pages_url}/feed/", timeout=0.1)
