"""What people decide. The one rule: a judgement is never changed, outranks the machine, and survives re-reading."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.actors import ActorType
from onrecord.records.hypotheses import Rated
from onrecord.records.reviews import UNREVIEWED, Review, Reviewed, ReviewState


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
    ACCEPT = "accept"
    """The machine read the statement rightly."""
    REJECT = "reject"
    """Nobody says that: the statement counts nowhere."""
    CORRECT = "correct"
    """The statement should say something else."""
    LINK = "link"
    """How two statements stand to each other."""
    RATE_CLAIM = "rate-claim"
    """What a person says of the claim for which a statement stands. Nothing is derived from it."""


ON_STATEMENTS = frozenset(
    (
        *(JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT, JudgementKind.LINK),
        JudgementKind.RATE_CLAIM,
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Mentioned:
    """Whom a document calls by a name: holds for every reading of the document that finds the name."""

    document: str
    name: str
    type: ActorType


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what, when and why. `number` is its place in the ledger, from 1; 0 until it is recorded.

    `these` and `those` are what a merge or a split is about, `hypothesis` are the words of one, `rated` is a rating,
    `reviewed` is a statement that is accepted, rejected, corrected or linked, or whose claim is rated.
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
    reviewed: Reviewed | None = None

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
        self._check_reviewed()

    def _check_reviewed(self) -> None:
        """IntegrityError where the kind and what is said of a statement do not go together."""
        subject = self.reviewed
        if (self.kind in ON_STATEMENTS) != (subject is not None):
            raise IntegrityError("a judgement on statements, and nothing else, names one")
        if subject is None:
            return
        if (self.kind is JudgementKind.CORRECT) != (subject.correction is not None):
            raise IntegrityError("a correction, and nothing else, says what is corrected")
        if (self.kind is JudgementKind.LINK) != (subject.bond is not None):
            raise IntegrityError("a link, and nothing else, names two statements")
        if (self.kind is JudgementKind.RATE_CLAIM) != (subject.rating is not None):
            raise IntegrityError("a rating of a claim, and nothing else, has the words of who rates it")


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, the first one first: those that no judgement that holds has withdrawn."""
    held: list[Judgement] = []
    withdrawn: set[int | None] = set()
    for judgement in sorted(judgements, key=lambda judgement: judgement.number, reverse=True):
        if judgement.number in withdrawn:
            continue
        if judgement.kind is JudgementKind.WITHDRAW:
            withdrawn.add(judgement.withdraws)
        else:
            held.append(judgement)
    return held[::-1]


def review_of(judgements: Iterable[Judgement]) -> Review:
    """What holds of a statement after the judgements on it that stand: the latest says whether it counts, and
    corrections that follow each other add up."""
    review = UNREVIEWED
    for judgement in sorted(judgements, key=lambda one: (one.at, one.number)):
        if judgement.kind not in _STATES:
            continue
        correction = judgement.reviewed.correction if judgement.reviewed else None
        if correction is not None and review.correction is not None:
            correction = review.correction.then(correction)
        review = Review(_STATES[judgement.kind], judgement.by, judgement.at, correction)
    return review


_STATES = {
    JudgementKind.ACCEPT: ReviewState.CONFIRMED,
    JudgementKind.REJECT: ReviewState.REJECTED,
    JudgementKind.CORRECT: ReviewState.CORRECTED,
}
