"""Who speaks about, to and against whom. The one rule: an edge counts statements that can be shown; who is unnamed
is nobody's end of it."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.ledger import Filters, Ledger
from onrecord.linking.stances import oldest_first, stances_of
from onrecord.records import Act, ActorType, Claim, Stance, Told
from onrecord.reports.claims import passing
from onrecord.reports.telling import Telling, claims_of

_EVERYTHING = Filters()
_AT_ONCE = 500
"""Claims whose statements are looked at together."""
_WORDS = 3
"""Words of a statement at least for it to be shown where another one can."""


class Way(StrEnum):
    """How one actor's statements meet another one."""

    ABOUT = "about"
    """They name the other."""
    TO = "to"
    """They are said to the other."""
    AGAINST = "against"
    """They accuse the other, or deny what the other asserts."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One statement that meets another actor, and how: who says it where and when, and whom it meets, an actor of
    the document `there`.

    `denied` is a statement of that actor where this one denies what it asserts. `rank` says how good an example it is,
    the least being the best.
    """

    statement: str
    speaker: str
    document: str
    day: dt.date | None
    rank: tuple[bool, float, str]
    way: Way
    whom: str
    there: str
    denied: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor says about, to or against another: how many statements in how many documents, from which day to
    which (None where none is dated).

    `example` is the id of the surest of them that has words enough; `denied` is a statement of the other that it
    denies.
    """

    one: str
    other: str
    way: Way
    statements: int
    documents: int
    first: dt.date | None
    last: dt.date | None
    example: str
    denied: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An actor in a network: how many statements of its own meet others, how many of others' meet it, and a document in
    which it is met."""

    actor: str
    speaks: int
    spoken_of: int
    document: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Actors who take part most first, of `all_actors`, and their edges, the strongest first."""

    places: tuple[Place, ...]
    edges: tuple[Edge, ...]
    all_actors: int


@dataclass(frozen=True, slots=True)
class Named:
    """How an actor is called, and what it is."""

    name: str
    type: ActorType


@dataclass(frozen=True, slots=True)
class Network:
    """A graph with the names of its actors and the statements that are its examples, both by ids.

    Of `statements` that pass, `spoken` have a speaker who is known by name.
    """

    graph: Graph
    named: Mapping[str, Named]
    examples: Mapping[str, Told]
    statements: int
    spoken: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """What statements that pass have to do with other actors: of `statements`, `spoken` have a speaker who is known by
    name."""

    met: Sequence[Meeting]
    statements: int
    spoken: int


def network_of(ledger: Ledger, filters: Filters = _EVERYTHING, top: int | None = None) -> Network:
    """Who speaks about, to and against whom in statements that pass, among the `top` actors who take part most; `limit`
    counts edges of each way.

    What somebody denies may be asserted in any statement of the ledger. One statement is looked at after the other: a
    large ledger takes its time, and little room.
    """
    telling = Telling(ledger)
    return networked(ledger, telling, gathered(ledger, telling, filters), top, filters.limit)


def gathered(
    ledger: Ledger, telling: Telling, filters: Filters = _EVERYTHING, hear: Callable[[Told], None] = lambda _: None
) -> Gathered:
    """All meetings in statements that pass and that nobody rejected, without regard to `limit`; `hear` is told of
    each of these statements."""
    asked = replace(filters, limit=None)
    claims = passing(ledger, claims_of(ledger), asked)
    members = {member.statement for claim in claims for member in claim.members}
    met: list[Meeting] = []
    passed: set[str] = set()
    statements = spoken = 0
    for row in ledger.statements(asked):
        if not row.review.stands:
            continue
        told = telling.told(row)
        hear(told)
        statements += 1
        spoken += told.speaker is not None
        met += meetings(told, *_reached(told, telling))
        passed |= {told.id} & members
    for start in range(0, len(claims), _AT_ONCE):
        some = claims[start : start + _AT_ONCE]
        around = telling.told_of(member.statement for claim in some for member in claim.members)
        met += denials(some, around, passed)
    return Gathered(met, statements, spoken)


def networked(
    ledger: Ledger, telling: Telling, found: Gathered, top: int | None = None, limit: int | None = None
) -> Network:
    """The network of what was gathered: of `top` actors, and `limit` edges of each way."""
    graph = graph_of(found.met, top, limit)
    examples = telling.told_of(edge.example for edge in graph.edges)
    return Network(graph, named_in(ledger, telling, graph.places), examples, found.statements, found.spoken)


def _reached(told: Told, telling: Telling) -> tuple[str | None, str | None]:
    """To whom a statement is said, and at whom its act is aimed, by their ids among all actors."""
    addressee, event = told.statement.addressee, told.statement.event
    found = (
        telling.actors.get((told.document, name)) if name else None
        for name in (addressee.actor if addressee else None, event.target if event else None)
    )
    to, target = (actor.id if actor else None for actor in found)
    return to, target


def named_in(ledger: Ledger, telling: Telling, places: Iterable[Place]) -> Mapping[str, Named]:
    """The names of actors, each from a document in which it is met."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for place in places:
        wanted[place.document].add(place.actor)
    found: dict[str, Named] = {}
    for document, actors in wanted.items():
        for actor in ledger.held(document).actors:
            known = telling.actors.get((document, actor.id))
            if known is not None and known.id in actors:
                found.setdefault(known.id, Named(known.name, actor.type))
    return found


def meetings(told: Told, to: str | None = None, target: str | None = None) -> Iterator[Meeting]:
    """Whom a statement of a known speaker names, to whom it is said, and whom it accuses, if its act is aimed at that
    target; nobody meets himself."""
    if told.speaker is None:
        return
    found = [(Way.ABOUT, whom) for whom in sorted(told.actors)]
    found += [(Way.TO, to)] if to else []
    found += [(Way.AGAINST, target)] if target and told.statement.act is Act.ACCUSE else []
    for way, whom in found:
        if whom != told.speaker:
            yield _meeting(told, told.speaker, way, whom)


def denials(claims: Iterable[Claim], told: Mapping[str, Told], passed: Collection[str]) -> Iterator[Meeting]:
    """Statements among those that pass that deny what others assert within a claim."""
    for claim in claims:
        taken = stances_of(claim, told)
        ordered = oldest_first(told[name] for name in taken)
        asserting = [one for one in ordered if taken[one.id] is Stance.ASSERTS]
        for one in ordered:
            if one.speaker is None or taken[one.id] is not Stance.DENIES or one.id not in passed:
                continue
            for other in asserting:
                if other.speaker not in {None, one.speaker}:
                    found = _meeting(one, one.speaker, Way.AGAINST, other.speaker or "")
                    yield replace(found, there=other.document, denied=other.id)


def _meeting(told: Told, speaker: str, way: Way, whom: str) -> Meeting:
    points = len(told.words.split()) < _WORDS
    rank = points, -told.statement.confidence, told.id
    return Meeting(told.id, speaker, told.document, told.day, rank, way, whom, told.document)


def graph_of(met: Sequence[Meeting], top: int | None = None, limit: int | None = None) -> Graph:
    """The graph of what meets whom: of `top` actors, and `limit` edges of each way."""
    speaks: dict[str, set[str]] = defaultdict(set)
    spoken_of: dict[str, set[str]] = defaultdict(set)
    where: dict[str, str] = {}
    for one in met:
        speaks[one.speaker].add(one.statement)
        spoken_of[one.whom].add(one.statement)
        where.setdefault(one.speaker, one.document)
        where.setdefault(one.whom, one.there)
    weight = Counter({name: len(speaks[name]) + len(spoken_of[name]) for name in where})
    kept = sorted(weight, key=lambda name: (-weight[name], name))[:top]
    places = (Place(name, len(speaks[name]), len(spoken_of[name]), where[name]) for name in kept)
    among = frozenset(kept)
    edges = _edges(one for one in met if one.speaker in among and one.whom in among)
    first = {edge for way in Way for edge in [each for each in edges if each.way is way][:limit]}
    return Graph(tuple(places), tuple(edge for edge in edges if edge in first), len(where))


def _edges(met: Iterable[Meeting]) -> list[Edge]:
    groups: dict[tuple[str, str, Way], dict[str, Meeting]] = defaultdict(dict)
    for one in met:
        groups[one.speaker, one.whom, one.way].setdefault(one.statement, one)
    found = [_edge(*key, list(group.values())) for key, group in groups.items()]
    return sorted(found, key=lambda edge: (-edge.statements, -edge.documents, edge.one, edge.other, edge.way))


def _edge(one: str, other: str, way: Way, met: list[Meeting]) -> Edge:
    days = sorted(each.day for each in met if each.day is not None)
    best = min(met, key=lambda each: each.rank)
    documents = len({each.document for each in met})
    first, last = (days[0], days[-1]) if days else (None, None)
    return Edge(one, other, way, len(met), documents, first, last, best.statement, best.denied)
