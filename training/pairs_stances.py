"""Headlines and bodies of the Fake News Challenge: read, split by body; the passage that a headline is held against."""

import csv
import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.linking.lexicon import stem

STANCES = ("agree", "disagree", "discuss", "unrelated")
UNRELATED = 3
TEST, DEV, TENTHS = 2, 1, 10
"""Tenths of the bodies that are held out."""

PASSAGE = 3
"""Sentences of a body that are read with its headline."""

LEAD = 4
LONGEST = 60
"""Words of a sentence, from which on it is cut."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, the body it is held against, the stance that people marked, and the part of the split."""

    text: str
    body: str
    stance: int
    part: str


def read_stances(folder: Path) -> list[Headline]:
    """All rows of the training data; no body stands in two parts."""
    with (folder / "train_bodies.csv").open(encoding="utf-8", newline="") as lines:
        bodies = {row["Body ID"]: row["articleBody"] for row in csv.DictReader(lines)}
    found = []
    for name in ("train_train_stances.csv", "train_test_stances.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                body = bodies[row["Body ID"]]
                found.append(Headline(row["Headline"], body, STANCES.index(row["Stance"]), part_of(body)))
    return found


def part_of(body: str) -> str:
    """The part that a body is dealt to, by its words, so that copies stay together."""
    words = " ".join(_WORD.findall(body.lower())[:LONGEST])
    tenth = int(hashlib.sha256(words.encode()).hexdigest(), 16) % TENTHS
    return "test" if tenth < TEST else "dev" if tenth < TEST + DEV else "train"


def stems(text: str) -> list[str]:
    """Stems of all words."""
    return [stem(word) for word in _WORD.findall(text.casefold())]


def rarity(bodies: Iterable[str]) -> dict[str, float]:
    """How rare a stem is among bodies: the logarithm of the inverse share of bodies that hold it."""
    some = list(dict.fromkeys(bodies))
    held = Counter(word for body in some for word in set(stems(body)))
    return {word: math.log(len(some) / count) for word, count in held.items()}


class Bodies:
    """Bodies cut into sentences once, each with its stems."""

    def __init__(self, rare: dict[str, float]) -> None:
        self.rare = rare
        self.common = max(rare.values(), default=1.0)
        self.cut: dict[str, list[tuple[str, frozenset[str]]]] = {}

    def sentences(self, body: str) -> list[tuple[str, frozenset[str]]]:
        """Sentences with their stems."""
        if body not in self.cut:
            shown = [" ".join(s.split()[:LONGEST]) for s in _SENTENCE.split(body) if _WORD.search(s)]
            self.cut[body] = [(s, frozenset(stems(s))) for s in shown]
        return self.cut[body]

    def weight(self, words: Iterable[str]) -> float:
        """The rarity of words together."""
        return sum(self.rare.get(word, self.common) for word in words)

    def passage(self, headline: str, body: str) -> str:
        """The sentences that share most with the headline, in the order of the body."""
        words = frozenset(stems(headline))
        sentences = self.sentences(body)
        best = sorted(range(len(sentences)), key=lambda at: (-self.weight(words & sentences[at][1]), at))[:PASSAGE]
        return " ".join(sentences[at][0] for at in sorted(best))

    def overlap(self, headline: str, body: str) -> list[float]:
        """How much of a headline stands in a body: in all of it, its best sentence, its lead; by words and by pairs."""
        words = stems(headline)
        once, sentences = frozenset(words), self.sentences(body)
        everything = frozenset[str]().union(*(held for _, held in sentences))
        whole = self.weight(once) or 1.0
        best = max((self.weight(once & held) for _, held in sentences), default=0.0)
        lead = frozenset[str]().union(*(held for _, held in sentences[:LEAD]))
        pairs = set(pairwise(words))
        run = stems(body)
        common = pairs & set(pairwise(run))
        plain = [
            self.weight(once & everything) / whole,
            best / whole,
            self.weight(once & lead) / whole,
            len(common) / max(1, len(pairs)),
            min(best / 10, 2.0),
            math.log1p(len(run)) / 6,
        ]
        return [*plain, *(a * b for at, a in enumerate(plain) for b in plain[at:])]


def macro(gold: Sequence[int], said: Sequence[int], classes: Sequence[str] = STANCES) -> tuple[float, list[float]]:
    """F1 of every class, and their mean."""
    table = confusion(gold, said, len(classes))
    each = [2 * table[c, c] / max(1, table[c].sum() + table[:, c].sum()) for c in range(len(classes))]
    return float(np.mean(each)), [float(one) for one in each]


def confusion(gold: Sequence[int], said: Sequence[int], count: int) -> npt.NDArray[np.int64]:
    """How often a class (rows) was taken for another (columns)."""
    table = np.zeros((count, count), dtype=np.int64)
    np.add.at(table, (np.asarray(gold), np.asarray(said)), 1)
    return table
