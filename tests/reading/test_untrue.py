"""What words call untrue, and what is told where somebody rejects that it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.untrue import called_untrue, told_of


@pytest.mark.parametrize(
    ("words", "untrue"),
    [
        ("It is a lie that the mill had closed", "The mill had closed"),
        ("It is simply not true that she paid", "She paid"),
        ("Claims that the guard shelled the town are false", "The guard shelled the town"),
        ("The claim that two families were paid is devoid of any foundation", "Two families were paid"),
        ("Reports of a letter of resignation by Brusk are without foundation", "A letter of resignation by Brusk"),
        ("The allegations made by the Lamp that we looted the mill are completely false", "We looted the mill"),
        ("Versions about some welding work do not correspond to reality", "Some welding work"),
        ("The story that she resigned is a pure invention", "She resigned"),
        ("The rumour that the ferry sank has no basis in fact", "The ferry sank"),
    ],
)
def test_a_verdict_leaves_what_it_is_about(words: str, untrue: str) -> None:
    assert called_untrue(words) == untrue


@pytest.mark.parametrize(
    "words",
    [
        "The report was false",
        "The claim that the guard shelled the town is false, and the mayor knows it and will say so in court tomorrow",
        "The claim that the guard shelled the town is being looked into",
        "The claims were made by a man who was wrong",
        "The mill had closed",
        "Reports that are false harm everybody",
        "",
    ],
)
def test_what_says_more_or_less_is_left_alone(words: str) -> None:
    assert called_untrue(words) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("A newspaper report that a deckhand silenced an alarm", "A deckhand silenced an alarm"),
        ("The notion that he was part of the guild", "He was part of the guild"),
        ("Allegations by the opposition that the vote was rigged", "The vote was rigged"),
        ("The report that the vote was rigged as complete nonsense", "The vote was rigged"),
        ("He had met Brusk", "He had met Brusk"),
        ("The report", "The report"),
    ],
)
def test_what_is_told_is_what_is_rejected(words: str, told: str) -> None:
    assert told_of(words) == told


@given(st.text(max_size=600))
def test_any_words(words: str) -> None:
    untrue, told = called_untrue(words), told_of(words)
    assert untrue is None or untrue.casefold() in words.casefold()
    assert told.casefold() in words.casefold() or told[:1].upper() == told[:1]


@pytest.mark.parametrize("piece", ["claims that ", "the report by a ", "is false ", "a lie that "])
def test_long_words_are_no_trouble(piece: str) -> None:
    assert called_untrue(piece * 50_000) is None
    assert told_of(piece * 50_000)
