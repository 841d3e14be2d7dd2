"""What linking asks of a ledger and writes into it; the one rule: a document is linked whole, or not at all."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.ledger import retrieval
from onrecord.ledger.propositions import packed, unpacked
from onrecord.records import Link, LinkKind, Proposition, Relation, Reused, Span

_FULL = 4000
"""Bytes of a page beyond which another one is begun: with its row, it fits one page of the file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A wording, with the keys by which it is found, its vector and the signs of that; one without a vector only points
    to others. `uses` are the statements and parts that are worded so."""

    wording: str
    proposition: Proposition
    uses: tuple[tuple[str, int], ...]
    keys: tuple[int, ...] = ()
    vector: bytes | None = None
    signs: bytes = b""


@dataclass(frozen=True, slots=True)
class Asked:
    """A link of two wordings, and how near each other they are among all that are near."""

    link: Link
    closeness: float


@dataclass(frozen=True, slots=True)
class Band:
    """A key by which a passage of a text is found again elsewhere."""

    key: int
    span: Span


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking made of one document."""

    document: str
    linker: str
    bands: tuple[Band, ...] = ()
    reused: tuple[tuple[str, Reused], ...] = ()
    """Passages that are reused, each with the document in which it is: the new one may be the earlier."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A wording of a claim: `claim` is the wording that stands for it."""

    wording: str
    claim: str
    agrees: bool
    confidence: float


def unlinked(connection: sqlite3.Connection, linker: str) -> Iterator[str]:
    """The documents that have been read and not been linked by this linker, in the order in which they came."""
    found = connection.execute(
        "SELECT d.id FROM documents d JOIN readings r ON r.document = d.number"
        " LEFT JOIN linked l ON l.document = d.number AND l.linker = ? WHERE l.document IS NULL ORDER BY d.number",
        (linker,),
    ).fetchall()
    return (name for (name,) in found)


class Linking:
    """One document being linked, in one transaction. It remembers which wording is which row of this file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def begin(self, document: str) -> None:
        """Take away what linking made of a document before."""
        number = retrieval.locate(self._connection, document)
        self._connection.execute(
            "DELETE FROM propositions WHERE statement IN (SELECT number FROM statements WHERE document = ?)", (number,)
        )
        self._connection.execute("DELETE FROM fingerprints WHERE document = ?", (number,))
        self._connection.execute("DELETE FROM linked WHERE document = ?", (number,))
        self._connection.execute("DELETE FROM reused WHERE document = ?1 OR there = ?1", (number,))

    def enter(self, document: str, entries: Iterable[Entry]) -> list[str]:
        """Write down the propositions of a document; returns the wordings that are new here."""
        number = retrieval.locate(self._connection, document)
        new = []
        for entry in entries:
            found = self._connection.execute("SELECT number FROM wordings WHERE id = ?", (entry.wording,)).fetchone()
            if found is None:
                found = self._insert(entry)
                new.append(entry.wording)
            self._know(found[0], entry.wording)
            self._connection.executemany(
                "INSERT OR REPLACE INTO propositions (statement, part, wording)"
                " SELECT number, ?, ? FROM statements WHERE document = ? AND id = ?",
                ((part, found[0], number, statement) for statement, part in entry.uses),
            )
        return new

    def pages(self, keys: Iterable[int]) -> Iterator[bytes]:
        """The pages of these keys: entries of 40 bytes, a wording's number and the signs of its vector."""
        for key in dict.fromkeys(keys):
            found = self._connection.execute("SELECT entries FROM pages WHERE key = ? ORDER BY page", (key,))
            yield from (entries for (entries,) in found)

    def wordings(self, numbers: Iterable[int]) -> Iterator[tuple[str, Proposition, bytes]]:
        """Wordings by their numbers, with a proposition and a vector; those that are gone are left out."""
        for number in numbers:
            found = self._connection.execute(
                "SELECT id, proposition, vector FROM wordings WHERE number = ?", (number,)
            ).fetchone()
            if found is not None:
                self._know(number, found[0])
                yield found[0], unpacked(found[1]), found[2]

    def asked(self, wordings: Iterable[str]) -> Iterator[Asked]:
        """All links of these wordings, each once."""
        seen: set[tuple[int, int]] = set()
        for wording in wordings:
            found = self._connection.execute(
                "SELECT one, other, kind, relation, confidence, closeness FROM links WHERE one = ?1"
                " UNION ALL SELECT one, other, kind, relation, confidence, closeness FROM links WHERE other = ?1",
                (self._numbers[wording],),
            ).fetchall()
            for one, other, kind, relation, confidence, closeness in found:
                if (one, other) not in seen:
                    seen.add((one, other))
                    first, second = sorted((self._name(one), self._name(other)))
                    yield Asked(Link(first, second, Relation(relation), confidence, LinkKind(kind)), closeness)

    def link(self, asked: Iterable[Asked]) -> None:
        """Write down links; of two between the same wordings the later one stays."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO links (one, other, kind, relation, confidence, closeness)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (*self._pair(one.link), one.link.kind, one.link.relation, one.link.confidence, one.closeness)
                for one in asked
            ),
        )

    def unlink(self, links: Iterable[Link]) -> None:
        """Take links away."""
        self._connection.executemany("DELETE FROM links WHERE one = ? AND other = ?", map(self._pair, links))

    def around(self, wordings: Iterable[str]) -> tuple[dict[str, Proposition], list[Link]]:
        """Everything that hangs together with these by links that join, and all links between what that is."""
        begun = list(wordings)
        found: dict[str, list[Asked]] = {}
        while begun:
            wording = begun.pop()
            if wording not in found:
                found[wording] = list(self.asked([wording]))
                joining = (one.link for one in found[wording] if one.link.relation in {Relation.SAME, Relation.DENIES})
                begun.extend(end for link in joining for end in (link.one, link.other))
        known = {
            name: proposition for name, proposition, _ in self.wordings(self._numbers[one] for one in sorted(found))
        }
        links = {one.link for some in found.values() for one in some}
        return known, [link for link in links if link.one in known and link.other in known]

    def settle(self, wordings: Iterable[str], settled: Iterable[Settled]) -> None:
        """Put these wordings into the claims that are given, and into no other."""
        numbers = [(self._numbers[wording],) for wording in wordings]
        self._connection.executemany("DELETE FROM members WHERE wording = ?", numbers)
        self._connection.executemany("DELETE FROM unsettled WHERE wording = ?", numbers)
        self._connection.executemany(
            "INSERT INTO members (wording, claim, agrees, confidence) VALUES (?, ?, ?, ?)",
            (
                (self._numbers[one.wording], self._numbers[one.claim], int(one.agrees), one.confidence)
                for one in settled
            ),
        )

    def unsettled(self) -> list[str]:
        """Wordings whose claims have lost a part."""
        found = self._connection.execute("SELECT wording FROM unsettled ORDER BY wording").fetchall()
        return [self._name(number) for (number,) in found]

    def sharing(self, bands: Iterable[Band], but: str) -> Iterator[tuple[Band, str, Span]]:
        """Passages of other documents than one that have a key of these bands: the band, the document, the place."""
        for band in bands:
            rows = self._connection.execute(
                'SELECT d.id, f.start, f."end" FROM fingerprints f JOIN documents d ON d.number = f.document'
                " WHERE f.band = ? AND d.id <> ? ORDER BY d.id, f.start",
                (band.key, but),
            )
            yield from ((band, name, Span(start, end)) for name, start, end in rows)

    def finish(self, linked: Linked) -> None:
        """Write down the passages that a document shares, and that it is linked."""
        number = retrieval.locate(self._connection, linked.document)
        self._connection.executemany(
            'INSERT OR IGNORE INTO fingerprints (band, document, start, "end") VALUES (?, ?, ?, ?)',
            ((band.key, number, band.span.start, band.span.end) for band in linked.bands),
        )
        self._connection.executemany(
            'INSERT OR REPLACE INTO reused (document, start, "end", there, there_start, there_end, share)'
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self._reused(document, passage) for document, passage in linked.reused),
        )
        self._connection.execute("INSERT INTO linked (document, linker) VALUES (?, ?)", (number, linked.linker))

    def _insert(self, entry: Entry) -> tuple[int]:
        (number,) = self._connection.execute(
            "INSERT INTO wordings (id, proposition, vector) VALUES (?, ?, ?) RETURNING number",
            (entry.wording, packed(entry.proposition), entry.vector),
        ).fetchone()
        written = number.to_bytes(8, "little") + entry.signs
        for key in dict.fromkeys(entry.keys):
            last = self._connection.execute(
                "SELECT page, entries FROM pages WHERE key = ? ORDER BY page DESC LIMIT 1", (key,)
            ).fetchone()
            page, entries = last or (0, b"")
            if len(entries) >= _FULL:
                page, entries = page + 1, b""
            self._connection.execute(
                "INSERT OR REPLACE INTO pages (key, page, entries) VALUES (?, ?, ?)", (key, page, entries + written)
            )
        return (number,)

    def _know(self, number: int, name: str) -> None:
        self._numbers[name], self._names[number] = number, name

    def _name(self, number: int) -> str:
        if number not in self._names:
            (name,) = self._connection.execute("SELECT id FROM wordings WHERE number = ?", (number,)).fetchone()
            self._know(number, name)
        return self._names[number]

    def _pair(self, link: Link) -> tuple[int, int]:
        one, other = sorted((self._numbers[link.one], self._numbers[link.other]))
        return one, other

    def _reused(self, document: str, passage: Reused) -> Sequence[object]:
        here, there = (retrieval.locate(self._connection, name) for name in (document, passage.document))
        spans = (passage.span.start, passage.span.end, there, passage.there.start, passage.there.end)
        return (here, *spans, passage.share)
