from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.origins.naming import Known, Speakers
from onrecord.records import Hop, HopKind, Told
from tests.linking.origins.conftest import Tell, telling

NAMED = HopKind.NAMED


def by(publisher: str, words: str, name: str, **more: str) -> Told:
    """What somebody says who is described in these words."""
    told = telling(publisher, 9, (NAMED, name), **more)
    return replace(told, chain=(told.chain[0], replace(told.chain[-1], text=words, name=name)))


ORUDIN = by("The Courier", "Vašek Orudin, who was then Kessaly's energy minister", "Vašek Orudin")
ZALVIC = by("The Lamp", "the president’s spokesman, Teodor Žalvic", "Teodor Žalvic")
HYDRO = by("Meridian", "Orrin Hydro", "Orrin Hydro")
MINISTRY = by("The Quay", "the Energy Ministry", "Energy Ministry")
SPEAKERS = Speakers((ORUDIN, ZALVIC, HYDRO, MINISTRY))


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param("Mr Orudin himself", "vasek-orudin", id="a surname"),
        pytest.param("Kessaly's former energy minister", "vasek-orudin", id="a role"),
        pytest.param("the minister", "minister", id="a role that many have"),
        pytest.param("the interior minister", "interior minister", id="another role"),
        pytest.param("her ministry", "energy-ministry", id="a body"),
        pytest.param("the same man", "teodor-zalvic", id="who was named last"),
        pytest.param("a hydrologist of Lisk", "hydrologist of lisk", id="somebody else"),
    ],
)
def test_words_that_are_no_name(words: str, key: str, tell: Tell) -> None:
    told = tell("Gazette", 12, (NAMED, words), text="Teodor Žalvic was asked. People said that {}.", speaker=None)
    found = SPEAKERS.of(told.chain[-1], told)
    assert found.key == key
    assert found.actor is None


def test_whoever_is_named_behind_a_comma_is_meant() -> None:
    told = by("Radio", "A spokesman for President Kestavan, Mr Žalvic", "Kestavan")
    assert SPEAKERS.of(told.chain[-1], told) == Known("teodor-zalvic", "Teodor Žalvic", "teodor-zalvic")
    other = by("Radio", "A spokesman for President Kestavan, Mr Salk", "Kestavan")
    assert SPEAKERS.of(other.chain[-1], other).key == "kestavan"


def test_people_of_one_name_stay_two_and_bodies_of_one_name_are_one() -> None:
    one, other = (by(paper, "Ana Brusk", "Ana Brusk", speaker=key) for paper, key in (("A", "brusk"), ("B", "brusk-2")))
    speakers = Speakers((one, other))
    assert [speakers.of(told.chain[-1], told).key for told in (one, other)] == ["brusk", "brusk-2"]
    again = by("C", "the Energy Ministry", "Energy Ministry", speaker="energy-ministry-2")
    speakers = Speakers((MINISTRY, again))
    assert len({speakers.of(told.chain[-1], told).key for told in (MINISTRY, again)}) == 1


@pytest.mark.parametrize(
    ("publisher", "found"),
    [
        ("Ministry of Energy of Kessaly", "energy-ministry"),
        ("Ministry of Justice of Kessaly", None),
        ("The Courier", None),
        (None, None),
    ],
)
def test_a_body_that_publishes(publisher: str | None, found: str | None) -> None:
    assert SPEAKERS.publishing(publisher) == found


@given(st.text(max_size=60))
def test_any_words_are_somebody(words: str) -> None:
    told = telling("Gazette", 12, (NAMED, words), speaker=None)
    assert isinstance(SPEAKERS.of(Hop(words, NAMED), told), Known)
