"""What holds of statements after what people judged; the one rule: all of it follows from judgements and readings, and
is kept in the transaction that changes one of these."""

import datetime as dt
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import LedgerError
from onrecord.ledger import packing, retrieval
from onrecord.ledger.connection import folded
from onrecord.ledger.rows import Party, StatementRow, Words
from onrecord.ledger.subjects import correction_from, correction_object, judgement_from
from onrecord.records import (
    ON_STATEMENTS,
    ActorType,
    Correction,
    Judgement,
    JudgementKind,
    Pinned,
    Review,
    ReviewState,
    Span,
    Spans,
    corrected,
    review_of,
    standing,
    words,
)

Row = tuple[Any, ...]

_JUDGEMENT = "j.kind, j.judged_by, j.judged_at, j.reason, j.subject, j.number"


def judgement_of(row: Row) -> Judgement:
    """The judgement of a row: its kind, by whom, when, why, about what as JSON, and its number."""
    kind, by, at, reason, subject, number = row
    return judgement_from(kind, by, at, reason, json.loads(subject), number)


def follow(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Write down what follows from a judgement that was just recorded."""
    about = _about(connection, judgement)
    connection.executemany(
        "INSERT INTO judged (statement, judgement, document) VALUES (?, ?, ?)",
        ((statement, judgement.number, document) for statement, document in about.items()),
    )
    for document in dict.fromkeys(about.values()):
        derive(connection, document)
    if len(about) > 1:
        _bind(connection, *sorted(about))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make all that follows from judgements anew."""
    every = connection.execute(f"SELECT {_JUDGEMENT} FROM judgements j ORDER BY j.number").fetchall()  # noqa: S608 - a constant
    connection.execute("UPDATE queue SET reviewed = 0 WHERE reviewed")
    for table in ("judged", "reviews", "bonds"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - the three names above
    for judgement in map(judgement_of, every):
        follow(connection, judgement)


def derive(connection: sqlite3.Connection, document: str) -> None:
    """Work out anew what holds of the statements of a document that were judged."""
    connection.execute(
        "UPDATE queue SET reviewed = 0 WHERE statement IN (SELECT statement FROM reviews WHERE document = ?)",
        (document,),
    )
    connection.execute("DELETE FROM reviews WHERE document = ?", (document,))
    found = _judged(connection, document)
    if not found:
        return
    number = retrieval.locate(connection, document)
    held = dict(
        connection.execute(
            "SELECT s.id, s.number FROM judged g JOIN statements s ON s.document = ? AND s.id = g.statement"
            " WHERE g.document = ?",
            (number, document),
        ).fetchall()
    )
    for name, (_, review) in found.items():
        if review.state is not ReviewState.MACHINE:
            _write(connection, number, (document, name, held.get(name)), review)
    gone = [(pinned, review) for name, (pinned, review) in found.items() if name not in held]
    _carry(connection, number, document, gone)
    connection.execute(
        "UPDATE queue SET reviewed = 1 WHERE statement IN"
        " (SELECT statement FROM reviews WHERE document = ? AND carried IS NULL)",
        (document,),
    )


def history(connection: sqlite3.Connection, statement: str) -> Iterator[Judgement]:
    """Every judgement on a statement, withdrawals among them, the first one first."""
    rows = connection.execute(
        f"SELECT {_JUDGEMENT} FROM judged g JOIN judgements j ON j.number = g.judgement"  # noqa: S608 - a constant
        " WHERE g.statement = ? ORDER BY j.number",
        (statement,),
    ).fetchall()
    return map(judgement_of, rows)


def about(connection: sqlite3.Connection, number: int) -> Iterator[str]:
    """The ids of the statements that the judgement of that number is about."""
    rows = connection.execute("SELECT statement FROM judged WHERE judgement = ? ORDER BY statement", (number,))
    return (statement for (statement,) in rows.fetchall())


def last_of(connection: sqlite3.Connection, by: str) -> Judgement | None:
    """The last judgement of somebody on statements that stands; None where there is none."""
    withdrawn: set[int | None] = set()
    rows = connection.execute(f"SELECT {_JUDGEMENT} FROM judgements j ORDER BY j.number DESC")  # noqa: S608 - a constant
    for judgement in map(judgement_of, rows):
        if judgement.number in withdrawn:
            continue
        if judgement.kind is JudgementKind.WITHDRAW:
            withdrawn.add(judgement.withdraws)
        elif judgement.by == by and judgement.kind in ON_STATEMENTS:
            return judgement
    return None


def judged(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, tuple[Review, Party | None]]:
    """What people said of statements that stand close together, by their numbers, and the actor who speaks then."""
    rows = connection.execute(
        "SELECT v.statement, v.state, v.judged_by, v.judged_at, v.carried, v.correction, a.id, a.name, a.type"
        " FROM reviews v LEFT JOIN actors a ON a.number = v.speaker WHERE v.statement BETWEEN ? AND ?",
        (min(numbers), max(numbers)),
    )
    found = {}
    for number, state, by, at, carried, correction, actor, name, kind in rows:
        given = correction_from(json.loads(correction)) if correction else None
        review = Review(ReviewState(state), by, dt.datetime.fromisoformat(at), given, carried)
        found[number] = review, None if actor is None else Party(actor, name, ActorType(kind))
    return found


def reviewed(row: StatementRow, review: Review, speaker: Party | None) -> StatementRow:
    """A row as people corrected it."""
    correction = review.correction
    if correction is None:
        return replace(row, review=review)
    record = corrected(row.record, correction, speaker.id if speaker else None)
    parts = (record.source, record.cue, record.content)
    source, cue, content = (Words(words(row.text, spans), spans) for spans in parts)
    parties = (*row.parties, speaker) if speaker is not None and speaker not in row.parties else row.parties
    return replace(
        row, record=record, source=source, cue=cue, content=content, parties=parties, review=review, read=row.record
    )


def spoken_otherwise(connection: sqlite3.Connection) -> Counter[int]:
    """By how many the statements of actors, by their numbers, differ from what the machine read."""
    found: Counter[int] = Counter()
    for actor, number in connection.execute(
        "SELECT p.actor, -count(*) FROM reviews v JOIN parties p ON p.statement = v.statement AND p.part = 'speaker'"
        " WHERE v.state = 'rejected' OR v.takes_speaker GROUP BY p.actor"
        " UNION ALL SELECT speaker, count(*) FROM reviews"
        " WHERE speaker NOT NULL AND statement NOT NULL AND state <> 'rejected' GROUP BY speaker"
    ):
        found[actor] += number
    return found


def _about(connection: sqlite3.Connection, judgement: Judgement) -> dict[str, str]:
    """The statements that a judgement is about, with their documents; none for one on actors or hypotheses."""
    if judgement.withdraws is not None:
        rows = connection.execute("SELECT statement, document FROM judged WHERE judgement = ?", (judgement.withdraws,))
        return dict(rows.fetchall())
    subject = judgement.reviewed
    if subject is None:
        return {}
    for pinned in subject.statements:
        text = _text(connection, pinned.document)
        pinned.check(text)
        if subject.correction is not None:
            subject.correction.check(text)
    return {pinned.id: pinned.document for pinned in subject.statements}


def _text(connection: sqlite3.Connection, document: str) -> str:
    row = connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()
    if row is None:
        raise LedgerError(f"the ledger does not hold {document}; add it first")
    return str(row[0])


def _judged(connection: sqlite3.Connection, document: str) -> dict[str, tuple[Pinned, Review]]:
    """What people said of the statements of a document, by id, whoever reads them now."""
    said: dict[str, list[Judgement]] = defaultdict(list)
    for name, *row in connection.execute(
        f"SELECT g.statement, {_JUDGEMENT} FROM judged g JOIN judgements j ON j.number = g.judgement"  # noqa: S608
        " WHERE g.document = ? ORDER BY g.statement, j.number",
        (document,),
    ):
        said[name].append(judgement_of(tuple(row)))
    found = {}
    for name, judgements in said.items():
        subjects = (one.reviewed.statements for one in judgements if one.reviewed is not None)
        pinned = next(one for several in subjects for one in several if one.id == name)
        found[name] = pinned, review_of(standing(judgements))
    return found


def _carry(connection: sqlite3.Connection, number: int, document: str, gone: Collection[tuple[Pinned, Review]]) -> None:
    """Let corrected speakers hold for statements of the same cue and content, to the character, that nobody judged."""
    speaking = [(pinned, review) for pinned, review in gone if review.correction and review.correction.takes_speaker]
    if not speaking:
        return
    alike: dict[tuple[frozenset[Span], frozenset[Span]], list[tuple[str, int]]] = defaultdict(list)
    for name, statement in connection.execute("SELECT id, number FROM statements WHERE document = ?", (number,)):
        _, cue, content = packing.parts(connection, statement)
        alike[frozenset(cue), frozenset(content)].append((name, statement))
    for pinned, review in sorted(speaking, key=lambda one: (one[1].at, one[0].id), reverse=True):
        for name, statement in alike[frozenset(pinned.cue), frozenset(pinned.content)]:
            taken = connection.execute("SELECT 1 FROM reviews WHERE id = ?", (name,)).fetchone()
            if taken is None and review.correction is not None:
                kept = Review(review.state, review.by, review.at, review.correction.of_speaker, pinned.id)
                _write(connection, number, (document, name, statement), kept)


def _write(connection: sqlite3.Connection, number: int, which: tuple[str, str, int | None], review: Review) -> None:
    document, name, statement = which
    correction = review.correction
    connection.execute(
        "INSERT INTO reviews (id, document, statement, state, judged_by, judged_at, carried, correction, takes_speaker,"
        " speaker, act, source_kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(name, document, statement, review.state, review.by, review.at.isoformat() if review.at else None),
            review.carried,
            json.dumps(correction_object(correction), ensure_ascii=False) if correction else None,
            int(correction is not None and correction.takes_speaker),
            _speaker(connection, number, correction) if correction else None,
            correction.act if correction else None,
            _source_kind(correction),
        ),
    )


def _source_kind(correction: Correction | None) -> str | None:
    if correction is None:
        return None
    return "named" if correction.speaker is not None else correction.source_kind


def _speaker(connection: sqlite3.Connection, document: int, correction: Correction) -> int | None:
    """The actor of a document who speaks as people say: the one of that name, or else the only one whom the corrected
    source mentions."""
    if correction.speaker is None:
        return _mentioned(connection, document, correction.source or ())
    wanted = folded(correction.speaker)
    for number, kind, names in connection.execute(
        "SELECT number, type, names FROM actors WHERE document = ? ORDER BY number", (document,)
    ):
        if correction.speaker_type in {None, kind} and wanted in map(folded, json.loads(names)):
            return int(number)
    return None


def _mentioned(connection: sqlite3.Connection, document: int, source: Spans) -> int | None:
    found: set[int] = set()
    for piece in source:
        rows: Iterable[tuple[int]] = connection.execute(
            "SELECT m.actor FROM mentions m JOIN actors a ON a.number = m.actor"
            ' WHERE a.document = ? AND m.start >= ? AND m."end" <= ?',
            (document, piece.start, piece.end),
        )
        found.update(number for (number,) in rows)
    return found.pop() if len(found) == 1 else None


def _bind(connection: sqlite3.Connection, one: str, other: str) -> None:
    """Work out anew how people say that two statements stand to each other."""
    rows = connection.execute(
        f"SELECT {_JUDGEMENT} FROM judged g JOIN judged h ON h.judgement = g.judgement"  # noqa: S608 - a constant
        " JOIN judgements j ON j.number = g.judgement WHERE g.statement = ? AND h.statement = ? ORDER BY j.number",
        (one, other),
    ).fetchall()
    held = [found for found in standing(map(judgement_of, rows)) if found.kind is JudgementKind.LINK]
    connection.execute("DELETE FROM bonds WHERE one = ? AND other = ?", (one, other))
    if held:
        last = max(held, key=lambda found: (found.at, found.number))
        bond = last.reviewed.bond if last.reviewed else None
        connection.execute(
            "INSERT INTO bonds (one, other, bond, judged_by, judged_at) VALUES (?, ?, ?, ?, ?)",
            (one, other, bond, last.by, last.at.isoformat()),
        )
    connection.execute(
        "INSERT OR IGNORE INTO unsettled (wording) SELECT p.wording FROM propositions p"
        " JOIN statements s ON s.number = p.statement WHERE s.id IN (?, ?)",
        (one, other),
    )
