"""Files of words, one for each language."""

import pytest

from onrecord.reading.certainty.languages import lexicon


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "", "xx", "../en", "e/n"])
def test_a_language_without_a_file_has_the_default_one(language: str) -> None:
    assert lexicon("onrecord.reading.certainty", "splitting", language) == lexicon(
        "onrecord.reading.certainty", "splitting", "en"
    )
