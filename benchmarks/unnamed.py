"""Are unnamed sources recognised, and is what is said of them, to whom and through what, found? On dev and on cases.

    python benchmarks/unnamed.py [--polnear FOLDER --scorer attribution.py [--model FOLDER]] [--show]

Recognition is measured on the sources of PolNeAR dev that `actors/gold-*.json` marks, given the corpus's own spans of
source, cue and content: a source is recognised where the program takes it for unnamed. The rules were written with
annotator A's articles at hand; those that only B marked were not looked at. `--model` measures once more with whom the
program takes the sources for. Everything else is measured on the invented sentences of `unnamed/cases.json`; words are
right when they are the very words marked, but for an article before a name.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import Cell, table
from benchmarks.polnear import Relation, load_scorer
from benchmarks.unnamed_cases import Sentence, read_sentences
from onrecord.models import StatementModel
from onrecord.reading.addressing import find_addressee, find_channel, outlet_words
from onrecord.reading.encoding import encode
from onrecord.reading.hearing import Hearing
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.sources import source_kind
from onrecord.reading.understanding import understand
from onrecord.reading.unnamed import find_unnamed
from onrecord.records import Document, Span, Spans, Statement, StatementKind, sha256, statement_id, words

HERE = Path(__file__).parent
Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was right, what was found, what was to be found."""

    right: int
    found: int
    marked: int

    def row(self) -> list[Cell]:
        """Counts and, in percent, precision, recall and F1."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.marked, 1)
        f1 = 2 * self.right / max(self.found + self.marked, 1)
        return [self.marked, self.found, 100 * precision, 100 * recall, 100 * f1]


def as_statements(document: Document, relations: list[Relation]) -> list[Statement]:
    """An article's marked relations as statements."""
    found: dict[str, Statement] = {}
    for relation in relations:
        source, cue, content = (
            tuple(sorted(Span(*place) for place in relation[role])) for role in ("source", "cue", "content")
        )
        if source and content:
            name = statement_id(document.id, source, cue, content)
            kind = source_kind(document.text, source, quoted=False, cue=cue)
            found[name] = Statement(name, StatementKind.INDIRECT, source, cue, content, kind, 1.0)
    return list(found.values())


def recognised(document: Document, relations: list[Relation], model: StatementModel | None = None) -> set[Places]:
    """The places of the sources that the program takes for unnamed; with a model, knowing whom it takes others for."""
    statements = as_statements(document, relations)
    if model is None:
        unnamed = find_unnamed(document, statements)
        return {_places(one.source) for one in statements if one.id in unnamed}
    hearing = Hearing()
    for _ in hearing.listen(encode(document.text, split_paragraphs(document.text), model)):
        pass
    return {
        _places(one.source) for one in understand(document, statements, hearing.signals()).statements if one.unnamed
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """One marked source: whether it is unnamed, whether the program takes it for that, whether the mark is in doubt."""

    unnamed: bool
    taken: bool
    doubt: bool


def judged(polnear: Path, scorer: Path, model: StatementModel | None = None) -> dict[str, list[Judged]]:
    """The marked sources by annotator; an article that two marked counts for the first."""
    first: dict[str, tuple[str, list[Relation]]] = {}
    for stem, text, relations in load_scorer(scorer).read_gold(polnear / "dev"):
        first.setdefault(stem, (text, relations))
    found: dict[str, list[Judged]] = {}
    for path in sorted((HERE / "actors").glob("gold-*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        mine = found.setdefault(held["annotator"], [])
        for article in held["articles"]:
            if article["stem"] not in first:
                continue
            text, relations = first.pop(article["stem"])
            ours = recognised(Document(text, sha256(text.encode()), language="en"), relations, model)
            for source in article["sources"]:
                taken = tuple(map(tuple, source["spans"])) in ours
                mine.append(Judged(source["kind"] == "unnamed", taken, source.get("doubt", False)))
    return found


def tally(sources: Iterable[Judged]) -> Tally:
    """The counts over some sources."""
    counts = Counter[str]()
    for one in sources:
        counts.update(right=one.unnamed and one.taken, found=one.taken, marked=one.unnamed)
    return Tally(counts["right"], counts["found"], counts["marked"])


def recognition(sources: dict[str, list[Judged]]) -> list[list[Cell]]:
    """A row for each annotator and one for all, with and without the marks in doubt."""
    everything = {**sources, "all": [one for some in sources.values() for one in some]}
    return [
        row
        for name, some in everything.items()
        for row in (
            [name, *tally(some).row()],
            [f"{name}, without those in doubt", *tally(one for one in some if not one.doubt).row()],
        )
    ]


def _places(spans: Spans) -> Places:
    return tuple((span.start, span.end) for span in spans)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was marked in a sentence and what the program found there, as words; empty where nothing."""

    part: str
    marked: str
    found: str


def answers(sentence: Sentence) -> Iterator[Answer]:
    """Every part of one sentence that somebody marked or the program found."""
    document, statement = sentence.said()
    addressee, channel = find_addressee(document, statement), find_channel(document, statement)
    outlet = outlet_words(document, channel) if channel else None
    unnamed = find_unnamed(document, [statement]).get(statement.id)

    def shown(spans: Spans) -> str:
        return words(document.text, spans)

    def marked(mark: str) -> str:
        return shown(sentence.pieces.get(mark, ()))

    count = "" if sentence.count is None else str(sentence.count)
    yield Answer("unnamed", sentence.kind or "", unnamed.kind.value if unnamed else "")
    yield Answer("how many", count, str((unnamed.least, unnamed.most)) if unnamed else "")
    yield Answer("affiliation", bare(marked("f")), bare(shown(unnamed.affiliation)) if unnamed else "")
    yield Answer("knowledge", marked("k"), shown(unnamed.knowledge) if unnamed else "")
    yield Answer("reason", marked("r"), shown(unnamed.reason) if unnamed else "")
    yield Answer("addressee", marked("a"), shown(addressee.spans) if addressee else "")
    yield Answer("channel, kind", sentence.channel or "", channel.kind.value if channel else "")
    yield Answer("channel, words", marked("h"), shown(channel.spans) if channel else "")
    yield Answer("channel, outlet", bare(marked("o")), bare(outlet.cut(document.text)) if outlet else "")


def bare(name: str) -> str:
    """A name without its article."""
    return name.removeprefix("the ").removeprefix("The ")


def main() -> None:
    """Measure and print."""
    options = parsed()
    head = ["marked", "found", "precision", "recall", "F1"]
    if options.polnear and options.scorer:
        found = judged(options.polnear, options.scorer)
        print(table(["unnamed sources, PolNeAR dev, annotator", *head], recognition(found)))
        if options.model:
            found = judged(options.polnear, options.scorer, StatementModel.load(options.model))
            print(table(["the same with the actors of the text", *head], recognition(found)))
    measure_cases(head, show=options.show)


def measure_cases(head: list[str], *, show: bool) -> None:
    """Measure on the invented sentences and print."""
    sentences = read_sentences(HERE / "unnamed" / "cases.json")
    right, found, marked = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        for answer in answers(sentence):
            right[answer.part] += bool(answer.marked) and answer.marked == answer.found
            found[answer.part] += bool(answer.found)
            marked[answer.part] += bool(answer.marked)
            if show and answer.marked != answer.found:
                print(f"{answer.part}: {answer.marked!r} | {answer.found!r} | {sentence.text}")
    rows = [[part, *Tally(right[part], found[part], marked[part]).row()] for part in marked]
    print(table([f"{len(sentences)} invented sentences", *head], rows))


def parsed() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, help="the folder with metadata.tsv and dev/")
    parser.add_argument("--scorer", type=Path, help="attribution.py, the metric, which reads the corpus")
    parser.add_argument("--model", type=Path, help="a model folder: also measure with the actors of the text")
    parser.add_argument("--show", action="store_true", help="print every answer that differs from the mark")
    return parser.parse_args()


if __name__ == "__main__":
    main()
