"""Names joined into figures: those that mean one and the same in a document. The one rule: two who share a name stay
apart, and a name that fits both is left open unless the text prefers one."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.actors.bodies import join_bodies
from onrecord.reading.actors.folding import slug
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import Name
from onrecord.reading.actors.persons import join_persons
from onrecord.reading.actors.scene import Scene
from onrecord.records import ActorType

_BRACKETS = re.compile(r"[\[\]]")
_OWNER = re.compile(r"['’]s? (?=[a-z])")
_APART = 0.35
"""By how much one bearer of a shared surname must lead."""

_FIRST, _JUST_NAMED = 0.3, 0.9
_NEAR = 2
"""Sentences over which a full name still says who is meant by the surname."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything called by names that mean the same: its id, its fullest name, its names in the order of the text."""

    id: str
    name: str
    type: ActorType
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Who is in a document. `of` gives the number of the figure by the place where a name begins; where two may be
    meant, `shared` gives theirs instead."""

    all: tuple[Figure, ...]
    of: dict[int, int]
    shared: dict[int, tuple[int, ...]]


def join_names(scene: Scene, names: Sequence[Name], lexicon: Lexicon) -> Figures:
    """Figures in the order of their first names."""
    forms: defaultdict[tuple[ActorType, Words], list[Name]] = defaultdict(list)
    for name in names:
        forms[name.type, name.words].append(name)
    persons = {words: some for (kind, words), some in forms.items() if kind is ActorType.PERSON}
    bodies = {key: some for key, some in forms.items() if key[0] is not ActorType.PERSON}
    groups, open_names = join_persons(persons, lexicon)
    members: list[list[Name]] = [sorted(group, key=lambda name: name.span) for group in groups]
    owners = {name.words: at for at, group in enumerate(groups) for name in group}
    shared = _settle(scene, members, open_names)
    members += [sorted(group, key=lambda name: name.span) for group in join_bodies(scene.text, bodies, owners, lexicon)]
    order = sorted((n for n, group in enumerate(members) if group), key=lambda n: members[n][0].span)
    number = {old: new for new, old in enumerate(order)}
    figures = _numbered(scene.text, [members[old] for old in order], lexicon)
    of = {name.span.start: at for at, figure in enumerate(figures) for name in figure.names}
    return Figures(figures, of, {place: tuple(number[n] for n in some) for place, some in shared.items()})


def _numbered(text: str, groups: Iterable[list[Name]], lexicon: Lexicon) -> tuple[Figure, ...]:
    taken: Counter[str] = Counter()
    figures: dict[int, Figure] = {}
    numbered = sorted(enumerate(groups), key=lambda item: (item[1][0].type is ActorType.PLACE, item[0]))
    for number, group in numbered:
        used = Counter(name.words for name in group)
        fullest = max(group, key=lambda name: _fullness(name, used, lexicon))
        name = _OWNER.sub(" ", surface(text, fullest))
        key = slug(name)
        taken[key] += 1
        unique = key if taken[key] == 1 else f"{key}-{taken[key]}"
        taken[unique] += unique != key
        figures[number] = Figure(unique, name, fullest.type, tuple(group))
    return tuple(figures[number] for number in range(len(figures)))


def surface(text: str, name: Name) -> str:
    """A name as it is written, in one line and without an editor's brackets."""
    return " ".join(_BRACKETS.sub("", name.span.cut(text)).split())


def _fullness(name: Name, used: Mapping[Words, int], lexicon: Lexicon) -> tuple[bool | int, ...]:
    """Country before capital, more words before fewer. Then, of a person's spellings, no initials before initials, the
    most used, the latest; of a body's, spelt out before short, first before later."""
    words = name.words
    if name.type is ActorType.PERSON:
        initials = sum(len(word) == 1 for word in words)
        return (True, len(words), -initials, used[words], name.span.start)
    return (words not in lexicon.capitals, len(words), sum(map(len, words)), -name.span.start)


def _settle(
    scene: Scene, members: list[list[Name]], open_names: Sequence[tuple[Name, tuple[int, ...]]]
) -> dict[int, tuple[int, ...]]:
    """Give each name that several share to the one whom the text prefers; those left open, by their place."""
    shared: dict[int, tuple[int, ...]] = {}
    full = [[name.span.start for name in group if len(name.words) > 1] for group in members]
    titles = [{name.title for name in group} - {""} for group in members]
    for name, candidates in open_names:
        scores = sorted(
            ((_preference(scene, name, full, at, candidates) + (name.title in titles[at]), at) for at in candidates),
            reverse=True,
        )
        if scores[0][0] - scores[1][0] >= _APART:
            members[scores[0][1]].append(name)
        else:
            shared[name.span.start] = candidates
    for group in members:
        group.sort(key=lambda name: name.span)
    return shared


def _preference(scene: Scene, name: Name, full: Sequence[Sequence[int]], at: int, candidates: tuple[int, ...]) -> float:
    """How well a bearer fits a bare surname: named in full more often, introduced first, named in full just before."""
    share = len(full[at]) / max(1, sum(len(full[other]) for other in candidates))
    first = min(candidates, key=lambda other: full[other][0] if full[other] else len(scene.text)) == at
    before = bisect_right(full[at], name.span.start)
    near = before > 0 and scene.sentence(name.span.start) - scene.sentence(full[at][before - 1]) <= _NEAR
    return share + _FIRST * first + _JUST_NAMED * near
