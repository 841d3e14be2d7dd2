"""The words that say how a figure is meant. The one rule: they stand next to the number, before it or after."""

from dataclasses import dataclass, replace

from onrecord.reading.quantities.figures import Figure
from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.tokens import Sentence, joined_span, phrase_at, phrase_before, word_at
from onrecord.records import Comparison, Span

_MOST = 3
"""Phrases of comparison before one number ("up to around an estimated 500")."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure whose tokens hold its comparison, the place of those words, and their sense."""

    figure: Figure
    words: Span | None
    sense: Comparison


def compared(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> Compared:
    """The figure with the words of comparison around it; of several, the first that is not "about" gives the sense."""
    between = figure.spans_range and word_at(sentence, figure.first - 1) == "between"
    number = first = figure.first - between
    senses = list[Comparison]()
    while first and len(senses) < _MOST and (found := phrase_before(lexicon.before, sentence, first)):
        first, sense = found
        senses.insert(0, sense)
    end = figure.end
    if end < len(sentence) and (found := phrase_at(lexicon.after, sentence, end)):
        end, sense = found
        senses.append(sense)
    whole = replace(figure, first=first, end=end)
    if between or not senses:
        words = joined_span(sentence, first, number + between) if first < number + between else None
        return Compared(whole, words, Comparison.BETWEEN if figure.spans_range else Comparison.EXACT)
    words = joined_span(sentence, first, number) if first < number else joined_span(sentence, figure.end, end)
    return Compared(whole, words, next((sense for sense in senses if sense is not Comparison.ABOUT), Comparison.ABOUT))
