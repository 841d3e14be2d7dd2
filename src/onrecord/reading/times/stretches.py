"""Stretches by their place among others: this, last and next; quarters, halves and fiscal years; that day, a year
earlier. The one rule: what points back into the text takes the date named last, not the day of publication."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from onrecord.reading.times.calendar_dates import chosen, clipped, year_of
from onrecord.reading.times.lengths import duration
from onrecord.reading.times.meanings import Meaning, Setting, Slots, dated, day_unit
from onrecord.reading.times.periods import DAYS, Period, Unit, containing, date_of, plus, unknown
from onrecord.records import TimeType

RECALL = 1500
"""Characters for which a quarter is what results are compared with."""

SENTENCE = 200
"""Characters within which a year earlier is told as exactly as what it is earlier than."""

COMING = 100
"""Days to a quarter that is spoken of by its number alone; one farther off is the one that is over."""

FAR = 31
"""Days ahead of publication that nothing told as past can lie."""

TENFOLD = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2), "N": ("D", 1)}


def unit(slots: Slots, setting: Setting) -> Meaning | None:
    """A unit counted from the day of publication: the last week, this year, the month."""
    kind, step = Unit(slots.get("long") or "D"), slots.figure("rel") or 0
    if slots.get("the") is not None and kind is Unit.DAY and setting.past is not None:
        return _in_the_day(slots, setting)
    if setting.published is None:
        return Meaning(TimeType.DATE, unknown(kind), modifier=slots.modifier)
    here = containing(setting.published, kind)
    if here is not None and kind is Unit.WEEKEND and slots.get("the") is not None and setting.tense <= 0:
        step = 0 if here.start <= setting.published else -1
    found = here.shifted(step) if here else None
    if found is None:
        return None
    if slots.get("last_day") is not None:
        return dated(Period(found.end, Unit.DAY))
    return clipped(dated(found, slots.modifier), slots.get("mod"), setting)


def _in_the_day(slots: Slots, setting: Setting) -> Meaning | None:
    day = setting.last if setting.last is not None and setting.last.unit is Unit.DAY else None
    found = day or (Period(setting.published, Unit.DAY) if setting.published else None)
    return dated(found, slots.modifier) if found else None


def quarter(slots: Slots, setting: Setting) -> Meaning | None:
    """A quarter of a year, named by its number or by the one that is spoken of."""
    number = slots.figure("nth") or slots.figure("q")
    year = year_of(slots, setting)
    before = setting.quarter
    if slots.get("current") is not None and setting.published is not None:
        return _dated(containing(setting.published, Unit.QUARTER), slots)
    if slots.get("yearago") is not None or slots.get("year_ago") is not None:
        base = setting.results or before or _ended(setting)
        if number is not None and base is not None:
            base = _of(base.start.year, number)
        found = None if base is None else containing(base.start.replace(year=max(1, base.start.year - 1)), base.unit)
        return _dated(found, slots)
    if number is not None:
        period = _of(year, number) if year else _numbered(number, slots.figure("rel"), setting)
        return replace(_dated(period, slots, number), results=period)
    base = before or _ended(setting)
    if year is not None:
        base = setting.results or base
        found = containing(date, base.unit) if base and (date := date_of(year, base.start.month, 1)) else None
        return _dated(found, slots)
    return replace(_dated(base, slots), results=base)


def _dated(period: Period | None, slots: Slots, number: int | None = None) -> Meaning:
    if period is None:
        return Meaning(TimeType.DATE, f"XXXX-Q{number or 'X'}", modifier=slots.modifier)
    return dated(period, slots.modifier)


def _of(year: int, number: int) -> Period | None:
    start = date_of(year, 3 * number - 2, 1)
    return Period(start, Unit.QUARTER) if start else None


def _ended(setting: Setting) -> Period | None:
    """The quarter that ended last before publication."""
    now = containing(setting.published, Unit.QUARTER) if setting.published else None
    return now.shifted(-1) if now else None


def _numbered(number: int, rel: int | None, setting: Setting) -> Period | None:
    """The quarter of that number that had begun by then, or the coming one."""
    if setting.published is None:
        return None
    years = range(max(1, setting.published.year - 1), setting.published.year + 2)
    found = chosen([found for year in years if (found := _of(year, number))], rel, setting)
    if rel is None and found is not None and (found.start - setting.published).days > COMING:
        return found.shifted(-4)
    return found


def half(slots: Slots, setting: Setting) -> Meaning | None:
    """A half of a year or of a decade."""
    number = slots.figure("half") or 1
    year = year_of(slots, setting)
    if year is None and setting.published is not None:
        year = setting.published.year + (slots.figure("rel") or 0)
    start = date_of(year, 6 * number - 5, 1) if year else None
    if start is None:
        return Meaning(TimeType.DATE, f"XXXX-H{number}", modifier=slots.modifier)
    return dated(Period(start, Unit.HALF), slots.modifier)


def fiscal(slots: Slots, setting: Setting) -> Meaning | None:
    """A year of accounts: it has a number, but whose it is and when it ends the words do not say."""
    year = year_of(slots, setting)
    if year is None and setting.published is not None:
        year = setting.published.year + (slots.figure("rel") or 0)
    return Meaning(TimeType.DATE, "XXXX" if year is None else f"{year:04}")


def narrative(slots: Slots, setting: Setting) -> Meaning | None:
    """That day, the next day, the same month: counted from the date named last."""
    name, step = slots.get("long") or slots.get("unit") or "D", slots.figure("step") or 0
    if slots.get("told") is not None and (setting.tense >= 0 or setting.last is None):
        # "They will meet the next week" looks ahead from today; "they met the next week" goes on with a story.
        return unit(replace(slots, values={**slots.values, "rel": str(step)}), setting)
    if name == "P":
        return _then(setting)
    if name == "T":
        return dated(setting.last) if setting.last is not None else _then(setting)
    kind = Unit(name)
    base = setting.last
    if base is not None and kind in DAYS and base.unit not in DAYS and step:
        base = None
    if base is None and setting.published is not None and step:
        base = containing(setting.published, kind)
    here = containing(base.start, kind) if base else None
    found = here.shifted(step) if here else None
    part = slots.get("part")
    if part is not None:
        value = f"{found.value if found else 'XXXX-XX-XX'}T{part}"
        return Meaning(TimeType.TIME, value, found, found.interval if found else None)
    if found is None:
        return Meaning(TimeType.DATE, unknown(kind))
    return dated(found, slots.modifier)


def _then(setting: Setting) -> Meaning:
    """At that time: the date named last, as an interval only."""
    return Meaning(TimeType.DATE, "PAST_REF", None, setting.past.interval if setting.past else None)


def shift(slots: Slots, setting: Setting) -> Meaning | None:
    """So many units before or after the day of publication, or the date named last."""
    name, number = slots.get("unit") or "D", slots.number
    sign, narrated = slots.figure("sign") or 1, slots.get("base") == "narrative"
    if number is None:
        vague = Meaning(TimeType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
        return duration(slots) if narrated else vague
    name, times = TENFOLD.get(name, (name, 1))
    number *= times
    kind = day_unit(name)
    if kind is Unit.YEAR and number.denominator != 1:
        kind, number = Unit.MONTH, number * 12
    if kind is None or number.denominator != 1:
        return duration(slots)
    base = _base(kind, number, narrated=narrated, setting=setting)
    found = _moved(base, kind, sign * int(number)) if base else None
    if found is None:
        return duration(slots) if narrated else Meaning(TimeType.DATE, unknown(kind), modifier=slots.modifier)
    if narrated and (kind is not Unit.YEAR or number != 1 or sign > 0):
        return _led(found, slots, setting)
    return _counted(found, kind, sign * int(number), slots, setting)


def _led(found: Period, slots: Slots, setting: Setting) -> Meaning:
    """TimeML takes "three days" of "three days later" for a length; the day that it leads to is the interval's."""
    meaning, published = duration(slots), setting.published
    if published is not None and setting.tense < 0 and (found.start - published).days > FAR:
        return meaning
    return replace(meaning, period=found, interval=found.interval)


def _counted(found: Period, kind: Unit, number: int, slots: Slots, setting: Setting) -> Meaning:
    """Annotators write "two weeks ago" as the day that is fourteen days back; what is meant is its week."""
    meaning = dated(found, slots.modifier)
    day = plus(setting.published, number, kind) if setting.published and kind is Unit.WEEK else None
    return replace(meaning, value=day.isoformat()) if day and slots.modifier is None else meaning


def _base(kind: Unit, number: Fraction, *, narrated: bool, setting: Setting) -> Period | None:
    """Where counting starts, as exact as the answer is to be."""
    if kind is Unit.YEAR and number == 1 and setting.results is not None and setting.at - setting.results_at < RECALL:
        return setting.results
    if not narrated:
        return containing(setting.published, kind) if setting.published else None
    last = setting.last
    if last is not None and setting.tense <= 0 and setting.published is not None and last.start > setting.published:
        # Somebody has done it: what is yet to come is not what it followed.
        last = setting.past
    if last is None and kind is Unit.YEAR and number == 1 and setting.published is not None:
        return containing(setting.published, kind)
    far = setting.at - setting.last_at > SENTENCE
    if last is not None and kind is Unit.YEAR and (last.unit in DAYS or far):
        return containing(last.start, Unit.YEAR)
    if last is not None and kind in DAYS and last.unit not in DAYS:
        return None
    return last


def _moved(base: Period, kind: Unit, number: int) -> Period | None:
    """Counted in one unit, told in the unit of what it is counted from."""
    if base.unit is Unit.DAY and kind is Unit.WEEK:
        start: dt.date | None = plus(base.start, 7 * number, Unit.DAY)
    else:
        start = plus(base.start, number, kind)
    return containing(start, base.unit) if start else None


def reference(slots: Slots, _: Setting) -> Meaning | None:
    """Now, once, some day: a value that the rule gives."""
    kind = TimeType(slots.get("type") or "DATE")
    return Meaning(kind, slots.get("value") or slots.get("adverb") or "PRESENT_REF")
