"""Dates as the site and its reports print them, day first; one small function per way of writing."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{MONTH}),?\s+(?P<year>(?:19|20)\d\d)\b"

_WRITTEN = re.compile(DAY, re.I)
_AMERICAN = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year>(?:19|20)\d\d)\b", re.I
)
_SLASHED = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b")
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})")
_WAYS = (_WRITTEN, _AMERICAN, _SLASHED, _ISO)


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS[text.lower().rstrip(".")]


def _dated(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError:  # "31 June 2024" is a misprint, not a date
        return None


def find_dates(text: str) -> list[tuple[int, date]]:
    """Every date in a text with the offset where it begins, in reading order."""
    found = {match.start(): day for way in _WAYS for match in way.finditer(text) if (day := _dated(match))}
    return sorted(found.items())


def read_date(text: str) -> date | None:
    """The first date in a text, or None."""
    return next((day for _, day in find_dates(text)), None)


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """`months` calendar months later, clamped to the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add(day: date, amount: int, unit: str) -> date:
    """A day moved by days, weeks, months or years."""
    steps: dict[str, Callable[[], date]] = {
        "day": lambda: day + timedelta(days=amount),
        "week": lambda: day + timedelta(weeks=amount),
        "month": lambda: add_months(day, amount),
        "year": lambda: add_months(day, 12 * amount),
    }
    return steps[unit.rstrip("s")]()
