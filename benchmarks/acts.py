"""How often the act is right on hand-marked cases, and PLOVER's root class on sentences of a corpus.

    python benchmarks/acts.py [--failures N] [--plover FILE [--half 0|1] [--scores JSON]] [--given]

The cases need no model. FILE is a table with `marked_sentence` and `gold_root`; the words of the lexicon were chosen
with one half of it in sight (0), the other (1) unseen. JSON holds the encoder's log-probabilities of the classes for
every sentence, by heads that have not seen it (training/event_head.py --scores); they are added to the words'.
"""

import argparse
import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.certainty import FILES, Case, judged, read_cases
from benchmarks.markdown import Cell, table
from onrecord.reading.acts import classify_event, name_act
from onrecord.reading.signals import EVENTS, FloatArray
from onrecord.records import Act, Certainty, Plover, Span, words

HERE = Path(__file__).parent
_MARK = re.compile(r"</?([st])>")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the corpus, its source and target, and its class."""

    text: str
    source: Span | None
    target: Span | None
    gold: Plover
    half: int


def named(cases: Sequence[Case], certainty: Sequence[Certainty]) -> list[Act]:
    """What the program makes of each case."""
    return [name_act(case.utterance, one) for case, one in zip(cases, certainty, strict=True)]


def given(cases: Sequence[Case]) -> list[Certainty]:
    """The certainty of each case as it was marked by hand."""
    return [Certainty(case.degree, case.polarity) for case in cases]


def figures(gold: Sequence[StrEnum], found: Sequence[StrEnum], label: StrEnum) -> tuple[float, float, float]:
    """Precision, recall and F1 of one label, in percent."""
    right = sum(one == label == other for one, other in zip(gold, found, strict=True))
    precision, recall = right / max(1, found.count(label)), right / max(1, gold.count(label))
    return 100 * precision, 100 * recall, 200 * right / max(1, found.count(label) + gold.count(label))


def label_table(gold: Sequence[StrEnum], found: Sequence[StrEnum]) -> str:
    """Figures of every label that was marked, and their mean."""
    labels = sorted(set(gold))
    each = [figures(gold, found, label) for label in labels]
    rows: list[list[Cell]] = [[label, gold.count(label), *held] for label, held in zip(labels, each, strict=True)]
    rows.append(["mean", len(gold), *(float(mean) for mean in np.mean(each, axis=0))])
    return table(["class", "marked", "precision", "recall", "F1"], rows)


def read_plover(path: Path) -> Iterator[Sentence]:
    """The sentences of a corpus file; the half by a hash of the sentence, so that it is the same for its every pair."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, places = _unmarked(row["marked_sentence"])
            half = int(hashlib.sha256(f"1:{row['sentence']}".encode()).hexdigest(), 16) % 2
            yield Sentence(text, places.get("s"), places.get("t"), Plover(row["gold_root"]), half)


def _unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and what stood in them."""
    text, places, opened, at = "", {}, {}, 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        name = mark[1]
        if not mark[0].startswith("</"):
            opened[name] = len(text)
        elif opened.get(name, len(text)) < len(text):
            places[name] = Span(opened[name], len(text))
    return text + marked[at:], places


def event_scores(sentences: Sequence[Sentence]) -> FloatArray:
    """Log-probabilities of the classes by the words alone, `[sentences, len(EVENTS)]`."""
    return np.stack(
        [classify_event(one.text, Span(0, len(one.text)), one.source, one.target, "en") for one in sentences]
    )


def combined(lexical: FloatArray, encoded: FloatArray, weight: float) -> list[Plover]:
    """The likeliest class when the words' log-probabilities are added, weighted, to the encoder's."""
    return [EVENTS[int(best)] for best in np.argmax(encoded + weight * lexical, axis=1)]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="also print N cases that are wrong")
    parser.add_argument("--given", action="store_true", help="take the certainty that was marked by hand")
    parser.add_argument("--plover", type=Path, metavar="FILE", help="sentences with their root class")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only this half of them")
    parser.add_argument("--scores", type=Path, metavar="JSON", help="held-out scores of the encoder, by sentence")
    options = parser.parse_args()
    for name, told in FILES.items():
        cases = read_cases(HERE / "acts" / name)
        gold = [Act(case.kind) for case in cases]
        found = named(cases, given(cases) if options.given else judged(cases))
        print(f"{name}, {told}:\n\n{label_table(gold, found)}\n")
        wrong = [(one, other, case) for case, one, other in zip(cases, gold, found, strict=True) if one != other]
        for one, other, case in wrong[: options.failures]:
            print(f"{one} not {other} [{words(case.document.text, case.statement.cue)}] {case.document.text}")
    if options.plover is not None:
        sentences = [one for one in read_plover(options.plover) if options.half in (None, one.half)]
        lexical = event_scores(sentences)
        encoded = np.zeros_like(lexical)
        if options.scores is not None:
            held = json.loads(options.scores.read_text(encoding="utf-8"))
            encoded = np.array([held[one.text] for one in sentences], dtype=np.float32)
        print(label_table([one.gold for one in sentences], combined(lexical, encoded, 1.0)))


if __name__ == "__main__":
    main()
