"""When one speaker's statements were made on one occasion. The one rule: days that meet, or the same words, whenever
they were printed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.linking.origins.order import may_precede
from onrecord.linking.origins.saying import Days, Saying, as_said, same_words
from onrecord.records import Told

_DAY = dt.timedelta(days=1)


@dataclass(slots=True)
class _Occasion:
    """The days that all of its statements may have been made on, and the places of these among all."""

    days: Days | None
    places: list[int]


def by_occasion(told: Sequence[Told]) -> list[list[Told]]:
    """The statements of one speaker, by occasion, in the order in which they are given.

    What somebody "had said", or "says" still, on a day that is not told, belongs to the occasion before it was printed
    of whose words it has most, the last of them, or else to the first one of all: nothing tells it apart.
    """
    said = [as_said(one) for one in told]
    return [[told[at] for at in places] for places in _occasions(said)]


def same_occasion(one: Told, other: Told) -> bool:
    """Whether two statements of one speaker were made on one occasion, as far as can be told."""
    first, second = as_said(one), as_said(other)
    return _meet(first.days, second.days) or same_words(first, second)


def _occasions(said: Sequence[Saying]) -> list[list[int]]:
    recalled = [at for at, one in enumerate(said) if one.is_recalled]
    fresh = [at for at, one in enumerate(said) if not one.is_recalled]
    if not fresh:
        return _dated(said, recalled)
    if recalled[:1] == [0] and all(one.is_open for one in said):
        # Who is first heard of as having said it before has said it then, until they say it anew, in new words.
        anew = [at for at in fresh if _is_anew(said[at])]
        return [[at for at in range(len(said)) if at not in anew], *_dated(said, anew)]
    found = _dated(said, fresh)
    dated = [list(places) for places in found]
    for at in recalled:
        alike = [order for order, its in enumerate(dated) if any(same_words(said[at], said[one]) for one in its)]
        before = [
            order for order, its in enumerate(dated) if any(may_precede(said[one].told, said[at].told) for one in its)
        ]
        best = max(
            alike or before or [0], key=lambda order: (max(said[at].retold(said[one]) for one in dated[order]), order)
        )
        found[best].append(at)
    return found


def _is_anew(one: Saying) -> bool:
    """Whether somebody speaks anew: in words that are quoted, or where only an office is given, perhaps another's."""
    return (bool(one.pieces) and not one.is_quoting) or (bool(one.told.chain) and one.told.chain[-1].name is None)


def _dated(said: Sequence[Saying], places: Sequence[int]) -> list[list[int]]:
    """Those whose days are told most closely come first; each further one joins an occasion with a day that all share,
    that with the most of them, and what has no day joins the first."""
    found: list[_Occasion] = []
    for at in sorted(places, key=lambda at: (bool(said[at].again), _width(said[at].days), at)):
        meeting = [one for one in found if _meet(one.days, said[at].days)]
        alike = next((some for some in _alike(said, at, found, meeting) if some), [])
        if not alike and not meeting:
            found.append(_Occasion(said[at].days, [at]))
            continue
        best = max(alike or meeting, key=lambda one: (_width(_shared(one.days, said[at].days)), -min(one.places)))
        best.places.append(at)
        if not alike:  # words that are printed again are not said again
            best.days = _shared(best.days, said[at].days)
    return sorted(sorted(one.places) for one in found)


def _alike(
    said: Sequence[Saying], at: int, found: Sequence[_Occasion], meeting: Sequence[_Occasion]
) -> Iterator[list[_Occasion]]:
    """The occasions to which more than a day leads, the surest way first."""
    own = said[at]
    yield [one for one in found if any(same_words(own, said[other]) for other in one.places)]
    if meeting:
        yield _retelling(said, at, found, meeting) if own.is_open else []
        return
    yield _printed(said, at, found)
    yield [one for one in found if any(_meet(one.days, days) for days in own.again)]
    if own.is_open:
        yield [one for one in found if own.is_quoting and all(_has(said, one, piece) for piece in own.pieces)]
        here = [one for one in found if any(said[other].told.document == own.told.document for other in one.places)]
        yield here if len(here) == 1 else []


def _retelling(
    said: Sequence[Saying], at: int, found: Sequence[_Occasion], meeting: Sequence[_Occasion]
) -> list[_Occasion]:
    """The occasions of which a statement without a day has all of its words, where none of those that meet has them."""
    whole = len(said[at].plain)
    having = [one for one in found if any(said[at].retold(said[other]) == whole > 0 for other in one.places)]
    return [] if any(one in meeting for one in having) else having


def _printed(said: Sequence[Saying], at: int, found: Sequence[_Occasion]) -> list[_Occasion]:
    """The occasions that were told of first on the day on which a later document has them: what was said in the evening
    stands in the paper of the next day."""
    days, day = said[at].days, said[at].told.day
    if said[at].is_open or days is None or day is None or days[0] != days[1] or day <= days[1]:
        return []
    eve = (days[0] - _DAY, days[0] - _DAY)
    return [one for one in found if one.days == eve and any(said[other].told.day == days[0] for other in one.places)]


def _has(said: Sequence[Saying], occasion: _Occasion, piece: Sequence[str]) -> bool:
    return any(said[other].has(piece) for other in occasion.places)


def _width(days: Days | None) -> int:
    """How many days lie between the first and the last; more than any where none is told."""
    return (days[1] - days[0]).days if days is not None else dt.timedelta.max.days


def _shared(one: Days | None, other: Days | None) -> Days | None:
    """The days of both; None where there are none."""
    if one is None or other is None:
        return one or other
    return (max(one[0], other[0]), min(one[1], other[1])) if _meet(one, other) else None


def _meet(days: Days | None, others: Days | None) -> bool:
    """Whether days meet; where somebody has none, nothing tells them apart."""
    return days is None or others is None or (days[0] <= others[1] and others[0] <= days[1])
