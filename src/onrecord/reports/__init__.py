"""Questions answered from a ledger, for the terminal and the browser alike; the one rule: reports only ever read."""

from onrecord.ledger import DocumentRow, Filters, Overview, StatementRow, Words
from onrecord.linking import Joined, Suggestion
from onrecord.reports.chains import chain, chain_of
from onrecord.reports.deciding import Judge, merging, splitting, withdrawing
from onrecord.reports.hits import Hit, search
from onrecord.reports.lists import documents, judgements, overview, problems, statements
from onrecord.reports.shares import OutletShares, Shares, unnamed_shares
from onrecord.reports.who import Profile, RoleHeld, Voice, actors, find_actor, profile, suggestions

__all__ = [
    "DocumentRow",
    "Filters",
    "Hit",
    "Joined",
    "Judge",
    "OutletShares",
    "Overview",
    "Profile",
    "RoleHeld",
    "Shares",
    "StatementRow",
    "Suggestion",
    "Voice",
    "Words",
    "actors",
    "chain",
    "chain_of",
    "documents",
    "find_actor",
    "judgements",
    "merging",
    "overview",
    "problems",
    "profile",
    "search",
    "splitting",
    "statements",
    "suggestions",
    "unnamed_shares",
    "withdrawing",
]
