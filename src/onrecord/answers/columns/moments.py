"""Columns of statements at their times. The one rule: the order is that of `reports.timeline`."""

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.answers.columns.packing import Numbers, values
from onrecord.ledger import Ledger
from onrecord.records import Told
from onrecord.reports.timeline import By, Moment, moments_in

NEVER = dt.date.max.toordinal()


class Heard:
    """Moments as statements are told, one after the other: for each order the statement, by its place among those
    told, and the days; for each statement what else it is ordered by, and whether its speaker is known by name."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.documents: dict[str, int] = {}
        self.document, self.begin, self.day, self.spoken = array("i"), array("i"), array("i"), array("b")
        self.moments = {by: array("i") for by in By}

    def hear(self, told: Told) -> None:
        """Note a statement with its moments."""
        place = len(self.ids)
        self.ids.append(told.id)
        self.document.append(self.documents.setdefault(told.document, len(self.documents)))
        self.begin.append(min(span.start for span in told.statement.content))
        self.day.append(_ordinal(told.day))
        self.spoken.append(told.speaker is not None)
        for by in By:
            for moment in moments_in(told, by):
                self.moments[by].extend((place, *ends_of(moment)))

    def numbers(self, ledger: Ledger) -> Numbers:
        """The numbers of the statements that were told, in their order."""
        found = ledger.columns.numbers(self.ids)
        return np.array([found.get(name, -1) for name in self.ids], np.int32)


def moment_columns(heard: Heard, numbers: Numbers) -> Mapping[str, bytes]:
    """The moments of a whole ledger in each of their orders: the statements, and where runs of the same days begin."""
    days = np.array(heard.day, np.int32)
    documents = _ranks(list(heard.documents))[np.array(heard.document, np.int32)]
    last = (documents, np.array(heard.begin, np.int32), _ranks(heard.ids))
    columns: dict[str, npt.NDArray[Any]] = {}
    for by, found in heard.moments.items():
        place, start, end = np.array(found, np.int32).reshape(-1, 3).T
        day = np.where(days[place] > 0, days[place], NEVER)
        first = np.where(start > 0, start, np.where(end > 0, end, NEVER))
        behind = np.where(end > 0, end, np.where(start > 0, start, NEVER))
        order = np.lexsort([*(rank[place] for rank in reversed(last)), day, behind, first])
        start, end = start[order], end[order]
        runs = np.flatnonzero((np.diff(start, prepend=-1) != 0) | (np.diff(end, prepend=-1) != 0))
        columns |= {
            f"{by.value}_statement": numbers[place[order]],
            f"{by.value}_run": runs,
            f"{by.value}_start": start[runs],
            f"{by.value}_end": end[runs],
        }
    return values(**columns)


def _ranks(texts: Sequence[str]) -> Numbers:
    """The place of each text among all in order."""
    order = {text: index for index, text in enumerate(sorted(set(texts)))}
    return np.array([order[text] for text in texts], np.int32)


def ends_of(moment: Moment) -> tuple[int, int]:
    """The days of a moment as ordinals, 0 for one that is not known."""
    days = moment.interval
    return (_ordinal(days.start), _ordinal(days.end)) if days else (0, 0)


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0
