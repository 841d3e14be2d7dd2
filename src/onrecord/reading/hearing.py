"""From the further heads' scores to signals, window by window, while the same windows give their statements."""

from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.reading.encoding import Encoded
from onrecord.reading.signals import EVENTS, Bond, BondPart, FloatArray, Mention, Signals
from onrecord.records import ActorType, Span

_PARTS = tuple(BondPart)
_TYPES = (ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE)
LEANING = 1.4
"""By how much less the score of "outside" counts for bonds: most words are outside, so the head is shy."""
_DEEDS = 2 * sum(part in {BondPart.PROMISE, BondPart.THREAT, BondPart.DEMAND, BondPart.OBLIGATION} for part in _PARTS)
"""Tags of what is to be done; they come right after that of "outside"."""
_NEWS, _PREDICATE = 0, 2  # columns of the head of facts; between them lies the scale that web texts are scored on
_MOST = 3.0


class Hearing:
    """Collects what the further heads say of windows that pass by."""

    def __init__(self) -> None:
        self._starts: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
        self._ends: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
        self._facts: list[FloatArray] = []
        self._events: list[FloatArray] = []
        self._mentions: list[Mention] = []
        self._bonds: list[Bond] = []
        self._deeds: list[FloatArray] = []

    def listen(self, encoded: Iterable[Encoded]) -> Iterator[Encoded]:
        """Pass the windows on, in the order of the text."""
        for one in encoded:
            self._starts.append(one.window.starts)
            self._ends.append(one.window.ends)
            self._facts.append(one.scores.facts)
            self._events.append(one.scores.events)
            self._mentions.extend(names(one))
            self._bonds.extend(bonds(one))
            self._deeds.append(deeds(one))
            yield one

    def signals(self) -> Signals:
        """What was heard, all windows together."""
        none = np.zeros(0, dtype=np.int64)
        facts = np.concatenate([np.zeros((0, 3), dtype=np.float32), *self._facts])
        events = np.concatenate([np.zeros((0, len(EVENTS) + 1), dtype=np.float32), *self._events])
        return Signals(
            starts=np.concatenate([none, *self._starts]),
            ends=np.concatenate([none, *self._ends]),
            mentions=tuple(self._mentions),
            certainty=np.clip(facts[:, _NEWS] * _MOST, -_MOST, _MOST),
            predicate=facts[:, _PREDICATE],
            events=events[:, :-1],
            weights=events[:, -1],
            bonds=tuple(self._bonds),
            deeds=np.concatenate([np.zeros(0, dtype=np.float32), *self._deeds]),
        )


def names(encoded: Encoded) -> Iterator[Mention]:
    """The names in a window; none crosses from one paragraph into the next."""
    for span, kind, sure in _marked(encoded, encoded.scores.names):
        yield Mention(span, _TYPES[kind], sure)


def bonds(encoded: Encoded) -> Iterator[Bond]:
    """The words in a window that are part of commitments."""
    scores = encoded.scores.bonds.copy()
    scores[:, 0] -= LEANING
    for span, part, sure in _marked(encoded, scores):
        yield Bond(span, _PARTS[part], sure)


def deeds(encoded: Encoded) -> FloatArray:
    """How likely each word of a window is part of what somebody is bound to do, `[words]`."""
    return np.asarray(_shares(encoded.scores.bonds)[:, 1 : 1 + _DEEDS].sum(axis=1), dtype=np.float32)


def _shares(scores: FloatArray) -> FloatArray:
    """Softmax over the last axis."""
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)


def _marked(encoded: Encoded, scores: FloatArray) -> Iterator[tuple[Span, int, float]]:
    """Runs of words by the likeliest tag of each, with the number of their kind and how surely they are of it; a tag of
    0 is outside, an odd one begins a run, an even one goes on with it."""
    window = encoded.window
    shares = _shares(scores)
    tags = shares.argmax(axis=1)
    kinds = (tags + 1) // 2
    begins = (tags % 2 == 1) | (np.diff(kinds, prepend=0) != 0) | (np.diff(window.paragraphs, prepend=-1) != 0)
    marked = np.flatnonzero(kinds)
    for some in np.split(marked, np.flatnonzero(begins[marked] | (np.diff(marked, prepend=-2) > 1))[0:]):
        if len(some):
            kind = int(kinds[some[0]])
            sure = shares[some, 2 * kind - 1] + shares[some, 2 * kind]
            span = Span(int(window.starts[some[0]]), int(window.ends[some[-1]]))
            yield span, kind - 1, float(sure.mean())
