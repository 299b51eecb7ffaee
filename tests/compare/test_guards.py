"""What is held for a person instead of being announced."""

from datetime import date

import pytest

from hmicwatch.compare.guards import MOST_NEW, hold_reason

TODAY = date(2025, 6, 2)
BASE = "https://example.org/publications/"


def why(
    title: str = "A report on fraud",
    slug: str = "a-report-on-fraud",
    files: tuple[str, ...] = (),
    published: date | None = TODAY,
    new_tonight: int = 1,
) -> str | None:
    urls = [f"https://example.org/uploads/{file}" for file in files]
    return hold_reason(
        title=title,
        url=f"{BASE}{slug}/",
        files=urls,
        published=published,
        today=TODAY,
        new_tonight=new_tonight,
    )


@pytest.mark.parametrize(
    ("title", "slug", "files"),
    [
        (
            "An inspection of the police response to the public disorder in July and August 2024",
            "disorder",
            (),
        ),
        (
            "PEEL 2023–2025: An inspection of West Midlands Police",
            "west-midlands-2023-25",
            ("peel-2023.pdf",),
        ),
        ("PEEL 2023/25: An inspection", "x", ()),
        ("A report on fraud", "fraud-2024", ("fraud-2019.pdf",)),
        ("Report for 2025, with figures of 2018", "x", ()),
        ("Operation 20181234", "x-19990", ()),
    ],
)
def test_news(title: str, slug: str, files: tuple[str, ...]) -> None:
    assert why(title, slug, files) is None


@pytest.mark.parametrize(
    ("title", "slug", "files", "year"),
    [
        ("State of Policing 2018", "state-of-policing-2018", ("state-of-policing-2018.pdf",), 2018),
        ("A report on fraud", "fraud-2019", (), 2019),
        ("A report on fraud", "fraud", ("fraud-2019-04.pdf", "annex-2017.pdf"), 2019),
        ("Fire and rescue service 2018/19 – Essex", "frs-2018-essex", (), 2019),
        ("PEEL: Police effectiveness 2016", "x-2025", (), 2016),
    ],
)
def test_old_reports_on_new_pages(title: str, slug: str, files: tuple[str, ...], year: int) -> None:
    assert f"names the year {year}" in str(why(title, slug, files))


def test_a_date_ahead() -> None:
    assert why(published=date(2025, 6, 9)) is None
    assert "days ahead" in str(why(published=date(2025, 6, 10)))
    assert why(published=None) is None


def test_a_flood() -> None:
    assert why(new_tonight=MOST_NEW) is None
    assert "in one night" in str(why(new_tonight=MOST_NEW + 1))
