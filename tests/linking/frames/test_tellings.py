"""What words say to have been."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.frames import family, telling

TOLD = [
    ("The mayor called the builder in March", "called"),
    ("The minister rang the prime minister", "call"),
    ("Orudin handed in a letter", "letter"),
    ("A recording exists", "recording"),
    ("The desk was locked by a password", "password"),
    ("Orudin had given the order to open the gates", "order"),
    ("The call took place on Sunday", "call"),
]
NOT_TOLD = [
    ("The call lasted ten minutes", "call"),
    ("There was no call", "call"),
    ("She never sent or received classified papers", "classified"),
    ("He would have called", "called"),
    ("Did he call her?", "call"),
    ("They criticised the order", "order"),
]


@pytest.mark.parametrize(("words", "head"), TOLD)
def test_what_is_told(words: str, head: str) -> None:
    assert family(head) in telling(words).heads


@pytest.mark.parametrize(("words", "head"), NOT_TOLD)
def test_what_is_negated_planned_or_taken_for_granted_is_not(words: str, head: str) -> None:
    assert family(head) not in telling(words).heads


def test_a_new_sentence_is_not_under_the_negation_of_the_last() -> None:
    assert "letter" in telling("There was no call; there was a letter").heads


@given(st.text(max_size=300))
def test_heads_are_among_the_words(words: str) -> None:
    found = telling(words)
    assert found.heads <= found.all
