"""When two propositions are one, wherever they stand."""

from dataclasses import replace

import pytest

from onrecord.linking.wording import is_courtesy, wording_id
from onrecord.pipeline.linker import worth_judging
from onrecord.records import Proposition


def one(words: str, document: str = "d1", speaker: str | None = "brusk") -> Proposition:
    return Proposition(f"s-{document}", document, words, speaker=speaker)


TELLING = "The bridge over the Tolm was sold without a tender"


@pytest.mark.parametrize(
    ("words", "speakers", "same"),
    [
        (TELLING, ("brusk", "tarn"), True),
        ("The bridge was sold", ("brusk", "brusk"), True),
        ("The bridge was sold", ("brusk", "tarn"), False),
        ("This is my first point, and it is a long one", ("brusk", "brusk"), False),
        ("Thank you very much, Mr President, for what you said", ("brusk", "brusk"), False),
        ("I am sincerely happy to welcome you all to Lisk", ("brusk", "brusk"), False),
        ("The sovereignty and territorial integrity of the whole valley", ("brusk", "brusk"), False),
        ("Ties between our two countries have grown stronger every year", ("brusk", "brusk"), False),
        ("The issues raised during the telephone conversation will be discussed", ("brusk", "brusk"), False),
        ("Ana Osk will mark the anniversary of Ana Osk's diplomatic relations", ("brusk", "brusk"), False),
        ("Marrowen's relations with Kessaly have been cut since the flood", ("brusk", "tarn"), True),
        ("The meeting of the Lock Council will be held in Lisk this year", ("brusk", "tarn"), True),
    ],
)
def test_words_are_one_in_two_documents_only_where_they_tell_the_same(
    words: str, speakers: tuple[str, str], *, same: bool
) -> None:
    first, second = (one(words, f"d{number}", speaker) for number, speaker in enumerate(speakers))
    assert (wording_id(first) == wording_id(second)) is same
    assert wording_id(first) == wording_id(one(words, "d0", speakers[0]))


def test_a_courtesy_is_like_nothing_even_in_its_document() -> None:
    first, again = (
        one("Good afternoon, Mr President"),
        replace(one("Good afternoon, Mr President"), statement="s-other"),
    )
    assert wording_id(first) != wording_id(again)
    told, told_again = one(TELLING), replace(one(TELLING), statement="s-other")
    assert wording_id(told) == wording_id(told_again)


@pytest.mark.parametrize(
    "words",
    [
        "Thanks a lot",
        "Good afternoon, colleagues",
        "Mr Osk, please",
        "Glory to the valley!",
        "Ana Osk am very happy to see you",  # "I", with the speaker's name in its place
        "In conclusion, Ana Osk would like to say the following",
        "Ana Osk are well aware of this",
        "Ana Osk made a note for myself",
        "Marrowen shares the grief of those who lost their homes",
    ],
)
def test_greetings_and_thanks_are_courtesies(words: str) -> None:
    assert is_courtesy(one(words))
    assert not is_courtesy(one(TELLING))


def test_nobody_holds_courtesies_against_each_other() -> None:
    wish = one("A speedy recovery to all those injured")
    assert not worth_judging(wish, replace(wish, statement="s-other"), 1.0)
