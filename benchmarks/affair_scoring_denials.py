"""Scores of denials. The one rule: a pair of which the answers say nothing is not judged."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from itertools import product

from benchmarks.affair_scoring import Score, pairs_together
from benchmarks.affair_scoring_claims import claims_of_statements, own_claims
from benchmarks.affair_scoring_gold import GoldDenial
from benchmarks.affair_scoring_world import Place, World
from onrecord.linking.stances import stances_of
from onrecord.records import Stance

Pair = frozenset[str]
Taken = Mapping[str, Collection[tuple[str, Stance]]]
"""Claims of the answers with stances there, by statement."""
_BOTH = 2


class Verdict(StrEnum):
    """What the answers say of two statements that the program holds against each other."""

    RIGHT = "denies"
    SAME_SIDE = "same side"
    NO_DENIAL = "no denial"
    OTHER_CLAIM = "other claims"


def verdict(pair: Pair, taken: Taken, denied: Collection[Pair], apart: Collection[Pair]) -> Verdict | None:
    """What is to be said of a pair; `taken` are the claims and stances of statements, `denied` and `apart` the pairs
    that the answers list as denials, and as none. None where nothing is."""
    if pair in denied:
        return Verdict.RIGHT
    if pair in apart:
        return Verdict.NO_DENIAL
    one, other = (taken.get(name, ()) for name in sorted(pair))
    if not one or not other:
        return None
    shared = [{first, second} for (claim, first), (there, second) in product(one, other) if claim == there]
    if not shared:
        return Verdict.OTHER_CLAIM
    if {Stance.ASSERTS, Stance.DENIES} in shared:
        return Verdict.RIGHT
    same = all(both == {Stance.DENIES} or Stance.DENIES not in both for both in shared)
    return Verdict.SAME_SIDE if same else None


def opposed(world: World) -> set[Pair]:
    """Pairs of statements that the program holds against each other: by a link, or by their stances in a claim."""
    found = set(world.denials)
    for claim in world.claims.values():
        taken = stances_of(claim, world.told)
        asserting = [name for name, one in taken.items() if one is Stance.ASSERTS]
        denying = [name for name, one in taken.items() if one is Stance.DENIES]
        found |= {frozenset(pair) for pair in product(asserting, denying)}
    return found


def denial_scores(world: World) -> Iterator[Score]:
    """How many denials are found, and how many of those found are some."""
    against = opposed(world)
    yield _recall(world, against)
    judged = _judged(world, against)
    direct = {pair: one for pair, one in judged.items() if pair in world.denials}
    within = {pair: one for pair, one in judged.items() if one is not Verdict.OTHER_CLAIM}
    rows = (
        ("denials", "", judged, "≥ 95"),
        ("denials-direct", ", direct links alone", direct, ""),
        ("denials-within", ", but for pairs of two claims", within, ""),
    )
    for kind, name, some, goal in rows:
        wrong = [
            world.pair_fault(pair, f"{one}: {_told(world, pair)}")
            for pair, one in sorted(some.items(), key=lambda item: sorted(item[0]))
            if one is not Verdict.RIGHT
        ]
        right = len(some) - len(wrong)
        yield Score(kind, f"denial links, precision{name}", right, len(some), tuple(wrong), goal)
    counts = Counter(judged.values())
    false = counts[Verdict.SAME_SIDE] + counts[Verdict.NO_DENIAL]
    linked = len(judged) + len(_together(world) - against)
    yield Score("contradictions", "false contradictions, of 100 links of either sort", false, linked, (), "≤ 2")
    yield Score("contradictions", "false contradictions, of 100 denial links", false, len(judged))


def _recall(world: World, against: Collection[Pair]) -> Score:
    missing = []
    read = 0
    for denial in world.gold.denials:
        name = denial.claim
        denying = world.places.get(_denying(world, denial))
        denied = [world.places[name, number] for number in denial.denied if (name, number) in world.places]
        read += denying is not None and bool(set(denied) - {denying})
        if denying is None or not any(frozenset((denying, one)) in against for one in denied):
            told = f"{denial.kind} denial in claim {name}, {len(denied)} of {len(denial.denied)} denied ones found"
            missing.append(world.fault(denial.denying, world.shown(denying), told))
    of = len(world.gold.denials)
    name = f"denials found ({read} with both ends read)"
    return Score("denials-missing", name, of - len(missing), of, tuple(missing), "≥ 80")


def _judged(world: World, against: Collection[Pair]) -> dict[Pair, Verdict]:
    taken: dict[str, list[tuple[str, Stance]]] = defaultdict(list)
    for (name, number), statement in world.places.items():
        taken[statement].append((name, world.gold.claim(name).statements[number].stance))
    denied = {
        pair
        for denial in world.gold.denials
        for number in denial.denied
        if (pair := _pair(world, _denying(world, denial), (denial.claim, number)))
    }
    apart = {
        frozenset((one, other))
        for listed in world.gold.not_denials
        if (one := world.found(listed.one)) and (other := world.found(listed.other))
    }
    found = {pair: verdict(pair, taken, denied, apart) for pair in against if len(pair) == _BOTH}
    return {pair: one for pair, one in found.items() if one is not None}


def _denying(world: World, denial: GoldDenial) -> Place:
    """Which of the claim's statements it is that denies."""
    statements = world.gold.claim(denial.claim).statements
    return denial.claim, next(number for number, one in enumerate(statements) if one.anchor == denial.denying)


def _pair(world: World, one: Place, other: Place) -> Pair | None:
    ends = {world.places.get(place) for place in (one, other)} - {None}
    return frozenset(end for end in ends if end) if len(ends) == _BOTH else None


def _together(world: World) -> set[Pair]:
    """Pairs of the answers' statements that stand in one claim of the program."""
    own = own_claims(world)
    return pairs_together({name: own[name] for name in claims_of_statements(world)})


def _told(world: World, pair: Pair) -> str:
    marked = claims_of_statements(world)
    why = [one.why for one in world.gold.not_denials if {world.found(one.one), world.found(one.other)} == set(pair)]
    return "; ".join(why) or " × ".join("/".join(sorted(marked[name])) for name in sorted(pair))
