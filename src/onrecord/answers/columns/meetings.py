"""Columns of who meets whom. The one rule: a meeting is counted once, and the columns say where."""

from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np

from onrecord.answers.columns.packing import Numbers, values
from onrecord.ledger import Ledger
from onrecord.reports.network import Meeting, Named, Way

WAYS = tuple(Way)
WAY, SPEAKS, SPOKEN_OF = 3, 4, 8
"""What the bits of marks say."""


def meeting_columns(
    ledger: Ledger, every: Sequence[Meeting], spoken: Numbers, named: Mapping[str, Named]
) -> Mapping[str, bytes]:
    """The meetings of a whole ledger in their order, and the statements whose speaker is known by name.

    Of several meetings of one statement with one actor in one way the first is kept. `marks` hold the way, and whether
    a meeting is the first of its statement by which somebody speaks (SPEAKS) or is spoken of (SPOKEN_OF); `rank` says
    how good an example it is, the least being the best.
    """
    first: dict[tuple[str, str, Way], Meeting] = {}
    for one in every:
        first.setdefault((one.statement, one.whom, one.way), one)
    met = first.values()
    actors = list(named)
    place = {name: index for index, name in enumerate(actors)}
    numbers = ledger.columns.numbers({one.statement for one in met} | {one.denied for one in met if one.denied})
    rank = {name: index for index, (_, name) in enumerate(sorted({(one.rank, one.statement) for one in met}))}
    speaks = _firsts(one.statement for one in met)
    spoken_of = _firsts((one.whom, one.statement) for one in met)
    way = _whole(WAYS.index(one.way) for one in met)
    return values(
        actors=actors,
        names=[named[name].name for name in actors],
        types=[named[name].type.value for name in actors],
        spoken=spoken,
        statement=_whole(numbers.get(one.statement, -1) for one in met),
        speaker=_whole(place[one.speaker] for one in met),
        whom=_whole(place[one.whom] for one in met),
        marks=(way | SPEAKS * speaks | SPOKEN_OF * spoken_of).astype(np.int8),
        denied=_whole(numbers.get(one.denied or "", -1) for one in met),
        rank=_whole(rank[one.statement] for one in met),
    )


def _whole(found: Iterable[int]) -> Numbers:
    return np.fromiter(found, np.int32)


def _firsts(keys: Iterable[Hashable]) -> Numbers:
    """1 where a key is met for the first time, 0 where it was met before."""
    seen: set[Hashable] = set()
    found = []
    for key in keys:
        found.append(key not in seen)
        seen.add(key)
    return np.array(found, np.int32)
