"""What documents are linked with. The one rule: what a pair of wordings gets for an answer depends on the pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy.typing as npt

from onrecord.ledger import Entry
from onrecord.linking.candidates import ASKING, CELLS, further_keys, worth_asking
from onrecord.linking.frames import said
from onrecord.linking.happenings import event_keys
from onrecord.linking.pairing import decide, features
from onrecord.linking.reuse import SCHEME
from onrecord.linking.wording import alike, elsewhere, is_brief, is_courtesy, is_short, leans, tells, wording_id
from onrecord.models import IntArray, PairModel, PairWeights, SentenceModel, pack, signs
from onrecord.models.sentence_model import FloatArray, SmallArray
from onrecord.records import Link, Proposition, Relation


class Sentences(Protocol):
    """What an encoder of sentences does for a linker; see SentenceModel."""

    @property
    def version(self) -> str:
        """Its name."""
        ...

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """A vector of unit length for each text."""
        ...

    def cells(self, packed: SmallArray, count: int) -> IntArray:
        """The nearest cells of each packed vector."""
        ...


class Pairs(Protocol):
    """What a judge of pairs does for a linker; see PairModel."""

    @property
    def version(self) -> str:
        """Its name."""
        ...

    @property
    def weights(self) -> PairWeights:
        """Its thresholds among them."""
        ...

    def judge(self, pairs: Sequence[tuple[str, str]], features: npt.ArrayLike) -> FloatArray:
        """Probabilities that the first of each pair entails the second, contradicts it, or neither."""
        ...


SAME, UNANCHORED, DENIES = 0.76, 0.88, 0.9
"""How sure the model is at least that two say the same which share a name or a figure, or neither; that one denies the
other. Read off the pairs of a big ledger: they are harder than a corpus's."""
SHARED = 3
"""Words beside names that two of different documents share at least of which the model holds that they say the same."""
_JOINING = frozenset({Relation.SAME, Relation.DENIES})


@dataclass(frozen=True, slots=True)
class Linker:
    """The two models and the rules that say which wordings are held against each other, and with what result."""

    sentences: Sentences
    pairs: Pairs

    @classmethod
    def load(cls) -> "Linker":
        """Load the bundled models."""
        return cls(SentenceModel.load(), PairModel.load())

    @property
    def version(self) -> str:
        """By what a ledger knows with what a document was linked."""
        return f"{self.sentences.version} {self.pairs.version} {SCHEME} events-5"

    def entries(self, propositions: Sequence[Proposition]) -> list[Entry]:
        """Each wording of a document's propositions once, with its keys and vector, ready for the ledger."""
        found: dict[str, list[Proposition]] = {}
        for one in propositions:
            found.setdefault(wording_id(one), []).append(one)
        vectors = pack(self.sentences.encode([some[0].words for some in found.values()]))
        cells, bits = self.sentences.cells(vectors, CELLS), signs(vectors)
        return [
            Entry(
                name,
                some[0],
                tuple((one.statement, one.part) for one in some),
                tuple(map(int, cells[place])),
                tuple(sorted(further_keys(some[0]))),
                vectors[place].tobytes(),
                bits[place].tobytes(),
                tuple(sorted(event_keys(some[0]))),
                tells(some[0]) and not leans(some[0]) and not is_short(some[0]),
            )
            for place, (name, some) in enumerate(found.items())
        ]

    def judge(self, one: Proposition, other: Proposition, pair: tuple[str, str]) -> Link:
        """How two wordings stand to each other, read in both directions, alone: others in a batch would tinge it."""
        onward, back = self.pairs.judge(
            [(one.words, other.words), (other.words, one.words)], [features(one, other), features(other, one)]
        ).tolist()
        relation, sure = decide(onward, back, one, other, self.pairs.weights.thresholds)
        if relation in _JOINING and not _firm(relation, sure, one, other):
            relation, sure = Relation.UNSURE, 1.0 - sure
        return Link(*pair, relation, min(1.0, sure))


def _firm(relation: Relation, sure: float, one: Proposition, other: Proposition) -> bool:
    """Whether what the model says of a pair is to be relied on among all pairs of a ledger, most of which are neither.

    Who denies the other names whom the other names. What only names a matter, or leans on what was said before it,
    is the same as another only with a figure or a day in common.
    """
    speak = tells(one) and tells(other)
    named = bool(one.names & other.names)
    if relation is Relation.DENIES:
        return speak and named and sure >= DENIES
    if elsewhere(one, other):
        return False
    if set(one.figures) & set(other.figures) or set(one.days) & set(other.days):
        return sure >= SAME
    if not _share_enough(one, other) or not speak or leans(one) or leans(other):
        return False
    if named or alike(one, other):
        return sure >= SAME
    return sure >= UNANCHORED and not is_brief(one) and not is_brief(other)


def _share_enough(one: Proposition, other: Proposition) -> bool:
    """Whether two of different documents have some words in common beside names: a model holds too much alike."""
    return one.document == other.document or len(said(one).words & said(other).words) >= SHARED


def worth_judging(one: Proposition, other: Proposition, cosine: float) -> bool:
    """Whether two near wordings may say the same or the opposite. A few words that anybody might say are held against
    others only where both name the same, or one says both; greetings and thanks never."""
    if is_courtesy(one) or is_courtesy(other):
        return False
    if is_short(one) or is_short(other):
        both_short = is_short(one) and is_short(other)
        one_speaker = both_short and one.speaker is not None and one.speaker == other.speaker
        if not one_speaker and not one.names & other.names:
            return False
    return worth_asking(one, other, cosine) >= ASKING
