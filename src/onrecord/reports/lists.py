"""What a ledger holds, row by row and in numbers; the one rule: rows come as they are asked for."""

from collections.abc import Iterator

from onrecord.ledger import DocumentRow, Filters, Ledger, Overview, StatementRow
from onrecord.records import Judgement, Problem

_EVERYTHING = Filters()


def statements(ledger: Ledger, filters: Filters = _EVERYTHING) -> Iterator[StatementRow]:
    """Who said what, oldest first, then in the order of the text; undated documents last.

    InputError where `actor` or `about` has no word in it.
    """
    return ledger.statements(filters)


def documents(ledger: Ledger, filters: Filters = _EVERYTHING) -> Iterator[DocumentRow]:
    """Documents with their places and how many statements they have, oldest first; undated ones last.

    Filters that only a statement can pass leave those that have one which passes.
    """
    return ledger.documents(filters)


def problems(ledger: Ledger) -> Iterator[Problem]:
    """All trouble with inputs that is on record, in the order in which it was met."""
    return ledger.problems()


def judgements(ledger: Ledger) -> Iterator[Judgement]:
    """All that people judged, the first one first, withdrawn ones among them."""
    return ledger.judgements()


def overview(ledger: Ledger) -> Overview:
    """How much a ledger holds, in numbers."""
    return ledger.overview()
