"""Who is bound: people, bodies and states, and never an amount, a day or a thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.actors import Cast, Resolution
from onrecord.reading.commitments import find_commitments
from onrecord.reading.commitments.offices import institutions
from onrecord.records import Act, Actor, ActorType, Document, Role, Span, sha256, words
from tests.reading.commitments.conftest import Found, Said


def of(text: str) -> Document:
    return Document(text, sha256(text.encode()), language="en")


def actor(text: str, name: str, kind: ActorType, *roles: str) -> Actor:
    """An actor at the first place of its name, with roles at theirs."""

    def place(piece: str) -> Span:
        return Span(text.index(piece), text.index(piece) + len(piece))

    held = tuple(Role(role, place(role)) for role in roles)
    return Actor(name.casefold(), name, kind, (name,), held, (place(name),))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The storm threatens to flood the docks.", None),
        ("The deal would demand secrecy.", None),
        ("Its power to summon witnesses is new.", None),
        ("Nobody promised that the road would open.", None),
        ("Employers are not required to pay.", None),
        ("He stopped short of promising to pay.", None),
        ("Ten boats with tall masts must leave the bay by Friday.", "Ten boats with tall masts"),
        ("The stadium must be ready by Friday.", ""),
        ("The residents of Lisk must register by Friday.", "The residents of Lisk"),
        ("Under the treaty each state is obliged to warn the others.", "each state"),
        ("Lisk agreed that Kessaly would pay the crews.", "Kessaly"),
        ("The candidate repeated his promise to sell the yard.", "The candidate"),
        ("Lisk demanded answers from the bank by Friday.", "the bank"),
        ("The party commits to build the bridge.", "The party"),
        ("The unit, which lost its case in May, has undertaken to pay the crew by Friday.", "The unit"),
        ("The trustees, a majority of whom are old, are bound to pay the crew by Friday.", "The trustees"),
        ("The unit closed, and the guild, its owner, has undertaken to pay the crew by Friday.", "the guild"),
        ("The guild is said to have agreed to pay the crew by Friday.", "The guild"),
        ("The head of state is obliged to pay the crew by Friday.", "The head of state"),
    ],
)
def test_only_those_who_can_act_are_bound(found: Found, text: str, by: str | None) -> None:
    assert [words(text, held.by_spans) for held in found(text)] == ([] if by is None else [by])


def test_a_name_inside_the_words_for_others_names_nobody(found: Found) -> None:
    (held,) = found("The residents of Lisk must register by Friday.")
    assert held.by is None


@pytest.mark.parametrize(
    ("said", "act", "by"),
    [
        (("Oda Renn", "said", "“They will use what they find,”"), Act.ANNOUNCE, None),
        (("Oda Renn", "knows", "he will sell the yard"), Act.ASSERT, None),
        (("Oda Renn", "insisted", "that the talks will fail"), Act.ASSERT, None),
        (("Oda Renn", "said", "the crews will be paid by Lisk before May"), Act.PROMISE, "Lisk"),
        (("Oda Renn", "promised", "that the company would pay the crews by Friday"), Act.PROMISE, "the company"),
    ],
)
def test_whoever_speaks_binds_nobody_else(found: Found, said: Said, act: Act, by: str | None) -> None:
    text = " ".join(said) + "."
    assert [words(text, held.by_spans) for held in found(text, said, act)] == ([] if by is None else [by])


@pytest.mark.parametrize(
    ("text", "role", "side"),
    [
        ("Oda Renn, the director of Orrin Hydro, said so.", "director of Orrin Hydro", "orrin hydro"),
        ("Orrin Hydro's director, Oda Renn, said so.", "director", "orrin hydro"),
        ("Orrin Hydro denied it. Its critics laughed, its director, Oda Renn, said.", "director", "orrin hydro"),
        ("Oda Renn, who runs Orrin Hydro, said so, a poet.", "poet", "orrin hydro"),
        ("Oda Renn, a poet, wrote to Orrin Hydro.", "poet", None),
    ],
)
def test_an_office_names_the_body_that_somebody_speaks_for(text: str, role: str, side: str | None) -> None:
    people = actor(text, "Oda Renn", ActorType.PERSON, role), actor(text, "Orrin Hydro", ActorType.ORGANISATION)
    assert institutions(of(text), people).get("oda renn") == side


@given(st.text(max_size=300))
def test_no_text_stops_the_search(text: str) -> None:
    if text:
        cast = Cast((), frozenset(), lambda _: Resolution())
        assert find_commitments(of(text), (), (), cast) is not None
