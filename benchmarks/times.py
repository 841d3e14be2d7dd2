"""How well expressions of time are found and normalised, by TempEval-3's measure, and how fast on one core.

    python benchmarks/times.py --timebank FOLDER --aquaint FOLDER --scorer timex.py

A folder holds TimeML files (`*.tml`) as TempEval-3 ships them; the scorer reads them and gives strict, relaxed, type
and value F1. Without folders only the speed is measured, on the bundled articles. The rules were tuned on TimeBank.
"""

import argparse
import datetime as dt
import importlib.util
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, cast

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import table
from benchmarks.texts import bundled, document
from onrecord.reading.times import find_times
from onrecord.records import Document, Time

PUBLISHED = {"TimeBank": 79.2, "AQUAINT": 73.0}
"""Value F1 of HeidelTime, the best published of its kind, on the two parts of TempEval-3's training set."""

MEASURES = ("strict", "relaxed", "type", "value")
LEAST_SPEED = 20_000
ENOUGH = 40_000
"""Words that a measurement of speed takes at least."""

Prediction = Mapping[str, object]


class Scorer(Protocol):
    """What is used of the metric's module."""

    def read_tml(self, path: Path) -> tuple[str, str | None, list[tuple[int, int, str, str]]]:
        """Text, day of publication and expressions of one file."""

    def score(self, folder: Path, predictions: Mapping[str, Sequence[Prediction]]) -> dict[str, float]:
        """All figures by name."""


def load_scorer(path: Path) -> Scorer:
    """The metric, from its own file."""
    spec = importlib.util.spec_from_file_location("timex_metric", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Scorer", module)


def read_folder(folder: Path, scorer: Scorer) -> dict[str, Document]:
    """Stem to document."""
    documents = {}
    for path in sorted(folder.rglob("*.tml")):
        text, day, _ = scorer.read_tml(path)
        published = dt.date.fromisoformat(day) if day else None
        documents[path.stem] = replace(document(text), published=published)
    if not documents:
        raise SystemExit(f"no *.tml in {folder}")
    return documents


def as_predicted(times: Sequence[Time]) -> list[Prediction]:
    """Expressions as the metric takes them."""
    return [{"span": [one.span.start, one.span.end], "type": one.type.value, "value": one.value} for one in times]


def measured_speed(documents: Sequence[Document]) -> float:
    """Words a second of CPU time, over enough of the documents, again and again where they are few."""
    words = 0
    find_times(documents[0])  # the language is compiled once
    start = time.process_time()
    while words < ENOUGH:
        for one in documents:
            find_times(one)
            words += len(one.text.split())
    return words / (time.process_time() - start)


def row(name: str, figures: Mapping[str, float]) -> list[str | int | float]:
    """One line of the table."""
    cells: list[str | int | float] = [name, int(figures["gold"]), int(figures["predicted"])]
    return [*cells, *(float(figures[measure]) for measure in MEASURES), PUBLISHED[name]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timebank", type=Path, help="a folder of TimeML files")
    parser.add_argument("--aquaint", type=Path, help="another")
    parser.add_argument("--scorer", type=Path, help="timex.py, the metric")
    options = parser.parse_args()
    folders = {"TimeBank": options.timebank, "AQUAINT": options.aquaint}
    rows: list[list[str | int | float]] = []
    read: list[Document] = []
    for name, folder in folders.items():
        if folder is None:
            continue
        if options.scorer is None:
            parser.error("--scorer is needed to score a folder")
        scorer = load_scorer(options.scorer)
        documents = read_folder(folder, scorer)
        found = {stem: as_predicted(find_times(one)) for stem, one in documents.items()}
        rows.append(row(name, scorer.score(folder, found)))
        read += documents.values()
    print("## Expressions of time\n")
    if rows:
        print(table(["corpus", "marked", "found", *MEASURES, "HeidelTime, value"], rows))
    speed = measured_speed(read or [document(text) for text in bundled()])
    print(table(["", "words a second of one core", "asked for"], [["speed", round(speed), LEAST_SPEED]]))
    print(f"{speed / LEAST_SPEED:.1f} times what is asked for.")


if __name__ == "__main__":
    main()
