"""The graph of actors and claims, whatever the form. The one rule: the same extract gives the same graph, in the same
order."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.formats.extract import Extract, OutStatement
from onrecord.formats.tables.rows import way_words
from onrecord.records import Degree

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, an outlet's unnamed sources, or a claim, with what is known of it."""

    id: str
    label: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """Statements of one side with one stance: how many, in how many the speaker is less than certain, how many people
    judged, the first and last day, the chains by which they came and the receipts of all of them."""

    one: str
    other: str
    stance: str
    first: str
    last: str
    statements: int
    hedged: int
    reviewed: int
    by_way_of: str
    receipts: str

    @property
    def values(self) -> dict[str, Value]:
        """All but what it joins."""
        return {
            "stance": self.stance,
            "weight": self.statements,
            "statements": self.statements,
            "hedged": self.hedged,
            "reviewed": self.reviewed,
            "first": self.first,
            "last": self.last,
            "by_way_of": self.by_way_of,
            "receipts": self.receipts,
        }


def nodes(extract: Extract) -> Iterator[Node]:
    """Actors who speak on a claim, unnamed sources by outlet, and claims, in the order of their ids."""
    speaking = {one["speaker"]["id"] for one in extract.statements() if one["speaker"] and one["claims"]}
    for actor in extract.actors:
        if actor["id"] in speaking:
            counts: dict[str, Value] = {"documents": actor["documents"], "statements": actor["statements"]}
            yield Node(f"actor:{actor['id']}", actor["name"], {"kind": "actor", "type": actor["type"], **counts})
    outlets = {_source(one)[1] for one in extract.statements() if one["claims"] and one["speaker"] is None}
    for outlet in sorted(outlets):
        yield Node(f"sources:{outlet}", outlet, {"kind": "sources without a name", "type": "", "documents": 0})
    for claim in extract.claims:
        sides = {side["stance"]: side for side in claim["sides"]}
        origins = {f"{stance}_origins": side["origins"] for stance, side in sorted(sides.items())}
        about: dict[str, Value] = {
            "kind": "claim",
            "type": "",
            "reviewed": claim["reviewed"],
            "outlets": claim["outlets"],
        }
        yield Node(
            f"claim:{claim['id']}",
            claim["words"],
            {**about, **origins, "statements": claim["statements"], "documents": claim["documents"]},
        )


def edges(extract: Extract) -> Iterator[Edge]:
    """Who asserts, denies, doubts and reports what, in the order of their ends."""
    found: dict[tuple[str, str, str], list[OutStatement]] = {}
    for one in extract.statements():
        for place in one["claims"]:
            found.setdefault((_source(one)[0], f"claim:{place['claim']}", place["stance"]), []).append(one)
    for (source, claim, stance), told in sorted(found.items()):
        days = sorted(one["document"]["published"][:10] for one in told if one["document"]["published"]) or [""]
        yield Edge(
            *(source, claim, stance, days[0], days[-1], len(told)),
            hedged=sum(one["certainty"] is not None and one["certainty"]["degree"] != Degree.CERTAIN for one in told),
            reviewed=sum(one["reviewed"] for one in told),
            by_way_of=" | ".join(dict.fromkeys(way_words(one["chain"]) for one in told)),
            receipts=" ".join(one["receipt"] for one in told),
        )


def _source(one: OutStatement) -> tuple[str, str]:
    """The node of a statement's source, and its label."""
    if one["speaker"]:
        return f"actor:{one['speaker']['id']}", one["speaker"]["name"]
    outlet = f"{one['source']['kind']} sources of {one['document']['publisher'] or 'no named publisher'}"
    return f"sources:{outlet}", outlet
