"""Nested sentences made from flat ones. The corpus marks only the outermost statement of a sentence, and such sentences
are rare in it; here a sentence that holds a statement is put into the mouth of somebody else, and only that is marked.

The inner sentence is also shown alone, bare of its full stop and with a small first letter, as contents look when the
program reads them again; there its own statement is marked.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import Article, Relation

SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"’']?(?=\s|$)|$)", re.MULTILINE)
SMALL = frozenset(
    """a an the he she it they we his her their its our in on at for but and as if when while after before since by with
    this that these those there some many most several two three one both all no not even also still last next under
    during""".split()  # noqa: SIM905 - a list of fifty literals is no easier to read
)
LONGEST, SHORTEST = 260, 25
SMALL_LETTER = 0.6


@dataclass(frozen=True, slots=True)
class Inner:
    """A sentence without its full stop, and its relations counted from its first character."""

    text: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words of a source and of a cue that stand next to each other somewhere in the corpus."""

    source: str
    cue: str
    after: bool


def sentences(article: Article) -> Iterator[tuple[int, int, Inner]]:
    """Sentences of an article that hold all of at least one statement and nothing of any other; with their places."""
    for match in SENTENCE.finditer(article.text):
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        body = article.text[start:end].rstrip(".")
        stop = start + len(body)
        if not SHORTEST <= len(body) <= LONGEST or body.count("“") != body.count("”") or body.count('"') % 2:
            continue
        touching = [
            r
            for r in article.relations
            if any(a < end and b > start for p in (r.source, r.cue, r.content) for a, b in p)
        ]
        inside = [
            r
            for r in touching
            if r.cue and all(start <= a and b <= stop for p in (r.source, r.cue, r.content) for a, b in p)
        ]
        if inside and len(inside) == len(touching):
            yield start, end, Inner(body, tuple(_moved(r, -start) for r in inside))


def speakers(articles: Sequence[Article]) -> tuple[list[Speaker], list[Speaker]]:
    """Speakers whose cue takes a that-clause, and speakers that follow what they say; source and cue adjacent."""
    clause, following = [], []
    for article in articles:
        for r in article.relations:
            if len(r.source) != 1 or len(r.cue) != 1 or not r.content:
                continue
            source, cue, content = r.source[0], r.cue[0], r.content[0]
            words = Speaker(article.text[slice(*source)], article.text[slice(*cue)], after=source[0] > cue[0])
            if "\n" in words.source + words.cue or (abs(cue[0] - source[1]) > 1 and abs(source[0] - cue[1]) > 1):
                continue
            if content[0] - cue[1] == 1 and not words.after and article.text[slice(*content)].startswith("that "):
                clause.append(words)
            elif content[1] <= min(source[0], cue[0]) and article.text[content[1]] == ",":
                following.append(words)
    return clause, following


def wrapped(article: Article, known: tuple[list[Speaker], list[Speaker]], share: float, rng: random.Random) -> Article:
    """An article in which a share of the sentences that could be were put into somebody's mouth."""
    text, relations, at = [], [r for r in article.relations if r.cue], 0
    moved: list[Relation] = []
    size = 0
    for start, end, inner in sentences(article):
        before = article.text[at:start]
        if rng.random() >= share:
            continue
        made, relation = _wrap(inner, known, rng)
        gone = {
            r for r in relations if all(start <= a and b <= end for p in (r.source, r.cue, r.content) for a, b in p)
        }
        moved += [_moved(r, size - at) for r in relations if r not in gone and _first(r) < start and _first(r) >= at]
        relations = [r for r in relations if r not in gone and _first(r) >= start]
        size += len(before)
        moved.append(_moved(relation, size))
        text += [before, made]
        size += len(made)
        at = end
    moved += [_moved(r, size - at) for r in relations if _first(r) >= at]
    new = "".join([*text, article.text[at:]])
    return Article(article.stem, article.annotator, new, tuple(r for r in moved if _sound(r, new)))


def bare(article: Article, rng: random.Random, share: float) -> Article:
    """Inner sentences of an article one by one, as contents look that are read again."""
    text, relations, size = [], [], 0
    for _, _, inner in sentences(article):
        if rng.random() < share:
            body = _small(inner.text) if rng.random() < SMALL_LETTER else inner.text
            text.append(body)
            relations += [_moved(r, size) for r in inner.relations]
            size += len(body) + 2
    return Article(article.stem, article.annotator, "\n\n".join(text), tuple(relations))


def _wrap(inner: Inner, known: tuple[list[Speaker], list[Speaker]], rng: random.Random) -> tuple[str, Relation]:
    quoted = any(mark in inner.text for mark in '“”"')
    form = rng.choice(("that", "that", "clause", "after", "after", "according") + (() if quoted else ("quote",)))
    if form in ("that", "clause"):
        speaker = rng.choice(known[0])
        content = ("that " if form == "that" else "") + _small(inner.text)
        return _laid((("source", _large(speaker.source)), " ", ("cue", speaker.cue), " ", ("content", content), "."))
    if form == "according":
        source = rng.choice(known[1]).source
        if rng.choice((True, False)):
            return _laid((("cue", "According to"), " ", ("source", source), ", ", ("content", _small(inner.text)), "."))
        return _laid((("content", inner.text), ", ", ("cue", "according to"), " ", ("source", source), "."))
    speaker = rng.choice(known[1])
    tail = (
        [("cue", speaker.cue), " ", ("source", speaker.source)]
        if speaker.after
        else [("source", speaker.source), " ", ("cue", speaker.cue)]
    )
    if form == "quote":
        return _laid((("content", f"“{inner.text},”"), " ", *tail, "."))
    return _laid((("content", inner.text), ", ", *tail, "."))


def _laid(parts: Sequence[str | tuple[str, str]]) -> tuple[str, Relation]:
    text, places = "", {"source": (), "cue": (), "content": ()}
    for part in parts:
        if isinstance(part, str):
            text += part
        else:
            places[part[0]] = ((len(text), len(text) + len(part[1])),)
            text += part[1]
    return text, Relation(places["source"], places["cue"], places["content"])


def _moved(relation: Relation, by: int) -> Relation:
    return Relation(*(tuple((a + by, b + by) for a, b in p) for p in (relation.source, relation.cue, relation.content)))


def _first(relation: Relation) -> int:
    return min(a for p in (relation.source, relation.cue, relation.content) for a, _ in p)


def _sound(relation: Relation, text: str) -> bool:
    return all(0 <= a < b <= len(text) for p in (relation.source, relation.cue, relation.content) for a, b in p)


def _small(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first.lower() in SMALL and first != "I" else text


def _large(text: str) -> str:
    return text[0].upper() + text[1:]
