"""What is on record, kept in one file; the one rule: only this package holds SQL, and only Ledger is asked."""

from onrecord.ledger.linking import Band, Entry, Linked, Linking, Settled
from onrecord.ledger.nearness import GONE, Neighbour
from onrecord.ledger.rows import (
    ActorRow,
    Added,
    Checked,
    DocumentRow,
    Filters,
    Held,
    Match,
    Overview,
    Party,
    StatementRow,
    Words,
)
from onrecord.ledger.store import Ledger

__all__ = [
    "GONE",
    "ActorRow",
    "Added",
    "Band",
    "Checked",
    "DocumentRow",
    "Entry",
    "Filters",
    "Held",
    "Ledger",
    "Linked",
    "Linking",
    "Match",
    "Neighbour",
    "Overview",
    "Party",
    "Settled",
    "StatementRow",
    "Words",
]
