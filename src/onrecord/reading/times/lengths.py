"""Lengths of time and what comes again and again. The one rule: a length has a value, and days only where it is
counted from a day that is known."""

from dataclasses import replace
from fractions import Fraction

from onrecord.reading.times.meanings import Meaning, Setting, Slots
from onrecord.reading.times.periods import Unit, containing, plus
from onrecord.records import Interval, TimeType

LESSER = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
"""A unit and how many of the next smaller one make it, for halves."""

RESULTS = {6, 9}
"""Months that accounts are given for beside the quarter."""

WHOLE = {"Q": ("M", 3), "F": ("W", 2), "N": ("D", 1), "WE": ("D", 2), "C": ("Y", 100), "L": ("Y", 1000), "E": ("Y", 10)}
"""Units that TIMEX3 writes as so many of another."""


def duration(slots: Slots) -> Meaning:
    """A length of time."""
    return Meaning(TimeType.DURATION, period_value(slots.number, unit_name(slots)), modifier=slots.modifier)


def length(slots: Slots, setting: Setting) -> Meaning | None:
    """A length; "the past three months" has its days, counted from the day of publication."""
    meaning = duration(slots)
    if slots.get("unit") == "M" and slots.number in RESULTS and setting.published is not None:
        meaning = replace(meaning, results=containing(setting.published, Unit.YEAR))
    rel, number, base = slots.figure("rel"), slots.number, setting.published
    name = unit_name(slots)
    if not rel or number is None or base is None or number.denominator != 1:
        return meaning
    kind, times = WHOLE.get(name, (name, 1))
    if kind not in {"Y", "M", "W", "D"}:
        return meaning
    other = plus(base, rel * times * int(number), Unit(kind))
    if other is None:
        return meaning
    return Meaning(meaning.type, meaning.value, None, Interval(min(base, other), max(base, other)), meaning.modifier)


def unit_name(slots: Slots) -> str:
    """The unit's name, whichever slot has it."""
    return slots.get("unit") or slots.get("plural") or slots.get("long") or "D"


def period_value(number: Fraction | None, name: str) -> str:
    """A length as TIMEX3 writes it: P3Y, PT2H, PXM."""
    if number is None:
        return _written("X", name)
    if name in WHOLE:
        name, times = WHOLE[name]
        number *= times
    whole, rest = int(number), number - int(number)
    if not rest:
        return _written(str(whole), name)
    if name in LESSER:
        lesser, times = LESSER[name]
        small = rest * times
        if small.denominator == 1:
            return _joined(whole, name, int(small), lesser)
    return _written(f"{float(number):g}", name)


def _written(number: str, name: str) -> str:
    head = "PT" if name.startswith("T") else "P"
    return f"{head}{number}{name.removeprefix('T') if len(name) > 1 and name != 'WE' else name}"


def _joined(whole: int, name: str, small: int, lesser: str) -> str:
    second = _written(str(small), lesser)
    if not whole:
        return second
    first = _written(str(whole), name)
    return first + second.removeprefix("PT" if first.startswith("PT") else "P")


def cycle(slots: Slots, _: Setting) -> Meaning | None:
    """Every Monday, each year, twice a week."""
    part = slots.get("part") or slots.get("parts")
    tail = f"T{part}" if part else ""
    weekday = slots.get("weekday") or slots.get("weekdays")
    season = slots.get("season") or slots.get("seasons")
    if weekday is not None:
        value = f"XXXX-WXX-{weekday}{tail}"
    elif (month := slots.figure("month")) is not None:
        value = f"XXXX-{month:02}"
    elif season is not None:
        value = f"XXXX-{season}"
    elif slots.get("unit") is not None:
        number = Fraction(1) if slots.get("number") is None else slots.number
        value = period_value(number, unit_name(slots)) if slots.get("unit") != "Q" else "P1Q"
    else:
        value = f"XXXX-XX-XX{tail}"
    return Meaning(TimeType.SET, value)
