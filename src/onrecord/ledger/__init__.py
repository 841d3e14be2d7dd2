"""What is on record, kept in one file; the one rule: only this package holds SQL, and only Ledger is asked."""

from onrecord.ledger.rows import Added, Checked, DocumentRow, Filters, Match, Overview, StatementRow, Words
from onrecord.ledger.store import Ledger

__all__ = [
    "Added",
    "Checked",
    "DocumentRow",
    "Filters",
    "Ledger",
    "Match",
    "Overview",
    "StatementRow",
    "Words",
]
