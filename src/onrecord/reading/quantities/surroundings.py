"""Where, per what and as of when a figure holds. The one rule: only what its own clause says."""

from collections.abc import Sequence

from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.nouns import is_stop
from onrecord.reading.quantities.tokens import Sentence, joined_span, word_at
from onrecord.records import Interval, Span, Time, TimeType

_REACH = 12
_CLAUSE_ENDS = frozenset(',;:.!?()[]“”"—')
_QUOTES = frozenset('“”"')


def rate_of(sentence: Sentence, figure_end: int, counted_end: int, lexicon: Lexicon) -> str | None:
    """The unit of a rate after the figure or what it counts: "per day", "a year", "each month", "per 100,000"."""
    for at in range(figure_end, min(counted_end + 3, len(sentence))):
        word = sentence[at].lower
        if word in lexicon.adverbs and at >= counted_end:
            return lexicon.adverbs[word]
        rate = rate_at(sentence, at, lexicon, near=at in {figure_end, counted_end})
        if rate is not None:
            return rate
        if sentence[at].text in _CLAUSE_ENDS:
            break
    return None


def rate_at(sentence: Sentence, at: int, lexicon: Lexicon, *, near: bool) -> str | None:
    """The unit of a rate whose two words begin at token `at`; `near` says that they follow the figure or its noun."""
    word, after = word_at(sentence, at), word_at(sentence, at + 1)
    if word in {"per", "/"} and after and after != "cent":
        return after
    if word not in {"a", "an", "each", "every"} or lexicon.has("rates", "past", word_at(sentence, at + 2)):
        return None
    known = lexicon.has("rates", "time_units", after) or (near and lexicon.has("rates", "units", after))
    return after if known else None


def place_of(sentence: Sentence, at: int, times: Sequence[Span], lexicon: Lexicon) -> Span | None:
    """The place named in the rest of the clause: "to Kursk", "in the Kursk region"."""
    for here in range(at, min(at + _REACH, len(sentence))):
        if sentence[here].text in _CLAUSE_ENDS - _QUOTES:
            return None
        if lexicon.has("places", "prepositions", sentence[here].lower):
            found = _place(sentence, here + 1, lexicon)
            unsure = lexicon.has("places", "uncertain", sentence[here].lower)
            if (
                found is not None
                and not (unsure and not _moves(sentence, at, lexicon))
                and not any(found.overlaps(time) for time in times)
            ):
                return found
    return None


def _moves(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether the clause speaks of moving, so that "to" leads to a place and not to a person."""
    return any(lexicon.has("places", "moves", token.lower) for token in sentence[max(at - _REACH, 0) : at])


def _place(sentence: Sentence, at: int, lexicon: Lexicon) -> Span | None:
    first = at
    while word_at(sentence, at) in lexicon.lists["places", "determiners"] or lexicon.has(
        "places", "directions", word_at(sentence, at)
    ):
        at += 1
    end = at
    while end < len(sentence) and (
        sentence[end].capital or (sentence[end].text in "-‐‑" and end > at and sentence[end].joined)
    ):
        end += 1
    if end == at or lexicon.has("places", "weekdays", sentence[at].lower):
        return None
    if lexicon.has("places", "kinds", word_at(sentence, end)):
        end += 1
    elif end < len(sentence) and not is_stop(sentence[end], lexicon):
        return None
    while sentence[end - 1].text in "-‐‑":
        end -= 1
    first = first + 1 if word_at(sentence, first) in lexicon.lists["places", "determiners"] else first
    return joined_span(sentence, first, end)


def as_of(sentence: Sentence, first: int, end: int, times: Sequence[Time], lexicon: Lexicon) -> Interval | None:
    """The date that the figure's clause gives: the next one after it, before a comma or a verb of saying; or one that
    opens the sentence."""
    dates = [time for time in times if time.interval is not None and time.type in {TimeType.DATE, TimeType.TIME}]
    stop = next((at for at in range(end, len(sentence)) if _ends_clause(sentence, at, lexicon)), len(sentence))
    limit = sentence[stop - 1].end
    for time in dates:
        if sentence[end - 1].end <= time.span.start and time.span.end <= limit:
            return time.interval
    opening = sentence[min(3, first)].start
    return next(
        (time.interval for time in dates if time.span.start <= opening and time.span.end <= sentence[first].start), None
    )


def _ends_clause(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    return sentence[at].text in _CLAUSE_ENDS or lexicon.has("changes", "said", sentence[at].lower)
