"""Scores of claims and origins. The one rule: what the reader did not find is counted once, and not again below."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from benchmarks.affair_scoring import Fault, Score, fullest, pairs_together, parted, restricted
from benchmarks.affair_scoring_gold import GoldClaim
from benchmarks.affair_scoring_world import World, speaks
from onrecord.linking.origins import origins
from onrecord.linking.stances import stances_of
from onrecord.records import Origin, Stance, Told
from onrecord.reports.origins import traced

_FEWEST = 2
"""Statements of a claim between which there is something to part or to join."""
Way = Callable[[World, GoldClaim, Mapping[int, str]], tuple[dict[int, str], tuple[Origin, ...]]]
"""What gives the statements that are looked at, by their places, and the program's origins."""
_FIRM = {Stance.ASSERTS, Stance.DENIES}
_TURNED = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}


def claim_scores(world: World) -> Iterator[Score]:
    """How the statements of claims were found, gathered, and what stance was seen."""
    yield _statements(world)
    yield _speakers(world)
    yield from _together(world)
    yield from _stances(world)


def origin_scores(world: World) -> Iterator[Score]:
    """Claims whose origins are those of the answers: in the program's own claims, and with the statements given."""
    for name, way, goal in (("", _own_parts, "≥ 90"), (", statements given", _given_parts, "")):
        yield from _origins(world, name, way, goal)


def main_claim(world: World, claim: GoldClaim) -> str | None:
    """The id of the program's claim that holds most of what was found of one of the answers."""
    holding = {name: [member.statement for member in one.members] for name, one in world.claims.items()}
    return fullest(holding, set(world.held(claim).values()))


def claims_of_statements(world: World) -> dict[str, set[str]]:
    """Of each statement that was found, the claims of the answers in which it stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for (claim, _), statement in world.places.items():
        found[statement].add(claim)
    return found


def own_claims(world: World) -> dict[str, set[str]]:
    """The program's claims by statement."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in world.claims.values():
        for member in claim.members:
            found[member.statement].add(claim.id)
    return found


def _statements(world: World) -> Score:
    listed = [(claim, number, one) for claim in world.gold.claims for number, one in enumerate(claim.statements)]
    missing = [
        world.fault(one.anchor, "no statement", f"{one.speaker} {one.stance}, claim {claim.id}")
        for claim, number, one in listed
        if (claim.id, number) not in world.places
    ]
    found = len(listed) - len(missing)
    return Score("statements", "statements of claims found by the reader", found, len(listed), tuple(missing))


def _speakers(world: World) -> Score:
    wrong = []
    for (name, number), found in world.places.items():
        one = world.gold.claim(name).statements[number]
        if not speaks(world.told[found], one.speaker):
            wrong.append(world.fault(one.anchor, world.shown(found), f"{one.speaker}, claim {name}"))
    of = len(world.places)
    return Score("speakers", "… speaker right, by name or by words", of - len(wrong), of, tuple(wrong))


def _together(world: World) -> Iterator[Score]:
    marked_claims, own = claims_of_statements(world), own_claims(world)
    marked = pairs_together(marked_claims)
    found = pairs_together({name: own[name] for name in marked_claims})

    def told(name: str) -> str:
        return "/".join(sorted(marked_claims[name]))

    wrong = [world.pair_fault(pair, " × ".join(map(told, sorted(pair)))) for pair in sorted(found - marked, key=sorted)]
    missing = [world.pair_fault(pair, told(min(pair))) for pair in sorted(marked - found, key=sorted)]
    right = len(found & marked)
    yield Score("claims", "same claim, precision (pairs)", right, len(found), tuple(wrong))
    yield Score("gathering", "same claim, recall (pairs)", right, len(marked), tuple(missing))
    gathered = whole = 0
    for claim in world.gold.claims:
        held, main = set(world.held(claim).values()), main_claim(world, claim)
        whole += len(held)
        gathered += len(held & _members(world, main))
    yield Score("gathering", "found statements in their claim's fullest claim", gathered, whole)


def _members(world: World, claim: str | None) -> set[str]:
    return {member.statement for member in world.claims[claim].members} if claim is not None else set()


def _stances(world: World) -> Iterator[Score]:
    right = of = sides = firm = 0
    faults = []
    for claim in world.gold.claims:
        seen = seen_stances(world, claim)
        for number, found in seen.items():
            one = claim.statements[number]
            of, right = of + 1, right + (one.stance is found)
            if {one.stance, found} <= _FIRM:
                firm, sides = firm + 1, sides + (one.stance is found)
            if one.stance is not found:
                words = f"{found}: {world.shown(world.places[claim.id, number])}"
                faults.append(world.fault(one.anchor, words, f"{one.speaker} {one.stance}, claim {claim.id}"))
    yield Score("stances", "stance right, of those in their claim's fullest claim", right, of, tuple(faults))
    yield Score("stances", "right side, where both sides say that one is taken", sides, firm)


def seen_stances(world: World, claim: GoldClaim) -> dict[int, Stance]:
    """The program's stances in the fullest claim, turned round where that suits the answers better: which of two
    opposite wordings stands for a claim is a matter of taste."""
    main = main_claim(world, claim)
    if main is None:
        return {}
    taken = stances_of(world.claims[main], world.told)
    seen = {number: taken[name] for number, name in world.held(claim).items() if name in taken}
    turned = {number: _TURNED.get(one, one) for number, one in seen.items()}

    def right(some: Mapping[int, Stance]) -> int:
        return sum(claim.statements[number].stance is one for number, one in some.items())

    return turned if right(turned) > right(seen) else seen


def _origins(world: World, name: str, way: Way, goal: str) -> Iterator[Score]:
    right = counted = of = left = 0
    faults = []
    for claim in world.gold.claims:
        rooted = frozenset[int]().union(*claim.origins)
        held = {number: found for number, found in world.held(claim).items() if number in rooted}
        items, found = way(world, claim, held)
        if len(items) < _FEWEST:
            left += 1
            continue
        parts, marked = parted([one.statements for one in found], items), restricted(claim.origins, items)
        of, right, counted = of + 1, right + (parts == marked), counted + (len(parts) == len(marked))
        if parts != marked:
            faults.append(_origin_fault(claim, items, found))
    kind = "origins-given" if name else "origins"
    yield Score(
        kind, f"origins of a claim exactly right{name} ({left} claims left out)", right, of, tuple(faults), goal
    )
    yield Score(kind, f"number of origins right{name}", counted, of)


def _own_parts(world: World, claim: GoldClaim, held: Mapping[int, str]) -> tuple[dict[int, str], tuple[Origin, ...]]:
    """What the program says of its own claim."""
    main = main_claim(world, claim)
    if main is None:
        return {}, ()
    members = _members(world, main)
    trace = traced(world.claims[main], world.told)
    return {number: found for number, found in held.items() if found in members}, (*trace.origins, *trace.against)


def _given_parts(world: World, claim: GoldClaim, held: Mapping[int, str]) -> tuple[dict[int, str], tuple[Origin, ...]]:
    """What it says where all that was found of the claim is given, with the sides that the answers give."""
    sides: tuple[dict[str, Told], dict[str, Told]] = {}, {}
    for number, found in world.held(claim).items():
        sides[claim.statements[number].stance is Stance.DENIES][found] = world.told[found]
    telling, against = (origins(side.values()) for side in sides)
    return dict(held), (*telling, *against)


def _origin_fault(claim: GoldClaim, items: Mapping[int, str], found: tuple[Origin, ...]) -> Fault:
    def listed(numbers: frozenset[int]) -> str:
        return "{" + ", ".join(f"{number} {claim.statements[number].speaker}" for number in sorted(numbers)) + "}"

    marked = restricted(claim.origins, items)
    own = []
    for origin in found:
        mine = frozenset(number for number, one in items.items() if one in origin.statements)
        if mine:
            own.append(f"{origin.kind} {origin.name!r} {listed(mine)}")
    return Fault(f"claim {claim.id}", "\n".join(own), "\n".join(listed(part) for part in sorted(marked, key=min)))
