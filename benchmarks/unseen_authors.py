"""Claims and commitments in texts by authors of whom nothing was learnt and on whom nothing was tuned.

    python benchmarks/unseen_authors.py [--pairs 3000]

`training/invented/stories/`, `e-*` (news) and `p-*` (speeches and releases beside news), for claims: each line is held
against the lines of its story that are nearest to it, and the linker says whether the two say the same or deny each
other. `training/invented/deals/h-*` for commitments: each line is read as a document of its day.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from benchmarks.markdown import Cell, table
from onrecord.models import SentenceModel, StatementModel
from onrecord.pipeline import Linker
from onrecord.reading.read import read_document
from onrecord.records import Commitment, Document, Relation, Span
from training import deals, stories

INVENTED = Path(__file__).parents[1] / "training" / "invented"
NEAREST = 12
HEAD = ("what", "right", "of those given", "precision %", "of those marked", "recall %")
_SIDES = {Relation.SAME: stories.SAME, Relation.DENIES: stories.DENIES}


def claims(reader: StatementModel, most: int) -> list[list[Cell]]:
    """How often the linker is right of near lines, and how many it finds, by author."""
    linker = Linker.load()
    return [row for author in stories.TEST for row in _claims_by(author, reader, linker, most)]


def _claims_by(author: str, reader: StatementModel, linker: Linker, most: int) -> list[list[Cell]]:
    lines = stories.read(sorted((INVENTED / "stories").glob(f"{author}*.txt")), reader)
    pairs = _near(lines, most)
    found: dict[Relation, Counter[str]] = {relation: Counter() for relation in _SIDES}
    for one, other in pairs:
        gold = stories.label(lines[one], lines[other])
        relation = linker.judge(lines[one].proposition, lines[other].proposition, ("one", "other")).relation
        for known, label in _SIDES.items():
            found[known]["given"] += relation is known
            found[known]["marked"] += gold == label
            found[known]["right"] += relation is known and gold == label
    return [_row(f"near lines of {author[0]} that are {relation}", found[relation]) for relation in _SIDES]


def _near(lines: Sequence[stories.Line], most: int) -> list[tuple[int, int]]:
    """Some pairs of near lines of one story of which it is known how they stand to each other."""
    vectors = SentenceModel.load().encode([line.proposition.words for line in lines])
    names = {line.story for line in lines}
    found = set()
    for name in sorted(names):
        own = [at for at, line in enumerate(lines) if line.story == name]
        cosines = vectors[own] @ vectors[own].T
        np.fill_diagonal(cosines, -2)
        for row, at in enumerate(own):
            for place in np.argsort(-cosines[row])[:NEAREST]:
                other = own[int(place)]
                known = stories.label(lines[at], lines[other])
                if known is not None and known <= stories.NEITHER:
                    found.add((min(at, other), max(at, other)))
    return random.Random(0).sample(sorted(found), min(most, len(found)))


def commitments(reader: StatementModel) -> list[list[Cell]]:
    """How many commitments are found, how many of those given are some, whether kind and days are right, and how often
    a line without any gives one."""
    what, kind, due, none = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in deals.read(sorted((INVENTED / "deals").glob("h-*.txt"))):
        if not isinstance(line, deals.Bond):
            continue
        given = read_document(Document(line.text, "", published=line.day, language="en"), reader).commitments
        if not line.marks:
            none["marked"] += 1
            none["right"] += not given
            continue
        what["given"] += len(given)
        what["correct"] += sum(any(_touch(one, deed.span) for deed in line.deeds) for one in given)
        dues = [mark for mark in line.marks if mark.part == "due" and mark.days is not None]
        for deed in line.deeds:
            hit = next((one for one in given if _touch(one, deed.span)), None)
            what["marked"] += 1
            what["right"] += hit is not None
            if hit is not None:
                kind["marked"] += 1
                kind["right"] += deals.KINDS[deed.part] is hit.kind or (
                    hit.kind.value == "ultimatum" and deed.part in "DT"
                )
                if len(line.deeds) == len(dues) == 1:
                    due["marked"] += 1
                    due["right"] += _due_right(hit, dues[0], line)
    rows: list[list[Cell]] = [
        [
            "commitments",
            what["correct"],
            what["given"],
            _share(what["correct"], what["given"]),
            what["marked"],
            _share(what["right"], what["marked"]),
        ],
    ]
    for name, counts in (("… kind right", kind), ("… last day right", due), ("lines without any that give none", none)):
        rows.append([name, counts["right"], "", "", counts["marked"], _share(counts["right"], counts["marked"])])
    return rows


def _touch(one: Commitment, span: Span) -> bool:
    return any(piece.overlaps(span) for piece in one.what)


def _due_right(one: Commitment, mark: deals.Mark, line: deals.Bond) -> bool:
    """Whether the days are right; "from" a day on may be left open at its end, "by" a day begins when it is said."""
    if one.due is None or mark.days is None:
        return False
    if one.due.end is None:
        return one.due.start == mark.days.start and mark.days.start != line.day
    return one.due.end == mark.days.end and (one.due.start in {None, mark.days.start} or mark.days.start == line.day)


def _row(name: str, counts: Counter[str]) -> list[Cell]:
    right, given, marked = counts["right"], counts["given"], counts["marked"]
    return [name, right, given, _share(right, given), marked, _share(right, marked)]


def _share(part: int, whole: int) -> Cell:
    return 100 * part / whole if whole else "–"


def main() -> None:
    """Read, judge, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=3000, help="pairs of lines that are judged, at most")
    options = parser.parse_args()
    reader = StatementModel.load()
    print(table(HEAD, [*claims(reader, options.pairs), *commitments(reader)]))


if __name__ == "__main__":
    main()
