"""An invented affair, end to end: what the program makes of its documents, held against what was written into them.

    python benchmarks/affair.py [--documents FOLDER --gold FILE] [--ledger FILE] [--errors KIND] [--json]

The documents are read into a fresh ledger and linked as `onrecord add` does it; the program's own reports are asked,
and what they say is scored. `affair/README.md` explains the answers, `README.md` here the figures.
"""

import argparse
import json
import sys
import textwrap
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.affair_scoring import Fault, Score
from benchmarks.affair_scoring_claims import claim_scores, origin_scores
from benchmarks.affair_scoring_denials import denial_scores
from benchmarks.affair_scoring_figures import figure_scores
from benchmarks.affair_scoring_gold import Gold, read_gold
from benchmarks.affair_scoring_owed import owed_scores
from benchmarks.affair_scoring_reports import report_scores
from benchmarks.affair_scoring_world import World
from benchmarks.markdown import Cell, table
from onrecord.answers.similar import likeness
from onrecord.ingest import Hints
from onrecord.ledger import Ledger
from onrecord.models.sentence_model import SentenceModel
from onrecord.pipeline import Linker, Plan, add, judge, link
from onrecord.reports.promises import Similar

ROOT = Path(__file__).parents[1]
HEAD = ("what", "right", "of", "%", "asked for, %")
_WIDE = 110


@contextmanager
def linked(documents: Path, held: Path | None) -> Iterator[Ledger]:
    """A ledger that holds the documents, linked; the one that is given, where it is there."""
    with TemporaryDirectory(prefix="affair-") as folder:
        path = held or Path(folder) / "affair.db"
        made = path.exists()
        with Ledger.open(path) as ledger:
            if not made:
                deque(add([documents], ledger, Hints(), Plan()), maxlen=0)
                linker = Linker.load()
                deque(link(ledger, linker), maxlen=0)
                deque(judge(ledger, linker), maxlen=0)
            yield ledger


def scores(ledger: Ledger, gold: Gold, similar: Similar) -> list[Score]:
    """All figures, in the order in which they are printed."""
    world = World.of(ledger, gold)
    return [
        *claim_scores(world),
        *origin_scores(world),
        *denial_scores(world),
        *owed_scores(world, similar),
        *figure_scores(world),
        *report_scores(world),
    ]


def rows(found: Sequence[Score]) -> list[list[Cell]]:
    """A row for each figure."""
    return [[one.name, one.right, one.of, "–" if one.share is None else one.share, one.goal] for one in found]


def lines(fault: Fault) -> str:
    """A fault on a few lines of a terminal."""
    told = [fault.where]
    for name, text in (("found", fault.found), ("gold", fault.gold)):
        wrap = textwrap.TextWrapper(_WIDE, initial_indent=f"  {name:<6}", subsequent_indent=" " * 8)
        told.extend(wrap.fill(piece) for piece in text.splitlines())
    return "\n".join(told)


def as_object(one: Score) -> dict[str, object]:
    """A figure with all of its faults, for machines."""
    faults = [{"where": each.where, "found": each.found, "gold": each.gold} for each in one.faults]
    named = {"kind": one.kind, "name": one.name, "right": one.right, "of": one.of, "percent": one.share}
    return {**named, "asked": one.goal or None, "faults": faults}


def main() -> None:
    """Read, link, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    bundled = ROOT / "src" / "onrecord" / "examples" / "affair"
    parser.add_argument("--documents", type=Path, default=bundled, help="a folder; the bundled affair if left out")
    parser.add_argument(
        "--gold", type=Path, default=ROOT / "benchmarks" / "affair" / "gold.json", help="the answers to it"
    )
    parser.add_argument("--ledger", type=Path, help="a ledger with these documents, linked; made where there is none")
    parser.add_argument("--errors", metavar="KIND", help="list what is wrong and missing: claims, origins, denials, …")
    parser.add_argument("--json", action="store_true", help="print one JSON object, faults and all")
    options = parser.parse_args()
    with linked(options.documents, options.ledger) as ledger:
        found = scores(ledger, read_gold(options.gold), likeness(SentenceModel.load()))
    kinds = {one.kind for one in found}
    if options.errors and options.errors not in kinds:
        parser.error(f"no figure is called {options.errors}; there are {', '.join(sorted(kinds))}")
    if options.json:
        print(json.dumps([as_object(one) for one in found], ensure_ascii=False, indent=1))
    elif options.errors:
        for one in found:
            if one.kind == options.errors:
                print(f"\n{one.name}: {one.right} of {one.of}, {len(one.faults)} listed\n")
                print("\n".join(map(lines, one.faults)))
    else:
        print(table(HEAD, rows(found)))


if __name__ == "__main__":
    main()
