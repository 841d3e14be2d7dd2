"""Corpora of sentence pairs: read, split so that no sentence stands in two parts, given the program's own features."""

import csv
import datetime as dt
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.linking.pairing import features
from onrecord.models.tokens import IntArray, Tokenizer
from onrecord.reading.quantities import find_quantities
from onrecord.reading.times import find_times
from onrecord.records import Document, Figure, Proposition

ENTAILS, CONTRADICTS, NEITHER, NOT_ENTAILS = range(4)
"""Labels of the first sentence towards the second; the last is of corpora with two classes."""

NAMES = {
    **dict.fromkeys(("entailment", "SUPPORTS", "SUPPORTED", "supported"), ENTAILS),
    **dict.fromkeys(("contradiction", "REFUTES", "REFUTED"), CONTRADICTS),
    **dict.fromkeys(("neutral", "NOT_ENOUGH_INFO", "partially_supported", "not_supported"), NEITHER),
    "not_entailment": NOT_ENTAILS,
}
PARTS = ("train", "dev", "test")
TENTHS = 10
DAY = dt.date(2022, 6, 15)
"""The day by which days in sentences without a date of their own are told."""

SIDE = 64
"""Word pieces of one side that are read."""

DOUBTFUL = 0.7
"""Entropy of five votes from which on Climate-FEVER's evidence is left out."""

EVIDENCE = 3
"""Sentences of evidence that are read together, at most."""

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"', " --": " -"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, how the first stands to the second, the corpus, and the part that it was dealt to."""

    one: str
    other: str
    label: int
    corpus: str
    part: str = "train"
    back: int | None = None
    """How the second stands to the first, where that is known, too."""


def read_pairs(folder: Path) -> list[Pair]:
    """All pairs of all corpora, dealt to parts: pairs that share a sentence stay together."""
    found = [
        *nli(folder / "nli_small" / "nli_datasets"),
        *climate_fever(folder / "climate_fever" / "dataset" / "climate-fever.jsonl"),
        *covidfact(folder / "covidfact" / "COVIDFACT_dataset.jsonl"),
        *wice(folder / "wice" / "data" / "entailment_retrieval" / "claim"),
        *fever_symmetric(folder / "fever_symmetric" / "symmetric_v0.2"),
    ]
    return dealt(dict.fromkeys(found))


def nli(folder: Path) -> Iterator[Pair]:
    """MNLI dev, SNLI dev, RTE, SICK, CommitmentBank, FraCaS."""
    for corpus in ("mnli", "snli", "rte", "sick", "commitment_bank", "fracas"):
        for path in sorted((folder / corpus).glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    if row["label"] in NAMES and row["premise"] and row["hypothesis"]:
                        yield Pair(row["premise"].strip(), row["hypothesis"].strip(), NAMES[row["label"]], corpus)


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def climate_fever(path: Path) -> Iterator[Pair]:
    """Claims about the climate and sentences of an encyclopedia on which voters agree."""
    for held in lines_of(path):
        for evidence in held["evidences"]:
            if evidence["entropy"] < DOUBTFUL and evidence["evidence_label"] in NAMES:
                text = evidence["evidence"].strip('"')
                yield Pair(text, held["claim"], NAMES[evidence["evidence_label"]], "climate_fever")


def covidfact(path: Path) -> Iterator[Pair]:
    """Claims and altered claims about an epidemic, with evidence."""
    for held in lines_of(path):
        if held["evidence"]:
            yield Pair(" ".join(held["evidence"][:EVIDENCE]), held["claim"], NAMES[held["label"]], "covidfact")


def wice(folder: Path) -> Iterator[Pair]:
    """Claims of an encyclopedia with the sentences of a cited page."""
    for path in sorted(folder.glob("*.jsonl")):
        for held in lines_of(path):
            chosen = held["supporting_sentences"]
            places = chosen[0][:EVIDENCE] if chosen and chosen[0] else range(2, 2 + EVIDENCE)
            text = " ".join(held["evidence"][place] for place in places if place < len(held["evidence"]))
            if text:
                yield Pair(text, held["claim"], NAMES[held["label"]], "wice")


def fever_symmetric(folder: Path) -> Iterator[Pair]:
    """Claims with evidence for and against, of which words alone tell nothing."""
    for path in sorted(folder.glob("*.jsonl")):
        for held in lines_of(path):
            yield Pair(plain(held["sentence1"]), plain(held["sentence2"]), NAMES[held["gold_label"]], "fever_symmetric")


def plain(text: str) -> str:
    """Tokenised text with its brackets and spaces as people write them."""
    for token, sign in _BRACKETS.items():
        text = text.replace(token, sign)
    return re.sub(r" (?=[.,;:?!)\]]|n't\b|'\w)|(?<=[(\[]) ", "", text)


def dealt(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs with their parts, eight tenths to train, one each to dev and test; tied sentences stay together."""
    pairs = list(pairs)
    above: dict[str, str] = {}

    def top(text: str) -> str:
        while above.setdefault(text, text) != text:
            above[text] = above[above[text]]
            text = above[text]
        return text

    for pair in pairs:
        above[top(key(pair.one))] = top(key(pair.other))
    sizes: dict[str, int] = defaultdict(int)
    for pair in pairs:
        sizes[top(key(pair.one))] += 1
    large = len(pairs) // (10 * TENTHS)
    return [
        replace(pair, part=_part(tied) if sizes[tied] <= large else PARTS[0])
        for pair in pairs
        for tied in [top(key(pair.one))]
    ]


def key(text: str) -> str:
    """A sentence but for case and signs."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _part(name: str) -> str:
    tenth = int(hashlib.sha256(name.encode()).hexdigest(), 16) % TENTHS
    return {0: PARTS[1], 1: PARTS[2]}.get(tenth, PARTS[0])


@lru_cache(maxsize=200_000)
def proposition(text: str) -> Proposition:
    """A bare sentence as the program would have it: figures and days by the program's own readers."""
    document = Document(text, "", published=DAY, language="en")
    times = find_times(document)
    return Proposition(
        "",
        "",
        text,
        DAY,
        figures=tuple(Figure(q.low, q.high, q.unit, q.sense) for q in find_quantities(document, times)),
        days=tuple(time.interval for time in times if time.interval),
    )


def compared(pairs: Iterable[Pair]) -> npt.NDArray[np.float32]:
    """The features of every pair, `[pairs, features]`."""
    return np.array([features(proposition(p.one), proposition(p.other)) for p in pairs], dtype=np.float32)


def pieces(texts: Iterable[str], tokenizer: Tokenizer, most: int = SIDE) -> dict[str, IntArray]:
    """Word pieces by text, cut at `most`."""
    some = list(dict.fromkeys(texts))
    return {text: found.ids[:most] for text, found in zip(some, tokenizer.tokenize(some), strict=True)}
