"""When a statement was said, and which time it speaks about. The one rule: a time that could as well belong to
something else in the sentence dates nothing."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.times.find import DEFAULT, publication_day
from onrecord.reading.times.language import Language, language_of
from onrecord.records import Document, Interval, SourceKind, Span, Spans, Statement, Time, TimeType

PRESENT = "PRESENT_REF"
REACH = 90
"""Characters behind a cue in which a time can still be that of the saying."""

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-zß-öø-ÿ])|\n\s*\n")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 400
_AHEAD = 2
"""Words between the start of a sentence and a time that is the sentence's own: "Late on Friday"."""


def saying_time(document: Document, statement: Statement, times: Sequence[Time]) -> Interval | None:
    """The days on which a statement was made: the time attached to its cue, else, of a statement inside another, None,
    for it is its parent's; else the day of publication where the author speaks, and else any day until then."""
    found = _attached(document, statement, times)
    if found is not None:
        return found.interval
    published = publication_day(document)
    if statement.parent is not None or published is None:
        return None
    return Interval(published if statement.source_kind is SourceKind.AUTHOR else None, published)


def spoken_of(document: Document, statement: Statement, times: Sequence[Time]) -> Interval | None:
    """The time that the content speaks about: what its times have in common, the whole of a range, the time of saying
    where it says no more than "now"; None where it names none, or several that have nothing in common."""
    attached = _attached(document, statement, times)
    inside = [time for time in _within(statement.content, times) if time is not attached]
    dated = [time for time in inside if time.interval is not None]
    if not dated:
        said = saying_time(document, statement, times) if any(time.value == PRESENT for time in inside) else None
        return said if said is not None and said.start is not None else None
    if len(dated) > 1 and _is_range(document, dated):
        return _joined(dated)
    return _common([time.interval for time in dated if time.interval is not None])


def _attached(document: Document, statement: Statement, times: Sequence[Time]) -> Time | None:
    """The time that dates the cue; the nearest one, and one behind it before one at the head of the sentence."""
    words = language_of((document.language or DEFAULT)[:2].lower())
    if not statement.cue or words is None:
        return None
    text = document.text
    within = [time for time in _within(statement.cue, times) if _datable(time)]
    if within:
        return within[0]
    cue = Span(statement.cue[0].start, statement.cue[-1].end)
    sentence = _sentence(text, cue)
    near = [time for time in _within((sentence,), times) if _datable(time)]
    behind = [time for time in near if time.span.start >= cue.end and _follows(text, cue, time, statement, words)]
    if behind:
        return behind[0]
    ahead = [
        time
        for time in near
        if time.span.end <= cue.start and not _held(time.span, statement.content) and _leads(text, sentence, time, cue)
    ]
    opening = _WORD.search(text, cue.start, cue.end)
    relative = opening is not None and opening[0].lower() in words.tenses.clause
    return ahead[-1] if ahead and not relative else None


def _datable(time: Time) -> bool:
    """Whether a time is a date with both its ends."""
    if time.interval is None or time.type not in {TimeType.DATE, TimeType.TIME}:
        return False
    return time.interval.start is not None and time.interval.end is not None


def _follows(text: str, cue: Span, time: Time, statement: Statement, words: Language) -> bool:
    """Whether a time behind the cue is still the cue's: near, in its clause, and before what is said begins."""
    gap = text[cue.end : time.span.start]
    if len(gap) > REACH or words.tenses.clause.intersection(_WORD.findall(gap.lower())):
        return False
    if not _held(time.span, statement.content):
        return not any(cue.end <= span.start < time.span.start for span in statement.content)
    # "Said Monday the valve was shut": what is said begins behind the day, wherever the content was cut.
    starts = any(span.start == time.span.start for span in statement.content)
    return starts and not gap.strip() and not text[time.span.end : time.span.end + 1].strip()


def _leads(text: str, sentence: Span, time: Time, cue: Span) -> bool:
    """Whether a time before the cue opens the sentence, or stands right at the cue."""
    head = _WORD.findall(text[sentence.start : time.span.start])
    gap = text[time.span.end : cue.start]
    return len(head) <= _AHEAD or not gap.strip()


def _sentence(text: str, cue: Span) -> Span:
    """The sentence in which a cue stands, by its marks; no more than some hundred characters each way."""
    first, last = max(0, cue.start - _BEFORE), min(len(text), cue.end + _BEFORE)
    starts = [found.end() for found in _END.finditer(text, first, cue.start + 1) if found.end() <= cue.start]
    after = _END.search(text, cue.end, last)
    return Span(starts[-1] if starts else first, after.start() + 1 if after else last)


def _within(spans: Spans, times: Sequence[Time]) -> list[Time]:
    """The times, which are in the order of the text, that lie in the spans."""
    first = bisect_left(times, min(span.start for span in spans), key=_start) if spans else 0
    last = bisect_left(times, max(span.end for span in spans), lo=first, key=_start) if spans else 0
    return [time for time in times[first:last] if _held(time.span, spans)]


def _start(time: Time) -> int:
    return time.span.start


def _held(span: Span, holders: Spans) -> bool:
    return any(holder.holds(span) for holder in holders)


def _is_range(document: Document, times: Sequence[Time]) -> bool:
    """Whether two times are the ends of one."""
    words = language_of((document.language or DEFAULT)[:2].lower())
    between = document.text[times[0].span.end : times[1].span.start].strip().lower()
    return words is not None and len(times) == 2 and between in words.joins  # noqa: PLR2004 - two ends


def _joined(times: Sequence[Time]) -> Interval | None:
    first, last = times[0].interval, times[-1].interval
    if first is None or last is None or (first.start is None and last.end is None):
        return None
    if first.start is not None and last.end is not None and first.start > last.end:
        return None
    return Interval(first.start, last.end)


def _common(intervals: Sequence[Interval]) -> Interval | None:
    """The days in all of the intervals."""
    start = max((one.start for one in intervals if one.start is not None), default=None)
    end = min((one.end for one in intervals if one.end is not None), default=None)
    if (start is None and end is None) or (start or dt.date.min) > (end or dt.date.max):
        return None
    return Interval(start, end)
