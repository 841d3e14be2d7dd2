"""Outlets that have it from one another. The one rule: a circle is named with its documents, and nobody is said to have
begun it."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.names import name_key
from onrecord.linking.origins.order import placed
from onrecord.linking.origins.sources import Reader
from onrecord.records import Told


@dataclass(frozen=True, slots=True)
class Circle:
    """Each outlet credits the next one for the claim, and the last one the first; `documents` are those in which they
    do, in the same order."""

    outlets: tuple[str, ...]
    documents: tuple[str, ...]


def circles(told: Sequence[Told]) -> tuple[Circle, ...]:
    """The shortest circle of each outlet that stands in one, each circle once."""
    ordered = placed(told)
    reader = Reader(ordered)
    names = {name_key(one.publisher): one.publisher for one in ordered if one.publisher}
    credited: dict[str, dict[str, str]] = {key: {} for key in names}
    for one in ordered:
        outlet = _credited(one, reader)
        if one.publisher and outlet in names and outlet != name_key(one.publisher):
            credited[name_key(one.publisher)].setdefault(outlet, one.document)
    found: dict[frozenset[str], Circle] = {}
    for start in names:
        way = _way_back(start, credited)
        if way and frozenset(way) not in found:
            documents = (credited[one][other] for one, other in zip(way, (*way[1:], start), strict=True))
            found[frozenset(way)] = Circle(tuple(names[key] for key in way), tuple(documents))
    return tuple(found.values())


def _credited(told: Told, reader: Reader) -> str | None:
    """The key of the outlet to which a statement owes what it tells."""
    source = reader.source(told)
    outlet = source.outlet if source.borrowed else reader.credited(told)
    return name_key(outlet) if outlet else None


def _way_back(start: str, credited: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """The shortest way from an outlet along its credits to itself, without the end; empty where there is none."""
    ways: deque[tuple[str, ...]] = deque([(start,)])
    seen: set[str] = set()
    while ways:
        way = ways.popleft()
        for outlet in credited[way[-1]]:
            if outlet == start:
                return way
            if outlet not in seen:
                seen.add(outlet)
                ways.append((*way, outlet))
    return ()
