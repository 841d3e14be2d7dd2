"""What a match means: the words that operations and matches share. The one rule: an operation sees slots, never
words."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from onrecord.reading.times.language import Language
from onrecord.reading.times.matching import Match
from onrecord.reading.times.periods import Period, Unit
from onrecord.records import Interval, Modifier, TimeType


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known where an expression stands.

    `published` is the day of publication; `last` the stretch named last, `past` the last of those that had begun by
    then; `quarter` the quarter named last, and `results` the stretch whose results are told (that quarter, or the year
    of "the nine months"), never one that they are compared with. `tense` is -1, 0 (cannot be told) or 1; it is `plain`
    where its sign stands right before. `since` is the first day of a range of which this is the other end.
    """

    published: dt.date | None = None
    last: Period | None = None
    past: Period | None = None
    quarter: Period | None = None
    results: Period | None = None
    last_at: int = 0
    results_at: int = 0
    tense: int = 0
    plain: bool = False
    since: dt.date | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type and value as TIMEX3 has them, the stretch of the calendar where there is one, and the days that are meant.

    `results` is the stretch that what follows is compared with a year earlier.
    """

    type: TimeType
    value: str
    period: Period | None = None
    interval: Interval | None = None
    modifier: Modifier | None = None
    results: Period | None = None


@dataclass(frozen=True, slots=True)
class Slots:
    """What a match says, slot by slot: the values of the language's file, numbers and years read."""

    values: Mapping[str, str]
    number: Fraction | None = field(default=None)
    year: int | None = field(default=None)

    def get(self, name: str) -> str | None:
        """The value of a slot or constant."""
        return self.values.get(name)

    def has(self, names: Collection[str]) -> bool:
        """Whether one of these slots is filled."""
        return any(name in self.values for name in names)

    def figure(self, name: str) -> int | None:
        """A slot's value as a whole number."""
        value = self.values.get(name)
        found = None if value is None else _FIGURE.match(value)
        return int(found[0]) if found else None

    @property
    def modifier(self) -> Modifier | None:
        """TIMEX3's modifier, from the slots of approximation and of parts."""
        value = self.values.get("mod") or self.values.get("approx")
        return Modifier(value) if value in set(Modifier) else None


_FIGURE = re.compile(r"-?\d+")

Operation = Callable[[Slots, Setting], Meaning | None]


def slots_of(match: Match, language: Language) -> Slots:
    """Read the surfaces of a match."""
    values = dict(match.rule.constants)
    number, year = None, None
    for name, surface in match.surfaces.items():
        plain = " ".join(surface.split())
        if name == "number":
            number = language.numerals.number(plain)
            values["number"] = plain
        elif name == "year":
            year = language.numerals.year(plain)
        else:
            values[name] = _value(name, plain, language)
    if number is not None and "halves" in values:
        number += Fraction(values["halves"])
    constant = match.rule.constants.get("number")
    if constant is not None:
        number = None if constant == "X" else Fraction(constant)
    return Slots(values, number, year)


def _value(name: str, surface: str, language: Language) -> str:
    words = language.lexicons.get(name, {})
    if surface in words:
        return words[surface]
    for lexicon in language.lexicons.values():
        if surface in lexicon and name not in language.lexicons:
            return lexicon[surface]
    return surface


def dated(period: Period, modifier: Modifier | None = None) -> Meaning:
    """A stretch of the calendar."""
    return Meaning(TimeType.DATE, period.value, period, period.interval, modifier)


def day_unit(unit: str | None) -> Unit | None:
    """The unit of the calendar that a slot names; None for lengths below a day."""
    return Unit(unit) if unit in set(Unit) else None
