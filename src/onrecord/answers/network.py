"""Who speaks about, to and against whom, as a JSON object. The one rule: an edge never goes without its count and a
statement that shows it."""

from datetime import date
from typing import Literal, TypedDict

from onrecord.answers.receipts import receipt
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.records import Told
from onrecord.reports.network import Edge, Named, Network, Place, network_of


class NodeObject(TypedDict):
    """An actor: how many statements of its own are about, to or against others of the network, and how many of others
    are about, to or against it."""

    id: str
    name: str
    type: str
    speaks: int
    spoken_of: int


class ExampleObject(TypedDict):
    """A statement of an edge with its receipt; `denies` is a statement of the other actor, null where
    it denies none."""

    statement: str
    day: str | None
    publisher: str | None
    words: str
    receipt: str
    denies: str | None


class EdgeObject(TypedDict):
    """What one actor says `about`, `to` or `against` another; both by their ids and names."""

    one: str
    one_name: str
    way: str
    other: str
    other_name: str
    statements: int
    documents: int
    first: str | None
    last: str | None
    example: ExampleObject


class NetworkObject(TypedDict):
    """All of it, in the object that a command prints: of `statements`, `spoken` have a speaker known by name; nodes are
    those of `all_actors` who take part most."""

    schema: str
    statements: int
    spoken: int
    all_actors: int
    nodes: list[NodeObject]
    edges: list[EdgeObject]
    reviewed: Literal[False]


def network_object(ledger: Ledger, filters: Filters, top: int | None = None) -> NetworkObject:
    """Who speaks about, to and against whom in what passes."""
    return edges_object(network_of(ledger, filters, top))


def edges_object(found: Network) -> NetworkObject:
    """A whole network."""
    graph = found.graph
    return {
        "schema": SCHEMA,
        "statements": found.statements,
        "spoken": found.spoken,
        "all_actors": graph.all_actors,
        "nodes": [_node(place, found.named[place.actor]) for place in graph.places],
        "edges": [_edge(edge, found) for edge in graph.edges],
        "reviewed": False,
    }


def _node(place: Place, named: Named) -> NodeObject:
    return {
        "id": place.actor,
        "name": named.name,
        "type": named.type.value,
        "speaks": place.speaks,
        "spoken_of": place.spoken_of,
    }


def _edge(edge: Edge, found: Network) -> EdgeObject:
    return {
        "one": edge.one,
        "one_name": found.named[edge.one].name,
        "way": edge.way.value,
        "other": edge.other,
        "other_name": found.named[edge.other].name,
        "statements": edge.statements,
        "documents": edge.documents,
        "first": _day(edge.first),
        "last": _day(edge.last),
        "example": example_object(found.examples[edge.example], edge.denied),
    }


def example_object(told: Told, denied: str | None) -> ExampleObject:
    """A statement of an edge."""
    return {
        "statement": told.id,
        "day": _day(told.day),
        "publisher": told.publisher,
        "words": told.words,
        "receipt": receipt(told.document, told.statement.content),
        "denies": denied,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
