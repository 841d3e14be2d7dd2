import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.models import Scores, StatementModel
from onrecord.reading.encoding import Encoded, encode
from onrecord.reading.hearing import Hearing, bonds, deeds, names
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.signals import BondPart
from onrecord.reading.windows import Window

WORDS = ["Ada", "Lind", "met", "Osk", "Bank", "in", "Lisk", "Bay", ".", "Rudd"]
PERSON, ORGANISATION, PLACE = (1, 2), (3, 4), (5, 6)


def window(tags: list[int], paragraphs: list[int] | None = None) -> Encoded:
    """A window over WORDS, one space between, whose heads of names and of bonds are sure of these tags."""
    starts = np.cumsum([0, *(len(word) + 1 for word in WORDS[:-1])])
    ends = starts + [len(word) for word in WORDS]
    size = len(WORDS)
    scores, bonds = (np.full((size, count), -4.0, dtype=np.float32) for count in (7, 17))
    scores[np.arange(size), [tag if tag < 7 else 0 for tag in tags]] = 4.0
    bonds[np.arange(size), tags] = 4.0
    ids = np.arange(size)
    none = np.zeros((size, 1), dtype=np.float32)
    held = Window(ids, ids, ids, starts, ends, np.array(paragraphs or [0] * size), ids)
    return Encoded(
        held, Scores(none, none, scores, np.zeros((size, 3), np.float32), np.zeros((size, 16), np.float32), bonds)
    )


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        pytest.param([1, 2, 0, 3, 4, 0, 5, 6, 0, 1], ["Ada Lind", "Osk Bank", "Lisk Bay", "Rudd"], id="all kinds"),
        pytest.param([0] * 10, [], id="none"),
        pytest.param([2, 2, 0, 0, 0, 0, 0, 0, 0, 0], ["Ada Lind"], id="inside without a beginning"),
        pytest.param([1, 1, 0, 0, 0, 0, 0, 0, 0, 0], ["Ada", "Lind"], id="two beginnings"),
        pytest.param([1, 4, 0, 0, 0, 0, 0, 0, 0, 0], ["Ada", "Lind"], id="another kind goes on"),
    ],
)
def test_names_are_runs_of_tags(tags: list[int], found: list[str]) -> None:
    text = " ".join(WORDS)

    assert [mention.span.cut(text) for mention in names(window(tags))] == found


def test_a_name_ends_with_its_paragraph() -> None:
    text = " ".join(WORDS)
    tags = [0, 0, 0, 0, 0, 0, 5, 6, 6, 6]

    assert [m.span.cut(text) for m in names(window(tags, [0] * 8 + [1, 1]))] == ["Lisk Bay", ". Rudd"]


def test_mentions_say_what_and_how_surely() -> None:
    (first, *_) = names(window([3, 4, 0, 0, 0, 0, 0, 0, 0, 0]))

    assert first.type.value == "organisation"
    assert first.probability > 0.99


def test_bonds_are_what_is_to_be_done_and_what_belongs_to_it() -> None:
    text = " ".join(WORDS)
    promise, by, due = (1, 2), 9, 13

    found = list(bonds(window([by, 0, *promise, 2, 0, due, due + 1, 0, 0])))

    assert [(one.span.cut(text), one.part) for one in found] == [
        ("Ada", BondPart.BY),
        ("met Osk Bank", BondPart.PROMISE),
        ("Lisk Bay", BondPart.DUE),
    ]
    assert all(one.probability > 0.9 for one in found)


def test_what_passes_by_is_kept_whole_and_in_order(model: StatementModel) -> None:
    text = "Ada Lind said the port was shut.\n\nOsk denied it."
    hearing = Hearing()
    passed = list(hearing.listen(encode(text, split_paragraphs(text), model)))
    signals = hearing.signals()

    words = [text[a:b] for a, b in zip(signals.starts.tolist(), signals.ends.tolist(), strict=True)]
    assert words == ["Ada", "Lind", "said", "the", "port", "was", "shut", ".", "Osk", "denied", "it", "."]
    assert sum(len(one.window.firsts) for one in passed) == len(words)
    assert all(len(scores) == len(words) for scores in (signals.certainty, signals.predicate, signals.weights))
    assert np.abs(signals.certainty).max() <= 3.0


def test_silence_has_signals_too() -> None:
    signals = Hearing().signals()

    assert signals.mentions == ()
    assert signals.words_in([]).tolist() == []


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=120))
def test_mentions_cut_the_text(text: str, model: StatementModel) -> None:
    hearing = Hearing()
    list(hearing.listen(encode(text, split_paragraphs(text), model)))

    assert all(mention.span.cut(text).strip() for mention in hearing.signals().mentions)


def test_every_word_says_how_likely_it_is_part_of_what_is_to_be_done() -> None:
    promise, by = (1, 2), 9

    found = deeds(window([by, 0, *promise, 2, 0, 0, 0, 0, 0]))

    assert found.shape == (len(WORDS),)
    assert (found[2:5] > 0.99).all()
    assert (np.delete(found, [2, 3, 4]) < 0.01).all()
