"""Columns: one value for each of very many things, side by side, by which lists with filters are made at once. The one
rule: bytes in, bytes out; what they mean stands in their names."""

import json
import sqlite3
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path

from onrecord.ledger import queries
from onrecord.ledger.boards import Made, batches, put, stamp, unused
from onrecord.ledger.connection import folded, transaction, translated
from onrecord.ledger.filtering import Condition
from onrecord.ledger.rows import DocumentRow, StatementRow
from onrecord.records import Act, ReviewState, SourceKind, StatementKind, UnnamedKind

KINDS, SOURCE_KINDS, ACTS = (tuple(kind) for kind in (StatementKind, SourceKind, Act))
STATES, UNNAMED_KINDS = tuple(ReviewState), tuple(UnnamedKind)
_FACTS = """
    SELECT s.number, d.number, s.kind, coalesce(v.source_kind, s.source_kind), coalesce(v.act, s.act), u.kind,
        coalesce(v.state, 'machine'), s.confidence
    FROM documents d CROSS JOIN statements s ON s.document = d.number
    LEFT JOIN reviews v ON v.statement = s.number LEFT JOIN unnamed_sources u ON u.statement = s.number"""


@dataclass(frozen=True, slots=True)
class KeptColumns:
    """A board of columns: the number under which it was written, when it was made, and its columns by their names."""

    number: int
    made: Made
    values: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a statement with their receipt: the document's id, and the places of its content."""

    id: str
    document: str
    publisher: str | None
    day: date | None
    words: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """What a ledger is asked for whole lists at once."""

    connection: sqlite3.Connection
    path: Path

    def keep(self, name: str, values: Mapping[str, bytes], made: Made) -> None:
        """Keep a board of columns in the place of the one before."""
        with translated(self.path):
            number = unused(self.connection)
            for column, held in values.items():
                with transaction(self.connection):
                    self.connection.execute("INSERT INTO board_columns VALUES (?, ?, ?)", (number, column, held))
            put(self.connection, name, number, made)

    def number(self, name: str) -> int | None:
        """The number of a board, another one whenever it was made again; None where it never was."""
        with translated(self.path):
            found = self.connection.execute("SELECT number FROM boards WHERE name = ?", (name,)).fetchone()
        return None if found is None else int(found[0])

    def kept(self, name: str) -> KeptColumns | None:
        """A board of columns; None where it was never made."""
        with translated(self.path):
            found = self.connection.execute(
                "SELECT b.number, b.stamp, b.made_at, c.name, c.bytes FROM boards b"
                " JOIN board_columns c ON c.board = b.number WHERE b.name = ?",
                (name,),
            ).fetchall()
            if not found:
                return None
            number, of, at = found[0][:3]
            made = Made(of, at, fresh=of == stamp(self.connection))
        return KeptColumns(number, made, {name: held for *_, name, held in found})

    def facts(self) -> Mapping[str, bytes]:
        """What filters ask of statements and of their documents, in the order in which lists have them."""
        with translated(self.path):
            return _facts(self.connection)

    def numbers(self, ids: Iterable[str], table: str = "statements") -> Mapping[str, int]:
        """The numbers of statements, or of `documents`, by their ids; those that are not held are left out."""
        asked = {
            "statements": "SELECT id, number FROM statements WHERE id IN (SELECT value FROM json_each(?))",
            "documents": "SELECT id, number FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        }[table]
        found: dict[str, int] = {}
        with translated(self.path):
            for some in batches(dict.fromkeys(ids)):
                found.update(self.connection.execute(asked, (json.dumps(some),)))
        return found

    def passing(self, condition: Condition) -> str:
        """The numbers that a question gives, with commas between.

        All in one piece: row by row, each of many readers would wait for the others at every row.
        """
        question, values = condition
        with translated(self.path):
            asked = " ".join(("WITH found (number) AS", f"({question})", "SELECT group_concat(number) FROM found"))
            (numbers,) = self.connection.execute(asked, values).fetchone()
        return numbers or ""

    def documents_beginning(self, beginning: str) -> Sequence[int]:
        """The numbers of the documents whose id begins so, with or without what it is a hash of."""
        name = "sha256:" + beginning.removeprefix("sha256:")
        with translated(self.path):
            found = self.connection.execute("SELECT number FROM documents WHERE id >= ? AND id < ?", (name, name + "~"))
            return [number for (number,) in found]

    def statements(self, numbers: Iterable[int]) -> Mapping[int, StatementRow]:
        """Statements by these numbers, in the order in which lists have them; those that are gone are left out."""
        known = {name: number for number, name in self.ids(numbers).items()}
        with translated(self.path):
            return {known[row.id]: row for row in queries.numbered(self.connection, known.values())}

    def ids(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """The ids of statements by their numbers; those that are gone are left out."""
        asked = "SELECT number, id FROM statements WHERE number IN (SELECT value FROM json_each(?))"
        with translated(self.path):
            return dict(self.connection.execute(asked, (json.dumps(list(numbers)),)))

    def documents(self, numbers: Iterable[int]) -> Iterator[DocumentRow]:
        """The documents of these numbers, in the order in which lists have them."""
        with translated(self.path):
            yield from queries.documents_numbered(self.connection, numbers)

    def quoted(self, numbers: Iterable[int]) -> Mapping[int, Quoted]:
        """The words of statements as the machine read them, by their numbers."""
        with translated(self.path):
            return _quoted(self.connection, json.dumps(list(numbers)))

    @staticmethod
    def folded(text: str) -> str:
        """A text without case and diacritics, for comparing names."""
        return folded(text) or ""


def packed(code: str, values: Iterable[float]) -> bytes:
    """Numbers of a type of `array`, as bytes that mean the same on every machine."""
    found = array(code, values)
    if sys.byteorder == "big":
        found.byteswap()
    return found.tobytes()


def _facts(connection: sqlite3.Connection) -> Mapping[str, bytes]:
    asked = ("SELECT d.number, d.published_day, d.publisher FROM documents d", queries.OLDEST_FIRST)
    documents = connection.execute(" ".join(asked)).fetchall()
    publishers = sorted({publisher for *_, publisher in documents if publisher is not None})
    place = {number: index for index, (number, *_) in enumerate(documents)}
    of_name = {name: index for index, name in enumerate(publishers)}
    statements = _of_statements(connection, place)
    return {
        "document_number:<i4": packed("i", (number for number, *_ in documents)),
        "day:<i4": packed("i", (date.fromisoformat(day).toordinal() if day else 0 for _, day, _ in documents)),
        "publisher:<i4": packed("i", (-1 if name is None else of_name[name] for *_, name in documents)),
        "publishers:json": json.dumps(publishers, ensure_ascii=False).encode(),
        **statements,
    }


def _of_statements(connection: sqlite3.Connection, place: Mapping[int, int]) -> Mapping[str, bytes]:
    """A value for each statement: a kind by its place among its kinds, 1 for the first, 0 for none. `first` is where
    the statements of each document begin, and where those of the last one end."""
    number, document, confidence = array("i"), array("i"), array("d")
    codes = [_codes(kinds) for kinds in (KINDS, SOURCE_KINDS, ACTS, UNNAMED_KINDS, STATES)]
    coded = [array("b") for _ in codes]
    rows = connection.execute(f"{_FACTS} {queries.OLDEST_FIRST}, s.start, s.number")
    for own, of, *kinds, sure in rows:
        number.append(own)
        document.append(place[of])
        confidence.append(sure)
        for column, code, kind in zip(coded, codes, kinds, strict=True):
            column.append(code[kind])
    names = ("kind", "source", "act", "unnamed", "state")
    held = Counter(document)
    first = accumulate((held[at] for at in range(len(place))), initial=0)
    return {
        "number:<i4": packed("i", number),
        "first:<i4": packed("i", first),
        "document:<i4": packed("i", document),
        "confidence:<f8": packed("d", confidence),
        **{f"{name}:i1": column.tobytes() for name, column in zip(names, coded, strict=True)},
    }


def _codes(kinds: Iterable[str]) -> dict[str | None, int]:
    found: dict[str | None, int] = {str(kind): code for code, kind in enumerate(kinds, 1)}
    found[None] = 0
    return found


def _quoted(connection: sqlite3.Connection, numbers: str) -> Mapping[int, Quoted]:
    places: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in connection.execute(
        "SELECT statement, start, \"end\" FROM spans WHERE role = 'content'"
        " AND statement IN (SELECT value FROM json_each(?)) ORDER BY statement, position",
        (numbers,),
    ):
        places.setdefault(number, []).append((start, end))
    rows = connection.execute(
        "SELECT s.number, s.id, d.id, d.publisher, d.published_day, s.content_text FROM statements s"
        " JOIN documents d ON d.number = s.document WHERE s.number IN (SELECT value FROM json_each(?))",
        (numbers,),
    )
    return {
        number: Quoted(
            name, document, publisher, date.fromisoformat(day) if day else None, words, tuple(places.get(number, ()))
        )
        for number, name, document, publisher, day, words in rows
    }
