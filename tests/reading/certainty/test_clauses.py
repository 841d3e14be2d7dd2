"""Main clauses."""

import pytest

from onrecord.reading.certainty.clauses import main_clause
from onrecord.reading.certainty.languages import splitter
from onrecord.reading.certainty.stances import stance_words
from onrecord.records import Span


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("that the port is shut", "the port is shut"),
        ("if it rains, the port is shut", "the port is shut"),
        ("the port is shut because it rained", "the port is shut"),
        ("the man who did not pay is guilty", "the man is guilty"),
        ("Lisk, which never signed, will pay", "lisk , will pay"),
        ("the port is shut, and nobody knows why", "the port is shut ,"),
        ("the port is shut but the gate is not", "the port is shut"),
        ("No, the port is shut", "the port is shut"),
        ("not, as they claim, sold", "not , sold"),
        ("this aid because it rained", "this aid"),
        ("Yes", "yes"),
        ("", ""),
    ],
)
def test_the_words_of_the_main_clause(sentence: str, clause: str) -> None:
    words = splitter("en").words(sentence, [Span(0, len(sentence))] if sentence else [])
    assert " ".join(word.form for word in main_clause(words, stance_words("en").lists).words) == clause
