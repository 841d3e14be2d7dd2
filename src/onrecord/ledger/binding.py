"""Commitments and grounds of a document out of their rows; the one rule: what does not fit together is refused."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord.ledger.packing import interval
from onrecord.records import Commitment, CommitmentKind, Ground, GroundKind, Span, Spans

Parts = Mapping[str, Spans]


def commitments(connection: sqlite3.Connection, document: int) -> Iterator[Commitment]:
    """The commitments of a document, in their order."""
    marked = _marked(connection, document, "commitment")
    rows = connection.execute(
        "SELECT c.position, s.id, c.kind, c.by_actor, c.to_actor, c.due_start, c.due_end"
        " FROM commitments c LEFT JOIN statements s ON s.number = c.statement WHERE c.document = ? ORDER BY c.position",
        (document,),
    )
    for position, statement, kind, by, to, first, last in rows:
        parts = marked[position]
        yield Commitment(
            statement=statement,
            kind=CommitmentKind(kind),
            what=parts["what"],
            by=by,
            to=to,
            due=interval(first, last),
            due_spans=parts["due"],
            condition=parts["condition"],
            otherwise=parts["otherwise"],
            by_spans=parts["by"],
            to_spans=parts["to"],
        )


def grounds(connection: sqlite3.Connection, document: int) -> Iterator[Ground]:
    """The grounds of a document, in their order."""
    marked = _marked(connection, document, "ground")
    rows = connection.execute(
        "SELECT g.position, s.id, g.kind, g.open FROM grounds g LEFT JOIN statements s ON s.number = g.statement"
        " WHERE g.document = ? ORDER BY g.position",
        (document,),
    )
    for position, statement, kind, is_open in rows:
        parts = marked[position]
        yield Ground(
            kind=GroundKind(kind),
            ground=parts["ground"],
            conclusion=parts["conclusion"],
            marker=parts["marker"],
            statement=statement,
            open=bool(is_open),
        )


def _marked(connection: sqlite3.Connection, document: int, record: str) -> Mapping[int, Parts]:
    found: dict[int, dict[str, Spans]] = defaultdict(lambda: defaultdict(tuple))
    rows = connection.execute(
        'SELECT record_position, part, start, "end" FROM marked WHERE document = ? AND record = ?'
        " ORDER BY record_position, part, position",
        (document, record),
    )
    for number, part, start, end in rows:
        found[number][part] = (*found[number][part], Span(start, end))
    return found
