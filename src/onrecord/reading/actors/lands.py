"""Lands by all of their words: "Ukrainian" as "of Ukraine". The one rule: a land that no table has is known by the
document, which names it and calls its people almost so."""

from collections.abc import Sequence
from itertools import takewhile

from onrecord.reading.actors.figures import Figure
from onrecord.reading.actors.lexicon import Lexicon
from onrecord.records import ActorType

_LAND, _PLACE = "land ", "place "
_LONGEST = 4
"""Words of a state's name, at most, of those that stand in a description: "Democratic Republic of Congo" has three."""
_ENDINGS = ("n", "ese", "er")
_LEAST, _CHANGED = 4, 2
"""Letters that a land and its people share at least, and letters of the land that may be missing."""
_MARKS = {ActorType.STATE: _LAND, ActorType.PLACE: _PLACE}


class Lands:
    """The lands of a document and of the tables."""

    def __init__(self, figures: Sequence[Figure], lexicon: Lexicon) -> None:
        self._codes = {**lexicon.peoples, **lexicon.states}
        self._named = {
            name.words[0]: _MARKS[figure.type] + name.words[0]
            for figure in figures
            if figure.type in _MARKS
            for name in figure.names
            if len(name.words) == 1 and name.words not in self._codes
        }

    def told(self, words: Sequence[str]) -> list[str]:
        """Folded words, each land in one form however it is called."""
        found, at = [], 0
        while at < len(words):
            size = next((n for n in range(_LONGEST, 0, -1) if tuple(words[at : at + n]) in self._codes), 0)
            found.append(_LAND + self._codes[tuple(words[at : at + size])] if size else self._one(words[at]))
            at += max(1, size)
        return found

    def _one(self, word: str) -> str:
        if word in self._named or not word.endswith(_ENDINGS):
            return self._named.get(word, word)
        near = [place for place in self._named if _is_of(word, place)]
        return self._named[near[0]] if len(near) == 1 else word


def is_land(word: str) -> bool:
    """Whether a word that was told stands for a land, and not for a mere place."""
    return word.startswith(_LAND)


def _is_of(word: str, place: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, place, strict=False)))
    return shared >= max(_LEAST, len(place) - _CHANGED)
