"""Two readers, the bundled one, loaded once, and a parrot whose encoder finds what a three-word grammar says; and
statements made of sentences: who, by which words, what."""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pytest

from onrecord.models import Calibration, DecoderWeights, LinkWeights, StatementModel, Threshold, Tokenizer
from onrecord.models.statement_model import HEADS
from onrecord.reading import texts
from onrecord.reading.lattice import BEGIN, END, INSIDE, SINGLE, TAGS, Role, tag
from onrecord.reading.links import BETWEEN, DISTANCES
from onrecord.reading.signals import EVENTS
from onrecord.records import Document, Selection, SourceKind, Span, Spans, Statement, StatementKind, sha256

CUES = ("said", "claimed", "warned", "denied")
SURE, FAINT = 12.0, 2.0
"""Scores of the parrot's tags against 0 for all others; `denied` is what it is faint about."""

NAMES, FACTS, BONDS = 7, 3, 17

Ids = npt.NDArray[np.int64]


class Parrot:
    """An ONNX session to look at. Every "NAME CUE content ." is an attribution; a name is one word.

    `passes` counts the batches that it was shown.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.cues = {int(tokenizer.tokenize([cue])[0].ids[0]): cue for cue in CUES}
        self.stops = {*tokenizer.tokenize([".!?"])[0].ids.tolist(), tokenizer.opens, tokenizer.parts, tokenizer.pads}
        self.continues = tokenizer._continues
        self.passes = 0

    def run(self, outputs: list[str], feeds: dict[str, Ids]) -> list[npt.NDArray[np.float32]]:
        assert tuple(outputs) == HEADS
        ids = feeds["ids"]
        self.passes += 1
        tags = np.zeros((*ids.shape, TAGS), dtype=np.float32)
        tags[:, :, 0] = SURE
        for row, held in zip(tags, ids, strict=True):
            words = np.flatnonzero(~self.continues[held]).tolist()
            for cue, end in self._attributions(held[words].tolist()):
                score = FAINT if self.cues[int(held[words[cue]])] == "denied" else SURE
                for at, name in zip(range(cue - 1, end), self._tags(end - cue - 1), strict=True):
                    row[words[at]] = np.where(np.arange(TAGS) == name, score, 0)
        sizes = (3 * 2, NAMES, FACTS, len(EVENTS) + 1, BONDS)
        return [tags, *(np.zeros((*ids.shape, size), dtype=np.float32) for size in sizes)]

    def _attributions(self, words: list[int]) -> Iterator[tuple[int, int]]:
        """Places of the cue and of the full stop of every attribution; its content is what lies between."""
        at = 1
        while at < len(words):
            if words[at] in self.cues and words[at - 1] not in self.stops:
                end = next(later for later in range(at, len(words)) if words[later] in self.stops)
                if end > at + 1:
                    yield at, end
                at = end
            at += 1

    @staticmethod
    def _tags(content: int) -> list[int]:
        inside = [tag(Role.CONTENT, INSIDE)] * (content - 2)
        body = (
            [tag(Role.CONTENT, BEGIN), *inside, tag(Role.CONTENT, END)] if content > 1 else [tag(Role.CONTENT, SINGLE)]
        )
        return [tag(Role.SOURCE, SINGLE), tag(Role.CUE, SINGLE), *body]


@pytest.fixture(scope="session")
def model() -> StatementModel:
    """The bundled model, the one that onrecord.read uses."""
    return texts._model()


@pytest.fixture(scope="session")
def tokenizer(model: StatementModel) -> Tokenizer:
    return model.tokenizer


@pytest.fixture(scope="session")
def near() -> LinkWeights:
    """Links that favour what is near and in the same paragraph; a cue without a source in reach has none."""
    steps = np.abs(np.arange(DISTANCES) - (DISTANCES - 1) / 2)
    distance = np.tile(-steps, (2, 1)).astype(np.float32)
    breaks = np.tile(-4.0 * np.arange(BETWEEN), (2, 2, 1)).astype(np.float32)
    return LinkWeights(distance, np.zeros((2, 2, BETWEEN), np.float32), breaks, np.array([-6, 0], np.float32))


@pytest.fixture(scope="session")
def parrot(tokenizer: Tokenizer, near: LinkWeights) -> StatementModel:
    """A model whose encoder is a Parrot: sure of a statement (0.88), less of a denial (0.71), least of what stands
    inside another (0.27)."""
    weights = DecoderWeights(
        np.zeros((TAGS + 1, TAGS + 1), dtype=np.float32),
        near,
        {
            Selection.PRECISE: Threshold((0.5, 0.5, 0.5), 0.8),
            Selection.BALANCED: Threshold((0.4, 0.4, 0.4), 0.4),
            Selection.COMPLETE: Threshold((0.05, 0.05, 0.05), 0.0),
        },
        Calibration((1.0, 1.0, 1.0, 0.0, 0.0, -30.0), -2.0),
        frozenset(CUES),
    )
    return StatementModel("parrot-1", tokenizer, weights, Parrot(tokenizer))


@pytest.fixture(scope="session")
def frozen() -> Callable[[str], Document]:
    """A document that holds a text."""
    return lambda text: Document(text, sha256(text.encode()))


Made = tuple[Document, Statement]
Make = Callable[..., Made]


def found(text: str, words: str) -> Spans:
    """Where the words stand; pieces are parted by ' … '."""
    spans, at = [], 0
    for piece in words.split(" … ") if words else ():
        at = text.index(piece, at)
        spans.append(Span(at, at + len(piece)))
    return tuple(spans)


@pytest.fixture(scope="session")
def make() -> Make:
    def made(text: str, source: str, cue: str, content: str) -> Made:
        spans = found(text, content)
        quoted = "“" in text[max(0, spans[0].start - 1) : spans[0].start + 1]
        kind = StatementKind.DIRECT if quoted else StatementKind.INDIRECT
        parts = (found(text, source), found(text, cue), spans)
        return Document(text, sha256(text.encode()), language="en"), Statement("s", kind, *parts, SourceKind.NAMED, 0.9)

    return made
