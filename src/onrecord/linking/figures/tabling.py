"""Figures in tables. The one rule: every two figures that might be compared are, and none is compared with all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from onrecord.linking.figures.comparing import Claims, compare
from onrecord.linking.grouping import grouped
from onrecord.records import Accord, FigurePair, FigureTable, FigureTold, Measure

_MOST = 60
"""Figures that share a name or a place, in the order of their days, among which each is compared with each."""


def tables(figures: Iterable[FigureTold], claims: Claims) -> tuple[FigureTable, ...]:
    """One table for each thing that is counted, those with disagreements first, then the longest."""
    listed = sorted(figures, key=lambda figure: figure.order)
    pairs = comparable(listed, claims)
    together: dict[int, list[object]] = defaultdict(list)
    place = {id(figure): number for number, figure in enumerate(listed)}
    for number, pair in enumerate(pairs):
        together[place[id(pair.one)]].append(number)
        together[place[id(pair.other)]].append(number)
    groups = grouped(range(len(listed)), lambda at: together.get(at) or [("alone", *_alone(listed[at]))])
    found = [_table([listed[at] for at in group], pairs) for group in groups]
    return tuple(sorted(found, key=_key))


def comparable(figures: Iterable[FigureTold], claims: Claims) -> tuple[FigurePair, ...]:
    """The pairs that agree, disagree or follow on each other, in the order of the later one."""
    found = (compare(one, other, claims) for one, other in _candidates(figures, claims))
    kept = (pair for pair in found if pair.accord is not Accord.NOT_COMPARABLE or pair.series)
    return tuple(sorted(kept, key=lambda pair: (pair.other.order, pair.one.order)))


def _candidates(figures: Iterable[FigureTold], claims: Claims) -> Iterator[tuple[FigureTold, FigureTold]]:
    """Pairs of one measure that share a claim, a document, a place or a name."""
    blocks: dict[tuple[object, ...], list[FigureTold]] = defaultdict(list)
    for figure in figures:
        if figure.measure is None:
            continue
        measure = figure.measure.kin
        shared = (*claims.get(figure.told.id, ()), figure.told.document, *figure.places, *figure.names, *figure.around)
        for key in dict.fromkeys(shared):
            blocks[*measure, key].append(figure)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for start in range(0, len(block), _MOST // 2):
            for one, other in combinations(block[start : start + _MOST], 2):
                if (id(one), id(other)) not in seen:
                    seen.add((id(one), id(other)))
                    yield one, other


def _alone(figure: FigureTold) -> tuple[Measure | None, frozenset[str]]:
    return figure.measure, figure.places


def _table(rows: list[FigureTold], pairs: Iterable[FigurePair]) -> FigureTable:
    held = {id(row) for row in rows}
    places = sorted({place for row in rows for place in row.places})
    mine = tuple(pair for pair in pairs if id(pair.one) in held)
    return FigureTable(rows[0].measure, tuple(places), tuple(rows), mine)


def _key(table: FigureTable) -> tuple[int, bool, int, str, tuple[object, ...]]:
    label = table.measure.label if table.measure is not None else ""
    return -len(table.disagreements), table.measure is None, -len(table.rows), label, table.rows[0].order
