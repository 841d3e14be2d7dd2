"""What is known in the shapes that other programs take. The one rule: what leaves here says whether it was reviewed."""

from onrecord.exports.objects import locator_object, problem_object, reading_object, unread_object
from onrecord.exports.receipts import Receipt, ReceiptObject, find_receipt, receipt_object
from onrecord.exports.rows import (
    DocumentRowObject,
    HopObject,
    StatementRowObject,
    document_row_object,
    hop_object,
    statement_row_object,
)
from onrecord.exports.schema import SCHEMA, ProblemObject, ReadingObject

__all__ = [
    "SCHEMA",
    "DocumentRowObject",
    "HopObject",
    "ProblemObject",
    "ReadingObject",
    "Receipt",
    "ReceiptObject",
    "StatementRowObject",
    "document_row_object",
    "find_receipt",
    "hop_object",
    "locator_object",
    "problem_object",
    "reading_object",
    "receipt_object",
    "statement_row_object",
    "unread_object",
]
