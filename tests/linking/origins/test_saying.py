"""What one statement tells of its occasion."""

import datetime as dt
from dataclasses import replace

import pytest

from onrecord.linking.origins.saying import as_said, same_words
from onrecord.records import HopKind, Interval, Span, Time, TimeType
from tests.linking.origins.conftest import Tell

BRUSK = HopKind.NAMED, "Ana Brusk"


@pytest.mark.parametrize(
    ("cue", "content", "said", "recalled"),
    [
        ("said", "the dam held", (None, 9), False),
        ("has said", "the dam held", (None, 9), True),
        ("has said", "the dam held", (9, 9), False),
        ("says", "the dam held", (None, 9), True),
        ("says", "“the dam held”", (None, 9), False),
        ("insists", "the dam held", (None, 9), False),
        ("accept", "the finding of the river panel that the dam held", (None, 9), True),
    ],
)
def test_what_was_said_before(
    tell: Tell, cue: str, content: str, said: tuple[int | None, int], *, recalled: bool
) -> None:
    assert as_said(tell("The Quay", 9, BRUSK, cue=cue, content=content, said=said)).is_recalled is recalled


def test_a_sentence_may_tell_of_two_days(tell: Tell) -> None:
    content = "the dam held and on March 12 that it leaked"
    told = tell("The Quay", 20, BRUSK, content=content, said=(9, 9))
    start = told.text.index("March 12")
    day = dt.date(2026, 3, 12)
    time = Time(Span(start, start + len("March 12")), TimeType.DATE, "2026-03-12", Interval(day, day))
    assert as_said(replace(told, times=(time,))).again == ((day, day),)
    assert as_said(told).again == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“not one stone of it has moved since spring”", "“Not one stone of it has moved since spring, no”", True),
        ("“not one stone of it has moved”", "“Not one stone of it fell”", False),
        ("not one stone of it has moved since spring", "“not one stone of it has moved since spring”", False),
    ],
)
def test_a_quotation_is_the_same_where_enough_of_it_is(tell: Tell, one: str, other: str, *, same: bool) -> None:
    first, second = (as_said(tell("The Quay", 9, BRUSK, content=content)) for content in (one, other))
    assert same_words(first, second) is same
