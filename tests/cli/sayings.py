"""A reader for tests that needs no model: it finds `“…,” said X` and `X said that …`, also inside one another."""

import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.models import IntArray, PairThresholds, PairWeights
from onrecord.models.sentence_model import FloatArray, SmallArray
from onrecord.pipeline import Linker, Reader
from onrecord.records import (
    Document,
    Reading,
    Selection,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    statement_id,
)

NAME = r"[A-ZŽ]\w+(?: [A-ZŽ]\w+)*"
SOURCE = rf"(?P<source>(?:[Aa]n?|[Tt]wo) (?:official|person|people|source)s?(?: familiar with the call)?|{NAME})"
DIRECT = re.compile(rf"(?P<content>“[^”\n]+”),? (?P<cue>said|warned) {SOURCE}")
INDIRECT = re.compile(rf"{SOURCE} (?P<cue>said|claimed|warned|denied) that (?P<content>[^.\n]+)")
UNSURE = {Selection.PRECISE: 0.9, Selection.BALANCED: 0.5, Selection.COMPLETE: 0.0}


@dataclass(frozen=True, slots=True)
class Sayings:
    """A loader of that reader. A text with FAIL fails, one with DIE ends its process."""

    model: str = "sayings-1"

    def __call__(self) -> Reader:
        def read(document: Document, selection: Selection) -> Reading:
            if "FAIL" in document.text:
                raise ValueError("the tokenizer broke")
            if "DIE" in document.text:
                os._exit(9)
            found = tuple(statements(document, UNSURE[selection]))
            return Reading(document, found, self.model, selection=selection)

        return read

    def linker(self) -> Linker:
        """One that knows the same words when it sees them, and holds no two others against each other."""
        return Linker(Letters(), Silent())


class Letters:
    """Sentences as how often they have each letter."""

    version = "letters-1"

    def encode(self, texts: Sequence[str]) -> FloatArray:
        found = np.zeros((len(texts), 256), dtype=np.float32)
        for place, text in enumerate(texts):
            for letter in text:
                found[place, ord(letter) % 256] += 1
        lengths = np.sqrt((found * found).sum(axis=1, keepdims=True))
        unit: FloatArray = (found / np.maximum(lengths, 1e-9)).astype(np.float32)
        return unit

    def cells(self, packed: SmallArray, count: int) -> IntArray:
        return np.argsort(-packed.astype(np.int64), axis=1, kind="stable")[:, :count]


class Silent:
    """Says of no pair that it is the same."""

    version = "silent-1"
    weights = PairWeights((), 1.0, (0.0, 0.0, 0.0), PairThresholds(0.7, 0.7, 0.7))

    def judge(self, pairs: Sequence[tuple[str, str]], features: npt.ArrayLike) -> FloatArray:  # noqa: ARG002 - no words
        return np.full((len(pairs), 3), 1 / 3, dtype=np.float32)


def statements(document: Document, least: float) -> Iterator[Statement]:
    for pattern, kind, confidence in ((DIRECT, StatementKind.DIRECT, 0.95), (INDIRECT, StatementKind.INDIRECT, 0.7)):
        if confidence < least:
            continue
        for match in pattern.finditer(document.text):
            outer = statement(document, match, kind, confidence)
            yield outer
            inner = INDIRECT.search(document.text, match.start("content"), match.end("content"))
            if inner:
                yield statement(document, inner, StatementKind.INDIRECT, 0.55, outer.id)


def statement(
    document: Document, match: re.Match[str], kind: StatementKind, confidence: float, parent: str | None = None
) -> Statement:
    source, cue, content = ((Span(*match.span(part)),) for part in ("source", "cue", "content"))
    named = match["source"][0].isupper() and not match["source"].startswith(("A ", "An ", "Two "))
    source_kind = SourceKind.NAMED if named else SourceKind.UNNAMED
    name = statement_id(document.id, source, cue, content)
    return Statement(name, kind, source, cue, content, source_kind, confidence, parent)


@dataclass(frozen=True, slots=True)
class Slow(Sayings):
    """The same, at a human pace."""

    model: str = "slow-1"

    def __call__(self) -> Reader:
        quick = Sayings(self.model)()

        def read(document: Document, selection: Selection) -> Reading:
            time.sleep(0.3)
            return quick(document, selection)

        return read
