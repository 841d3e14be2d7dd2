"""Figures side by side as JSON objects. The one rule: a figure never goes without its words and its receipt."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypedDict

from onrecord.answers.claims import VoiceObject, voice_object
from onrecord.answers.receipts import receipt
from onrecord.exports.rows import HopObject, hop_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.records import FigurePair, FigureTable, FigureTold, Interval, ReviewState
from onrecord.reports.numbers import figure_tables


class DaysObject(TypedDict):
    """Days from `start` to `end`; null is open."""

    start: str | None
    end: str | None


class OwnVoiceObject(TypedDict):
    """A document in its own words: no statement holds the figure. The receipt is the figure's own place."""

    statement: None
    day: str | None
    publisher: str | None
    title: str | None
    document: str
    chain: list[HopObject]
    receipt: str
    reviewed: Literal[False]


class FigureObject(TypedDict):
    """One figure: as written, its value, as of when and by what that is known, and who gave it.

    Where the document gives it in its own words, `voice` is its publisher's and its statement null.
    """

    text: str
    span: list[int]
    low: str | None
    high: str | None
    comparison: str
    unit: str | None
    per: str | None
    as_of: DaysObject | None
    dating: str
    held: bool
    part: bool
    earlier: bool
    credited: bool
    voice: VoiceObject | OwnVoiceObject


class PairObject(TypedDict):
    """Two figures of a table by their places in it, and what makes them comparable."""

    one: int
    other: int
    standing: str
    shared: list[str]


class TableObject(TypedDict):
    """Figures of one thing, by as-of date; `measure` is null where nothing says what they count."""

    measure: str | None
    subject: str | None
    outcomes: list[str]
    modifiers: list[str]
    unit: str | None
    figures: list[FigureObject]
    disagreements: list[PairObject]
    series: list[PairObject]
    reviewed: bool


class TablesObject(TypedDict):
    """Tables after the first `offset` of `total`, those that disagree first; figures and disagreements are counted in
    all of them."""

    schema: str
    offset: int
    total: int
    figures: int
    disagreements: int
    tables: list[TableObject]


class FigureRowObject(FigureObject):
    """A figure of a table by its place there, with what it counts and the places of those that it disagrees with."""

    table: int
    place: int
    measure: str | None
    disagrees: list[int]


def numbers_object(
    ledger: Ledger, filters: Filters, *, disagree: bool = False, offset: int = 0, limit: int | None = None
) -> TablesObject:
    """Tables of figures that pass, `limit` of them after the first `offset`, all of them unless that is given."""
    return tables_object(figure_tables(ledger, filters, disagree=disagree), offset, limit)


def tables_object(found: Sequence[FigureTable], offset: int = 0, limit: int | None = None) -> TablesObject:
    """The same of tables that were found."""
    return {
        "schema": SCHEMA,
        "offset": offset,
        "total": len(found),
        "figures": sum(len(table.rows) for table in found),
        "disagreements": sum(len(table.disagreements) for table in found),
        "tables": [table_object(table) for table in found[offset : None if limit is None else offset + limit]],
    }


def figure_rows(found: TablesObject) -> list[FigureRowObject]:
    """The figures of all tables one below the other, for a spreadsheet."""
    return [
        {
            "table": found["offset"] + number,
            "place": place,
            "measure": table["measure"],
            "disagrees": sorted(_others(table["disagreements"], place)),
            **figure,
        }
        for number, table in enumerate(found["tables"])
        for place, figure in enumerate(table["figures"])
    ]


def _others(pairs: Iterable[PairObject], place: int) -> Iterator[int]:
    for pair in pairs:
        if pair["one"] == place:
            yield pair["other"]
        if pair["other"] == place:
            yield pair["one"]


def table_object(table: FigureTable) -> TableObject:
    """One table."""
    places = {id(row): place for place, row in enumerate(table.rows)}
    measure = table.measure
    return {
        "measure": measure.label if measure else None,
        "subject": measure.subject if measure else None,
        "outcomes": list(measure.outcomes) if measure else [],
        "modifiers": list(measure.modifiers) if measure else [],
        "unit": measure.unit if measure else None,
        "figures": [_figure(row) for row in table.rows],
        "disagreements": [_pair(pair, places) for pair in table.disagreements],
        "series": [_pair(pair, places) for pair in table.pairs if pair.series],
        "reviewed": all(not row.own and row.told.review.state is not ReviewState.MACHINE for row in table.rows),
    }


def _figure(row: FigureTold) -> FigureObject:
    quantity = row.quantity
    return {
        "text": row.text,
        "span": [quantity.span.start, quantity.span.end],
        "low": None if quantity.low is None else str(quantity.low),
        "high": None if quantity.high is None else str(quantity.high),
        "comparison": quantity.sense.value,
        "unit": row.measure.unit if row.measure else quantity.unit,
        "per": quantity.per,
        "as_of": days_object(row.as_of),
        "dating": row.dating.value,
        "held": row.held,
        "part": row.part,
        "earlier": row.earlier,
        "credited": row.credited,
        "voice": _own_voice(row) if row.own else voice_object(row.told),
    }


def _own_voice(row: FigureTold) -> OwnVoiceObject:
    told = row.told
    return {
        "statement": None,
        "day": told.day.isoformat() if told.day else None,
        "publisher": told.publisher,
        "title": told.title,
        "document": told.document,
        "chain": [hop_object(hop) for hop in told.chain],
        "receipt": receipt(told.document, (row.quantity.span,)),
        "reviewed": False,
    }


def _pair(pair: FigurePair, places: dict[int, int]) -> PairObject:
    return {
        "one": places[id(pair.one)],
        "other": places[id(pair.other)],
        "standing": pair.apart.value if pair.apart is not None else pair.accord.value,
        "shared": [shared.value for shared in pair.shared],
    }


def days_object(interval: Interval | None) -> DaysObject | None:
    """The days; null where there are none."""
    if interval is None:
        return None
    start, end = interval.start, interval.end
    return {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None}
