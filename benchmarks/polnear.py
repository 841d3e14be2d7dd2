"""PolNeAR's articles and the metric kept beside them; nothing of either is copied into this repository.

Articles are read as they ship: `SPLIT/text/*.txt` with `SPLIT/attributions/*.ann`, `metadata.tsv` beside the splits.
"""

import csv
import datetime as dt
import importlib.util
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol, cast

from onrecord.models import StatementModel
from onrecord.reading.read import read_document
from onrecord.records import Document, Selection, Statement, sha256

Offsets = list[tuple[int, int]]
Relation = dict[str, Offsets]
"""Role (source, cue, content) to spans, as the metric takes them."""

TokenSets = dict[str, frozenset[int]]
Predictions = dict[str, list[Relation]]
Statements = dict[str, tuple[Statement, ...]]
"""Article stem to what was read in it."""

ROLES = ("source", "cue", "content")


class Scorer(Protocol):
    """What is used of the metric's module."""

    @property
    def TOKEN(self) -> Any:  # noqa: ANN401, N802 - a compiled pattern, named by the metric
        """The pattern of a token."""

    def read_gold(self, folder: Path) -> Iterator[tuple[str, str, list[Relation]]]:
        """Stem, text and relations of each annotation file."""

    def score(self, folder: Path, predictions: Predictions) -> dict[str, Any]:
        """All figures by name."""

    def fragments(self, text: str, spans: Offsets) -> set[tuple[int, int]]:
        """Contiguous spans cut at line breaks, white space trimmed."""

    def token_ids(self, tokens: list[tuple[int, int]], starts: list[int], spans: Offsets) -> frozenset[int]:
        """Numbers of the tokens that spans touch."""

    def exact(self, gold: TokenSets, predicted: TokenSets) -> bool:
        """Whether two relations are the same, token for token."""

    def overlap(self, gold: TokenSets, predicted: TokenSets) -> bool:
        """Whether two relations are the same in the main."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the corpus, without its annotation."""

    stem: str
    text: str
    publisher: str
    published: dt.date


def load_scorer(path: Path) -> Scorer:
    """The metric as a module, from the file that it is kept in."""
    spec = importlib.util.spec_from_file_location("attribution_metric", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Scorer", module)


def articles(data: Path, split: str = "dev") -> list[Article]:
    """The articles of one split that have a text, in the order of their stems."""
    with (data / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
        rows = {row["filename"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    found = []
    for path in sorted((data / split / "text").glob("*.txt")):
        row, text = rows[path.stem], path.read_bytes().decode("utf-8")
        found.append(Article(path.stem, text, row["publisher"], dt.date.fromisoformat(row["publication_date"])))
    return found


def read_articles(
    corpus: Sequence[Article], folder: Path | None, selection: Selection = Selection.BALANCED, workers: int = 1
) -> Statements:
    """Every article read by the program itself, by one process or several."""
    if workers == 1:
        return dict(map(partial(_read, StatementModel.load(folder), selection), corpus))
    with ProcessPoolExecutor(workers, initializer=_load, initargs=(folder,)) as pool:
        return dict(pool.map(partial(_read_there, selection), corpus, chunksize=4))


_loaded: list[StatementModel] = []
"""The model of a worker process; empty in any other."""


def _load(folder: Path | None) -> None:
    _loaded.append(StatementModel.load(folder))


def _read_there(selection: Selection, article: Article) -> tuple[str, tuple[Statement, ...]]:
    return _read(_loaded[0], selection, article)


def _read(model: StatementModel, selection: Selection, article: Article) -> tuple[str, tuple[Statement, ...]]:
    name = sha256(article.text.encode())
    document = Document(article.text, name, publisher=article.publisher, published=article.published, language="en")
    return article.stem, read_document(document, model, selection).statements


def relation(statement: Statement) -> Relation:
    """One statement as the metric takes it."""
    parts = (statement.source, statement.cue, statement.content)
    return {role: [(s.start, s.end) for s in part] for role, part in zip(ROLES, parts, strict=True)}


def top_level(statement: Statement) -> bool:
    """Whether a statement is one of the text itself; PolNeAR marks no others."""
    return statement.parent is None


def predictions(read: Statements, counts: Callable[[Statement], bool] = top_level) -> Predictions:
    """The statements that count, as the metric takes them."""
    return {stem: [relation(s) for s in statements if counts(s)] for stem, statements in read.items()}


@contextmanager
def part_of(split: Path, publisher_of: Mapping[str, str], publisher: str) -> Iterator[Path]:
    """A split that holds the articles of one publisher only, for the metric to score."""
    with tempfile.TemporaryDirectory() as name:
        part = Path(name)
        for kind in ("attributions", "text"):
            (part / kind).mkdir()
            for path in sorted((split / kind).iterdir()):
                stem = path.stem if kind == "text" else path.stem.rsplit("_", 1)[0]
                if publisher_of.get(stem) == publisher:
                    (part / kind / path.name).symlink_to(path.resolve())
        yield part


@contextmanager
def another_encoder(folder: Path, onnx: Path) -> Iterator[Path]:
    """A model folder that differs from `folder` in its encoder alone."""
    with tempfile.TemporaryDirectory() as name:
        for path in folder.iterdir():
            if path.name != "model.onnx":
                Path(name, path.name).symlink_to(path.resolve())
        Path(name, "model.onnx").symlink_to(onnx.resolve())
        yield Path(name)
