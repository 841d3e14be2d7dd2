"""Statements at their times, from columns of moments. The one rule: the order and the counts are those of
`reports.timeline`."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from onrecord.answers.columns.moments import NEVER, ends_of
from onrecord.answers.columns.packing import FACTS, MOMENTS, Numbers
from onrecord.answers.filtered.shelf import Held, Mask, Shelf, located
from onrecord.answers.filtered.sieve import judged, passing, some
from onrecord.answers.kept_wholes import counted_weeks
from onrecord.answers.timeline import (
    MOST_STRETCHES,
    DayCountObject,
    MomentObject,
    StretchObject,
    TimelineObject,
    Window,
    moment_object,
)
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.reports.telling import Telling
from onrecord.reports.timeline import By, moments_in


def filtered_timeline(shelf: Shelf, ledger: Ledger, filters: Filters, by: By, window: Window) -> TimelineObject | None:
    """The statements that pass at their times in a window; None where they cannot be told from columns."""
    found = shelf.usable(ledger, FACTS, MOMENTS)
    weeks = counted_weeks(ledger)
    if found is None or weeks is None:
        return None
    facts, held = found
    inside = passing(ledger, facts, filters).holds(held, f"{by.value}_statement")
    runs = _Runs.of(held, by, inside)
    shown = runs.shown(window)
    if not shown.all():
        inside &= np.repeat(shown, runs.sizes)
    counted = runs.where(shown & (runs.counts > 0))
    total = int(counted.counts.sum())
    stretches, all_stretches = counted.stretches()
    first, last = counted.edges()
    return {
        "schema": SCHEMA,
        "by": by.value,
        "start": window.start.isoformat() if window.start else None,
        "end": window.end.isoformat() if window.end else None,
        "first": _text(first),
        "last": _text(last),
        "offset": window.offset,
        "total": total,
        "undated": int(counted.counts[~counted.dated].sum()),
        "days": counted.days(),
        "stretches": stretches,
        "all_stretches": all_stretches,
        "weeks": weeks,
        "moments": list(_moments(ledger, by, held, some(inside, window.offset, window.limit))),
        "reviewed": 0 < total == np.count_nonzero(inside & _judged(facts, held, by)),
    }


@dataclass(frozen=True, slots=True)
class _Runs:
    """Moments of the same days that stand together: the days as ordinals, 0 for one that is not known; how many there
    are, and how many of them pass."""

    start: Numbers
    end: Numbers
    sizes: Numbers
    counts: Numbers

    @classmethod
    def of(cls, held: Held, by: By, inside: Mask) -> Self:
        """Those of an order."""
        run, start, end = (held[f"{by.value}_{name}"] for name in ("run", "start", "end"))
        counts = np.add.reduceat(inside, run, dtype=np.int32) if len(run) else run
        return cls(start, end, np.diff(run, append=len(inside)), counts)

    @property
    def dated(self) -> Mask:
        """Which of them have a day."""
        return np.asarray((self.start > 0) | (self.end > 0))

    @property
    def points(self) -> Mask:
        """Which of them are single days."""
        return np.asarray((self.start == self.end) & (self.start > 0))

    def where(self, wanted: Mask) -> Self:
        """Some of them."""
        return replace(self, **{one.name: getattr(self, one.name)[wanted] for one in fields(self)})

    def shown(self, window: Window) -> Mask:
        """Which of them lie in a window, as `Window.shows` has it."""
        if window.start is None and window.end is None:
            return np.ones(len(self.start), bool)
        first, last = (day or far for day, far in ((window.start, dt.date.min), (window.end, dt.date.max)))
        late = (self.end == 0) | (self.end >= first.toordinal())
        return np.asarray(self.dated & late & (self.start <= last.toordinal()))

    def edges(self) -> tuple[int, int]:
        """The first and the last day of all; 0 where there is none."""
        days = np.concatenate([self.start, self.end])
        days = days[days > 0]
        return int(days.min(initial=NEVER)) if len(days) else 0, int(days.max(initial=0))

    def days(self) -> list[DayCountObject]:
        """How many lie on each single day."""
        points = self.where(self.points)
        days, which = np.unique(points.start, return_inverse=True)
        counts = np.bincount(which, points.counts).astype(np.int64).tolist()
        return [
            {"day": dt.date.fromordinal(day).isoformat(), "statements": number}
            for day, number in zip(days.tolist(), counts, strict=True)
        ]

    def stretches(self) -> tuple[list[StretchObject], int]:
        """Those that most last, those that come first before others of as many; and how many there are."""
        long = self.where(self.dated & ~self.points)
        both = long.start.astype(np.int64) * (1 + NEVER) + long.end
        kinds, first, which = np.unique(both, return_index=True, return_inverse=True)
        counts = np.bincount(which, long.counts).astype(np.int64)
        order = np.lexsort([first, -counts])[:MOST_STRETCHES].tolist()
        ends = [(*divmod(int(kinds[at]), 1 + NEVER), int(counts[at])) for at in order]
        return [{"start": _text(start), "end": _text(end), "statements": number} for start, end, number in ends], len(
            kinds
        )


def _judged(facts: Held, held: Held, by: By) -> Mask | np.bool_:
    """Which moments are of statements that people judged; quick where they judged none."""
    found = judged(facts)
    return found[located(held, f"{by.value}_statement", facts)] if found.any() else np.False_


def _moments(ledger: Ledger, by: By, held: Held, page: npt.NDArray[np.int64]) -> Iterator[MomentObject]:
    """Some moments with their statements; those that are gone since are left out."""
    numbers = held[f"{by.value}_statement"][page].tolist()
    runs = (np.searchsorted(held[f"{by.value}_run"], page, "right") - 1).tolist()
    telling = Telling(ledger, briefly=by is not By.ABOUT)
    rows = ledger.columns.statements(dict.fromkeys(numbers))
    told = {number: telling.told(row) for number, row in rows.items()}
    for run, number in zip(runs, numbers, strict=True):
        ends = int(held[f"{by.value}_start"][run]), int(held[f"{by.value}_end"][run])
        for moment in moments_in(told[number], by) if number in told else ():
            if ends_of(moment) == ends:
                yield moment_object(moment)


def _text(day: int) -> str | None:
    return dt.date.fromordinal(day).isoformat() if day else None
