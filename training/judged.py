"""What readers judged in real news, releases and speeches: `judgements/commitments.tsv`, `pairs.tsv` and `denials.tsv`.

The one rule: a line names corpora, documents and places in their texts, never a word of them; the texts are not part of
this repository.
"""

import csv
import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.models import StatementModel
from onrecord.reading.propositions import find_propositions
from onrecord.reading.read import read_document
from onrecord.records import Document, Proposition, Span

JUDGED = Path(__file__).parent / "judgements"
NONE = "-"
"""No commitment, though the program took it for one."""
SAME, DENIES, NEITHER = "S", "D", "N"
_RELEASES = {"putin": "putin.csv", "zelenskyy": "zelenskyy.csv"}
_YEARS = (2019, 2020)
_TENTHS = 10
_FIELD = 10_000_000
_LETTERS = 80
"""Characters below which a text is none."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a corpus."""

    name: str
    day: dt.date | None
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Words of a document and what they bind to: a promise, threat, demand or obligation by its first letter, or NONE;
    `whole` says that they are all of what is to be done, and no more."""

    corpus: str
    document: str
    span: Span
    kind: str
    whole: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words of a document."""

    corpus: str
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two contents as the program cuts them, and how the statements that make them stand to each other."""

    one: Place
    other: Place
    label: str


def commitments(path: Path = JUDGED / "commitments.tsv") -> list[Judgement]:
    """All that was judged of commitments, in order. A document was judged whole, but for what no rule and no model took
    for a commitment."""
    return [
        Judgement(row["corpus"], row["document"], _span(row), row["kind"], row["whole"] == "1") for row in _rows(path)
    ]


def pairings(path: Path = JUDGED / "pairs.tsv") -> list[Pairing]:
    """All pairs that were judged, in order."""
    return [
        Pairing(
            Place(row["corpus"], row["document"], _span(row)),
            Place(row["other_corpus"], row["other_document"], _span(row, "other_")),
            row["label"],
        )
        for row in _rows(path)
    ]


def denials(path: Path = JUDGED / "denials.tsv") -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    """Contents that deny, each with one of its document that they deny, by the document's corpus and name."""
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    for row in _rows(path):
        held = found.setdefault((row["corpus"], row["document"]), [])
        if row["label"] == DENIES:
            held.append((_span(row), _span(row, "other_")))
    return found


def kept_back(document: str) -> bool:
    """Whether a document is for dev."""
    return int(hashlib.sha256(f"real {document}".encode()).hexdigest(), 16) % _TENTHS == 0


def propositions(corpora: Path, places: Iterable[Place], model: StatementModel) -> dict[Place, Proposition]:
    """What the program makes of the contents at some places; those that it cuts otherwise by now are left out."""
    wanted = set(places)
    documents = {(one.corpus, one.document) for one in wanted}
    found: dict[Place, Proposition] = {}
    for corpus in sorted({one.corpus for one in wanted}):
        for held in texts(corpora, corpus):
            if (corpus, held.name) not in documents:
                continue
            document = Document(held.text, "", published=held.day, language="en")
            for one in find_propositions(read_document(document, model)):
                place = Place(corpus, held.name, Span(one.spans[0].start, one.spans[-1].end))
                if place in wanted:
                    found.setdefault(place, one)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _span(row: Mapping[str, str], side: str = "") -> Span:
    return Span(int(row[f"{side}start"]), int(row[f"{side}end"]))


def texts(corpora: Path, corpus: str) -> Iterator[Text]:
    """The documents of a corpus, by the names that judgements give them; ValueError for a corpus that is not known."""
    csv.field_size_limit(_FIELD)
    if corpus in _RELEASES:
        found = _releases(corpora / "kyiv_moscow_releases" / _RELEASES[corpus], corpus)
    elif corpus == "wikinews":
        found = _wikinews(corpora / "wikinews_2019_2020" / "data")
    elif corpus == "polnear":
        found = _polnear(corpora / "polnear" / "data" / "train" / "text")
    else:
        raise ValueError(f"no corpus is called {corpus!r}")
    return (one for one in found if len(one.text) >= _LETTERS)


def _releases(path: Path, corpus: str) -> Iterator[Text]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            text = "\n\n".join(part for part in (row.get("summary"), row["body"]) if part)
            yield Text(f"{corpus}-{number}", _day(row["date"]), text)


def _wikinews(folder: Path) -> Iterator[Text]:
    for year in _YEARS:
        with (folder / f"wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                yield Text(f"wiki{year}-{number}", _day(row["date"]), row["text"])


def _polnear(folder: Path) -> Iterator[Text]:
    for path in sorted(folder.glob("*.txt")):
        yield Text(path.stem, _day(path.stem), path.read_text(encoding="utf-8"))


def _day(text: str | None) -> dt.date | None:
    found = re.search(r"(20\d\d)-(\d\d)-(\d\d)", text or "")
    return dt.date(*map(int, found.groups())) if found else None
