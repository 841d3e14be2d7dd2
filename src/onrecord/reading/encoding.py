"""The one pass of the encoder: windows of a text with the scores of their words; all that is read starts here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.models import Scores, StatementModel
from onrecord.reading.windows import Window, pack, pieces
from onrecord.records import Span


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window and what the heads say of its words: arrays of `scores` are `[words, …]`."""

    window: Window
    scores: Scores


def encode(text: str, parts: Sequence[Span], model: StatementModel) -> Iterator[Encoded]:
    """The parts of a text (its paragraphs), in windows, in the order of the text.

    Windows go through the encoder one by one: on a CPU that is as fast as in batches, nothing is lost to padding, and
    what stands beside a window cannot move its scores by the scale of its activations.
    """
    for window in pack(pieces(text, parts, model.tokenizer), model.tokenizer):
        yield Encoded(window, _of_words(window, model))


def _of_words(window: Window, model: StatementModel) -> Scores:
    scores = model.score(window.ids[None], window.types[None], np.ones_like(window.ids)[None])
    first = window.firsts
    return Scores(*(getattr(scores, head)[0, first] for head in Scores.__slots__))
