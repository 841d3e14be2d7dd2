"""What adding a document to a full ledger costs, against an empty one; the one rule: both get the same in one run.

    python benchmarks/ledger_growth.py [--statements 100000] [--rounds 12] [--batch 50]

Fills a ledger with invented documents of some 600 words and 12 statements each. Then each further document is added
both to the full ledger and to one that is nearly empty and made anew for every batch, in turn, so that whatever else
the machine does hits both alike. Everything that an addition costs is in its time: hashing, packing, indexing, and the
write to the disk. A ratio of 1 says that the size of a ledger costs nothing; what the mean has beyond the median is
the full-text index merging its pieces, now and then. On a busy machine, look at the computing.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple

from onrecord.ledger import Ledger
from onrecord.records import Document, Reading, SourceKind, Span, Statement, StatementKind, sha256, statement_id

VOCABULARY = 30_000
SENTENCES = 40
STATEMENTS = 12


def documents(seed: int) -> Iterator[Reading]:
    """Documents of invented words whose frequencies fall as those of a language do."""
    dice = random.Random(seed)
    syllables = [first + second for first in "bdfgklmnprst" for second in ("a", "e", "i", "o", "u", "an", "or", "is")]
    words = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    while True:
        yield _reading([dice.choices(words, cum_weights=weights, k=15) for _ in range(SENTENCES)], dice.random())


def _reading(sentences: list[list[str]], confidence: float) -> Reading:
    """The first two words of every third sentence are a source, the next is a cue, the rest is what was said."""
    text = ". ".join(" ".join(sentence) for sentence in sentences)
    document = Document(text, sha256(text.encode()), title=" ".join(sentences[0][:6]), publisher=sentences[0][0])
    statements: list[Statement] = []
    start = 0
    for index, sentence in enumerate(sentences):
        whole = " ".join(sentence)
        if index % 3 == 0 and len(statements) < STATEMENTS:
            cue = start + len(" ".join(sentence[:2])) + 1
            content = cue + len(sentence[2]) + 1
            parts = (Span(start, cue - 1),), (Span(cue, content - 1),), (Span(content, start + len(whole)),)
            name = statement_id(document.id, *parts)
            statements.append(Statement(name, StatementKind.INDIRECT, *parts, SourceKind.NAMED, confidence))
        start += len(whole) + len(". ")
    return Reading(document, tuple(statements), "invented-1")


class Cost(NamedTuple):
    """Seconds of one addition: on the clock, and of computing."""

    clock: float
    computing: float


def added(ledger: Ledger, reading: Reading) -> Cost:
    """What the addition costs."""
    original = reading.document.text.encode()
    clock, computing = time.perf_counter(), time.process_time()
    ledger.add(reading, original, reading.document.title or "")
    return Cost(time.perf_counter() - clock, time.process_time() - computing)


def measure(full: Ledger, folder: Path, batches: list[list[Reading]]) -> tuple[list[Cost], list[Cost]]:
    """The cost of each addition to an empty ledger, and of the same to the full one."""
    to_empty, to_full = [], []
    for number, batch in enumerate(batches):
        with Ledger.open(folder / f"empty-{number}.db") as empty:
            for index, reading in enumerate(batch):
                if index % 2:
                    to_empty.append(added(empty, reading))
                    to_full.append(added(full, reading))
                else:
                    to_full.append(added(full, reading))
                    to_empty.append(added(empty, reading))
    return to_empty, to_full


def show(name: str, seconds: list[float]) -> None:
    """One line of milliseconds."""
    mean, median, tenth = statistics.fmean(seconds), statistics.median(seconds), statistics.quantiles(seconds, n=10)[-1]
    print(f"{name:>20}: mean {1000 * mean:.2f} ms, median {1000 * median:.2f} ms, 90% under {1000 * tenth:.2f} ms")


def main(statements: int, rounds: int, batch: int) -> None:
    """Fill, measure in turn, print."""
    supply = documents(seed=7)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "full.db")) as full:
        for reading in islice(supply, -(-statements // STATEMENTS)):
            added(full, reading)
        held = full.overview()
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        costs = measure(full, Path(folder), [list(islice(supply, batch)) for _ in range(rounds)])
    print(f"full: {held.documents:,} documents, {held.statements:,} statements, {size / 1e6:.0f} MB", end="; ")
    print(f"{rounds * batch:,} additions to it and to empty ones")
    for kind in Cost._fields:
        empty, crowded = ([getattr(cost, kind) for cost in side] for side in costs)
        show(f"to empty, {kind}", empty)
        show(f"to full, {kind}", crowded)
        mean = statistics.fmean(crowded) / statistics.fmean(empty)
        print(f"{'ratio':>20}: mean {mean:.2f}, median {statistics.median(crowded) / statistics.median(empty):.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What adding a document to a full ledger costs, against an empty one.")
    parser.add_argument("--statements", type=int, default=100_000, help="how many the full ledger has")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--batch", type=int, default=50, help="documents added to each ledger in a round")
    arguments = parser.parse_args()
    main(arguments.statements, arguments.rounds, arguments.batch)
