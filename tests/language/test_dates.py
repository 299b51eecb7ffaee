"""Dates as people write them, and adding months to them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicwatch.language.dates import add, add_months, find_dates, month_end, read_date

quick = settings(max_examples=60, derandomize=True, deadline=None, database=None)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(-600, 600)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 May 2025", date(2025, 5, 7)),
        ("07 May 2025", date(2025, 5, 7)),
        ("7th May 2025", date(2025, 5, 7)),
        ("7th of May 2025", date(2025, 5, 7)),
        ("7 May, 2025", date(2025, 5, 7)),
        ("1st September 2025", date(2025, 9, 1)),
        ("2nd Sept 2025", date(2025, 9, 2)),
        ("3rd Sep. 2025", date(2025, 9, 3)),
        ("7 MAY 2025", date(2025, 5, 7)),
        ("Wednesday 7 May 2025", date(2025, 5, 7)),
        ("Published on: 18 December 2024", date(2024, 12, 18)),
        ("May 7, 2025", date(2025, 5, 7)),
        ("07/05/2025", date(2025, 5, 7)),
        ("7.5.2025", date(2025, 5, 7)),
        ("Last updated 02/05/2019", date(2019, 5, 2)),
        ("2025-05-07", date(2025, 5, 7)),
        ("2025-05-07T00:01:00+01:00", date(2025, 5, 7)),
        ("29 February 2024", date(2024, 2, 29)),
        ("29 February 2025", None),
        ("31 June 2024", None),
        ("45 May 2025", None),
        ("13/13/2025", None),
        ("May 2025", None),
        ("2025", None),
        ("may 7 people", None),
        ("7 Mayors 2025", None),
        ("", None),
    ],
)
def test_reading_a_date(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


def test_all_dates_in_reading_order() -> None:
    found = find_dates("From 1 May 2025 to 31 June 2025, then 2025-07-01 and 02/08/2025.")
    assert [day for _, day in found] == [date(2025, 5, 1), date(2025, 7, 1), date(2025, 8, 2)]
    assert [offset for offset, _ in found] == sorted(offset for offset, _ in found)


@quick
@given(day=DAYS)
def test_every_way_of_writing_gives_the_day_back(day: date) -> None:
    ways = (f"{day.day} {day:%B %Y}", f"{day:%d/%m/%Y}", day.isoformat(), f"{day:%B} {day.day}, {day.year}")
    assert {read_date(way) for way in ways} == {day}


@quick
@given(day=DAYS, months=MONTHS)
def test_months_added_land_in_the_right_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, month_end(later.year, later.month).day)


@quick
@given(day=DAYS, months=st.integers(0, 600), more=st.integers(0, 600))
def test_more_months_are_never_earlier(day: date, months: int, more: int) -> None:
    assert add_months(day, months) <= add_months(day, months + more)


@quick
@given(day=DAYS, other=DAYS, months=MONTHS)
def test_adding_months_keeps_the_order_of_days(day: date, other: date, months: int) -> None:
    first, second = sorted((day, other))
    assert add_months(first, months) <= add_months(second, months)


@quick
@given(day=DAYS.filter(lambda day: day.day <= 28), one=MONTHS, two=MONTHS)
def test_up_to_the_28th_months_add_up(day: date, one: int, two: int) -> None:
    assert add_months(add_months(day, one), two) == add_months(day, one + two)
    assert add_months(add_months(day, one), -one) == day


@quick
@given(day=DAYS)
def test_units(day: date) -> None:
    assert add_months(day, 0) == day
    assert add(day, 2, "weeks") == add(day, 14, "day") == day + timedelta(days=14)
    assert add(day, 1, "year") == add(day, 12, "months") == add_months(day, 12)


@quick
@given(day=DAYS)
def test_a_months_end_is_the_day_before_the_next_month(day: date) -> None:
    assert month_end(day.year, day.month) + timedelta(days=1) == add_months(day.replace(day=1), 1)
