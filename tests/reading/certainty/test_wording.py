"""Words and sentences with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.certainty.languages import splitter
from onrecord.records import Span

ENGLISH = splitter("en")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They didn’t go.", ["they", "did", "n't", "go", "."]),
        ("He’ll say “no”", ["he", "'ll", "say", "“", "no", "”"]),
        ("the U.S.-led talks", ["the", "u.s", ".", "-", "led", "talks"]),
        ("Voss's can't", ["voss", "'s", "ca", "n't"]),
        ("a 40-gun ship", ["a", "40-gun", "ship"]),
    ],
)
def test_words(text: str, forms: list[str]) -> None:
    assert [word.form for word in ENGLISH.words(text, [Span(0, len(text))])] == forms


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("It rained. He left.", ["It", "He"]),
        ("Gen. Born left. He wept.", ["Gen", "He"]),
        ("J. Born left.", ["J"]),
        ("“Why?” asked Voss. “No,” he said.", ["“", "“"]),
        ("“It rained.” “He left.”", ["“", "“"]),
        ("a heading\n\nthe text", ["a", "the"]),
        ("about 3.5 litres. then none", ["about"]),
    ],
)
def test_sentences(text: str, firsts: list[str]) -> None:
    sentences = ENGLISH.sentences(ENGLISH.words(text, [Span(0, len(text))]), text)
    assert [words[0].span.cut(text) for words in sentences] == firsts


@given(st.text(max_size=80))
def test_no_character_but_space_is_lost(text: str) -> None:
    words = ENGLISH.words(text, [Span(0, len(text))]) if text else []
    assert "".join(word.span.cut(text) for word in words) == "".join(text.split())
    sentences = ENGLISH.sentences(words, text)
    assert [word for words_of in sentences for word in words_of] == words


def test_one_endless_word_is_one_word() -> None:
    text = "x" * 300_000
    assert len(ENGLISH.words(text, [Span(0, len(text))])) == 1
