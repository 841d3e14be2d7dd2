"""By when something is due, manner by manner, as said on Thursday 12 March 2026: the days, or none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.actors import Cast, Resolution
from onrecord.reading.commitments.deadlines import LASTING, Limit, limits
from onrecord.reading.commitments.scenes import scenes_of
from onrecord.reading.times import find_times
from onrecord.records import Document, Interval, sha256
from tests.reading.commitments.conftest import THURSDAY

CAST = Cast((), frozenset(), lambda _: Resolution())
MONDAY = dt.date(2026, 3, 9)
FEAST = dt.date(2026, 11, 1)


def limits_of(text: str, day: dt.date = THURSDAY, *, told: bool = False) -> list[Limit]:
    """All limits of a text that was said on a day."""
    document = Document(text, sha256(text.encode()), published=day, language="en")
    scenes = scenes_of(document, (), find_times(document), CAST)
    return [limit for scene in scenes for limit in limits(scene, Interval(day, day), told=told)]


def due(words: str, day: dt.date = THURSDAY) -> tuple[str, str]:
    """First and last day, by month and day, of the one limit that a deed has with these words; empty where open."""
    found = [one.due for one in limits_of(f"Lisk must pay the crew {words}.", day) if one.due and one.how != LASTING]
    assert len(found) == 1, found
    ends = (found[0].start, found[0].end)
    first, last = (f"{end:%m-%d}" if end and end.year == day.year else end.isoformat() if end else "" for end in ends)
    return first, last


@pytest.mark.parametrize(
    ("words", "days"),
    [
        # a day of the week
        ("by Friday", ("", "03-13")),
        ("by Thursday", ("", "03-19")),
        ("on Thursday", ("03-19", "03-19")),
        ("by 6 p.m. Thursday", ("", "03-12")),
        ("this Thursday", ("03-12", "03-12")),
        ("next Friday", ("03-20", "03-20")),
        ("by next Monday", ("", "03-16")),
        ("by Friday week", ("", "03-20")),
        ("Thursday week", ("03-26", "03-26")),
        ("a week on Sunday", ("03-22", "03-22")),
        ("on Thursday fortnight", ("03-26", "03-26")),
        ("two weeks from Monday", ("03-30", "03-30")),
        ("a week tomorrow", ("03-20", "03-20")),
        ("the Friday after next", ("03-20", "03-20")),
        ("on Saturday and Sunday", ("03-14", "03-15")),
        ("from Monday to Wednesday", ("03-16", "03-18")),
        ("by Monday evening, 13 April", ("", "04-13")),
        ("BY SUNDAY", ("", "03-15")),
        ("by Friday noon", ("", "03-13")),
        # weeks and weekends
        ("within the fortnight", ("", "03-26")),
        ("inside three weeks", ("03-12", "04-02")),
        ("inside of fifteen days", ("03-12", "03-27")),
        ("before the weekend", ("", "03-13")),
        ("by the weekend", ("", "03-14")),
        ("at the weekend", ("03-14", "03-15")),
        ("early next week", ("03-16", "03-18")),
        ("by the middle of next week", ("", "03-18")),
        ("in the week of the 20th", ("03-16", "03-22")),
        ("in week 22", ("05-25", "05-31")),
        ("in the week after next", ("03-23", "03-29")),
        ("within the week", ("", "03-19")),
        # parts of a month
        ("in the first half of October", ("10-01", "10-15")),
        ("in the second half of April", ("04-16", "04-30")),
        ("in the first week of June", ("06-01", "06-07")),
        ("in the last week of May", ("05-25", "05-31")),
        ("in the first ten days of next month", ("04-01", "04-10")),
        ("by mid-June", ("", "06-15")),
        ("by the middle of October", ("", "10-15")),
        ("in early April", ("04-01", "04-10")),
        ("by the beginning of April", ("", "04-01")),
        ("at the end of June", ("06-24", "06-30")),
        ("by the last day of February", ("", "2027-02-28")),
        ("by the second Sunday of next month", ("", "04-12")),
        ("on the last Sunday in September", ("09-27", "09-27")),
        ("on the first working day of November", ("11-02", "11-02")),
        ("between May and September", ("05-01", "09-30")),
        ("in May or June", ("05-01", "06-30")),
        ("from 4 to 7 April", ("04-04", "04-07")),
        ("on 12 and 13 September", ("09-12", "09-13")),
        ("from 15 September to 31 October", ("09-15", "10-31")),
        # a number alone
        ("on the 20th", ("03-20", "03-20")),
        ("by the fifteenth", ("", "03-15")),
        ("by the 5th of next month", ("", "04-05")),
        ("from the 4th to the 9th", ("04-04", "04-09")),
        ("by 5 p.m. on the 14th", ("", "03-14")),
        ("on Friday the 13th", ("03-13", "03-13")),
        # counted from today
        ("in three weeks' time", ("04-02", "04-02")),
        ("in a fortnight", ("03-26", "03-26")),
        ("within a fortnight", ("03-12", "03-26")),
        ("six weeks hence", ("04-23", "04-23")),
        ("by this time tomorrow", ("", "03-13")),
        ("within ten days of signature", ("03-12", "03-22")),
        ("within ten days of this ruling", ("03-12", "03-22")),
        ("tonight", ("03-12", "03-12")),
        ("overnight", ("03-12", "03-13")),
        ("before midnight", ("", "03-12")),
        ("by dawn", ("", "03-13")),
        ("with immediate effect", ("03-12", "03-12")),
        # ends
        ("by year's end", ("", "12-31")),
        ("by the end of the calendar year", ("", "12-31")),
        ("before the end of the calendar year", ("", "12-31")),
        ("before the end of the second quarter", ("", "06-30")),
        ("before the quarter is out", ("", "03-31")),
        ("before this month ends", ("", "03-31")),
        ("before April is out", ("", "04-30")),
        ("before April ends", ("", "04-30")),
        ("by mid-2027", ("", "2027-06-30")),
        ("no later than 2028", ("", "2028-12-31")),
        ("before the last day of 2027", ("", "2027-12-30")),
        ("later this month", ("03-12", "03-31")),
        # feasts
        ("by All Saints", ("", "11-01")),
        ("before Christmas", ("", "12-24")),
        ("by New Year", ("", "2027-01-01")),
        ("by Whitsun", ("", "05-24")),
        ("before the feast of the nets, on 14 July", ("", "07-13")),
        ("in time for Christmas", ("", "12-25")),
        # other words before it
        ("from April", ("04-01", "")),
        ("as of 1 April", ("04-01", "")),
        ("with effect from 1 April", ("04-01", "")),
        ("starting next Monday", ("03-16", "")),
        ("prior to 1 April", ("", "03-31")),
        ("not after 4 May", ("", "05-04")),
        ("on 4 May at the latest", ("", "05-04")),
        ("from 4 May at the latest", ("", "05-04")),
        ("before the synod opens on 5 May", ("", "05-04")),
        ("by Friday's sitting", ("", "03-13")),
    ],
)
def test_the_days_that_a_manner_fixes(words: str, days: tuple[str, str]) -> None:
    assert due(words) == days


@pytest.mark.parametrize(
    "words",
    [
        "within ten days of delivery",
        "within forty working days",
        "by the end of the financial year",
        "before the first anniversary",
        "by the second floor",
        "on the tenth attempt",
        "by the summer solstice",
        "not tomorrow",
        "since the first week of June",
        "for the past two years",
        "the debt agreed in January",
        "within hours",
        "before the 12th",
        "by the middle of last month",
    ],
)
def test_words_that_fix_no_day(words: str) -> None:
    found = limits_of(f"Lisk must pay the crew {words}.")
    assert [one.due for one in found if one.due is not None] == []


@pytest.mark.parametrize(
    ("words", "day", "days"),
    [
        ("by Monday", MONDAY, ("", "03-16")),
        ("next Tuesday", MONDAY, ("03-17", "03-17")),
        ("by Tuesday week", MONDAY, ("", "03-17")),
        ("midweek", MONDAY, ("03-10", "03-12")),
        ("before Easter", FEAST, ("", "2027-03-27")),
        ("by All Souls' Day", FEAST, ("", "11-02")),
        ("by the 15th", dt.date(2026, 12, 20), ("", "2027-01-15")),
        ("between October and March", dt.date(2026, 4, 1), ("10-01", "2027-03-31")),
    ],
)
def test_the_days_follow_the_day_of_saying(words: str, day: dt.date, days: tuple[str, str]) -> None:
    assert due(words, day) == days


def test_who_stands_before_a_court_on_a_day_is_there_on_that_day() -> None:
    (limit,) = limits_of("Lisk must appear before the examining judge on 5 May.")
    assert limit.due == Interval(dt.date(2026, 5, 5), dt.date(2026, 5, 5))


def test_what_was_promised_long_ago_may_have_been_due_since() -> None:
    (limit,) = limits_of("Lisk had promised to pay in the first half of January.", told=True)
    assert limit.due == Interval(dt.date(2026, 1, 1), dt.date(2026, 1, 15))


def test_the_words_of_a_limit_reach_to_its_first_and_last() -> None:
    text = "Lisk must pay the crew by 5 p.m. on the 14th, or sail."
    document = Document(text, sha256(text.encode()), published=THURSDAY, language="en")
    (scene,) = scenes_of(document, (), find_times(document), CAST)
    (limit,) = limits(scene, Interval(THURSDAY, THURSDAY), told=False)
    assert scene.span(*limit.words).cut(text) == "by 5 p.m. on the 14th"


MANNERS = (
    "by Friday week",
    "in the first half of October",
    "in the last week of May",
    "by the second Sunday of next month",
    "on the 31st",
    "before the weekend",
    "in three weeks' time",
    "by mid-June",
    "in week 53",
    "by the middle of the year",
    "before the year is out",
    "by next Monday",
    "by Easter",
    "from 4 to 7 April",
)


@given(st.sampled_from(MANNERS), st.dates())
def test_nothing_is_due_before_it_was_said(words: str, day: dt.date) -> None:
    for limit in limits_of(f"Lisk must pay the crew {words}.", day):
        assert limit.due is None or limit.due.end is None or limit.due.end >= day
