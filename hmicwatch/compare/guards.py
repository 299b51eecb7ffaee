"""What looks too odd to be announced as new without a person: dates lie, and lists are rebuilt. Pure."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from urllib.parse import urlsplit

MOST_NEW = 8
"""More publications than this in one night are a rebuilt list or an import, not news."""
_YEARS_BACK = 2
_DAYS_AHEAD = 7
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-/\u2010-\u2015]\s?(\d\d)(?!\d))?(?!\d)")


def hold_reason(
    *, title: str, url: str, files: Iterable[str], published: date | None, today: date, new_tonight: int
) -> str | None:
    """Why a new publication waits for the officer; None when it can be announced."""
    if new_tonight > MOST_NEW:
        return f"{new_tonight} publications appeared in one night: the site may have rebuilt its list"
    if published is None:
        return None
    if published > today + timedelta(days=_DAYS_AHEAD):
        return f"it is dated {published:%d %B %Y}, which is more than {_DAYS_AHEAD} days ahead"
    named = _year_named(title, url, files)
    if named is not None and named <= published.year - _YEARS_BACK:
        dated = f"{published:%d %B %Y}"
        return f"it names the year {named} but is dated {dated}; it may be an old report on a new page"
    return None


def _year_named(title: str, url: str, files: Iterable[str]) -> int | None:
    """The latest year of the first text that names one: the title, else the slug, else the files' names."""
    slug = urlsplit(url).path
    names = " ".join(urlsplit(file).path.rpartition("/")[2] for file in files)
    return next((year for text in (title, slug, names) if (year := _latest_year(text)) is not None), None)


def _latest_year(text: str) -> int | None:
    """ "2023-25" names 2025, "PEEL 2018/19" names 2019."""
    years = [_end_of(first, short) for first, short in _YEAR.findall(text.replace("_", " "))]
    return max(years, default=None)


def _end_of(first: str, short: str) -> int:
    """The end of "2023-25"; "2025-05" is a month, since no span runs backwards."""
    year = int(first)
    end = int(first[:2] + short) if short else year
    return end if year < end <= year + 5 else year
