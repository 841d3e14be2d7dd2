"""Who is on whose list of nearest wordings; the one rule: lists are whole, and their reaches go with them."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # those who only ask need not wait for it
    import numpy as np
    import numpy.typing as npt

OPEN, GONE = 255, 254
"""The reach of a list that is not full, and of a wording that is no more."""
_PAGE = 4000
"""Reaches that are kept in a row."""


class Neighbour(NamedTuple):
    """One on a list: by how many signs it differs, its id, its cosine. Sorts the nearest first, like ones by id."""

    away: int
    wording: str
    cosine: float


class Nearness:
    """The lists of the wordings of one file, by their numbers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._reaches: dict[int, bytearray] = {}
        self._changed: set[int] = set()

    def reach(self, numbers: "npt.NDArray[np.int64]") -> "npt.NDArray[np.uint8]":
        """How far away the last on the list of each of these is; OPEN where there is room on it, GONE without one."""
        import numpy as np  # noqa: PLC0415 - as above

        found = np.full(len(numbers), OPEN, dtype=np.uint8)
        pages = numbers // _PAGE
        for page in np.unique(pages).tolist():
            here = pages == page
            found[here] = np.frombuffer(self._page(page), dtype=np.uint8)[numbers[here] % _PAGE]
        return found

    def lists(self, numbers: Iterable[int]) -> dict[int, dict[int, Neighbour]]:
        """The list of each of these, others by number."""
        found: dict[int, dict[int, Neighbour]] = {}
        for number in numbers:
            rows = self._connection.execute(
                "SELECT n.other, n.away, w.id, n.cosine FROM nearest n JOIN wordings w ON w.number = n.other"
                " WHERE n.wording = ?",
                (number,),
            )
            found[number] = {other: Neighbour(*row) for other, *row in rows}
        return found

    def put(self, number: int, listed: Mapping[int, Neighbour], most: int) -> None:
        """Write down the list of a wording in the place of the one before; it is full with `most`."""
        self._connection.execute("DELETE FROM nearest WHERE wording = ?", (number,))
        self._connection.executemany(
            "INSERT INTO nearest (wording, other, away, cosine) VALUES (?, ?, ?, ?)",
            ((number, other, one.away, one.cosine) for other, one in listed.items()),
        )
        self._set(number, max(one.away for one in listed.values()) if len(listed) >= most else OPEN)

    def listing(self, number: int) -> list[int]:
        """Whose lists a wording is on."""
        return [row[0] for row in self._connection.execute("SELECT wording FROM nearest WHERE other = ?", (number,))]

    def forget(self, numbers: Collection[int]) -> None:
        """Take wordings off all lists, and theirs away."""
        for number in numbers:
            for other in self.listing(number):
                self._set(other, OPEN)
        for number in numbers:
            self._connection.execute("DELETE FROM nearest WHERE wording = ?1 OR other = ?1", (number,))
            self._set(number, GONE)

    def close(self) -> None:
        """Write down the reaches that have changed."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO reaches (page, reaches) VALUES (?, ?)",
            ((page, bytes(self._reaches[page])) for page in sorted(self._changed)),
        )
        self._changed.clear()

    def _set(self, number: int, reach: int) -> None:
        self._page(number // _PAGE)[number % _PAGE] = reach
        self._changed.add(number // _PAGE)

    def _page(self, page: int) -> bytearray:
        if page not in self._reaches:
            row = self._connection.execute("SELECT reaches FROM reaches WHERE page = ?", (page,)).fetchone()
            self._reaches[page] = bytearray(row[0]) if row else bytearray([OPEN]) * _PAGE
        return self._reaches[page]
