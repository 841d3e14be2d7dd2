from onrecord.reading.quantities.lexicon import english
from onrecord.reading.quantities.tokens import LONGEST_PHRASE


def test_libraries_name_currencies_and_units() -> None:
    words = english()
    assert words.currencies["ukrainian", "hryvnias"] == "UAH"
    assert words.units["square", "kilometres"] == words.units["square", "kilometers"] == "km²"
    assert "ALL" not in words.codes


def test_no_phrase_is_longer_than_what_is_looked_for() -> None:
    words = english()
    phrases = [*words.before, *words.after, *words.percent, *words.units]
    assert [phrase for phrase in phrases if len(phrase) > LONGEST_PHRASE] == []
    assert all(word == word.lower() for phrase in phrases for word in phrase)
