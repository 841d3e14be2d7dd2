"""All figures of a document. The one rule: this is the order of the work; what each step knows stands in its own
module."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.reading.quantities.comparisons import compared
from onrecord.reading.quantities.counting import counted_by, counts_plural
from onrecord.reading.quantities.designations import names_something
from onrecord.reading.quantities.figures import Figure, figure_at
from onrecord.reading.quantities.lexicon import Lexicon, english
from onrecord.reading.quantities.pieces import Counted
from onrecord.reading.quantities.stretches import numbered_stretches
from onrecord.reading.quantities.surroundings import as_of, place_of, rate_of
from onrecord.reading.quantities.tokens import Sentence, joined_span, sentences_of
from onrecord.records import Document, Quantity, Time


def find_quantities(document: Document, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """The figures of a document in the order of its text. What `times` hold (dates, durations, ages) is no figure."""
    lexicon = english()
    ordered = sorted(times, key=lambda time: time.span)
    starts, ends = [time.span.start for time in ordered], [time.span.end for time in ordered]
    found: list[Quantity] = []
    stretches = numbered_stretches(document.text, lexicon)
    for sentence in (one for stretch in stretches for one in sentences_of(document.text, lexicon, stretch)):
        near = ordered[bisect_right(ends, sentence[0].start) : bisect_left(starts, sentence[-1].end)]
        found.extend(_in_sentence(document.text, sentence, near, lexicon))
    return tuple(found)


def _in_sentence(text: str, sentence: Sentence, times: Sequence[Time], lexicon: Lexicon) -> Iterator[Quantity]:
    at, before = 0, Counted()
    while at < len(sentence):
        figure = figure_at(sentence, at, lexicon)
        if figure is None:
            at += 1
            continue
        at = figure.end
        span = joined_span(sentence, figure.first, figure.end)
        # "A quarter of the voters" is no time, and neither is "$4.15".
        bare = not figure.part and figure.unit is None
        if (bare and any(span.overlaps(time.span) for time in times)) or _names(sentence, figure, lexicon):
            continue
        quantity, before = _quantity(text, sentence, figure, (times, before), lexicon)
        yield quantity


def _names(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    return names_something(sentence, figure, lexicon, counts=counts_plural(sentence, figure, lexicon))


def _quantity(
    text: str, sentence: Sentence, figure: Figure, context: tuple[Sequence[Time], Counted], lexicon: Lexicon
) -> tuple[Quantity, Counted]:
    """The quantity, and what it counts, for the next figure of the sentence."""
    times, before = context
    held = compared(sentence, figure, lexicon)
    whole = held.figure
    counted = counted_by(sentence, whole, before, lexicon)
    end = max(whole.end, counted.end)
    quantity = Quantity(
        span=joined_span(sentence, whole.first, whole.end),
        low=_plain(whole.low),
        high=None if whole.high is None else _plain(whole.high),
        unit=whole.unit or counted.unit,
        comparison=held.words.cut(text) if held.words else None,
        sense=held.sense,
        counted=tuple(joined_span(sentence, first, last) for first, last in counted.pieces),
        where=place_of(sentence, end, [time.span for time in times], lexicon),
        per=rate_of(sentence, whole.end, end, lexicon),
        as_of=as_of(sentence, whole.first, end, times, lexicon),
    )
    return quantity, counted


def _plain(value: Decimal) -> Decimal:
    """Without an exponent or zeros after the point."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
