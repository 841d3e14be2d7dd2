"""Feeds and how far they were read, what was fetched, and what is still to be told; the one rule: an item is done only
once its document is recorded."""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.ledger.connection import transaction, translated


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed: what its server said last, when it is to be asked again, and how often it failed in a row since."""

    url: str
    due_at: dt.datetime
    etag: str | None = None
    modified: str | None = None
    checked_at: dt.datetime | None = None
    failures: int = 0
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One version of one item of a feed. `entry` is a JSON object of what its feed says of it."""

    feed: str
    identity: str
    digest: str
    link: str | None
    entry: str
    tries: int = 0


@dataclass(frozen=True, slots=True)
class FetchRecord:
    """Bytes that were fetched and read."""

    url: str
    final: str
    at: dt.datetime
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be sent, a JSON object, and where; its id stays the same however often it is sent."""

    id: str
    url: str
    body: str
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Watching:
    """What a ledger keeps for whoever watches feeds."""

    connection: sqlite3.Connection
    path: Path

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with translated(self.path), transaction(self.connection):
            yield

    def feed(self, url: str) -> FeedState | None:
        """How far a feed was read; None where it never was."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT url, due_at, etag, modified, checked_at, failures, trouble FROM feeds WHERE url = ?", (url,)
            ).fetchone()
        if row is None:
            return None
        url, due, etag, modified, checked, failures, trouble = row
        return FeedState(url, _instant(due), etag, modified, _instant(checked) if checked else None, failures, trouble)

    def keep_feed(self, state: FeedState) -> None:
        """Keep how far a feed was read, in the place of what was kept before."""
        checked = None if state.checked_at is None else _stored(state.checked_at)
        with self._writing():
            self.connection.execute(
                "INSERT OR REPLACE INTO feeds (url, due_at, etag, modified, checked_at, failures, trouble)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(state.url, _stored(state.due_at), state.etag, state.modified),
                    *(checked, state.failures, state.trouble),
                ),
            )

    def meet(self, items: Iterable[Item], at: dt.datetime) -> int:
        """Keep items, each to wait for its turn; returns how many of them are new, or new versions."""
        with self._writing():
            before = self.connection.total_changes
            self.connection.executemany(
                "INSERT OR IGNORE INTO feed_items (feed, identity, digest, link, met_at, entry)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                ((one.feed, one.identity, one.digest, one.link, _stored(at), one.entry) for one in items),
            )
            return self.connection.total_changes - before

    def knows(self, feed: str, identity: str, but: str) -> bool:
        """Whether another version of an item than the one of that digest was met before it."""
        with translated(self.path):
            return bool(
                self.connection.execute(
                    "SELECT EXISTS (SELECT 1 FROM feed_items one JOIN feed_items other USING (feed, identity)"
                    " WHERE feed = ? AND identity = ? AND one.digest = ? AND other.number < one.number)",
                    (feed, identity, but),
                ).fetchone()[0]
            )

    def document_behind(self, link: str, feed: str, identity: str) -> str | None:
        """The document that was read for the same link in another item; None where there is none."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT document FROM feed_items WHERE link = ? AND document NOT NULL AND (feed <> ? OR identity <> ?)"
                " ORDER BY number LIMIT 1",
                (link, feed, identity),
            ).fetchone()
        return None if row is None else str(row[0])

    def waiting(self, feed: str, now: dt.datetime) -> Item | None:
        """The item of a feed that has waited longest and whose turn it is; None where there is none."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT feed, identity, digest, link, entry, tries FROM feed_items"
                " WHERE feed = ? AND entry NOT NULL AND (due_at IS NULL OR due_at <= ?)"
                " ORDER BY due_at, number LIMIT 1",
                (feed, _stored(now)),
            ).fetchone()
        return None if row is None else Item(*row)

    def next_turn(self, feeds: Iterable[str], now: dt.datetime) -> dt.datetime | None:
        """When the next item of these feeds has its turn; None where none waits."""
        with translated(self.path):
            turns = [
                self.connection.execute(
                    "SELECT min(coalesce(due_at, ?)) FROM feed_items WHERE feed = ? AND entry NOT NULL",
                    (_stored(now), feed),
                ).fetchone()[0]
                for feed in feeds
            ]
        return min((_instant(turn) for turn in turns if turn), default=None)

    def put_off(self, item: Item, until: dt.datetime) -> None:
        """Let an item wait for another turn."""
        with self._writing():
            self.connection.execute(
                "UPDATE feed_items SET tries = tries + 1, due_at = ? WHERE feed = ? AND identity = ? AND digest = ?",
                (_stored(until), item.feed, item.identity, item.digest),
            )

    def finish(self, item: Item, document: str | None, *, news: bool) -> None:
        """An item has been dealt with: its document, if it has one, is recorded; it is to be told of where it is
        news."""
        with self._writing():
            self.connection.execute(
                "UPDATE feed_items SET entry = NULL, due_at = NULL, document = ?, told = ?"
                " WHERE feed = ? AND identity = ? AND digest = ?",
                (document, int(not news), item.feed, item.identity, item.digest),
            )

    def untold(self) -> tuple[str, ...]:
        """The ids of documents that were read and not told of yet, in the order in which they were met."""
        with translated(self.path):
            rows = self.connection.execute(
                "SELECT document FROM feed_items WHERE told = 0 AND document NOT NULL ORDER BY number"
            ).fetchall()
        return tuple(dict.fromkeys(document for (document,) in rows))

    def is_item(self, document: str) -> bool:
        """Whether a document is that of an item that has been dealt with."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT EXISTS (SELECT 1 FROM feed_items WHERE document = ?)", (document,)
            ).fetchone()
        return bool(row[0])

    def marks(self, watch: str) -> frozenset[str]:
        """What has been told of something that is watched."""
        with translated(self.path):
            rows = self.connection.execute("SELECT mark FROM watch_marks WHERE watch = ?", (watch,)).fetchall()
        return frozenset(mark for (mark,) in rows)

    def tell(
        self, documents: Iterable[str], marks: Mapping[str, Iterable[str]], letter: Letter | None, now: dt.datetime
    ) -> None:
        """What was told is told: documents and marks are kept as such, and the letter that is to be sent, at once."""
        with self._writing():
            self.connection.executemany(
                "UPDATE feed_items SET told = 1 WHERE document = ?", ((one,) for one in documents)
            )
            self.connection.executemany(
                "INSERT OR IGNORE INTO watch_marks (watch, mark) VALUES (?, ?)",
                ((watch, mark) for watch, some in marks.items() for mark in some),
            )
            if letter is not None:
                self.connection.execute(
                    "INSERT OR IGNORE INTO outbox (id, url, body, made_at, due_at) VALUES (?, ?, ?, ?, ?)",
                    (letter.id, letter.url, letter.body, _stored(now), _stored(now)),
                )

    def letter(self, url: str, now: dt.datetime) -> Letter | None:
        """The oldest letter to an address, if its turn has come; a later one is not sent before it."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT id, url, body, tries, due_at FROM outbox WHERE url = ? ORDER BY number LIMIT 1", (url,)
            ).fetchone()
        return None if row is None or row[4] > _stored(now) else Letter(*row[:4])

    def letters(self, url: str) -> tuple[int, dt.datetime | None]:
        """How many letters wait for an address, and when the next is to be sent."""
        with translated(self.path):
            number, due = self.connection.execute(
                "SELECT count(*), (SELECT due_at FROM outbox WHERE url = ?1 ORDER BY number LIMIT 1)"
                " FROM outbox WHERE url = ?1",
                (url,),
            ).fetchone()
        return int(number), _instant(due) if due else None

    def sent(self, letter: Letter) -> None:
        """A letter has arrived: it is kept no longer."""
        with self._writing():
            self.connection.execute("DELETE FROM outbox WHERE id = ? AND url = ?", (letter.id, letter.url))

    def came_back(self, letter: Letter, until: dt.datetime, trouble: str) -> None:
        """A letter did not arrive: it waits for another turn."""
        with self._writing():
            self.connection.execute(
                "UPDATE outbox SET tries = tries + 1, due_at = ?, trouble = ? WHERE id = ? AND url = ?",
                (_stored(until), trouble, letter.id, letter.url),
            )

    def fetched(self, record: FetchRecord) -> None:
        """Keep that bytes were fetched."""
        with self._writing():
            self.connection.execute(
                "INSERT INTO fetches (url, final, fetched_at, media_type, size, sha256) VALUES (?, ?, ?, ?, ?, ?)",
                (record.url, record.final, _stored(record.at), record.media_type, record.size, record.sha256),
            )

    def fetches(self, url: str) -> tuple[FetchRecord, ...]:
        """What was fetched from an address, the first one first."""
        with translated(self.path):
            rows = self.connection.execute(
                "SELECT url, final, fetched_at, media_type, size, sha256 FROM fetches WHERE url = ? ORDER BY number",
                (url,),
            ).fetchall()
        return tuple(FetchRecord(one, final, _instant(at), *rest) for one, final, at, *rest in rows)

    def same_page(self, url: str, text_sha256: str) -> str | None:
        """The document of that address that has the same text, whatever else changed around it; None where there is
        none."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT id FROM documents WHERE url = ? AND text_sha256 = ? ORDER BY number LIMIT 1", (url, text_sha256)
            ).fetchone()
        return None if row is None else str(row[0])

    def same_item(self, item: Item, text_sha256: str) -> str | None:
        """The document with the same text of an item of which the same feed said the same; None where there is none."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT d.id FROM feed_items i JOIN documents d ON d.id = i.document"
                " WHERE i.feed = ? AND i.digest = ? AND d.text_sha256 = ? ORDER BY i.number LIMIT 1",
                (item.feed, item.digest, text_sha256),
            ).fetchone()
        return None if row is None else str(row[0])


def _stored(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def _instant(stored: str) -> dt.datetime:
    return dt.datetime.fromisoformat(stored)
