"""What the word before an expression opens or shuts: by Friday, since 2014. The one rule: only the interval changes,
never the value."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from onrecord.reading.times.matching import ends_with
from onrecord.records import Interval, Modifier, Time

_NEAR = 24


def bounded(time: Time, folded: str, words: Mapping[str, str]) -> Time:
    """The expression with the interval that the words before it leave; before the end of April is still in April."""
    bound = bound_before(time.span.start, folded, words)
    if bound is None or time.interval is None:
        return time
    bound = "end" if bound == "before" and time.modifier is Modifier.END else bound
    return replace(time, interval=_opened(time.interval, bound))


def bound_before(start: int, folded: str, words: Mapping[str, str]) -> str | None:
    """What the word before a place does to an interval there."""
    before = folded[max(0, start - _NEAR) : start].rstrip()
    either = (before, before.removesuffix(" the"))
    if not before.endswith((*words, " the")):
        return None
    return next((bound for word, bound in words.items() if any(ends_with(one, word) for one in either)), None)


def _opened(interval: Interval, meaning: str) -> Interval:
    day = dt.timedelta(days=1)
    if meaning == "end" and interval.end is not None:
        return Interval(None, interval.end)
    if meaning == "start" and interval.start is not None:
        return Interval(interval.start, None)
    if meaning == "before" and interval.start is not None and interval.start > dt.date.min:
        return Interval(None, interval.start - day)
    if meaning == "after" and interval.end is not None and interval.end < dt.date.max:
        return Interval(interval.end + day, None)
    return interval
