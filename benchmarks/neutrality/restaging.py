"""One rendering's statements, names and scores in the places of another. The one rule: nothing that the encoder made of
the names themselves comes along, so that whatever differs is the rules' doing."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.neutrality.portraits import Portrait, portray
from benchmarks.neutrality.rendering import Rendered
from onrecord.models import StatementModel
from onrecord.reading.encoding import encode
from onrecord.reading.hearing import Hearing
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.places import Places
from onrecord.reading.quoting import quoted, statement_kind
from onrecord.reading.read import read_document
from onrecord.reading.signals import Mention, Signals
from onrecord.reading.sources import source_kind
from onrecord.reading.understanding import understand
from onrecord.records import Document, Span, Spans, Statement, sha256

PUBLISHED = dt.date(2031, 5, 14)


@dataclass(frozen=True, slots=True)
class Given:
    """What the encoder made of one rendering, in that rendering's places."""

    rendered: Rendered
    statements: tuple[Statement, ...]
    signals: Signals


def document(rendered: Rendered) -> Document:
    """A rendering as a document that was published on a Wednesday."""
    return Document(rendered.text, sha256(rendered.text.encode()), published=PUBLISHED, language="en")


def read_swap(rendered: Rendered, model: StatementModel) -> Portrait:
    """The portrait of a rendering that was read from end to end."""
    read = read_document(document(rendered), model)
    return portray(rendered, read.statements, read.actors, read.times, read.quantities)


def given(rendered: Rendered, model: StatementModel) -> Given:
    """What the encoder makes of a rendering."""
    hearing = Hearing()
    for _ in hearing.listen(encode(rendered.text, split_paragraphs(rendered.text), model)):
        pass
    return Given(rendered, read_document(document(rendered), model).statements, hearing.signals())


def understand_swap(held: Given, rendered: Rendered) -> Portrait:
    """The portrait of a rendering by the rules alone, given the statements and names of another one."""
    statements = tuple(_restated(held, rendered))
    understood = understand(document(rendered), statements, _moved_signals(held, rendered))
    return portray(rendered, understood.statements, understood.actors, understood.times, understood.quantities)


def _restated(held: Given, rendered: Rendered) -> Iterable[Statement]:
    text = rendered.text
    marks = Places(mark.span for part in split_paragraphs(text) for mark in quoted(text, part))
    for one in held.statements:
        source, cue, content = (_moved(held, rendered, spans) for spans in (one.source, one.cue, one.content))
        inside = bool(source) and marks.holding(source[0]) is not None
        yield Statement(
            id=one.id,
            kind=statement_kind(text, content, marks),
            source=source,
            cue=cue,
            content=content,
            source_kind=source_kind(text, source, quoted=inside, cue=cue),
            confidence=one.confidence,
            parent=one.parent,
        )


def _moved_signals(held: Given, rendered: Rendered) -> Signals:
    """Mentions moved, those that cut a name widened to all of it; words moved, those of names left out."""
    signals = held.signals
    slots = Places(Span(slot.start, slot.end) for slot in held.rendered.slots)
    spans = [Span(int(start), int(end)) for start, end in zip(signals.starts, signals.ends, strict=True)]
    kept = np.array([at for at, span in enumerate(spans) if not slots.touching(span)], dtype=np.int64)
    moved = _moved(held, rendered, [spans[at] for at in kept])
    mentions: dict[Span, Mention] = {}
    for mention in signals.mentions:
        (span,) = _moved(held, rendered, [mention.span])
        if span not in mentions or mentions[span].probability < mention.probability:
            mentions[span] = replace(mention, span=span)
    return Signals(
        starts=np.array([span.start for span in moved], dtype=np.int64),
        ends=np.array([span.end for span in moved], dtype=np.int64),
        mentions=tuple(mentions.values()),
        certainty=signals.certainty[kept],
        predicate=signals.predicate[kept],
        events=signals.events[kept],
        weights=signals.weights[kept],
    )


def _moved(held: Given, rendered: Rendered, spans: Sequence[Span]) -> Spans:
    places = (held.rendered.in_template(span.start, span.end) for span in spans)
    return tuple(Span(_in_text(rendered, start), _in_text(rendered, end)) for start, end in places)


def _in_text(rendered: Rendered, offset: int) -> int:
    """An offset of the template, never inside a slot, as an offset of the text."""
    shift = 0
    for slot in rendered.slots:
        if offset < slot.until:
            break
        shift = slot.end - slot.until
    return offset + shift
