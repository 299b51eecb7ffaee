"""A PEEL page's title names its force."""

import pytest

from hmicwatch.crawl.landing import read_landing
from hmicwatch.crawl.sources import Found
from hmicwatch.night.collect import Collected, Fate
from hmicwatch.night.title import with_force_named
from tests.crawl.places import BASE, SITE, page
from tests.night.test_read_publication import TABLES

PEEL = f"{BASE}/peel-reports/cleveland-2023-25/"


def _title(h1: str, *, listed: str = "", h2: str = "Overall summary", url: str = PEEL) -> str | None:
    body = page(f"<main><h1>{h1}</h1><h2>Contents</h2><h2>{h2}</h2><p>Words.</p></main>")
    collected = Collected(url=url, fate=Fate.HERE, landing=read_landing(body, url, SITE))
    landing = with_force_named(collected, Found(url, listed, None, "a list"), SITE, TABLES).landing
    return landing.title if landing else None


@pytest.mark.parametrize(
    ("h1", "listed", "h2", "title"),
    [
        ("PEEL 2023–25", "Cleveland", "Overall summary", "PEEL 2023–25: Cleveland Police"),
        ("PEEL 2023–25", "PEEL 2023–25: Cleveland Police", "Kent Police", "PEEL 2023–25: Cleveland Police"),
        (
            "PEEL 2023–25",
            "PEEL 2023–25",
            "An inspection of Cleveland Police",
            "PEEL 2023–25: Cleveland Police",
        ),
        ("PEEL 2023–25", "", "Overall summary", "PEEL 2023–25"),
        ("PEEL 2023–25: Kent Police", "Cleveland", "Overall summary", "PEEL 2023–25: Kent Police"),
        ("Kent", "Cleveland", "Overall summary", "Kent"),
    ],
)
def test_the_force_comes_from_the_listing_or_a_heading(h1: str, listed: str, h2: str, title: str) -> None:
    assert _title(h1, listed=listed, h2=h2) == title


def test_other_families_keep_their_titles() -> None:
    assert _title("PEEL 2017", listed="Cleveland", url=f"{BASE}/publications/peel-2017/") == "PEEL 2017"
