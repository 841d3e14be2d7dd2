"""Who speaks about, to and against whom in what passes is what a walk finds."""

from collections.abc import Sequence

import pytest

from onrecord.answers.filtered.meetings import filtered_network
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.network import network_object
from onrecord.ledger import Filters, Ledger
from tests.answers.filtered.conftest import Same


@pytest.mark.parametrize("top", [3, 24])
def test_networks(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, same: Same, top: int) -> None:
    for filters in asked:
        same(filtered_network(shelf, kept, filters, top), network_object(kept, filters, top))
