import pytest

from onrecord.reading.unnamed.knowing import find_knowledge, is_knowing
from onrecord.records import Span, words

KNOWN = [
    ("a person familiar with the call, who spoke", "familiar with the call"),
    ("an official briefed on the talks", "briefed on the talks"),
    ("someone with direct knowledge of the audit", "with direct knowledge of the audit"),
    ("a guest who was present at the pier", "who was present at the pier"),
    ("people close to Osk and who asked for silence", "close to Osk"),
    ("a source in the room", "in the room"),
    ("an aide who has seen the draft but left", "who has seen the draft"),
    ("a senior official", ""),
    ("a woman who lives near by", ""),
]


@pytest.mark.parametrize(("text", "clause"), KNOWN)
def test_the_clause_that_says_how_they_know(text: str, clause: str) -> None:
    place = (Span(0, len(text)),)

    assert words(text, find_knowledge(text, place)) == clause
    assert is_knowing(text, place) is bool(clause)
