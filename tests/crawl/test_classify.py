"""Status and bytes: what is a page, what a refusal, what only looks like one."""

import pytest

from hmicwatch.crawl.classify import (
    Answer,
    Blocked,
    Challenge,
    Feed,
    Gone,
    NotFound,
    NotModified,
    Page,
    Pdf,
    Trouble,
    WrongType,
    classify,
    is_readable,
    is_refusal,
)
from tests.crawl.places import BASE, page

LANDING = f"{BASE}/publications/fraud/"
PDF = f"{BASE}/uploads/fraud.pdf"
REPORT = "<p>Forces should make better use of what they know about fraud. </p>" * 40


def answer(body: bytes, url: str = LANDING, status: int = 200, **headers: str) -> Answer:
    return classify(url, status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def test_pages_files_and_feeds() -> None:
    assert answer(page("<h1>Fraud</h1><p>Published on: 2 April 2019</p>")) == Page()
    assert answer(b"%PDF-1.7 ...", PDF) == Pdf()
    assert (
        answer(b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<rss version='2.0'></rss>", BASE + "/feed/") == Feed()
    )
    assert answer(b"<?xml version='1.0'?><?xml-stylesheet href='x'?><urlset></urlset>") == Feed()


def test_content_beats_what_the_server_declares() -> None:
    assert answer(b"junk before\n%PDF-1.4", PDF, Content_Type="text/html") == Pdf()
    assert answer(b"%PDF-1.4", LANDING, Content_Type="text/html") == Pdf()
    assert answer(page("<h1>Gone</h1>"), PDF, Content_Type="application/pdf") == WrongType(
        "application/pdf", "text/html"
    )
    assert answer(b"PK\x03\x04....", LANDING, Content_Type="application/zip") == WrongType(
        "text/html", "application/zip"
    )


@pytest.mark.parametrize(
    ("status", "kind"),
    [(304, NotModified), (404, NotFound), (410, Gone), (401, Blocked), (403, Blocked), (451, Blocked),
     (429, Blocked), (500, Trouble), (503, Trouble), (407, Trouble), (418, Trouble), (204, Trouble),
     (301, Trouble)],
)  # fmt: skip
def test_by_status(status: int, kind: type[Answer]) -> None:
    assert isinstance(answer(b"", status=status), kind)


def test_only_too_many_requests_closes_a_host_at_once() -> None:
    assert answer(b"", status=429) == Blocked("the server says that we ask too often (429)", final=True)
    refused = answer(b"<h1>Forbidden</h1>", status=403)
    assert isinstance(refused, Blocked)
    assert not refused.final


@pytest.mark.parametrize("status", [200, 403, 503])
@pytest.mark.parametrize(
    "body",
    [
        page("<p>Please wait.</p>", "<title>Just a moment...</title>"),
        page("<h1>Attention Required! | Cloudflare</h1><p>Sorry</p>"),
        page("<h1>Verify you are human</h1>"),
        page('<p>.</p><script src="/cdn-cgi/challenge-platform/h/b.js"></script>'),
        page("<h1>Access Denied</h1><p>You don't have permission. Reference #18.2f</p>"),
        b'<html><script src="/_Incapsula_Resource?x=1"></script><body></body></html>',
    ],
)
def test_walls_are_seen_whatever_their_status(body: bytes, status: int) -> None:
    assert isinstance(answer(body, status=status), Challenge)


def test_a_wall_in_place_of_a_file_is_a_wall() -> None:
    assert isinstance(answer(page("<h1>Human verification</h1>"), PDF), Challenge)


def test_firewalls_that_name_themselves() -> None:
    assert isinstance(answer(page("<h1>Report</h1>" + REPORT), cf_mitigated="challenge"), Challenge)
    assert isinstance(answer(b"", status=202, x_amzn_waf_action="challenge"), Challenge)


def test_a_consent_page_is_no_report_and_a_banner_is_no_wall() -> None:
    assert isinstance(
        answer(page("<h1>Before you continue</h1><form><button>Accept</button></form>")), Challenge
    )
    banner = (
        "<h2>Cookie settings</h2><p>We use cookies.</p><main><h1>Fraud</h1><p>Published on: 2 April 2019</p>"
    )
    assert answer(page(banner + REPORT + "</main>")) == Page()
    assert answer(page(banner + "</main>")) == Page()


def test_a_report_about_access_is_a_report() -> None:
    title = "<title>Access denied: victims and the police</title>"
    assert answer(page(f"<main><h1>Access denied</h1>{REPORT}</main>", title)) == Page()


def test_a_page_headed_404_with_real_text_is_a_page() -> None:
    head = "<title>404 Page not found - HMICFRS</title>"
    assert answer(page(f"<h1>State of Policing</h1>{REPORT}", head)) == Page()
    assert answer(page("<h1>Page not found</h1><p>Try the search.</p>", head)) == NotFound()


def test_an_empty_answer_is_trouble_not_a_page() -> None:
    assert isinstance(answer(b"  \n"), Trouble)


def test_refusals_and_readable_answers() -> None:
    assert is_refusal(Blocked("x"))
    assert is_refusal(Challenge("x"))
    assert not is_refusal(Trouble("x"))
    assert is_readable(Page())
    assert not is_readable(NotModified())
