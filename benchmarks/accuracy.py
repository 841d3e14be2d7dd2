"""How well statements are found in PolNeAR's dev articles, by quotation kind and publisher, through the program itself.

    python benchmarks/accuracy.py --polnear POLNEAR/data --scorer attribution.py [--fp32 model-fp32.onnx] [--readme]

Every article goes through `read_document` as it would for a user. Statements of the text itself are scored; PolNeAR
marks none inside others, so that a nested one can only count as wrong: the figures with them are shown for the record.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import rewrite, table
from benchmarks.polnear import (
    ROLES,
    Article,
    Predictions,
    Scorer,
    another_encoder,
    articles,
    load_scorer,
    part_of,
    predictions,
    read_articles,
)
from benchmarks.quotation_kinds import by_kind
from onrecord.records import Selection

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "src" / "onrecord" / "models" / "statements-en-5"

FIGURES = (
    *(f"span_exact.{role}" for role in ROLES),
    "tuple_exact",
    "tuple_overlap",
    *(f"token.{role}" for role in ROLES),
)
MEANING = {
    "span_exact": "spans, both ends right",
    "tuple_exact": "whole statement, token for token",
    "tuple_overlap": "whole statement, in the main",
    "token": "tokens",
}

PUBLISHED = {"span_exact.source": 83.2, "span_exact.cue": 75.3, "span_exact.content": 72.9}
"""CofeNet with BERT-base on PolNeAR's test articles (Wang et al., COLING 2022, table 3)."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles to be read, the folder with their annotation, and the metric."""

    articles: list[Article]
    split: Path
    scorer: Scorer

    def score(self, found: Predictions) -> dict[str, float]:
        """The metric's figures over all articles."""
        report = self.scorer.score(self.split, found)
        return {name: float(report[name]) for name in (*FIGURES, "gold_relations", "predicted_relations")}


def named(figure: str) -> str:
    """A figure's name for a reader."""
    kind, _, role = figure.partition(".")
    return f"{role}: {MEANING[kind]}" if role else MEANING[kind]


def figures_table(columns: dict[str, dict[str, float]]) -> str:
    """F1 by figure, a column for each way of reading."""
    rows = [[named(figure), *(column.get(figure, "") for column in columns.values())] for figure in FIGURES]
    return table(["F1, percent", *columns], rows)


def kinds_table(corpus: Corpus, found: Predictions) -> str:
    """Recall and precision by quotation kind."""
    rows = []
    scorer = corpus.scorer
    in_the_main, exactly = (by_kind(corpus.split, found, scorer, same) for same in (scorer.overlap, scorer.exact))
    for kind, main in in_the_main.items():
        whole = exactly[kind]
        rows.append([kind.value, main.gold, main.recall, main.precision, whole.recall, whole.precision])
    head = ["kind", "marked", "found in the main", "right in the main", "found exactly", "exactly right"]
    return table(head, rows)


def publishers_table(corpus: Corpus, found: Predictions) -> str:
    """F1 by publisher."""
    publisher_of = {article.stem: article.publisher for article in corpus.articles}
    rows = []
    for publisher in sorted(set(publisher_of.values())):
        with part_of(corpus.split, publisher_of, publisher) as part:
            report = corpus.scorer.score(part, found)
        rows.append([publisher, report["gold_relations"], *(float(report[figure]) for figure in FIGURES[:5])])
    return table(["publisher", "marked", *ROLES, "exact", "in the main"], rows)


def readme_block(report: dict[str, float]) -> str:
    """What README.md shows: our figures beside the best published."""
    shown = FIGURES[:5]
    rows = [[named(figure), report[figure], PUBLISHED.get(figure, "")] for figure in shown]
    return table(["F1, percent", "onrecord, int8 on the CPU", "best published, five times the size"], rows)


def main() -> None:
    """Read, score, print, and keep what was asked for."""
    options = parsed()
    selection = Selection(options.selection)
    split = options.polnear / "dev"
    corpus = Corpus(articles(options.polnear), split, load_scorer(options.scorer))
    read = read_articles(corpus.articles, options.model, selection, options.workers)
    flat = predictions(read)
    columns = {"int8": corpus.score(flat)}
    if options.fp32:
        with another_encoder(options.model, options.fp32) as folder:
            fp32 = read_articles(corpus.articles, folder, selection, options.workers)
        columns["fp32"] = corpus.score(predictions(fp32))
        columns["int8 - fp32"] = {name: columns["int8"][name] - value for name, value in columns["fp32"].items()}
    columns["with nested"] = corpus.score(predictions(read, lambda _: True))
    columns["published (test)"] = PUBLISHED
    ours = columns["int8"]
    print(f"## {options.model.name}, {selection}: PolNeAR dev, {len(corpus.articles)} articles\n")
    print(f"{ours['gold_relations']:,.0f} statements marked, {ours['predicted_relations']:,.0f} predicted.\n")
    print(figures_table(columns))
    print(kinds_table(corpus, flat))
    print(publishers_table(corpus, flat))
    if options.json:
        options.json.write_text(json.dumps(columns, indent=2) + "\n", encoding="utf-8")
    if options.readme:
        rewrite(options.readme, "accuracy", readme_block(ours))


def parsed() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True, help="the folder with metadata.tsv and dev/")
    parser.add_argument("--scorer", type=Path, required=True, help="attribution.py, the metric")
    parser.add_argument("--model", type=Path, default=BUNDLED, help="a model folder; the bundled one by default")
    parser.add_argument("--fp32", type=Path, help="the encoder before it was quantised, to compare with")
    parser.add_argument("--selection", choices=[one.value for one in Selection], default=Selection.BALANCED.value)
    parser.add_argument("--workers", type=int, default=1, help="processes that read")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures here")
    parser.add_argument(
        "--readme", type=Path, nargs="?", const=ROOT / "README.md", help="rewrite the accuracy block of README.md"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
