"""What can be counted in the file itself, without reading any statement; the one rule: constant pieces of SQL, and
counts that add up."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.ledger.filtering import of_statements
from onrecord.ledger.queries import DOCUMENT, DOCUMENT_TABLES, document_row
from onrecord.ledger.rows import DocumentRow, Filters
from onrecord.records import ReviewState, SourceKind, UnnamedKind

# The Monday of its week: back six days from the Sunday that is next, or that it is.
_MONDAY = "date(d.published_day, 'weekday 0', '-6 days')"
# What people say of a source counts, and what they rejected does not.
_KIND = "coalesce(v.source_kind, s.source_kind)"
_TABLES = "FROM statements s JOIN documents d ON d.number = s.document LEFT JOIN reviews v ON v.statement = s.number"
_STANDS = "v.state IS NOT ?", (ReviewState.REJECTED,)


@dataclass(frozen=True, slots=True)
class WeekCount:
    """The statements of one publisher in one week, given by its Monday (None for undated documents), and how many of
    them come from unnamed sources."""

    publisher: str | None
    week: dt.date | None
    statements: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many statements of a publisher come from unnamed sources that are said to be of a kind; None is not known."""

    publisher: str | None
    kind: UnnamedKind | None
    statements: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came on one day: documents, and the statements in them as they are read now."""

    day: dt.date
    documents: int
    statements: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A document, and when it came."""

    document: DocumentRow
    added: dt.datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many statements nobody has reviewed, and for how many there is each reason to: they deny, their source is
    unnamed, the machine is unsure, or what they say is said again elsewhere."""

    statements: int
    denials: int
    unnamed: int
    unsure: int
    cited: int


def by_week(connection: sqlite3.Connection, filters: Filters) -> Iterator[WeekCount]:
    """The statements that pass by publisher and week, without regard to `limit`; undated ones last."""
    where, values = of_statements(filters, _STANDS)
    asked = (
        f"SELECT d.publisher, {_MONDAY} AS week, count(*), sum({_KIND} = ?) {_TABLES} {where}",
        " GROUP BY d.publisher, week ORDER BY week IS NULL, week, d.publisher",
    )
    for publisher, week, statements, unnamed in connection.execute("".join(asked), (SourceKind.UNNAMED, *values)):
        yield WeekCount(publisher, dt.date.fromisoformat(week) if week else None, statements, unnamed)


def by_day(connection: sqlite3.Connection) -> Iterator[tuple[dt.date | None, int]]:
    """Statements by the day of publication, None for undated ones."""
    asked = f"SELECT d.published_day, count(*) {_TABLES} WHERE {_STANDS[0]} GROUP BY d.published_day"
    for day, statements in connection.execute(asked, _STANDS[1]):
        yield dt.date.fromisoformat(day) if day else None, statements


def by_descriptor(connection: sqlite3.Connection, filters: Filters) -> Iterator[KindCount]:
    """The statements of unnamed sources that pass, by publisher and by what the source is said to be; without regard
    to `limit`."""
    where, values = of_statements(filters, (f"{_KIND} = ?", (SourceKind.UNNAMED,)), _STANDS)
    asked = (
        f"SELECT d.publisher, u.kind, count(*) {_TABLES} LEFT JOIN unnamed_sources u ON u.statement = s.number",
        f" {where} GROUP BY d.publisher, u.kind ORDER BY d.publisher, u.kind",
    )
    for publisher, kind, statements in connection.execute("".join(asked), values):
        yield KindCount(publisher, UnnamedKind(kind) if kind else None, statements)


def arrivals(connection: sqlite3.Connection, limit: int) -> Iterator[Arrived]:
    """The days, in UTC, on which documents came, the last one first."""
    found = connection.execute(
        "SELECT substr(d.added_at, 1, 10) AS day, count(*), coalesce(sum(r.statements), 0)"
        " FROM documents d LEFT JOIN readings r ON r.document = d.number GROUP BY day ORDER BY day DESC LIMIT ?",
        (limit,),
    )
    return (Arrived(dt.date.fromisoformat(day), documents, statements) for day, documents, statements in found)


def newcomers(connection: sqlite3.Connection, limit: int) -> Iterator[Newcomer]:
    """The documents that came last, the last one first."""
    pieces = ("SELECT", DOCUMENT, ", d.added_at FROM", DOCUMENT_TABLES, "ORDER BY d.number DESC LIMIT ?")
    for *row, added in connection.execute(" ".join(pieces), (limit,)):
        yield Newcomer(document_row(connection, tuple(row)), dt.datetime.fromisoformat(added))


def waiting(connection: sqlite3.Connection) -> Waiting:
    """How much waits for review, and why."""
    row = connection.execute(
        "SELECT count(*), coalesce(sum(denies), 0), coalesce(sum(unnamed), 0), coalesce(sum(doubt > 0), 0),"
        " coalesce(sum(cited > 0), 0) FROM queue WHERE NOT reviewed"
    ).fetchone()
    return Waiting(*row)
