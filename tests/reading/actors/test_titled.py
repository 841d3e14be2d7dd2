"""Speeches by their titles."""

import pytest

from onrecord.reading.actors import Cast, find_actors
from onrecord.reading.actors.titled import speaker_of
from onrecord.records import ActorType, Document, SourceKind, Span, Statement, StatementKind, sha256

TALK = "Friends! I thank you for coming. We have waited for this. Our harbour is open again."


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Address by President Ana Kestrel", "Ana Kestrel"),
        ("We shall not wait - address by the President of South Africa Ana Kestrel", "Ana Kestrel"),
        ("Speech by Head of the Office of the President of Marrowen Andrew Vale at the harbour", "Andrew Vale"),
        ("Letter to the port of Lisk by Olga van Osk", "Olga van Osk"),
        ("The harbour is open: President Ana Kestrel's address to the House", "Ana Kestrel"),
        ("Essay by Head of the Office of the President of Marrowen Andrew Vale for The Lisk Times", "Andrew Vale"),
        ("Speech by President Ana Kestrel during the joint session", "Ana Kestrel"),
        ("Article by Ana Kestrel “What the harbour needs”", "Ana Kestrel"),
        ("Address by the President of Norway, the Speaker and the Prime Minister", None),
        ("Address by the President of Norway and the Prime Minister of Sweden", None),
        ("Address by the President", None),
        ("Comment on the address by President Ana Kestrel", None),
        ("On the statement of the President of Norway", None),
        ("Joint statement by Ana Kestrel and Oto Vale", None),
        ("Speech by Ana Kestrel leaves the House cold", None),
        ("An article by The New Lisk Times", None),
        ("Ana Kestrel: The harbour is open", None),
        ("", None),
        (None, None),
    ],
)
def test_a_title_names_who_speaks(title: str | None, name: str | None) -> None:
    assert speaker_of(title, TALK) == (None if name is None else (name, ActorType.PERSON))


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("We shall not wait - address by the President of Norway", "President of Norway"),
        ("Address of the Prime Minister of Norway on the harbour", "Prime Minister of Norway"),
        (
            "The address of the Minister of Trade and Industry of South Africa",
            "Minister of Trade and Industry of South Africa",
        ),
    ],
)
def test_an_office_of_a_land_speaks_where_nobody_is_named(title: str, office: str | None) -> None:
    assert speaker_of(title, TALK) == (None if office is None else (office, ActorType.ORGANISATION))


def test_a_report_of_a_speech_is_none() -> None:
    told = "Ana Kestrel spoke on Monday. “I thank you,” she said. “We have waited.” The House rose. She left at noon."
    assert speaker_of("Address by President Ana Kestrel", told) is None


def cast_of_speech(text: str, title: str) -> tuple[Cast, Statement]:
    at = text.index("I thank")
    statement = Statement(
        "0",
        StatementKind.INDIRECT,
        (Span(at, at + 1),),
        (Span(at + 2, at + 7),),
        (Span(at + 8, at + 11),),
        SourceKind.AUTHOR,
        confidence=1.0,
    )
    return find_actors(Document(text, sha256(text.encode()), title=title), [statement], ()), statement


def test_the_first_person_of_a_speech_is_whoever_gives_it() -> None:
    cast, statement = cast_of_speech(TALK, "Address by President Ana Kestrel")
    (kestrel,) = (actor for actor in cast.actors if actor.name == "Ana Kestrel")
    assert kestrel.mentions == statement.source
    assert cast.resolve(statement.source).actor == kestrel.id == cast.speech


def test_whom_the_text_names_too_is_the_same() -> None:
    text = f"Ana Kestrel at the harbour\n\n{TALK}"
    cast, statement = cast_of_speech(text, "Address by President Ana Kestrel")
    assert [actor.name for actor in cast.actors].count("Ana Kestrel") == 1
    assert cast.resolve(statement.source).actor == "ana-kestrel"


def test_two_who_might_be_meant_leave_it_open() -> None:
    text = f"Ana Kestrel met Oto Vale, and A. Kestrel met nobody.\n\n{TALK}"
    cast, statement = cast_of_speech(text, "Address by the minister")
    assert cast.resolve(statement.source).actor is None
    assert cast.speech is None


def test_an_office_is_an_actor_of_its_own_where_the_text_names_nobody() -> None:
    cast, statement = cast_of_speech(TALK, "We shall not wait - address by the President of Norway")
    (office,) = cast.actors
    assert (office.name, office.type, office.mentions) == (
        "President of Norway",
        ActorType.ORGANISATION,
        statement.source,
    )
    assert cast.speech == office.id


def test_an_office_is_whoever_the_text_says_holds_it() -> None:
    text = f"President of Norway Ana Kestrel at the harbour\n\n{TALK}"
    cast, statement = cast_of_speech(text, "Address by the President of Norway")
    assert cast.resolve(statement.source).actor == "ana-kestrel"
