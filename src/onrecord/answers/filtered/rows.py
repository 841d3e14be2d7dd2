"""Statements and documents that pass, in lists. The one rule: where anything was added since columns were made, the
ledger itself is asked."""

import numpy as np

from onrecord.answers.columns.packing import FACTS
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.filtered.sieve import passing, some
from onrecord.answers.lists import DocumentsObject, StatementsObject, listed_documents, listed_statements
from onrecord.answers.stretches import Stretch
from onrecord.ledger import Filters, Ledger


def filtered_statements(shelf: Shelf, ledger: Ledger, filters: Filters, stretch: Stretch) -> StatementsObject | None:
    """The statements that pass, oldest first; None where they cannot be told from columns."""
    found = shelf.usable(ledger, FACTS, new=True)
    if found is None:
        return None
    (facts,) = found
    places = some(passing(ledger, facts, filters).statements, stretch.offset, stretch.limit)
    rows = ledger.columns.statements(facts["number"][places].tolist())
    return listed_statements(ledger, rows.values(), stretch.offset)


def filtered_documents(shelf: Shelf, ledger: Ledger, filters: Filters, stretch: Stretch) -> DocumentsObject | None:
    """The documents that pass, oldest first, or those with a statement that passes where the filters ask for some; None
    where they cannot be told from columns."""
    found = shelf.usable(ledger, FACTS, new=True)
    if found is None:
        return None
    (facts,) = found
    passes = passing(ledger, facts, filters)
    wanted = passes.documents
    if filters.of_statements:
        wanted = np.zeros(len(wanted), bool)
        wanted[facts["document"][passes.statements]] = True
    places = some(wanted, stretch.offset, stretch.limit)
    return listed_documents(ledger.columns.documents(facts["document_number"][places].tolist()), stretch.offset)
