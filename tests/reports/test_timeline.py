"""Statements in the order of time."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figure_pairs import Side, told_of
from onrecord.records import Told
from onrecord.reports.timeline import By, Moment, in_order


def told(day: str, text: str) -> Told:
    return told_of(Side(day, "Harth Times", "Pellin", text))[0]


TOLDS = [
    told("2031-04-05", "{Edo Lant|said on Tuesday} that «7» gates were shut on 1 March 2031 and on 3 March 2031."),
    told("2031-04-03", "{Jana Holt|says} that the «7» gates were open in March 2031."),
    told("2031-04-01", "{Ada Quill|says} that nobody asked for «7» keys."),
]


def shown(moments: tuple[Moment, ...]) -> list[tuple[str, str]]:
    """Days, and who speaks."""
    return [(_days(one), one.told.speaker_name or "") for one in moments]


def _days(moment: Moment) -> str:
    return f"{moment.interval.start} {moment.interval.end}" if moment.interval else ""


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            By.PUBLISHED,
            [
                ("2031-04-01 2031-04-01", "Ada Quill"),
                ("2031-04-03 2031-04-03", "Jana Holt"),
                ("2031-04-05 2031-04-05", "Edo Lant"),
            ],
        ),
        (
            By.SAID,
            [
                ("2031-04-01 2031-04-01", "Edo Lant"),
                ("2031-04-01 2031-04-01", "Ada Quill"),
                ("2031-04-03 2031-04-03", "Jana Holt"),
            ],
        ),
        (
            By.ABOUT,
            [
                ("2031-03-01 2031-03-01", "Edo Lant"),
                ("2031-03-01 2031-03-31", "Jana Holt"),
                ("2031-03-03 2031-03-03", "Edo Lant"),
            ],
        ),
    ],
)
def test_three_orders(by: By, expected: list[tuple[str, str]]) -> None:
    assert sorted(shown(in_order(TOLDS, by))) == sorted(expected)
    days = [one.interval.start for one in in_order(TOLDS, by) if one.interval and one.interval.start]
    assert days == sorted(days)


def test_a_day_of_the_document_says_so() -> None:
    stated = {one.told.speaker_name: one.stated for one in in_order(TOLDS, By.SAID)}
    assert stated == {"Edo Lant": True, "Jana Holt": False, "Ada Quill": False}


def test_a_time_brings_its_words() -> None:
    words = [one.words for one in in_order(TOLDS, By.ABOUT)]
    assert sorted(words) == ["1 March 2031", "3 March 2031", "March 2031"]


@given(st.randoms(), st.sampled_from(By))
def test_the_order_of_arrival_changes_nothing(order: random.Random, by: By) -> None:
    shuffled = list(TOLDS)
    order.shuffle(shuffled)
    assert in_order(shuffled, by) == in_order(TOLDS, by)
