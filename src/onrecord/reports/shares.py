"""How much rests on unnamed sources, by outlet and week. The one rule: no share without its numbers."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ledger import Filters, KindCount, Ledger, WeekCount
from onrecord.records import UnnamedKind

_EVERYTHING = Filters()
Kinds = tuple[tuple[UnnamedKind | None, int], ...]
"""What unnamed sources are said to be, and how many statements come from such, the most first; None is not known."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many statements come from unnamed sources, and of how many."""

    unnamed: int
    statements: int

    @property
    def share(self) -> float | None:
        """The part of them, 0 to 1; None where there are no statements."""
        return self.unnamed / self.statements if self.statements else None


Weeks = tuple[tuple[dt.date, Share], ...]
"""Weeks in which something was published, by their Mondays, the first one first."""


@dataclass(frozen=True, slots=True)
class Resting:
    """How much rests on unnamed sources, in all, week by week, in undated documents, and by what the sources are said
    to be."""

    whole: Share
    weeks: Weeks
    undated: Share
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class OutletShares:
    """The same of one publisher; None is no publisher."""

    publisher: str | None
    resting: Resting


@dataclass(frozen=True, slots=True)
class Shares:
    """The same of all statements that pass, and of each outlet: those with the most unnamed statements first."""

    resting: Resting
    outlets: tuple[OutletShares, ...]
    all_outlets: int


def unnamed_shares(ledger: Ledger, filters: Filters = _EVERYTHING) -> Shares:
    """How much of what passes rests on unnamed sources; `limit` counts outlets, the totals are of all of them.

    InputError where `actor` or `about` has no word in it.
    """
    return shares_of(ledger.by_week(filters), ledger.by_descriptor(filters), filters.limit)


def shares_of(weeks: Iterable[WeekCount], kinds: Iterable[KindCount], limit: int | None = None) -> Shares:
    """The same in what was counted."""
    weeks, kinds = tuple(weeks), tuple(kinds)
    own_weeks: dict[str | None, list[WeekCount]] = defaultdict(list)
    own_kinds: dict[str | None, list[KindCount]] = defaultdict(list)
    for week in weeks:
        own_weeks[week.publisher].append(week)
    for kind in kinds:
        own_kinds[kind.publisher].append(kind)
    outlets = [OutletShares(name, _resting(counted, own_kinds[name])) for name, counted in own_weeks.items()]
    outlets.sort(key=_most_unnamed)
    return Shares(_resting(weeks, kinds), tuple(outlets[:limit]), len(outlets))


def _resting(weeks: Iterable[WeekCount], kinds: Iterable[KindCount]) -> Resting:
    unnamed: Counter[dt.date | None] = Counter()
    statements: Counter[dt.date | None] = Counter()
    for one in weeks:
        unnamed[one.week] += one.unnamed
        statements[one.week] += one.statements
    said: Counter[UnnamedKind | None] = Counter()
    for each in kinds:
        said[each.kind] += each.statements
    return Resting(
        Share(unnamed.total(), statements.total()),
        tuple((week, Share(unnamed[week], statements[week])) for week in sorted(filter(None, statements))),
        Share(unnamed[None], statements[None]),
        tuple(sorted(said.items(), key=lambda item: (-item[1], item[0] or "~"))),
    )


def _most_unnamed(outlet: OutletShares) -> tuple[int, int, str]:
    whole = outlet.resting.whole
    return -whole.unnamed, -whole.statements, outlet.publisher or "~"
