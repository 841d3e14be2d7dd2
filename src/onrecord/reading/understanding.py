"""From statements to what they mean: who, to whom, through what, when, how much, how surely, and with what act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from onrecord.reading.actors import Cast, find_actors
from onrecord.reading.acts import find_event, name_act
from onrecord.reading.addressing import find_addressee, find_channel, outlet_words
from onrecord.reading.certainty import RunningWords, judge_certainty, read_utterance
from onrecord.reading.commitments import find_commitments, is_doubtful
from onrecord.reading.grounds import find_grounds
from onrecord.reading.quantities import find_quantities
from onrecord.reading.signals import Signals
from onrecord.reading.times import find_times, saying_time, spoken_of
from onrecord.reading.unnamed import find_unnamed
from onrecord.records import (
    Actor,
    ActorType,
    Channel,
    Commitment,
    Document,
    Ground,
    Interval,
    PassageKind,
    Quantity,
    SourceKind,
    Spans,
    Statement,
    Time,
    UnnamedSource,
    Unresolved,
)

_NOTHING: Mapping[Spans, Spans] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Understood:
    """Statements with what is understood of them, and what else the document holds."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    commitments: tuple[Commitment, ...]
    grounds: tuple[Ground, ...]


def understand(
    document: Document, statements: Sequence[Statement], signals: Signals, stands_for: Mapping[Spans, Spans] = _NOTHING
) -> Understood:
    """Everything that the text says of its statements, without another look by the encoder. `stands_for` gives the
    words that name a source whose own do not, such as a transcript's "Q."."""
    times = find_times(document)
    cast = find_actors(document, statements, signals.mentions, stands_for)
    quoted = [one for one in statements if one.cue or not one.source]  # a transcript's label is no description
    unnamed = find_unnamed(document, quoted, cast.resolve)
    spoken = [
        _forwarded(document, _spoken(document, statement, cast, unnamed.get(statement.id))) for statement in statements
    ]
    vouched = _vouched(spoken, cast)
    words = RunningWords(document)
    meant = (_meant(words, statement, signals, cast) for statement in vouched)
    dated = _dated(document, meant, times)
    return Understood(
        dated,
        cast.actors,
        times,
        find_quantities(document, times),
        tuple(
            one
            for one in find_commitments(document, dated, times, cast, signals.bonds)
            if not is_doubtful(one, signals)
        ),
        find_grounds(document, dated),
    )


def _spoken(document: Document, statement: Statement, cast: Cast, unnamed: UnnamedSource | None) -> Statement:
    """Who speaks, to whom and through what."""
    who = None if unnamed else cast.resolve(statement.source)
    addressee, channel = find_addressee(document, statement), find_channel(document, statement)
    return replace(
        statement,
        source_kind=_kind(statement.source_kind, unnamed),
        actor=who.actor if who else None,
        unresolved=who.unresolved if who else None,
        unnamed=unnamed,
        addressee=addressee and replace(addressee, actor=cast.resolve(addressee.spans).actor),
        channel=channel and replace(channel, actor=_outlet(document, channel, cast)),
    )


def _forwarded(document: Document, statement: Statement) -> Statement:
    """The statement with an open end, if it was only forwarded from its source."""
    kinds = {one.span: one.kind for one in document.passages if one.kind is PassageKind.FORWARDED}
    open_end = bool(statement.cue) and any(span in kinds for span in statement.source)
    return replace(statement, unresolved=Unresolved.FORWARDED) if open_end else statement


def _kind(kind: SourceKind, unnamed: UnnamedSource | None) -> SourceKind:
    """The kind of a source: unnamed just where it is known as one; a description of somebody named is named."""
    if unnamed is not None:
        return SourceKind.UNNAMED
    return SourceKind.NAMED if kind is SourceKind.UNNAMED else kind


def _outlet(document: Document, channel: Channel, cast: Cast) -> str | None:
    """The outlet that a channel names; a platform or an occasion is none."""
    named = outlet_words(document, channel)
    return cast.resolve((named,)).actor if named else None


def _vouched(statements: Sequence[Statement], cast: Cast) -> tuple[Statement, ...]:
    """Each unnamed source with the outlet that vouches for it: the nearest one up the chain, if not the publisher."""
    outlets = {actor.id for actor in cast.actors if actor.type is ActorType.OUTLET}
    above = {statement.id: statement for statement in statements}

    def outlet(statement: Statement) -> str | None:
        at: Statement | None = statement
        while at is not None:
            quoted = at.channel.actor if at.channel else None
            found = next((actor for actor in (quoted, at.actor) if actor in outlets), None)
            if found is not None:
                return found
            at = above.get(at.parent or "")
        return None

    return tuple(
        replace(one, unnamed=replace(one.unnamed, outlet=outlet(one))) if one.unnamed else one for one in statements
    )


def _meant(words: RunningWords, statement: Statement, signals: Signals, cast: Cast) -> Statement:
    """How surely, and what is done by saying it, to whom."""
    utterance = read_utterance(words, statement)
    certainty = judge_certainty(utterance, signals)
    act = name_act(utterance, certainty)
    event = find_event(utterance, act, signals)
    if event is not None:
        target = cast.resolve(event.spans).actor if event.spans else None
        event = replace(event, source=statement.actor, target=target)
    return replace(statement, certainty=certainty, act=act, event=event)


def _dated(document: Document, statements: Iterable[Statement], times: Sequence[Time]) -> tuple[Statement, ...]:
    """When it was said, and of which time it speaks. What is told inside a statement was said no later than that."""
    said: dict[str, Interval | None] = {}
    dated = []
    for statement in statements:
        own = saying_time(document, statement, times)
        outer = said.get(statement.parent or "")
        if own is None and outer is not None and outer.end is not None:
            own = Interval(None, outer.end)
        said[statement.id] = own
        dated.append(replace(statement, said=own, about=spoken_of(document, statement, times)))
    return tuple(dated)
