"""What is known in the shapes that other programs take. The one rule: what leaves here says whether it was reviewed."""

from onrecord.exports.objects import problem_object, reading_object, unread_object
from onrecord.exports.receipts import Receipt, ReceiptObject, chain_words, find_receipt, receipt_object
from onrecord.exports.rows import DocumentRowObject, StatementRowObject, document_row_object, statement_row_object
from onrecord.exports.schema import SCHEMA, ProblemObject, ReadingObject

__all__ = [
    "SCHEMA",
    "DocumentRowObject",
    "ProblemObject",
    "ReadingObject",
    "Receipt",
    "ReceiptObject",
    "StatementRowObject",
    "chain_words",
    "document_row_object",
    "find_receipt",
    "problem_object",
    "reading_object",
    "receipt_object",
    "statement_row_object",
    "unread_object",
]
