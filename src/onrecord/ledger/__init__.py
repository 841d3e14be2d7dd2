"""What is on record, kept in one file; the one rule: only this package holds SQL, and only Ledger is asked."""

from onrecord.ledger.boards import BoardPage, BoardRow, JsonObject, Made
from onrecord.ledger.counting import Arrived, KindCount, Newcomer, Waiting, WeekCount
from onrecord.ledger.joined import KeptActor, Known
from onrecord.ledger.linking import Band, Entry, Linked, Linking, Settled
from onrecord.ledger.nearness import GONE, Neighbour
from onrecord.ledger.queueing import Orphan, Queued
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
from onrecord.ledger.search import RANKED
from onrecord.ledger.store import Ledger
from onrecord.ledger.subjects import correction_from, correction_object, judgement_from, subject_object

__all__ = [
    "GONE",
    "RANKED",
    "ActorRow",
    "Added",
    "Arrived",
    "Band",
    "BoardPage",
    "BoardRow",
    "Checked",
    "DocumentRow",
    "Entry",
    "Filters",
    "Held",
    "JsonObject",
    "KeptActor",
    "KindCount",
    "Known",
    "Ledger",
    "Linked",
    "Linking",
    "Made",
    "Match",
    "Neighbour",
    "Newcomer",
    "Orphan",
    "Overview",
    "Party",
    "Queued",
    "Settled",
    "StatementRow",
    "Waiting",
    "WeekCount",
    "Words",
    "correction_from",
    "correction_object",
    "judgement_from",
    "subject_object",
]
