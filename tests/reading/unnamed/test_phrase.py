import pytest

from onrecord.reading.unnamed.people import load_people
from onrecord.reading.unnamed.phrase import Pointing, parse_phrase
from onrecord.records import Span

PHRASES = [
    ("a senior official in the ministry", "official", Pointing.NEW),
    ("the second official", "official", Pointing.NEW),
    ("the official", "official", Pointing.KNOWN),
    ("Osk’s aides", "aides", Pointing.OWNED),
    ("her spokesman", "spokesman", Pointing.OWNED),
    ("many of the voters", "voters", Pointing.MANY),
    ("no one", "one", Pointing.MANY),
    ("former officials", "officials", Pointing.BARE),
    ("one of Osk’s aides", "aides", Pointing.NEW),
    ("an official Wednesday", "official", Pointing.NEW),
    ("a man calling himself Osk", "man", Pointing.NEW),
    ("one woman adopted from Velmara", "woman", Pointing.NEW),
    ("an aide, who left", "aide", Pointing.NEW),
    ("one of the\n\npeople", "people", Pointing.NEW),
]


@pytest.mark.parametrize(("words", "noun", "pointing"), PHRASES)
def test_a_phrase_has_a_head_and_points(words: str, noun: str, pointing: Pointing) -> None:
    phrase = parse_phrase(words, (Span(0, len(words)),), load_people())

    assert phrase
    assert (phrase.noun, phrase.pointing) == (noun, pointing)


@pytest.mark.parametrize(
    "words",
    ["56 percent of voters", "46% of voters", "four in 10 voters", "a majority of them", "two-thirds of voters"],
)
def test_a_part_of_a_poll_is_a_share(words: str) -> None:
    phrase = parse_phrase(words, (Span(0, len(words)),), load_people())

    assert phrase
    assert phrase.share


def test_marks_alone_are_no_phrase() -> None:
    assert parse_phrase("…", (Span(0, 1),), load_people()) is None
    assert parse_phrase("…", (), load_people()) is None
