"""Who takes no side, told from columns, is who a walk finds."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

import pytest

from onrecord.answers.filtered import silences
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.filtered.silences import AskedSilences, days_held, filtered_silences
from onrecord.answers.stretches import Stretch, silences_object
from onrecord.ledger import Filters, Ledger
from onrecord.reports import actors
from tests.answers.filtered.conftest import TODAY, Same, found_or_refused


def test_all(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, same: Same) -> None:
    for filters in asked:
        whole = silences_object(kept, TODAY, filters, Stretch())
        same(filtered_silences(shelf, kept, AskedSilences(filters, None, TODAY, TODAY), Stretch()), whole)
        part = {**whole, "offset": 1, "silences": whole["silences"][1:5]}
        same(filtered_silences(shelf, kept, AskedSilences(filters, None, TODAY, TODAY), Stretch(1, 4)), part)


def test_one_actor(kept: Ledger, shelf: Shelf) -> None:
    whole = silences_object(kept, TODAY, Filters(), Stretch())
    names = [name for row in whole["silences"][::20] for name in (row["actor"], row["name"], row["actor"][:5].upper())]
    for who in [*names, actors(kept)[-1].name, "nobody at all"]:
        quick = partial(filtered_silences, shelf, kept, AskedSilences(Filters(), who, None, TODAY), Stretch())
        walked = found_or_refused(partial(silences_object, kept, TODAY, Filters(), Stretch(), who))
        found = found_or_refused(quick)
        assert found == walked


def test_other_days(kept: Ledger, shelf: Shelf, same: Same, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are told of the days on which nothing else is there, and of no others."""
    held = days_held(kept)
    assert held is not None
    day, first, behind = held
    days = sorted({row.published for row in kept.documents() if row.published}, key=str)
    assert day == TODAY
    assert first is not None
    assert str(first) == max(str(one)[:10] for one in days if str(one)[:10] <= str(TODAY))
    for as_of in (first, TODAY + dt.timedelta(days=3)) if behind is None else (first,):
        quick = filtered_silences(shelf, kept, AskedSilences(Filters(), None, as_of, TODAY), Stretch())
        same(quick, silences_object(kept, as_of, Filters(), Stretch()))
    before = first - dt.timedelta(days=1)
    assert filtered_silences(shelf, kept, AskedSilences(Filters(), None, before, TODAY), Stretch()) is None
    assert filtered_silences(shelf, kept, AskedSilences(Filters(), None, None, before), Stretch()) is None
    monkeypatch.setattr(silences, "LARGE", 0)
    kept_as_of = filtered_silences(shelf, kept, AskedSilences(Filters(), None, None, before), Stretch())
    same(kept_as_of, silences_object(kept, TODAY, Filters(), Stretch()))
