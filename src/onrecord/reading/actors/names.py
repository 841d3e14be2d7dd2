"""Names as they stand in a text. The one rule: a name's span holds neither its article, nor a title, nor a possessive
ending."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.signals import Mention
from onrecord.records import ActorType, Span

_LEADING = re.compile(r"(?:(?:[Tt]he|[Aa]n?|(?<=\d\s)[AP]M)\s+|[\s\"“”‘’'«»(\[@#,.;:–—-]+)+")
_TRAILING = re.compile(r"(?:['’]s?|\s[a-z]+|\s?\(.*|[\s\"“”«»)\],;:–—-]+)$")
_TITLE = re.compile(r"([A-Za-z]+)\.?\s+")
_BEFORE = re.compile(r"(?<![\w.])([A-Za-z-]+)\.?[ \n]$")
_ADJECTIVES = frozenset({"conservative", "independent", "liberal", "presidential", "republican", "socialist"})
_SAINTS = frozenset({"st", "saint"})
_SAINT = re.compile(r"(?<!\w)(?:St\.?|Saint)\s\Z")
_CERTAIN = 0.9
_FAR = 20
_HEAD = re.compile(r"(?<![\w’'])(?:[^\W\d_a-z][\w.]*(?:[’'-]|(?<=[\w.])(?=\Z)))+\Z")
_PARTICLE = re.compile(r"(?<![\w’'-])(?:al|ad|an|as|ash|at|az|el|ibn|bin)-\Z")
_TAIL = re.compile(r"(?:\w+|[’'-](?=[^\W\d_a-z])\w+)+")
_PART = re.compile(r"\S+")
_OFFICE, _FULL = 4, 2
"""Words in which an office ends that stands before a name, and words of a full name."""
CIVIL = frozenset({"mr", "mrs", "ms", "miss", "mx", "doctor", "sir", "dame"})


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One place where somebody is called by name: `span` without title and possessive ending, `title` in full ("" for
    none), `words` folded."""

    span: Span
    type: ActorType
    probability: float
    title: str
    words: Words


class Names:
    """All names of a text in their order, none overlapping."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.all = sorted(names, key=lambda name: name.span)
        self._starts = [name.span.start for name in self.all]

    def within(self, span: Span) -> list[Name]:
        """Names that lie wholly inside a span."""
        part = self.all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [name for name in part if name.span.end <= span.end]

    def ending(self, place: int) -> Name | None:
        """The name that ends at a place."""
        at = bisect_right(self._starts, place - 1) - 1
        return self.all[at] if at >= 0 and self.all[at].span.end == place else None


def apart(names: Iterable[Name]) -> Iterator[Name]:
    """Names of which none overlaps another; of two that do, the likelier, then the longer."""
    last: Name | None = None
    for name in sorted(names, key=lambda name: name.span):
        if last is not None and name.span.start < last.span.end:
            last = max(last, name, key=lambda one: (round(one.probability, 1), len(one.span)))
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def read_name(text: str, mention: Mention, lexicon: Lexicon) -> Name | None:
    """A mention without its article, title and possessive ending; None where nothing is left."""
    start, end, title = *_whole_words(text, mention.span), ""
    if match := _LEADING.match(text, start, end):
        start = match.end()
    while (match := _TRAILING.search(text, start, end)) and match.start() > start:
        end = match.start()
    while mention.type is ActorType.PERSON and (match := _TITLE.match(text, start, end)):
        word = match[1].lower()
        if (word not in lexicon.titles and word not in lexicon.roles) or word in _SAINTS:
            break
        title, start = lexicon.titles.get(word, word), match.end()
    if mention.type is ActorType.PERSON and (office := _office(text[start:end], lexicon)):
        title, start = office[0], start + office[1]
    if start >= end:
        return None
    if match := _SAINT.search(text, max(0, start - _FAR), start):
        start = match.start()
    words = folded(text[start:end])
    if not title and (match := _BEFORE.search(text, max(0, start - 20), start)):
        word = match[1].lower()
        title = lexicon.titles.get(word, word if word in lexicon.roles - _ADJECTIVES else "")
    role = words[:1] == words and bool(words) and words[0] in lexicon.roles
    known = bool(words) and (not role or title in CIVIL or words in lexicon.outlets or mention.probability > _CERTAIN)
    return Name(Span(start, end), mention.type, mention.probability, title, words) if known else None


def _office(words: str, lexicon: Lexicon) -> tuple[str, int] | None:
    """The office that stands in a run of capitals before a full name, and where that begins: "Harbour Minister Ana
    Osk"; None where the run begins with a given name, or no full name follows."""
    parts = list(_PART.finditer(words))
    if not parts or parts[0][0].lower() in lexicon.feminine_names | lexicon.masculine_names:
        return None
    near = range(min(_OFFICE, len(parts) - _FULL) - 1, 0, -1)
    at = next((at for at in near if parts[at][0][:1].isupper() and parts[at][0].lower() in lexicon.roles), None)
    return None if at is None else (parts[at][0].lower(), parts[at + 1].start())


def _whole_words(text: str, span: Span) -> tuple[int, int]:
    """The span with what its first and last words lack: "O’" before "Kestrel", "-Marie" behind "Ana"."""
    before = max(0, span.start - _FAR)
    head = _HEAD.search(text, before, span.start) or _PARTICLE.search(text, before, span.start)
    tail = _TAIL.match(text, span.end)
    return head.start() if head else span.start, tail.end() if tail else span.end
