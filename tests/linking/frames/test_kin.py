"""Words under one name."""

import pytest

from onrecord.linking.frames.kin import families, family, opposites, tells_something

SAME = [
    ("ordered", "instruction"),
    ("command", "directed"),
    ("phoned", "calls"),
    ("arrested", "detention"),
    ("bribery", "kickbacks"),
    ("payments", "paid"),
    ("resigned", "resignation"),
    ("asleep", "slept"),
    ("vaccinated", "vaccines"),
    ("forgery", "falsified"),
    ("denoted", "denotes"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_and_synonyms_are_one(one: str, other: str) -> None:
    assert family(one) == family(other)


@pytest.mark.parametrize(("one", "other"), [("ordered", "paid"), ("buy", "sell"), ("gate", "valve")])
def test_others_are_not(one: str, other: str) -> None:
    assert family(one) != family(other)


def test_grammar_tells_nothing() -> None:
    assert families(["the", "was", "never", "on", "tuesday", "ordered"]) == {"order"}
    assert not tells_something("nobody")


def test_opposites_go_both_ways() -> None:
    assert family("forged") in opposites()[family("genuine")]
    assert family("genuine") in opposites()[family("forged")]
