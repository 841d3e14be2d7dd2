"""What falls if a source falls. The one rule: a copy falls with what it copies, and what another origin tells as well
stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.names import name_key
from onrecord.linking.stances import oldest_first, stances_of
from onrecord.linking.weighing import Trace
from onrecord.records import Claim, Origin, Stance, Told


@dataclass(frozen=True, slots=True)
class Without:
    """A source that is taken away: an actor by its id, with its names; an outlet by its name; a document by its id; or
    one statement, with all that goes back to the same origin. Exactly one is given."""

    actor: str | None = None
    names: frozenset[str] = frozenset()
    outlet: str | None = None
    document: str | None = None
    statement: str | None = None

    def takes(self, told: Told) -> bool:
        """Whether the statement is the source's own, or came by way of it."""
        if self.document is not None:
            return told.document == self.document
        if self.statement is not None:
            return told.id == self.statement
        if self.outlet is not None:
            named = (told.publisher, *(name for hop in told.chain for name in (hop.name, hop.text)))
            return name_key(self.outlet) in {name_key(name) for name in named if name}
        hops = {name_key(name) for hop in told.chain for name in (hop.name,) if name}
        return told.speaker == self.actor or not hops.isdisjoint(map(name_key, self.names))

    def ends(self, origin: Origin) -> bool:
        """Whether the origin itself is the source, so that all that goes back to it falls."""
        if self.statement is not None:
            return self.statement in origin.statements
        if self.outlet is not None:
            return origin.outlet is not None and name_key(origin.outlet) == name_key(self.outlet)
        return self.actor is not None and origin.actor == self.actor


@dataclass(frozen=True, slots=True)
class Fall:
    """A claim that loses support: from how many independent origins that assert it to how many, and the ids of the
    asserting statements that fall, oldest first."""

    claim: Claim
    before: int
    after: int
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """How many origins there are with some sources and without them, and the ids of the statements that fall."""

    before: int
    after: int
    lost: frozenset[str]


def falls(claims: Iterable[Claim], told: Mapping[str, Told], without: Without, trace: Trace) -> tuple[Fall, ...]:
    """Claims that lose an independent origin, or all: those that lose all support first, then those that keep least."""
    found = (_fall(claim, told, without, trace) for claim in claims)
    return tuple(sorted((fall for fall in found if fall is not None), key=_weight))


def _fall(claim: Claim, told: Mapping[str, Told], without: Without, trace: Trace) -> Fall | None:
    standing = stances_of(claim, told)
    asserting = oldest_first(told[name] for name, taken in standing.items() if taken is Stance.ASSERTS)
    if not any(without.takes(one) for one in asserting):
        return None
    rest = left(trace(asserting), told, (without,))
    if rest.after == rest.before:
        return None
    return Fall(claim, rest.before, rest.after, tuple(one.id for one in asserting if one.id in rest.lost))


def left(origins: Sequence[Origin], told: Mapping[str, Told], without: Iterable[Without]) -> Left:
    """What is left of some origins without some sources, all of them taken away together."""
    sources = tuple(without)
    lost: set[str] = set()
    after = 0
    for origin in origins:
        gone = {
            name for name in origin.statements if name in told and any(source.takes(told[name]) for source in sources)
        }
        fallen = any(source.ends(origin) for source in sources) or gone.issuperset(origin.statements)
        lost |= set(origin.statements) if fallen else gone
        after += not fallen
    return Left(len(origins), after, frozenset(lost))


def _weight(fall: Fall) -> tuple[bool, int, int, str]:
    return fall.after > 0, fall.after, -fall.before, fall.claim.id
