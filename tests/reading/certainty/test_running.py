"""Words of a whole text, cut piece by piece: the same as if they were cut at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.certainty import RunningWords
from onrecord.reading.certainty.languages import splitter
from onrecord.reading.certainty.running import STRETCH
from onrecord.records import Document, Span, sha256

ENGLISH = splitter("en")
PARTS = st.sampled_from(["Voss", "can't", "U.S.", "“No.”", "\n\n", "x" * STRETCH, "word " * STRETCH, "?", "-", " "])
TEXTS = st.one_of(st.text(min_size=1, max_size=60), st.lists(PARTS, min_size=1, max_size=9).map(" ".join))


def running(text: str) -> RunningWords:
    return RunningWords(Document(text, sha256(text.encode(errors="replace")), language="en"))


@pytest.mark.parametrize(
    ("start", "end", "forms"),
    [(0, 13, ["it", "has", "rained"]), (3, 9, ["has", "ra"]), (4, 8, ["as", "r"]), (7, 9, ["ra"]), (6, 7, [])],
)
def test_of_a_word_that_a_span_cuts_only_what_lies_inside_is_a_word(start: int, end: int, forms: list[str]) -> None:
    assert [word.form for word in running("It has rained.").within(Span(start, end))] == forms


def test_words_that_reach_over_a_stretch_stay_whole() -> None:
    text = "Voss " * STRETCH
    assert {word.form for word in running(text).within(Span(0, len(text)))} == {"voss"}


@given(TEXTS.filter(lambda text: not any("\ud800" <= one <= "\udfff" for one in text)), st.data())
def test_all_words_are_those_of_the_text_and_any_spans_lie_in_it(text: str, data: st.DataObject) -> None:
    words = running(text)
    found = words.within(Span(0, len(text)))
    assert "".join(word.span.cut(text) for word in found) == "".join(text.split())
    if len(text) < STRETCH:
        assert found == ENGLISH.words(text, [Span(0, len(text))])
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert "".join(word.span.cut(text) for word in words.within(span)) == "".join(span.cut(text).split())


@given(st.lists(st.sampled_from(["He", "left", ".", "“", "”", "Gen.", "\n\n"]), min_size=1).map(" ".join))
def test_the_sentence_at_a_place_is_one_of_the_sentences(text: str) -> None:
    words, whole = running(text), Span(0, len(text))
    for sentence in words.sentences(whole):
        assert all(list(words.sentence_at(whole, word.span.start)) == list(sentence) for word in sentence)
    assert list(words.sentence_at(whole, len(text))) == []
