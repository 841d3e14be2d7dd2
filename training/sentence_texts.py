"""Texts for the sentence encoder: sentences to learn from, and pairs that it is measured by and never sees.

Learnt from are sentences only, without labels. What is measured on is left out: of FNC-1 every fifth article, of MNLI
the second half, SICK and RTE whole.
"""

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from xml.etree import ElementTree as ET

import numpy as np
from data import read_articles

from onrecord.reading.sentences import split_sentences

csv.field_size_limit(sys.maxsize)
SHORTEST, LONGEST = 12, 400
"""Characters of a sentence that is learnt from."""
Encode = Callable[[Sequence[str]], np.ndarray]

APART = 5
"""Every so many-th article of FNC-1 is measured on."""
LEADING = 3
"""Sentences at the top of an article that may say what its headline says."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that ought to be held against each other (`together`), or not."""

    one: str
    other: str
    together: bool
    label: str


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sentences(text: str) -> Iterator[str]:
    for span in split_sentences(text):
        words = re.sub(r"\s+", " ", span.cut(text))
        if SHORTEST <= len(words) <= LONGEST:
            yield words


def _meantime(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("intra-doc_annotation/*/*.xml")):
        held: dict[str, list[str]] = {}
        for token in ET.parse(path).getroot().iter("token"):  # noqa: S314 (a corpus that we chose)
            held.setdefault(token.get("sentence", ""), []).append(token.text or "")
        for words in held.values():
            yield re.sub(r" ([.,;:!?%')])", r"\1", " ".join(words))


def bodies(corpora: Path, *, measured: bool) -> dict[str, str]:
    """The articles of FNC-1 that are measured on, or the others."""
    rows = _rows(corpora / "fnc1" / "train_bodies.csv")
    return {row["Body ID"]: row["articleBody"] for row in rows if (int(row["Body ID"]) % APART == 0) is measured}


def contents(corpora: Path) -> Iterator[str]:
    """What is said in PolNeAR's training articles, as marked."""
    for article in read_articles(corpora / "polnear" / "data" / "train"):
        for relation in article.relations:
            yield " ".join(article.text[start:end] for start, end in relation.content)


def learnt_from(corpora: Path) -> dict[str, list[str]]:
    """Sentences by corpus, each once, in a fixed order."""
    texts: dict[str, Iterable[str]] = {
        "polnear": (path.read_text(encoding="utf-8") for path in sorted(corpora.glob("polnear/data/train/text/*.txt"))),
        "wikinews": (row["text"] for path in sorted(corpora.glob("wikinews*/data/*.csv")) for row in _rows(path)),
        "releases": (row["body"] for path in sorted(corpora.glob("kyiv_moscow_releases/*.csv")) for row in _rows(path)),
        "fnc1": bodies(corpora, measured=False).values(),
    }
    found = {name: [one for text in held for one in _sentences(text)] for name, held in texts.items()}
    found["contents"] = [text for text in contents(corpora) if len(text) <= LONGEST]
    found["meantime"] = list(_meantime(corpora / "meantime_english"))
    found["mnli"] = [row["premise"] for row in _mnli(corpora, measured=False) if len(row["premise"]) <= LONGEST]
    seen: set[str] = set()
    return {name: [one for one in held if not (one in seen or seen.add(one))] for name, held in found.items()}


def _mnli(corpora: Path, *, measured: bool) -> list[dict[str, str]]:
    rows = _rows(corpora / "nli_small" / "nli_datasets" / "mnli" / "dev.csv")
    return rows[len(rows) // 2 :] if measured else rows[: len(rows) // 2]


def pairs(corpora: Path, encode: Encode) -> dict[str, list[Pair]]:
    """Pairs by corpus. Of an article that agrees with its headline or denies it, the sentence among the first that is
    nearest to the headline in the eyes of `encode` stands for it; so this corpus flatters whoever `encode` is."""
    nli = corpora / "nli_small" / "nli_datasets"
    found = {
        "mnli": _inferred(_mnli(corpora, measured=True)),
        "sick": _inferred(_rows(nli / "sick" / "train.csv")),
        "rte": _inferred(_rows(nli / "rte" / "train.csv")),
    }
    articles = {name: list(_sentences(text)) for name, text in bodies(corpora, measured=True).items()}
    headed: list[Pair] = []
    seen: set[tuple[str, str]] = set()
    for row in _rows(corpora / "fnc1" / "train_train_stances.csv") + _rows(corpora / "fnc1" / "train_test_stances.csv"):
        told = articles.get(row["Body ID"], [])[: LEADING * 2]
        key = (row["Headline"], row["Body ID"])
        if told and row["Stance"] in ("agree", "disagree") and key not in seen:
            seen.add(key)
            vectors = encode([row["Headline"], *told])
            near = told[int(np.argmax(vectors[1:] @ vectors[0]))]
            headed.append(Pair(row["Headline"], near, together=True, label=row["Stance"]))
    return {**found, "fnc1": headed}


def _inferred(rows: list[dict[str, str]]) -> list[Pair]:
    return [
        Pair(row["premise"], row["hypothesis"], row["label"] in ("entailment", "contradiction"), row["label"])
        for row in rows
        if row["premise"] and row["hypothesis"]
    ]


def write(found: dict[str, list[str]], out: TextIO) -> None:
    """How many sentences of each corpus there are."""
    out.write("".join(f"{name:>10}: {len(held):,}\n" for name, held in found.items()))
