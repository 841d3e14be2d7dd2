"""Rival explanations and how people rate statements against them. The one rule: a rating is a person's, with a name and
a time; the machine only adds up."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError


class Rating(StrEnum):
    """If the hypothesis were true, how would the evidence fit? The six answers of Heuer's matrix (Psychology of
    Intelligence Analysis, 1999, ch. 8) as software for it has them (PARC, ACH 1.1, 2005)."""

    VERY_INCONSISTENT = "very-inconsistent"
    INCONSISTENT = "inconsistent"
    NEUTRAL = "neutral"
    CONSISTENT = "consistent"
    VERY_CONSISTENT = "very-consistent"
    NOT_APPLICABLE = "not-applicable"


class Weight(StrEnum):
    """How much a piece of evidence counts for, by how credible and how relevant a person holds it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An explanation that somebody put up. `id` is `h1` for the first ever put up in a ledger, and is never used again;
    `number` is that of the judgement which put it up."""

    id: str
    text: str
    by: str
    at: dt.datetime
    number: int


@dataclass(frozen=True, slots=True)
class Rated:
    """How a statement, by its id, fits a hypothesis, by its id; `weight` None leaves the weight as it was."""

    hypothesis: str
    statement: str
    rating: Rating
    weight: Weight | None = None

    def __post_init__(self) -> None:
        if not self.hypothesis or not self.statement:
            raise IntegrityError("a rating needs a hypothesis and a statement")
