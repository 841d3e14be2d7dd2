"""How the answers of an affair are compared: names, numbers, pairs and parts, by themselves."""

import datetime as dt
from decimal import Decimal

import pytest

from benchmarks.affair_scoring import (
    akin,
    alike,
    fullest,
    pairs_together,
    parted,
    reason_right,
    restricted,
    same_number,
    status_right,
    touching,
)
from onrecord.records import (
    Apart,
    ScheduleStatus,
    Span,
)

DAY = dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ilva Brandt", "Brandt", True),
        ("the Ministry of Ports", "Ports Ministry", True),
        ("Government of Sarnia", "the Sarnian government", True),
        ("Ilva Brandt", "Oto Brandt", False),
        ("Ilva Brandt", None, False),
        ("", "", False),
    ],
)
def test_names_are_alike_where_one_holds_the_other(one: str, other: str | None, expected: bool) -> None:  # noqa: FBT001 - a column
    assert alike(one, other) is expected
    assert alike(other, one) is expected


def test_descriptions_are_akin_by_two_words() -> None:
    assert akin("two people familiar with the talks", "the two people, who asked not to be named")
    assert akin("people", "two people familiar with the talks")
    assert not akin("a diplomat", "a clerk")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1.4", "1400000", True),
        ("310", "310000000", True),
        ("310", "310", True),
        ("310", "31", False),
        ("0", "0", True),
    ],
)
def test_numbers_are_the_same_but_for_thousands(one: str, other: str, expected: bool) -> None:  # noqa: FBT001 - a column
    assert same_number(Decimal(one), Decimal(other)) is expected
    assert not same_number(Decimal(one), None)


def test_pairs_stand_together_in_one_group_of_several() -> None:
    groups = {"a": {"x"}, "b": {"x", "y"}, "c": {"y"}, "d": set[str]()}
    assert pairs_together(groups) == {frozenset("ab"), frozenset("bc")}


def test_parts_are_compared_as_far_as_their_statements_were_found() -> None:
    marked = restricted([{0, 2}, {1}, {3}], {0, 1, 2})
    assert marked == {frozenset({0, 2}), frozenset({1})}
    assert parted([("p", "q"), ("r",)], {0: "p", 2: "q", 1: "r"}) == marked
    assert parted([("p",), ("r",)], {0: "p", 2: "q", 1: "r"}) != marked


def test_the_fullest_is_the_one_with_most_and_of_two_the_purer() -> None:
    assert fullest({"a": "pqx", "b": "pq", "c": "p"}, {"p", "q"}) == "b"
    assert fullest({"a": "x"}, {"p"}) is None


def test_touching_counts_characters() -> None:
    assert touching([Span(0, 5), Span(8, 9)], [Span(3, 10)]) == 3
    assert touching([Span(0, 3)], [Span(3, 6)]) == 0


@pytest.mark.parametrize(
    ("why", "apart", "expected"),
    [
        ("other date", Apart.OTHER_DATE, True),
        ("other date", Apart.UPDATE, True),
        ("the same speaker revises it", Apart.REVISION, True),
        ("other date", Apart.OTHER_PLACE, False),
        ("dwellings alone", Apart.PART_OF, True),
        ("dwellings alone", Apart.OTHER_DATE, False),
        ("other date, and the upper basin alone", Apart.OTHER_MEASURE, True),
        ("other place", Apart.NOT_HELD, False),
        ("other date", None, False),
    ],
)
def test_reasons_go_by_their_sort(why: str, apart: Apart | None, expected: bool) -> None:  # noqa: FBT001 - a column
    assert reason_right(why, apart) is expected


def test_done_without_a_day_is_right_where_no_day_is_told() -> None:
    assert status_right(ScheduleStatus.DONE_IN_TIME, ScheduleStatus.DONE, dated=False)
    assert not status_right(ScheduleStatus.DONE_IN_TIME, ScheduleStatus.DONE, dated=True)
    assert not status_right(ScheduleStatus.DONE, ScheduleStatus.DONE_IN_TIME, dated=False)
    assert not status_right(ScheduleStatus.NO_DATE, ScheduleStatus.DONE, dated=False)
