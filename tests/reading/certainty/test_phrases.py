"""Phrases in running words."""

import pytest

from onrecord.reading.certainty.phrases import Match, Phrasebook, leading

SETS = {"money": ["coin", "note*"]}


@pytest.mark.parametrize(
    ("phrase", "words", "places"),
    [
        ("pay", "they pay", [(1, 2)]),
        ("pay", "they paying", []),
        ("pay*", "they paying", [(1, 2)]),
        ("pay|buy back", "buy back pay back", [(0, 2), (2, 4)]),
        ("a {money}", "a coin a notebook a purse", [(0, 2), (2, 4)]),
        ("not? pay", "not pay", []),
        ("did not? pay", "did pay did not pay", [(0, 2), (2, 5)]),
        ("give ~2 back", "give it all back", [(0, 4)]),
        ("give ~2 back", "give it all now back", []),
        ("give ~ back", "give a b c d e back", [(0, 7)]),
        ("give ~ back", "give it . take back", []),
        ("give back", "give", []),
    ],
)
def test_where_a_phrase_stands(phrase: str, words: str, places: list[tuple[int, int]]) -> None:
    if phrase.startswith("not?"):
        with pytest.raises(ValueError, match="must begin with a word"):
            Phrasebook({"it": [phrase]}, SETS)
        return
    found = Phrasebook({"it": [phrase]}, SETS).matches(words.split())
    assert [(match.first, match.last) for match in found] == places


def test_of_phrases_that_overlap_the_more_specific_one_leads() -> None:
    book = Phrasebook({"short": ["not"], "long": ["not only"], "late": ["only now here"]}, {})
    matches = book.matches(["it", "is", "not", "only", "now", "here"])
    assert [match.label for match in leading(matches)] == ["short", "late"]


def test_a_word_may_be_of_any_length() -> None:
    assert Phrasebook({"it": ["a*"]}, {}).matches(["a" * 1_000_000]) == [Match(0, 1, "it", 1)]
