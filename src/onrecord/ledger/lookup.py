"""Looking up who may have said something like it, in the indices; the one rule: what a look costs is bounded, however
large the ledger."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord.ledger.fulltext import expression
from onrecord.ledger.propositions import unpacked
from onrecord.records import Proposition

_PAGES = 40
"""Pages of one key that are read: of a key with more, those that came first."""


class Lookup:
    """The indices of one ledger, for reading."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def holding(self, phrase: str, most: int) -> list[int] | None:
        """The numbers in this file of statements whose content holds the words one after the other; None where there
        are more than `most`."""
        wanted = expression(f'"{phrase}"', "content_text")
        found = self._connection.execute(
            "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ? LIMIT ?", (wanted, most + 1)
        ).fetchall()
        return None if len(found) > most else [number for (number,) in found]

    def pages(self, keys: Iterable[int]) -> Iterator[bytes]:
        """The pages of these keys: entries of 40 bytes, a wording's number and the signs of its vector."""
        for key in dict.fromkeys(keys):
            found = self._connection.execute(
                "SELECT entries FROM pages WHERE key = ? ORDER BY page LIMIT ?", (key, _PAGES)
            )
            yield from (entries for (entries,) in found)

    def vectors(self, wordings: Iterable[int]) -> dict[int, bytes]:
        """The vectors of wordings by their numbers; those that are gone, or have none, are left out."""
        found = self._connection.execute(
            "SELECT number, vector FROM wordings WHERE number IN (SELECT value FROM json_each(?)) AND vector NOT NULL",
            (json.dumps(list(wordings)),),
        )
        return dict(found)

    def saying(self, wording: int, most: int) -> list[int]:
        """The numbers of statements that say something in this wording, `most` at the most, the first ones."""
        found = self._connection.execute(
            "SELECT statement FROM propositions WHERE wording = ? ORDER BY statement LIMIT ?", (wording, most)
        )
        return [number for (number,) in found]

    def ids(self, numbers: Collection[int]) -> dict[int, str]:
        """The ids of statements by their numbers."""
        found = self._connection.execute(
            "SELECT number, id FROM statements WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        return dict(found)

    def propositions(self, statements: Collection[str]) -> Mapping[str, tuple[Proposition, ...]]:
        """What statements say, by their ids, ready to be held against others; nothing of those that say nothing."""
        found: dict[str, list[Proposition]] = defaultdict(list)
        rows = self._connection.execute(
            "SELECT s.id, w.proposition FROM statements s JOIN propositions p ON p.statement = s.number"
            " JOIN wordings w ON w.number = p.wording"
            " WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.number, p.part",
            (json.dumps(list(statements)),),
        )
        for name, held in rows:
            found[name].append(unpacked(held))
        return {name: tuple(held) for name, held in found.items()}
