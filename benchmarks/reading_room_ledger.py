"""A large ledger of invented articles, for measuring what a page costs; the one rule: everything is written by the
ledger's own functions, and `onrecord verify` passes.

    python -m benchmarks.reading_room_ledger PATH [--documents 100000]

Nothing is waited for: a crash of the machine while it is made spoils the file, so make it again then.
"""

import argparse
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.reading_room_texts import World, Written
from onrecord.ledger import Entry, Ledger, Linked, Settled
from onrecord.ledger.connection import connect
from onrecord.records import Link, Proposition, Relation, sha256, words

LINKER = "invented-1"
_AT_ONCE = 200
_OPPOSITE = 3
"""The wording of a topic that says the opposite."""


def make(path: Path, documents: int) -> None:
    """Write the ledger; half a minute for 10,000 documents or so."""
    world = World(documents)
    Ledger.open(path).close()
    with Ledger(unhurried(path), path) as ledger:
        supply = world.written()
        began = time.perf_counter()
        done = 0
        told: set[tuple[int, int]] = set()
        while batch := list(islice(supply, _AT_ONCE)):
            for one in batch:
                text = one.reading.document.text.encode()
                ledger.add(one.reading, text, f"{one.reading.document.original_sha256[:16]}.txt")
            link(ledger, batch)
            told.update(used for one in batch for used in one.claimed.values())
            done += len(batch)
            if done % 10_000 == 0:
                print(f"{done:,} documents, {time.perf_counter() - began:.0f} s", file=sys.stderr)
        settle(ledger, told, len(world.topics))


def unhurried(path: Path) -> sqlite3.Connection:
    """A connection that does not wait for the disk."""
    connection = connect(path, patience=30)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")
    return connection


def link(ledger: Ledger, batch: Iterable[Written]) -> None:
    """Enter the wordings of some documents, and the passages that they share with earlier ones."""
    with ledger.linking() as linking:
        for one in batch:
            document = one.reading.document
            linking.enter(document.id, list(_entries(one)))
            shared = tuple((document.id, passage) for passage in one.reused)
            linking.finish(Linked(document.id, LINKER, reused=shared))


def _entries(one: Written) -> Iterator[Entry]:
    document = one.reading.document
    uses = defaultdict(list)
    said = {}
    for statement in one.reading.statements:
        content = words(document.text, statement.content)
        key = wording(*one.claimed[statement.id]) if statement.id in one.claimed else sha256(statement.id.encode())
        uses[key].append((statement.id, 0))
        said[key] = Proposition(statement.id, document.id, content, document.published)
    for key, places in uses.items():
        yield Entry(key, said[key], tuple(places), says=True)


def wording(topic: int, number: int) -> str:
    """The id of a wording of a topic."""
    return sha256(f"{topic} {number}".encode())


def settle(ledger: Ledger, told: set[tuple[int, int]], topics: int) -> None:
    """Put the wordings of each topic that anybody used into one claim."""
    for first in range(0, topics, 1000):
        with ledger.linking() as linking:
            for topic in range(first, min(first + 1000, topics)):
                used = [number for number in range(4) if (topic, number) in told]
                if len(used) < len(("one", "other")):
                    continue
                ids = [wording(topic, number) for number in used]
                linking.link(
                    Link(
                        min(ids[0], other),
                        max(ids[0], other),
                        Relation.DENIES if number == _OPPOSITE else Relation.SAME,
                        0.9,
                    )
                    for number, other in zip(used[1:], ids[1:], strict=True)
                )
                linking.settle(
                    ids,
                    [Settled(name, ids[0], number != _OPPOSITE, 0.9) for number, name in zip(used, ids, strict=True)],
                )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A large ledger of invented articles.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    arguments = parser.parse_args()
    make(arguments.path, arguments.documents)
