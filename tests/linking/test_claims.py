"""Claims: what joins, what does not, and that the order of arrival tells nothing."""

import dataclasses
import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.claims import Cluster, grown
from onrecord.records import Link, LinkKind, Polarity, Proposition, Relation

DAY = dt.date(2026, 3, 9)


def said(name: str, *, negative: bool = False, denied: bool = False) -> Proposition:
    polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
    return Proposition(name, f"sha256:{name}", f"words of {name}", DAY, denied=denied, polarity=polarity)


def everyone(names: str = "abcd") -> dict[str, Proposition]:
    return {name: said(name) for name in names}


def linked(pair: str, relation: Relation = Relation.SAME, confidence: float = 0.9) -> Link:
    one, other = sorted(pair.split("-"))
    return Link(one, other, relation, confidence)


def by_hand(pair: str, relation: Relation = Relation.SAME) -> Link:
    return dataclasses.replace(linked(pair, relation, 1.0), kind=LinkKind.HUMAN)


def shape(found: tuple[Cluster, ...]) -> list[tuple[str, str]]:
    """Each claim as the wording that stands for it, and its parts, those that say the opposite in capitals."""
    return [
        (cluster.standing, "".join(part.wording if part.agrees else part.wording.upper() for part in cluster.parts))
        for cluster in found
    ]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], []),
        ([linked("a-b")], [("a", "ab")]),
        ([linked("a-b", Relation.DENIES)], [("a", "aB")]),
        ([linked("a-b", Relation.COMPATIBLE)], []),
        ([linked("a-b", Relation.UNSURE)], []),
        ([linked("a-b", confidence=0.3)], []),
        # A chain: c is like b alone, and not sure enough to be with a, too.
        ([linked("a-b", confidence=0.95), linked("b-c", confidence=0.6)], [("a", "ab")]),
        ([linked("a-b"), linked("b-c"), linked("a-c")], [("a", "abc")]),
        ([linked("a-b"), linked("b-c"), linked("a-c", Relation.COMPATIBLE)], [("a", "ab")]),
        # Two that deny the same agree with each other.
        ([linked("a-b", Relation.DENIES), linked("a-c", Relation.DENIES), linked("b-c")], [("a", "aBC")]),
        ([linked("a-b"), linked("c-d", Relation.DENIES)], [("a", "ab"), ("c", "cD")]),
    ],
)
def test_what_joins(links: list[Link], expected: list[tuple[str, str]]) -> None:
    assert shape(grown(everyone(), links)) == expected


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([by_hand("a-b")], [("a", "ab")]),
        ([by_hand("a-b", Relation.DENIES)], [("a", "aB")]),
        ([by_hand("a-b", Relation.COMPATIBLE)], []),
        # A machine would not join by one link among many; what a person says joins groups of any size.
        ([linked("b-c"), linked("c-d"), linked("b-d"), by_hand("a-b")], [("a", "abcd")]),
        ([linked("a-b"), linked("c-d"), by_hand("a-c", Relation.DENIES)], [("a", "abCD")]),
        # What a person parts is in two claims, whatever goes between.
        ([linked("a-b"), linked("b-c", confidence=0.8), by_hand("a-c", Relation.COMPATIBLE)], [("a", "ab")]),
        ([by_hand("a-b"), linked("c-d"), by_hand("b-d", Relation.COMPATIBLE)], [("a", "ab"), ("c", "cd")]),
    ],
)
def test_what_people_say_holds_against_what_machines_say(links: list[Link], expected: list[tuple[str, str]]) -> None:
    found = grown(everyone(), links)
    assert shape(found) == expected
    assert all(0.0 <= part.confidence <= 1.0 for cluster in found for part in cluster.parts)


def test_a_claim_is_shown_by_words_that_say_that_something_is_so() -> None:
    known = {"a": said("a", negative=True), "b": said("b")}
    assert shape(grown(known, [linked("a-b", Relation.DENIES)])) == [("b", "Ab")]


def test_a_cue_that_takes_words_back_leaves_the_words_what_they_are() -> None:
    known = {"a": said("a", negative=True, denied=True), "b": said("b")}
    assert shape(grown(known, [linked("a-b", Relation.DENIES)])) == [("a", "ab")]


NAMES = "abcdefgh"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(NAMES),
            st.sampled_from(list(Relation)),
            st.sampled_from([0.2, 0.5, 0.7, 0.9, 1.0]),
        )
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_tells_nothing_and_everything_is_in_one_claim_at_most(
    pairs: list[tuple[str, str, Relation, float]],
    random: Random,
) -> None:
    links = [linked(f"{one}-{other}", relation, sure) for one, other, relation, sure in pairs if one != other]
    found = grown(everyone(NAMES), links)
    names = [part.wording for cluster in found for part in cluster.parts]
    assert len(names) == len(set(names))
    random.shuffle(links)
    turned = list(NAMES)
    random.shuffle(turned)
    assert grown(everyone("".join(turned)), links) == found
    assert all(0.0 <= part.confidence <= 1.0 for cluster in found for part in cluster.parts)
