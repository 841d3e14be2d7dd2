"""Whom the label of a turn names: "Minister of Harbours Ana Osk:". The one rule: a label names who speaks, but for a
name that only says whose adviser that is."""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import Name
from onrecord.reading.actors.scene import Scene
from onrecord.records import ActorType, Span

_OF = re.compile(r"(?:^|\s)(?:against|by|for|from|of|on behalf of|to|under|with) ((?:[\w.-]+ ){0,3})\Z")
_LEAST, _MOST = 2, 4
"""Words of a full name."""


def labels(scene: Scene) -> Iterator[Span]:
    """The labels of turns: sources of what is said without a cue."""
    return (one.source[0] for one in scene.statements if len(one.source) == 1 and not one.cue)


def speaker(text: str, label: Span, within: Sequence[Name], lexicon: Lexicon) -> Name | None:
    """The first person whom a label names in full, or else the one whose name ends it, of the names within it; nobody's
    patron."""
    people = [name for name in within if name.type is ActorType.PERSON and not is_patron(text, label, name, lexicon)]
    last = next((name for name in people if name.span.end == label.end), None)
    return next((name for name in people if len(name.words) >= _LEAST), last)


def of_people(scene: Scene, names: Iterable[Name], lexicon: Lexicon) -> set[Words]:
    """Full names that labels give to people: at their end behind an office, or with a given name that many bear."""
    by_start = {name.span.start: name for name in names if _LEAST <= len(name.words) <= _MOST}
    given = lexicon.feminine_names | lexicon.masculine_names
    bodies = lexicon.organised | lexicon.bodies | lexicon.mastheads
    found = set()
    for label in set(labels(scene)):
        for place in range(label.start, label.end):
            name = by_start.get(place)
            if name is None or not bodies.isdisjoint(name.words):
                continue
            before = scene.text[label.start : place].lower().split()
            ends = name.span.end == label.end and not lexicon.roles.isdisjoint(before)
            if ends or name.words[0] in given:
                found.add(name.words)
    return found


def is_cut(text: str, label: Span, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name in a label lacks the given name before it, which may part one from another: "Vale" in "Minister of
    Marrowen Andrew Vale"."""
    before = text[label.start : name.span.start].split()
    if len(name.words) >= _LEAST or name.type is not ActorType.PERSON or not before or not before[-1][:1].isupper():
        return False
    words = folded(" ".join(before))
    offices = lexicon.roles | lexicon.organised | lexicon.bodies | lexicon.opening | frozenset(lexicon.titles)
    lands = any(words[at:] in lexicon.states or words[at:] in lexicon.peoples for at in range(len(words)))
    return bool(words) and words[-1] not in offices and not lands


def is_patron(text: str, label: Span, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name behind an office is that of another: "Adviser to President Osk", "Osk's lawyer"."""
    if text.startswith(("'s ", "’s "), name.span.end):
        return True
    behind = _OF.search(text[label.start : name.span.start])
    titles = behind[1].lower().replace(".", "").split() if behind else []
    return behind is not None and all(word in lexicon.roles or word in lexicon.titles for word in titles)
