"""The corpora behind the further heads, as texts with labelled places; `examples` cuts them as the program does.

Names (re3d, MEANTIME), factuality (UW, UDS-IH2, MEANTIME), main predicates (GUM, UW), event classes (PLV, invented).
"""

import csv
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from spoken import running_text

from onrecord.models.tokens import Tokenizer
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.signals import EVENTS
from onrecord.reading.windows import BUDGET, Window, pack, pieces

UNKNOWN = -100
"""Label of a word of which nothing is known; it takes no part in the loss."""

NAME_TAGS = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place")
PERSON, ORGANISATION, PLACE = 1, 3, 5
NEWS, WEB = 0, 1
"""Which scale a factuality is on: UW's and MEANTIME's annotators, or UDS-IH2's."""

SCALE = 3.0
"""Factualities go from -3 to 3; the network says them from -1 to 1."""

Place = tuple[int, int]


@dataclass(slots=True)
class Labelled:
    """A text with what is known of its places. Unset kinds of labels (None) are unknown everywhere in the text."""

    text: str
    names: list[tuple[int, int, int]] | None = None
    unsure: list[Place] = field(default_factory=list)
    predicates: set[Place] | None = None
    facts: list[tuple[int, int, float, int]] = field(default_factory=list)
    event: tuple[Place, Place, int] | None = None


@dataclass(slots=True)
class Further:
    """A window with the further labels.

    `names` and `predicates` are `[words]`; facts are (word, value, scale); events are (first word, last word, first
    word between the parties, last word between them, class).
    """

    window: Window
    names: np.ndarray
    predicates: np.ndarray
    facts: list[tuple[int, float, int]] = field(default_factory=list)
    events: list[tuple[int, int, int, int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, window: Window) -> "Further":
        """A window of which nothing is known yet."""
        return cls(window, *(np.full(len(window.firsts), UNKNOWN, dtype=np.int64) for _ in range(2)))

    @property
    def teaches(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.facts or self.events or (self.names >= 0).any() or (self.predicates >= 0).any())


def examples(texts: Sequence[Labelled], tokenizer: Tokenizer, budget: int = BUDGET) -> Iterator[Further]:
    """Windows over the texts, packed in their order as if they were one document, with labels by word."""
    whole, offsets = "\n\n".join(one.text for one in texts), []
    at = 0
    for one in texts:
        offsets.append(at)
        at += len(one.text) + 2
    parts = split_paragraphs(whole)
    bounds = np.array([*offsets, at])
    for window in pack(pieces(whole, parts, tokenizer, budget), tokenizer, budget):
        found = Further.of(window)
        owner = np.searchsorted(bounds, window.starts, side="right") - 1
        for number in np.unique(owner).tolist():
            label(found, texts[number], offsets[number], np.flatnonzero(owner == number))
        yield found


def label(found: Further, one: Labelled, offset: int, words: np.ndarray) -> None:
    """Put a text's labels on a window's `words`; the text begins at `offset` of what the window was cut from."""
    starts, ends = found.window.starts - offset, found.window.ends - offset

    def covered(start: int, end: int) -> np.ndarray:
        return words[(ends[words] > start) & (starts[words] < end)]

    if one.names is not None:
        found.names[words] = 0
        for start, end in one.unsure:
            found.names[covered(start, end)] = UNKNOWN
        for start, end, kind in one.names:
            inside = covered(start, end)
            found.names[inside] = kind + 1
            found.names[inside[:1]] = kind
    if one.predicates is not None:
        found.predicates[words] = 0
        for start, end in one.predicates:
            found.predicates[covered(start, end)[:1]] = 1
    for start, end, value, scale in one.facts:
        found.facts += [(int(word), value, scale) for word in covered(start, end)[:1]]
    if one.event is not None and len(words):
        source, target, kind = one.event
        between = covered(min(source[1], target[1]), max(source[0], target[0]))
        first, last = (int(between[0]), int(between[-1])) if len(between) else (0, -1)
        found.events.append((int(words[0]), int(words[-1]), first, last, kind))


def factuality(folder: Path, scale: int, parses: Path | None = None) -> list[Labelled]:
    """A text per sentence of a factuality corpus (`text`: tokens and spaces; `targets` with `span1`, `label`)."""
    roots = _roots(parses) if parses else {}
    found = []
    for line in folder.read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        tokens = held["text"].split(" ")
        text, places = running_text(tokens)
        facts = []
        for target in held["targets"]:
            start, end = target["span1"]
            facts.append((places[start][0], places[end - 1][1], float(target["label"]), scale))
        one = Labelled(text, facts=facts)
        if tuple(tokens) in roots:
            one.predicates = {place for place, root in zip(places, roots[tuple(tokens)], strict=True) if root}
        found.append(one)
    return found


def _roots(path: Path) -> dict[tuple[str, ...], list[bool]]:
    """For the tokens of every sentence of a CoNLL file, whether each heads a sentence or a complement clause."""
    found = {}
    for sentence in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in sentence.splitlines() if line]
        found[tuple(row[1] for row in rows)] = [bool({"root", "ROOT", "ccomp"} & set(row)) for row in rows]
    return found


_GUM_WORD = re.compile(r"^[^<\t]+\t.*")


def gum(folder: Path) -> list[Labelled]:
    """GUM's documents, a paragraph or sentence a line, with the words that head sentences and complement clauses."""
    found = []
    for path in sorted((folder / "xml").glob("*.xml")):
        tokens: list[str] = []
        heads: list[bool] = []
        text, predicates = "", set()
        for line in path.read_text(encoding="utf-8").splitlines():
            if _GUM_WORD.match(line):
                columns = line.split("\t")
                tokens.append(columns[0].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
                heads.append(columns[5] in {"root", "ccomp"})
            elif line.startswith(("</p>", "</head>", "</sp>", "</caption>", "</item>", "</quote>")) and tokens:
                part, places = running_text(tokens)
                predicates |= {
                    (a + len(text), b + len(text)) for (a, b), head in zip(places, heads, strict=True) if head
                }
                text += part + "\n\n"
                tokens, heads = [], []
        found.append(Labelled(text.rstrip(), predicates=predicates))
    return found


_LINKING = {"of", "the", "for", "and", "de", "al", "bin", "von", "van", "da", "del", "la", "&", "-", "on", "to", "in"}
_PRONOUNS = {"i", "we", "he", "she", "it", "they", "this", "our", "you"}
_TITLES = re.compile(
    r"(?:(?:the|former|late|president|prime|minister|foreign|vice|mr|mrs|ms|dr|sir|general|gen|senator|sen|rep|secretary|"
    r"king|prince|queen|sheikh|ambassador|colonel|col|major|maj|lt|captain|minister|chief|state|deputy|governor|gov|mayor|"
    r"judge|professor|prof|leader|chancellor|us|u\.s|british|russian|iraqi|syrian|iranian|turkish|ceo|chairman)\.?\s+)+",
    re.IGNORECASE,
)
_RE3D = {"Person": PERSON, "Organisation": ORGANISATION, "Location": PLACE}


def re3d(folder: Path) -> list[Labelled]:
    """re3d's reports with the names of persons, organisations and places; a state is a place here, whatever it does."""
    found = []
    for source in sorted(path.parent for path in folder.glob("*/documents.json")):
        documents = {held["_id"]: held["text"] for held in _lines(source / "documents.json")}
        entities: dict[str, list[tuple[int, int, str]]] = {}
        for held in _lines(source / "entities.json"):
            if held["type"] in _RE3D:
                entities.setdefault(held["documentId"], []).append((held["begin"], held["end"], held["type"]))
        places = {documents[key][a:b] for key, some in entities.items() for a, b, kind in some if kind == "Location"}
        for key, text in documents.items():
            found.append(Labelled(text, names=list(_re3d_names(text, entities.get(key, []), places))))
    return found


def _re3d_names(text: str, entities: list[tuple[int, int, str]], places: set[str]) -> Iterator[tuple[int, int, int]]:
    taken: list[Place] = []
    for start, end, kind in sorted(entities, key=lambda e: (e[0] - e[1], e[0])):
        lead = _TITLES.match(text, start, end)
        begin = lead.end() if lead and lead.end() < end else start
        words = text[begin:end].split()
        named = bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()
        plain = all(word[:1].isupper() or not word[:1].isalpha() or word.lower() in _LINKING for word in words)
        pronoun = len(words) == 1 and words[0].lower() in _PRONOUNS
        free = all(e <= begin or end <= s for s, e in taken)
        if named and plain and not pronoun and free and "'s " not in text[begin:end]:
            taken.append((begin, end))
            yield begin, end, PLACE if text[begin:end] in places else _RE3D[kind]


def _lines(path: Path) -> Iterator[dict]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip())


_MEANTIME = {"PER": PERSON, "ORG": ORGANISATION, "LOC": PLACE}
_BODY_BEGINS = 2
"""Number of the first sentence after headline and dateline; the rest of an article is made one paragraph."""


def meantime(folder: Path) -> list[Labelled]:
    """MEANTIME's articles with the names of persons, organisations and places in their annotated sentences."""
    return [_meantime_article(path) for path in sorted((folder / "intra-doc_annotation").glob("*/*.xml"))]


def _meantime_article(path: Path) -> Labelled:
    root = ET.parse(path).getroot()  # noqa: S314 -- a corpus that we chose
    tokens = [(held.get("t_id"), held.text or "", int(held.get("sentence", "0"))) for held in root.iter("token")]
    text, where = "", {}
    for sentence in sorted({number for _, _, number in tokens}):
        some = [(key, word) for key, word, number in tokens if number == sentence]
        part, places = running_text([word for _, word in some])
        where |= {key: (a + len(text), b + len(text)) for (key, _), (a, b) in zip(some, places, strict=True)}
        text += part + ("\n\n" if sentence < _BODY_BEGINS else " ")
    kinds = {held.get("m_id"): held.get("ent_type") for held in root.iter("ENTITY")}
    belongs = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        for source in link.findall("source"):
            belongs[source.get("m_id")] = kinds.get(target.get("m_id")) if target is not None else None
    names, last = [], 0
    for mention in root.iter("ENTITY_MENTION"):
        spans = [where[anchor.get("t_id")] for anchor in mention.iter("token_anchor")]
        last = max([last, *(end for _, end in spans)])
        kind = _MEANTIME.get(belongs.get(mention.get("m_id")) or "")
        if kind and spans and mention.get("syntactic_type") in {"NAM", "PRE.NAM"}:
            start, end = _bare(text, spans[0][0], spans[-1][1])
            names += [(start, end, kind)] if start < end else []
    # Only the first sentences are annotated.
    return Labelled(text, names=_apart(names), unsure=[(last + 2, len(text) + 1)])


def _bare(text: str, start: int, end: int) -> Place:
    """A name without the title and the common nouns before it."""
    lead = re.compile(r"(?:the |[a-z][\w-]* )+").match(text, start, end)
    start = lead.end() if lead else start
    lead = _TITLES.match(text, start, end)
    return (lead.end() if lead and lead.end() < end else start), end


def _apart(names: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for start, end, kind in sorted(names, key=lambda n: (n[1] - n[0], n[0])):
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, kind))
    return kept


_PARTY = re.compile(r"[<\[]/?[st][>\]]")


def plover(path: Path) -> list[Labelled]:
    """PLV's sentences with the places of source and target and the number of their root class among EVENTS."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_event(row["marked_sentence"], row["gold_root"]) for row in csv.DictReader(lines, delimiter="\t")]


def invented(folder: Path) -> list[Labelled]:
    """Invented event sentences, one a line, in a file for each root class."""
    return [
        _event(line.strip(), path.stem)
        for path in sorted(folder.glob("[A-Z]*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def _event(marked: str, name: str) -> Labelled:
    text, marks, at = "", {}, 0
    for mark in _PARTY.finditer(marked):
        text += marked[at : mark.start()]
        marks.setdefault(mark.group()[1:-1], len(text))
        at = mark.end()
    text += marked[at:]
    source, target = ((marks.get(party, 0), marks.get(f"/{party}", 0)) for party in "st")
    return Labelled(text, event=(source, target, [event.value for event in EVENTS].index(name)))


def fold(text: str, folds: int) -> int:
    """Which of `folds` parts a text belongs to, by its hash."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % folds
