import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quantities.lexicon import english
from onrecord.reading.quantities.tokens import LONGEST, sentences_of, tokens_of

SENTENCES = [
    ("Lisk lost. Marrowen won.", 2),
    ("Gen. Born left.", 1),
    ("He said “so.” She left.", 2),
    ("J. Born left the U.S. fleet.", 1),
    ("It fell\n\nand rose", 2),
    ("It costs 3.5 percent.", 1),
    ("word " * (2 * LONGEST), 2),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences_end_at_stops_and_empty_lines(text: str, count: int) -> None:
    assert len(list(sentences_of(text, english()))) == count


@given(st.text())
def test_tokens_are_the_texts_own_words(text: str) -> None:
    tokens = list(tokens_of(text))
    assert "".join(token.text for token in tokens) == "".join(text[token.start : token.end] for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    assert sum(map(len, sentences_of(text, english()))) == len(tokens)
