"""Who denies whom within one document, held against what readers judged there.

    python benchmarks/judged_denials.py [--corpora FOLDER] [--errors N]

The documents of `training/judgements/denials.tsv`: the invented affairs, and with --corpora real news, too. Readers
looked at every statement that might deny another of its document, and a second time at what programs took for a denial.
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
from onrecord.ingest import Hints, ingest
from onrecord.linking.contradicting import contradictions
from onrecord.linking.happenings import staged
from onrecord.linking.referring import references
from onrecord.models import StatementModel
from onrecord.reading.propositions import find_propositions
from onrecord.reading.read import read_document
from onrecord.records import Document, Reading, Relation, Span, Statement
from training import judged

ROOT = Path(__file__).parents[1]
AFFAIRS = {
    "affair": ROOT / "src" / "onrecord" / "examples" / "affair",
    **{name: ROOT / "benchmarks" / name / "documents" for name in ("affair_blind", "affair_third", "affair_fourth")},
}
REAL = ("wikinews", "polnear")
HEAD = ("texts", "documents", "links given", "right", "precision %", "denials", "found", "recall %")
Pair = tuple[Span, Span]


def linked(reading: Reading) -> Iterator[Pair]:
    """The contents of statements that the program takes to deny each other, as wide as they stand in the text."""
    told = staged(reading.document.text, find_propositions(reading))
    statements = {one.id: one for one in reading.statements}
    owner = {one.id: one.statement for one in told}
    for link in (*references(reading), *contradictions(reading, told)):
        if link.relation is Relation.DENIES:
            one, other = (statements[owner.get(end, end)] for end in (link.one, link.other))
            yield _place(one), _place(other)


def _place(one: Statement) -> Span:
    return Span(min(span.start for span in one.content), max(span.end for span in one.content))


def meets(given: Pair, known: Pair) -> bool:
    """Whether two pairs of places are one, either way round."""
    (one, other), (here, there) = given, known
    return (one.overlaps(here) and other.overlaps(there)) or (one.overlaps(there) and other.overlaps(here))


def counted(texts: Iterator[tuple[Document, list[Pair]]], model: StatementModel, wrong: list[str]) -> Counter[str]:
    """The counts of some documents with what is known of each; links that nobody judged right go among the wrong."""
    counts: Counter[str] = Counter()
    for document, known in texts:
        given = list(linked(read_document(document, model)))
        right = [pair for pair in given if any(meets(pair, other) for other in known)]
        denying = {pair[0] for pair in known}
        met = {pair[0] for pair in known if any(meets(link, pair) for link in given)}
        counts.update(documents=1, given=len(given), right=len(right), denials=len(denying), found=len(met))
        wrong.extend(" || ".join(span.cut(document.text) for span in pair) for pair in given if pair not in right)
    return counts


def affair(name: str) -> Iterator[tuple[Document, list[Pair]]]:
    """The documents of an affair, with what was judged of each."""
    known = judged.denials()
    for taken in ingest(AFFAIRS[name], Hints()):
        if taken.document is not None and (name, taken.document.url or "") in known:
            yield taken.document, known[name, taken.document.url or ""]


def corpus(name: str, folder: Path) -> Iterator[tuple[Document, list[Pair]]]:
    """The documents of a corpus, with what was judged of each."""
    known = judged.denials()
    for held in judged.texts(folder, name):
        if (name, held.name) in known:
            yield Document(held.text, "", published=held.day, language="en"), known[name, held.name]


def rows(counts: dict[str, Counter[str]]) -> Iterator[list[Cell]]:
    """A row for each kind of texts, and one for all."""
    for name, held in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        precision, recall = (
            100 * held[part] / held[of] if held[of] else "–" for part, of in (("right", "given"), ("found", "denials"))
        )
        yield [name, held["documents"], held["given"], held["right"], precision, held["denials"], held["found"], recall]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, link, compare, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, help="folder that holds the corpora; without it, the affairs alone")
    parser.add_argument("--errors", type=int, default=0, help="print so many links that were judged to be none")
    options = parser.parse_args(arguments)
    model = StatementModel.load()
    wrong: list[str] = []
    counts = {name: counted(affair(name), model, wrong) for name in AFFAIRS}
    if options.corpora:
        counts |= {name: counted(corpus(name, options.corpora), model, wrong) for name in REAL}
    print(table(HEAD, list(rows(counts))))
    for words in random.Random(0).sample(wrong, min(options.errors, len(wrong))):
        print(f"- {words}")


if __name__ == "__main__":
    main()
