import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times.holidays import holiday_in, unknown_holiday
from onrecord.reading.times.periods import Period, Unit, containing, date_of, plus, unknown

NEW_YEAR = dt.date(2027, 1, 1)


@pytest.mark.parametrize(
    ("unit", "value", "start", "end"),
    [
        (Unit.DAY, "2027-01-01", "2027-01-01", "2027-01-01"),
        (Unit.WEEK, "2026-W53", "2026-12-28", "2027-01-03"),
        (Unit.WEEKEND, "2026-W53-WE", "2027-01-02", "2027-01-03"),
        (Unit.MONTH, "2027-01", "2027-01-01", "2027-01-31"),
        (Unit.QUARTER, "2027-Q1", "2027-01-01", "2027-03-31"),
        (Unit.SEASON, "2026-WI", "2026-12-01", "2027-02-28"),
        (Unit.HALF, "2027-H1", "2027-01-01", "2027-06-30"),
        (Unit.YEAR, "2027", "2027-01-01", "2027-12-31"),
        (Unit.DECADE, "202", "2020-01-01", "2029-12-31"),
        (Unit.CENTURY, "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_a_day_lies_in_a_stretch_of_every_unit(unit: Unit, value: str, start: str, end: str) -> None:
    period = containing(NEW_YEAR, unit)
    assert period is not None
    assert (period.value, period.start.isoformat(), period.end.isoformat()) == (value, start, end)


@given(st.dates(min_value=dt.date(200, 1, 1), max_value=dt.date(9000, 1, 1)), st.sampled_from(list(Unit)))
def test_stretches_follow_one_another(day: dt.date, unit: Unit) -> None:
    period = containing(day, unit)
    assert period is not None
    following = period.shifted(1)
    assert following is not None
    assert following.shifted(-1) == period
    if unit is not Unit.WEEKEND:
        assert period.start <= day <= period.end
        assert following.start - period.end == dt.timedelta(days=1)


@given(st.dates(), st.integers(-(10**12), 10**12), st.sampled_from(list(Unit)))
def test_nothing_leaves_the_calendar(day: dt.date, number: int, unit: Unit) -> None:
    moved = plus(day, number, unit)
    assert moved is None or dt.date.min <= moved <= dt.date.max
    period = containing(day, unit)
    assert period is None or period.end <= dt.date.max


@pytest.mark.parametrize(
    ("day", "number", "unit", "moved"),
    [
        ("2024-01-31", 1, Unit.MONTH, "2024-02-29"),
        ("2024-02-29", 1, Unit.YEAR, "2025-02-28"),
        ("2024-12-31", 1, Unit.DAY, "2025-01-01"),
        ("2024-12-31", -1, Unit.QUARTER, "2024-09-30"),
    ],
)
def test_a_shorter_month_ends_earlier(day: str, number: int, unit: Unit, moved: str) -> None:
    assert plus(dt.date.fromisoformat(day), number, unit) == dt.date.fromisoformat(moved)


@pytest.mark.parametrize("parts", [(2024, 2, 30), (0, 1, 1), (10**20, 1, 1), (2024, 13, 1)])
def test_a_day_that_there_is_not_is_none(parts: tuple[int, int, int]) -> None:
    assert date_of(*parts) is None


def test_every_unit_has_an_unknown() -> None:
    assert all("X" in unknown(unit) for unit in Unit)


@pytest.mark.parametrize(
    ("year", "formula", "day"),
    [
        (2024, "12-25", "2024-12-25"),
        (2024, "11-4#4", "2024-11-28"),
        (2024, "05-1#-1", "2024-05-27"),
        (2021, "05-1#-1", "2021-05-31"),
        (2024, "easter+0", "2024-03-31"),
        (2025, "easter-2", "2025-04-18"),
        (1961, "easter+0", "1961-04-02"),
        (2038, "easter+0", "2038-04-25"),
    ],
)
def test_a_holiday_is_worked_out_for_its_year(year: int, formula: str, day: str) -> None:
    assert holiday_in(year, formula) == Period(dt.date.fromisoformat(day), Unit.DAY)


@pytest.mark.parametrize("formula", ["12-25", "11-4#4", "12-1#-1", "easter+50", "easter-46"])
@pytest.mark.parametrize("year", [0, 1, 9999, 10_000])
def test_a_holiday_at_the_ends_of_the_calendar_is_no_trouble(year: int, formula: str) -> None:
    found = holiday_in(year, formula)
    assert found is None or found.unit is Unit.DAY


@pytest.mark.parametrize(("formula", "value"), [("12-25", "XXXX-12-25"), ("easter+0", "XXXX-XX-XX")])
def test_a_holiday_of_no_year_keeps_what_is_known(formula: str, value: str) -> None:
    assert unknown_holiday(formula) == value
