"""What linking one more document costs in ledgers of growing size; the one rule: the same documents in all of them.

Statements are invented: their words are drawn from English ones by how common these are and by what the statement is
about, one of thousands of subjects, of which some are talked of far more than others. A part of the statements says
again what was said before, in other words. So cells fill as unevenly as those of a real ledger do.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import onrecord.models
from onrecord.ledger import Ledger
from onrecord.models import CURRENT
from onrecord.pipeline import Linker, judge, link_reading
from onrecord.records import (
    Act,
    Certainty,
    Degree,
    Document,
    Figure,
    Interval,
    Polarity,
    Proposition,
    Reading,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
    statement_id,
)

TOKENIZER = Path(onrecord.models.__file__).parent / CURRENT / "tokenizer.json"

SIZES = (1_000, 10_000, 100_000, 1_000_000)
STATEMENTS = 20
"""Of a document."""
LIMIT = 200.0
"""Milliseconds of CPU that linking a document may take."""

SUBJECTS, WORDS_OF_SUBJECT, NAMES_OF_SUBJECT = 6_000, 60, 6
COMMON = 150
"""The commonest words, which stand in statements about anything."""
AGAIN, REMEMBERED = 0.15, 20_000
"""The share of statements that say again one of those before, and how many are remembered for that."""
FIRST_DAY, DAYS = date(2015, 1, 1), 4_000
VOWELS = ("a", "e", "i", "o", "u", "an", "or", "is", "el")
SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in VOWELS]


class Linked(Protocol):
    """A ledger that links."""

    def fill(self, documents: Iterable[Sequence[Proposition]]) -> None:
        """Take in documents as fast as may be; what they are linked to may be made up."""

    def link(self, document: Sequence[Proposition]) -> int:
        """Link one document, anew if it is linked; gives back how many pairs went to the pair model."""

    def size(self) -> int:
        """Bytes on the disk."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What statements may be about: its words, the rarer the later, and who is named in them."""

    words: tuple[str, ...]
    names: tuple[str, ...]


class Sayings:
    """Documents without end; the same seed gives the same ones."""

    def __init__(self, tokenizer: Path, seed: int = 7) -> None:
        self._dice = random.Random(seed)
        pieces: dict[str, int] = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
        words = [word for word in sorted(pieces, key=pieces.__getitem__) if word.isalpha() and len(word) > 1]
        self._common = words[:COMMON]
        self._common_weights = list(accumulate(1 / (rank + 3) for rank in range(COMMON)))
        rest = words[COMMON:]
        rarity = list(accumulate(1 / (rank + 300) for rank in range(len(rest))))
        names = [self._name() for _ in range(SUBJECTS)]
        self._subjects = [
            Subject(
                tuple(dict.fromkeys(self._dice.choices(rest, cum_weights=rarity, k=WORDS_OF_SUBJECT))),
                tuple(self._dice.sample(names, NAMES_OF_SUBJECT)),
            )
            for _ in range(SUBJECTS)
        ]
        self._popular = list(accumulate(1 / (rank + 40) for rank in range(SUBJECTS)))
        self._said: list[tuple[Subject, list[str]]] = []

    def documents(self) -> Iterator[list[Proposition]]:
        """Each of some subjects that have to do with one another."""
        number = 0
        while True:
            about = self._dice.choices(self._subjects, cum_weights=self._popular, k=3)
            name, day = f"sha256:{number:064x}", FIRST_DAY + timedelta(self._dice.randrange(DAYS))
            yield [self._proposition(name, day, part, self._dice.choice(about)) for part in range(STATEMENTS)]
            number += 1

    def _proposition(self, document: str, day: date, part: int, subject: Subject) -> Proposition:
        if self._said and self._dice.random() < AGAIN:
            subject, before = self._dice.choice(self._said)
            words = [word if self._dice.random() < 1 - AGAIN else self._word(subject) for word in before]
        else:
            words = [self._word(subject) for _ in range(max(4, round(self._dice.lognormvariate(2.6, 0.5))))]
        self._remember(subject, words)
        names = {name for name in words if name in subject.names}
        number = Decimal(round(self._dice.lognormvariate(5, 3))) if self._dice.random() < AGAIN else None
        return Proposition(
            statement=f"{document[-16:]}{part:04x}",
            document=document,
            words=" ".join(words if number is None else [*words, str(number)]),
            published=day,
            names=frozenset(names),
            figures=() if number is None else (Figure(number, number),),
            days=(Interval(day, day),) if self._dice.random() < AGAIN else (),
        )

    def _word(self, subject: Subject) -> str:
        kind = self._dice.random()
        if kind < 1 / 2:
            return self._dice.choices(self._common, cum_weights=self._common_weights)[0]
        return self._dice.choice(subject.names if kind > 1 - 1 / 12 else subject.words)

    def _remember(self, subject: Subject, words: list[str]) -> None:
        if len(self._said) < REMEMBERED:
            self._said.append((subject, words))
        else:
            self._said[self._dice.randrange(REMEMBERED)] = subject, words

    def _name(self) -> str:
        return "".join(self._dice.choices(SYLLABLES, k=self._dice.randint(2, 4))).capitalize()


def measure(ledger: Linked, documents: Sequence[Sequence[Proposition]]) -> tuple[list[float], float]:
    """Milliseconds of CPU for each document, and pairs asked about in each, on average."""
    taken, asked = [], 0
    for document in documents:
        began = time.process_time()
        asked += ledger.link(document)
        taken.append(1000 * (time.process_time() - began))
    return taken, asked / len(documents)


def run(opened: Callable[[], Linked], sayings: Sayings, sizes: Sequence[int], tries: int) -> None:
    """Fill to each size in turn, link the same documents at each, print a table."""
    ledger, supply = opened(), sayings.documents()
    tried = list(islice(supply, tries))
    held, least = 0, 0.0
    print("| statements | MB | pairs asked | median ms | 90% under | of the limit | to the smallest |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        ledger.fill(islice(supply, (size - held) // STATEMENTS))
        held = size
        measure(ledger, tried[:3])
        taken, asked = measure(ledger, tried)
        median, tenth = statistics.median(taken), statistics.quantiles(taken, n=10)[-1]
        least = least or median
        print(f"| {held:,} | {ledger.size() / 1e6:.0f} | {asked:.1f} | {median:.1f} | {tenth:.1f} ", end="")
        print(f"| {100 * median / LIMIT:.0f}% | {median / least:.2f} |", flush=True)


class Filled:
    """A real ledger, linked by the bundled models. What it is filled with waits to be judged, and is then let go."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "linking.db"
        self._ledger = Ledger.open(self._path)
        self._linker = Linker.load()

    def fill(self, documents: Iterable[Sequence[Proposition]]) -> None:
        """Enter documents; the pairs that they would have judged are forgotten."""
        for document in documents:
            self._enter(document)
        self._let_go()

    def link(self, document: Sequence[Proposition]) -> int:
        """Enter one document and judge its pairs."""
        self._enter(document)
        return sum(step.judged for step in judge(self._ledger, self._linker))

    def size(self) -> int:
        """Bytes on the disk."""
        return self._path.stat().st_size

    def _enter(self, document: Sequence[Proposition]) -> None:
        reading = read(document)
        if not self._ledger.holds(reading.document.id, reading.model, reading.selection):
            self._ledger.add(reading, reading.document.text.encode(), reading.document.title or "")
        link_reading(self._ledger, reading, self._linker)

    def _let_go(self) -> None:
        while self._ledger.pending():
            with self._ledger.linking() as linking:
                linking.judged(linking.pending(STATEMENTS * STATEMENTS))


def read(document: Sequence[Proposition]) -> Reading:
    """A document in which each of these is said by somebody, as a reader would find it."""
    text, places = "", []
    for one in document:
        places.append(Span(len(text), len(text) + len(one.words)))
        text += f"{one.words}. "
    held = Document(text, sha256(text.encode()), title=document[0].document, published=document[0].published)
    said = (Certainty(Degree.CERTAIN, Polarity.POSITIVE), Act.ASSERT)
    return Reading(
        held,
        tuple(
            Statement(
                statement_id(held.id, (), (), (place,)),
                StatementKind.INDIRECT,
                *((), (), (place,)),
                SourceKind.IMPLICIT,
                1.0,
                certainty=said[0],
                act=said[1],
            )
            for place in places
        ),
        "invented-1",
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES[:3], help="statements in the ledger")
    parser.add_argument("--documents", type=int, default=20, help="that are linked at each size")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        run(lambda: Filled(Path(folder)), Sayings(TOKENIZER), asked.sizes, asked.documents)


if __name__ == "__main__":
    main()
