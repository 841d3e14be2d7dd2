"""What passes in columns is what passes in the ledger, whatever is asked for together."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.answers.columns.packing import FACTS
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.filtered.sieve import passing, some
from onrecord.errors import InputError
from onrecord.ledger import Filters, Ledger


def passed(shelf: Shelf, ledger: Ledger, filters: Filters) -> list[str]:
    found = shelf.usable(ledger, FACTS)
    assert found is not None
    (facts,) = found
    numbers = facts["number"][passing(ledger, facts, filters).statements]
    return [row.id for row in ledger.columns.statements(numbers.tolist()).values()]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_filters_together(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, data: st.DataObject) -> None:
    several = data.draw(st.lists(st.sampled_from(asked), min_size=1, max_size=3))
    together: dict[str, Any] = {}
    for one in several:
        together |= {part.name: value for part in fields(one) if (value := getattr(one, part.name))}
    if together.get("since") and together.get("until"):
        del together["until"]
    filters = replace(Filters(), **together)
    assert passed(shelf, kept, filters) == [row.id for row in kept.statements(filters)]


@pytest.mark.parametrize("filters", [Filters(about="…"), Filters(actor="--"), Filters(via='"')], ids=str)
def test_what_has_no_word_is_refused(kept: Ledger, shelf: Shelf, filters: Filters) -> None:
    with pytest.raises(InputError, match="no word to look for"):
        passed(shelf, kept, filters)


@given(st.lists(st.booleans()), st.integers(0, 9), st.none() | st.integers(0, 9))
def test_some_of_those_that_are_wanted(wanted: list[bool], offset: int, limit: int | None) -> None:
    mask = np.array(wanted, bool)
    every = [place for place, one in enumerate(wanted) if one]
    assert some(mask, offset, limit).tolist() == every[offset : None if limit is None else offset + limit]
