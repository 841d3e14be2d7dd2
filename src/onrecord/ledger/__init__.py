"""What is on record, kept in one file; the one rule: only this package holds SQL, and only Ledger is asked."""

from onrecord.ledger.boards import BoardPage, BoardRow, JsonObject, Made
from onrecord.ledger.columns import ACTS, KINDS, SOURCE_KINDS, STATES, UNNAMED_KINDS, KeptColumns, Quoted
from onrecord.ledger.counting import Arrived, KindCount, Newcomer, Waiting, WeekCount
from onrecord.ledger.filtering import Condition, word_sets
from onrecord.ledger.joined import KeptActor, Known
from onrecord.ledger.linking import Band, Entry, Linked, Linking, Settled
from onrecord.ledger.lookup import Lookup
from onrecord.ledger.nearness import GONE, Neighbour
from onrecord.ledger.queueing import Orphan, Queued
from onrecord.ledger.readonly import open_to_read
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
from onrecord.ledger.subjects import (
    claim_rating_from,
    claim_rating_object,
    correction_from,
    correction_object,
    judgement_from,
    subject_object,
)
from onrecord.ledger.watching import FeedState, FetchRecord, Item, Letter, Watching

__all__ = [
    "ACTS",
    "GONE",
    "KINDS",
    "RANKED",
    "SOURCE_KINDS",
    "STATES",
    "UNNAMED_KINDS",
    "ActorRow",
    "Added",
    "Arrived",
    "Band",
    "BoardPage",
    "BoardRow",
    "Checked",
    "Condition",
    "DocumentRow",
    "Entry",
    "FeedState",
    "FetchRecord",
    "Filters",
    "Held",
    "Item",
    "JsonObject",
    "KeptActor",
    "KeptColumns",
    "KindCount",
    "Known",
    "Ledger",
    "Letter",
    "Linked",
    "Linking",
    "Lookup",
    "Made",
    "Match",
    "Neighbour",
    "Newcomer",
    "Orphan",
    "Overview",
    "Party",
    "Queued",
    "Quoted",
    "Settled",
    "StatementRow",
    "Waiting",
    "Watching",
    "WeekCount",
    "Words",
    "claim_rating_from",
    "claim_rating_object",
    "correction_from",
    "correction_object",
    "judgement_from",
    "open_to_read",
    "subject_object",
    "word_sets",
]
