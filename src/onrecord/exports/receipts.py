"""The receipt of one statement: its words, their places, the hashes behind them, and the chain that they came by.

The one rule: a receipt is checked when it is made, against the original bytes and the frozen text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from onrecord.errors import InputError
from onrecord.exports.objects import located
from onrecord.exports.rows import (
    DocumentRowObject,
    StatementRowObject,
    document_row_object,
    statement_row_object,
)
from onrecord.exports.schema import PlaceObject
from onrecord.ledger import DocumentRow, Filters, Ledger, StatementRow
from onrecord.records import Hop, Reading, Statement, sha256, words


@dataclass(frozen=True, slots=True)
class Receipt:
    """One statement of a ledger with all that backs it.

    `wrong` says what does not fit; empty where the original bytes, the text and the words are those on record.
    """

    row: StatementRow
    document: DocumentRow
    reading: Reading
    wrong: tuple[str, ...]

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.row.record


class ReceiptObject(TypedDict):
    """A receipt; the statement's `chain` says by way of whom it came, the document's publisher first. `locators` are
    the pages, timecodes and the like of the original where the content stands."""

    statement: StatementRowObject
    document: DocumentRowObject
    locators: list[PlaceObject]
    text_sha256: str
    selection: str
    wrong: list[str]


def find_receipt(ledger: Ledger, beginning: str) -> Receipt | None:
    """The receipt of the statement whose id begins so; None where there is none, InputError where there are several."""
    found = list(ledger.statements_beginning(beginning.lower()))
    if len(found) > 1:
        raise InputError(f"{len(found)} statements have ids that begin with {beginning}; give more of it")
    if not found:
        return None
    (row,) = found
    reading = ledger.reading(row.document)
    document = next(ledger.documents(Filters(document=row.document)), None)
    if reading is None or document is None:
        return None
    return Receipt(row, document, reading, tuple(_wrong(ledger, row, reading)))


def receipt_object(receipt: Receipt, chain: Iterable[Hop]) -> ReceiptObject:
    """One receipt."""
    return {
        "statement": statement_row_object(receipt.row, chain),
        "document": document_row_object(receipt.document),
        "locators": located(receipt.reading.document.locators, receipt.statement.content),
        "text_sha256": receipt.reading.document.text_sha256,
        "selection": receipt.reading.selection.value,
        "wrong": list(receipt.wrong),
    }


def _wrong(ledger: Ledger, row: StatementRow, reading: Reading) -> list[str]:
    wrong = []
    document = reading.document
    if sha256(ledger.original(document.id)) != document.original_sha256:
        wrong.append("the original bytes are not the ones that the document's id names")
    parts = (row.source, row.cue, row.content)
    wrong.extend(
        f"the places do not cut the words {part.text!r}"
        for part in parts
        if words(document.text, part.spans) != part.text
    )
    return wrong
