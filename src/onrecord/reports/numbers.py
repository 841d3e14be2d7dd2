"""Figures of a ledger in tables: what is counted, as of when, by whom. The one rule: what disagrees is shown with what
makes it comparable; which figure is right is never said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.ledger import Filters, Ledger
from onrecord.linking.figures import figures, narrated, tables
from onrecord.records import Claim, FigureTable, FigureTold, Told
from onrecord.reports.telling import claims_of, tell

_EVERYTHING = Filters()


def figure_tables(ledger: Ledger, filters: Filters = _EVERYTHING, *, disagree: bool = False) -> tuple[FigureTable, ...]:
    """Tables of figures of which a statement passes, or a document in its own words; those that disagree first.

    A table holds the figures that pass, and all that are comparable with one of them, whoever gave them. A document's
    own words pass where nothing is asked for that only a statement has. `disagree` leaves the tables in which two
    figures disagree; `limit` counts tables.
    """
    listed = figures(tell(ledger), own_words(ledger))
    found: Iterable[FigureTable] = tables(listed, claims_by_statement(claims_of(ledger)))
    asked = replace(filters, limit=None)
    if asked != _EVERYTHING:
        passed = {row.id for row in ledger.statements(asked)}
        if not asked.of_statements:
            passed |= {row.id for row in ledger.documents(asked)}
        found = _narrowed(found, passed)
    if disagree:
        found = (table for table in found if table.disagreements)
    return tuple(found)[: filters.limit]


def own_words(ledger: Ledger) -> Iterator[Told]:
    """What the documents that were read say in their own voice, around figures, oldest first."""
    for row in ledger.documents():
        reading = ledger.reading(row.id)
        if reading is not None:
            yield from narrated(reading.document, reading.statements, reading.quantities, reading.times)


def claims_by_statement(claims: Iterable[Claim]) -> Mapping[str, tuple[str, ...]]:
    """The ids of the claims to which each statement belongs."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for member in claim.members:
            found[member.statement].append(claim.id)
    return {statement: tuple(ids) for statement, ids in found.items()}


def _narrowed(found: Iterable[FigureTable], passed: set[str]) -> Iterator[FigureTable]:
    """Tables with only the figures that pass and those comparable with them."""
    for table in found:
        pairs = tuple(pair for pair in table.pairs if passed & {_giver(pair.one), _giver(pair.other)})
        beside = {id(figure) for pair in pairs for figure in (pair.one, pair.other)}
        rows = tuple(row for row in table.rows if _giver(row) in passed or id(row) in beside)
        if rows:
            yield replace(table, rows=rows, pairs=pairs)


def _giver(figure: FigureTold) -> str:
    """The id of the statement that gives a figure, or else of the document."""
    return figure.statement or figure.told.document
