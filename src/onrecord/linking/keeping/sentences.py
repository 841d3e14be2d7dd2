"""What documents tell in their own voice, sentence by sentence, as it is held against commitments. The one rule: what
somebody else is quoted with is his; a sentence that only supposes tells nothing."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.linking.keeping.lexicon import UNDECIDED, outcome_words
from onrecord.records import Degree, SourceKind, Span, Statement, StatementKind, Told

LONGEST = 400
"""Characters of the longest sentence that is looked at."""
QUOTED = 0.3
"""The share of a sentence from which on it is what somebody else says."""
SHORT = 90
"""Characters of a content that is no more than what a verb is about: "delivered | the results of its review"."""
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")


def own_voice(told: Iterable[Told]) -> Iterator[Told]:
    """The sentences of documents that say something, in no order: those that hold no words of others, with an id of
    their own, and those around a short content, with its statement's."""
    by_document: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_document[one.document].append(one)
    for held in by_document.values():
        yield from _of_document(held)


def _of_document(held: Sequence[Told]) -> Iterator[Told]:
    first = held[0]
    ordered = sorted(held, key=lambda one: one.statement.spans[0].start)
    starts = [one.statement.spans[0].start for one in ordered]
    reach = max(one.statement.spans[-1].end - one.statement.spans[0].start for one in ordered)
    for match in _SENTENCE.finditer(first.text):
        place = Span(match.start(), match.end())
        if len(place) > LONGEST or _supposing(match[0]):
            continue
        near = ordered[bisect_left(starts, place.start - reach) : bisect_right(starts, place.end)]
        inside = [one for one in near if any(span.overlaps(place) for span in one.statement.content)]
        if sum(_shared(one, place) for one in inside if one.statement.parent is None) < QUOTED * len(place):
            yield _itself(first, place)
        elif len(inside) == 1 and _short(inside[0], place):
            if _only_names(inside[0]):
                yield _itself(first, place)
            else:
                yield replace(inside[0], statement=replace(inside[0].statement, content=(place,)))


def _supposing(sentence: str) -> bool:
    words = outcome_words()
    asks = sentence.endswith("?") or sentence.split(maxsplit=1)[0].lower() in words.asking
    return asks or words.patterns["supposing"].search(sentence.lower()) is not None


def _shared(one: Told, place: Span) -> int:
    content = one.statement.content
    return sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in content)


def _short(one: Told, place: Span) -> bool:
    content = one.statement.content
    return (
        len(content) == 1
        and len(content[0]) <= SHORT
        and place.start <= content[0].start <= content[0].end <= place.end
    )


def _only_names(one: Told) -> bool:
    """Whether somebody's words are only named: "has not appointed the inquiry that he promised"."""
    certainty = one.statement.certainty
    undecided = certainty is None or certainty.degree in {Degree.POSSIBLE, Degree.UNCOMMITTED}
    return one.statement.act in UNDECIDED or undecided


def _itself(of: Told, place: Span) -> Told:
    """A sentence of a document as a statement of nobody else."""
    name = f"{of.document}@{place.start}"
    statement = Statement(name, StatementKind.INDIRECT, (), (), (place,), SourceKind.AUTHOR, 1.0)
    return Told(statement, of.text, of.document, of.title, of.publisher, of.published, of.chain[:1])
