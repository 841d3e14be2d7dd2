"""Two figures side by side. The one rule: three answers, "disagree" only where nothing is left that could part them."""

from collections.abc import Collection, Mapping

from onrecord.linking.figures.dating import follows, other_time, same_voice
from onrecord.linking.figures.events import same_thing
from onrecord.linking.figures.ranges import meet
from onrecord.records import Accord, Apart, FigurePair, FigureTold, Measure, words

_FEW = 3
"""Small counts of things that are no common measure ("two sides", "three stages") are a way of speaking."""

_ANYBODY = frozenset({"", "i", "we", "he", "she", "they", "it", "who", "you"})
"""Sources in a word that may stand for the other one."""

Claims = Mapping[str, Collection[str]]
"""The ids of the claims that a statement belongs to."""


def compare(first: FigureTold, second: FigureTold, claims: Claims) -> FigurePair:
    """How two figures stand to each other; the one given earlier comes first in the pair."""
    one, other = sorted((first, second), key=_given)
    reason = _kept_apart(one, other)
    if reason is not None:
        return FigurePair(one, other, Accord.NOT_COMPARABLE, reason)
    shared = not set(claims.get(one.told.id, ())).isdisjoint(claims.get(other.told.id, ()))
    same = same_thing(one, other, one_claim=shared)
    reason = same.apart or other_time(one, other)
    if reason is not None:
        return FigurePair(one, other, Accord.NOT_COMPARABLE, reason)
    if meet(one.quantity, other.quantity):
        return FigurePair(one, other, Accord.AGREE, None, same.shared)
    reason = follows(one, other)
    if reason is None and _one_voice(one, other):
        reason = Apart.SAME_ORIGIN
    if reason is not None:
        return FigurePair(one, other, Accord.NOT_COMPARABLE, reason, same.shared)
    return FigurePair(one, other, Accord.DISAGREE, None, same.shared)


def _given(figure: FigureTold) -> tuple[object, ...]:
    moment = figure.told.published
    return (
        figure.day.isoformat() if figure.day is not None else "~",
        "" if moment is None else moment.isoformat(),
        figure.told.document,
        figure.quantity.span.start,
    )


def _kept_apart(one: FigureTold, other: FigureTold) -> Apart | None:
    """What the two figures themselves say against a comparison."""
    if one.measure is None or other.measure is None:
        return Apart.UNCLEAR_MEASURE
    reason = _measured_apart(one.measure, other.measure)
    if reason is not None:
        return reason
    unclear = not one.measure.known and any(_small(figure) for figure in (one, other))
    checks = (
        (one.quantity.per != other.quantity.per, Apart.RATE),
        (unclear, Apart.UNCLEAR_MEASURE),
        (not (one.held and other.held), Apart.NOT_HELD),
        (one.part or other.part, Apart.PART_OF),
        (one.earlier or other.earlier, Apart.OTHER_DATE),
    )
    return next((reason for applies, reason in checks if applies), None)


def _measured_apart(one: Measure, other: Measure) -> Apart | None:
    if (one.subject, one.outcomes, one.modifiers) != (other.subject, other.outcomes, other.modifiers):
        return Apart.OTHER_MEASURE
    return Apart.UNIT if one.unit != other.unit else None


def _small(figure: FigureTold) -> bool:
    return figure.quantity.low is not None and figure.quantity.low <= _FEW


def _one_house(one: FigureTold, other: FigureTold) -> bool:
    """Whether one publisher, or nobody knows which, brings both: who narrates there may be who speaks."""
    if None in {one.told.publisher, other.told.publisher}:
        return True
    return one.told.document == other.told.document or one.told.publisher == other.told.publisher


def _one_voice(one: FigureTold, other: FigureTold) -> bool:
    """Whether it may be one speaker in one document, who counts two things, or a publisher that speaks twice."""
    if one.own or other.own:
        return one.credited or other.credited or _one_house(one, other) or same_voice(one, other)
    if one.told.document != other.told.document:
        return False
    speakers = one.told.speaker, other.told.speaker
    if None not in speakers:
        return speakers[0] == speakers[1]
    first, second = (words(figure.told.text, figure.told.statement.source).casefold() for figure in (one, other))
    return first == second or bool({first, second} & _ANYBODY)
