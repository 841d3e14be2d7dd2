"""Lands by their names and by what their people are called."""

import pytest

from onrecord.reading.actors.figures import Figure
from onrecord.reading.actors.lands import Lands, is_land
from onrecord.reading.actors.lexicon import load_lexicon
from onrecord.reading.actors.names import Name
from onrecord.records import ActorType, Span

LANDS = Lands(
    [
        Figure(word, word.title(), kind, (Name(Span(0, len(word)), kind, 0.9, "", (word,)),))
        for word, kind in (("marrowen", ActorType.STATE), ("saltmarsh", ActorType.PLACE), ("lisken", ActorType.STATE))
    ],
    load_lexicon(),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["president", "ukraine"], ["president", "ukrainian"]),
        (["president", "russian", "federation"], ["president", "russian"]),
        (["president", "south", "africa"], ["president", "south", "african"]),
        (["minister", "marrowen"], ["minister", "marrowenese"]),
        (["minister", "lisken"], ["minister", "liskener"]),
    ],
)
def test_a_land_is_the_same_by_any_of_its_words(one: list[str], other: list[str]) -> None:
    told = LANDS.told(one)
    assert told == LANDS.told(other)
    assert is_land(told[-1])
    assert not is_land(told[0])


@pytest.mark.parametrize("words", [["minister", "marrows"], ["marten"], ["the", "order"], []])
def test_other_words_stay(words: list[str]) -> None:
    assert LANDS.told(words) == words


def test_a_mere_place_is_no_land() -> None:
    (told,) = LANDS.told(["saltmarsh"])
    assert told == LANDS.told(["saltmarsher"])[0]
    assert not is_land(told)
