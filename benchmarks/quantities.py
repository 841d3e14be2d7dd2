"""Are figures found with the right number, comparison and what they count? On invented cases and on MEANTIME.

    python benchmarks/quantities.py [--meantime FOLDER] [--show 20]

FOLDER holds `corpus_airbus` and its three sisters. Rules were made on three of them; `corpus_stock` was read once they
stood. What counts as right is written in figures.py, how MEANTIME's VALUE mentions are read in meantime.py.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.figures import Case, Judged, judge, read_cases, shown, spurious
from benchmarks.markdown import Cell, table
from benchmarks.meantime import articles, as_part
from onrecord.reading.quantities import find_quantities
from onrecord.reading.times import find_times
from onrecord.records import Document, Quantity, sha256

HERE = Path(__file__).parent
PUBLISHED = dt.date(2024, 11, 11)
TUNED, UNSEEN = ("corpus_airbus", "corpus_apple", "corpus_gm"), ("corpus_stock",)
ASPECTS = ("number", "comparison", "number_and_comparison", "counted", "unit", "per")


def found_in(text: str) -> tuple[Quantity, ...]:
    """The figures that the program finds in a text that was published on PUBLISHED."""
    document = Document(text, sha256(text.encode()), published=PUBLISHED)
    return find_quantities(document, find_times(document))


def cases_table(judged: Sequence[Judged], extra: int) -> str:
    """Shares of the marked figures that are right, and how many were found that were not marked."""
    counts = {"found": sum(one.found is not None for one in judged)}
    counts |= {f"{aspect.replace('_', ' ')} right": sum(getattr(one, aspect) for one in judged) for aspect in ASPECTS}
    counts["found, not marked"] = extra
    rows: list[list[Cell]] = [[name, count, 100 * count / max(1, len(judged))] for name, count in counts.items()]
    return table([f"{len(judged)} marked figures", "count", "%"], rows)


def meantime_row(folder: Path, names: Sequence[str], failures: list[str]) -> list[Cell]:
    """One line on some of the sub-corpora; failures are told in words."""
    judged: list[Judged] = []
    times = 0
    for name in names:
        for article in articles(folder / name):
            times += len(article.times)
            found = found_in(article.text)
            for marked in article.figures:
                one = as_part(judge(article.text, marked, found))
                judged.append(one)
                if not one.number_and_comparison:
                    failures.append(shown(article.text, one))
    shares = [100 * sum(getattr(one, aspect) for one in judged) / max(1, len(judged)) for aspect in ASPECTS[:3]]
    return [", ".join(name.removeprefix("corpus_") for name in names), len(judged), *shares, times]


def failed(judged: Sequence[tuple[Case, Judged]], extra: Sequence[tuple[Case, Quantity]]) -> Iterator[str]:
    """Cases in which something is wrong, in a form to be read."""
    for case, one in judged:
        if not (one.number_and_comparison and one.counted and one.unit and one.per):
            yield shown(case.text, one)
    for case, quantity in extra:
        yield f"{case.text}\n   not marked: {quantity.span.cut(case.text)}\n"


def main() -> None:
    """Read all cases and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meantime", type=Path, help="the corpus's folder of annotated documents")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N failures of either sort")
    options = parser.parse_args()
    judged: list[tuple[Case, Judged]] = []
    extra: list[tuple[Case, Quantity]] = []
    for case in read_cases(HERE / "quantities/cases.json"):
        found = found_in(case.text)
        judged.extend((case, judge(case.text, marked, found)) for marked in case.figures)
        extra.extend((case, one) for one in spurious(case.figures, found))
    print("## Figures: invented cases\n")
    print(cases_table([one for _, one in judged], len(extra)))
    failures = list(failed(judged, extra))[: options.show]
    if options.meantime:
        astray: list[str] = []
        rows = [meantime_row(options.meantime, names, astray) for names in (TUNED, UNSEEN)]
        head = ["sub-corpora", "figures", "number %", "comparison %", "both %", "left out: ages, durations"]
        print("## Figures: MEANTIME's VALUE mentions\n")
        print(table(head, rows))
        failures += astray[: options.show]
    print(*failures, sep="\n")


if __name__ == "__main__":
    main()
