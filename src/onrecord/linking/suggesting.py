"""Who might be the same. The one rule: this suggests and never joins; nobody is suggested whom people told apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from onrecord.linking.members import Joined, Key, handle
from onrecord.records import ActorType, Judgement, JudgementKind, standing

ALIKE = 0.87
"""How alike two names must be: one letter of seven may differ."""
_CROWD = 200
"""Names that begin alike; among more, none is telling."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors, by id, that might be one: `likeness` of their names, 0 to 1, and `why`, in words."""

    one: str
    other: str
    likeness: float
    why: str


def suggest(actors: Iterable[Joined], judgements: Iterable[Judgement] = ()) -> tuple[Suggestion, ...]:
    """Pairs of actors that might be one, the likeliest first: the same name kept apart, or names spelt nearly alike."""
    by_id = {actor.id: actor for actor in actors}
    keys = {
        name: frozenset(key for member in actor.members for key in member.joins_by()) for name, actor in by_id.items()
    }
    told_apart = _told_apart(judgements)
    found: dict[tuple[str, str], Suggestion] = {}
    for pair, likeness in _pairs(keys):
        one, other = sorted(pair)
        if likeness > (found[one, other].likeness if (one, other) in found else 0.0) and not any(
            _divides(sides, by_id[one], by_id[other]) for sides in told_apart
        ):
            found[one, other] = Suggestion(one, other, likeness, _why(by_id[one], by_id[other], likeness))
    return tuple(sorted(found.values(), key=lambda pair: (-pair.likeness, pair.one, pair.other)))


def _pairs(keys: dict[str, frozenset[Key]]) -> Iterator[tuple[tuple[str, str], float]]:
    """Pairs whose names are alike; only names whose telling words begin alike are compared, the first of each."""
    blocks: dict[tuple[ActorType, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, own in keys.items():
        for kind, key in sorted(own):
            words = key.split()
            blocks[kind, (words[-1] if kind is ActorType.PERSON else words[0])[:2]][key].append(name)
    for (kind, _), block in blocks.items():
        for namesakes in block.values():
            yield from (((namesakes[0], other), 1.0) for other in namesakes[1:])
        if len(block) > _CROWD or kind in {ActorType.STATE, ActorType.PLACE}:
            continue  # a letter makes another country
        for (key, one), (other_key, other) in combinations(block.items(), 2):
            likeness = ratio(key, other_key, score_cutoff=100 * ALIKE) / 100
            if likeness and one[0] != other[0]:
                yield (one[0], other[0]), likeness


def _why(one: Joined, other: Joined, likeness: float) -> str:
    if likeness < 1:
        return "their names are spelt nearly alike"
    roles = (sorted({role.text for member in actor.members for role in member.roles})[:2] for actor in (one, other))
    first, second = (" and ".join(found) or "no role" for found in roles)
    return f"one name, and roles that need not be one person's: {first}; {second}"


def _told_apart(judgements: Iterable[Judgement]) -> list[tuple[frozenset[Hashable], frozenset[Hashable]]]:
    return [
        (frozenset(map(handle, judgement.these)), frozenset(map(handle, judgement.those)))
        for judgement in standing(judgements)
        if judgement.kind is JudgementKind.SPLIT
    ]


def _divides(sides: tuple[frozenset[Hashable], frozenset[Hashable]], one: Joined, other: Joined) -> bool:
    first, second = (
        frozenset(found for member in actor.members for found in member.handles()) for actor in (one, other)
    )
    these, those = sides
    return bool((first & these and second & those) or (first & those and second & these))
