"""The pair model: how one proposition stands to another. The one rule: it is told what can be compared without it, and
answers with probabilities, never with a verdict."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.models.sessions import FloatArray, Session
from onrecord.models.tokens import IntArray, Tokenizer

PAIRS = "pairs-en-1"
"""The model that is judged with unless another folder is named."""

SIDES = {"answer": (64, 64), "stance": (96, 32)}
"""Word pieces of the first and the second side that are read, by head; what comes after them is not."""

ANSWERS, STANCES = 3, 4


@dataclass(frozen=True, slots=True)
class PairThresholds:
    """From which probability on two propositions are called the same, a denial, or compatible; `marked` is the line of
    a denial that negates in nearly the same words."""

    same: float
    denies: float
    compatible: float
    marked: float = 1.0


@dataclass(frozen=True, slots=True)
class PairWeights:
    """What stands beside the network: the features that it was taught with, in order; the temperature and the biases
    that make its logits probabilities (Guo et al. 2017); where to draw the line; and `related`, weights of the
    overlap of a headline with a body, and a bias, which tell whether they are about one thing."""

    features: tuple[str, ...]
    temperature: float
    biases: tuple[float, float, float]
    thresholds: PairThresholds
    related: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PairModel:
    """A loaded pair model: tokenizer, session and weights of one folder, whose name is its version."""

    version: str
    tokenizer: Tokenizer
    weights: PairWeights
    session: Any
    """A Session, or what answers in its place."""

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> "PairModel":
        """Load a model folder (the bundled one by default); `threads` is how many cores one batch may use."""
        folder = folder or Path(__file__).parent / PAIRS
        session = Session.load(folder, threads)
        return cls(session.version, Tokenizer(folder / "tokenizer.json"), load_pairs(folder / "weights.json"), session)

    def judge(self, pairs: Sequence[tuple[str, str]], features: npt.ArrayLike) -> FloatArray:
        """Probabilities that the first of each pair entails the second, contradicts it, or neither, `[pairs, 3]`.

        `features` are what `linking.pairing.features` tells of the pairs, `[pairs, features]`.
        """
        scaled = self._read("answer", pairs, features, ANSWERS) / np.float32(self.weights.temperature)
        return _shares(scaled + np.asarray(self.weights.biases, dtype=np.float32))

    def stances(self, pairs: Sequence[tuple[str, str]], features: npt.ArrayLike) -> FloatArray:
        """Probabilities that the first of each pair, a passage, agrees with the second, a headline, disagrees, only
        tells of it, or is about something else, `[pairs, 4]`; of those that are about one thing at all."""
        return _shares(self._read("stance", pairs, features, STANCES))

    def _read(self, head: str, pairs: Sequence[tuple[str, str]], features: npt.ArrayLike, count: int) -> FloatArray:
        """The scores of one head, `[pairs, count]`."""
        told = np.asarray(features, dtype=np.float32).reshape(len(pairs), -1 if len(pairs) else 0)
        if len(pairs) and told.shape[1] != len(self.weights.features):
            raise ModelError(f"{self.version} asks for {len(self.weights.features)} features, not {told.shape[1]}")
        found = np.zeros((len(pairs), count), dtype=np.float32)
        # One by one: int8 activations are scaled over a batch, and no answer may hang on what was asked beside it.
        for at, row in enumerate(self._rows(pairs, SIDES[head])):
            (found[at : at + 1],) = self.session.run([head], row | {"features": told[at : at + 1]})
        return found

    def _rows(self, pairs: Sequence[tuple[str, str]], sides: tuple[int, int]) -> Iterator[dict[str, IntArray]]:
        """Word pieces of both sides in one row, and which side each is of."""
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        cut = dict(zip(texts, (found.ids for found in self.tokenizer.tokenize(texts)), strict=True))
        opens, parts = [self.tokenizer.opens], [self.tokenizer.parts]
        for here, there in pairs:
            one, other = cut[here][: sides[0]], cut[there][: sides[1]]
            ids = np.concatenate([opens, one, parts, other, parts])[None]
            types = np.repeat([0, 1], [len(one) + 2, len(other) + 1])[None]
            yield {"ids": ids, "types": types, "mask": np.ones_like(ids)}


def _shares(logits: FloatArray) -> FloatArray:
    """Softmax over the last axis."""
    chances = np.exp(logits - logits.max(1, keepdims=True, initial=-np.inf))
    return np.asarray(chances / chances.sum(1, keepdims=True), dtype=np.float32)


def load_pairs(path: Path) -> PairWeights:
    """Read `weights.json`; ModelError where it is missing or not whole."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        entails, contradicts, neither = map(float, held["biases"])
        lines = held["thresholds"]
        return PairWeights(
            tuple(map(str, held["features"])),
            float(held["temperature"]),
            (entails, contradicts, neither),
            PairThresholds(*(float(lines[name]) for name in PairThresholds.__slots__)),
            tuple(map(float, held.get("related", ()))),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} cannot be used as weights of pairs ({error}): install the package again") from error
