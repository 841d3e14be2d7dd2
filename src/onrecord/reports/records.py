"""An actor's record: on which claims it takes which side, and who takes the other. The one rule: every count stands
beside what it is a count of, and the corpus is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.ledger import Ledger, Overview
from onrecord.linking import Joined
from onrecord.linking.reversals import changes
from onrecord.linking.stances import oldest_first, stances_of
from onrecord.records import Claim, Stance, Told
from onrecord.reports.claims import standing
from onrecord.reports.telling import claims_of, told_of
from onrecord.reports.who import statements_by

_OPPOSITE = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}


@dataclass(frozen=True, slots=True)
class Position:
    """A claim on which an actor takes sides: those that it took, in the order in which it did; who takes the opposite
    of one of them, by name or by the words for who is unnamed. The words of `standing` stand for the claim."""

    claim: Claim
    standing: Told
    taken: tuple[Stance, ...]
    contradicted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What is on record of an actor.

    `positions` are the claims of two statements or more that it asserts or denies, those that most others contradict
    first; they are the denominator of `contradicted`. `by` counts, for each who contradicts it, on how many claims;
    `changes` are its changes of position; `corpus` is all that was looked through.
    """

    positions: tuple[Position, ...]
    by: tuple[tuple[str, int], ...]
    changes: int
    corpus: Overview

    @property
    def contradicted(self) -> int:
        """On how many of the claims somebody else takes the opposite side."""
        return sum(bool(position.contradicted_by) for position in self.positions)

    def count(self, stance: Stance) -> int:
        """On how many of the claims it took a side."""
        return sum(stance in position.taken for position in self.positions)


def record_of(ledger: Ledger, actor: Joined) -> Record:
    """The record of an actor; an empty one where it takes no side on any claim."""
    said = {row.id for row in statements_by(ledger, actor)}
    claims = [claim for claim in claims_of(ledger) if any(member.statement in said for member in claim.members)]
    told = told_of(ledger, (member.statement for claim in claims for member in claim.members))
    return record(actor.id, claims, told, ledger.overview())


def record(actor: str, claims: Iterable[Claim], told: Mapping[str, Told], corpus: Overview) -> Record:
    """The record of an actor in what is told."""
    own = [claim for claim in claims if any(_speaker(told, one.statement) == actor for one in claim.members)]
    positions = [position for claim in own if (position := _position(actor, claim, told)) is not None]
    positions.sort(key=lambda one: (-len(one.contradicted_by), one.claim.id))
    by = Counter(name for position in positions for name in position.contradicted_by)
    moves = sum(change.speaker == actor for change in changes(own, told))
    return Record(tuple(positions), tuple(sorted(by.items(), key=lambda item: (-item[1], item[0]))), moves, corpus)


def positions_on(claim: Claim, words: Told, told: Mapping[str, Told]) -> Iterator[tuple[str, Position]]:
    """The sides that each actor takes on one claim; `words` stand for it."""
    stand = stances_of(claim, told)
    ordered = oldest_first(told[name] for name in stand)
    taken: dict[str, dict[Stance, None]] = defaultdict(dict)
    called: dict[Stance, dict[tuple[str | None, str], None]] = defaultdict(dict)
    for one in ordered:
        if stand[one.id] in _OPPOSITE:
            called[stand[one.id]][one.speaker, _called(one)] = None
            if one.speaker is not None:
                taken[one.speaker][stand[one.id]] = None
    for actor, sides in taken.items():
        opposite = {_OPPOSITE[side] for side in sides}
        others = (name for side in Stance if side in opposite for who, name in called[side] if who != actor)
        yield actor, Position(claim, words, tuple(sides), tuple(dict.fromkeys(others)))


def _position(actor: str, claim: Claim, told: Mapping[str, Told]) -> Position | None:
    stand = stances_of(claim, told)
    ordered = oldest_first(told[name] for name in stand)
    sides = (stand[one.id] for one in ordered if one.speaker == actor)
    taken = tuple(dict.fromkeys(side for side in sides if side in _OPPOSITE))
    if not taken:
        return None
    opposite = {_OPPOSITE[side] for side in taken}
    others = (one for one in ordered if one.speaker != actor and stand[one.id] in opposite)
    return Position(claim, standing(claim, told), taken, tuple(dict.fromkeys(_called(one) for one in others)))


def _speaker(told: Mapping[str, Told], name: str) -> str | None:
    return told[name].speaker if name in told else None


def _called(told: Told) -> str:
    """How who says it is called."""
    if told.speaker_name:
        return told.speaker_name
    return " ".join(told.chain[-1].text.split()) if told.chain else f"({told.statement.source_kind.value})"
