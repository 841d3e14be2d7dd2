"""Whether two figures of one thing hold at the same time. The one rule: a count that grows is an update, no
disagreement."""

import datetime as dt

from onrecord.linking.figures.ranges import above, near
from onrecord.linking.figures.wording import name_stems
from onrecord.records import Apart, Dating, FigureTold, Interval, Pace, Stretch

_OF = name_stems("the of and for")
_SLACK = {Pace.STOCK: 7, Pace.LEVEL: 1, Pace.TOLL: 14, Pace.OCCASION: 60}
"""Days that may lie between two figures of which one or both have no stated date."""


def other_time(one: FigureTold, other: FigureTold) -> Apart | None:
    """Why two figures, the earlier given one first, are not of one time; None where they are."""
    measure = one.measure
    pace = measure.pace if measure is not None else Pace.LEVEL
    telling = {Stretch.ROLLING, *([Stretch.SINCE, Stretch.PERIOD] if pace is Pace.TOLL else [])}
    if one.stretch != other.stretch and telling & {one.stretch, other.stretch}:
        return Apart.OTHER_DATE
    if pace in {Pace.STOCK, Pace.LEVEL} and _moves(one, other, pace):
        return Apart.OTHER_DATE
    if _stated_apart(one, other, pace):
        return Apart.OTHER_DATE
    gap = _gap(one, other, pace)
    if gap is None and one.told.document == other.told.document:
        gap = 0
    if gap is None or gap > _SLACK[pace]:
        return Apart.OTHER_DATE
    if one.stretch == Stretch.ROLLING and gap:
        return Apart.OTHER_DATE
    return None


def _moves(one: FigureTold, other: FigureTold, pace: Pace) -> bool:
    """Whether the two may have been measured at two times, the value having moved."""
    if (one.stretch == Stretch.RELATIVE) != (other.stretch == Stretch.RELATIVE):
        return True
    if pace is Pace.LEVEL and one.as_of is not None and other.as_of is not None:
        return not _overlap(one.as_of, other.as_of) and Dating.PUBLISHED not in {one.dating, other.dating}
    return False


def follows(one: FigureTold, other: FigureTold) -> Apart | None:
    """Whether the second, given later, goes on from the first: an update of a count that grows, or the same speaker's
    revision. None where they were given at one time, or by two who differ."""
    later = _later(one, other)
    same = same_voice(one, other)
    toll = one.measure is not None and one.measure.pace is Pace.TOLL
    if later and toll and above(other.quantity, one.quantity):
        return Apart.UPDATE
    close = near(one.quantity, other.quantity)
    if later and other.moved and (same or close):
        return Apart.UPDATE
    if later and not toll and (close or other.moved):
        return Apart.OTHER_DATE
    if same and later:
        return Apart.REVISION
    return None


def same_voice(one: FigureTold, other: FigureTold) -> bool:
    """Whether one speaker gives both: one actor, or a publisher by whose name the other goes, too."""
    if not (one.own or other.own):
        return one.told.speaker is not None and one.told.speaker == other.told.speaker
    first, second = _voice(one), _voice(other)
    return bool(first and second) and (first <= second or second <= first)


def _voice(figure: FigureTold) -> frozenset[str]:
    """The words of the name of who gives it, shortened."""
    return name_stems((figure.told.publisher if figure.own else figure.told.speaker_name) or "") - _OF


def _later(one: FigureTold, other: FigureTold) -> bool:
    """Whether the second was given after the first, by the day or, on one day, by the hour."""
    first, second = _given(one), _given(other)
    if first is not None and second is not None and first != second:
        return first < second
    moments = one.told.published, other.told.published
    if isinstance(moments[0], dt.datetime) and isinstance(moments[1], dt.datetime):
        return moments[0] < moments[1]
    return False


def _given(figure: FigureTold) -> dt.date | None:
    """The day as of which it is known: a day that is stated "as of", else the one on which it was given."""
    if figure.stretch == Stretch.AS_OF and figure.as_of is not None:
        return figure.as_of.end or figure.as_of.start
    return figure.day


def _stated_apart(one: FigureTold, other: FigureTold, pace: Pace) -> bool:
    """Whether both state a time and the two have no day in common; a period must be the very same."""
    if not (one.dating is Dating.STATED and other.dating is Dating.STATED) or Stretch.AS_OF in {
        one.stretch,
        other.stretch,
    }:
        return False
    if one.as_of is None or other.as_of is None:
        return False
    return one.as_of != other.as_of if pace is Pace.TOLL else not _overlap(one.as_of, other.as_of)


def _gap(one: FigureTold, other: FigureTold, pace: Pace) -> int | None:
    """Days between them: none where the stated times share a day, else between the days that are known, given or
    published."""
    stated = one.dating is Dating.STATED, other.dating is Dating.STATED
    overlap = one.as_of is not None and other.as_of is not None and _overlap(one.as_of, other.as_of)
    if pace in {Pace.STOCK, Pace.LEVEL} and any(stated):
        if overlap and all(stated):
            return 0
        first, second = (
            _end(figure) if dated else _given(figure) for figure, dated in zip((one, other), stated, strict=True)
        )
    else:
        return min(_days(_given(one), _given(other)), _days(one.told.day, other.told.day), key=_known_first)
    return _days(first, second)


def _days(first: dt.date | None, second: dt.date | None) -> int | None:
    return None if first is None or second is None else abs((second - first).days)


def _known_first(days: int | None) -> tuple[bool, int]:
    return days is None, days or 0


def _end(figure: FigureTold) -> dt.date | None:
    return (figure.as_of.end or figure.as_of.start) if figure.as_of is not None else figure.day


def _overlap(one: Interval, other: Interval) -> bool:
    latest = max(one.start or dt.date.min, other.start or dt.date.min)
    return latest <= min(one.end or dt.date.max, other.end or dt.date.max)
