"""Lists of statements and documents, a slice at a time. The one rule: what a slice leaves out is still counted from."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypedDict

from onrecord.exports import DocumentRowObject, StatementRowObject, document_row_object, statement_row_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import DocumentRow, Filters, Ledger, StatementRow
from onrecord.reports import chain_of


class StatementsObject(TypedDict):
    """Statements, oldest first, after the first `offset`."""

    schema: str
    offset: int
    statements: list[StatementRowObject]


class DocumentsObject(TypedDict):
    """Documents, oldest first, after the first `offset`."""

    schema: str
    offset: int
    documents: list[DocumentRowObject]


def statements_object(ledger: Ledger, filters: Filters, offset: int, limit: int) -> StatementsObject:
    """The statements that pass, `limit` of them after the first `offset`."""
    return listed_statements(ledger, ledger.statements(replace(filters, limit=limit), offset), offset)


def listed_statements(ledger: Ledger, rows: Iterable[StatementRow], offset: int) -> StatementsObject:
    """These statements, the first of which stands behind `offset` others."""
    found = [statement_row_object(row, chain_of(ledger, row)) for row in rows]
    return {"schema": SCHEMA, "offset": offset, "statements": found}


def documents_object(ledger: Ledger, filters: Filters, offset: int, limit: int) -> DocumentsObject:
    """The documents that pass, `limit` of them after the first `offset`."""
    return listed_documents(ledger.documents(replace(filters, limit=limit), offset), offset)


def listed_documents(rows: Iterable[DocumentRow], offset: int) -> DocumentsObject:
    """These documents, the first of which stands behind `offset` others."""
    return {"schema": SCHEMA, "offset": offset, "documents": [document_row_object(row) for row in rows]}
