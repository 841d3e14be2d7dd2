from collections.abc import Callable

import pytest

from onrecord.reading.addressing import find_addressee
from onrecord.records import Document, Statement, words

Said = Callable[..., tuple[Document, Statement]]

ADDRESSED = [
    ("Osk told reporters that it was over.", "told", "reporters"),
    ("Osk told the Saltmarsh Courier on Monday that it was over.", "told", "the Saltmarsh Courier"),
    ("Osk told Mrs. Kestrel that it was over.", "told", "Mrs. Kestrel"),
    ("Osk told radio host Mara Oake that it was over.", "told", "radio host Mara Oake"),
    ("Osk told a cheering crowd in Easthaven Tuesday that it was over.", "told", "a cheering crowd in Easthaven"),
    ("Osk told NBC’s “Today” that it was over.", "told", "NBC"),
    ("Osk warned him that it was over.", "warned", "him"),
    ("Osk asked Marrowen to say it was over.", "asked", "Marrowen"),
    ("Osk said to me, it was over.", "said", "me"),
    ("Osk called on both sides to say it was over.", "called on", "both sides"),
    ("The committee was told by Osk that it was over.", "was told by", "The committee"),
    ("Osk wrote in a letter to the committee that it was over.", "wrote", "the committee"),
    ("Osk told the Courier in an email it was over.", "told the Courier in an email", "the Courier"),
    ("Osk asked a question about whether it was over.", "asked", ""),
    ("Osk said on Monday that it was over.", "said", ""),
    ("Osk told stories when it was over.", "told", ""),
]


@pytest.mark.parametrize(("text", "cue", "addressee"), ADDRESSED)
def test_who_is_spoken_to_stands_beside_the_cue(said: Said, text: str, cue: str, addressee: str) -> None:
    document, statement = said(text, "Osk", cue, "it was over")
    found = find_addressee(document, statement)

    assert (words(text, found.spans) if found else "") == addressee


def test_words_of_the_content_are_nobody_who_is_spoken_to(said: Said) -> None:
    text = "Osk promised reforms to farmers."

    assert find_addressee(*said(text, "Osk", "promised", "reforms to farmers")) is None


def test_without_a_cue_nobody_is_spoken_to(said: Said) -> None:
    assert find_addressee(*said("“Tell them it is over.”", "", "", "Tell them it is over")) is None


@pytest.mark.parametrize("name", ["Ana Kestrel", "Łucja Żak", "Xi Wen", "Ødegaard"])
def test_one_name_is_found_like_another(said: Said, name: str) -> None:
    found = find_addressee(*said(f"Osk told {name} it was over.", "Osk", "told", "it was over"))

    assert found
    assert found.spans[0].cut(f"Osk told {name} it was over.") == name
