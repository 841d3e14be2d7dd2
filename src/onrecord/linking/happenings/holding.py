"""How one telling of an event stands to another. The one rule: two are of one event only where those who took part are
the same and no day speaks against it."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations

from onrecord.linking.happenings.finding import Happening, happenings
from onrecord.linking.happenings.lexicon import real
from onrecord.linking.wording import is_short
from onrecord.records import Interval, Proposition

BY_NAMES, BY_SCENE, BY_SCENES, ALIKE = 0.85, 0.75, 0.65, 0.6
"""How surely a denial means what was told: by the names in it, by those around it, or by those around both; and how
surely two tell of the same."""
AGAIN = 0.8
"""How surely one speaker denies in other words what the same one denied before."""
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
    if _again(one, other):
        return AGAIN
    if abs((one.published - other.published).days) > TOGETHER or _days_apart(one, other):
        return None
    alike = any(
        here.main
        and there.main
        and here.kind == there.kind
        and here.negative == there.negative
        and not here.kind.often
        and len(real(_parties(here, one) & _parties(there, other))) >= _SHARED
        for here in happenings(one)
        for there in happenings(other)
    )
    return ALIKE if alike else None


def _again(one: Proposition, other: Proposition) -> bool:
    """Whether one speaker denies twice, in a few words, that there was any event of a kind."""
    if one.speaker is None or one.speaker != other.speaker or not (is_short(one) and is_short(other)):
        return False
    kinds = [{held.kind for held in happenings(side) if held.negative and held.open} for side in (one, other)]
    near = one.published and other.published and abs((one.published - other.published).days) <= WINDOW
    return bool(near) and bool(kinds[0] & kinds[1]) and not _days_apart(one, other)


def event_keys(one: Proposition) -> frozenset[int]:
    """The keys of a proposition: each event that it tells of or denies, with each two of its parties, in its weeks."""
    return frozenset(
        _number(happening, two, bucket)
        for happening in happenings(one)
        for bucket in _buckets(one, 0)
        for two in (*_pairs(happening, one), *_speaker(happening, one))
    )


def sought_keys(one: Proposition) -> frozenset[int]:
    """The keys under which those are entered that may tell of the same, or deny it: of the weeks before and behind,
    too."""
    return frozenset(
        _number(happening, two, bucket)
        for happening in happenings(one)
        for bucket in _buckets(one, 1)
        for two in (*_pairs(happening, one), *_speaker(happening, one))
    )


def _speaker(happening: Happening, one: Proposition) -> Iterator[tuple[str, str]]:
    """The speaker, where a few words say that there was no such event at all."""
    if happening.negative and happening.open and one.speaker is not None and is_short(one):
        yield "says", one.speaker


def _buckets(one: Proposition, reach: int) -> range:
    if one.published is None:
        return range(0)
    bucket = one.published.toordinal() // _BUCKET
    return range(bucket - reach, bucket + reach + 1)


def _pairs(happening: Happening, one: Proposition) -> Iterator[tuple[str, str]]:
    names = _parties(happening, one)
    return combinations(sorted(names), 2) if len(names) <= 2 * _MOST else iter(())


def _parties(happening: Happening, one: Proposition) -> frozenset[str]:
    open_ended = (happening.negative and happening.open) or (happening.main and len(real(happening.names)) < _SHARED)
    return happening.names | one.scene if open_ended else happening.names


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
                yield from _by_names(denial, telling, denier, teller)


def _one_voice(one: Proposition, other: Proposition) -> bool:
    """Whether one speaker says both on one day, which is no contradiction but two sides of what is said."""
    return one.statement == other.statement or (
        one.published == other.published and one.speaker is not None and one.speaker == other.speaker
    )


def _suffice(shared: frozenset[str]) -> bool:
    """Whether two are held to be of the same people: two that they share, one of them by name."""
    return len(shared) >= _SHARED and bool(real(shared))


def _by_names(denial: Happening, telling: Happening, denier: Proposition, teller: Proposition) -> Iterator[float]:
    if not telling.main or len(telling.names) > _MOST or len(denial.names) > _MOST:
        return
    own = denial.names & telling.names
    if _suffice(own):
        yield BY_NAMES
    elif denial.open and (own or not real(denial.names)):
        if _suffice((own | denier.scene) & telling.names):
            yield BY_SCENE
        elif len(real((own | denier.scene) & (telling.names | teller.scene))) >= _SHARED:
            yield BY_SCENES


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
