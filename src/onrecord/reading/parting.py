"""Sources that the encoder lets run from one sentence into another. The one rule: nobody speaks in the sentence of
another; of words that a full stop parts, those that stand with the cue are the source's."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.attributions import Attribution
from onrecord.reading.sentences import split_sentences
from onrecord.records import Span, Spans

_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|«[^»\n]*»")
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")
_ENDS = ".!?…"
_FARTHEST = 2_000
"""Characters between source and cue beyond which no sentence is that long."""


def in_one_sentence(text: str, one: Attribution) -> Attribution:
    """The attribution, with no more of its source than stands in one sentence, and none that another sentence holds
    than the cue's before it."""
    if not one.source or not one.cue:
        return one
    source = tuple(_parts(text, one.source, one.cue[0]))
    before = max(piece.end for piece in source)
    after = min(piece.start for piece in one.cue)
    if before <= after and _ends_between(text, min(piece.start for piece in source), after):
        source = ()
    return one if source == one.source else replace(one, source=source)


def _parts(text: str, source: Spans, cue: Span) -> Iterator[Span]:
    """Of each piece that holds the end of a sentence, the part nearest to the cue."""
    for piece in source:
        parts = [Span(piece.start + part.start, piece.start + part.end) for part in _sentences(piece.cut(text))]
        if len(parts) < 2:  # noqa: PLR2004 - one sentence
            yield piece
            continue
        part = parts[0] if cue.start < piece.start else parts[-1]
        words = part.cut(text).rstrip().rstrip(_ENDS)
        yield Span(part.start, part.start + len(words))


def _ends_between(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two places, outside of quotation marks."""
    if end - start > _FARTHEST:
        return True
    told = _QUOTED.sub(lambda match: "x" * len(match[0]), text[start:end])
    return len(_sentences(f"{told}x")) > 1


def _sentences(words: str) -> list[Span]:
    """Sentences of words whose lines may be wrapped: a blank line alone ends one."""
    return split_sentences(_WRAPPED.sub(" ", words))
