"""What waits for people: statements in the order in which they need one, and judgements that have lost theirs. The one
rule: the order is kept as statements come and go, and no page is made by walking over a ledger."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.ledger import queries, retrieval, reviewing
from onrecord.ledger.rows import StatementRow
from onrecord.ledger.subjects import correction_from
from onrecord.records import Pinned, Review, ReviewState

_CITED = (2, 4, 16, 64)
"""From how many statements of one claim on a statement is a step more cited."""


@dataclass(frozen=True, slots=True)
class Queued:
    """A statement that waits, and why: `doubt` are steps of how unsure the machine was (0 to 3), `cited` of how many
    statements make its claim (0 to 4). The first have the greatest `score`."""

    row: StatementRow
    denies: bool
    unnamed: bool
    doubt: int
    cited: int
    score: int


@dataclass(frozen=True, slots=True)
class Orphan:
    """A judgement on a statement that its document, as it is read now, does not have. `carried` are the ids of
    statements for which the corrected speaker holds all the same."""

    statement: Pinned
    review: Review
    title: str | None
    publisher: str | None
    published: dt.date | dt.datetime | None
    carried: tuple[str, ...] = ()


def queue(connection: sqlite3.Connection, offset: int, limit: int) -> Iterator[Queued]:
    """A page of the queue: what nobody judged first, by score, then in the order in which they came."""
    found = connection.execute(
        "SELECT statement, denies, unnamed, doubt, cited, score FROM queue"
        " ORDER BY reviewed, score DESC, statement LIMIT ? OFFSET ?",
        (limit, offset),
    ).fetchall()
    for number, denies, unnamed, doubt, cited, score in found:
        yield Queued(queries.statement(connection, number), bool(denies), bool(unnamed), doubt, cited, score)


def orphans(connection: sqlite3.Connection) -> Iterator[Orphan]:
    """The judgements that have lost their statement, document by document."""
    rows = connection.execute(
        "SELECT v.id, v.state, v.judged_by, v.judged_at, v.correction, d.title, d.publisher, d.published"
        " FROM reviews v JOIN documents d ON d.id = v.document WHERE v.statement IS NULL ORDER BY v.document, v.id"
    ).fetchall()
    for name, state, by, at, correction, title, publisher, published in rows:
        subjects = (one.reviewed.statements for one in reviewing.history(connection, name) if one.reviewed is not None)
        pinned = next(one for several in subjects for one in several if one.id == name)
        carried = connection.execute(
            "SELECT id FROM reviews WHERE document = ? AND carried = ? ORDER BY id", (pinned.document, name)
        )
        given = correction_from(json.loads(correction)) if correction else None
        review = Review(ReviewState(state), by, dt.datetime.fromisoformat(at), given)
        heirs = tuple(heir for (heir,) in carried)
        yield Orphan(pinned, review, title, publisher, retrieval.instant(published), heirs)


def counts(connection: sqlite3.Connection) -> Mapping[ReviewState, int]:
    """How many statements that are read now people confirmed, corrected and rejected."""
    found = dict(
        connection.execute(
            "SELECT state, count(*) FROM reviews WHERE statement NOT NULL AND carried IS NULL GROUP BY state"
        ).fetchall()
    )
    return {state: found.get(state, 0) for state in ReviewState if state is not ReviewState.MACHINE}


def orphaned(connection: sqlite3.Connection) -> int:
    """How many judgements have lost their statement."""
    (number,) = connection.execute("SELECT count(*) FROM reviews WHERE statement IS NULL").fetchone()
    return int(number)


def recount(connection: sqlite3.Connection, wordings: Iterable[int]) -> None:
    """Bring up to date how often the claims of some wordings, by their numbers, are made."""
    claims = set()
    for wording in wordings:
        found = connection.execute(
            "SELECT m.claim, w.says FROM wordings w LEFT JOIN members m ON m.wording = w.number WHERE w.number = ?",
            (wording,),
        ).fetchone()
        if found is not None:
            claim, says = found
            claims.add((claim, True) if claim is not None else (wording, bool(says)))
    for claim, says in sorted(claims):
        _recount(connection, claim, says=says)


_STATEMENTS = """
    SELECT p.statement FROM propositions p WHERE p.wording IN (
        SELECT wording FROM members WHERE claim = ?1
        UNION SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM members WHERE wording = ?1)
    )"""


def _recount(connection: sqlite3.Connection, claim: int, *, says: bool) -> None:
    (size,) = connection.execute(f"SELECT count(*) FROM ({_STATEMENTS} LIMIT ?2)", (claim, _CITED[-1])).fetchone()  # noqa: S608
    steps = sum(size >= least for least in _CITED) if says else 0
    connection.execute(
        f"UPDATE queue SET cited = ?2 WHERE statement IN ({_STATEMENTS}) AND cited <> ?2",  # noqa: S608 - a constant
        (claim, steps),
    )
