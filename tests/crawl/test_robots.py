"""What a robots.txt allows, and what its absence or refusal means."""

import pytest

from hmicwatch.crawl.robots import read_robots

URL = "https://example.org/publications/x/"
AGENT = "hmicwatch/1.0 (+someone@example.org)"
BUCKET = b'<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'


def test_rules_are_obeyed() -> None:
    text = b"User-agent: *\nDisallow: /publications/*/draft\nCrawl-delay: 7\nSitemap: https://example.org/map.xml\n"
    rules = read_robots(200, text)
    assert rules.allows(URL, AGENT)
    assert not rules.allows(URL + "draft", AGENT)
    assert rules.crawl_delay(AGENT) == 7
    assert rules.sitemaps == ("https://example.org/map.xml",)


def test_rules_for_us_by_name() -> None:
    text = b"User-agent: *\nAllow: /\n\nUser-agent: hmicwatch\nDisallow: /\n"
    assert not read_robots(200, text).allows(URL, AGENT)


@pytest.mark.parametrize("status", [404, 410, 400])
def test_no_file_allows_everything(status: int) -> None:
    assert read_robots(status, b"").allows(URL, AGENT)


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_refused_or_broken_file_means_do_not_ask(status: int) -> None:
    rules = read_robots(status, b"no")
    assert not rules.allows(URL, AGENT)
    assert rules.refusal
    assert str(status) in rules.refusal


def test_a_bucket_that_shows_nothing_has_no_file() -> None:
    assert read_robots(403, BUCKET).allows(URL, AGENT)


def test_a_web_page_is_no_robots_file() -> None:
    assert read_robots(200, b"<html><body><h1>Welcome</h1></body></html>").allows(URL, AGENT)
    assert read_robots(200, b"<html><body>Solve this captcha</body></html>").refusal
