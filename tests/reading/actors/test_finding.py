"""What is a name, where it begins and ends, and of what type it is."""

from collections.abc import Sequence

import pytest

from onrecord.reading.actors import find_actors
from onrecord.reading.signals import Mention
from onrecord.records import ActorType, Document, Span, sha256

P, B, L = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE
Heard = tuple[str, ActorType]


def actors_in(text: str, heard: Sequence[Heard]) -> dict[str, ActorType]:
    """The actors of a text in which the encoder hears each of some names wherever it stands."""
    mentions = []
    for words, kind in heard:
        at = text.find(words)
        while at >= 0:
            mentions.append(Mention(Span(at, at + len(words)), kind, 0.9))
            at = text.find(words, at + 1)
    cast = find_actors(Document(text, sha256(text.encode())), [], mentions)
    return {actor.name: actor.type for actor in cast.actors}


WHOLE: list[tuple[str, list[Heard], dict[str, ActorType]]] = [
    (
        "We met Ana Kestrel Kestrel AnaMinister in Lisk.",
        [("Ana Kestrel Kestrel AnaMinister", P)],
        {"Ana Kestrel": P},
    ),
    (
        "Chief of Staff Ana Kestrel met Oto Vale.",
        [("of Staff", P), ("Ana Kestrel", P)],
        {"Ana Kestrel": P},
    ),
    ("Harbour Minister Ana Kestrel came.", [("Harbour Minister Ana Kestrel", P)], {"Ana Kestrel": P}),
    ("Martin Minister Osk Vale came.", [("Martin Minister Osk Vale", P)], {"Martin Minister Osk Vale": P}),
    ("Old Minister Kestrel came.", [("Old Minister Kestrel", P)], {"Old Minister Kestrel": P}),
    ("We met the President of France Anna Kestrel.", [("France Anna Kestrel", P)], {"Anna Kestrel": P}),
    (
        "He spoke. (Addressing Ana Kestrel.) Ana Kestrel rose.",
        [("Addressing Ana Kestrel", P), ("Ana Kestrel", P)],
        {"Ana Kestrel": P},
    ),
    (
        "He left the Centers for Fever Control and Prevention.",
        [("Centers for Fever Control", B), ("Prevention", B)],
        {"Centers for Fever Control and Prevention": B},
    ),
    (
        "He left the Department of Salt and the Harbour Board.",
        [("Department of Salt", B), ("Harbour Board", B)],
        {"Department of Salt": B, "Harbour Board": B},
    ),
    (
        "He left the Commission on Public Debates.",
        [("Commission", B), ("Public Debates", B)],
        {"Commission on Public Debates": B},
    ),
    ("He left the Seeds and Salt Commission.", [("Salt Commission", B)], {"Seeds and Salt Commission": B}),
    ("He met Oto R. Wen, Jr. on Monday.", [("Oto R", P), ("Wen", P)], {"Oto R. Wen, Jr.": P}),
    ("He met Victor Osk. Later Osk left.", [("Osk", P)], {"Victor Osk": P}),
    (
        "Following Osk he met Ana Osk. Later Osk left.",
        [("Following Osk", P), ("Ana Osk", P), ("Osk", P)],
        {"Ana Osk": P},
    ),
    ("He met [President Oto] Wen there.", [("Oto] Wen", P)], {"Oto Wen": P}),
]


@pytest.mark.parametrize(("text", "heard", "expected"), WHOLE)
def test_a_name_comes_in_one_piece(text: str, heard: list[Heard], expected: dict[str, ActorType]) -> None:
    assert actors_in(text, heard) == expected


NONE: list[tuple[str, list[Heard]]] = [
    ("It began after World War II in the south.", [("II", B)]),
    ("She is the National Security Adviser now.", [("Security", B)]),
    ("Polls show it. He read the polls.", [("Polls", P)]),
    ("Readers may disagree.", [("Readers", P)]),
    ("He saw the House Speaker there.", [("House Speaker", B)]),
    ("He saw a Super PAC there.", [("PAC", B)]),
    ("They met (D-Osk) there.", [("D-Osk", L)]),
    ("He met a Marrowene crowd in Marrowen.", [("Marrowene", B)]),
]


@pytest.mark.parametrize(("text", "heard"), NONE)
def test_what_names_nobody_is_no_actor(text: str, heard: list[Heard]) -> None:
    assert set(actors_in(text, heard)) <= {"Marrowen"}


TYPED: list[tuple[str, list[Heard], dict[str, ActorType]]] = [
    ("The Beacon reported it. He told the Beacon.", [("Beacon", P)], {"Beacon": ActorType.OUTLET}),
    ("The Kestrel sank. He left the Kestrel.", [("Kestrel", P)], {"Kestrel": B}),
    ("He spoke of TfL.", [("TfL", P)], {"TfL": B}),
    ("Lisk’s energy minister slept. Lisk left.", [("Lisk", P)], {"Lisk": ActorType.STATE}),
    ("He slept in Lisk, and died in Lisk.", [("Lisk", P)], {}),
    ("Osk Hydro, a company that pumps, slept.", [("Osk Hydro", P)], {"Osk Hydro": B}),
    ("He met Ana Kestrel. The Kestrel years were good.", [("Ana Kestrel", P), ("Kestrel", P)], {"Ana Kestrel": P}),
]


@pytest.mark.parametrize(("text", "heard", "expected"), TYPED)
def test_the_document_says_what_a_name_is(text: str, heard: list[Heard], expected: dict[str, ActorType]) -> None:
    assert actors_in(text, heard) == expected


def test_the_spelling_most_used_names_an_actor_and_all_forms_are_kept() -> None:
    text = "Nicholay Osk rose. Nikolay Osk left. Nikolay Osk slept. Osk died."
    heard = [("Nicholay Osk", P), ("Nikolay Osk", P), ("Osk", P)]
    mentions = [
        Mention(Span(at, at + len(w)), k, 0.9) for w, k in heard for at in range(len(text)) if text.startswith(w, at)
    ]
    (actor,) = find_actors(Document(text, sha256(text.encode())), [], mentions).actors

    assert (actor.id, actor.names) == ("nikolay-osk", ("Nikolay Osk", "Nicholay Osk", "Osk"))
