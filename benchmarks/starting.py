"""How long the program takes to start, beside an interpreter that does nothing, in one run.

    python benchmarks/starting.py [COMMAND…]

The help of the program and of each command is asked for, several times each; the least time counts, since whatever
else the machine does only adds to it.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import table
from onrecord.cli.program import COMMANDS

LIMIT = 0.4
"""Seconds that starting the program may take."""
REPEATS = 3


def seconds(command: Sequence[str], repeats: int = REPEATS) -> float:
    """The least time that a command takes."""
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
        taken.append(time.perf_counter() - began)
    return min(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [name for section in COMMANDS.values() for name in section]
    parser.add_argument("commands", nargs="*", default=names, metavar="COMMAND")
    program = [str(Path(sys.executable).with_name("onrecord"))]
    rows: list[list[str | int | float]] = []
    bare = seconds([sys.executable, "-c", "pass"])
    for name in ("", *parser.parse_args().commands):
        took = seconds([*program, *filter(None, [name]), "--help"])
        rows.append([f"onrecord {name}".strip(), round(1000 * took), took / bare, f"{took / LIMIT:.2f}"])
    print(table(["command", "milliseconds", "× a bare interpreter", f"× the limit of {LIMIT} s"], rows))


if __name__ == "__main__":
    main()
