"""Who speaks: canonical speakers of PolNeAR's dev articles, held against the hand-made files in `benchmarks/actors`.

    python benchmarks/actors.py --polnear data [--model FOLDER]        # PolNeAR's folder

Two figures for each annotator and for all together. With the marked statements given, resolution alone is measured;
with the program's own, finding them too. An article marked twice counts for the first annotator. A speaker is right
when the actor given holds the fullest naming mention of the marked one, or has just that name. Resolved are all
sources that were given an actor, also those that name nobody: to name somebody there is wrong.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import table
from benchmarks.polnear import Article, articles
from onrecord.models import StatementModel
from onrecord.reading.actors import Cast, find_actors
from onrecord.reading.actors.folding import slug
from onrecord.reading.encoding import encode
from onrecord.reading.hearing import Hearing
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.read import read_document
from onrecord.reading.signals import Mention
from onrecord.records import Document, SourceKind, Span, Spans, Statement, StatementKind, sha256

GOLD = Path(__file__).parent / "actors"
FORMS = ("full-name", "short-name", "pronoun", "description", "other")
GATED = ("short-name", "pronoun")
"""The forms that a name has to be found for; the targets are set on them."""

HEAD = ("form", "sources", "with actor", "resolved %", "right of resolved %", "right of all %", "named though nobody")


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked source: its places, its form, and the mention of its actor (None where it names nobody)."""

    spans: Spans
    form: str
    mention: Span | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a marked source."""

    form: str
    actor: bool
    resolved: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """The outcomes of one article, with the marked statements given and with the program's own."""

    given: Sequence[Outcome]
    found: Sequence[Outcome]


def load_gold(folder: Path) -> dict[str, list[Marked]]:
    """Marked sources by article; of an article marked twice, the first annotator's."""
    found: dict[str, list[Marked]] = {}
    for articles_of_one in load_annotators(folder).values():
        found |= articles_of_one
    return found


def load_annotators(folder: Path) -> dict[str, dict[str, list[Marked]]]:
    """Marked sources by annotator and article; an article only under the first who marked it."""
    found: dict[str, dict[str, list[Marked]]] = {}
    seen: set[str] = set()
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        own = found.setdefault(content["annotator"], {})
        for article in content["articles"]:
            if article["stem"] in seen:
                continue
            seen.add(article["stem"])
            mentions = {actor["id"]: Span(*actor["mention"]) for actor in article["actors"]}
            sources = [
                Marked(_spans(source["spans"]), source["form"], mentions.get(source["actor"]))
                for source in article["sources"]
            ]
            own[article["stem"]] = sources
    return found


def marked_statements(path: Path) -> Iterator[Statement]:
    """The statements of one annotation file."""
    spans: dict[str, Spans] = {}
    events: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.match(r"T\d+\t", line):
            key, middle, *_ = line.split("\t")
            spans[key] = _spans([[int(place) for place in part.split()] for part in middle.split(" ", 1)[1].split(";")])
        elif re.match(r"E\d+\t", line):
            events.append(line.split("\t", 1)[1])
    for number, event in enumerate(events):
        parts: dict[str, Spans] = {}
        for argument in event.split():
            name, key = argument.split(":")
            parts.setdefault(re.sub(r"\d+$", "", name), spans.get(key, ()))
        content = parts.get("Content", ())
        if content:
            yield Statement(
                id=str(number),
                kind=StatementKind.MIXED,
                source=parts.get("Source", ()),
                cue=parts.get("Cue", ()),
                content=content,
                source_kind=SourceKind.NAMED,
                confidence=1.0,
            )


def judge(text: str, marked: Sequence[Marked], cast: Cast, given: dict[Marked, Spans]) -> list[Outcome]:
    """Hold the cast's answers against the marked sources; `given` are the words that were asked about for each."""
    outcomes = []
    for source in marked:
        actor = cast.resolve(given[source]).actor if source in given else None
        mention = source.mention
        right = (
            actor is not None
            and mention is not None
            and actor in {holder(cast, mention), bearer(cast, mention.cut(text))}
        )
        outcomes.append(Outcome(source.form, source.mention is not None, actor is not None, right))
    return outcomes


def holder(cast: Cast, mention: Span) -> str | None:
    """The actor that has most of a mention."""
    shares = {
        actor.id: max(min(one.end, mention.end) - max(one.start, mention.start) for one in actor.mentions)
        for actor in cast.actors
    }
    most = max(shares, key=lambda key: shares[key], default=None)
    return most if most is not None and shares[most] > 0 else None


def bearer(cast: Cast, name: str) -> str | None:
    """The actor that is called just so."""
    return next((actor.id for actor in cast.actors if slug(actor.name) == slug(name)), None)


def figures(outcomes: Iterable[Outcome]) -> list[list[str | int | float]]:
    """A row for each form, one for the forms that the targets are set on, one for all."""
    listed = list(outcomes)
    groups = [(form, (form,)) for form in FORMS] + [("pronoun and short name", GATED), ("all", FORMS)]
    return [[name, *_row([one for one in listed if one.form in forms])] for name, forms in groups]


def _row(some: Sequence[Outcome]) -> list[str | int | float]:
    counts = Counter[str]()
    for one in some:
        counts["actor"] += one.actor
        counts["resolved"] += one.actor and one.resolved
        counts["given"] += one.resolved
        counts["right"] += one.right
        counts["nobody"] += one.resolved and not one.actor
    most, given = max(1, counts["actor"]), max(1, counts["given"])
    shares = [100 * counts["resolved"] / most, 100 * counts["right"] / given, 100 * counts["right"] / most]
    return [len(some), counts["actor"], *shares, counts["nobody"]]


def overlapping(marked: Sequence[Marked], statements: Sequence[Statement]) -> dict[Marked, Spans]:
    """For each marked source the source read that shares most with it."""
    found: dict[Marked, Spans] = {}
    for source in marked:
        shares = [(_shared(source.spans, one.source), one.source) for one in statements if one.source]
        if shares and max(shares)[0] > 0:
            found[source] = max(shares)[1]
    return found


def _shared(some: Spans, others: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


def _spans(places: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in places)


def _mentions(text: str, model: StatementModel) -> tuple[Mention, ...]:
    hearing = Hearing()
    for _ in hearing.listen(encode(text, split_paragraphs(text), model)):
        pass
    return hearing.signals().mentions


def _measured(article: Article, marked: Sequence[Marked], split: Path, model: StatementModel) -> Measured:
    """What became of an article's marked sources: with the marked statements given, and end to end."""
    mentions = _mentions(article.text, model)
    path = min((split / "attributions").glob(f"{article.stem}_*.ann"))
    document = Document(article.text, sha256(article.text.encode()), published=article.published, language="en")
    cast = find_actors(document, tuple(marked_statements(path)), mentions)
    given = judge(article.text, marked, cast, {source: source.spans for source in marked})
    statements = read_document(document, model).statements
    cast = find_actors(document, statements, mentions)
    return Measured(given, judge(article.text, marked, cast, overlapping(marked, statements)))


def _print(title: str, some: Sequence[Measured]) -> None:
    for way, outcomes in (
        ("marked statements given", [outcome for one in some for outcome in one.given]),
        ("end to end", [outcome for one in some for outcome in one.found]),
    ):
        print(f"\n{title}, {way}: {len(some)} articles, {len(outcomes)} sources\n")
        print(table(HEAD, figures(outcomes)))


def main() -> None:
    """Print both tables for each annotator and for all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--polnear", type=Path, required=True, help="PolNeAR's data folder")
    parser.add_argument("--model", type=Path, help="a model folder; the bundled one if left out")
    options = parser.parse_args()
    data, model = options.polnear, StatementModel.load(options.model)
    annotators = load_annotators(GOLD)
    gold = load_gold(GOLD)
    measured = {
        article.stem: _measured(article, gold[article.stem], data / "dev", model)
        for article in articles(data)
        if article.stem in gold
    }
    for annotator, own in annotators.items():
        _print(f"Annotator {annotator}", [measured[stem] for stem in own if stem in measured])
    _print("All", list(measured.values()))


if __name__ == "__main__":
    main()
