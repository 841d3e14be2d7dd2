"""PolNeAR's articles as windows with gold tags and links, cut exactly as the program cuts them when it reads."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from onrecord.models.tokens import Tokenizer
from onrecord.reading.lattice import BEGIN, END, INSIDE, SINGLE, Found, Role, tag
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.windows import BUDGET, Window, pack, pieces

ROLE_NAMES = {"Source": Role.SOURCE, "Cue": Role.CUE, "Content": Role.CONTENT}


@dataclass(frozen=True, slots=True)
class Relation:
    """One annotated attribution; spans are `(start, end)` code points."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]

    def part(self, role: Role) -> tuple[tuple[int, int], ...]:
        """Spans of one role."""
        return (self.source, self.cue, self.content)[role]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as one annotator saw it."""

    stem: str
    annotator: str
    text: str
    relations: tuple[Relation, ...]


@dataclass(slots=True)
class Example:
    """A window with its gold: a tag for each word, and the spans of words with what belongs to what.

    `source_of_cue` gives, for each of `cues`, the place of its source in `sources` or -1; `cue_of_content`, for each of
    `contents`, the place of its cue.
    """

    window: Window
    tags: np.ndarray
    cues: list[Found] = field(default_factory=list)
    sources: list[Found] = field(default_factory=list)
    contents: list[Found] = field(default_factory=list)
    source_of_cue: list[int] = field(default_factory=list)
    cue_of_content: list[int] = field(default_factory=list)


def read_articles(folder: Path) -> list[Article]:
    """All annotated articles of one PolNeAR split (`attributions/*.ann`, `text/*.txt`)."""
    found = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem, annotator = path.stem.rsplit("_", 1)
        text = (folder / "text" / f"{stem}.txt").read_bytes().decode("utf-8")
        found.append(Article(stem, annotator, text, _relations(path.read_text(encoding="utf-8"))))
    return found


def _relations(annotation: str) -> tuple[Relation, ...]:
    spans: dict[str, list[tuple[int, int]]] = {}
    events = []
    for line in annotation.splitlines():
        if re.match(r"T\d+\t", line):
            key, middle, *_ = line.split("\t")
            spans[key] = [(int(a), int(b)) for a, b in (part.split() for part in middle.split(" ", 1)[1].split(";"))]
        elif re.match(r"E\d+\t", line):
            events.append(line.split("\t", 1)[1])
    relations = []
    for event in events:
        parts: dict[Role, list[tuple[int, int]]] = {role: [] for role in Role}
        for argument in event.split():
            name, key = argument.split(":")
            role = ROLE_NAMES.get(re.sub(r"\d+$", "", name))
            if role is not None and key in spans:
                parts[role] += spans[key]
        relations.append(Relation(*(tuple(sorted(parts[role])) for role in Role)))
    return tuple(relations)


def article_examples(
    article: Article, tokenizer: Tokenizer, rng: random.Random | None = None, budget: int = BUDGET
) -> Iterator[Example]:
    """The windows of one article with gold; `rng` moves the first cut, so that contexts differ from pass to pass."""
    cut = pieces(article.text, split_paragraphs(article.text), tokenizer, budget)
    first = rng.randint(budget // 4, budget) if rng else None
    for window in pack(cut, tokenizer, budget, first):
        yield _label(window, article.relations)


def _label(window: Window, relations: tuple[Relation, ...]) -> Example:
    example = Example(window, np.zeros(len(window.firsts), dtype=np.int64))
    seen: dict[tuple[int, int], int] = {}
    for relation in relations:
        cue = next(iter(_words(window, relation.cue, Role.CUE)), None)
        sources = _words(window, relation.source, Role.SOURCE)
        contents = _words(window, relation.content, Role.CONTENT)
        for span in [*([cue] if cue else []), *sources, *contents]:
            _paint(example.tags, span)
        if cue is None:
            continue
        number = len(example.cues)
        example.cues.append(cue)
        for content in contents:
            example.contents.append(content)
            example.cue_of_content.append(number)
        source = -1
        if sources:
            key = (sources[0].first, sources[0].last)
            if key not in seen:
                seen[key] = len(example.sources)
                example.sources.append(sources[0])
            source = seen[key]
        example.source_of_cue.append(source)
    return example


def _words(window: Window, spans: tuple[tuple[int, int], ...], role: Role) -> list[Found]:
    """The parts of spans that lie in the window, as words; a span is cut where the paragraph ends."""
    found = []
    for start, end in spans:
        inside = np.flatnonzero((window.ends > start) & (window.starts < end))
        for part in np.split(inside, np.flatnonzero(np.diff(window.paragraphs[inside])) + 1):
            found += [Found(int(part[0]), int(part[-1]), role, 1.0)] if len(part) else []
    return found


def _paint(tags: np.ndarray, span: Found) -> None:
    if span.first == span.last:
        tags[span.first] = tag(span.role, SINGLE)
        return
    # A later span that runs into an earlier one cuts it short, so that the path stays legal.
    tags[span.first] = tag(span.role, BEGIN)
    tags[span.first + 1 : span.last] = tag(span.role, INSIDE)
    tags[span.last] = tag(span.role, END)


def legal(tags: np.ndarray, table: np.ndarray) -> bool:
    """Whether a tag sequence is a path of the lattice."""
    path = [len(table) - 1, *tags.tolist(), len(table) - 1]
    return bool(table[path[:-1], path[1:]].all())
