import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.actors.folding import folded, skeleton, slug, spelt_alike


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Teodor Žalvic", ("teodor", "zalvic")),
        ("Žalvic’s", ("zalvic",)),
        ("the U.S.", ("the", "us")),
        ("O’Kestrel", ("o'kestrel",)),
        ("Jean-Luc Osk", ("jean-luc", "osk")),
        ("…", ()),
    ],
)
def test_a_name_folds_to_plain_words(text: str, words: tuple[str, ...]) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nicholay", "nikolay"),
        ("zelensky", "zelenskyy"),
        ("zelensky", "zelenskiy"),
        ("yuri", "yuriy"),
        ("oleksiy", "oleksii"),
    ],
)
def test_romanisations_of_one_name_are_alike(one: str, other: str) -> None:
    assert spelt_alike(one, other)
    assert spelt_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("marco", "mario"), ("kent", "kant"), ("born", "horn"), ("osk", "ost"), ("ana", "ann")]
)
def test_names_that_differ_stay_different(one: str, other: str) -> None:
    assert not spelt_alike(one, other)


@pytest.mark.parametrize(
    ("name", "expected"), [("Dmitry Peskov", "dmitry-peskov"), ("Ana Ødegård", "ana-odegard"), ("…", "actor")]
)
def test_a_slug_is_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=40))
def test_any_text_folds(text: str) -> None:
    assert slug(text)
    assert all(skeleton(word) is not None for word in folded(text))
