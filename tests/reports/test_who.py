"""Actors of a whole ledger: joined, counted with what they are counts of, merged and split by people."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.records import Act, Actor, ActorType, HopKind, Reading, Role, SourceKind, Span, sha256, statement_id
from onrecord.reports import Judge, Voice, actors, merging, profile, splitting, suggestions, withdrawing
from tests.invented import DOCUMENT, READING, TEXT
from tests.invented import statement as told

JUDGE = Judge("Ada", dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC), "as they say")


def article(text: str, name: str, *roles: str, day: int = 13) -> Reading:
    """One statement by somebody of that name, who is the first word of the text, in a document of its own."""
    document = replace(
        DOCUMENT, text=text, original_sha256=sha256(text.encode()), published=dt.date(2026, 3, day), title=None
    )
    place = Span(0, len(name))
    given = tuple(Role(role, place) for role in roles)
    actor = Actor("somebody", name, ActorType.PERSON, (name,), given, (place,))
    parts = (place,), (), (Span(len(name) + 1, len(text)),)
    said = replace(told(*parts), id=statement_id(document.id, *parts), actor=actor.id, act=Act.DENY)
    return Reading(document, (said,), "hand-1", actors=(actor,))


ARTICLES = (
    article("Teodor Žalvic denies it.", "Teodor Žalvic", "spokesman", day=14),
    article("Teodor Zalvic denies it again.", "Teodor Zalvic", "spokesman", day=13),
    article("Theodor Žalvic denies it.", "Theodor Žalvic", day=15),
    article("Žalvic denies it.", "Žalvic", day=16),
)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "call.db") as ledger:
        ledger.add(READING, TEXT.encode(), "call.txt")
        for number, reading in enumerate(ARTICLES):
            ledger.add(reading, reading.document.text.encode(), f"{number}.txt")
        yield ledger


def test_who_speaks_most_comes_first(filled: Ledger) -> None:
    assert [(actor.id, actor.documents, actor.statements) for actor in actors(filled)] == [
        ("teodor-zalvic", 3, 5),
        ("daily-lamp", 1, 1),
        ("theodor-zalvic", 1, 1),
        ("zalvic", 1, 1),
        ("ana-brusk", 1, 0),
        ("lisk", 1, 0),
    ]
    assert [actor.id for actor in actors(filled, ActorType.STATE)] == ["lisk"]


def test_unnamed_sources_are_no_actors(filled: Ledger) -> None:
    names = {name for actor in actors(filled) for name in actor.names}
    assert not any("person familiar" in name for name in names)


def test_a_profile_counts_with_denominators(filled: Ledger) -> None:
    found = profile(filled, "teodor-zalvic")
    assert (found.statements, found.negative) == (5, 2)
    assert dict(found.acts) == {Act.DENY: 3, Act.ASSERT: 1, Act.ACCUSE: 1}
    assert found.through == (Voice("The Saltmarsh Courier", HopKind.PUBLISHER, 5),)
    assert found.actor.names == ("Teodor Žalvic", "Teodor Zalvic")
    assert [(pair.one, pair.other) for pair in found.perhaps] == [("teodor-zalvic", "theodor-zalvic")]


def test_roles_are_told_over_time(filled: Ledger) -> None:
    chancery, plain = profile(filled, "teodor-zalvic").roles
    assert (chancery.text, chancery.first, chancery.documents) == (
        "spokesman for Marrowen's chancery",
        dt.date(2026, 3, 12),
        1,
    )
    assert (plain.text, plain.first, plain.last, plain.documents, plain.former) == (
        "spokesman",
        dt.date(2026, 3, 13),
        dt.date(2026, 3, 14),
        2,
        False,
    )
    (mayor,) = profile(filled, "ana-brusk").roles
    assert (mayor.text, mayor.former) == ("mayor", True)


@pytest.mark.parametrize("wanted", ["teodor-zalvic", "TEODOR ŽALVIC", "Teodor Zalvic’s", "teo"])
def test_an_actor_is_found_by_id_name_or_the_beginning_of_its_id(filled: Ledger, wanted: str) -> None:
    assert profile(filled, wanted).actor.id == "teodor-zalvic"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("nobody", "there is no actor 'nobody'; see `onrecord actors`"),
        ("", "there is no actor ''"),
        ("t", "'t' may be 2 actors: teodor-zalvic, theodor-zalvic; give one of these ids"),
    ],
)
def test_who_is_not_found_is_told(filled: Ledger, wanted: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        profile(filled, wanted)


def test_people_merge_and_their_word_survives_a_reading(filled: Ledger) -> None:
    assert suggestions(filled)
    judgement = filled.judge(merging(filled, ["teodor-zalvic", "Theodor Žalvic", "zalvic"], JUDGE))
    assert profile(filled, "theodor žalvic").statements == 7
    again = replace(ARTICLES[2], model="hand-2")
    filled.add(again, again.document.text.encode(), "again.txt")
    assert profile(filled, "theodor žalvic").statements == 7
    assert not any("zalvic" in (pair.one, pair.other) for pair in suggestions(filled))
    filled.judge(withdrawing(judgement.number, JUDGE))
    assert profile(filled, "theodor žalvic").statements == 1


def test_people_split_by_document_and_by_name(filled: Ledger) -> None:
    filled.judge(splitting(filled, "teodor-zalvic", [], [ARTICLES[0].document.id[:20]], JUDGE))
    assert [actor.statements for actor in actors(filled) if actor.id.startswith("teodor")] == [4, 1]
    with pytest.raises(InputError, match="that is all of"):
        splitting(filled, "ana-brusk", ["Ana Brusk"], [], JUDGE)
    with pytest.raises(InputError, match="has such a name"):
        splitting(filled, "teodor-zalvic", ["Nobody"], [], JUDGE)
    with pytest.raises(InputError, match="one actor already"):
        merging(filled, ["ana-brusk", "Ana Brusk"], JUDGE)


def test_a_name_splits_those_who_have_it(filled: Ledger) -> None:
    filled.judge(merging(filled, ["teodor-zalvic", "theodor-zalvic"], JUDGE))
    filled.judge(splitting(filled, "teodor-zalvic", ["Theodor Žalvic"], [], JUDGE))
    assert profile(filled, "theodor žalvic").statements == 1


def test_source_kinds_are_hop_kinds() -> None:
    assert {kind.value for kind in SourceKind} <= {kind.value for kind in HopKind}
