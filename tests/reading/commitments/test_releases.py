"""Who is bound by a body's own release: the body, by whatever it calls itself."""

import datetime as dt

import pytest

from onrecord.reading.actors import Cast, Resolution
from onrecord.reading.commitments import find_commitments
from onrecord.reading.signals import Bond, BondPart
from onrecord.reading.times import find_times
from onrecord.records import Actor, ActorType, Commitment, Document, Span, sha256

BORIN = "borin-storage"


def bound(text: str, publisher: str, name: str, bonds: tuple[Bond, ...] = ()) -> tuple[Commitment, ...]:
    """The commitments of a release in which one body is named, and nobody else is known."""
    document = Document(text, sha256(text.encode()), publisher=publisher, published=dt.date(2026, 3, 12), language="en")
    places = (Span(text.index(name), text.index(name) + len(name)),)
    actor = Actor(BORIN, name, ActorType.ORGANISATION, (name,), (), places)
    cast = Cast((actor,), frozenset({BORIN}), lambda spans: Resolution(BORIN if spans == places else None))
    return find_commitments(document, (), find_times(document), cast, bonds)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Borin Storage denies it. The company undertakes to open its books by Friday.", BORIN),
        ("Borin Storage denies it. It undertakes to open its books by Friday.", BORIN),
        ("Borin Storage denies it. It has no debts. It undertakes to open its books by Friday.", BORIN),
        ("Borin Storage denies it. The audit is over. It undertakes to open its books by Friday.", None),
        ("Borin Storage denies it. The ministry undertakes to open its books by Friday.", None),
        ("It was said of Borin Storage. The company undertakes to open its books by Friday.", None),
    ],
)
def test_a_body_that_opens_its_own_release_is_the_company_and_it(text: str, by: str | None) -> None:
    assert [one.by for one in bound(text, "Borin Storage", "Borin Storage")] == [by]


@pytest.mark.parametrize(("noun", "by"), [("ministry", BORIN), ("company", None)])
def test_an_office_calls_itself_by_the_noun_of_its_name(noun: str, by: str | None) -> None:
    text = f"On the talks with the Ministry of Trade. The {noun} undertakes to open its books by Friday."
    assert [one.by for one in bound(text, "Ministry of Trade", "Ministry of Trade")] == [by]


def test_what_is_heard_in_a_release_without_a_doer_is_its_publishers() -> None:
    text = "Borin Storage denies it. The first sum will be transferred on Monday."
    start = text.index("be transferred")
    bonds = (Bond(Span(start, start + len("be transferred")), BondPart.PROMISE, 0.95),)
    assert [one.by for one in bound(text, "Borin Storage", "Borin Storage", bonds)] == [BORIN]
