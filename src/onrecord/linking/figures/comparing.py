"""Two figures side by side. The one rule: three answers, "disagree" only where nothing is left that could part them."""

from collections.abc import Collection, Mapping

from onrecord.linking.figures.dating import follows, other_time, same_voice
from onrecord.linking.figures.events import same_thing
from onrecord.linking.figures.ranges import above, meet
from onrecord.records import Accord, Apart, FigurePair, FigureTold, Measure, words

_FEW = 3
"""Small counts of things that are no common measure ("two sides", "three stages") are a way of speaking."""

_ANYBODY = frozenset({"", "i", "we", "he", "she", "they", "it", "who", "you"})
"""Sources in a word that may stand for the other one."""

PEOPLE = "people"
SOME_PEOPLE = frozenset({"children", "civilians", "troops"})
"""Subjects that are some of the people who are counted."""

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
    reason = _measured_apart(one, other)
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


def _measured_apart(one: FigureTold, other: FigureTold) -> Apart | None:
    """Whether they count two things; more of a part than there are of the whole is a figure of the whole."""
    first, second = one.measure, other.measure
    if first is None or second is None:
        return Apart.UNCLEAR_MEASURE
    if (first.outcomes, first.modifiers) != (second.outcomes, second.modifiers):
        return Apart.OTHER_MEASURE
    if not (first.subject == second.subject or _held_alike(first, second) or _overfull(one, other)):
        return Apart.OTHER_MEASURE
    return Apart.UNIT if first.unit != second.unit else None


def _held_alike(first: Measure, second: Measure) -> bool:
    """Whether one measure of a level does not say of what it is: "the discharge", "the reservoir's discharge"."""
    return first.known and second.known and first.unit is not None and not (first.subject and second.subject)


def _overfull(one: FigureTold, other: FigureTold) -> bool:
    """Whether some people, first or on the same day, are counted as more than all people are."""
    subjects = [figure.measure.subject if figure.measure else "" for figure in (one, other)]
    if PEOPLE not in subjects or not set(subjects) & SOME_PEOPLE:
        return False
    whole, part = (one, other) if subjects[0] == PEOPLE else (other, one)
    days = part.day, whole.day
    if days[0] is None or days[1] is None or days[0] > days[1]:
        return False
    return bool(part.measure and part.measure.outcomes) and above(part.quantity, whole.quantity)


def _small(figure: FigureTold) -> bool:
    return figure.quantity.low is not None and figure.quantity.low <= _FEW


def _one_house(one: FigureTold, other: FigureTold) -> bool:
    """Whether one publisher, or nobody knows which, brings both: who narrates there may be who speaks."""
    if None in {one.told.publisher, other.told.publisher}:
        return True
    return one.told.document == other.told.document or one.told.publisher == other.told.publisher


def _one_voice(one: FigureTold, other: FigureTold) -> bool:
    """Whether it may be one speaker in one document, who counts two things, or a publisher that speaks twice."""
    apart = _two_givers(one, other)
    if (one.own or other.own) and not apart:
        return one.credited or other.credited or _one_house(one, other) or same_voice(one, other)
    if one.told.document != other.told.document:
        return False
    speakers = one.told.speaker, other.told.speaker
    if None not in speakers:
        return speakers[0] == speakers[1]
    if apart:
        return False
    first, second = (words(figure.told.text, figure.told.statement.source).casefold() for figure in (one, other))
    return first == second or bool({first, second} & _ANYBODY)


def _two_givers(one: FigureTold, other: FigureTold) -> bool:
    """Whether a figure that points back to the other is given by somebody else: "Marrowen recognizes 240 million"."""
    return other.borrowed and bool(other.givers) and not one.givers & other.givers
