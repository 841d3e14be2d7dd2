from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.models import Tokenizer, Tokens
from onrecord.reading import texts

unicode = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return texts._model().tokenizer


def pieces(text: str, tokens: Tokens) -> list[str]:
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def words(text: str, tokenizer: Tokenizer) -> list[str]:
    (tokens,) = tokenizer.tokenize([text])
    firsts = [*np.flatnonzero(tokens.begins).tolist(), len(tokens.ids)]
    return [text[int(tokens.starts[first]) : int(tokens.ends[after - 1])] for first, after in pairwise(firsts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kestrel said no.", ["Kestrel", "said", "no", "."], id="plain"),
        pytest.param("“No,” she said", ["“", "No", ",", "”", "she", "said"], id="marks are words"),
        pytest.param("the port’s co-op", ["the", "port", "’", "s", "co", "-", "op"], id="so are hyphens"),
        pytest.param("\U0001d54f \U0001d54f said", ["\U0001d54f", "\U0001d54f", "said"], id="astral letters"),
        pytest.param("🕊 said", ["🕊", "said"], id="a symbol"),
        pytest.param("👩\u200d👩\u200d👧 said", ["👩\u200d👩\u200d👧", "said"], id="several code points joined by ZWJ"),
        pytest.param("cafe\u0301s said", ["cafe\u0301s", "said"], id="a combining accent inside a word"),
        pytest.param("CAFÉ İz ẞ said", ["CAFÉ", "İz", "ẞ", "said"], id="letters whose lower case is longer or other"),
        pytest.param("ﬁne said", ["ﬁne", "said"], id="a ligature"),
        pytest.param("שלום said", ["שלום", "said"], id="right to left"),
        pytest.param("항구 said", ["항구", "said"], id="syllables that come apart"),
        pytest.param("港は said", ["港", "は", "said"], id="no blanks between words"),
        pytest.param("z\u200bw said", ["z\u200bw", "said"], id="nothing visible in between"),
        pytest.param("\u00a0said\u3000no\u2028now\r\n", ["said", "no", "now"], id="all kinds of blanks"),
        pytest.param("x" * 300 + " said", ["x" * 300, "said"], id="a very long word"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \u200b\n", [], id="nothing to see"),
    ],
)
def test_places_of_words_are_code_points(text: str, expected: list[str], tokenizer: Tokenizer) -> None:
    assert words(text, tokenizer) == expected


def test_a_rare_word_comes_in_pieces_of_which_one_begins_it(tokenizer: Tokenizer) -> None:
    (tokens,) = tokenizer.tokenize(["Kestrel unmoored"])

    assert "".join(pieces("Kestrel unmoored", tokens)) == "Kestrelunmoored"
    assert len(tokens.ids) > tokens.begins.sum() == 2


@settings(max_examples=60)
@given(text=unicode)
def test_pieces_are_ordered_and_inside_the_text(text: str, tokenizer: Tokenizer) -> None:
    (tokens,) = tokenizer.tokenize([text])

    assert len(tokens.ids) == len(tokens.starts) == len(tokens.ends) == len(tokens.begins)
    assert np.all((tokens.starts >= 0) & (tokens.starts < tokens.ends) & (tokens.ends <= len(text)))
    assert np.all(np.diff(tokens.starts) >= 0)
    assert not len(tokens.begins) or tokens.begins[0]


@settings(max_examples=30)
@given(texts=st.lists(unicode, max_size=4))
def test_texts_are_tokenised_each_on_its_own(texts: list[str], tokenizer: Tokenizer) -> None:
    for text, tokens in zip(texts, tokenizer.tokenize(texts), strict=True):
        (alone,) = tokenizer.tokenize([text])
        assert np.array_equal(tokens.ids, alone.ids)
        assert np.array_equal(tokens.starts, alone.starts)
        assert np.array_equal(tokens.ends, alone.ends)


def test_special_tokens_are_known_and_never_added(tokenizer: Tokenizer) -> None:
    (tokens,) = tokenizer.tokenize(["Kestrel said no."])

    assert len({tokenizer.opens, tokenizer.parts, tokenizer.pads}) == 3
    assert not {tokenizer.opens, tokenizer.parts, tokenizer.pads} & set(tokens.ids.tolist())


def test_a_tokenizer_that_is_not_there_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no tokenizer in .*tokenizer\.json"):
        Tokenizer(tmp_path / "tokenizer.json")
