"""What filters ask, as conditions; the one rule: constant pieces of SQL, and every value a parameter."""

from collections.abc import Iterable, Iterator

from onrecord.ledger.fulltext import expression
from onrecord.ledger.rows import Filters
from onrecord.records import ReviewState

Value = str | int | float
Condition = tuple[str, tuple[Value, ...]]
"""A condition, and the values of its parameters."""

# What follows gives the numbers of statements.
_MATCHING = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?"
_SAID_BY_NAME = (
    "SELECT p.statement FROM parties p WHERE p.part = 'speaker'"
    " AND p.actor IN (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?)"
    " AND p.statement NOT IN (SELECT v.statement FROM reviews v WHERE v.takes_speaker AND v.statement NOT NULL)"
    " UNION SELECT v.statement FROM reviews v"
    " WHERE v.speaker IN (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?)"
    " UNION SELECT v.statement FROM reviews v WHERE instr(fold(json_extract(v.correction, '$.speaker')), fold(?))"
)
_CORRECTED = "coalesce((SELECT v.{0} FROM reviews v WHERE v.statement = s.number), s.{0}) = ?"
_REVIEWED = "s.number IN (SELECT v.statement FROM reviews v WHERE v.state = ?)"
_UNREVIEWED = "NOT EXISTS (SELECT 1 FROM reviews v WHERE v.statement = s.number)"
# Each name of a publisher is looked at once, however many documents it has.
_OF_PUBLISHER = """
d.publisher IN (
    WITH RECURSIVE named (publisher) AS (
        SELECT min(publisher) FROM documents
        UNION ALL
        SELECT (SELECT min(publisher) FROM documents WHERE publisher > named.publisher) FROM named
        WHERE named.publisher NOT NULL
    )
    SELECT publisher FROM named WHERE instr(fold(publisher), fold(?))
)"""
# Statements that quote an outlet of the name, and those inside what an outlet or anybody else of the name says.
_BY_WAY_OF = """
    WITH RECURSIVE
    known (actor) AS (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?),
    saying (statement) AS (
        SELECT p.statement FROM parties p JOIN known ON known.actor = p.actor WHERE p.part = 'speaker'
        UNION SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?
    ),
    below (statement) AS (
        SELECT p.statement FROM parties p JOIN known ON known.actor = p.actor JOIN actors a ON a.number = p.actor
        WHERE p.part IN ('channel', 'voucher') OR p.part = 'speaker' AND a.type = 'outlet'
        UNION SELECT f.statement FROM further_spans f JOIN statements o ON o.number = f.statement
        WHERE f.part = 'channel' AND o.channel = 'outlet' AND instr(fold(f.words), fold(?))
        UNION SELECT o.number FROM statements o JOIN saying ON o.parent = saying.statement
        UNION SELECT o.number FROM statements o JOIN below ON o.parent = below.statement
    )
    SELECT statement FROM below"""


def of_documents(filters: Filters, *more: Condition) -> tuple[str, tuple[Value, ...]]:
    """The WHERE clause for what the filters ask of documents, and its values; `more` are conditions that come first."""
    return _clause((*more, *_document_conditions(filters)))


def of_statements(filters: Filters, *more: Condition) -> tuple[str, tuple[Value, ...]]:
    """The WHERE clause for all that the filters ask, and its values; `more` are conditions that come first."""
    return _clause((*more, *_document_conditions(filters), *_statement_conditions(filters)))


def limit(filters: Filters) -> int:
    """The value for LIMIT; -1 is SQLite's word for none."""
    return -1 if filters.limit is None else filters.limit


def _statement_conditions(filters: Filters) -> Iterator[Condition]:
    if filters.kind is not None:
        yield "s.kind = ?", (filters.kind,)
    if filters.source_kind is not None:
        yield _CORRECTED.format("source_kind"), (filters.source_kind,)
    if filters.act is not None:
        yield _CORRECTED.format("act"), (filters.act,)
    if filters.review is ReviewState.MACHINE:
        yield _UNREVIEWED, ()
    elif filters.review is not None:
        yield _REVIEWED, (filters.review,)
    if filters.min_confidence:
        yield "s.confidence >= ?", (filters.min_confidence,)
    for alternatives in word_sets(filters):
        either = " OR ".join(f"s.number IN ({numbers})" for numbers, _ in alternatives)
        yield f"({either})", tuple(value for _, values in alternatives for value in values)


def word_sets(filters: Filters) -> Iterator[tuple[Condition, ...]]:
    """What the filters ask of words, each as questions for the numbers of statements, one of which has to give it."""
    if filters.actor is not None:
        sources, names = expression(filters.actor, "source_text"), expression(filters.actor, "names")
        yield (_MATCHING, (sources,)), (_SAID_BY_NAME, (names, names, filters.actor.strip('"*')))
    if filters.via is not None:
        names, sources = expression(filters.via, "names"), expression(filters.via, "source_text")
        yield ((_BY_WAY_OF, (names, sources, filters.via.strip('"*'))),)
    if filters.about is not None:
        yield ((_MATCHING, (expression(filters.about, "content_text"),)),)


def _document_conditions(filters: Filters) -> Iterator[Condition]:
    if filters.document is not None:
        beginning = "sha256:" + filters.document.removeprefix("sha256:")
        yield "d.id >= ?", (beginning,)
        yield "d.id < ?", (beginning + "~",)  # sorts after every hexadecimal digit
    if filters.publisher is not None:
        yield _OF_PUBLISHER, (filters.publisher,)
    if filters.since is not None:
        yield "d.published_day >= ?", (filters.since.isoformat(),)
    if filters.until is not None:
        yield "d.published_day <= ?", (filters.until.isoformat(),)


def _clause(conditions: Iterable[Condition]) -> tuple[str, tuple[Value, ...]]:
    listed = list(conditions)
    where = " AND ".join(condition for condition, _ in listed)
    return (f"WHERE {where}" if where else "", tuple(value for _, values in listed for value in values))
