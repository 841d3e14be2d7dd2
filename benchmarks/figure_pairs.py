"""Do figures that disagree get told from those that only seem to? On invented pairs, each in two documents.

    python benchmarks/figure_pairs.py [--show] [--untouched]

`figure_pairs/cases.json` was used for mending, `untouched.json` was not. In a text `{who|says}` marks source and cue,
«…» the figure; a pair that is not comparable has the reason for it. A figure that is not found is not compared.
"""

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import Cell, table
from onrecord.linking import slug
from onrecord.linking.figures import compare, figures
from onrecord.reading.hearing import Hearing
from onrecord.reading.understanding import understand
from onrecord.records import (
    Accord,
    Document,
    FigureTold,
    Hop,
    HopKind,
    Reading,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    Told,
    sha256,
    statement_id,
    words,
)

HERE = Path(__file__).parent / "figure_pairs"
_MARKS = re.compile(r"[{}|«»]")


@dataclass(frozen=True, slots=True)
class Side:
    """One document of a pair: its text with marks, and when and by whom it was published."""

    day: str
    publisher: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, and what a person says of the figures that are marked in them."""

    one: Side
    other: Side
    gold: Accord
    reason: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says of a pair; the reason is None where the figures are compared."""

    pair: Pair
    accord: Accord
    reason: str | None


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file, in its order."""
    return [
        Pair(Side(**held["one"]), Side(**held["other"]), Accord(held["gold"]), held["reason"])
        for held in json.loads(path.read_text(encoding="utf-8"))
    ]


def answer(pair: Pair) -> Answer:
    """What the program says."""
    one, other = marked_figure(pair.one), marked_figure(pair.other)
    if one is None or other is None:
        return Answer(pair, Accord.NOT_COMPARABLE, "not found")
    found = compare(one, other, {})
    return Answer(pair, found.accord, found.apart.value if found.apart is not None else None)


def marked_figure(side: Side) -> FigureTold | None:
    """The figure that the program finds where one is marked."""
    told, mark = told_of(side)
    return next((figure for figure in figures([told]) if figure.quantity.span.overlaps(mark)), None)


def told_of(side: Side) -> tuple[Told, Span]:
    """The document's one statement, all of its text but who says so, and the place of the marked figure."""
    reading, mark = reading_of(side)
    document, statement = reading.document, reading.statements[0]
    name = words(document.text, statement.source)
    told = Told(
        statement,
        document.text,
        document.id,
        side.title,
        side.publisher,
        document.published,
        (Hop(side.publisher, HopKind.PUBLISHER), Hop(name, HopKind.NAMED)),
        speaker=slug(name),
        speaker_name=name,
        quantities=tuple(one for one in reading.quantities if _within(one.span, statement.content)),
        times=tuple(one for one in reading.times if _within(one.span, statement.content)),
    )
    return told, mark


def reading_of(side: Side) -> tuple[Reading, Span]:
    """What the program's rules read in a document whose one statement is marked, and the place of the figure."""
    text, places = unmarked(side.text)
    cut = places.get("|", places["}"])
    source = Span(places["{"], cut)
    cue = tuple(Span(start, end) for start, end in [(cut, places["}"])] if start < end)
    rest = ((0, source.start), (places["}"], len(text)))
    content = tuple(Span(*_stripped(text, *piece)) for piece in rest if text[slice(*piece)].strip(" .,“”"))
    day = dt.date.fromisoformat(side.day)
    document = Document(text, sha256(repr(side).encode()), side.title, side.publisher, published=day, language="en")
    name = statement_id(document.id, (source,), cue, content)
    statement = Statement(name, StatementKind.INDIRECT, (source,), cue, content, SourceKind.NAMED, 1.0)
    found = understand(document, [statement], Hearing().signals())
    reading = Reading(
        document, found.statements, "marked", actors=found.actors, times=found.times, quantities=found.quantities
    )
    return reading, Span(places["«"], places["»"])


def unmarked(text: str) -> tuple[str, dict[str, int]]:
    """The text without its marks, and their places; the cue is parted from its source by a blank."""
    clean, places, at = "", {}, 0
    for found in _MARKS.finditer(text):
        clean += text[at : found.start()]
        places[found.group()] = len(clean)
        clean += " " if found.group() == "|" else ""
        at = found.end()
    return clean + text[at:], places


def _within(span: Span, spans: Spans) -> bool:
    return any(piece.holds(span) for piece in spans)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def scores(answers: Sequence[Answer]) -> list[list[Cell]]:
    """A row for each of the three answers: how many are marked, found and right, precision and recall."""
    rows: list[list[Cell]] = []
    for accord in Accord:
        marked = sum(one.pair.gold is accord for one in answers)
        found = sum(one.accord is accord for one in answers)
        right = sum(one.accord is accord is one.pair.gold for one in answers)
        rows.append([accord.value, marked, found, right, 100 * right / max(1, found), 100 * right / max(1, marked)])
    return rows


def reasons(answers: Sequence[Answer]) -> list[list[Cell]]:
    """How often the reason is the marked one, where both say that the figures are not comparable."""
    apart = [one for one in answers if one.pair.reason is not None and one.reason is not None]
    marked = Counter(one.pair.reason for one in apart)
    right = Counter(one.pair.reason for one in apart if one.reason == one.pair.reason)
    return [[str(name), count, right[name]] for name, count in marked.most_common()]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--untouched", action="store_true", help="also measure on the pairs that were not used")
    parser.add_argument("--show", action="store_true", help="print the pairs of cases.json that are answered wrongly")
    options = parser.parse_args()
    for name in ("cases", "untouched") if options.untouched else ("cases",):
        answers = [answer(pair) for pair in read_pairs(HERE / f"{name}.json")]
        head = [f"{name}: {len(answers)} pairs", "marked", "found", "right", "precision", "recall"]
        print(table(head, scores(answers)))
        print(table(["not comparable because", "marked", "same reason"], reasons(answers)))
        for one in answers:
            if options.show and name == "cases" and one.accord is not one.pair.gold:
                print(f"{one.pair.gold} {one.pair.reason or ''} | {one.accord} {one.reason or ''}")
                print(f"    {one.pair.one.day} {one.pair.one.text}\n    {one.pair.other.day} {one.pair.other.text}")


if __name__ == "__main__":
    main()
