"""What documents are linked with. The one rule: what a pair of wordings gets for an answer depends on the pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger import Asked, Entry
from onrecord.linking.candidates import ASKING, CELLS, FLOOR, KEYED_FLOOR, Near, further_keys, worth_asking
from onrecord.linking.pairing import decide, features
from onrecord.linking.reuse import SCHEME
from onrecord.linking.wording import is_short, wording
from onrecord.models import PairModel, SentenceModel, cosines, pack, signs, unpack
from onrecord.records import Link, Proposition


@dataclass(frozen=True, slots=True)
class Linker:
    """The two models and the rules that say which wordings are held against each other, and with what result."""

    sentences: SentenceModel
    pairs: PairModel

    @classmethod
    def load(cls) -> "Linker":
        """Load the bundled models."""
        return cls(SentenceModel.load(), PairModel.load())

    @property
    def version(self) -> str:
        """By what a ledger knows with what a document was linked."""
        return f"{self.sentences.version} {self.pairs.version} {SCHEME}"

    def entries(self, propositions: Sequence[Proposition]) -> list[Entry]:
        """Each wording of a document's propositions once, with its keys and vector, ready for the ledger."""
        found: dict[str, list[Proposition]] = {}
        for one in propositions:
            found.setdefault(wording(one), []).append(one)
        vectors = pack(self.sentences.encode([some[0].words for some in found.values()]))
        cells, bits = self.sentences.cells(vectors, CELLS), signs(vectors)
        return [
            Entry(
                name,
                some[0],
                tuple((one.statement, one.part) for one in some),
                (*map(int, cells[place]), *sorted(further_keys(some[0]))),
                vectors[place].tobytes(),
                bits[place].tobytes(),
            )
            for place, (name, some) in enumerate(found.items())
        ]

    def near(self, entry: Entry, others: Mapping[str, tuple[Proposition, bytes]]) -> list[Near]:
        """Those of the others, which share a key with it, that are worth being held against it."""
        if entry.vector is None or not others:
            return []
        size, keys = len(entry.vector), further_keys(entry.proposition)
        vectors = unpack([vector for _, vector in others.values()], size)
        close = cosines(unpack([entry.vector], size), vectors)[0].tolist()
        found = []
        for (name, (other, _)), cosine in zip(others.items(), close, strict=True):
            floor = FLOOR if keys.isdisjoint(further_keys(other)) else KEYED_FLOOR
            if name == entry.wording or cosine < floor or not _could_meet(entry.proposition, other):
                continue
            score = worth_asking(entry.proposition, other, cosine)
            if score >= ASKING:
                one, two = sorted((entry.wording, name))
                found.append(Near(one, two, score))
        return found

    def judge(self, pair: Near, known: Mapping[str, Proposition]) -> Asked:
        """How two wordings stand to each other, read in both directions, alone: others in a batch would tinge it."""
        one, other = known[pair.one], known[pair.other]
        onward, back = self.pairs.judge(
            [(one.words, other.words), (other.words, one.words)], [features(one, other), features(other, one)]
        ).tolist()
        relation, sure = decide(onward, back, one, other, self.pairs.weights.thresholds)
        return Asked(Link(pair.one, pair.other, relation, min(1.0, sure)), pair.closeness)


def _could_meet(one: Proposition, other: Proposition) -> bool:
    """A few words that anybody might say are held against others only where both name the same, or one says both."""
    if not is_short(one) and not is_short(other):
        return True
    both_short = is_short(one) and is_short(other)
    return bool(one.names & other.names) or (both_short and one.speaker is not None and one.speaker == other.speaker)
