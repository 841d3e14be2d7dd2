"""How one telling of an event stands to another. The one rule: two are of one event only where those who took part are
the same and no day speaks against it."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations

from onrecord.linking.happenings.finding import Happening, happenings
from onrecord.records import Interval, Proposition

BY_NAMES, BY_SCENE, BY_THE_WAY, ALIKE = 0.85, 0.75, 0.65, 0.6
"""How surely a denial means what was told: by the names in it, by those around it, or where it was told by the way
only; and how surely two tell of the same."""
WINDOW, OFTEN, TOGETHER = 60, 10, 14
"""Days between the publication of a telling and of a denial, at most; the same of what comes about often; and between
two tellings of the same."""
_LATER = 7
"""Days by which a telling without a date may come later than a denial and still tell of what was denied."""
_SHARED = 2
"""Names that two have in common."""
_MOST = 8
"""A sentence that has more names is a list."""
_BUCKET = 64
"""Days of one key."""


def denying(one: Proposition, other: Proposition) -> float | None:
    """How surely one of the two denies an event that the other tells of; None where that cannot be told."""
    return max(_held(one, other), default=None)


def same_event(one: Proposition, other: Proposition) -> float | None:
    """How surely the two tell of the same event, or deny the same; None where that cannot be told."""
    if one.document == other.document or one.published is None or other.published is None:
        return None
    if abs((one.published - other.published).days) > TOGETHER or _days_apart(one, other):
        return None
    alike = any(
        here.main
        and there.main
        and here.kind == there.kind
        and here.negative == there.negative
        and not here.kind.often
        and len(_parties(here, one) & _parties(there, other)) >= _SHARED
        for here in happenings(one)
        for there in happenings(other)
    )
    return ALIKE if alike else None


def event_keys(one: Proposition) -> frozenset[int]:
    """The keys of a proposition: each event that it tells of or denies, with each two of its parties, in its weeks."""
    return frozenset(
        _number(happening, two, bucket)
        for happening in happenings(one)
        for bucket in _buckets(one, 0)
        for two in _pairs(happening, one)
    )


def sought_keys(one: Proposition) -> frozenset[int]:
    """The keys under which those are entered that may tell of the same, or deny it: of the weeks before and behind,
    too."""
    return frozenset(
        _number(happening, two, bucket)
        for happening in happenings(one)
        for bucket in _buckets(one, 1)
        for two in _pairs(happening, one)
    )


def _buckets(one: Proposition, reach: int) -> range:
    if one.published is None:
        return range(0)
    bucket = one.published.toordinal() // _BUCKET
    return range(bucket - reach, bucket + reach + 1)


def _pairs(happening: Happening, one: Proposition) -> Iterator[tuple[str, str]]:
    names = _parties(happening, one)
    return combinations(sorted(names), 2) if len(names) <= 2 * _MOST else iter(())


def _parties(happening: Happening, one: Proposition) -> frozenset[str]:
    return happening.names | one.scene if happening.negative and happening.open else happening.names


def _number(happening: Happening, two: tuple[str, str], bucket: int) -> int:
    """63 bits of a hash, beyond the numbers of cells."""
    text = "\n".join((happening.kind.name, *two, str(bucket)))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1 | 1 << 32


def _held(one: Proposition, other: Proposition) -> Iterator[float]:
    if _one_voice(one, other):
        return
    for here in happenings(one):
        for there in happenings(other):
            if here.kind != there.kind or here.negative == there.negative:
                continue
            denial, telling = (here, there) if here.negative else (there, here)
            denier, teller = (one, other) if here.negative else (other, one)
            if _may_be_one(denial, denier, teller):
                yield from _by_names(denial, telling, denier)


def _one_voice(one: Proposition, other: Proposition) -> bool:
    """Whether one speaker says both on one day, which is no contradiction but two sides of what is said."""
    return one.statement == other.statement or (
        one.published == other.published and one.speaker is not None and one.speaker == other.speaker
    )


def _by_names(denial: Happening, telling: Happening, denier: Proposition) -> Iterator[float]:
    if len(telling.names) > _MOST or len(denial.names) > _MOST:
        return
    own = denial.names & telling.names
    if len(own) >= _SHARED:
        yield BY_NAMES if telling.main else BY_THE_WAY
    elif denial.open and (own or not denial.names) and len((own | denier.scene) & telling.names) >= _SHARED:
        yield BY_SCENE if telling.main else BY_THE_WAY


def _may_be_one(denial: Happening, denier: Proposition, teller: Proposition) -> bool:
    """Whether no day speaks against it: what is told of a day after the denial was not denied."""
    if denier.published is None or teller.published is None:
        return False
    apart = abs((denier.published - teller.published).days)
    if apart > (OFTEN if denial.kind.often else WINDOW):
        return False
    if _days_apart(denier, teller) or (denial.kind.often and not (denier.days and teller.days)):
        return False
    later = (teller.published - denier.published).days
    return later <= _LATER or any(day.end is not None and day.end <= denier.published for day in teller.days)


def _days_apart(one: Proposition, other: Proposition) -> bool:
    """Whether both name days, and none that both name."""
    return bool(one.days and other.days) and not any(_meet(here, there) for here in one.days for there in other.days)


def _meet(one: Interval, other: Interval) -> bool:
    starts, ends = [day for day in (one.start, other.start) if day], [day for day in (one.end, other.end) if day]
    return not starts or not ends or max(starts) <= min(ends)
