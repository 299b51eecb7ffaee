"""When a page was published: the day that it prints, however spelt, else the one its markup claims. Pure."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup, Tag

from hmicwatch.language.dates import read_date
from hmicwatch.language.text import plain, tidy

LONDON = ZoneInfo("Europe/London")
_WELSH = {
    "ionawr": "January", "chwefror": "February", "mawrth": "March", "ebrill": "April", "mai": "May",
    "mehefin": "June", "gorffennaf": "July", "awst": "August", "medi": "September", "hydref": "October",
    "tachwedd": "November", "rhagfyr": "December",
}  # fmt: skip
_WELSH_MONTH = re.compile(r"\b(" + "|".join(_WELSH) + r")\b", re.I)
_SHORT_YEAR = re.compile(r"\b(\d{1,2})([/.])(\d{1,2})\2(\d\d)\b(?![/.]\d)")
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
_PUBLISHED = re.compile(
    r"(?:(?:first |originally )?publish(?:ed|ing)(?: date| on)?|publication date"
    r"|date (?:of publication|published)|released?(?: on)?|posted(?: on)?|issued(?: on)?|sent on"
    r"|cyhoeddwyd(?: ar)?|dyddiad cyhoeddi)\s*:?\s*",
    re.I,
)
_UPDATED = re.compile(
    r"(?:last (?:updated|modified|reviewed)|updated(?: on)?|diweddarwyd(?: ddiwethaf)?)\s*:?\s*", re.I
)
_NEAR = 48
"""Characters after a label within which its date stands: "Published on: Wednesday, 18 December 2024"."""
_BREAK = re.compile(r"(?:^|[|\u00b7\u2022\u2013\u2014:;,/-])\s*$")
_META = (
    "article:published_time", "og:published_time", "dcterms.issued", "dcterms.date", "dc.date.issued",
    "dc.date", "date", "publication_date", "pubdate", "datepublished",
)  # fmt: skip


def day_in_london(text: str) -> date | None:
    """The day of a date or timestamp in any spelling; a timestamp with its zone gives the day in Britain."""
    stamp = _TIMESTAMP.search(text)
    if stamp:
        return _day_of_stamp(stamp.group())
    english = _WELSH_MONTH.sub(lambda month: _WELSH[month.group().lower()], plain(tidy(text)))
    return read_date(_SHORT_YEAR.sub(r"\1\2\3\g<2>20\4", english))


def labelled_day(part: Tag, *, updated: bool = False) -> date | None:
    """The day after "Published on:" and its kin, or, when `updated`, after "Last updated".

    A label begins its line or a part of it; "a report that we published on 2 April 2019" is prose.
    """
    lines = [line for line in map(tidy, part.get_text("\n").split("\n")) if line]
    for number, line in enumerate(lines):
        label = (_UPDATED if updated else _PUBLISHED).search(line)
        if label and _BREAK.search(line[: label.start()]):
            after = " ".join((line[label.end() :], *lines[number + 1 : number + 4]))
            day = day_in_london(after[:_NEAR])
            if day:
                return day
    return None


def day_printed(part: Tag) -> date | None:
    """What a part of a page says to its reader: a labelled day first, then a marked one, then "updated"."""
    return labelled_day(part) or _marked_day(part) or labelled_day(part, updated=True)


def day_claimed(page: BeautifulSoup) -> date | None:
    """What the markup claims and nobody sees: meta tags and linked data."""
    for meta in page.find_all("meta"):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        day = day_in_london(str(meta.get("content") or "")) if name in _META else None
        if day:
            return day
    for script in page.find_all("script", type="application/ld+json"):
        claimed = re.search(r'"datePublished"\s*:\s*"([^"]+)"', script.get_text())
        if claimed:
            return day_in_london(claimed[1])
    return None


def _marked_day(part: Tag) -> date | None:
    """The first `<time>`: what it shows, else its `datetime`."""
    for time in part.find_all("time"):
        day = day_in_london(time.get_text(" ")) or day_in_london(str(time.get("datetime") or ""))
        if day:
            return day
    return None


def _day_of_stamp(stamp: str) -> date | None:
    try:
        return datetime.fromisoformat(stamp).astimezone(LONDON).date()
    except (ValueError, OverflowError):
        return None
