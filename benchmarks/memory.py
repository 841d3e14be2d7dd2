"""Peak resident memory of reading a document of 500 pages, against that of a program that has only loaded the model.

    python benchmarks/memory.py [--words 250000] [--model FOLDER]

Each figure comes from a process of its own; the operating system keeps its peak.
"""

import argparse
import resource
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import table
from benchmarks.texts import document, invented
from onrecord.models import StatementModel
from onrecord.reading.read import read_document

PAGES = 500
LIMIT = 600
"""Megabytes that a document of 500 pages may take."""

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the operating system counts `ru_maxrss`."""


def read_here(words: int, folder: Path | None) -> str:
    """Read an invented document in this process; its statements and this process's peak in megabytes."""
    model = StatementModel.load(folder)
    statements = len(read_document(document(invented(words)), model).statements) if words else 0
    return f"{statements} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 1e6:.1f}"


def read_apart(words: int, folder: Path | None) -> tuple[int, float]:
    """The same in a process of its own, which imports what this one has, so that none of its peak is inherited."""
    command = [sys.executable, __file__, "--here", "--words", str(words)]
    command += ["--model", str(folder)] if folder else []
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this very script
    statements, peak = done.stdout.split()
    return int(statements), float(peak)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=500 * PAGES, help="of a document of 500 pages")
    parser.add_argument("--model", type=Path, help="a model folder; the bundled one by default")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        print(read_here(options.words, options.model))
        return
    rows = []
    for name, words in (("nothing, the model is loaded", 0), ("the document", options.words)):
        statements, peak = read_apart(words, options.model)
        rows.append([name, words, statements, peak])
    print(table(["read", "words", "statements", "peak, MB"], rows))
    print(f"Asked for: under {LIMIT} MB.")


if __name__ == "__main__":
    main()
