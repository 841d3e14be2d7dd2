"""The reading stage, top to bottom: a document and a model in, statements out. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.models import Calibration, StatementModel
from onrecord.reading.answering import by_those_behind
from onrecord.reading.attributions import Attribution, find_attributions
from onrecord.reading.clauses import each_its_own
from onrecord.reading.confidence import calibrated
from onrecord.reading.encoding import encode
from onrecord.reading.hearers import heard_only
from onrecord.reading.hearing import Hearing
from onrecord.reading.nesting import nested
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.parting import in_one_sentence
from onrecord.reading.places import Places
from onrecord.reading.quoting import carry_on, quoted, statement_kind
from onrecord.reading.replies import by_replies, find_replies
from onrecord.reading.signals import Mention, Signals
from onrecord.reading.sources import source_kind
from onrecord.reading.turns import by_turns, find_turns
from onrecord.reading.understanding import understand
from onrecord.records import (
    ActorType,
    Document,
    Reading,
    Selection,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    statement_id,
)

_TOLD = 0.99
"""How surely what a format gives for a speaker's name is one."""


def read_document(document: Document, model: StatementModel, selection: Selection = Selection.BALANCED) -> Reading:
    """Every statement that the model finds in a document, in the order of the text, parents before what they hold."""
    text, threshold = document.text, model.weights.thresholds[selection]
    parts = split_paragraphs(text)
    marks = Places(mark.span for part in parts for mark in quoted(text, part))
    hearing = Hearing()
    flat = find_attributions(hearing.listen(encode(text, parts, model)), model.weights, threshold.price)
    carried = carry_on(text, parts, by_those_behind(text, [in_one_sentence(text, one) for one in flat]))
    replies = find_replies(document)
    spoken = by_replies(text, replies, carried) if replies else by_turns(text, find_turns(document), carried)
    inside = nested(text, spoken.attributions, model, threshold.price, spoken.heard)
    everything = each_its_own(text, [heard_only(text, in_one_sentence(text, one)) for one in inside])
    sure = {number: _sure(a, model.weights.calibration) for number, a in enumerate(everything)}
    kept = _kept(everything, sure, threshold.confidence)
    statements = _statements(document, everything, kept, sure, (marks, spoken.said))
    understood = understand(document, statements, _with_names(hearing.signals(), spoken.names), spoken.stands_for)
    return Reading(
        document,
        understood.statements,
        model.version,
        selection=selection,
        actors=understood.actors,
        times=understood.times,
        quantities=understood.quantities,
        commitments=understood.commitments,
        grounds=understood.grounds,
    )


def _with_names(signals: Signals, names: Iterable[Span]) -> Signals:
    """What was heard, and the names that the document's format gives for its speakers."""
    told = tuple(Mention(span, ActorType.PERSON, _TOLD) for span in names)
    return replace(signals, mentions=tuple(sorted((*signals.mentions, *told)))) if told else signals


def _sure(attribution: Attribution, calibration: Calibration) -> float:
    """Its probability: the model's, or that of a transcript's label."""
    return calibrated(attribution.evidence, calibration) if attribution.sure is None else attribution.sure


def _kept(everything: Sequence[Attribution], sure: dict[int, float], least: float) -> list[int]:
    """Attributions sure enough whose parents are, each once: two readings of one speech may find the same inside it; in
    the order of the text, the longer content first."""
    kept: set[int] = set()
    seen: set[tuple[Spans, Spans, Spans]] = set()
    for number, attribution in enumerate(everything):
        place = (attribution.source, attribution.cue, attribution.content)
        if sure[number] < least or place in seen or not (attribution.within is None or attribution.within in kept):
            continue
        kept.add(number)
        seen.add(place)
    return sorted(kept, key=lambda n: (everything[n].content[0].start, -sum(map(len, everything[n].content)), n))


def _statements(
    document: Document,
    everything: Sequence[Attribution],
    kept: Sequence[int],
    sure: dict[int, float],
    own_words: tuple[Places, Places],
) -> tuple[Statement, ...]:
    """Attributions as statements; `own_words` are quotations, and what is said in the turns of a transcript."""
    marks, _ = own_words
    ids = {
        number: statement_id(document.id, everything[number].source, everything[number].cue, everything[number].content)
        for number in kept
    }
    return tuple(
        Statement(
            id=ids[number],
            kind=StatementKind.DIRECT if one.spoken else statement_kind(document.text, one.content, marks),
            source=one.source,
            cue=one.cue,
            content=one.content,
            source_kind=_source_kind(document.text, one, own_words),
            confidence=sure[number],
            parent=None if one.within is None else ids[one.within],
        )
        for number, one in ((number, everything[number]) for number in kept)
    )


def _source_kind(text: str, attribution: Attribution, own_words: Iterable[Places]) -> SourceKind:
    """What kind of source speaks; inside a quotation or a turn "I" is the speaker and not the author."""
    if attribution.spoken:
        return SourceKind.NAMED
    source = attribution.source
    quoted = bool(source) and any(places.holding(source[0]) is not None for places in own_words)
    return source_kind(text, source, quoted=quoted, cue=attribution.cue)
