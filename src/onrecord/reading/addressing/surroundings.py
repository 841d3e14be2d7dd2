"""What stands around a cue in its sentence and belongs to nobody's content. The one rule: nothing outside the
sentences of the statement's own cue and source is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.sentences import sentences_around
from onrecord.records import Document, Span, Statement

_REACH = 600
"""Characters before and after a cue in which its sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Free stretches of the cue's sentence, in order: without content and without source; cues are in."""

    text: str
    free: tuple[Span, ...]
    cue: tuple[Span, ...]

    def rest(self, place: int) -> Span | None:
        """The free stretch from a place on."""
        return next(
            (Span(max(place, span.start), span.end) for span in self.free if span.start <= place < span.end), None
        )


def around(document: Document, statement: Statement) -> Surroundings:
    """The surroundings of a statement's cue; empty where it has none."""
    text = document.text
    if not statement.cue:
        return Surroundings(text, (), ())
    start, end = statement.cue[0].start, max(span.end for span in statement.cue)
    whole = sentences_around(text, Span(start, end), _REACH)
    taken = sorted((*statement.content, *statement.source))
    return Surroundings(text, tuple(_free(whole, taken)), tuple(statement.cue))


def _free(whole: Span, taken: list[Span]) -> Iterator[Span]:
    at = whole.start
    for span in taken:
        if span.start > at and at < whole.end:
            yield Span(at, min(span.start, whole.end))
        at = max(at, span.end)
    if at < whole.end:
        yield Span(at, whole.end)
