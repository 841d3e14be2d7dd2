"""A date of publication is read in one way or refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import parse_published

EVENING = dt.datetime(2019, 3, 5, 18, 30, tzinfo=dt.UTC)
DAY = dt.date(2019, 3, 5)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2019-03-05", DAY),
        ("20190305", DAY),
        ("2019-W10-2", DAY),
        (" 2019-03-05\n", DAY),
        ("2019/03/05", DAY),
        ("2019-03-05T18:30:00", DAY),  # no zone, so no instant
        ("2019-03-05 18:30", DAY),
        ("5 March 2019", DAY),
        ("5th of March 2019", DAY),
        ("Mar. 5, 2019", DAY),
        ("March 5, 2019 09:15", DAY),
        ("March 5, 2019, 6:30 p.m.", DAY),
        ("Tuesday, 5 March 2019", DAY),
        ("Tue Mar  5 18:30:00 2019", DAY),
        ("13/03/2019", dt.date(2019, 3, 13)),
        ("03/13/2019", dt.date(2019, 3, 13)),
        ("03/03/2019", dt.date(2019, 3, 3)),
        ("24.12.2019", dt.date(2019, 12, 24)),
        ("March 5, 2019 18:30 BST", DAY),  # several zones have that name
    ],
)
def test_a_date_is_a_date(written: str, date: dt.date) -> None:
    found = parse_published(written)
    assert found == date
    assert not isinstance(found, dt.datetime)


@pytest.mark.parametrize(
    "written",
    [
        "2019-03-05T18:30:00Z",
        "2019-03-05T18:30:00.000+00:00",
        "2019-03-05T20:30:00+02:00",
        "2019-03-05 20:30 +0200",
        "Tue, 05 Mar 2019 20:30:00 +0200",
        "Tue, 05 Mar 2019 18:30:00 GMT",
        "March 5, 2019 1:30 PM EST",
    ],
)
def test_a_time_with_its_zone_is_an_instant(written: str) -> None:
    assert parse_published(written) == EVENING


def test_an_instant_keeps_its_own_zone() -> None:
    found = parse_published("2019-03-05T20:30:00+02:00")
    assert found.isoformat() == "2019-03-05T20:30:00+02:00"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "Monday",
        "10",
        "2019",
        "March 2019",
        "5 March",
        "5 mars 2019",
        "1551810600",
        "20190305183000",
        "2019-02-30",
        "99/99/2019",
        "5 March 2019 and 6 March 2019",
        "Published on 5 March 2019",
        "5 March 2019" + " " * 5 + "x" * 100,
        "1 January 0000",
    ],
)
def test_what_is_no_whole_date_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="not a date"):
        parse_published(written)


@pytest.mark.parametrize("written", ["03/04/2019", "3.4.2019", "03-04-2019 18:30", "12/11/2019"])
def test_a_date_that_is_two_dates_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="day/month or month/day"):
        parse_published(written)


def test_a_year_of_two_figures_is_refused() -> None:
    with pytest.raises(InputError, match="two figures"):
        parse_published("13/03/19 (2019)")


@given(st.datetimes(timezones=st.timezones()))
def test_iso_8601_comes_back_as_it_was(instant: dt.datetime) -> None:
    assert parse_published(instant.isoformat()).isoformat() == instant.isoformat()


@given(st.one_of(st.text(), st.from_regex(r"[0-9A-Za-z:,./+ -]{0,30}", fullmatch=True)))
def test_any_text_is_a_date_or_an_input_error(written: str) -> None:
    try:
        found = parse_published(written)
    except InputError:
        return
    assert not isinstance(found, dt.datetime) or found.utcoffset() is not None
