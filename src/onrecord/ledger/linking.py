"""What linking asks of a ledger and writes into it; the one rule: a document is linked whole, or not at all."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.ledger import propositions as rows
from onrecord.ledger import retrieval
from onrecord.records import Claim, Link, LinkKind, Member, Proposition, Relation, Reused, Span

_OF_STATEMENT = (
    "WHERE m.claim IN (SELECT of.claim FROM members of JOIN propositions op ON op.number = of.proposition"
    " JOIN statements os ON os.number = op.statement WHERE os.id = ?)"
)


@dataclass(frozen=True, slots=True)
class Near:
    """A proposition that shares a key with another: its number in this file, and its vector as it was kept."""

    number: int
    vector: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A proposition with the keys by which it is found and its vector; without either, it only points to others."""

    proposition: Proposition
    keys: tuple[int, ...] = ()
    vector: bytes | None = None


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
    entries: tuple[Entry, ...] = ()
    links: tuple[Link, ...] = ()
    bands: tuple[Band, ...] = ()
    reused: tuple[tuple[str, Reused], ...] = ()
    """Passages that are reused, each with the document in which it is: the new one may be the earlier."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A proposition of a claim, by ids: `claim` is the proposition that stands for it."""

    proposition: str
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


def claims(connection: sqlite3.Connection, statement: str | None = None) -> Iterator[Claim]:
    """All claims, or those in which a statement takes part; each with its members by statement."""
    pieces = (
        "SELECT m.claim, cs.id, cp.part, s.id, p.part, m.agrees, m.confidence FROM members m",
        "JOIN propositions p ON p.number = m.proposition JOIN statements s ON s.number = p.statement",
        "JOIN propositions cp ON cp.number = m.claim JOIN statements cs ON cs.number = cp.statement",
        "" if statement is None else _OF_STATEMENT,
        "ORDER BY m.claim, s.id, p.part",
    )
    found = connection.execute(" ".join(pieces), () if statement is None else (statement,))
    for _, group in groupby(found, key=lambda row: row[0]):
        members: dict[str, Member] = {}
        name = ""
        for _, standing, standing_part, member, _, agrees, confidence in group:
            name = f"{standing}.{standing_part}" if standing_part else standing
            members.setdefault(member, Member(member, bool(agrees), confidence))
        yield Claim(name, tuple(members.values()))


def links(connection: sqlite3.Connection, statement: str) -> Iterator[Link]:
    """How a statement stands to others: of several links between two, the surest."""
    found: dict[tuple[str, str], Link] = {}
    pairs = connection.execute(
        "SELECT s.id, o.id, l.kind, l.relation, l.confidence FROM statements s"
        " JOIN propositions p ON p.statement = s.number"
        " JOIN links l ON l.one = p.number OR l.other = p.number"
        " JOIN propositions op ON op.number = l.one + l.other - p.number JOIN statements o ON o.number = op.statement"
        " WHERE s.id = ? ORDER BY l.confidence DESC, o.id",
        (statement,),
    )
    for name, other, kind, relation, confidence in pairs:
        one, two = sorted((name, other))
        if one != two:
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


class Linking:
    """One document being linked, in one transaction. It remembers which id is which row of this file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}

    def near(self, keys: Iterable[int]) -> Iterator[Near]:
        """Every proposition under one of these keys, each once."""
        seen: set[int] = set()
        for key in dict.fromkeys(keys):
            found = self._connection.execute(
                "SELECT p.number, p.vector FROM keys k JOIN propositions p ON p.number = k.proposition WHERE k.key = ?",
                (key,),
            )
            for number, vector in found:
                if number not in seen and vector is not None:
                    seen.add(number)
                    yield Near(number, vector)

    def propositions(self, numbers: Iterable[int]) -> list[Proposition]:
        """The propositions of these numbers, in their order."""
        return [self._proposition(number) for number in numbers]

    def around(self, names: Iterable[str]) -> tuple[list[Proposition], list[Link]]:
        """Everything that hangs together with these by links that join, and all links between what that is."""
        begun = [self._numbers[name] for name in names]
        connected: set[int] = set()
        while begun:
            number = begun.pop()
            if number in connected:
                continue
            connected.add(number)
            joined = self._connection.execute(
                "SELECT other FROM links WHERE one = ?1 AND relation IN (?2, ?3)"
                " UNION SELECT one FROM links WHERE other = ?1 AND relation IN (?2, ?3)",
                (number, Relation.SAME, Relation.DENIES),
            )
            begun.extend(other for (other,) in joined)
        known = {number: self._proposition(number) for number in sorted(connected)}
        return list(known.values()), list(self._links(known))

    def sharing(self, keys: Iterable[int], but: str) -> Iterator[str]:
        """Documents that have a passage under one of these keys, except one."""
        found: dict[int, None] = {}
        for key in dict.fromkeys(keys):
            for (number,) in self._connection.execute("SELECT document FROM fingerprints WHERE band = ?", (key,)):
                found[number] = None
        for number in found:
            (name,) = self._connection.execute("SELECT id FROM documents WHERE number = ?", (number,)).fetchone()
            if name != but:
                yield name

    def unsettled(self) -> list[str]:
        """Propositions whose claims have lost a part, by id."""
        found = self._connection.execute("SELECT proposition FROM unsettled").fetchall()
        return [self._proposition(number).id for (number,) in found]

    def enter(self, linked: Linked) -> None:
        """Write down what linking made of a document, in the place of what it made of it before."""
        number = retrieval.locate(self._connection, linked.document)
        self._forget(number)
        for entry in linked.entries:
            self._enter(number, entry)
        self._connection.executemany(
            "INSERT OR REPLACE INTO links (one, other, kind, relation, confidence) VALUES (?, ?, ?, ?, ?)",
            (
                (
                    *sorted((self._numbers[link.one], self._numbers[link.other])),
                    link.kind,
                    link.relation,
                    link.confidence,
                )
                for link in linked.links
            ),
        )
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

    def settle(self, names: Iterable[str], settled: Iterable[Settled]) -> None:
        """Put these propositions into the claims that are given, and into no other."""
        numbers = [(self._numbers[name],) for name in names]
        self._connection.executemany("DELETE FROM members WHERE proposition = ?", numbers)
        self._connection.executemany("DELETE FROM unsettled WHERE proposition = ?", numbers)
        self._connection.executemany(
            "INSERT INTO members (proposition, claim, agrees, confidence) VALUES (?, ?, ?, ?)",
            (
                (self._numbers[one.proposition], self._numbers[one.claim], int(one.agrees), one.confidence)
                for one in settled
            ),
        )

    def _forget(self, document: int) -> None:
        self._connection.execute(
            "DELETE FROM propositions WHERE statement IN (SELECT number FROM statements WHERE document = ?)",
            (document,),
        )
        for table in ("fingerprints", "linked"):
            self._connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))  # noqa: S608 - constants
        self._connection.execute("DELETE FROM reused WHERE document = ?1 OR there = ?1", (document,))

    def _enter(self, document: int, entry: Entry) -> None:
        one = entry.proposition
        (statement,) = self._connection.execute(
            "SELECT number FROM statements WHERE document = ? AND id = ?", (document, one.statement)
        ).fetchone()
        (number,) = self._connection.execute(
            "INSERT INTO propositions (statement, part, words, detail, vector) VALUES (?, ?, ?, ?, ?) RETURNING number",
            (statement, one.part, one.words, rows.detail(one), entry.vector),
        ).fetchone()
        self._numbers[one.id] = number
        self._connection.executemany(
            "INSERT OR IGNORE INTO keys (key, proposition) VALUES (?, ?)", ((key, number) for key in entry.keys)
        )

    def _proposition(self, number: int) -> Proposition:
        pieces = ("SELECT", rows.COLUMNS, "FROM", rows.TABLES, "WHERE p.number = ?")
        found = rows.proposition(self._connection.execute(" ".join(pieces), (number,)).fetchone())
        self._numbers[found.id] = number
        return found

    def _links(self, known: dict[int, Proposition]) -> Iterator[Link]:
        for number, one in known.items():
            found = self._connection.execute(
                "SELECT other, kind, relation, confidence FROM links WHERE one = ?", (number,)
            )
            for other, kind, relation, confidence in found:
                if other in known:
                    first, second = sorted((one.id, known[other].id))
                    yield Link(first, second, Relation(relation), confidence, LinkKind(kind))

    def _reused(self, document: str, passage: Reused) -> Sequence[object]:
        here, there = (retrieval.locate(self._connection, name) for name in (document, passage.document))
        spans = (passage.span.start, passage.span.end, there, passage.there.start, passage.there.end)
        return (here, *spans, passage.share)
