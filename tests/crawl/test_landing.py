"""Landing pages: the publication's own documents and nobody else's, in any markup."""

from datetime import date

import pytest

from hmicwatch.crawl.landing import Landing, read_landing
from hmicwatch.domain import DocumentRole
from tests.crawl.places import ASSETS, BASE, SITE, page

URL = f"{BASE}/publications/fraud/"
HTML = f"{BASE}/publication-html/fraud/"
PDF = f"{ASSETS}/uploads/fraud.pdf"
PRESS = f"{BASE}/news/news-feed/fraud-report/"
AROUND = """<header><h1>HMICFRS</h1></header><nav>
<a href="/publication-html/in-the-menu/">Read the report</a></nav>
%s<aside><h2>Latest publications</h2><a href="/publication-html/newer/">A newer report (HTML)</a></aside>
<footer><a href="/uploads/privacy.pdf">Privacy (PDF document, 1 kB)</a></footer>"""
WORDPRESS = f"""<main><h1>Fraud: Time to choose</h1><p>Published on: 2 April 2019</p>
<p>Publication type: Police, Thematic</p>
<p>This report is about fraud and how well forces deal with it, with <a href="/publications/older/">one
before</a>.</p>
<h2>Get the report</h2>
<h3>Read the report online</h3><p><a href="/publication-html/fraud/">Fraud: Time to choose (HTML)</a></p>
<h3>Download the report</h3><p><a href="{PDF}">Fraud: Time to choose (PDF document, 2.1 MB)</a></p>
<h2>Get the press release</h2><p><a href="/news/news-feed/fraud-report/">Police not choosing</a></p>
<h2>Related publications</h2><ul><li><a href="/publication-html/other/">Other report (HTML)</a></li>
<li><a href="/uploads/other.pdf">Other report (PDF document, 1 MB)</a></li></ul></main>"""
SOUP = f"""<div><div><div><h1>Fraud: Time to choose</h1><div><b>Published on:</b> 2 April 2019</div>
<div>This report is about fraud and how well forces deal with it, and what should follow.</div>
<div><a href="/publication-html/fraud/">Read the report online</a></div>
<div><a href="{PDF}">Download the report</a> PDF document, 2.1 MB</div>
<div><a href="/news/news-feed/fraud-report/">Press release</a></div></div>
<div><div><strong>Related publications</strong></div>
<a href="/publication-html/other/">Other report (HTML)</a></div>
</div></div>"""
ROWS = f"""<h1>Fraud: Time to choose</h1><p>This report is about fraud and how well forces deal with it.</p>
<table><tr><th>Published on</th><td>2 April 2019</td></tr>
<tr><th>Read the report online</th><td><a href="/publication-html/fraud/">Fraud: Time to choose</a></td></tr>
<tr><th>Download the report</th><td><a href="{PDF}">Fraud: Time to choose</a></td></tr>
<tr><th>Press release</th><td><a href="/news/news-feed/fraud-report/">Police not choosing</a></td></tr>
</table>"""
TERMS = f"""<article><header><h1>Fraud: Time to choose</h1><time datetime="2019-04-02">2 April 2019</time>
</header>
<p>This report is about fraud and how well forces deal with it, as seen by us in six forces.</p>
<dl><dt>Get the report</dt><dd><a href="/publication-html/fraud/">HTML</a></dd><dd><a href="{PDF}">PDF</a>
</dd>
<dt>Get the press release</dt><dd><a href="/news/news-feed/fraud-report/">Police not choosing</a></dd></dl>
</article>"""
TABLE = f"""<main><h1>Fraud: Time to choose</h1><table><tr><th>Published on</th><td>2 April 2019</td></tr>
<tr><th>Read the report</th><td><a href="/publication-html/fraud/">Fraud: Time to choose (HTML)</a></td></tr>
<tr><th>Download</th><td><a href="{PDF}">Fraud: Time to choose (PDF document, 2 MB)</a></td></tr>
<tr><th>Press release</th><td><a href="/news/news-feed/fraud-report/">Get the press release</a></td></tr>
</table>
<section><h2>You may also be interested in</h2>
<a href="/uploads/other.pdf">Download other (PDF document)</a></section>
</main>"""


def read(body: str, url: str = URL, head: str = "", lang: str = "en-GB") -> Landing:
    return read_landing(page(body, head, lang), url, SITE)


def offered(landing: Landing) -> list[tuple[DocumentRole, str]]:
    return [(link.role, link.url) for link in landing.documents]


@pytest.mark.parametrize("body", [WORDPRESS, SOUP, TERMS, TABLE, ROWS])
def test_the_documents_of_a_publication_in_any_markup(body: str) -> None:
    landing = read(AROUND % body, head="<title>Fraud - HMICFRS</title>")
    assert landing.title == "Fraud: Time to choose"
    assert landing.published == date(2019, 4, 2)
    assert offered(landing) == [
        (DocumentRole.HTML, HTML),
        (DocumentRole.PDF, PDF),
        (DocumentRole.PRESS_RELEASE, PRESS),
    ]
    assert landing.language == "en"
    assert landing.external == ()


def test_types_and_summary() -> None:
    landing = read(AROUND % WORDPRESS)
    assert landing.types == ("Police", "Thematic")
    assert landing.summary.startswith("This report is about fraud")
    assert "\n" not in landing.summary


def test_documents_with_other_names_count_where_they_are_offered() -> None:
    body = """<main><h1>Fraud</h1><h2>Get the report</h2>
    <p><a href="/publication-html/an-inspection-of-fraud/">Fraud</a></p>
    <p><a href="/uploads/annex-a.pdf">Annex A: our methods</a></p></main>"""
    assert offered(read(body)) == [
        (DocumentRole.HTML, f"{BASE}/publication-html/an-inspection-of-fraud/"),
        (DocumentRole.PDF, f"{BASE}/uploads/annex-a.pdf"),
    ]


def test_what_is_only_mentioned_is_not_offered() -> None:
    body = """<main><h1>Fraud</h1><p>Our <a href="/publication-html/fraud-2015/">2015 report</a> on this
subject made
    nine recommendations, and <a href="/uploads/2015.pdf">its annex (PDF)</a> lists who should have done
what by when
    and what they did about it since, in the eyes of the inspectors who went there.</p></main>"""
    assert offered(read(body)) == []


def test_letters() -> None:
    body = """<main><h1>Letter to the chief constable</h1><h2>Get the letter</h2>
    <p><a href="/publication-html/letter/">Letter (HTML)</a></p>
    <p><a href="/uploads/letter.pdf">Letter (PDF document)</a></p></main>"""
    assert offered(read(body, f"{BASE}/publications/letter/")) == [
        (DocumentRole.LETTER, f"{BASE}/publication-html/letter/"),
        (DocumentRole.LETTER, f"{BASE}/uploads/letter.pdf"),
    ]


def test_other_editions_repeat_the_report() -> None:
    body = f"""<main><h1>Fraud</h1><h2>Get the report</h2><p><a href="{PDF}">Fraud (PDF document)</a></p>
    <p><a href="/uploads/fraud-cymraeg.pdf">Twyll: Amser dewis (Welsh, PDF document)</a></p>
    <p><a href="/uploads/fraud-easy-read.pdf">Easy read version (PDF document)</a></p></main>"""
    landing = read(body)
    assert offered(landing) == [(DocumentRole.PDF, PDF)]
    assert landing.variants == (f"{BASE}/uploads/fraud-cymraeg.pdf", f"{BASE}/uploads/fraud-easy-read.pdf")


def test_a_report_on_somebody_else_s_site() -> None:
    body = """<main><h1>A super-complaint</h1><p>Published on: 27 September 2024</p>
    <p><a href="https://www.gov.uk/government/publications/police-response">Read the report on GOV.UK</a></p>
    <p>See also <a href="https://www.iopc.org.uk/">the IOPC</a>, who worked with us on this.</p></main>"""
    landing = read(body)
    assert offered(landing) == []
    assert landing.external == ("https://www.gov.uk/government/publications/police-response",)


def test_parts_of_an_older_assessment() -> None:
    url = f"{BASE}/peel-assessments/peel-2018/west-mercia/"
    body = """<main><h1>West Mercia PEEL 2018</h1><p>Last updated 02/05/2019</p>
    <ul><li><a href="/peel-assessments/peel-2018/west-mercia/effectiveness/">Effectiveness</a></li>
    <li><a href="/peel-assessments/peel-2018/wiltshire/">Wiltshire</a></li></ul></main>"""
    landing = read(body, url)
    assert offered(landing) == [(DocumentRole.HTML, url + "effectiveness/")]
    assert landing.published == date(2019, 5, 2)


def test_printed_beats_claimed_and_claimed_beats_nothing() -> None:
    meta = '<meta property="article:published_time" content="2023-03-08T10:00:00+00:00">'
    assert read(AROUND % WORDPRESS, head=meta).published == date(2019, 4, 2)
    claimed = read("<main><h1>Fraud</h1><p>Words.</p></main>", head=meta)
    assert claimed.published == date(2023, 3, 8)
    assert not claimed.printed


def test_a_page_without_heading_is_called_by_its_head() -> None:
    assert (
        read("<p>Words.</p>", head="<title>Fraud: Time to choose - HMICFRS</title>").title
        == "Fraud: Time to choose"
    )
    assert read("<p>Words.</p>").title is None


def test_a_welsh_page_names_its_english_one() -> None:
    body = """<main><h1>Twyll: Amser dewis</h1><p>Cyhoeddwyd ar: 2 Ebrill 2019</p>
    <p><a href="/publications/fraud/">Read this page in English</a></p></main>"""
    landing = read(body, f"{BASE}/publications/twyll/", lang="cy")
    assert landing.language == "cy"
    assert landing.published == date(2019, 4, 2)
    assert landing.original == URL
