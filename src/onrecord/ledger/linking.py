"""What linking asks of a ledger and writes into it; the one rule: a document is linked whole, or not at all."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger import bonding, queueing, retrieval
from onrecord.ledger.nearness import Nearness
from onrecord.ledger.propositions import packed, unpacked
from onrecord.records import Bond, Link, LinkKind, Proposition, Relation, Reused, Span

_UNUSED = """
    SELECT l.wording FROM loosened l LEFT JOIN propositions p ON p.wording = l.wording WHERE p.wording IS NULL"""
_PASSAGES = 12
"""Passages with the same key that a document is compared with."""
_FULL = 4000
"""Bytes of a page beyond which another one is begun: with its row, it fits one page of the file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A wording, with the cells and further keys by which it is found, its vector and its signs; one without a vector
    only points to others. `uses` are the statements and parts that are worded so, `events` the keys of the events
    that it tells of or denies; `says` whether it makes a claim by itself where it is said again."""

    wording: str
    proposition: Proposition
    uses: tuple[tuple[str, int], ...]
    cells: tuple[int, ...] = ()
    keys: tuple[int, ...] = ()
    vector: bytes | None = None
    signs: bytes = b""
    events: tuple[int, ...] = ()
    says: bool = False


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


class Linking:
    """One document being linked, in one transaction. It remembers which wording is which row of this file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._bonds: Mapping[int, Mapping[bonding.Pair, Bond]] | None = None
        self._touched: set[int] = set()
        self.nearness = Nearness(connection)

    def close(self) -> None:
        """Bring up to date what hangs on how often the claims that were touched are made."""
        queueing.recount(self._connection, sorted(self._touched))

    def begin(self, document: str) -> list[Proposition]:
        """Take away what linking made of a document before, and the wordings that nobody uses any more.

        Returns the propositions of wordings that had one of these on their lists, which now have room.
        """
        number = retrieval.locate(self._connection, document)
        self._bonds = None
        self._touched.update(self._worded(number))
        self._connection.execute(
            "DELETE FROM propositions WHERE statement IN (SELECT number FROM statements WHERE document = ?)", (number,)
        )
        gone = [number for (number,) in self._connection.execute(_UNUSED)]
        short = {other for one in gone for other in self.nearness.listing(one)} - set(gone)
        self.nearness.forget(gone)
        self._connection.executemany("DELETE FROM wordings WHERE number = ?", ((one,) for one in gone))
        self._connection.execute("DELETE FROM loosened")
        self._connection.execute("DELETE FROM fingerprints WHERE document = ?", (number,))
        self._connection.execute("DELETE FROM linked WHERE document = ?", (number,))
        self._connection.execute("DELETE FROM reused WHERE document = ?1 OR there = ?1", (number,))
        return list(self.propositions(self._name(one) for one in sorted(short)).values())

    def forget_others(self, linker: str) -> None:
        """Take away what any other linker has made: under its ids wordings of one kind would stand beside another's."""
        found = self._connection.execute(
            "SELECT d.id FROM linked l JOIN documents d ON d.number = l.document WHERE l.linker != ?", (linker,)
        ).fetchall()
        for (document,) in found:
            self.begin(document)

    def enter(self, document: str, entries: Iterable[Entry]) -> list[str]:
        """Write down the propositions of a document; returns the wordings that are new here."""
        number = retrieval.locate(self._connection, document)
        self._bonds = None
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
            self._touched.add(found[0])
        self._connection.execute(
            "INSERT OR IGNORE INTO unsettled (wording) SELECT p.wording FROM statements s"
            " JOIN propositions p ON p.statement = s.number"
            " WHERE s.document = ? AND s.id IN (SELECT one FROM bonds UNION SELECT other FROM bonds)",
            (number,),
        )
        return new

    def pages(self, keys: Iterable[int]) -> Iterator[bytes]:
        """The pages of these keys: entries of 40 bytes, a wording's number and the signs of its vector."""
        for key in dict.fromkeys(keys):
            found = self._connection.execute("SELECT entries FROM pages WHERE key = ? ORDER BY page", (key,))
            yield from (entries for (entries,) in found)

    def numbers(self, wordings: Iterable[str]) -> list[int]:
        """The numbers in this file of wordings."""
        return [self._number(wording) for wording in wordings]

    def vectors(self, numbers: Iterable[int]) -> dict[int, tuple[str, bytes]]:
        """Wordings by their numbers, with their vectors; those that are gone are left out."""
        found = {}
        for number in numbers:
            row = self._connection.execute("SELECT id, vector FROM wordings WHERE number = ?", (number,)).fetchone()
            if row is not None:
                self._know(number, row[0])
                found[number] = row
        return found

    def propositions(self, wordings: Iterable[str]) -> dict[str, Proposition]:
        """What was said in these wordings."""
        found = {}
        for wording in wordings:
            (held,) = self._connection.execute(
                "SELECT proposition FROM wordings WHERE number = ?", (self._number(wording),)
            ).fetchone()
            found[wording] = unpacked(held)
        return found

    def links(self, wording: str) -> list[Link]:
        """All links of a wording; what a person said of two wordings stands for all else that links them."""
        number = self._number(wording)
        found = self._connection.execute(
            "SELECT one, other, kind, relation, confidence FROM links WHERE one = ?1"
            " UNION ALL SELECT one, other, kind, relation, confidence FROM links WHERE other = ?1",
            (number,),
        ).fetchall()
        if self._bonds is None:
            self._bonds = bonding.bonds(self._connection)
        said = self._bonds.get(number, {})
        rows = [row for row in found if (row[0], row[1]) not in said]
        rows += [(*pair, LinkKind.HUMAN, bonding.RELATIONS[bond], 1.0) for pair, bond in said.items()]
        links = []
        for *ends, kind, relation, confidence in rows:
            one, other = sorted(map(self._name, ends))
            links.append(Link(one, other, Relation(relation), confidence, LinkKind(kind)))
        return links

    def link(self, links: Iterable[Link]) -> None:
        """Write down links; what a model said gives way to what the words say: who points to whom, who denies what."""
        self._connection.executemany(
            "INSERT INTO links (one, other, kind, relation, confidence) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (one, other) DO UPDATE SET kind = excluded.kind, relation = excluded.relation,"
            " confidence = excluded.confidence WHERE excluded.kind = 'reference' OR links.kind = 'model' OR"
            " excluded.kind = links.kind",
            ((*self._pair(link.one, link.other), link.kind, link.relation, link.confidence) for link in links),
        )

    def await_judgement(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Note pairs that are to be held against each other."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO pending (one, other) VALUES (?, ?)", (self._pair(*pair) for pair in pairs)
        )

    def pending(self, most: int) -> list[tuple[str, str]]:
        """Pairs that wait, ids in order; no more than `most`."""
        found = self._connection.execute("SELECT one, other FROM pending LIMIT ?", (most,)).fetchall()
        pairs = (sorted(map(self._name, pair)) for pair in found)
        return [(one, other) for one, other in pairs]

    def judged(self, pairs: Iterable[tuple[str, str]]) -> None:
        """These pairs wait no longer."""
        self._connection.executemany(
            "DELETE FROM pending WHERE one = ? AND other = ?", (self._pair(*pair) for pair in pairs)
        )

    def unlink(self, pairs: Iterable[tuple[str, str]], kind: LinkKind = LinkKind.MODEL) -> None:
        """Take away what a model said of pairs, or was to say; or what was linked in another way."""
        pairs = list(pairs)
        self.judged(pairs)
        self._connection.executemany(
            "DELETE FROM links WHERE one = ? AND other = ? AND kind = ?",
            ((*self._pair(one, other), kind) for one, other in pairs),
        )

    def around(self, wordings: Iterable[str]) -> tuple[dict[str, Proposition], list[Link]]:
        """Everything that hangs together with these by links that join, and all links between what that is."""
        begun = list(wordings)
        found: dict[str, list[Link]] = {}
        while begun:
            wording = begun.pop()
            if wording not in found:
                found[wording] = self.links(wording)
                joining = (link for link in found[wording] if link.relation in {Relation.SAME, Relation.DENIES})
                begun.extend(end for link in joining for end in (link.one, link.other))
        links = {link for some in found.values() for link in some}
        return self.propositions(sorted(found)), [link for link in links if link.one in found and link.other in found]

    def settle(self, wordings: Iterable[str], settled: Iterable[Settled]) -> None:
        """Put these wordings into the claims that are given, and into no other."""
        numbers = [(self._number(wording),) for wording in wordings]
        self._touched.update(number for (number,) in numbers)
        self._connection.executemany("DELETE FROM members WHERE wording = ?", numbers)
        self._connection.executemany("DELETE FROM unsettled WHERE wording = ?", numbers)
        self._connection.executemany(
            "INSERT INTO members (wording, claim, agrees, confidence) VALUES (?, ?, ?, ?)",
            ((self._number(one.wording), self._number(one.claim), int(one.agrees), one.confidence) for one in settled),
        )

    def unsettled(self) -> list[str]:
        """Wordings whose claims have lost a part."""
        found = self._connection.execute("SELECT wording FROM unsettled ORDER BY wording").fetchall()
        return [self._name(number) for (number,) in found]

    def sharing(self, bands: Iterable[Band], but: str) -> Iterator[tuple[Band, str, Span]]:
        """Passages of other documents than one that have a key of these bands: the band, the document, the place.

        Of many that have the same key, those of the documents that were published first.
        """
        for band in bands:
            rows = self._connection.execute(
                'SELECT d.id, f.start, f."end" FROM fingerprints f JOIN documents d ON d.number = f.document'
                " WHERE f.band = ? AND d.id <> ?"
                " ORDER BY d.published_day IS NULL, d.published_day, julianday(d.published), d.id, f.start LIMIT ?",
                (band.key, but, _PASSAGES),
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

    def _worded(self, document: int) -> list[int]:
        """The wordings of a document's statements, as it was linked before; none where it was read anew since."""
        found = self._connection.execute(
            "SELECT DISTINCT p.wording FROM propositions p JOIN statements s ON s.number = p.statement"
            " WHERE s.document = ?",
            (document,),
        )
        return [wording for (wording,) in found]

    def _insert(self, entry: Entry) -> tuple[int]:
        (number,) = self._connection.execute(
            "INSERT INTO wordings (id, proposition, vector, says) VALUES (?, ?, ?, ?) RETURNING number",
            (entry.wording, packed(entry.proposition), entry.vector, int(entry.says)),
        ).fetchone()
        written = number.to_bytes(8, "little") + entry.signs
        for key in dict.fromkeys((*entry.cells, *entry.keys, *entry.events)):
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

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            (number,) = self._connection.execute("SELECT number FROM wordings WHERE id = ?", (name,)).fetchone()
            self._know(number, name)
        return self._numbers[name]

    def _name(self, number: int) -> str:
        if number not in self._names:
            (name,) = self._connection.execute("SELECT id FROM wordings WHERE number = ?", (number,)).fetchone()
            self._know(number, name)
        return self._names[number]

    def _pair(self, one: str, other: str) -> tuple[int, int]:
        first, second = sorted((self._number(one), self._number(other)))
        return first, second

    def _reused(self, document: str, passage: Reused) -> Sequence[object]:
        here, there = (retrieval.locate(self._connection, name) for name in (document, passage.document))
        spans = (passage.span.start, passage.span.end, there, passage.there.start, passage.there.end)
        return (here, *spans, passage.share)
