"""How a claim spread, and on what it rests. The one rule: no share without its numbers."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.linking.names import name_key
from onrecord.linking.origins.order import placed
from onrecord.linking.origins.sources import Reader
from onrecord.records import Origin, OriginKind, Told


@dataclass(frozen=True, slots=True)
class Carried:
    """A document that carried the claim: its statements, the numbers of the origins to which they go back (from 0),
    the outlets that it credits for them, and the greatest share of a passage that it has from elsewhere."""

    document: str
    published: dt.date | dt.datetime | None
    publisher: str | None
    title: str | None
    statements: tuple[str, ...]
    origins: tuple[int, ...]
    credits: tuple[str, ...] = ()
    reused: float | None = None


@dataclass(frozen=True, slots=True)
class Resting:
    """How many of a claim's statements go back to unnamed sources, and of how many."""

    unnamed: int
    statements: int

    @property
    def share(self) -> float:
        """The part of them, 0 to 1; 0 where there are none."""
        return self.unnamed / self.statements if self.statements else 0.0


def spread(told: Iterable[Told], found: Sequence[Origin]) -> tuple[Carried, ...]:
    """The documents that carried the claim, the earliest first."""
    ordered = placed(told)
    reader = Reader(ordered)
    number = {statement: at for at, origin in enumerate(found) for statement in origin.statements}
    documents: dict[str, list[Told]] = {}
    for one in ordered:
        documents.setdefault(one.document, []).append(one)
    return tuple(_carried(held, number, reader) for held in documents.values())


def resting(found: Iterable[Origin]) -> Resting:
    """How much rests on unnamed sources."""
    sizes = [(origin.kind is OriginKind.UNNAMED, len(origin.statements)) for origin in found]
    return Resting(sum(size for unnamed, size in sizes if unnamed), sum(size for _, size in sizes))


def _carried(held: Sequence[Told], number: dict[str, int], reader: Reader) -> Carried:
    first = held[0]
    credited: dict[str, str] = {}
    for one in held:
        source = reader.source(one)
        outlet = source.outlet if source.borrowed else reader.credited(one)
        if outlet:
            credited.setdefault(name_key(outlet), outlet)
    shares = [passage.share for one in held for passage in one.reused]
    return Carried(
        document=first.document,
        published=first.published,
        publisher=first.publisher,
        title=first.title,
        statements=tuple(one.id for one in held),
        origins=tuple(sorted({number[one.id] for one in held if one.id in number})),
        credits=tuple(credited.values()),
        reused=max(shares, default=None),
    )
