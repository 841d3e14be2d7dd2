"""Rates claims of a ledger as people do."""

import datetime as dt

from onrecord.answers.reviewing import decide
from onrecord.ledger import Ledger

NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)


def rate(ledger: Ledger, claim: str, by: str = "Ana Brusk", **rating: object) -> None:
    """Say something of a claim, by its id."""
    decide(ledger, {"verdict": "rate", "statement": claim.partition(".")[0], "rating": rating}, by, NOON)


def undo(ledger: Ledger, by: str = "Ana Brusk") -> None:
    """Take back what somebody judged last."""
    decide(ledger, {"verdict": "undo"}, by, NOON)
