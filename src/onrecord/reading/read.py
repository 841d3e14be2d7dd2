"""The reading stage, top to bottom: a document and a model in, statements out. Pure."""

from collections.abc import Sequence

from onrecord.models import StatementModel
from onrecord.reading.attributions import Attribution, find_attributions
from onrecord.reading.confidence import calibrated
from onrecord.reading.encoding import encode
from onrecord.reading.hearing import Hearing
from onrecord.reading.nesting import nested
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.places import Places
from onrecord.reading.quoting import carry_on, quoted, statement_kind
from onrecord.reading.sources import source_kind
from onrecord.reading.understanding import understand
from onrecord.records import Document, Reading, Selection, Statement, statement_id


def read_document(document: Document, model: StatementModel, selection: Selection = Selection.BALANCED) -> Reading:
    """Every statement that the model finds in a document, in the order of the text, parents before what they hold."""
    text, threshold = document.text, model.weights.thresholds[selection]
    parts = split_paragraphs(text)
    marks = Places(mark.span for part in parts for mark in quoted(text, part))
    hearing = Hearing()
    flat = find_attributions(hearing.listen(encode(text, parts, model)), model.weights, threshold.price)
    carried = carry_on(text, parts, list(flat))
    everything = nested(text, carried, model, threshold.price)
    sure = {number: calibrated(a.evidence, model.weights.calibration) for number, a in enumerate(everything)}
    kept = _kept(everything, sure, threshold.confidence)
    statements = _statements(document, everything, kept, sure, marks)
    understood = understand(document, statements, hearing.signals())
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


def _kept(everything: Sequence[Attribution], sure: dict[int, float], least: float) -> list[int]:
    """Attributions sure enough whose parents are; in the order of the text, the longer content first."""
    kept: set[int] = set()
    for number, attribution in enumerate(everything):
        if sure[number] >= least and (attribution.within is None or attribution.within in kept):
            kept.add(number)
    return sorted(kept, key=lambda n: (everything[n].content[0].start, -sum(map(len, everything[n].content)), n))


def _statements(
    document: Document, everything: Sequence[Attribution], kept: Sequence[int], sure: dict[int, float], marks: Places
) -> tuple[Statement, ...]:
    ids = {
        number: statement_id(document.id, everything[number].source, everything[number].cue, everything[number].content)
        for number in kept
    }
    return tuple(
        Statement(
            id=ids[number],
            kind=statement_kind(document.text, attribution.content, marks),
            source=attribution.source,
            cue=attribution.cue,
            content=attribution.content,
            source_kind=source_kind(
                document.text, attribution.source, quoted=_inside(attribution, marks), cue=attribution.cue
            ),
            confidence=sure[number],
            parent=None if attribution.within is None else ids[attribution.within],
        )
        for number, attribution in ((number, everything[number]) for number in kept)
    )


def _inside(attribution: Attribution, marks: Places) -> bool:
    """Whether the source itself stands inside a quotation."""
    return bool(attribution.source) and marks.holding(attribution.source[0]) is not None
