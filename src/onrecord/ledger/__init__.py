"""What is on record, kept in one file; the one rule: only this package holds SQL, and only Ledger is asked."""

from onrecord.ledger.rows import (
    ActorRow,
    Added,
    Checked,
    DocumentRow,
    Filters,
    Match,
    Overview,
    Party,
    StatementRow,
    Words,
)
from onrecord.ledger.store import Ledger

__all__ = [
    "ActorRow",
    "Added",
    "Checked",
    "DocumentRow",
    "Filters",
    "Ledger",
    "Match",
    "Overview",
    "Party",
    "StatementRow",
    "Words",
]
