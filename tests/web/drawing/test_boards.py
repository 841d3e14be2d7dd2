"""Drawings of the boards: places are in the drawing, nothing lies on anything else, all that is drawn is counted."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import ScheduleStatus
from onrecord.web.drawing.calendar import Axis, Step, period_of, periods, ticks
from onrecord.web.drawing.columns import stacked
from onrecord.web.drawing.figures import HEIGHT, Value, compact, dots, marks
from onrecord.web.drawing.stretches import LANE, LANES, Stretch, bars
from onrecord.web.drawing.windows import windows_around
from onrecord.web.pages.promises import GROUPS, strip

DAY = dt.timedelta(days=1)
axes = st.tuples(st.dates(), st.dates()).map(lambda pair: Axis(min(pair), max(pair)))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@given(axes, st.dates())
def test_every_day_has_a_place_on_an_axis(axis: Axis, any_day: dt.date) -> None:
    assert 0 <= axis.place(any_day) <= 100
    assert axis.place(axis.first) == 0
    assert axis.width(axis.first, axis.last) == 100


@given(axes, st.integers(3, 200))
def test_periods_cover_the_axis_without_gap_and_are_not_too_many(axis: Axis, most: int) -> None:
    found = periods(axis, most)
    assert len(found) <= most
    assert (found[0].start, found[-1].end) == (axis.first, axis.last)
    assert all(one.end.toordinal() + 1 == after.start.toordinal() for one, after in pairwise(found))


@given(axes)
def test_ticks_stand_in_order_and_not_at_the_edge(axis: Axis) -> None:
    places = [tick.x for tick in ticks(axis)]
    assert places == sorted(places)
    assert all(0 <= place <= 90 for place in places)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-09", "2026-03-11", ["9 Mar", "10 Mar", "11 Mar"]),
        ("2026-03-04", "2026-03-31", ["9 Mar", "16 Mar", "23 Mar"]),
        ("2025-11-20", "2026-09-30", ["Dec 2025", "Jan 2026", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"]),
        ("2014-06-01", "2026-01-01", [str(year) for year in range(2015, 2025)]),
    ],
)
def test_ticks_are_called_by_what_begins_there(first: str, last: str, words: list[str]) -> None:
    assert [tick.words for tick in ticks(Axis(day(first), day(last)))] == words


@pytest.mark.parametrize(
    ("any_day", "step", "start", "end"),
    [
        ("2026-03-11", Step(days=1), "2026-03-11", "2026-03-11"),
        ("2026-03-11", Step(days=7), "2026-03-09", "2026-03-15"),
        ("2026-03-11", Step(months=1), "2026-03-01", "2026-03-31"),
        ("2026-12-31", Step(months=12), "2026-01-01", "2026-12-31"),
        ("0001-01-03", Step(days=7), "0001-01-01", "0001-01-07"),
        ("9999-12-31", Step(days=7), "9999-12-27", "9999-12-31"),
        ("9999-12-31", Step(months=12), "9999-01-01", "9999-12-31"),
    ],
)
def test_a_period_is_one_of_the_calendar(any_day: str, step: Step, start: str, end: str) -> None:
    found = period_of(day(any_day), step)
    assert (found.start, found.end) == (day(start), day(end))


counted = st.dictionaries(
    st.tuples(st.dates(dt.date(2025, 1, 1), dt.date(2027, 1, 1)), st.sampled_from("ab")),
    st.integers(1, 500),
    max_size=40,
)


@given(counted, st.integers(3, 80))
def test_columns_count_what_lies_on_the_axis_on_one_scale(counts: dict[tuple[dt.date, str], int], most: int) -> None:
    axis = Axis(dt.date(2025, 6, 1), dt.date(2026, 6, 1))
    found = stacked(axis, counts, ("a", "b"), most=most, height=90)
    held = Counter({key: count for key, count in counts.items() if axis.first <= key[0] <= axis.last})
    assert sum(one.count for one in found.columns) == held.total()
    assert len(found.columns) <= most
    units = {round(part.height / part.count, 1) for one in found.columns for part in one.parts}
    assert len(units) <= 2  # but for rounding
    assert all(one.top >= -0.1 and one.x >= 0 and one.x + one.width <= 100.001 for one in found.columns)
    if found.dotted:
        assert all(len(one.dots) == one.count for one in found.columns)


def _stretch(start: dt.date | None, end: dt.date | None, count: int) -> Stretch:
    """One that does not end before it begins."""
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end)
    return Stretch(start, end, count)


@given(st.lists(st.tuples(st.dates() | st.none(), st.dates() | st.none(), st.integers(1, 9)), max_size=200))
def test_bars_never_lie_on_each_other_and_none_is_forgotten(
    given_ones: list[tuple[dt.date | None, dt.date | None, int]],
) -> None:
    stretches = tuple(_stretch(*one) for one in given_ones)
    found = bars(Axis(dt.date(1500, 1, 1), dt.date(8000, 1, 1)), stretches)
    merged = 1 if found.covering else 0
    assert len(found.bars) - merged + found.covering + found.left_out == len(stretches)
    assert found.height <= LANES * LANE
    for lane in {bar.y for bar in found.bars}:
        row = sorted((bar.x, bar.x + bar.width) for bar in found.bars if bar.y == lane)
        assert all(before[1] <= after[0] for before, after in pairwise(row))


@pytest.mark.parametrize(
    ("first", "last", "whole", "current", "wider", "narrower", "earlier", "later"),
    [
        ("2026-03-01", "2026-03-31", False, "month", "year", "week", "2026-02-01", "2026-04-01"),
        ("2026-03-09", "2026-03-15", False, "week", "month", "day", "2026-03-02", "2026-03-16"),
        ("2026-03-09", "2026-03-09", False, "day", "week", None, "2026-03-08", "2026-03-10"),
        ("2026-03-03", "2026-03-12", False, None, "month", "week", "2026-02-21", "2026-03-13"),
        ("2026-03-04", "2026-05-06", True, None, None, "month", None, None),
    ],
)
def test_windows_lead_to_the_calendar_around(
    first: str,
    last: str,
    *,
    whole: bool,
    current: str | None,
    wider: str | None,
    narrower: str | None,
    earlier: str | None,
    later: str | None,
) -> None:
    found = windows_around(Axis(day(first), day(last)), day("2026-03-11"), whole=whole)
    assert next((one.name for one in found.zooms if one.current), None) == current
    assert (found.wider.name if found.wider else None) == wider
    assert (found.narrower.name if found.narrower else None) == narrower
    assert (found.earlier.start.isoformat() if found.earlier else None) == earlier
    assert (found.later.start.isoformat() if found.later else None) == later


@given(st.dates(), st.dates())
def test_windows_are_there_at_the_ends_of_the_calendar(one: dt.date, other: dt.date) -> None:
    shown = Axis(min(one, other), max(one, other))
    found = windows_around(shown, one, whole=False)
    assert found.earlier is None or found.earlier.end == shown.first - DAY
    assert found.later is None or found.later.start == shown.last + DAY


values = st.builds(
    lambda low, more, start, mark: Value(low, None if low is None else low + more, start, start, mark, ""),
    st.floats(0, 1e12),
    st.floats(0, 1e6),
    st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)),
    st.sampled_from("ABC"),
)


@given(st.lists(values, max_size=60))
def test_dots_stay_in_the_drawing_and_apart(given_values: list[Value]) -> None:
    found = dots(given_values)
    if found is None:
        assert len({(one.low, one.high, one.first) for one in given_values}) < 2
        return
    assert len(found.dots) == len(given_values)
    assert all(0 <= one.top <= one.y <= one.bottom <= HEIGHT and 0 <= one.x <= 100 for one in found.dots)
    assert len({(one.x, one.dx, one.y) for one in found.dots}) == len(found.dots)


def test_a_range_is_a_line_and_an_open_one_reaches_the_edge() -> None:
    on = day("2026-03-09")
    found = dots([Value(10, 20, on, on, "A", ""), Value(15, None, on, on, "B", ""), Value(12, 12, on, on, "C", "")])
    assert found is not None
    ranged, opened, plain = found.dots
    assert ranged.top < ranged.y < ranged.bottom
    assert opened.top == 0
    assert plain.top == plain.y == plain.bottom


def test_each_source_has_one_mark() -> None:
    names = [f"source {number}" for number in range(28)]
    assert list(marks([*names, *names]).values())[:2] == ["A", "B"]
    assert marks(names)["source 27"] == "B2"
    assert len(set(marks(names).values())) == 28


@pytest.mark.parametrize(
    ("value", "words"), [(310e6, "310 m"), (1.25e9, "1.25 bn"), (4000, "4,000"), (12.5, "12.5"), (2e12, "2 tn")]
)
def test_large_numbers_are_short_on_an_axis(value: float, words: str) -> None:
    assert compact(value) == words


def test_every_schedule_is_drawn_as_something() -> None:
    held = [status for group in GROUPS.values() for status in group]
    assert sorted(held) == sorted(ScheduleStatus)


def test_the_strip_keeps_the_day_in_sight_and_far_days_do_not_flatten_it() -> None:
    near = [{"day": f"2026-03-{number:02}", "schedule": "not-yet-due", "commitments": 2} for number in range(1, 29)]
    far = {"day": "9998-01-01", "schedule": "not-yet-due", "commitments": 1}
    found = strip([*near, far], day("2026-04-01"))  # type: ignore[list-item]
    assert found is not None
    assert found.axis.first < day("2026-03-01")
    assert day("2026-04-01") < found.axis.last < day("2028-01-01")
    assert sum(one.count for one in found.columns) == 56
    assert strip([{"day": None, "schedule": "no-date", "commitments": 3}], day("2026-04-01")) is None
