"""Days by arithmetic: the calendar's edges, and what it does not have."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.commitments.almanac import (
    counted,
    day_of,
    days_after,
    days_in,
    first_on,
    last_of,
    month_around,
    months_after,
    numbered_in,
    run,
    week_in,
)
from onrecord.records import Interval

DAY = dt.date(2026, 3, 12)


@pytest.mark.parametrize(
    ("length", "last"),
    [("D", (3, 12)), ("W", (3, 15)), ("WE", (3, 15)), ("M", (3, 31)), ("Q", (3, 31)), ("Y", (12, 31))],
)
def test_the_last_day_of_what_a_day_is_in(length: str, last: tuple[int, int]) -> None:
    assert last_of(DAY, length) == dt.date(2026, *last)


def test_what_the_calendar_does_not_have_is_none() -> None:
    assert day_of(2026, 2, 29) is None
    assert days_after(dt.date.max, 1) is None
    assert months_after(dt.date.max, 1) is None
    assert run(dt.date.max, 2) is None
    assert last_of(DAY, "C") is None
    assert numbered_in(DAY, 32) is None
    assert week_in(month_around(dt.date(2026, 2, 1)), 5) is None
    assert counted(days_in(month_around(DAY)), 0) is None


@pytest.mark.parametrize(("which", "days"), [(1, (1, 7)), (5, (29, 31)), (-1, (25, 31))])
def test_weeks_of_a_month_are_counted_from_its_first_or_its_last_day(which: int, days: tuple[int, int]) -> None:
    first, last = (dt.date(2026, 3, day) for day in days)
    assert week_in(month_around(DAY), which) == Interval(first, last)


def test_a_number_alone_is_the_next_day_of_that_number() -> None:
    assert numbered_in(DAY, 12) == DAY
    assert numbered_in(DAY, 11) == dt.date(2026, 4, 11)
    assert numbered_in(DAY, 31, weekday=7) == dt.date(2026, 5, 31)


@given(st.dates(max_value=dt.date(9999, 12, 1)), st.integers(1, 7))
def test_the_first_day_of_a_name_is_within_a_week(day: dt.date, weekday: int) -> None:
    found = first_on(day, weekday)
    assert found is not None
    assert found.isoweekday() == weekday
    assert 0 <= (found - day).days < len(days_in(Interval(dt.date(2026, 1, 1), dt.date(2026, 1, 7))))
