"""Turns as attributions, and what the encoder found in them as statements inside. The one rule: whoever has the word is
the source of all of it, and what somebody else's turn holds is not theirs."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.attributions import Attribution, Evidence
from onrecord.reading.places import Places
from onrecord.reading.sentences import split_sentences
from onrecord.reading.turns.finding import Turn
from onrecord.reading.turns.labels import is_name, person_named
from onrecord.records import Span, Spans

AT_ONCE = 3
"""Sentences of one statement: as many as tell what is done by saying them."""
MARKED, FOUND = 0.99, 0.95
"""How sure a turn is whose speaker the format marks, and one whose label only stands in the text."""
_CERTAIN = Evidence(1.0, 1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Attributions of a document, those of its turns first; `heard` are the numbers of turns whose words need not be
    read again. `said` are all words of turns, `stands_for` what the label of a source stands for that names nobody by
    itself (nothing, where nothing tells). `names` are the names of persons who speak."""

    attributions: tuple[Attribution, ...]
    heard: frozenset[int]
    said: Places
    stands_for: dict[Spans, Spans]
    names: Spans = ()


def by_turns(text: str, turns: Sequence[Turn], found: Sequence[Attribution]) -> Spoken:
    """The statements of the turns with those found in them inside; what was found elsewhere stays as it is."""
    if not turns:
        return Spoken(tuple(found), frozenset(), Places(()), {})
    extents = sorted((a.spans for a in found), key=lambda spans: min(spans).start)
    walls = [Span(min(spans).start, max(span.end for span in spans)) for spans in extents]
    spoken = [one for turn in turns for one in _statements(text, turn, walls)]
    for turn in turns:
        spoken.extend(_handed_on(text, turn, walls, len(spoken)))
    holding = {one.within for one in spoken}
    leaves = {span: number for number, one in enumerate(spoken) if number not in holding for span in one.content}
    # Where nobody is sure to speak, what the encoder found stands.
    labels = Places(one.label for turn in turns for one in (turn, *turn.handed) if one.said or one.handed)
    said = Places(leaves)
    placed = [_placed(one, leaves, said, labels) for one in found]
    taken = Places(span for one in found if any(map(labels.touching, one.source)) for span in one.content)
    heard = {n for n, one in enumerate(spoken) if not any(map(taken.touching, one.content))}
    stands_for: dict[Spans, Spans] = {(turn.label,): turn.stands_for for turn in turns if turn.stands_for is not None}
    kept = (one for one in placed if one is not None)
    names = tuple(name for turn in turns if (name := _named(text, turn)) is not None)
    return Spoken((*spoken, *kept), frozenset(heard), said, stands_for, names)


def _named(text: str, turn: Turn) -> Span | None:
    """The name of the person who speaks, as far as the label tells."""
    if turn.marked:
        return turn.label if is_name(turn.label.cut(text)) else None
    return person_named(text, turn.label) if turn.said and turn.stands_for is None else None


def _statements(text: str, turn: Turn, walls: Sequence[Span]) -> Iterator[Attribution]:
    """A turn in statements of a few sentences, none of which parts what the encoder found in one."""
    for part in turn.said:
        for content in _parted(text, part, walls):
            yield Attribution(
                (turn.label,), turn.cue, (content,), _CERTAIN, spoken=True, sure=MARKED if turn.marked else FOUND
            )


def _handed_on(text: str, turn: Turn, walls: Sequence[Span], number: int) -> Iterator[Attribution]:
    """What a speaker forwards: one statement of the speaker's, from the line that says so to the end, and in it those
    of whom it is from."""
    for handed in turn.handed:
        inner = list(_statements(text, handed, walls))
        if inner:
            start = (*handed.cue, handed.label)[0].start
            whole = Span(start, inner[-1].content[-1].end)
            yield Attribution((turn.label,), (), (whole,), _CERTAIN, spoken=True, sure=MARKED)
            yield from (replace(one, within=number) for one in inner)
            number += 1 + len(inner)


def _parted(text: str, part: Span, walls: Sequence[Span]) -> Iterator[Span]:
    sentences = [Span(one.start + part.start, one.end + part.start) for one in split_sentences(part.cut(text))]
    pieces = -(-len(sentences) // AT_ONCE)
    at, start = 0, 0
    for number in range(1, pieces + 1):
        at = max(at, round(number * len(sentences) / pieces))
        while 0 < at < len(sentences) and _parts(sentences[at - 1].end, sentences[at].start, walls):
            at += 1
        if at > start:
            yield Span(sentences[start].start, sentences[at - 1].end)
            start = at


def _parts(end: int, start: int, walls: Sequence[Span]) -> bool:
    """Whether a cut between two sentences goes through something that was found."""
    last = bisect_right(walls, end, key=lambda wall: wall.start)
    return any(wall.start < end and wall.end > start for wall in walls[max(0, last - _NEAR) : last])


_NEAR = 8
"""Of what was found, how many before a place are looked at: those that reach over it begin not long before."""


def _placed(one: Attribution, leaves: Mapping[Span, int], said: Places, labels: Places) -> Attribution | None:
    """What was found, in the statement that holds it; None where it only tells again who has the word, or takes a
    label for its source."""
    if any(labels.touching(span) for span in (*one.source, *one.cue)):
        return None
    around = said.holding(one.cue[0])
    if around is None:
        kept = tuple(span for span in one.content if not said.touching(span) and not labels.touching(span))
        return replace(one, content=kept) if kept else None
    kept = tuple(span for span in one.content if around.holds(span))
    if not kept or not all(around.holds(span) for span in (*one.source, *one.cue)):
        return None
    if sum(map(len, kept)) >= len(around):
        return None
    return replace(one, content=kept, within=leaves[around])
