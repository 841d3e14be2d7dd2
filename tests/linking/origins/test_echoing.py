"""What is told again in the words in which it was told before."""

import pytest

from onrecord.linking.origins.echoing import echoes, same_sayings
from onrecord.linking.origins.order import placed
from onrecord.linking.origins.sources import Reader
from onrecord.records import HopKind, Told
from tests.linking.origins.conftest import Tell

NAMED, UNNAMED, DOCUMENT = HopKind.NAMED, HopKind.UNNAMED, HopKind.DOCUMENT
LONG = "the gates of the upper dam would be opened before the vote"
QUOTED = "“the gates of the upper dam would be opened before the vote”"


def found(*told: Told) -> tuple[int, int]:
    """How many echo an earlier one, and how many say what one on the record said."""
    ordered = placed(told)
    reader = Reader(ordered)
    sourced = {one.id: (one, reader.source(one)) for one in ordered}
    return len(list(echoes(ordered, sourced))), len(list(same_sayings(ordered, sourced)))


@pytest.mark.parametrize(
    ("chain", "content", "more", "number"),
    [
        pytest.param((NAMED, "Ana Brusk"), LONG, {}, 1, id="told as if it had been heard"),
        pytest.param((NAMED, "Ana Brusk"), LONG, {"said": (12, 12)}, 0, id="said on a day that is told"),
        pytest.param((NAMED, "Ana Brusk"), "the gates would open", {}, 0, id="few words"),
        pytest.param((UNNAMED, "a diver"), QUOTED, {}, 1, id="the same quotation"),
        pytest.param((UNNAMED, "a diver"), LONG, {}, 0, id="another source of nobody's name"),
        pytest.param((DOCUMENT, "a map"), LONG, {}, 0, id="a document that another outlet has"),
    ],
)
def test_what_echoes_an_exclusive(
    tell: Tell, chain: tuple[HopKind, str], content: str, more: dict[str, object], number: int
) -> None:
    first = tell("The Quay", 9, (UNNAMED, "two people at the dam"), content=QUOTED)
    assert found(first, tell("Meridian", 12, chain, content=content, **more)) == (number, 0)


def test_an_outlet_that_recalls_its_own_words_has_no_new_document(tell: Tell) -> None:
    first = tell("The Quay", 9, (NAMED, "Ana Brusk"), content=LONG)
    assert found(first, tell("The Quay", 12, (DOCUMENT, "a map"), content=LONG, about="a correction")) == (1, 0)


@pytest.mark.parametrize(("words", "number"), [("nobody was threatened", 1), ("nobody was ever threatened", 0)])
def test_an_unknown_he_says_what_one_on_the_record_said(tell: Tell, words: str, number: int) -> None:
    first = tell("The Quay", 9, (NAMED, "Ana Brusk"), content="I see that nobody was threatened")
    assert found(first, tell("Meridian", 12, (NAMED, "she"), content=words, speaker=None)) == (0, number)
