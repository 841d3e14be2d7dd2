"""The file that DNA opens. The one rule: the same extract gives the same bytes."""

import base64
import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from importlib import resources
from itertools import permutations
from typing import BinaryIO

from onrecord.formats.dna.coding import MACHINE, Coded, coded, cut
from onrecord.formats.extract import UNREVIEWED, Extract, OutDocument

PASSWORD = "onrecord"  # noqa: S105 - known to all: DNA asks for one, and the file is no secret
_SALT = b"onrecord's files"
_ROUNDS = 100_000
_ADMIN = "Admin"
_COLOURS = ((255, 255, 0), (190, 190, 190), (110, 170, 220), (230, 150, 110), (140, 200, 130), (200, 150, 210))


class _Entities:
    """Values of short variables, each kept once, with its attributes."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._numbers: dict[tuple[int, str], int] = {}

    def number(self, variable: int, value: str) -> int:
        """The number of a value, kept when it is first met."""
        found = self._numbers.get((variable, value))
        if found is None:
            found = self._numbers[variable, value] = len(self._numbers) + 1
            self._file.execute(
                "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, 0, 0, 0)",
                (found, variable, value),
            )
            self._file.execute(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId)"
                " SELECT ?, ID FROM ATTRIBUTEVARIABLES WHERE VariableId = ? ORDER BY ID",
                (found, variable),
            )
        return found


def write(extract: Extract, out: BinaryIO) -> None:
    """Write documents with their texts, and the statements in them, coded."""
    schema = (resources.files("onrecord.formats.dna") / "schema.sql").read_text(encoding="utf-8")
    found = list(coded(extract))
    with closing(sqlite3.connect(":memory:")) as file:
        file.executescript(schema)
        coders = _coders(file, found)
        documents = {}
        for number, document in enumerate(extract.documents(), start=1):
            documents[document["id"]] = number
            _document(file, number, coders[MACHINE], (extract, document))
        _statements(file, found, coders, documents)
        file.commit()
        out.write(file.serialize())


def encrypted(password: str) -> str:
    """A password as DNA keeps it: Jasypt's strong encryptor, SHA-256 a hundred thousand times over a salt and it."""
    digest = hashlib.sha256(_SALT + password.encode()).digest()
    for _ in range(_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(_SALT + digest).decode()


def _coders(file: sqlite3.Connection, found: Iterable[Coded]) -> dict[str, int]:
    """The coders by name: DNA's own, the machine, and the people who judged; all see each other's work."""
    people = sorted({one.coder for one in found} - {MACHINE})
    numbers = {name: number for number, name in enumerate((_ADMIN, MACHINE, *people), start=1)}
    password = encrypted(PASSWORD)
    for name, number in numbers.items():
        colour = _COLOURS[(number - 1) % len(_COLOURS)]
        file.execute(
            "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?, ?)",
            (number, cut(name), *colour, password),
        )
    file.executemany("INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (?, ?)", permutations(numbers.values(), 2))
    return numbers


def _document(file: sqlite3.Connection, number: int, coder: int, of: tuple[Extract, OutDocument]) -> None:
    extract, document = of
    published = document["published"]
    notes = [
        f"{extract.about.words}. Statements of the coder {MACHINE} were {UNREVIEWED}.",
        f"title: {document['title'] or 'none'}; published: {published or 'not known'}",
        f"url: {document['url'] or 'none'}",
        f"document: {document['id']}; sha256 of the text: {document['text_sha256']}",
    ]
    file.execute(
        "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date)"
        " VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?)",
        (
            *(number, cut(document["title"] or document["id"]), extract.document(document["id"]).text, coder),
            *(cut(document["author"] or ""), cut(document["publisher"] or "")),
            *("\n".join(notes), cut(document["media_type"]), _seconds(published)),
        ),
    )


def _seconds(published: str | None) -> int:
    """The clock's time where it was published, as seconds since 1970; 0 where it is not known."""
    if published is None:
        return 0
    return int(dt.datetime.fromisoformat(published).replace(tzinfo=dt.UTC).timestamp())


def _statements(
    file: sqlite3.Connection, found: Iterable[Coded], coders: dict[str, int], documents: dict[str, int]
) -> None:
    rows = file.execute("SELECT StatementTypeId, Variable, ID FROM VARIABLES").fetchall()
    variables = {(of, name): number for of, name, number in rows}
    entities = _Entities(file)
    for number, one in enumerate(found, start=1):
        file.execute(
            "INSERT INTO STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, ?, ?)",
            (number, one.type, documents[one.document], one.start, one.stop, coders[one.coder]),
        )
        for name, value in one.short.items():
            variable = variables[one.type, name]
            file.execute(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                (number, variable, entities.number(variable, value)),
            )
        for name, value in one.long.items():
            file.execute(
                "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)",
                (number, variables[one.type, name], value),
            )
        if one.agreement is not None:
            file.execute(
                "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)",
                (number, variables[one.type, "agreement"], int(one.agreement)),
            )
