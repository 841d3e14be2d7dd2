"""Questions answered from a ledger, for the terminal and the browser alike; the one rule: reports only ever read."""

from onrecord.ledger import DocumentRow, Filters, Overview, StatementRow, Words
from onrecord.reports.hits import Hit, search
from onrecord.reports.lists import documents, overview, problems, statements

__all__ = [
    "DocumentRow",
    "Filters",
    "Hit",
    "Overview",
    "StatementRow",
    "Words",
    "documents",
    "overview",
    "problems",
    "search",
    "statements",
]
