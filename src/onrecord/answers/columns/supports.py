"""Columns of what claims rest on: the statements that assert each, by their origins, and what of them hangs on which
source. The one rule: a source is known by what it is asked for by, never by who it may be."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

import numpy as np

from onrecord.answers.columns.packing import Kept, Places, values
from onrecord.ledger import Ledger
from onrecord.linking import name_key
from onrecord.linking.stances import oldest_first
from onrecord.records import Origin, Told


def outlet_source(name: str) -> str:
    """The key of what an outlet tells, or hands on."""
    return f"outlet {name_key(name)}"


def name_source(name: str) -> str:
    """The key of what comes by way of somebody of that name."""
    return f"name {name_key(name)}"


def speaker_source(actor: str) -> str:
    """The key of what an actor says."""
    return f"speaker {actor}"


class Supports:
    """What claims rest on, as each is heard of in turn.

    `outlets` are the keys of names that an outlet can be asked for by, `names` of those of actors: what else stands in
    a chain is nobody's, and not kept.
    """

    def __init__(self, outlets: AbstractSet[str], names: AbstractSet[str]) -> None:
        self._asked_for = outlets, names
        self.claims: list[str] = []
        self.statements: list[str] = []
        self.claim, self.origin, self.origin_claim = array("i"), array("i"), array("i")
        self.first: list[int] = []
        self.taken: dict[str, list[int]] = defaultdict(list)
        self.ended: dict[str, list[int]] = defaultdict(list)

    def hear(self, claim: str, told: Mapping[str, Told], origins: Sequence[Origin]) -> None:
        """One more claim, with the origins of the statements that assert it."""
        first, place = len(self.origin_claim), len(self.claims)
        self.claims.append(claim)
        self.first.append(len(self.statements))
        of = {name: at for at, origin in enumerate(origins, first) for name in origin.statements}
        for at, origin in enumerate(origins, first):
            self.origin_claim.append(place)
            if origin.outlet is not None:
                self.ended[outlet_source(origin.outlet)].append(at)
            if origin.actor is not None:
                self.ended[speaker_source(origin.actor)].append(at)
        for one in oldest_first(told[name] for name in of):
            for source in self._sources(one):
                self.taken[source].append(len(self.statements))
            self.statements.append(one.id)
            self.claim.append(place)
            self.origin.append(of[one.id])

    def _sources(self, told: Told) -> set[str]:
        """Without which it would not be there."""
        outlets, names = self._asked_for
        hops = [name for hop in told.chain for name in (hop.name, hop.text) if name]
        met = [*hops, *([told.publisher] if told.publisher else [])]
        found = {outlet_source(name) for name in met if name_key(name) in outlets}
        found |= {name_source(hop.name) for hop in told.chain if hop.name and name_key(hop.name) in names}
        return found | ({speaker_source(told.speaker)} if told.speaker is not None else set())


def support_columns(ledger: Ledger, supports: Supports, place: Mapping[str, int]) -> Kept:
    """What was heard, of claims by their places: statement by statement, oldest first in each claim, with its origin;
    and for each source which of these it takes away, and which origins end with it."""
    sources = sorted(supports.taken)
    numbers = ledger.columns.numbers(supports.statements)
    claims = np.array([place[name] for name in supports.claims], np.int32)
    bounds = np.array([*supports.first, len(supports.statements)], np.int32)
    first, end = np.zeros(len(place), np.int32), np.zeros(len(place), np.int32)
    first[claims], end[claims] = bounds[:-1], bounds[1:]
    return {
        "support_first": first,
        "support_end": end,
        "support_statement": np.array([numbers.get(name, -1) for name in supports.statements], np.int32),
        "support_claim": claims[_whole(supports.claim)],
        "support_origin": _whole(supports.origin),
        "support_origin_claim": claims[_whole(supports.origin_claim)],
        "sources": sources,
        **_lists("taken", [supports.taken[source] for source in sources]),
        **_lists("ended", [supports.ended.get(source, []) for source in sources]),
        "by_id": np.argsort(np.argsort(np.array(list(place), np.str_))),
    }


def actor_columns(rows: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, bytes]:
    """Actors in the order in which they were met, with their names: each key, and the actors that have it."""
    actors: list[str] = []
    having: dict[str, list[int]] = defaultdict(list)
    for place, (name, names) in enumerate(rows):
        actors.append(name)
        for key in {name_key(one) for one in names} - {""}:
            having[key].append(place)
    keys = sorted(having)
    return values(actors=actors, names=keys, **_lists("having", [having[key] for key in keys]))


def _lists(name: str, held: Sequence[Sequence[int]]) -> dict[str, Places]:
    """Lists side by side: where each begins, with the end of the last, and what they hold."""
    first = list(accumulate(map(len, held), initial=0))
    return {
        f"{name}_first": np.array(first, np.int32),
        name: np.array([one for some in held for one in some], np.int32),
    }


def _whole(held: "array[int]") -> Places:
    return np.frombuffer(held, np.int32) if held else np.zeros(0, np.int32)
