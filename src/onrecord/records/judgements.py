"""What people decide. The one rule: a judgement is never changed, outranks the machine, and survives re-reading."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.actors import ActorType
from onrecord.records.hypotheses import Rated


class JudgementKind(StrEnum):
    """What is decided."""

    MERGE = "merge"
    """All of these are one actor."""
    SPLIT = "split"
    """These are another actor than those."""
    WITHDRAW = "withdraw"
    """An earlier judgement no longer holds."""
    HYPOTHESIS = "hypothesis"
    """An explanation to be weighed against others."""
    RATE = "rate"
    """How a statement fits a hypothesis; a later rating by the same person stands for an earlier one."""


@dataclass(frozen=True, slots=True, order=True)
class Mentioned:
    """Whom a document calls by a name: holds for every reading of the document that finds the name."""

    document: str
    name: str
    type: ActorType


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what, when and why. `number` is its place in the ledger, from 1; 0 until it is recorded.

    `these` and `those` are what a merge or a split is about, `hypothesis` are the words of one, `rated` is a rating.
    """

    kind: JudgementKind
    by: str
    at: dt.datetime
    reason: str = ""
    these: tuple[Mentioned, ...] = ()
    those: tuple[Mentioned, ...] = ()
    withdraws: int | None = None
    number: int = 0
    hypothesis: str = ""
    rated: Rated | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise IntegrityError("a judgement needs its time zone")
        if not self.by.strip():
            raise IntegrityError("a judgement needs the name of who judges")
        if (self.kind is JudgementKind.WITHDRAW) != (self.withdraws is not None):
            raise IntegrityError("a withdrawal, and nothing else, names a judgement")
        if self.kind is JudgementKind.SPLIT and not (self.these and self.those):
            raise IntegrityError("a split needs both sides")
        if self.kind is JudgementKind.MERGE and len(self.these) < len(("one", "other")):
            raise IntegrityError("a merge needs two")
        if (self.kind is JudgementKind.HYPOTHESIS) != bool(self.hypothesis.strip()):
            raise IntegrityError("a hypothesis, and nothing else, has words of its own")
        if (self.kind is JudgementKind.RATE) != (self.rated is not None):
            raise IntegrityError("a rating, and nothing else, rates")
