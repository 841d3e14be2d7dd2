"""Who stands where on a claim, counted. The one rule: counts only; which side is right is never said."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.stances import oldest_first, stances_of
from onrecord.records import Claim, Origin, SourceKind, Stance, Told

Trace = Callable[[Sequence[Told]], tuple[Origin, ...]]
"""What gives the independent origins of statements."""


@dataclass(frozen=True, slots=True)
class Side:
    """The statements of a claim with one stance, oldest first: of how many documents, outlets and independent origins,
    by whom, how many of them from unnamed sources, and from which day to which (None where none is dated).

    `speakers` are the names of who is known, each once, as they come. Repeating somebody's words adds no origin.
    """

    stance: Stance
    statements: tuple[str, ...]
    documents: int
    outlets: int
    origins: int
    unnamed: int
    speakers: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Status:
    """What is on record of a claim. `sides` are those that somebody takes, in the order of `Stance`."""

    claim: str
    sides: tuple[Side, ...]
    statements: int
    documents: int
    outlets: int
    unnamed: int
    first: dt.date | None
    last: dt.date | None

    def side(self, wanted: Stance) -> Side | None:
        """One side; None where nobody takes it."""
        return next((side for side in self.sides if side.stance is wanted), None)

    def count(self, wanted: Stance) -> int:
        """How many statements take a side."""
        side = self.side(wanted)
        return len(side.statements) if side else 0

    def origins(self, wanted: Stance) -> int:
        """How many independent origins a side has."""
        side = self.side(wanted)
        return side.origins if side else 0

    @property
    def contested(self) -> int:
        """How many independent origins the weaker of the two sides has that assert and deny; 0 where one has none."""
        return min(self.origins(Stance.ASSERTS), self.origins(Stance.DENIES))


def status(claim: Claim, told: Mapping[str, Told], trace: Trace) -> Status:
    """Who asserts, denies, reports and doubts a claim; statements that are not told of are left out."""
    standing = stances_of(claim, told)
    ordered = oldest_first(told[name] for name in standing)
    sides = []
    for wanted in Stance:
        taking = [one for one in ordered if standing[one.id] is wanted]
        if taking:
            sides.append(_side(wanted, taking, len(trace(taking))))
    return Status(
        claim.id,
        tuple(sides),
        len(ordered),
        len({one.document for one in ordered}),
        outlets(ordered),
        _unnamed(ordered),
        *_days(ordered),
    )


def outlets(told: Sequence[Told]) -> int:
    """How many publishers statements stand with; those whose publisher is unknown count as one."""
    return len({one.publisher for one in told})


def _side(wanted: Stance, taking: Sequence[Told], origins: int) -> Side:
    return Side(
        wanted,
        tuple(one.id for one in taking),
        len({one.document for one in taking}),
        outlets(taking),
        origins,
        _unnamed(taking),
        tuple(dict.fromkeys(one.speaker_name for one in taking if one.speaker_name)),
        *_days(taking),
    )


def _unnamed(told: Sequence[Told]) -> int:
    return sum(one.statement.source_kind is SourceKind.UNNAMED for one in told)


def _days(told: Sequence[Told]) -> tuple[dt.date | None, dt.date | None]:
    days = sorted(one.day for one in told if one.day is not None)
    return (days[0], days[-1]) if days else (None, None)
