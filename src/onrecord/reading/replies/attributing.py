"""Quoted messages as attributions. The one rule: a writer who quotes another message passes it on, and what the other
wrote stands inside; what nobody is named for is nobody's.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.attributions import Attribution, Evidence
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.replies.finding import Reply
from onrecord.reading.turns import Spoken, Turn, by_turns
from onrecord.records import Span

_CERTAIN = Evidence(1.0, 1.0, 1.0, 1.0, 1.0)
_SURE = 0.99


def by_replies(text: str, replies: Sequence[Reply], found: Sequence[Attribution]) -> Spoken:
    """The statements of the writers with those found in them inside; what was found elsewhere stays as it is."""
    outer = list(_outer(replies))
    turns = [
        Turn(reply.writer, tuple(_own(text, reply.block, inner)), (reply.cue,), marked=True)
        for reply, inner in zip(replies, _inner(replies, outer), strict=True)
        if reply.writer and reply.cue
    ]
    spoken = by_turns(text, turns, found)
    places: dict[int, int] = {}
    passed_on: list[Attribution] = []
    for number, around in enumerate(outer):
        by = None if around is None else replies[around]
        if around is not None and by and by.writer and by.cue and replies[number].writer:
            places[number] = len(passed_on)
            passed_on.append(_passed_on((by.writer, by.cue), replies[number].whole, places.get(around)))
    placed = (_placed(one, len(passed_on), places.get(_holder(replies, outer, one))) for one in spoken.attributions)
    heard = {*range(len(passed_on)), *(number + len(passed_on) for number in spoken.heard)}
    return Spoken((*passed_on, *placed), frozenset(heard), spoken.said, spoken.stands_for)


def _outer(replies: Sequence[Reply]) -> Iterator[int | None]:
    """For each reply the number of the innermost one whose block holds all of it."""
    around: list[int] = []
    for number, reply in enumerate(replies):
        while around and not replies[around[-1]].block.holds(reply.whole):
            around.pop()
        yield around[-1] if around else None
        around.append(number)


def _inner(replies: Sequence[Reply], outer: Sequence[int | None]) -> list[list[Span]]:
    """For each reply the places of those directly inside."""
    inner: list[list[Span]] = [[] for _ in replies]
    for reply, around in zip(replies, outer, strict=True):
        if around is not None:
            inner[around].append(reply.whole)
    return inner


def _own(text: str, block: Span, inner: Sequence[Span]) -> Iterator[Span]:
    """The paragraphs of a block that are the writer's own, outside of what they quote in turn."""
    starts = [block.start, *(span.end for span in inner)]
    ends = [*(span.start for span in inner), block.end]
    for start, end in zip(starts, ends, strict=True):
        for part in split_paragraphs(text[start:end]):
            yield Span(start + part.start, start + part.end)


def _passed_on(by: tuple[Span, Span], what: Span, within: int | None) -> Attribution:
    writer, cue = by
    return Attribution((writer,), (cue,), (what,), _CERTAIN, within=within, spoken=True, sure=_SURE)


def _holder(replies: Sequence[Reply], outer: Sequence[int | None], one: Attribution) -> int:
    """The number of the innermost reply whose block holds the attribution's content; -1 where none does."""
    number: int | None = bisect_right(replies, one.content[0].start, key=lambda reply: reply.block.start) - 1
    while number is not None and number >= 0 and not replies[number].block.holds(one.content[0]):
        number = outer[number]
    return -1 if number is None else number


def _placed(one: Attribution, shift: int, around: int | None) -> Attribution:
    """An attribution in its place behind those that are passed on."""
    within = around if one.spoken and one.within is None else one.within if one.within is None else one.within + shift
    return replace(one, within=within)
