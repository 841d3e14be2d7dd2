"""Expressions of time as TIMEX3 has them (Pustejovsky et al. 2003, ISO 24617-1). The one rule: an interval says what
the words fix and no more; an end that they leave open is None."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.documents import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; None is open. At least one is given."""

    start: dt.date | None
    end: dt.date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise IntegrityError("an interval needs a start or an end")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise IntegrityError(f"the interval from {self.start} ends on {self.end}")


class TimeType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Modifier(StrEnum):
    """TIMEX3's `mod`: how the words stand to the value."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time. `value` is TIMEX3's (ISO 8601 with its extensions: "2024-11-07", "P7D", "PRESENT_REF",
    "2024-SU"); `interval` the days that it means, None where it names none ("on Day One", "two weeks")."""

    span: Span
    type: TimeType
    value: str
    interval: Interval | None = None
    modifier: Modifier | None = None
