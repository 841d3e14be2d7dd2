"""A document cut into the windows that the encoder sees. Whole paragraphs, never split unless one alone is too long."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.models import IntArray, Tokenizer, Tokens
from onrecord.reading.marks import QUOTE_STATES, letter_case, quotation_states
from onrecord.reading.sentences import split_sentences
from onrecord.records import Span

BUDGET = 320
"""Word pieces in a window, special ones included: enough for several paragraphs of news."""

_BATCH = 64
_COMBINING = re.compile(
    "[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u064b-\\u0652\\u0670\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20f0\\ufe20-\\ufe2f]"
)
_FULL_STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a part of a long one, as the encoder takes it.

    `ids` and `types` are `[tokens]`; `firsts` (index of each word's first piece), `starts` and `ends` (code points of
    the document) and `sentences` (the number of each word's sentence in its paragraph) are `[words]`.
    """

    ids: IntArray
    types: IntArray
    firsts: IntArray
    starts: IntArray
    ends: IntArray
    sentences: IntArray


@dataclass(frozen=True, slots=True)
class Window:
    """What one row of a batch holds. `paragraphs` numbers each word's paragraph within the window, `sentences` its
    sentence."""

    ids: IntArray
    types: IntArray
    firsts: IntArray
    starts: IntArray
    ends: IntArray
    paragraphs: IntArray
    sentences: IntArray


def pieces(text: str, spans: Sequence[Span], tokenizer: Tokenizer, budget: int = BUDGET) -> Iterator[Piece]:
    """The pieces of the paragraphs `spans` of `text`, in order, each short enough for a window of `budget`."""
    for batch in range(0, len(spans), _BATCH):
        some = spans[batch : batch + _BATCH]
        cuts = [span.cut(text) for span in some]
        for span, cut, tokens in zip(some, cuts, tokenizer.tokenize(cuts), strict=True):
            if len(tokens.ids):
                piece = _piece(cut, tokens, span.start)
                yield from [piece] if len(piece.ids) <= budget - 2 else _divide(piece, text, budget - 2)


def pack(
    found: Iterator[Piece], tokenizer: Tokenizer, budget: int = BUDGET, first: int | None = None
) -> Iterator[Window]:
    """Pieces packed into windows in their order. `first` is a smaller budget for the first window (for training)."""
    room = first or budget
    held: list[Piece] = []
    size = 1
    for piece in found:
        if held and size + len(piece.ids) + 1 > room:
            yield _window(held, tokenizer)
            held, size, room = [], 1, budget
        held.append(piece)
        size += len(piece.ids) + 1
    if held:
        yield _window(held, tokenizer)


def _piece(paragraph: str, tokens: Tokens, offset: int) -> Piece:
    firsts = np.flatnonzero(tokens.begins)
    if not len(firsts) or firsts[0] != 0:
        firsts = np.concatenate([[0], firsts])
    lasts = np.append(firsts[1:], len(tokens.ids)) - 1
    starts, ends = tokens.starts[firsts], tokens.ends[lasts]
    if _COMBINING.search(paragraph):
        ends = np.array([_with_marks(paragraph, end) for end in ends.tolist()], dtype=np.int64)
    cases = [letter_case(paragraph[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    types = np.asarray(cases, dtype=np.int64) * QUOTE_STATES + quotation_states(paragraph)[starts]
    by_token = np.repeat(types, np.diff(np.append(firsts, len(tokens.ids))))
    begins = [sentence.start for sentence in split_sentences(paragraph)]
    sentences = np.searchsorted(begins, starts, side="right")
    return Piece(tokens.ids, by_token, firsts, starts + offset, ends + offset, sentences)


def _with_marks(paragraph: str, end: int) -> int:
    """The end of a word moved over the combining marks that follow it, which the tokenizer drops."""
    while end < len(paragraph) and _COMBINING.match(paragraph[end]):
        end += 1
    return end


def _divide(piece: Piece, text: str, most: int) -> Iterator[Piece]:
    """A piece that is too long, cut after the last full stop that fits, or else after the last word that does."""
    bounds = np.append(piece.firsts, len(piece.ids))
    cuts = [0]
    while bounds[-1] - bounds[cuts[-1]] > most:
        begin = cuts[-1]
        fits = int(np.searchsorted(bounds, bounds[begin] + most, side="right")) - 1
        middle = begin + (fits - begin) // 2
        stops = [word for word in range(middle, fits) if text[piece.starts[word]] in _FULL_STOPS]
        cuts.append(stops[-1] + 1 if stops else fits)
    for begin, end in pairwise([*cuts, len(piece.firsts)]):
        first, last = bounds[begin], bounds[end]
        yield Piece(
            piece.ids[first:last],
            piece.types[first:last],
            piece.firsts[begin:end] - first,
            piece.starts[begin:end],
            piece.ends[begin:end],
            piece.sentences[begin:end],
        )


def _window(held: Sequence[Piece], tokenizer: Tokenizer) -> Window:
    ids, types, firsts, numbers = [np.array([tokenizer.opens])], [np.zeros(1, dtype=np.int64)], [], []
    sentences: list[IntArray] = []
    at, told = 1, 0
    for number, piece in enumerate(held):
        ids += [piece.ids, np.array([tokenizer.parts])]
        types += [piece.types, np.zeros(1, dtype=np.int64)]
        firsts.append(piece.firsts + at)
        numbers.append(np.full(len(piece.firsts), number, dtype=np.int64))
        sentences.append(piece.sentences + told)
        told = int(sentences[-1].max(initial=told)) + 1
        at += len(piece.ids) + 1
    return Window(
        np.concatenate(ids),
        np.concatenate(types),
        np.concatenate(firsts),
        np.concatenate([piece.starts for piece in held]),
        np.concatenate([piece.ends for piece in held]),
        np.concatenate(numbers),
        np.concatenate(sentences),
    )
