"""How much of what passes rests on unnamed sources is what the ledger counts."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.answers.filtered.shares import filtered_sources
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.sources import sources_object
from onrecord.ledger import Filters, Ledger
from tests.answers.filtered.conftest import Same


@pytest.mark.parametrize("limit", [2, None])
def test_shares(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, same: Same, limit: int | None) -> None:
    for filters in asked:
        few = replace(filters, limit=limit)
        same(filtered_sources(shelf, kept, few), sources_object(kept, few))
