"""Files of Discourse Network Analyzer 3: their documents, one each. Rule: what coders coded stays theirs; it is
counted, and never taken for a reading or a judgement here.

DNA counts places in UTF-16 units, and keeps dates as seconds since 1970 of whatever clock. A document's original are
the values of its row, as JSON.
"""

import datetime as dt
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from onrecord.ingest.draft import Draft, freeze
from onrecord.ingest.intake import Hints, Ingested, Source, refusal, whole
from onrecord.records import Problem, ProblemKind

MEDIA_TYPE = "application/vnd.sqlite3"
_SQLITE = b"SQLite format 3\0"
_COLUMNS = ("Title", "Text", "Author", "Source", "Section", "Notes", "Type", "Date")
_TABLES = frozenset({"CODERS", "DOCUMENTS", "STATEMENTS", "STATEMENTTYPES"})
_STEPS = 1_000_000
_MOST_STEPS = 200
"""A question that takes more steps of SQLite's machine than both make is stopped: a file can be made to loop."""
_ADVICE = "open it in DNA 3 and save a copy"
# A damaged file raises sqlite3's errors; numbers out of range raise the other two; text that is no UTF-8 the last.
_HOSTILE = (sqlite3.Error, OverflowError, MemoryError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class CodedByHand:
    """One statement that asserts or denies a concept, as a coder of DNA coded it; places in code points of the text of
    the document of that number."""

    document: int
    start: int
    stop: int
    coder: str
    person: str
    organization: str
    concept: str
    agrees: bool


def read_dna(source: Source, hints: Hints) -> Iterator[Ingested]:
    """A document for each of the file's, in its order, and a problem with the number of coded statements."""
    data = whole(source, hints.limits.document_bytes)
    if isinstance(data, Problem):
        yield refusal(data)
        return
    try:
        yield from _documents(data, source.location, hints)
    except _HOSTILE as error:
        message = f"not read to its end, because it is damaged or no file of DNA 3 ({error}); {_ADVICE}"
        yield refusal(Problem(ProblemKind.MALFORMED, message, source.location, None))


def read_coded(data: bytes) -> Iterator[CodedByHand]:
    """The statements of the type "DNA Statement". sqlite3.Error where the file is damaged or none of DNA 3."""
    with _opened(data) as file:
        texts = dict(file.execute("SELECT ID, Text FROM DOCUMENTS").fetchall())
        rows = file.execute(
            "SELECT s.DocumentId, s.Start, s.Stop, c.Name, b.Value,"
            " max(CASE v.Variable WHEN 'person' THEN e.Value END),"
            " max(CASE v.Variable WHEN 'organization' THEN e.Value END),"
            " max(CASE v.Variable WHEN 'concept' THEN e.Value END)"
            " FROM STATEMENTS s JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId JOIN CODERS c ON c.ID = s.Coder"
            " JOIN DATASHORTTEXT d ON d.StatementId = s.ID JOIN VARIABLES v ON v.ID = d.VariableId"
            " JOIN ENTITIES e ON e.ID = d.Entity"
            " JOIN DATABOOLEAN b ON b.StatementId = s.ID JOIN VARIABLES w ON w.ID = b.VariableId"
            " WHERE t.Label = 'DNA Statement' AND w.Variable = 'agreement' GROUP BY s.ID ORDER BY s.ID"
        )
        for document, start, stop, coder, agrees, person, organization, concept in rows:
            text = texts[document]
            place = _code_points(text, start), _code_points(text, stop)
            who = coder, person or "", organization or "", concept or ""
            yield CodedByHand(document, *place, *who, bool(agrees))


def _documents(data: bytes, location: str, hints: Hints) -> Iterator[Ingested]:
    if not data.startswith(_SQLITE):
        message = f"not read, because it is no file of DNA 3; {_ADVICE}"
        yield refusal(Problem(ProblemKind.MALFORMED, message, location, 1.0), data)
        return
    number = 0
    with _opened(data) as file:
        for number, row in enumerate(file.execute(f"SELECT {', '.join(_COLUMNS)} FROM DOCUMENTS ORDER BY ID"), start=1):  # noqa: S608 - the columns above
            held = dict(zip(_COLUMNS, row, strict=True))
            where = f"{location} document {number}"
            original = json.dumps(held, ensure_ascii=False, default=repr).encode("utf-8", "replace")
            if not isinstance(held["Text"], str):
                problem = Problem(ProblemKind.MALFORMED, "not read, because its text is none", where, 1.0)
                yield Ingested(original, None, (problem,), where)
                continue
            yield freeze(_draft(held), original, where, hints)
        coders = Counter(
            name for (name,) in file.execute("SELECT c.Name FROM STATEMENTS s LEFT JOIN CODERS c ON c.ID = s.Coder")
        )
    if not number:
        yield refusal(Problem(ProblemKind.EMPTY, "has no documents", location))
    if coders:
        each = ", ".join(f"{count:,} by {name or 'nobody named'}" for name, count in sorted(coders.items(), key=str))
        message = f"its {coders.total():,} coded statements were not read, only its documents: {each}"
        yield refusal(Problem(ProblemKind.NOT_READ, message, location))


def _draft(held: dict[str, object]) -> Draft:
    said = {name: value if isinstance(value, str) else None for name, value in held.items()}
    return Draft(
        (said["Text"] or "").replace("\r\n", "\n").replace("\r", "\n"),
        MEDIA_TYPE,
        title=said["Title"],
        publisher=said["Source"],
        author=said["Author"],
        published=_published(held["Date"]),
    )


def _published(seconds: object) -> dt.date | None:
    """The day; none for 0, which stands where none is known, and for what is no number of seconds."""
    if not isinstance(seconds, int) or not seconds:
        return None
    try:
        return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)).date()
    except OverflowError:
        return None


def _code_points(text: str, units: int) -> int:
    """The place behind so many UTF-16 units."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


@contextmanager
def _opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """The file in memory, to be read only; what could make it act or loop is switched off."""
    with closing(sqlite3.connect(":memory:")) as file:
        file.deserialize(data)
        file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, len(data))  # no value is larger than the file it stands in
        file.execute("PRAGMA query_only = ON")
        file.execute("PRAGMA trusted_schema = OFF")
        steps = iter(range(_MOST_STEPS))
        file.set_progress_handler(lambda: next(steps, None) is None, _STEPS)
        tables = {name for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if not tables >= _TABLES:  # a view of that name may have rows without end
            raise sqlite3.DatabaseError("it lacks tables of DNA 3")
        yield file
