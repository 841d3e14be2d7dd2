import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times import find_times
from onrecord.records import Document, Modifier, Time, TimeType, sha256

MONDAY = dt.date(2026, 3, 16)


def document(text: str, published: dt.date | dt.datetime | None = MONDAY, language: str | None = "en") -> Document:
    return Document(text, sha256(text.encode()), published=published, language=language)


def brief(time: Time, text: str) -> tuple[str, str, str, str]:
    """Words, type, value and interval, the interval as START/END with open ends left out."""
    days = time.interval
    interval = "" if days is None else f"{days.start or ''}/{days.end or ''}"
    return time.span.cut(text), time.type.value, time.value, interval


def found(text: str, published: dt.date | None = MONDAY) -> list[tuple[str, str, str, str]]:
    return [brief(time, text) for time in find_times(document(text, published))]


def day(value: str) -> str:
    return f"{value}/{value}"


@pytest.mark.parametrize(
    ("text", "words", "value", "interval"),
    [
        ("The dam burst on November 10, 2024.", "November 10, 2024", "2024-11-10", day("2024-11-10")),
        ("The dam burst on 10 November 2024.", "10 November 2024", "2024-11-10", day("2024-11-10")),
        ("The dam burst on Sunday, November 10, 2024.", "Sunday, November 10, 2024", "2024-11-10", day("2024-11-10")),
        ("The dam burst on the third of May 1999.", "the third of May 1999", "1999-05-03", day("1999-05-03")),
        ("The dam burst on March eighth.", "March eighth", "2026-03-08", day("2026-03-08")),
        ("The dam burst on 2024-11-10.", "2024-11-10", "2024-11-10", day("2024-11-10")),
        ("The dam burst on 10/29/89.", "10/29/89", "1989-10-29", day("1989-10-29")),
        ("The dam burst on 31/12/2024.", "31/12/2024", "2024-12-31", day("2024-12-31")),
        ("The dam burst on 10.11.2024.", "10.11.2024", "2024-11-10", day("2024-11-10")),
        ("The dam burst in June 1999.", "June 1999", "1999-06", "1999-06-01/1999-06-30"),
        ("The dam burst in October ’89.", "October ’89", "1989-10", "1989-10-01/1989-10-31"),
        ("The dam burst in June last year.", "June last year", "2025-06", "2025-06-01/2025-06-30"),
        ("The dam burst in 1998.", "1998", "1998", "1998-01-01/1998-12-31"),
        ("The dam burst in nineteen ninety-four.", "nineteen ninety-four", "1994", "1994-01-01/1994-12-31"),
        ("The dam burst in the year two thousand.", "the year two thousand", "2000", "2000-01-01/2000-12-31"),
        ("It stood in the 1960s.", "the 1960s", "196", "1960-01-01/1969-12-31"),
        ("It stood in the ’80s.", "the ’80s", "198", "1980-01-01/1989-12-31"),
        ("It stood in the 1800s.", "the 1800s", "18", "1800-01-01/1899-12-31"),
        ("It stood in the nineties.", "the nineties", "199", "1990-01-01/1999-12-31"),
        ("It stood in the 19th century.", "the 19th century", "18", "1800-01-01/1899-12-31"),
        (
            "Profit rose in the fourth quarter of 2024.",
            "the fourth quarter of 2024",
            "2024-Q4",
            "2024-10-01/2024-12-31",
        ),
        ("The dam burst on All Souls’ Day 2024.", "All Souls’ Day 2024", "2024-11-02", day("2024-11-02")),
        ("The dam burst on St Martin's Day, 2024.", "St Martin's Day, 2024", "2024-11-11", day("2024-11-11")),
        ("Profit rose in Q3 2024.", "Q3 2024", "2024-Q3", "2024-07-01/2024-09-30"),
        ("Profit rose in the first half of 2025.", "the first half of 2025", "2025-H1", "2025-01-01/2025-06-30"),
        ("Profit rose in H1 2025.", "H1 2025", "2025-H1", "2025-01-01/2025-06-30"),
        ("Profit rose in fiscal 2025.", "fiscal 2025", "2025", ""),
        ("Profit rose in FY2025.", "FY2025", "2025", ""),
        ("It snowed in the winter of 1994.", "the winter of 1994", "1994-WI", "1994-12-01/1995-02-28"),
        ("They met on Labor Day 1999.", "Labor Day 1999", "1999-09-06", day("1999-09-06")),
        ("They met on Easter Monday 2024.", "Easter Monday 2024", "2024-04-01", day("2024-04-01")),
    ],
)
def test_a_whole_date_means_the_same_on_any_day(text: str, words: str, value: str, interval: str) -> None:
    assert found(text) == [(words, "DATE", value, interval)]
    if "last year" not in text and "eighth" not in text:
        assert found(text, None) == [(words, "DATE", value, interval)]


@pytest.mark.parametrize(
    ("text", "words", "value", "interval", "unanchored"),
    [
        ("The valve was shut on Thursday.", "Thursday", "2026-03-12", day("2026-03-12"), "XXXX-WXX-4"),
        ("The valve was shut on Monday.", "Monday", "2026-03-16", day("2026-03-16"), "XXXX-WXX-1"),
        ("The committee will meet on Thursday.", "Thursday", "2026-03-19", day("2026-03-19"), "XXXX-WXX-4"),
        ("The inspectors left last Wednesday.", "last Wednesday", "2026-03-11", day("2026-03-11"), "XXXX-WXX-3"),
        ("Talks resume next Tuesday.", "next Tuesday", "2026-03-17", day("2026-03-17"), "XXXX-WXX-2"),
        ("It is heard this coming Friday.", "this coming Friday", "2026-03-20", day("2026-03-20"), "XXXX-WXX-5"),
        ("The pumps stopped yesterday.", "yesterday", "2026-03-15", day("2026-03-15"), "XXXX-XX-XX"),
        ("It was the day before yesterday.", "the day before yesterday", "2026-03-14", day("2026-03-14"), "XXXX-XX-XX"),
        ("The bridge was opened in October.", "October", "2025-10", "2025-10-01/2025-10-31", "XXXX-10"),
        ("The bridge will be opened in October.", "October", "2026-10", "2026-10-01/2026-10-31", "XXXX-10"),
        ("The bridge opened in March.", "March", "2026-03", "2026-03-01/2026-03-31", "XXXX-03"),
        ("The bridge opened last May.", "last May", "2025-05", "2025-05-01/2025-05-31", "XXXX-05"),
        ("The dam burst on Nov. 29.", "Nov. 29", "2025-11-29", day("2025-11-29"), "XXXX-11-29"),
        ("They meet on Wednesday, 1 July.", "Wednesday, 1 July", "2026-07-01", day("2026-07-01"), "XXXX-07-01"),
        ("They met on Tuesday, 1 July.", "Tuesday, 1 July", "2025-07-01", day("2025-07-01"), "XXXX-07-01"),
        ("It began on May 3 of last year.", "May 3 of last year", "2025-05-03", day("2025-05-03"), "XXXX-05-03"),
        ("The dam will be inspected on April 2.", "April 2", "2026-04-02", day("2026-04-02"), "XXXX-04-02"),
        ("The dam burst in the summer.", "the summer", "2025-SU", "2025-06-01/2025-08-31", "XXXX-SU"),
        ("It will open this fall.", "this fall", "2026-FA", "2026-09-01/2026-11-30", "XXXX-FA"),
        ("Profit rose in the third quarter.", "the third quarter", "2025-Q3", "2025-07-01/2025-09-30", "XXXX-Q3"),
        ("They met on Christmas Eve.", "Christmas Eve", "2025-12-24", day("2025-12-24"), "XXXX-12-24"),
        ("The dam burst last week.", "last week", "2026-W11", "2026-03-09/2026-03-15", "XXXX-WXX"),
        ("The dam burst over the weekend.", "the weekend", "2026-W11-WE", "2026-03-14/2026-03-15", "XXXX-WXX-WE"),
        ("It will burst next month.", "next month", "2026-04", "2026-04-01/2026-04-30", "XXXX-XX"),
        ("It burst this year.", "this year", "2026", "2026-01-01/2026-12-31", "XXXX"),
        ("They met Thursday of last week.", "Thursday of last week", "2026-03-12", day("2026-03-12"), "XXXX-WXX-4"),
        ("They meet on Monday next week.", "Monday next week", "2026-03-23", day("2026-03-23"), "XXXX-WXX-1"),
        ("The weekend was dry.", "The weekend", "2026-W11-WE", "2026-03-14/2026-03-15", "XXXX-WXX-WE"),
        ("It burst two years back.", "two years back", "2024", "2024-01-01/2024-12-31", "XXXX"),
        ("It burst two days ago.", "two days ago", "2026-03-14", day("2026-03-14"), "XXXX-XX-XX"),
        ("It burst two weeks ago.", "two weeks ago", "2026-03-02", "2026-03-02/2026-03-08", "XXXX-WXX"),
        ("It burst three months ago.", "three months ago", "2025-12", "2025-12-01/2025-12-31", "XXXX-XX"),
        ("It burst two decades ago.", "two decades ago", "2006", "2006-01-01/2006-12-31", "XXXX"),
        ("It ends two years from now.", "two years from now", "2028", "2028-01-01/2028-12-31", "XXXX"),
        ("He will act on Day One.", "Day One", "XXXX-XX-XX", "", "XXXX-XX-XX"),
        ("It burst several years ago.", "several years ago", "PAST_REF", "", "PAST_REF"),
        ("He will leave soon.", "soon", "FUTURE_REF", "", "FUTURE_REF"),
        ("Nothing is known now.", "now", "PRESENT_REF", "", "PRESENT_REF"),
        ("They did so in recent years.", "recent years", "PAST_REF", "", "PAST_REF"),
    ],
)
def test_a_date_in_part_is_anchored_to_the_day_of_publication(
    text: str, words: str, value: str, interval: str, unanchored: str
) -> None:
    assert found(text) == [(words, "DATE", value, interval)]
    assert found(text, None) == [(words, "DATE", unanchored, "")]


@pytest.mark.parametrize(
    ("text", "words", "value", "date"),
    [
        ("Monday morning the pumps were dry.", "Monday morning", "2026-03-16TMO", "2026-03-16"),
        ("They leave tomorrow morning.", "tomorrow morning", "2026-03-17TMO", "2026-03-17"),
        ("The lamps went out last night.", "last night", "2026-03-15TNI", "2026-03-15"),
        ("The lamps went out this morning.", "this morning", "2026-03-16TMO", "2026-03-16"),
        ("He will speak tonight.", "tonight", "2026-03-16TNI", "2026-03-16"),
        ("The call was at 5 p.m. Friday.", "5 p.m. Friday", "2026-03-13T17:00", "2026-03-13"),
        ("The call was on Friday at noon.", "Friday at noon", "2026-03-13T12:00", "2026-03-13"),
        ("The call was at 10:40 a.m.", "10:40 a.m.", "2026-03-16T10:40", "2026-03-16"),
        ("The call was at 14:48 UTC.", "14:48 UTC", "2026-03-16T14:48Z", "2026-03-16"),
        ("The call was at 17:00 on 3 March.", "17:00 on 3 March", "2026-03-03T17:00", "2026-03-03"),
        ("The call was at 0900 hours.", "0900 hours", "2026-03-16T09:00", "2026-03-16"),
        ("The call (0730 GMT) was short.", "0730 GMT", "2026-03-16T07:30Z", "2026-03-16"),
        (
            "It rang at five o’clock in the afternoon.",
            "five o’clock in the afternoon",
            "2026-03-16T17:00",
            "2026-03-16",
        ),
        ("Logged at 2024-11-10T14:30:00Z.", "2024-11-10T14:30:00Z", "2024-11-10T14:30", "2024-11-10"),
    ],
)
def test_a_time_of_day_has_its_day(text: str, words: str, value: str, date: str) -> None:
    assert found(text) == [(words, "TIME", value, day(date))]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He reigned for two weeks.", "two weeks", "P2W"),
        ("He reigned for five-and-a-half years.", "five-and-a-half years", "P5Y6M"),
        ("It lasted 45 mins.", "45 mins", "PT45M"),
        ("It was a year-long drought.", "year-long", "P1Y"),
        ("A year after the flood, he left.", "A year", "P1Y"),
        ("It was a two-hour meeting.", "two-hour", "PT2H"),
        ("It took a minute and a half.", "a minute and a half", "PT1M30S"),
        ("It took 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("It lasted half an hour.", "half an hour", "PT30M"),
        ("It lasted two decades.", "two decades", "P20Y"),
        ("It lasted for several years.", "several years", "PXY"),
        ("It lasted for centuries.", "centuries", "PXC"),
        ("It lasted a hundred and twenty days.", "a hundred and twenty days", "P120D"),
        ("It lasted three quarters.", "three quarters", "P9M"),
        ("The first nine months were dry.", "The first nine months", "P9M"),
    ],
)
def test_a_length_has_no_days(text: str, words: str, value: str) -> None:
    assert found(text) == found(text, None) == [(words, "DURATION", value, "")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rang at 8:30 p.m. (1930 UTC) on March 5.", ["2026-03-05T20:30", "2026-03-05T19:30Z", "2026-03-05"]),
        ("It rang at 15:30 local time (1430 UTC), on Friday.", ["2026-03-13T15:30", "2026-03-13T14:30Z", "2026-03-13"]),
        ("It rang at 5 p.m. (the bell was new) on Friday.", ["2026-03-16T17:00", "2026-03-13"]),
        ("It ran June 3-5, 1996.", ["1996-06-03", "1996"]),
        ("It ran between June and August 1996.", ["1996-06", "1996-08"]),
    ],
)
def test_what_is_said_once_for_two_is_of_both(text: str, values: list[str]) -> None:
    assert [value for _, _, value, _ in found(text)] == values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They march every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They march each July.", "each July", "XXXX-07"),
        ("They march on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("They march on Friday nights.", "Friday nights", "XXXX-WXX-5TNI"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They meet every quarter.", "every quarter", "P1Q"),
        ("The daily count rose.", "daily", "P1D"),
        ("The weekly count rose.", "weekly", "P1W"),
        ("It is counted every day.", "every day", "P1D"),
    ],
)
def test_what_comes_again_is_a_set(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, "SET", value, "")]


@pytest.mark.parametrize(
    ("text", "words", "value", "interval"),
    [
        ("It broke on 5 March 2026. The next day, the ferry sank.", "The next day", "2026-03-06", day("2026-03-06")),
        ("It broke on 5 March 2026. The same day, he left.", "The same day", "2026-03-05", day("2026-03-05")),
        ("It broke on 5 March 2026. Seven days later, he left.", "Seven days later", "P7D", day("2026-03-12")),
        ("It broke on 5 March 2026. Later in the day, he left.", "Later in the day", "2026-03-05", day("2026-03-05")),
        ("It broke on 5 March 2026. At the time, he left.", "the time", "PAST_REF", day("2026-03-05")),
        ("It broke on 5 March 2026. That week, he left.", "That week", "2026-W10", "2026-03-02/2026-03-08"),
        ("He ran in May 2020. He hid the next month.", "the next month", "2020-06", "2020-06-01/2020-06-30"),
        ("He ran in May 2020. He will hide the next month.", "the next month", "2026-04", "2026-04-01/2026-04-30"),
        ("He ran in May 2020. The following month, he hid", "The following month", "2020-06", "2020-06-01/2020-06-30"),
        ("It broke in 2020. That year, he left.", "That year", "2020", "2020-01-01/2020-12-31"),
        ("It broke on 5 March 2026. A few days later, he left.", "A few days later", "PXD", ""),
        ("It burnt on 5 March. He takes office on 9 July. Seven days later, he had done nothing.", "Seven days later",
         "P7D", day("2026-03-12")),
    ],
)  # fmt: skip
def test_what_points_back_is_counted_from_the_date_named_last(text: str, words: str, value: str, interval: str) -> None:
    one = found(text)[-1]
    assert (one[0], one[2], one[3]) == (words, value, interval)


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        ("Answer by Friday.", ["/2026-03-20"]),
        ("It holds until 1 May.", ["/2026-05-01"]),
        ("It was so since 2014.", ["2014-01-01/"]),
        ("It was so before 2020.", ["/2019-12-31"]),
        ("It was so after 2020.", ["2021-01-01/"]),
        ("It was so earlier this year.", ["2026-01-01/2026-03-16"]),
        ("It comes later this month.", ["2026-03-16/2026-03-31"]),
        ("The past three months were dry.", ["2025-12-16/2026-03-16"]),
        ("It ran from 1985 to 1987.", ["1985-01-01/1985-12-31", "1987-01-01/1987-12-31"]),
        ("It ran between June and August 1996.", ["1996-06-01/1996-06-30", "1996-08-01/1996-08-31"]),
        ("Mourning lasts Wednesday through Friday.", ["2026-03-11/2026-03-11", "/2026-03-13"]),
    ],
)
def test_an_end_that_the_words_leave_open_is_open(text: str, intervals: list[str]) -> None:
    assert [one[3] for one in found(text)] == intervals


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Early in the year, it burst.", Modifier.START),
        ("It burst in mid-1996.", Modifier.MID),
        ("It burst at the end of November.", Modifier.END),
        ("It burst in the late 1970s.", Modifier.END),
        ("It burst nearly four years ago.", Modifier.LESS_THAN),
        ("It lasted more than four hours.", Modifier.MORE_THAN),
        ("It lasted at least 20 more years.", Modifier.EQUAL_OR_MORE),
        ("It lasted up to 180 days.", Modifier.EQUAL_OR_LESS),
        ("It lasted about a decade.", Modifier.APPROX),
        ("It lasted a decade.", None),
    ],
)
def test_vagueness_is_kept(text: str, modifier: Modifier | None) -> None:
    assert [time.modifier for time in find_times(document(text))] == [modifier]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march on.",
        "The dam cost 1998 dollars, for 1998 people and 1,998 shares.",
        "He is 37 years old, and a 12-year-old won.",
        "He pays 40 marks a year and prints 700 seats a week.",
        "The Daily Lamp reported it, and the Kesta Weekly.",
        "It came too soon, in the last week of the race.",
        "It grew by a second, and a quarter of the mill burnt.",
        "The Super Tuesday vote came.",
        "They see the Sun. It shines on 1501 mills, and there are 1501.",
        "It happened in the early hours.",
        "Version 12.34.56 of 1.2.3",
        "",
        "\ud7ff\U0001f600",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Profit rose in the third quarter to 4 marks from 3 marks a year earlier.", "2024-Q3"),
        ("Profit rose in the third quarter. It compares with the year-ago quarter.", "2024-Q3"),
        ("Profit rose in the third quarter. In the quarter, nothing sank.", "2025-Q3"),
        ("Profit rose in the third quarter. For the nine months, it fell from a year earlier.", "2025"),
    ],
)
def test_results_are_compared_with_those_of_a_year_before(text: str, value: str) -> None:
    assert found(text)[-1][2] == value


@pytest.mark.parametrize("published", [None, dt.date.min, dt.date.max, dt.date(2024, 2, 29)])
@pytest.mark.parametrize(
    "text",
    [
        "30 February 2024", "in year 0", "0000-00-00", "9999-12-31", "00/00/00", "13/13/2024", "24:59 UTC",
        "a million years ago", "999999 centuries later", "in the next 999999 weeks", "99999999999 days from now",
        "last year", "next century",
        "next weekend", "the previous Friday", "the 99th century", "February 29", "earlier this decade", "Easter",
        "the next day",
    ],
)  # fmt: skip
def test_what_leaves_the_calendar_is_no_trouble(text: str, published: dt.date | None) -> None:
    for time in find_times(document(text, published)):
        assert time.span.cut(text)
        assert "None" not in time.value


def test_a_day_that_no_calendar_has_stays_open() -> None:
    assert found("It was 30 February 2024.") == [("30 February 2024", "DATE", "2024-02-XX", "")]


def test_an_instant_of_publication_counts_as_its_day() -> None:
    instant = dt.datetime(2026, 3, 16, 23, 30, tzinfo=dt.UTC)
    assert [time.value for time in find_times(document("It sank today.", instant))] == ["2026-03-16"]


def test_a_language_without_a_file_has_no_times() -> None:
    assert find_times(document("Das war am 10.11.2024.", language="de")) == ()
    assert find_times(document("It sank today.", language=None))
    assert find_times(document("It sank today.", language="en-GB"))
    assert find_times(document("It sank today.", language="../en")) == ()


WORDS = st.sampled_from(
    [
        "Monday", "May", "March 5", "the", "last", "next", "early in", "two", "years", "ago", "later", "quarter",
        "’80s", "1999", "12:30", "p.m.", "a", "half", "and", "every", "by", "since", "year-earlier", "first", "of",
        "to", "\n\n", "“", "Ə", "İ", "99999",
    ]
)  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(WORDS, max_size=20).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_every_time_lies_in_the_text_and_none_overlaps_another(text: str, published: dt.date | None) -> None:
    if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        return
    end = 0
    for time in find_times(document(text, published)):
        assert end <= time.span.start
        assert time.span.cut(text).strip() == time.span.cut(text)
        assert time.type in TimeType
        end = time.span.end


@pytest.mark.parametrize(
    "piece", ["the ", "early ", "a year ", "twenty one ", "12:", "in the ", "January 1, ", "\n", "'", "9"]
)
def test_a_long_text_is_read_piece_by_piece(piece: str) -> None:
    find_times(document(piece * 1_000))
