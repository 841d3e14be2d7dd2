"""Commitments in real news, releases and speeches, held against what readers judged there.

    python benchmarks/judged_commitments.py --corpora FOLDER [--errors N]

The documents of `training/judgements/commitments.tsv` that no head was taught with (one in ten). Readers judged what
rules, or the head at a low line, took for a commitment; so what nothing took for one is not known to be missing.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from benchmarks.markdown import Cell, table
from onrecord.models import StatementModel
from onrecord.reading.read import read_document
from onrecord.records import Document
from training import judged

CORPORA = ("wikinews", "polnear", "putin", "zelenskyy")
HEAD = ("corpus", "documents", "given", "judged", "right", "precision %", "known", "found", "recall %")
_NEAR = 60


def counted(name: str, folder: Path, model: StatementModel, wrong: list[str]) -> Counter[str]:
    """The counts of a corpus; what was judged to be none is put among the wrong."""
    mine = [one for one in judged.commitments() if one.corpus == name]
    documents = {one.document for one in mine if judged.kept_back(one.document)}
    counts = Counter({"documents": len(documents)})
    for held in judged.texts(folder, name):
        if held.name not in documents:
            continue
        there = [one for one in mine if one.document == held.name]
        known = [one for one in there if one.kind != judged.NONE]
        found = set()
        for given in read_document(Document(held.text, "", published=held.day, language="en"), model).commitments:
            touched = [one for one in there if any(piece.overlaps(one.span) for piece in given.what)]
            right = [one for one in touched if one in known]
            found.update(right)
            counts.update(given=1, judged=bool(touched), right=bool(right))
            if touched and not right:
                start, end = given.what[0].start, given.what[-1].end
                wrong.append(" ".join(held.text[max(0, start - _NEAR) : end + _NEAR].split()))
        counts.update(known=len(known), found=len(found))
    return counts


def rows(counts: dict[str, Counter[str]]) -> Iterator[list[Cell]]:
    """A row for each corpus, and one for all."""
    for name, held in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        shares = (100 * held["right"] / max(1, held["judged"]), 100 * held["found"] / max(1, held["known"]))
        given = [held[key] for key in ("documents", "given", "judged", "right")]
        yield [name, *given, shares[0], held["known"], held["found"], shares[1]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, compare, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds the corpora")
    parser.add_argument("--errors", type=int, default=0, help="print so many of those that were judged to be none")
    options = parser.parse_args(arguments)
    model = StatementModel.load()
    wrong: list[str] = []
    counts = {name: counted(name, options.corpora, model, wrong) for name in CORPORA}
    print(table(HEAD, list(rows(counts))))
    for words in random.Random(0).sample(wrong, min(options.errors, len(wrong))):
        print(f"- {words}")


if __name__ == "__main__":
    main()
