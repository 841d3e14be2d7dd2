"""Which pronoun the document uses for whom. The one rule: the text is asked first; a given name counts only as the
registers of many countries count it, and an unknown name is neither."""

import re
from collections.abc import Sequence

from onrecord.reading.actors.figures import Figures
from onrecord.reading.actors.lexicon import Lexicon
from onrecord.reading.actors.scene import Scene
from onrecord.records import ActorType, Role, Span

_PRONOUN = re.compile(r"(?<![\w’'])(?:(he|him|his|himself)|(she|her|hers|herself))(?![\w])", re.IGNORECASE)
_TITLED, _RELATED, _REGISTERED, _BESIDE = 3.0, 2.0, 1.5, 0.5
KNOWN = 1.0
"""From which sum of evidence on a gender counts as known."""


def find_genders(scene: Scene, figures: Figures, roles: Sequence[tuple[Role, ...]], lexicon: Lexicon) -> list[float]:
    """For each figure a number: below nought for "she", above for "he", and the further the surer."""
    known = [0.0] * len(figures.all)
    for at, figure in enumerate(figures.all):
        if figure.type is not ActorType.PERSON:
            continue
        titles = {name.title for name in figure.names} - {""}
        heads = {word for role in roles[at] for word in role.text.lower().split()[-1:]}
        given = {name.words[0] for name in figure.names if len(name.words) > 1}
        known[at] = (
            _TITLED * _lean(titles, lexicon.masculine, lexicon.feminine)
            + _RELATED * _lean(heads, lexicon.masculine, lexicon.feminine)
            + _REGISTERED * _lean(given, lexicon.masculine_names, lexicon.feminine_names)
        )
    for at, lean in _beside(scene, figures):
        known[at] += lean
    return known


def _lean(words: set[str], masculine: frozenset[str], feminine: frozenset[str]) -> int:
    return min(1, len(words & masculine)) - min(1, len(words & feminine))


def _beside(scene: Scene, figures: Figures) -> list[tuple[int, float]]:
    """Pronouns in sentences where only one person has been named since the sentence before began."""
    places = sorted(
        (name.span.start, at)
        for at, figure in enumerate(figures.all)
        if figure.type is ActorType.PERSON
        for name in figure.names
    )
    found: list[tuple[int, float]] = []
    first = last = 0
    for match in _PRONOUN.finditer(scene.text):
        number = scene.sentence(match.start())
        floor = scene.sentences[max(0, number - 1)]
        while last < len(places) and places[last][0] < match.start():
            last += 1
        while first < last and places[first][0] < floor:
            first += 1
        persons = {at for _, at in places[first:last]}
        if len(persons) == 1 and scene.quotation(Span(match.start(), match.end())) is None:
            found.append((persons.pop(), _BESIDE if match[1] else -_BESIDE))
    return found
