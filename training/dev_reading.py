"""The dev articles seen once by the encoder and read many times: what a price does, without a new pass.

Reading and scoring are the program's and the metric's own; only what the encoder says is kept between readings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.polnear import ROLES, Article, Relation, Scorer, TokenSets
from benchmarks.quotation_kinds import in_tokens, pairs
from onrecord.models import StatementModel
from onrecord.reading.attributions import Attribution, find_attributions
from onrecord.reading.encoding import encode
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.quoting import carry_on
from onrecord.records import sha256

Price = tuple[float, float, float]
Places = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Remembering:
    """A session that runs each batch once and then remembers what came out."""

    session: Any
    known: dict[str, Any] = field(default_factory=dict)

    def run(self, names: Sequence[str], feeds: Mapping[str, np.ndarray]) -> Any:  # noqa: ANN401 - the runtime's
        """The encoder's scores for a batch."""
        key = sha256(b"".join(feed.tobytes() for feed in feeds.values()))
        if key not in self.known:
            self.known[key] = self.session.run(names, feeds)
        return self.known[key]


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotation of an article: places by role, relations as sets of tokens."""

    stem: str
    places: dict[str, Places]
    relations: list[TokenSets]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in the shapes that scoring needs; `right` where any annotation has it so, in the main."""

    attribution: Attribution
    places: dict[str, Places]
    tokens: TokenSets
    right: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What is chosen by: F1 by figure, and precision and recall of statements that are right in the main."""

    f1: dict[str, float]
    precision: float
    recall: float

    @property
    def mean(self) -> float:
        """Mean of the five F1 figures."""
        return sum(self.f1.values()) / len(self.f1)


def read(text: str, model: StatementModel, price: Price) -> list[Attribution]:
    """The attributions of the text itself at one price, as the program reads them."""
    parts = split_paragraphs(text)
    return carry_on(text, parts, list(find_attributions(encode(text, parts, model), model.weights, price)))


@dataclass(frozen=True, slots=True)
class Dev:
    """The articles, their annotations, the metric, and a model that remembers."""

    articles: Sequence[Article]
    marked: list[Marked]
    scorer: Scorer
    model: StatementModel

    @classmethod
    def of(cls, corpus: Sequence[Article], split: Path, scorer: Scorer, model: StatementModel) -> "Dev":
        """Take in every annotation."""
        marked = [
            Marked(stem, places(text, relations, scorer), in_tokens(text, relations, scorer))
            for stem, text, relations in scorer.read_gold(split)
        ]
        return cls(corpus, marked, scorer, replace(model, session=Remembering(model.session)))

    def read(self, price: Price) -> dict[str, list[Statement]]:
        """Every article read at one price."""
        return {one.stem: self._statements(one, read(one.text, self.model, price)) for one in self.articles}

    def _statements(self, article: Article, found: Sequence[Attribution]) -> list[Statement]:
        text = article.text
        relations = [relation(one) for one in found]
        tokens = in_tokens(text, relations, self.scorer)
        right = {
            number
            for marked in self.marked
            if marked.stem == article.stem
            for _, number in pairs(marked.relations, tokens, self.scorer.overlap)
        }
        return [
            Statement(one, places(text, [relations[at]], self.scorer), tokens[at], at in right)
            for at, one in enumerate(found)
        ]

    def figures(self, found: Mapping[str, Sequence[Statement]]) -> Figures:
        """The metric's figures for what was read, an annotation at a time as the metric counts."""
        hits, gold, predicted = (dict.fromkeys((*ROLES, "exact", "overlap"), 0) for _ in range(3))
        for marked in self.marked:
            statements = found[marked.stem]
            for role in ROLES:
                mine = set().union(*(one.places[role] for one in statements))
                hits[role] += len(marked.places[role] & mine)
                gold[role] += len(marked.places[role])
                predicted[role] += len(mine)
            tokens = [one.tokens for one in statements]
            for name, same in (("exact", self.scorer.exact), ("overlap", self.scorer.overlap)):
                hits[name] += len(pairs(marked.relations, tokens, same))
                gold[name] += len(marked.relations)
                predicted[name] += len(tokens)
        f1 = {name: 200 * hits[name] / max(1, gold[name] + predicted[name]) for name in hits}
        overlap = hits["overlap"]
        return Figures(f1, overlap / max(1, predicted["overlap"]), overlap / max(1, gold["overlap"]))


def relation(found: Attribution) -> Relation:
    """An attribution as the metric takes it."""
    parts = (found.source, found.cue, found.content)
    return {role: [(s.start, s.end) for s in part] for role, part in zip(ROLES, parts, strict=True)}


def places(text: str, relations: Sequence[Relation], scorer: Scorer) -> dict[str, Places]:
    """Contiguous spans by role, cut at line breaks as the metric cuts them."""
    return {role: set().union(*(scorer.fragments(text, one[role]) for one in relations)) for role in ROLES}
