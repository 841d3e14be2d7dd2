import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.models import Tokenizer
from onrecord.reading.marks import INSIDE, LOWER, OPENS, OUTSIDE, QUOTE_STATES, TITLE
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.windows import BUDGET, Window, pack, pieces
from onrecord.records import Span

words = st.sampled_from(
    [
        *(
            "said",
            "Kestrel",
            "NAVY",
            "café",
            "Ødegaard",
            "naïvete\u0301s",
            "“ships”",
            "co-opt",
            "2031",
            ".",
            "…",
            "ﬁne",
        ),
        *(
            "👩\u200d✈\ufe0f",
            "🕊",
            "\U0001d54f",
            "שָׁלוֹם",
            "العربية",
            "港は閉鎖",
            "항구",
            "İz",
            "z\u200bw",
            "\u200b",
            "\u202e",
        ),
        *("x" * 99, "x" * 101, "un" * 60, "[SEP]", "##ed", "\ufffd", "\u0301"),
    ]
)
texts = st.lists(st.tuples(words, st.sampled_from([" ", " ", "  ", "\n", "\n\n", "\r\n", "\u00a0", "\u2028", ""]))).map(
    lambda made: "".join(part for pair in made for part in pair)
)


def cut(text: str, tokenizer: Tokenizer, budget: int = BUDGET, first: int | None = None) -> list[Window]:
    return list(pack(pieces(text, split_paragraphs(text), tokenizer, budget), tokenizer, budget, first))


def places(found: list[Window]) -> list[tuple[int, int]]:
    return [place for window in found for place in zip(window.starts.tolist(), window.ends.tolist(), strict=True)]


ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0652\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)


def word_places(text: str, part: Span, tokenizer: Tokenizer) -> list[tuple[int, int]]:
    """What the tokenizer alone makes of a paragraph: the places of its words."""
    tokens = tokenizer.tokenize([part.cut(text)])[0]
    firsts = [at for at in range(len(tokens.ids)) if tokens.begins[at]]
    found = []
    for first, after in pairwise([*firsts, len(tokens.ids)]):
        end = part.start + int(tokens.ends[after - 1])
        while end < part.end and ACCENT.match(text[end]):
            end += 1
        found.append((part.start + int(tokens.starts[first]), end))
    return found


@settings(max_examples=60)
@given(text=texts, budget=st.sampled_from([140, BUDGET]), first=st.sampled_from([None, 130]))
def test_every_word_stands_once_and_in_order_and_no_window_is_over_budget(
    text: str, budget: int, first: int | None, tokenizer: Tokenizer
) -> None:
    found = cut(text, tokenizer, budget, first)

    assert places(found) == [place for part in split_paragraphs(text) for place in word_places(text, part, tokenizer)]
    assert all(len(window.ids) <= budget for window in found)


@settings(max_examples=60)
@given(text=texts)
def test_a_word_lies_inside_its_paragraph_and_holds_no_blank(text: str, tokenizer: Tokenizer) -> None:
    parts = split_paragraphs(text)
    at = 0
    for start, end in places(cut(text, tokenizer)):
        assert at <= start < end
        assert any(part.holds(Span(start, end)) for part in parts)
        assert not any(character.isspace() for character in text[start:end])
        at = start


@settings(max_examples=60)
@given(text=texts)
def test_a_window_is_well_formed(text: str, tokenizer: Tokenizer) -> None:
    for window in cut(text, tokenizer):
        assert window.ids[0] == tokenizer.opens
        assert window.ids[-1] == tokenizer.parts
        assert len(window.types) == len(window.ids)
        assert window.types.max() < 5 * QUOTE_STATES
        assert len(window.starts) == len(window.ends) == len(window.paragraphs) == len(window.firsts)
        assert np.all(np.diff(window.firsts) > 0)
        assert np.all((window.firsts > 0) & (window.firsts < len(window.ids) - 1))
        assert window.paragraphs[0] == 0
        assert set(np.diff(window.paragraphs)) <= {0, 1}


def test_a_short_text_is_one_window_with_its_paragraphs_parted(tokenizer: Tokenizer) -> None:
    (window,) = cut("Kestrel said no.\n\n“Never,” she said.", tokenizer)

    assert window.ids.tolist().count(tokenizer.parts) == 2
    assert window.paragraphs.tolist() == [0] * 4 + [1] * 7
    types = window.types[window.firsts].tolist()
    assert types[:2] == [TITLE * QUOTE_STATES + OUTSIDE, LOWER * QUOTE_STATES + OUTSIDE]
    assert [kind % QUOTE_STATES for kind in types[4:6]] == [OPENS, INSIDE]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("word " * 5000, id="5,000 words without a stop"),
        pytest.param("Kestrel said that the port is shut. " * 700, id="700 sentences"),
        pytest.param("港" * 2000, id="a script without blanks"),
        pytest.param(". " * 2000, id="nothing but stops"),
        pytest.param("un" * 48 + " " + ("un" * 48 + " ") * 50, id="words of many pieces"),
        pytest.param("x" * 200_000, id="one word of 200,000 characters"),
    ],
)
def test_a_paragraph_too_long_for_a_window_is_divided(paragraph: str, tokenizer: Tokenizer) -> None:
    found = cut(paragraph, tokenizer)

    assert places(found) == word_places(paragraph, Span(0, len(paragraph)), tokenizer)
    assert all(len(window.ids) <= BUDGET for window in found)
    assert all(len(window.ids) > BUDGET // 2 - 2 for window in found[:-1])


def test_a_long_paragraph_is_divided_after_a_full_stop(tokenizer: Tokenizer) -> None:
    text = "Kestrel said that the port is shut. " * 100

    assert [text[int(window.ends[-1]) - 1] for window in cut(text, tokenizer)] == ["."] * len(cut(text, tokenizer))


def test_paragraphs_that_fit_are_never_divided(tokenizer: Tokenizer) -> None:
    text = "\n".join(["Kestrel said that the port is shut. " * 5] * 40)
    bounds = {(part.start, part.end) for part in split_paragraphs(text)}

    for window in cut(text, tokenizer):
        for number in set(window.paragraphs.tolist()):
            inside = window.paragraphs == number
            assert (window.starts[inside].min(), window.ends[inside].max()) in bounds


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "\u200b\n\u200d\n\x00"])
def test_a_text_without_words_has_no_window(text: str, tokenizer: Tokenizer) -> None:
    assert cut(text, tokenizer) == []


def test_only_the_first_window_is_held_to_the_first_budget(tokenizer: Tokenizer) -> None:
    text = "\n".join(["Kestrel said that the port is shut."] * 200)
    sizes = [len(window.ids) for window in cut(text, tokenizer, BUDGET, first=60)]

    assert sizes[0] <= 60 < min(sizes[1:-1])
