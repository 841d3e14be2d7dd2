"""Scores of figures. The one rule: a pair that the answers do not list is judged as a listed one of the same values is;
where there is none, only figures that meet are judged: they agree."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from benchmarks.affair_scoring import Fault, Score, reason_right, same_number, touching
from benchmarks.affair_scoring_gold import GoldFigures, GoldRow, Pair
from benchmarks.affair_scoring_world import World
from onrecord.linking.figures import compare, figures, narrated, tables
from onrecord.records import Accord, FigurePair, FigureTold, Span
from onrecord.reports.numbers import claims_by_statement

Row = tuple[str, int]
"""A figure of the answers: its table's id, and its place there."""


@dataclass(frozen=True, slots=True)
class Found:
    """The program's figures that stand where the answers have some, and the pairs that it holds to disagree, by the
    `id` of both."""

    rows: Mapping[Row, Sequence[FigureTold]]
    disagree: frozenset[frozenset[int]]
    claims: Mapping[str, Collection[str]]

    def against(self, one: Row, other: Row) -> bool:
        """Whether two are held to disagree."""
        pairs = product(self.rows.get(one, ()), self.rows.get(other, ()))
        return any(frozenset((id(first), id(second))) in self.disagree for first, second in pairs)

    def compared(self, one: Row, other: Row) -> list[FigurePair]:
        """How two stand to each other."""
        pairs = product(self.rows.get(one, ()), self.rows.get(other, ()))
        return [compare(first, second, self.claims) for first, second in pairs]

    def shown(self, one: Row, other: Row) -> str:
        """What the program says of two, and what they count."""
        answers = ", ".join(str(answer.apart or answer.accord) for answer in self.compared(one, other))
        told = (
            f"{figure.measure.label if figure.measure else '?'} {figure.text!r}"
            for row in (one, other)
            for figure in self.rows.get(row, ())
        )
        return f"{answers or 'not both found'}: {' | '.join(told)}"


def figure_scores(world: World) -> Iterator[Score]:
    """How many figures are found, which disagree, and why others are not compared."""
    found = _find(world)
    yield _rows(world, found)
    yield _precision(world, found)
    yield _recall(world, found)
    yield from _apart(world, found)


def disagrees(listed: GoldFigures, pair: Pair) -> bool | None:
    """Whether two rows disagree; None where the answers do not tell."""
    if pair in listed.disagree or pair in listed.apart:
        return pair in listed.disagree
    values = _values(listed, pair)
    alike = {
        truth
        for truth, pairs in ((True, listed.disagree), (False, listed.apart))
        if any(_values(listed, other) == values for other in pairs)
    }
    if len(alike) == 1:
        return alike.pop()
    return False if _meet(*(listed.rows[place] for place in pair)) else None


def _values(listed: GoldFigures, pair: Pair) -> frozenset[tuple[object, object]]:
    return frozenset((listed.rows[place].low, listed.rows[place].high) for place in pair)


def _meet(one: GoldRow, other: GoldRow) -> bool:
    below = one.high is not None and other.low is not None and one.high < other.low
    above = other.high is not None and one.low is not None and other.high < one.low
    return not below and not above


def valued(row: GoldRow, found: FigureTold) -> bool:
    """Whether a figure has one of the bounds of a row."""
    bounds = [bound for bound in (found.quantity.low, found.quantity.high) if bound is not None]
    return any(same_number(end, bound) for end in (row.low, row.high) if end is not None for bound in bounds)


def fitting(row: GoldRow, place: Span, found: Sequence[FigureTold]) -> list[FigureTold]:
    """The figures that touch a quote: those with its value, or else the one that shares most with it."""
    near = [one for one in found if touching((one.quantity.span,), (place,))]
    same = [one for one in near if valued(row, one)]
    return same or sorted(near, key=lambda one: -touching((one.quantity.span,), (place,)))[:1]


def _find(world: World) -> Found:
    readings = world.readings.values()
    own = (told for one in readings for told in narrated(one.document, one.statements, one.quantities, one.times))
    told = figures(world.told.values(), own)
    claims = claims_by_statement(world.claims.values())
    by_document: dict[str, list[FigureTold]] = {}
    for one in told:
        by_document.setdefault(one.told.document, []).append(one)
    rows = {}
    for listed in world.gold.figures:
        for number, row in enumerate(listed.rows):
            reading = world.readings.get(row.anchor.url)
            mine = by_document.get(reading.document.id, []) if reading is not None else []
            near = fitting(row, world.span(row.anchor), mine) if mine else []
            if near:
                rows[listed.id, number] = near
    against = (pair for table in tables(told, claims) for pair in table.disagreements)
    return Found(rows, frozenset(frozenset((id(pair.one), id(pair.other))) for pair in against), claims)


def _rows(world: World, found: Found) -> Score:
    missing = []
    of = sum(len(listed.rows) for listed in world.gold.figures)
    for listed in world.gold.figures:
        for number, row in enumerate(listed.rows):
            near = found.rows.get((listed.id, number), ())
            if not any(valued(row, one) for one in near):
                own = "; ".join(one.text for one in near) or _unsaid(world, row)
                missing.append(world.fault(row.anchor, own, f"{row.low} to {row.high} in {listed.id}"))
    return Score("figures-found", "figures found with their value", of - len(missing), of, tuple(missing))


def _unsaid(world: World, row: GoldRow) -> str:
    """Figures at the quote that stand in nobody's statement."""
    reading = world.readings[row.anchor.url]
    near = [one.span for one in reading.quantities if touching((one.span,), (world.span(row.anchor),))]
    told = "; ".join(span.cut(reading.document.text) for span in near)
    return f"in nobody's statement: {told}" if told else "no figure"


def _precision(world: World, found: Found) -> Score:
    tables_by_id = {listed.id: listed for listed in world.gold.figures}
    right = of = 0
    wrong = []
    for one, other in combinations(found.rows, 2):
        listed = tables_by_id[one[0]]
        truth = disagrees(listed, frozenset((one[1], other[1]))) if one[0] == other[0] else False
        if truth is not None and found.against(one, other):
            of, right = of + 1, right + truth
            if not truth:
                why = listed.apart.get(frozenset((one[1], other[1])), "not listed") if one[0] == other[0] else other[0]
                wrong.append(_fault(world, found, (one, other), f"{one[0]} × {why}"))
    return Score("figures", "figures in disagreement, precision", right, of, tuple(wrong), "≥ 95")


def _recall(world: World, found: Found) -> Score:
    missing = []
    of = read = 0
    for listed in world.gold.figures:
        for pair in sorted(listed.disagree, key=sorted):
            one, other = ((listed.id, place) for place in sorted(pair))
            of, read = of + 1, read + (one in found.rows and other in found.rows)
            if not found.against(one, other):
                missing.append(_fault(world, found, (one, other), listed.id))
    name = f"figures in disagreement, recall ({read} with both read)"
    return Score("figures-missing", name, of - len(missing), of, tuple(missing))


def _fault(world: World, found: Found, pair: tuple[Row, Row], gold: str) -> Fault:
    anchors = [
        next(listed for listed in world.gold.figures if listed.id == name).rows[place].anchor for name, place in pair
    ]
    quotes = " × ".join(f"“{anchor.quote}”" for anchor in anchors)
    return Fault(" | ".join(anchor.url for anchor in anchors), found.shown(*pair), f"{quotes}, {gold}")


def _apart(world: World, found: Found) -> Iterator[Score]:
    kept = of = 0
    wrong = []
    for listed in world.gold.figures:
        for pair, why in sorted(listed.apart.items(), key=lambda item: sorted(item[0])):
            one, other = ((listed.id, place) for place in sorted(pair))
            answers = found.compared(one, other)
            if not answers:
                continue
            of, kept = of + 1, kept + all(answer.accord is not Accord.DISAGREE for answer in answers)
            if not any(reason_right(why, answer.apart) for answer in answers):
                wrong.append(_fault(world, found, (one, other), f"{listed.id}: {why}"))
    yield Score("figures-apart", "pairs that are not comparable, not held to disagree", kept, of)
    yield Score("figures-apart", "… for the right sort of reason", of - len(wrong), of, tuple(wrong))
