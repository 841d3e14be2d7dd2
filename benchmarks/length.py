"""Time of reading against the length of the document: 1, 2, 4, 8 and 16 times a document, in turn, in one run.

    python benchmarks/length.py [--words 2500] [--repeats 3] [--model FOLDER]

Time is fitted as a power of length; an exponent of 1 is linear. CPU time, because other work on the machine does not
count in it.
"""

import argparse
import math
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import table
from benchmarks.texts import document, invented
from onrecord.models import StatementModel
from onrecord.reading.read import read_document

TIMES = (1, 2, 4, 8, 16)


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The power of size that time grows with: the slope of the least-squares line through their logarithms."""
    return statistics.linear_regression([math.log(size) for size in sizes], [math.log(time) for time in seconds]).slope


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=2500, help="of the shortest document")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--model", type=Path, help="a model folder; the bundled one by default")
    options = parser.parse_args()
    model = StatementModel.load(options.model)
    documents = [document(invented(options.words * times)) for times in TIMES]
    read_document(documents[0], model)
    spent: list[list[float]] = [[] for _ in documents]
    for _ in range(options.repeats):
        for one, seconds in zip(documents, spent, strict=True):
            begin = time.process_time()
            read_document(one, model)
            seconds.append(time.process_time() - begin)
    words = [len(one.text.split()) for one in documents]
    means = [statistics.fmean(seconds) for seconds in spent]
    each = [1e6 * mean / count for mean, count in zip(means, words, strict=True)]
    rows = list(zip([f"{times} ×" for times in TIMES], words, [f"{mean:.2f}" for mean in means], each, strict=True))
    print(table(["document", "words", "CPU seconds", "microseconds a word"], rows))
    print(f"Exponent {exponent(words, means):.3f}; a word of the longest costs {each[-1] / each[0]:.2f} times as much")
    print("as a word of the shortest.")


if __name__ == "__main__":
    main()
