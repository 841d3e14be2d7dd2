"""What became of the commitments of a large ledger, told one by one. The one rule: what a small ledger is asked whole,
a large one is asked of the statements that share most words with the commitment, and of a bounded number of them."""

import datetime as dt
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger import Filters, Ledger
from onrecord.linking.keeping import outcomes, statuses
from onrecord.linking.keeping.reported import condition_stems, may_tell
from onrecord.linking.keeping.things import content_stems, thing_of
from onrecord.records import Owed, Told
from onrecord.reports import promises
from onrecord.reports.promises import Followed, Promises, Searchable, Similar, by_due_day, owed_in, promises_of
from onrecord.reports.telling import LARGE, Telling

Indexed = tuple[Sequence[str], Mapping[str, Sequence[int]], Searchable]
"""Statements by their place among all, the places where stems stand, and what they stand in."""
_EVERYTHING = Filters()
_ALL = promises.Wanted()
_CANDIDATES = 24
"""Statements that are held against one commitment: those that share most of its words."""
_COMMON = 500
"""Statements in which a stem may stand: one that stands in more tells nothing."""
_HELD = 20_000
"""Statements that are kept at hand."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What tells that a statement may be about one of some commitments: stems of their words, those of their
    conditions, and the pasts of their deeds."""

    stems: frozenset[str]
    conditions: frozenset[str]
    pasts: frozenset[str]

    @classmethod
    def of(cls, owed: Iterable[Owed]) -> "Wanted":
        """That of these."""
        things = [(thing_of(one), condition_stems(one)) for one in owed]
        return cls(
            frozenset(stem for thing, conditions in things for stem in thing.stems | conditions),
            frozenset(stem for _, conditions in things for stem in conditions),
            frozenset(past.split()[0] for thing, _ in things for past in thing.pasts if past),
        )

    def found(self, text: str) -> frozenset[str]:
        """The stems that a text has in common with them, where it may say what became of one."""
        shared = content_stems(text) & self.stems
        return shared if shared and (shared & self.conditions or may_tell(text, self.pasts)) else frozenset()


def promises_in(
    ledger: Ledger, similar: Similar, as_of: dt.date, filters: Filters = _EVERYTHING, asked: promises.Wanted = _ALL
) -> Promises:
    """The commitments on record by a day that are asked for, by the day on which they are due: of a small ledger held
    against all that is said later, of a large one against the nearest of it."""
    if ledger.size() <= LARGE:
        return promises_of(ledger, similar, as_of, filters, asked)
    owed = [one for one in owed_in(ledger, replace(filters, limit=None)) if one.day is None or one.day <= as_of]
    names, standing, searchable = _indexed(ledger, Wanted.of(owed), as_of)
    each = _each(ledger, owed, similar, as_of, (names, standing, searchable))
    found = sorted((one for one in each if asked.passes(one)), key=by_due_day)
    return Promises(tuple(found[: filters.limit]), searchable.since(None))


def each_followed(ledger: Ledger, similar: Similar, as_of: dt.date) -> Iterator[Followed]:
    """The commitments on record by a day, in no order, each with what the nearest later statements say of it."""
    owed = [one for one in owed_in(ledger) if one.day is None or one.day <= as_of]
    return _each(ledger, owed, similar, as_of, _indexed(ledger, Wanted.of(owed), as_of))


def _each(
    ledger: Ledger, owed: Iterable[Owed], similar: Similar, as_of: dt.date, indexed: Indexed
) -> Iterator[Followed]:
    names, standing, searchable = indexed
    near = _Near(ledger, names)
    for one in owed:
        told = near.told(_nearest(_stems(one), standing))
        answers = statuses(one, outcomes(one, told, similar), as_of, searchable.since(one.day))
        by_id = {found.id: found for found in told}
        yield Followed(one, answers, tuple(by_id[outcome.statement] for outcome in answers.outcomes))


class _Near:
    """Statements by their place among all, fetched when they are asked for."""

    def __init__(self, ledger: Ledger, names: Sequence[str]) -> None:
        self._telling = Telling(ledger)
        self._names = names
        self._held: OrderedDict[str, Told] = OrderedDict()

    def told(self, places: Iterable[int]) -> list[Told]:
        """The statements at these places, in this order."""
        wanted = [self._names[place] for place in places]
        self._held.update(self._telling.told_of(name for name in wanted if name not in self._held))
        found = [self._held[name] for name in wanted if name in self._held]
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        return found


def _stems(owed: Owed) -> frozenset[str]:
    return thing_of(owed).stems | condition_stems(owed)


def _nearest(stems: Iterable[str], standing: Mapping[str, Sequence[int]]) -> list[int]:
    """The places of the statements that share most of the stems, those that come first in time first."""
    counts = Counter(place for stem in stems for place in standing.get(stem, ()) if len(standing[stem]) <= _COMMON)
    return sorted(place for place, _ in counts.most_common(_CANDIDATES))


def _indexed(ledger: Ledger, wanted: Wanted, as_of: dt.date) -> Indexed:
    """The ids of all statements by a day, in which of them the stems that are wanted stand, and what they stand in."""
    names: list[str] = []
    standing: dict[str, list[int]] = defaultdict(list)
    days: list[dt.date] = []
    lasts: dict[str, dt.date] = {}
    document = ""
    for row in ledger.statements():
        day = row.published.date() if isinstance(row.published, dt.datetime) else row.published
        if day is None or day > as_of:
            continue
        place = len(names)
        names.append(row.id)
        for stem in wanted.found(row.content.text):
            standing[stem].append(place)
        if row.document != document:
            document = row.document
            days.append(day)
            if row.publisher is not None:
                lasts[row.publisher] = max(day, lasts.get(row.publisher, day))
    return names, standing, Searchable(sorted(days), sorted(lasts.values()))
