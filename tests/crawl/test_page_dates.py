"""The day on which a page says that it was published."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from hmicwatch.crawl.dates import day_claimed, day_in_london, day_printed

DECEMBER = date(2024, 12, 18)


@pytest.mark.parametrize(
    "text",
    ["18 December 2024", "18th December 2024", "Wednesday 18 December 2024", "18 Dec 2024",
     "18 December, 2024",
     "18/12/2024", "18.12.2024", "18/12/24", "2024-12-18", "December 18, 2024", "18\u00a0December\u00a02024",
     "2024-12-18T00:01:00+00:00", "2024-12-18T00:01:00Z", "18 Rhagfyr 2024", "18 DECEMBER 2024 12:01am"],
)  # fmt: skip
def test_spellings(text: str) -> None:
    assert day_in_london(text) == DECEMBER


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("02/05/2019", date(2019, 5, 2)),
        ("2025-05-06T23:01:00+00:00", date(2025, 5, 7)),
        ("2025-05-07T00:01:00+01:00", date(2025, 5, 7)),
        ("31 June 2024", None),
        ("July and August 2024", None),
    ],
)
def test_day_first_and_british_time(text: str, day: date | None) -> None:
    assert day_in_london(text) == day


@pytest.mark.parametrize(
    "body",
    [
        "<p>Published on: 18 December 2024</p>",
        "<p><strong>Published on:</strong> <span>18 December 2024</span></p>",
        "<dl><dt>Published</dt><dd>18 December 2024</dd></dl>",
        "<table><tr><th>Publication date</th><td>18/12/2024</td></tr></table>",
        "<div>First published: <time datetime='2023-01-01'>18 December 2024</time></div>",
        "<p>Police | Published on: Wednesday, 18 December 2024</p>",
        "<p>Cyhoeddwyd ar: 18 Rhagfyr 2024</p>",
        "<p>Sent on 18 December 2024</p>",
        "<time datetime='2024-12-18T00:01:00+00:00'>Last Wednesday</time>",
        "<p>Last updated 18/12/2024</p>",
        "<p>Last updated 3 March 2025</p><p>Published on 18 December 2024</p>",
        "<p>A report that we published on 2 April 2019 told.</p><p>Published on 18 December 2024</p>",
    ],
)
def test_what_a_page_prints(body: str) -> None:
    assert day_printed(BeautifulSoup(body, "lxml")) == DECEMBER


def test_prose_is_no_date_of_publication() -> None:
    prose = (
        "<p>This follows the report on fraud that we published on 2 April 2019, in which we made "
        "recommendations to chief constables and to the National Police Chiefs' Council.</p>"
    )
    assert day_printed(BeautifulSoup(prose, "lxml")) is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-12-18T00:01:00+00:00">',
        '<meta name="DC.date.issued" content="2024-12-18">',
        '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-12-18T00:01Z"}</script>',
    ],
)
def test_what_a_page_claims_unseen(head: str) -> None:
    assert day_claimed(BeautifulSoup(f"<html><head>{head}</head></html>", "lxml")) == DECEMBER
