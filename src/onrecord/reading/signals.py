"""What the encoder's further heads say of a document's words, kept from the one pass that also finds statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from onrecord.models import IntArray
from onrecord.records import ActorType, Plover, Span

FloatArray = npt.NDArray[np.float32]

EVENTS = tuple(Plover)
"""The order of the scores of event classes."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in the text, and what the encoder takes it for: a person, an organisation or a place."""

    span: Span
    type: ActorType
    probability: float


class BondPart(StrEnum):
    """What words are to a commitment: the deed, of four kinds; by whom, to whom, by when, on what condition."""

    PROMISE = "promise"
    THREAT = "threat"
    DEMAND = "demand"
    OBLIGATION = "obligation"
    BY = "by"
    TO = "to"
    DUE = "due"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True, order=True)
class Bond:
    """Words that are part of a commitment, and how surely, on average over the words."""

    span: Span
    part: BondPart
    probability: float


@dataclass(frozen=True, slots=True)
class Signals:
    """Scores by word, in the order of the text, the names found, and the words that are part of commitments.

    `starts` and `ends` are code points. `certainty` is the factuality of the event that a word names, from -3 (surely
    not) to 3 (surely so), as corpora on FactBank's scale give it; `predicate` the log-odds that the word is the main
    predicate of a clause; both `[words]`. `events` are logits of EVENTS, `[words, len(EVENTS)]`, and `weights`
    `[words]` the log-weight of each word in the mean over the words of a clause. `deeds` is the probability that a word
    is part of what somebody is bound to do, `[words]`; None where nobody listened for it.
    """

    starts: IntArray
    ends: IntArray
    mentions: tuple[Mention, ...]
    certainty: FloatArray
    predicate: FloatArray
    events: FloatArray
    weights: FloatArray
    bonds: tuple[Bond, ...] = ()
    deeds: FloatArray | None = None

    def words_in(self, spans: Sequence[Span]) -> IntArray:
        """Places, in the arrays, of the words that lie in the spans or touch them; in the order of the text."""
        found = [
            np.arange(np.searchsorted(self.ends, span.start, side="right"), np.searchsorted(self.starts, span.end))
            for span in spans
        ]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    def main_predicate(self, spans: Sequence[Span]) -> int | None:
        """Place of the likeliest main predicate among the words of the spans; None where they hold no word."""
        words = self.words_in(spans)
        return int(words[np.argmax(self.predicate[words])]) if len(words) else None

    def event_probabilities(self, spans: Sequence[Span]) -> FloatArray | None:
        """Probability of each of EVENTS for the words of the spans together; None where they hold no word."""
        words = self.words_in(spans)
        if not len(words):
            return None
        weight = np.exp(self.weights[words] - self.weights[words].max())
        logits = weight @ self.events[words] / weight.sum()
        shares: FloatArray = np.exp(logits - logits.max())
        whole: FloatArray = shares / shares.sum()
        return whole
