"""Speeches with a label each, in texts that are no transcripts."""

import pytest

from onrecord.reading.turns import find_turns
from onrecord.records import words
from tests.reading.turns.test_finding import of

SPEECH = (
    "Friends, I am glad to see you all in this hall. We have waited a long year for our lock to be mended, and I want "
    "to thank those who did it. It cost us more than we thought. I will say it again in spring, when the ships come."
)


def told(text: str) -> list[tuple[str, str]]:
    return [(turn.label.cut(text), words(text, turn.said)) for turn in find_turns(of(text)) if turn.said]


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("", "President of Marrowen Ana Kestrel"),
        ("Taking part in the meeting was Oto Vale, the master of the port. ", "Harbour Minister Ana Kestrel"),
        ("Excerpts from transcript of a meeting of the Harbour Council ", "President Ana Kestrel"),
        ("Lisk, 3 March.\n\n", "Ana Kestrel"),
    ],
)
def test_whoever_has_a_label_has_the_word(lead: str, label: str) -> None:
    assert told(f"{lead}{label}: {SPEECH}") == [(label, SPEECH)]


def test_one_speech_ends_where_the_next_begins() -> None:
    text = f"President Ana Kestrel: {SPEECH} Prime Minister Oto Vale: {SPEECH}"
    assert told(text) == [("President Ana Kestrel", SPEECH), ("Prime Minister Oto Vale", SPEECH)]


@pytest.mark.parametrize(
    "text",
    [
        f"Lisk Harbour Board: {SPEECH}",
        f"Warning: {SPEECH}",
        "President Ana Kestrel: The lock is mended. It cost more than was thought. " * 5,
        f"President Ana Kestrel: {SPEECH} Kestrel then left for the port.",
        "President Ana Kestrel: I am glad.",
        f"President Ana Kestrel, one of those who have read “Mending: {SPEECH}",
    ],
)
def test_what_is_no_speech_gives_nobody_the_word(text: str) -> None:
    assert told(text) == []
