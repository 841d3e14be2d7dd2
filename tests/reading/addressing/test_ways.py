import pytest

from onrecord.reading.addressing.ways import load_ways
from onrecord.records import ChannelKind


def test_every_occasion_has_a_kind_and_every_kind_a_word() -> None:
    ways = load_ways()

    assert {*ways.kinds.values(), *ways.verbs.values()} | {ChannelKind.OUTLET} == set(ChannelKind)


@pytest.mark.parametrize("name", ["Reuters", "ABC News", "the Saltmarsh Courier", "Tass news agency", "USA TODAY"])
def test_outlets_are_known_by_name_or_by_their_last_word(name: str) -> None:
    match = load_ways().outlet.search(name)

    assert match
    assert match.group() == name.removeprefix("the ")


@pytest.mark.parametrize("words", ["Ana Kestrel", "the ministry", "good news", "press"])
def test_other_words_are_no_outlet(words: str) -> None:
    assert load_ways().outlet.search(words) is None
