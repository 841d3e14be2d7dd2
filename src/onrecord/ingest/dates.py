"""Written dates of publication. Rule: a date is read in one way or refused; nothing is filled in from today's."""

import datetime as dt
import re
import warnings

from dateutil import parser

from onrecord.errors import InputError

# The zones of RFC 2822, in hours; any other abbreviation means several zones and gives the date alone.
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6}
_ZONES |= {"PST": -8, "PDT": -7}
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_MONTHS = 12
_LONGEST = 80
# What a date leaves out is taken from these two, so it shows as a difference.
_FILLERS = (dt.datetime(2000, 1, 1), dt.datetime(2004, 2, 2))  # noqa: DTZ001 - never part of an answer


def parse_published(text: str) -> dt.date | dt.datetime:
    """The date, or the instant if the text names its zone: ISO 8601, then the common ways to write one in English.

    `2024-11-11`, `2024-11-11T08:00:00Z`, `11 November 2024`, `Mon, 11 Nov 2024 08:00:00 +0200`. A time without a zone
    is no instant: only its date is kept. Raises InputError for everything else, and for `03/04/2024`, which is two
    dates.
    """
    written = " ".join(text.split())
    try:
        found = dt.datetime.fromisoformat(written)
    except ValueError:
        found = _parse_written(written)
    return found if found.tzinfo is not None and found.utcoffset() is not None else found.date()


def _parse_written(written: str) -> dt.datetime:
    """The date in words or figures, by dateutil, which fills what is missing; so it is asked twice."""
    refusal = InputError(f"{written[:_LONGEST]!r} is not a date; write it as 2024-11-11 or 2024-11-11T08:00:00+00:00")
    if len(written) > _LONGEST or written.isdecimal() or not _YEAR.search(written):
        raise refusal
    _refuse_ambiguous(written)
    try:
        with warnings.catch_warnings(action="ignore"):
            first, second = (parser.parse(written, default=filler, tzinfos=_zone) for filler in _FILLERS)
    except (ValueError, OverflowError) as error:
        raise refusal from error
    if first != second:
        raise refusal
    return first


def _refuse_ambiguous(written: str) -> None:
    for first, second, year in _NUMERIC.findall(written):
        if len(year) == 2:  # noqa: PLR2004 - two figures
            raise InputError(f"{written!r} has a year of two figures; write the date as YYYY-MM-DD")
        if first != second and int(first) <= _MONTHS and int(second) <= _MONTHS:
            raise InputError(f"{written!r} may be day/month or month/day; write the date as YYYY-MM-DD")


def _zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """The zone of an offset in seconds or of a known name."""
    if offset is not None:
        return dt.timezone(dt.timedelta(seconds=offset))
    hours = _ZONES.get(name or "")
    return None if hours is None else dt.timezone(dt.timedelta(hours=hours))
