"""What is new, as JSON objects for programs. The one rule: the same news has the same id, however often it is sent."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypedDict

from onrecord.answers.claims import ChangeObject, VoiceObject, change_object, voice_object
from onrecord.answers.promises import PromiseObject, promise_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import DocumentRow
from onrecord.records import sha256
from onrecord.reports.changes import News
from onrecord.reports.origins import origin_words

_ID = 20


class NewsObject(TypedDict):
    """One thing that is new: `watch` says what is watched (claim, actor, due), `of` which. Of `statement`, `origin`,
    `position` and `commitment` one is there, as `change` says; `stance` is that of a statement or an origin."""

    id: str
    watch: str
    of: str
    change: str
    stance: str | None
    statement: VoiceObject | None
    origin: str | None
    position: ChangeObject | None
    commitment: PromiseObject | None


class NewDocumentObject(TypedDict):
    """A document that was read."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    statements: int


class ChangesObject(TypedDict):
    """What a round brought. Unreviewed: a machine's reading."""

    schema: str
    event: str
    id: str
    at: str
    documents: list[NewDocumentObject]
    changes: list[NewsObject]


def changes_object(documents: Iterable[DocumentRow], found: Sequence[News], at: dt.datetime) -> ChangesObject:
    """All that is new, in one object whose id is made of what is in it."""
    read = [_document(row) for row in documents]
    changes = [news_object(one) for one in found]
    name = sha256(" ".join([*(row["id"] for row in read), *(one["id"] for one in changes)]).encode())[:_ID]
    moment = at.isoformat(timespec="seconds")
    return {
        "schema": SCHEMA,
        "event": "changes",
        "id": name,
        "at": moment,
        "documents": read,
        "changes": changes,
    }


def news_object(one: News) -> NewsObject:
    """One thing that is new."""
    parts = (
        ("position", one.reversal),
        ("commitment", one.followed),
        ("origin", one.origin),
        ("statement", one.told),
    )
    return {
        "id": sha256(f"{one.watch.key} {one.mark}".encode())[:_ID],
        "watch": one.watch.kind.value,
        "of": one.watch.of,
        "change": next(name for name, part in parts if part is not None),
        "stance": one.stance.value if one.stance else None,
        "statement": voice_object(one.told) if one.told else None,
        "origin": origin_words(one.origin) if one.origin else None,
        "position": change_object(one.reversal) if one.reversal else None,
        "commitment": promise_object(one.followed) if one.followed else None,
    }


def _document(row: DocumentRow) -> NewDocumentObject:
    return {
        "id": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published.isoformat() if row.published else None,
        "url": row.url,
        "statements": row.statements,
    }
