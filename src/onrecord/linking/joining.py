"""The actors of documents joined across documents. The one rule: the same members and judgements give the same actors,
in whatever order they come.

Members join that share a full name and a type. Where those of one name have roles in different walks of life, they stay
apart by these; one without a role follows the company in which it is met, if that is the company of one side alone, and
else stays with the others of whom no more is known. A document that tells two of one name apart joins neither. Then
what people judged is applied, the first one first, so that a later judgement holds against an earlier one.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from onrecord.linking.grouping import grouped
from onrecord.linking.members import Joined, Key, Member, handle
from onrecord.linking.names import slug
from onrecord.records import Judgement, JudgementKind, Mentioned, standing

Part = list[Member]
Company = Mapping[str, frozenset[Key]]
"""The full names that each document has."""


def join(members: Iterable[Member], judgements: Iterable[Judgement] = ()) -> tuple[Joined, ...]:
    """The actors that these are, in the order in which they were met; their ids are unique."""
    ordered = sorted(members, key=lambda member: member.place)
    parts = list(_agreeing(ordered))
    held = standing(judgements)
    if held:
        parts = _judged(parts, held)
    parts.sort(key=lambda part: part[0].place)
    taken: dict[str, int] = {}
    return tuple(Joined(_free(slug(part[0].name), taken), tuple(part)) for part in parts)


def _free(wanted: str, taken: dict[str, int]) -> str:
    """The id, with a number where it is taken; `taken` are ids with the number that the last of them got."""
    name = wanted
    while name in taken:
        taken[wanted] += 1
        name = f"{wanted}-{taken[wanted]}"
    taken[name] = 1
    return name


def _agreeing(members: Sequence[Member]) -> Iterator[Part]:
    """What a machine may join."""
    keys = {member.place: member.joins_by() for member in members}
    company: dict[str, set[Key]] = defaultdict(set)
    for member in members:
        company[member.document] |= keys[member.place]
    known = {document: frozenset(names) for document, names in company.items()}
    for group in grouped(members, lambda member: keys[member.place]):
        yield from _by_document(group, known)


def _by_document(group: Part, company: Company) -> Iterator[Part]:
    """A document that has two of them tells them apart, and cannot say which one the others mean."""
    times = Counter(member.document for member in group)
    yield from ([member] for member in group if times[member.document] > 1)
    rest = [member for member in group if times[member.document] == 1]
    if rest:
        yield from _by_walk_of_life(rest, company)


def _by_walk_of_life(group: Part, company: Company) -> Iterator[Part]:
    walks = {member.place: member.walks() for member in group}
    sides = grouped([member for member in group if walks[member.place]], lambda member: walks[member.place])
    if len(sides) < len(("one", "other")):
        yield group
        return
    own = frozenset(key for member in group for key in member.joins_by())
    met = [frozenset[Key]().union(*(company[member.document] for member in side)) - own for side in sides]
    followers: list[Part] = [[] for _ in sides]
    open_ones: Part = []
    for member in group:
        if walks[member.place]:
            continue
        near = [index for index, names in enumerate(met) if names & company[member.document]]
        (followers[near[0]] if len(near) == 1 else open_ones).append(member)
    if open_ones:
        yield open_ones
    for side, following in zip(sides, followers, strict=True):
        yield sorted((*side, *following), key=lambda member: member.place)


def _judged(parts: list[Part], judgements: Iterable[Judgement]) -> list[Part]:
    found: dict[Hashable, list[Member]] = defaultdict(list)
    for part in parts:
        for member in part:
            for one in member.handles():
                found[one].append(member)

    def meant(mentioned: Iterable[Mentioned]) -> set[Member]:
        return {member for one in mentioned for member in found[handle(one)]}

    for judgement in judgements:
        these, those = meant(judgement.these), meant(judgement.those)
        if judgement.kind is JudgementKind.MERGE:
            parts = _merged(parts, these)
        elif judgement.kind is JudgementKind.SPLIT:
            parts = [piece for part in parts for piece in _split(part, these - those, those)]
    return parts


def _merged(parts: list[Part], these: set[Member]) -> list[Part]:
    """All parts that have any of these, as one."""
    touched = [part for part in parts if not these.isdisjoint(part)]
    rest = [part for part in parts if these.isdisjoint(part)]
    one = sorted((member for part in touched for member in part), key=lambda member: member.place)
    return [*rest, one] if one else rest


def _split(part: Part, these: set[Member], those: set[Member]) -> Iterator[Part]:
    """These leave those; who came to the part since goes with the side whose names it has, or else stays."""
    if these.isdisjoint(part) or those.isdisjoint(part):
        yield part
        return
    leaving = frozenset(key for member in part if member in these for key in member.joins_by())
    staying = frozenset(key for member in part if member in those for key in member.joins_by())

    def leaves(member: Member) -> bool:
        keys = member.joins_by()
        return member in these or (member not in those and bool(keys & leaving) and not keys & staying)

    gone = [leaves(member) for member in part]
    yield [member for member, left in zip(part, gone, strict=True) if not left]
    yield [member for member, left in zip(part, gone, strict=True) if left]
