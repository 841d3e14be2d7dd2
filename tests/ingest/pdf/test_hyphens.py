"""Which hyphens at the end of a line belong to the word."""

import pytest

from onrecord.ingest.pdf.hyphens import join_lines, known_words

DOCUMENT = [
    "The well-known mediator and the co-operation treaty; over land and overland.",
    "Eight members of the committee were a self-",
]


@pytest.mark.parametrize(
    ("before", "line", "joined"),
    [
        ("the two dele-", "gations met", "the two delegations met"),
        ("a well-", "known man", "a well-known man"),
        ("the over-", "land route", "the overland route"),
        ("the U.S.-", "led mission", "the U.S.-led mission"),
        ("from 2009-", "2014 he", "from 2009-2014 he"),
        ("the anti-", "Varn party", "the anti-Varn party"),
        ("forty-", "eight hours", "forty-eight hours"),
        ("a self-", "committee of", "a self-committee of"),
        ("co-opera-", "tion", "co-operation"),
        ("soft\u00ad", "ened", "softened"),
        ("the report -", "and left", "the report - and left"),
        ("from 2009–", "2014", "from 2009–2014"),
        ("he said –", "and left", "he said – and left"),
        ("he went—", "and left", "he went—and left"),
        ("https://varn.example/", "path", "https://varn.example/path"),
        ("an end.", "A start", "an end. A start"),
    ],
)
def test_a_divided_word_is_joined(before: str, line: str, joined: str) -> None:
    kept, space = join_lines(before, line, known_words(DOCUMENT))
    assert kept + space + line == joined
