"""Lists of statements and of documents are those that the ledger gives."""

from collections.abc import Sequence

import pytest

from onrecord.answers.filtered.rows import filtered_documents, filtered_statements
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.lists import documents_object, statements_object
from onrecord.answers.stretches import Stretch
from onrecord.ledger import Filters, Ledger
from tests.answers.filtered.conftest import Same


@pytest.mark.parametrize("stretch", [(0, 7), (3, 4), (100_000, 5)])
def test_lists(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, same: Same, stretch: tuple[int, int]) -> None:
    for filters in asked:
        same(filtered_statements(shelf, kept, filters, Stretch(*stretch)), statements_object(kept, filters, *stretch))
        same(filtered_documents(shelf, kept, filters, Stretch(*stretch)), documents_object(kept, filters, *stretch))
