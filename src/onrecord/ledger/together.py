"""What is known of statements taken together, and what waits to be linked; the one rule: statements go by their ids."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from onrecord.ledger import bonding
from onrecord.records import Claim, Link, LinkKind, Member, Relation, Reused, Span

Row = tuple[Any, ...]

_USED = """
    SELECT coalesce(m.claim, p.wording), p.wording, s.id, p.part, coalesce(m.agrees, 1), coalesce(m.confidence, 1.0)
    FROM propositions p JOIN statements s ON s.number = p.statement JOIN documents d ON d.number = s.document
    LEFT JOIN members m ON m.wording = p.wording LEFT JOIN reviews v ON v.statement = s.number"""
_COUNTS = "v.state IS NOT 'rejected'"
_SEVERAL = """
    (m.claim NOT NULL OR p.wording IN (
        SELECT u.wording FROM propositions u JOIN wordings w ON w.number = u.wording
        WHERE w.says GROUP BY u.wording HAVING count(*) > 1
    ))"""
_WITH = """
    coalesce(m.claim, p.wording) IN (
        SELECT coalesce(om.claim, op.wording) FROM propositions op JOIN statements os ON os.number = op.statement
        LEFT JOIN members om ON om.wording = op.wording WHERE os.id = ?
    )"""
_BY_CLAIM = "ORDER BY 1, d.published_day IS NULL, d.published_day, s.id, p.part"


def unlinked(connection: sqlite3.Connection, linker: str) -> Iterator[str]:
    """The documents that have been read and not been linked by this linker, in the order in which they came."""
    found = connection.execute(
        "SELECT d.id FROM documents d JOIN readings r ON r.document = d.number"
        " LEFT JOIN linked l ON l.document = d.number AND l.linker = ? WHERE l.document IS NULL ORDER BY d.number",
        (linker,),
    ).fetchall()
    return (name for (name,) in found)


def pending(connection: sqlite3.Connection) -> int:
    """How many pairs wait to be held against each other."""
    (number,) = connection.execute("SELECT count(*) FROM pending").fetchone()
    return int(number)


def claims(connection: sqlite3.Connection, statement: str | None = None) -> Iterator[Claim]:
    """All claims of two statements or more, or those in which one takes part; their members oldest first. Statements
    that people rejected are members of none.

    A claim goes by the first statement that has the wording that stands for it.
    """
    if statement is None:
        rows = connection.execute(f"{_USED} WHERE {_COUNTS} AND {_SEVERAL} {_BY_CLAIM}")
    else:
        rows = connection.execute(f"{_USED} WHERE {_COUNTS} AND {_WITH} {_BY_CLAIM}", (statement,))
    for _, group in groupby(rows, key=itemgetter(0)):
        claim = _claim(list(group))
        if len(claim.members) > 1:
            yield claim


def _claim(rows: list[Row]) -> Claim:
    members: dict[str, Member] = {}
    for _, _, statement, _, agrees, confidence in rows:
        members.setdefault(statement, Member(statement, bool(agrees), confidence))
    standing = next(((name, part) for claim, wording, name, part, *_ in rows if wording == claim), rows[0][2:4])
    name, part = standing
    return Claim(f"{name}.{part}" if part else name, tuple(members.values()))


def links(connection: sqlite3.Connection, statement: str) -> Iterator[Link]:
    """How a statement stands to others: as people say, or else of several links between two the surest."""
    said = bonding.bonds_of(connection, statement)
    found = {(link.one, link.other): link for link in said.values()}
    pairs = connection.execute(
        "WITH mine (wording) AS (SELECT p.wording FROM propositions p JOIN statements s ON s.number = p.statement"
        " WHERE s.id = ?1), pairs (wording, kind, relation, confidence) AS ("
        " SELECT l.other, l.kind, l.relation, l.confidence FROM links l JOIN mine ON mine.wording = l.one"
        " UNION ALL SELECT l.one, l.kind, l.relation, l.confidence FROM links l JOIN mine ON mine.wording = l.other"
        " UNION ALL SELECT wording, ?2, ?3, 1.0 FROM mine)"
        " SELECT s.id, pairs.kind, pairs.relation, pairs.confidence FROM pairs"
        " JOIN propositions p ON p.wording = pairs.wording JOIN statements s ON s.number = p.statement"
        " WHERE s.id <> ?1 ORDER BY pairs.confidence DESC, s.id",
        (statement, LinkKind.WORDS, Relation.SAME),
    )
    for other, kind, relation, confidence in pairs:
        one, two = sorted((statement, other))
        found.setdefault((one, two), Link(one, two, Relation(relation), confidence, LinkKind(kind)))
    yield from found.values()


def reused(connection: sqlite3.Connection, document: str) -> Iterator[Reused]:
    """Passages of a document that stand in an earlier one, in the order of its text."""
    found = connection.execute(
        'SELECT r.start, r."end", there.id, r.there_start, r.there_end, r.share FROM reused r'
        " JOIN documents d ON d.number = r.document JOIN documents there ON there.number = r.there"
        " WHERE d.id = ? ORDER BY r.start, there.id",
        (document,),
    )
    for start, end, there, there_start, there_end, share in found:
        yield Reused(Span(start, end), there, Span(there_start, there_end), share)
