"""What people decided, and the actors that it is about; the one rule: judgements are added, never changed."""

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import LedgerError
from onrecord.ledger import retrieval
from onrecord.ledger.connection import transaction
from onrecord.ledger.rows import ActorRow
from onrecord.records import ActorType, Judgement, JudgementKind, Mentioned, Rated, Rating, Role, Span, Weight


def judge(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Record a judgement; returns it with its number. LedgerError where it withdraws one that is not there."""
    subject = {
        "these": [list(one) for one in map(_mentioned, judgement.these)],
        "those": [list(one) for one in map(_mentioned, judgement.those)],
        "withdraws": judgement.withdraws,
        **_explained(judgement),
    }
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
    return replace(judgement, number=last + 1)


def judgements(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """Every judgement, the first one first."""
    rows = connection.execute(
        "SELECT number, kind, judged_by, judged_at, reason, subject FROM judgements ORDER BY number"
    )
    for number, kind, by, at, reason, subject in rows:
        told = json.loads(subject)
        these, those = (
            tuple(Mentioned(document, name, ActorType(of)) for document, name, of in told[side])
            for side in ("these", "those")
        )
        when = dt.datetime.fromisoformat(at)
        more = (told["withdraws"], number, told.get("hypothesis", ""), _rated(told.get("rated")))
        yield Judgement(JudgementKind(kind), by, when, reason, these, those, *more)


def actors(connection: sqlite3.Connection) -> Iterator[ActorRow]:
    """Every actor of every document, in the order in which the documents came."""
    roles: dict[int, list[Role]] = defaultdict(list)
    for number, text, former, start, end in connection.execute(
        'SELECT actor, role, former, start, "end" FROM roles ORDER BY actor, position'
    ):
        roles[number].append(Role(text, Span(start, end), bool(former)))
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
            statements=statements,
        )


def _explained(judgement: Judgement) -> dict[str, object]:
    """What a judgement on hypotheses holds beyond that on actors."""
    found: dict[str, object] = {}
    if judgement.hypothesis:
        found["hypothesis"] = judgement.hypothesis
    if judgement.rated is not None:
        rated = judgement.rated
        found["rated"] = [rated.hypothesis, rated.statement, rated.rating, rated.weight]
    return found


def _rated(held: tuple[str, str, str, str | None] | None) -> Rated | None:
    if held is None:
        return None
    hypothesis, statement, rating, weight = held
    return Rated(hypothesis, statement, Rating(rating), Weight(weight) if weight else None)


def _mentioned(one: Mentioned) -> tuple[str, str, str]:
    return one.document, one.name, one.type.value
