"""Figures of a ledger in tables: what is counted, as of when, by whom. The one rule: what disagrees is shown with what
makes it comparable; which figure is right is never said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.ledger import Filters, Ledger
from onrecord.linking.figures import figures, tables
from onrecord.records import Claim, FigureTable
from onrecord.reports.telling import claims_of, tell

_EVERYTHING = Filters()


def figure_tables(ledger: Ledger, filters: Filters = _EVERYTHING, *, disagree: bool = False) -> tuple[FigureTable, ...]:
    """Tables of figures of which a statement passes, those that disagree first; `limit` counts tables.

    A table holds the figures that pass, and all that are comparable with one of them, whoever gave them. `disagree`
    leaves the tables in which two figures disagree.
    """
    found: Iterable[FigureTable] = tables(figures(tell(ledger)), claims_by_statement(claims_of(ledger)))
    asked = replace(filters, limit=None)
    if asked != _EVERYTHING:
        passed = {row.id for row in ledger.statements(asked)}
        found = _narrowed(found, passed)
    if disagree:
        found = (table for table in found if table.disagreements)
    return tuple(found)[: filters.limit]


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
        pairs = tuple(pair for pair in table.pairs if passed & {pair.one.told.id, pair.other.told.id})
        beside = {id(figure) for pair in pairs for figure in (pair.one, pair.other)}
        rows = tuple(row for row in table.rows if row.told.id in passed or id(row) in beside)
        if rows:
            yield replace(table, rows=rows, pairs=pairs)
