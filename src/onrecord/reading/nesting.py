"""Statements inside statements: the content of each is read again on its own, as if it were a text, level by level."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from onrecord.models import StatementModel
from onrecord.reading.attributions import Attribution, find_attributions
from onrecord.reading.encoding import encode
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.places import Places
from onrecord.records import Span

DEEPEST = 4
"""Levels below the first; real news seldom has more than three."""

LENIENCE = 0.6
"""Factor on the price inside a content: the encoder learnt to leave inner statements alone and bids low for them."""

_FEWEST_WORDS = 3
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?][”\"’']?\s+(?=[^\W\d_a-z]|[“\"‘])")
_WORD = re.compile(r"[^\W\d_]+")
_LEAD = re.compile(r"\s*(?:that|which|if|whether)?\s+", re.IGNORECASE)
_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}


def nested(
    text: str,
    found: Sequence[Attribution],
    model: StatementModel,
    price: Sequence[float],
    heard: Collection[int] = (),
) -> list[Attribution]:
    """The attributions given, each followed in the list (not in the text) by those that its content holds.

    A content is read again only if one of its words attributes somewhere in the training articles, and none whose
    number is among those `heard`: they were read as texts already.
    """
    everything = list(found)
    level: Sequence[int] = [number for number in range(len(found)) if number not in heard]
    told = Places(span for one in found if one.within is not None for span in one.cue)
    lenient = [LENIENCE * each for each in price]
    for depth in range(1, DEEPEST + 1):
        crops = {crop: number for number in level for crop in _crops(text, everything[number], model.weights.cue_words)}
        begin, places = len(everything), Places(crops)
        for inner in find_attributions(encode(text, sorted(crops), model), model.weights, lenient, depth):
            crop = places.holding(inner.cue[0])
            if crop is not None and _within(inner, crop) and not any(map(told.touching, inner.cue)):
                everything.append(replace(inner, within=crops[crop]))
        level = range(begin, len(everything))
        if not level:
            break
    return everything


def _crops(text: str, attribution: Attribution, cue_words: frozenset[str]) -> Iterator[Span]:
    """The parts of a content worth reading again, without what leads in to it and the marks around it."""
    for piece in attribution.content:
        for part in split_paragraphs(piece.cut(text)):
            crop = _bare(text, Span(piece.start + part.start, piece.start + part.end))
            for sentence in _sentences(text, crop) if crop else ():
                found = [word.lower() for word in _WORD.findall(sentence.cut(text))]
                if len(found) >= _FEWEST_WORDS and not cue_words.isdisjoint(found):
                    yield sentence


def _sentences(text: str, crop: Span) -> Iterator[Span]:
    """A crop cut where a sentence ends outside of quotation marks, so that only those that may attribute are read."""
    start = crop.start
    for match in _SENTENCE_END.finditer(text, crop.start, crop.end):
        if text.count("“", start, match.start()) <= text.count("”", start, match.end()):
            yield Span(start, match.start() + len(match.group().rstrip()))
            start = match.end()
    if start < crop.end:
        yield Span(start, crop.end)


def _bare(text: str, span: Span) -> Span | None:
    """A span without its leading conjunction, and without its quotation marks where they enclose all of it."""
    start, end = span.start, span.end
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead and lead.group().strip() else start
    if end - start > 1 and text[start] in _MARKS:
        closing = _MARKS[text[start]]
        last = end - 1 if text[end - 1] == closing else end
        if closing not in text[start + 1 : last] and text[start] not in text[start + 1 : last]:
            start, end = start + 1, last
    return Span(start, end) if start < end else None


def _within(inner: Attribution, crop: Span) -> bool:
    """Whether one crop holds all of an attribution (a window has several, and a link may stray) and more than that."""
    inside = all(crop.holds(span) for span in (*inner.source, *inner.content))
    return inside and sum(map(len, inner.content)) < len(crop)
