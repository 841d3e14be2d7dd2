"""Statements at their times are those that a walk finds, in its order, with its counts."""

import datetime as dt
from collections.abc import Sequence

import pytest

from onrecord.answers.filtered.moments import filtered_timeline
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.timeline import Window, timeline_of
from onrecord.ledger import Filters, Ledger
from onrecord.reports.timeline import By
from tests.answers.filtered.conftest import Same

DAY = dt.date(2026, 3, 10)


@pytest.mark.parametrize("by", list(By))
def test_moments(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, same: Same, by: By) -> None:
    windows = (Window(None, None, 2, 6), Window(DAY, None, 0, 6), Window(None, DAY, 0, None), Window(DAY, DAY, 0, 6))
    for place, filters in enumerate(asked):
        window = windows[place % len(windows)]
        same(filtered_timeline(shelf, kept, filters, by, window), timeline_of(kept, filters, by, window))


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("ends", [(DAY, None), (None, DAY), (DAY, DAY), (DAY, dt.date.max)])
def test_windows(kept: Ledger, shelf: Shelf, same: Same, by: By, ends: tuple[dt.date | None, dt.date | None]) -> None:
    window = Window(*ends, 0, 6)
    same(filtered_timeline(shelf, kept, Filters(), by, window), timeline_of(kept, Filters(), by, window))
