"""Reading end to end against the bare encoder, on the same windows, in one run, on one thread.

    python benchmarks/speed.py [--polnear POLNEAR/data] [--model FOLDER] [--repeats 5]

First every document is read once and each batch that goes into the encoder is kept. Then, document by document and in
turn, the document is read again and its batches alone are run again. What the program adds (tokens, decoding,
statements) is the difference. CPU time is the fairer of the two clocks on a machine that does other work.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
from benchmarks.markdown import table
from benchmarks.polnear import articles
from benchmarks.texts import bundled, document
from onrecord.models import StatementModel
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.read import read_document
from onrecord.reading.windows import pack, pieces
from onrecord.records import Document

ENOUGH = 20
"""Copies of the bundled articles that make a corpus."""

LEAST_RATIO, LEAST_SPEED = 0.8, 3000

Feeds = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Recorder:
    """A session that keeps what it is asked; `get_inputs` and the like are not needed for reading."""

    session: Any
    asked: list[tuple[Sequence[str], Feeds]] = field(default_factory=list)

    def run(self, names: Sequence[str], feeds: Feeds) -> Any:  # noqa: ANN401 - what the runtime returns
        """Keep, and pass on."""
        self.asked.append((names, feeds))
        return self.session.run(names, feeds)


@dataclass(slots=True)
class Clock:
    """Seconds spent, by the CPU and by the wall."""

    cpu: float = 0.0
    wall: float = 0.0

    def add(self, work: Callable[[], object]) -> None:
        """Do some work and count it."""
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        self.cpu += time.process_time() - cpu
        self.wall += time.perf_counter() - wall


@dataclass(frozen=True, slots=True)
class Load:
    """A document and the batches that reading it takes."""

    document: Document
    batches: list[tuple[Sequence[str], Feeds]]

    @property
    def words(self) -> int:
        """Words between white space."""
        return len(self.document.text.split())

    @property
    def tokens(self) -> int:
        """Word pieces in its batches, without padding."""
        return sum(int(feeds["mask"].sum()) for _, feeds in self.batches)

    @property
    def padded(self) -> int:
        """Word pieces in its batches, with padding."""
        return sum(int(feeds["mask"].size) for _, feeds in self.batches)


def recorded(text: str, model: StatementModel) -> Load:
    """Read a document once and keep its batches."""
    recorder, read = Recorder(model.session), document(text)
    read_document(read, replace(model, session=recorder))
    return Load(read, recorder.asked)


def measured(loads: Sequence[Load], model: StatementModel, repeats: int) -> tuple[Clock, Clock]:
    """Time of reading and of the bare encoder, in turn document by document."""
    whole, bare = Clock(), Clock()

    def replay(load: Load) -> None:
        for names, feeds in load.batches:
            model.session.run(names, feeds)

    for repeat in range(repeats):
        for number, load in enumerate(loads):
            turns = [(whole, lambda it=load: read_document(it.document, model)), (bare, lambda it=load: replay(it))]
            for clock, work in turns if (repeat + number) % 2 else reversed(turns):
                clock.add(work)
    return whole, bare


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, help="the folder with metadata.tsv and dev/; else the bundled articles")
    parser.add_argument("--model", type=Path, help="a model folder; the bundled one by default")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--documents", type=int, help="read the first so many only")
    options = parser.parse_args()
    model = StatementModel.load(options.model, threads=1)
    texts = [article.text for article in articles(options.polnear)] if options.polnear else bundled() * ENOUGH
    loads = [recorded(text, model) for text in texts[: options.documents]]
    whole, bare = measured(loads, model, options.repeats)
    words, tokens, padded = (sum(getattr(load, what) for load in loads) for what in ("words", "tokens", "padded"))
    first = sum(
        len(window.ids)
        for load in loads
        for window in pack(
            pieces(load.document.text, split_paragraphs(load.document.text), model.tokenizer), model.tokenizer
        )
    )
    print(f"## {model.version}, one thread: {len(loads)} documents, {words:,} words, read {options.repeats} times\n")
    print(
        f"{tokens:,} word pieces go through the encoder, {first:,} of them in the first pass and the rest in contents"
    )
    print(f"that are read again; padding adds {100 * (padded / tokens - 1):.1f} %.\n")
    rows = []
    for name, end_to_end, alone in (("CPU", whole.cpu, bare.cpu), ("wall", whole.wall, bare.wall)):
        speeds = [options.repeats * count / end_to_end for count in (words, tokens)]
        rows.append([name, *map(round, speeds), round(options.repeats * tokens / alone), f"{alone / end_to_end:.3f}"])
    print(table(["clock", "words a second", "word pieces a second", "of the bare encoder", "ratio"], rows))
    print(f"Asked for: at least {LEAST_SPEED:,} words a second and a ratio of {LEAST_RATIO}.")


if __name__ == "__main__":
    main()
