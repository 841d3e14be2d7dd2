"""Tables of figures of which some pass are those that a walk finds."""

from collections.abc import Sequence

import pytest

from onrecord.answers.filtered.figures import filtered_figures
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.numbers import numbers_object
from onrecord.answers.stretches import Stretch
from onrecord.ledger import Filters, Ledger
from tests.answers.filtered.conftest import Same


@pytest.mark.parametrize("disagree", [False, True])
def test_tables(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, same: Same, *, disagree: bool) -> None:
    for filters in asked:
        quick = filtered_figures(shelf, kept, filters, Stretch(0, 20), disagree=disagree)
        same(quick, numbers_object(kept, filters, disagree=disagree, offset=0, limit=20))
