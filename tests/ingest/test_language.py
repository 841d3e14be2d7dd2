"""The words of a text decide whether it is English."""

import pytest

from onrecord.ingest.language import function_word_share, judge_language
from onrecord.records import ProblemKind

ENGLISH = (
    "The minister of ports said on Tuesday that the harbour would stay shut until the end of the month, "
    "and that nobody had shown him why it should not."
)
GERMAN = (
    "Der Minister sagte am Dienstag, dass der Hafen bis zum Ende des Monats geschlossen bleibt, "
    "und dass ihm niemand gezeigt habe, warum es anders sein sollte, so der Sprecher."
)
FRENCH = (
    "Le ministre a déclaré mardi que le port resterait fermé jusqu'à la fin du mois, "
    "et que personne ne lui avait montré pourquoi il devrait en être autrement."
)
DUTCH = (
    "De minister zei dinsdag dat de haven tot het einde van de maand gesloten blijft, "
    "en dat niemand hem had laten zien waarom het anders zou moeten zijn."
)
RUSSIAN = (
    "Министр заявил во вторник, что порт останется закрытым до конца месяца, и что никто не показал ему, "
    "почему должно быть иначе, сообщила пресс-служба."
)


@pytest.mark.parametrize("declared", [None, "en", "en-GB", "de"])
def test_english_is_english_whatever_is_declared(declared: str | None) -> None:
    assert judge_language(ENGLISH, declared, "a.txt") == ("en", None)


@pytest.mark.parametrize("text", [GERMAN, FRENCH, DUTCH, RUSSIAN], ids=["German", "French", "Dutch", "Russian"])
@pytest.mark.parametrize(("declared", "language"), [(None, None), ("en-US", None), ("nl_BE", "nl"), ("", None)])
def test_another_language_is_warned_of(text: str, declared: str | None, language: str | None) -> None:
    found, problem = judge_language(text, declared, "a.txt")
    assert found == language
    assert problem is not None
    assert (problem.kind, problem.where, problem.share) == (ProblemKind.LANGUAGE, "a.txt", None)


@pytest.mark.parametrize("text", ["", "…", "Harbour shut: minister", "Hafen bleibt zu"])
def test_a_few_words_are_not_warned_of(text: str) -> None:
    assert judge_language(text, None, "a.txt") == (None, None)


def test_one_sentence_is_enough_for_english() -> None:
    assert judge_language("The minister said that he would not go.", None, "a.txt") == ("en", None)


def test_the_share_counts_words_not_characters() -> None:
    share, number = function_word_share("the Lesk harbour and the Lesk port")
    assert share == pytest.approx(3 / 7)
    assert number == 7


def test_english_that_quotes_another_language_is_english() -> None:
    assert judge_language(ENGLISH + " " + GERMAN, None, "a.txt") == ("en", None)
