"""Who speaks about, to and against whom in what passes, counted in columns of meetings. The one rule: the graph is the
one that `reports.network` makes of the same statements."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.answers.columns.meetings import SPEAKS, SPOKEN_OF, WAY, WAYS
from onrecord.answers.columns.packing import FACTS, MEETINGS, Numbers, Whole
from onrecord.answers.filtered.shelf import Held, Mask, Shelf, located
from onrecord.answers.filtered.sieve import judged, passing, stands
from onrecord.answers.network import EdgeObject, ExampleObject, NetworkObject, NodeObject, example_object
from onrecord.answers.receipts import receipt
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger, Quoted
from onrecord.records import Span
from onrecord.reports.network import Way
from onrecord.reports.telling import Telling

_PIECE = 2**18
_NEVER = dt.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class _Group:
    """An edge: what `reports.network.Edge` holds, actors by their places, days by their ordinals, statements by their
    numbers."""

    one: int
    other: int
    way: Way
    statements: int
    documents: int
    days: tuple[int, int]
    example: int
    denied: int


def filtered_network(shelf: Shelf, ledger: Ledger, filters: Filters, top: int) -> NetworkObject | None:
    """Who speaks about, to and against whom in what passes, among the `top` actors who take part most; None where it
    cannot be told from columns."""
    found = shelf.usable(ledger, FACTS, MEETINGS)
    if found is None:
        return None
    facts, held = found
    passes = passing(ledger, facts, filters)
    inside = passes.holds(held, "statement")
    size = len(held.lists["actors"])
    speaks = _counted(held["speaker"], inside & (held["marks"] & SPEAKS > 0), size)
    spoken_of = _counted(held["whom"], inside & (held["marks"] & SPOKEN_OF > 0), size)
    weight = speaks + spoken_of
    (met,) = np.nonzero(weight)
    ids = held.lists["actors"]
    kept = sorted(met[_heaviest(weight[met], top)].tolist(), key=lambda at: (-weight[at], ids[at]))[:top]
    groups = sorted(_groups(facts, held, inside, kept), key=lambda one: _strongest(one, ids))
    examples = _examples(ledger, facts, groups)
    shown = [one for one in groups if (one.example, one.denied) in examples]
    return {
        "schema": SCHEMA,
        "statements": int(np.count_nonzero(passes.statements & stands(facts))),
        "spoken": int(np.count_nonzero(passes.holds(held, "spoken"))),
        "all_actors": len(met),
        "nodes": [_node(held, at, int(speaks[at]), int(spoken_of[at])) for at in kept],
        "edges": [_edge(held, one, examples[one.example, one.denied]) for one in shown],
        "reviewed": False,
    }


def _counted(actors: Numbers, inside: Mask, size: int) -> Whole:
    """How often each actor stands among those inside; a piece at a time, since counting takes room."""
    pieces = (slice(start, start + _PIECE) for start in range(0, len(actors), _PIECE))
    counts = (np.bincount(actors[piece][inside[piece]], minlength=size) for piece in pieces)
    return sum(counts, start=np.zeros(size, np.int64))


def _heaviest(weight: Whole, top: int) -> Whole | slice:
    """Those that may be among the first `top`."""
    if len(weight) <= top:
        return slice(None)
    least = np.partition(weight, len(weight) - top)[len(weight) - top]
    return np.flatnonzero(weight >= least)


def _strongest(one: _Group, ids: Sequence[str]) -> tuple[int, int, str, str, Way]:
    return -one.statements, -one.documents, ids[one.one], ids[one.other], one.way


def _groups(facts: Held, held: Held, inside: Mask, kept: Sequence[int]) -> Iterator[_Group]:
    """The edges among some actors."""
    among = np.full(1 + len(held.lists["actors"]), -1, np.int16)
    among[kept] = np.arange(len(kept))
    speaking, met = among[held["speaker"]], among[held["whom"]]
    places = np.flatnonzero(inside & (speaking >= 0) & (met >= 0))
    statements = located(held, "statement", facts)
    key = (speaking[places].astype(np.int64) * len(kept) + met[places]) * len(WAYS) + (held["marks"][places] & WAY)
    document = facts["document"][statements[places]]
    order = np.argsort(key * len(facts["day"]) + document, kind="stable")
    places, key, document = places[order], key[order], document[order]
    new = np.diff(key, prepend=-1) != 0
    starts = np.flatnonzero(new)
    if not len(starts):
        return
    sizes = np.diff(starts, append=len(key))
    documents = np.add.reduceat(new | (np.diff(document, prepend=-1) != 0), starts, dtype=np.int64)
    day, rank = facts["day"][document], held["rank"][places]
    first = np.minimum.reduceat(np.where(day > 0, day, _NEVER), starts)
    last = np.maximum.reduceat(day, starts)
    shown = places[rank == np.repeat(np.minimum.reduceat(rank, starts), sizes)]
    columns = (key[starts], sizes, documents, first, last, held["statement"][shown], held["denied"][shown])
    for pair, number, several, begin, end, best, denied in zip(*(column.tolist() for column in columns), strict=True):
        ends, way = divmod(pair, len(WAYS))
        one, other = divmod(ends, len(kept))
        yield _Group(kept[one], kept[other], WAYS[way], number, several, (begin, end), best, denied)


def _examples(ledger: Ledger, facts: Held, groups: Iterable[_Group]) -> Mapping[tuple[int, int], ExampleObject]:
    """The example of each edge with the statement that it denies, both by their numbers, as people corrected it; those
    that are gone since are left out."""
    wanted = {(one.example, one.denied) for one in groups}
    found = ledger.columns.quoted({number for number, _ in wanted})
    ids = ledger.columns.ids({number for _, number in wanted})
    numbers = np.array(sorted({number for number, _ in wanted}), np.int32)
    corrected = numbers[judged(facts)[facts["place"][numbers]]] if len(numbers) else numbers
    telling = Telling(ledger, briefly=True)
    rows = ledger.columns.statements(corrected.tolist())
    examples: dict[tuple[int, int], ExampleObject] = {}
    for number, denied in wanted:
        denies = ids.get(denied)
        if number in rows:
            examples[number, denied] = example_object(telling.told(rows[number]), denies)
        elif number in found:
            examples[number, denied] = _as_read(found[number], denies)
    return examples


def _as_read(one: Quoted, denies: str | None) -> ExampleObject:
    return {
        "statement": one.id,
        "day": one.day.isoformat() if one.day else None,
        "publisher": one.publisher,
        "words": one.words,
        "receipt": receipt(one.document, tuple(Span(*place) for place in one.places)),
        "denies": denies,
    }


def _node(held: Held, at: int, speaks: int, spoken_of: int) -> NodeObject:
    return {
        "id": held.lists["actors"][at],
        "name": held.lists["names"][at],
        "type": held.lists["types"][at],
        "speaks": speaks,
        "spoken_of": spoken_of,
    }


def _edge(held: Held, one: _Group, example: ExampleObject) -> EdgeObject:
    first, last = (dt.date.fromordinal(day).isoformat() if one.days[1] else None for day in one.days)
    return {
        "one": held.lists["actors"][one.one],
        "one_name": held.lists["names"][one.one],
        "way": one.way.value,
        "other": held.lists["actors"][one.other],
        "other_name": held.lists["names"][one.other],
        "statements": one.statements,
        "documents": one.documents,
        "first": first,
        "last": last,
        "example": example,
    }
