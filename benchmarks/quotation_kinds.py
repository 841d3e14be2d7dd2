"""Right and wrong by how the words are given; a relation counts once, under the kind that its own content has."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.polnear import ROLES, Predictions, Relation, Scorer, TokenSets
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.places import Places
from onrecord.reading.quoting import quoted, statement_kind
from onrecord.records import Span, StatementKind

Same = Callable[[TokenSets, TokenSets], bool]


@dataclass(frozen=True, slots=True)
class Tally:
    """Relations of one kind: marked by people and of these found; predicted and of these right."""

    gold: int
    found: int
    predicted: int
    right: int

    @property
    def recall(self) -> float:
        """Share of the marked relations that were found, in percent."""
        return 100 * self.found / max(1, self.gold)

    @property
    def precision(self) -> float:
        """Share of the predicted relations that are right, in percent."""
        return 100 * self.right / max(1, self.predicted)


def pairs(gold: Sequence[TokenSets], predicted: Sequence[TokenSets], same: Same) -> list[tuple[int, int]]:
    """One-to-one partners `(gold, predicted)`, chosen in the order in which the metric chooses them."""
    free, found = list(range(len(predicted))), []
    for number, marked in enumerate(gold):
        partner = next((other for other in free if same(marked, predicted[other])), None)
        if partner is not None:
            free.remove(partner)
            found.append((number, partner))
    return found


def kinds_of(text: str, relations: Sequence[Relation]) -> list[StatementKind]:
    """Direct, indirect or mixed, by the marks around each content."""
    marks = Places(mark.span for part in split_paragraphs(text) for mark in quoted(text, part))
    return [statement_kind(text, [Span(*place) for place in one["content"]], marks) for one in relations]


def in_tokens(text: str, relations: Sequence[Relation], scorer: Scorer) -> list[TokenSets]:
    """Relations as sets of token numbers."""
    tokens = [match.span() for match in scorer.TOKEN.finditer(text)]
    starts = [start for start, _ in tokens]
    return [{role: scorer.token_ids(tokens, starts, one[role]) for role in ROLES} for one in relations]


def by_kind(split: Path, predictions: Predictions, scorer: Scorer, same: Same) -> dict[StatementKind, Tally]:
    """Tallies over a split; an article with two annotators counts once for each, as in the metric."""
    gold, found, predicted, right = (Counter[StatementKind]() for _ in range(4))
    for stem, text, marked in scorer.read_gold(split):
        relations = predictions.get(stem, [])
        gold_kinds, kinds = kinds_of(text, marked), kinds_of(text, relations)
        gold.update(gold_kinds)
        predicted.update(kinds)
        for one, other in pairs(in_tokens(text, marked, scorer), in_tokens(text, relations, scorer), same):
            found[gold_kinds[one]] += 1
            right[kinds[other]] += 1
    return {kind: Tally(gold[kind], found[kind], predicted[kind], right[kind]) for kind in StatementKind}
