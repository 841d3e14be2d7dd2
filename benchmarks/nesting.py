"""Are statements inside statements found, and do quotations that go on stay with their speaker? On hand-marked cases.

    python benchmarks/nesting.py [--model FOLDER] [--selection balanced] [--show 20]

Reads `nested/cases.jsonl` and `continuation/cases.jsonl` with the program itself. What counts as right is written in
chains.py and carrying_on.py; a cue-less paragraph joined to an earlier statement of the same speaker is right.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.carrying_on import Given, Piece, Place, pieces
from benchmarks.cases import depth, read_case, read_cases, shown
from benchmarks.chains import HEAD, Judged, Outcome, at_depth, judge, nested, tally
from benchmarks.markdown import Cell, table
from onrecord.models import StatementModel
from onrecord.records import Selection

HERE = Path(__file__).parent
DEEPEST = 4


def nested_tables(judged: Sequence[Judged]) -> Iterator[str]:
    """By depth, by what went wrong, on flat cases, by kind."""
    rows = [[f"depth {level}", *tally(judged, at_depth(level)).row()] for level in range(1, DEEPEST + 1)]
    yield table(["statements", *HEAD], [*rows, ["all nested", *tally(judged, nested).row()]])
    missed = Counter(
        outcome for one in judged for number, outcome in enumerate(one.outcomes) if nested(one.case.statements, number)
    )
    yield table(["nested statements", "count"], [[outcome.value, missed[outcome]] for outcome in Outcome])
    flat = [one for one in judged if all(marked.parent is None for marked in one.case.statements)]
    lured = [sum(marked.parent is not None for marked in one.read) for one in flat]
    yield table(
        ["cases without a nested statement", "count"],
        [
            ["cases", len(flat)],
            ["with a nested statement read", sum(map(bool, lured))],
            ["such statements", sum(lured)],
        ],
    )
    kinds = sorted({kind for one in judged for kind in one.case.kinds})
    by_kind = {kind: tally((one for one in judged if kind in one.case.kinds), nested) for kind in kinds}
    rows = [[kind, *sums.row()] for kind, sums in by_kind.items() if sums.marked or sums.read]
    yield table(["nested, by kind of case", *HEAD], rows)


def continuation_tables(found: Sequence[Piece]) -> Iterator[str]:
    """To whom each piece was given, by where it stands and by kind of case."""
    groups: dict[str, list[Piece]] = defaultdict(list)
    for place in Place:
        groups[place.value] = [piece for piece in found if piece.place is place]
    kinds = sorted({kind for piece in found for kind in piece.case.kinds})
    for kind in kinds:
        groups[f"kind {kind}"] = [piece for piece in found if kind in piece.case.kinds]
    rows: list[list[Cell]] = []
    for name, some in groups.items():
        counts = Counter(piece.given for piece in some)
        share = 100 * sum(piece.right for piece in some) / max(1, len(some))
        rows.append([name, len(some), share, *(counts[given] for given in Given)])
    yield table(["pieces of content", "count", "right %", *(f"given to {given}" for given in Given)], rows)


def failures(judged: Iterable[Judged]) -> Iterator[str]:
    """Cases in which a nested statement went wrong, in a form to be read; kinds of failure take turns."""
    groups: dict[object, list[str]] = defaultdict(list)
    for one in judged:
        marked = [o for number, o in enumerate(one.outcomes) if nested(one.case.statements, number)]
        wrong = [o for o in marked if o is not Outcome.RIGHT]
        extra = [number for number in range(len(one.read)) if nested(one.read, number) and number not in one.right]
        if wrong or extra:
            groups[wrong[0] if wrong else "extra"].append(_failure(one, extra))
    for turn in zip_longest(*groups.values()):
        yield from filter(None, turn)


def _failure(one: Judged, extra: Sequence[int]) -> str:
    case, lines = one.case, [f"{one.case.id} ({' '.join(one.case.kinds)}): {one.case.text}"]
    for number, (marked, outcome) in enumerate(zip(case.statements, one.outcomes, strict=True)):
        lines.append(f"{'   ' * depth(case.statements, number)}marked: {shown(case.text, marked)}  [{outcome}]")
    for number, read in enumerate(one.read):
        note = "  [not marked so]" if number in extra else ""
        lines.append(f"{'   ' * depth(one.read, number)}read:   {shown(case.text, read)}{note}")
    return "\n".join(lines) + "\n"


def astray(found: Iterable[Piece]) -> Iterator[str]:
    """Pieces that were given to the wrong source, or wrongly to nobody."""
    for piece in found:
        if not piece.right:
            words = piece.span.cut(piece.case.text)
            yield f"{piece.case.id} ({' '.join(piece.case.kinds)}), {piece.place}, given to {piece.given}: {words}"


def main() -> None:
    """Read all cases and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="a model folder; the bundled one by default")
    parser.add_argument("--selection", choices=[one.value for one in Selection], default=Selection.BALANCED.value)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N failures of either sort")
    options = parser.parse_args()
    model, selection = StatementModel.load(options.model), Selection(options.selection)
    judged = [judge(case, read_case(case.text, model, selection)) for case in read_cases(HERE / "nested/cases.jsonl")]
    found = [
        piece
        for case in read_cases(HERE / "continuation/cases.jsonl")
        for piece in pieces(case, read_case(case.text, model, selection))
    ]
    print(f"## Statements inside statements: {model.version}, {selection}, {len(judged)} cases\n")
    print("\n".join(nested_tables(judged)))
    print(f"## Quotations that go on: {len(found)} pieces of content\n")
    print("\n".join(continuation_tables(found)))
    print(*list(failures(judged))[: options.show], *list(astray(found))[: options.show], sep="\n")


if __name__ == "__main__":
    main()
