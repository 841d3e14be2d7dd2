"""Adds documents to a ledger, saying each one's id once it is recorded; `python writer.py LEDGER FIRST COUNT`."""

import sys

from onrecord.ledger import Ledger
from onrecord.records import Document, Reading, SourceKind, Span, Statement, StatementKind, sha256, statement_id


def reading(number: int) -> Reading:
    """Document `number`, with two statements, one inside the other."""
    text = f"Bulletin {number}. " + "The pilot said the envoy warned that fog closes the port. " * 20
    document = Document(text, sha256(text.encode()), f"Bulletin {number}")

    def statement(source: str, cue: str, content: str, parent: str | None = None) -> Statement:
        who, how, what = (
            (Span(text.index(words), text.index(words) + len(words)),) for words in (source, cue, content)
        )
        name = statement_id(document.id, who, how, what)
        return Statement(name, StatementKind.INDIRECT, who, how, what, SourceKind.NAMED, 0.5, parent)

    outer = statement("The pilot", "said", "the envoy warned that fog closes the port")
    inner = statement("the envoy", "warned", "fog closes the port", outer.id)
    return Reading(document, (outer, inner), "reader-1")


def main(path: str, first: int, count: int) -> None:
    """Add documents `first` and following."""
    with Ledger.open(path) as ledger:
        for number in range(first, first + count):
            told = reading(number)
            ledger.add(told, told.document.text.encode(), f"bulletin-{number}.txt")
            sys.stdout.write(f"{told.document.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
