"""What people decided, and the actors that it is about; the one rule: judgements are added, never changed."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import LedgerError
from onrecord.ledger import retrieval, reviewing
from onrecord.ledger.connection import transaction
from onrecord.ledger.rows import ActorRow
from onrecord.ledger.subjects import subject_object
from onrecord.records import ActorType, Judgement, Role, Span


def judge(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Record a judgement and what follows from it; returns it with its number.

    LedgerError where it withdraws one, or is about a document, that is not there; IntegrityError where places of a
    statement that it judges or corrects do not cut the document's text.
    """
    subject = subject_object(judgement)
    with transaction(connection):
        (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM judgements").fetchone()
        if judgement.withdraws is not None and not 1 <= judgement.withdraws <= last:
            raise LedgerError(f"there is no judgement {judgement.withdraws}; see `onrecord actors judgements`")
        connection.execute(
            "INSERT INTO judgements (number, kind, judged_by, judged_at, reason, subject) VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(last + 1, judgement.kind, judgement.by, judgement.at.isoformat(), judgement.reason),
                json.dumps(subject, ensure_ascii=False),
            ),
        )
        recorded = replace(judgement, number=last + 1)
        reviewing.follow(connection, recorded)
    return recorded


def judgements(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """Every judgement, the first one first."""
    rows = connection.execute(
        "SELECT kind, judged_by, judged_at, reason, subject, number FROM judgements ORDER BY number"
    )
    return map(reviewing.judgement_of, rows)


def actors(connection: sqlite3.Connection) -> Iterator[ActorRow]:
    """Every actor of every document, in the order in which the documents came."""
    roles: dict[int, list[Role]] = defaultdict(list)
    for number, text, former, start, end in connection.execute(
        'SELECT actor, role, former, start, "end" FROM roles ORDER BY actor, position'
    ):
        roles[number].append(Role(text, Span(start, end), bool(former)))
    moved = reviewing.spoken_otherwise(connection)
    rows = connection.execute(
        "SELECT a.number, a.id, d.id, d.number, d.published, a.name, a.type, a.names,"
        " (SELECT count(*) FROM mentions m WHERE m.actor = a.number),"
        " (SELECT count(*) FROM parties p WHERE p.actor = a.number AND p.part = 'speaker')"
        " FROM actors a JOIN documents d ON d.number = a.document ORDER BY a.document, a.number"
    )
    for number, name_id, document, order, published, name, kind, names, mentions, statements in rows:
        yield ActorRow(
            id=name_id,
            document=document,
            order=order,
            published=retrieval.instant(published),
            name=name,
            type=ActorType(kind),
            names=tuple(json.loads(names)),
            roles=tuple(roles[number]),
            mentions=mentions,
            statements=statements + moved[number],
        )
