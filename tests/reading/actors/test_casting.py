"""Who is in a text, and who speaks."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import Cast, find_actors
from onrecord.reading.signals import Mention
from onrecord.records import (
    ActorType,
    Document,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Unresolved,
    sha256,
)

CastOf = Callable[..., tuple[Cast, list[Statement]]]

JOINED = [
    ("Navy chief Ilja Born left on Monday. He met Ana Kestrel. Born then sailed.", "ilja-born", {"Ilja Born", "Born"}),
    ("Nicholay Osk spoke first. Nikolay Osk left. Osk slept.", "nikolay-osk", {"Nicholay Osk", "Nikolay Osk", "Osk"}),
    (
        "The Saltmarsh Harbour Board (SHB) met. Members of the SHB left.",
        "saltmarsh-harbour-board",
        {"Saltmarsh Harbour Board", "SHB"},
    ),
    (
        "We saw Elena J. Vale. Elena Vale left, and Ms. Vale slept.",
        "elena-j-vale",
        {"Elena J. Vale", "Elena Vale", "Vale"},
    ),
]


@pytest.mark.parametrize(("text", "key", "names"), JOINED)
def test_names_of_one_actor_are_joined(cast_of: CastOf, text: str, key: str, names: set[str]) -> None:
    cast, _ = cast_of(text)

    assert {actor.id: set(actor.names) for actor in cast.actors}[key] == names


def test_two_who_share_a_surname_stay_apart(cast_of: CastOf) -> None:
    cast, _ = cast_of("We met Martin Vale and Elena Vale. Mr. Vale slept while Ms. Vale sang.")

    assert {actor.id: set(actor.names) for actor in cast.actors} == {
        "martin-vale": {"Martin Vale", "Vale"},
        "elena-vale": {"Elena Vale", "Vale"},
    }


def test_a_surname_that_two_share_is_left_open(cast_of: CastOf) -> None:
    text = "We met Oto Vale. We met Ruta Vale. Ruta Vale and Oto Vale left together.\nVale said it was late."
    cast, (statement,) = cast_of(text, ("Vale", "said", "it was late"))

    assert cast.resolve((Span(text.rindex("Vale"), text.rindex("Vale") + 4),)).unresolved is Unresolved.AMBIGUOUS
    assert statement.cue


SPEAKERS = [
    ("Ilja Born left the room. He said it was late.", "He", "ilja-born"),
    ("Ana Kestrel met Ilja Born. She said it was late.", "She", "ana-kestrel"),
    ("Harbour minister Ana Kestrel rose. The minister said it was late.", "The minister", "ana-kestrel"),
    ("Oto Vale slept. The Vale campaign met. The campaign said it was late.", "The campaign", "vale-campaign"),
    ("A Navy spokesman, Ilja Born, said it was late.", "A Navy spokesman, Ilja Born,", "ilja-born"),
    (
        "President of Ukraine Ana Kestrel rose. The Ukrainian President said it was late.",
        "The Ukrainian President",
        "ana-kestrel",
    ),
    ("President Ana Kestrel rose. The Head of State said it was late.", "The Head of State", "ana-kestrel"),
    (
        "Prime Minister Ana Kestrel met Oto Vale. The head of government said it was late.",
        "The head of government",
        "ana-kestrel",
    ),
    (
        "Prime Minister of Ukraine Ana Kestrel rose. The Ukrainian leader said it was late.",
        "The Ukrainian leader",
        "ana-kestrel",
    ),
    ("Ukraine sent Ana Kestrel. The Ukrainian side said it was late.", "The Ukrainian side", "ukraine"),
    (
        "Foreign Minister of Ukraine Ana Kestrel rose. Ukraine's foreign minister said it was late.",
        "Ukraine's foreign minister",
        "ana-kestrel",
    ),
    ("It was for Ana Kestrel, who said it was late.", "who", "ana-kestrel"),
    ("Kyiv launched a plan. It said it was late.", "It", "kyiv"),
    ("Kyiv said it was late. Ukraine agreed.", "Kyiv", "ukraine"),
    ("The Kremlin said it was late.", "The Kremlin", "kremlin"),
    ("The state company Osk Hydro met. The company said it was late.", "The company", "osk-hydro"),
    (
        "The president’s spokesman, Ilja Born, rose. Oto Wen left. The spokesman said it was late.",
        "The spokesman",
        "ilja-born",
    ),
]


@pytest.mark.parametrize(("text", "source", "actor"), SPEAKERS)
def test_a_speaker_is_found(cast_of: CastOf, text: str, source: str, actor: str) -> None:
    cast, (statement,) = cast_of(text, (source, "said", "it was late"))

    assert cast.resolve(statement.source).actor == actor


SPOKE = ("Oto Wen", "said", "it was early")
AGAIN = ("he", "said", "it was cold")


@pytest.mark.parametrize("opening", ["Ilja Born walked in on Monday.", "The captain, Ilja Born, was carried in."])
def test_the_subject_that_opens_a_paragraph_is_meant_before_an_earlier_speaker(cast_of: CastOf, opening: str) -> None:
    before = "Oto Wen said it was early, and he said it was cold."
    text = f"{before}\n\n{opening} He said it was late."
    cast, statements = cast_of(text, SPOKE, AGAIN, ("He", "said", "it was late"))

    assert [cast.resolve(one.source).actor for one in statements] == ["oto-wen", "oto-wen", "ilja-born"]


OPEN = [
    (
        "Ana Kestrel rose. A person close to Ana Kestrel said it was late.",
        "A person close to Ana Kestrel",
        Unresolved.INDEFINITE,
    ),
    ("Ana Kestrel rose. Her spokesman said it was late.", "Her spokesman", Unresolved.NO_CANDIDATE),
    ("Ana Kestrel rose. Critics said it was late.", "Critics", Unresolved.INDEFINITE),
    ("Ana Kestrel rose. Many said it was late.", "Many", Unresolved.INDEFINITE),
    ("Oto Wen met Ruta Lom. They said it was late.", "They", Unresolved.SEVERAL),
    ("It rained. He said it was late.", "He", Unresolved.NO_CANDIDATE),
    (
        "Oto Wen met Ilja Born and Tomas Rudd, and Ilja Born met Oto Wen. Now he said it was late.",
        "he",
        Unresolved.AMBIGUOUS,
    ),
    (
        "Ana Kestrel, the former senator, met Ilja Born, the vice president. The president said it was late.",
        "The president",
        Unresolved.NO_CANDIDATE,
    ),
    (
        "Liberal nominee Ana Kestrel rose. The Conservative nominee said it was late.",
        "The Conservative nominee",
        Unresolved.NO_CANDIDATE,
    ),
    ("Prime Minister Ana Kestrel rose. The minister said it was late.", "The minister", Unresolved.NO_CANDIDATE),
    (
        "Sen. Ana Kestrel (L-Osk) and Ilja Born said it was late.",
        "Ana Kestrel (L-Osk) and Ilja Born",
        Unresolved.SEVERAL,
    ),
    ("Neither Ana Kestrel nor Ilja Born said it was late.", "Neither Ana Kestrel nor Ilja Born", Unresolved.SEVERAL),
    ("Ana Kestrel and Ilja Born said it was late.", "Ana Kestrel and Ilja Born", Unresolved.SEVERAL),
]


@pytest.mark.parametrize(("text", "source", "reason"), OPEN)
def test_whoever_is_not_told_is_left_open(cast_of: CastOf, text: str, source: str, reason: Unresolved | None) -> None:
    cast, (statement,) = cast_of(text, (source, "said", "it was late"))
    resolution = cast.resolve(statement.source)

    assert resolution.actor is None
    assert resolution.unresolved is reason


def test_the_first_person_in_a_quotation_is_its_speaker(cast_of: CastOf) -> None:
    text = "“The port is shut and I know it is late,” Ana Kestrel said."
    cast, statements = cast_of(
        text, ("Ana Kestrel", "said", "“The port is shut and I know it is late,”"), ("I", "know", "it is late")
    )

    assert [cast.resolve(statement.source).actor for statement in statements] == ["ana-kestrel", "ana-kestrel"]


def test_a_pronoun_may_take_up_somebody_without_a_name(cast_of: CastOf) -> None:
    text = "Ana Kestrel rose.\nA spokesman for the Navy said the port was shut.\nHe said it was late."
    cast, (first, second) = cast_of(
        text, ("A spokesman for the Navy", "said", "the port was shut"), ("He", "said", "it was late")
    )

    assert cast.resolve(second.source).antecedent == first.source


def test_roles_are_cut_from_the_text(cast_of: CastOf) -> None:
    text = "Harbour minister Ana Kestrel, a former judge, met the Navy spokesman, Ilja Born."
    cast, _ = cast_of(text)
    roles = {actor.id: [(role.text, role.former) for role in actor.roles] for actor in cast.actors}

    assert roles["ana-kestrel"] == [("Harbour minister", False), ("former judge", True)]
    assert roles["ilja-born"] == [("Navy spokesman", False)]


def test_a_capital_is_a_town_where_it_does_not_act(cast_of: CastOf) -> None:
    cast, _ = cast_of("Ana Kestrel slept in Oslo. Norway denied it.")

    assert {actor.id: actor.type for actor in cast.actors} == {
        "ana-kestrel": ActorType.PERSON,
        "norway": ActorType.STATE,
    }


SWAPS = [
    {"Ana": "Ilja", "Kestrel": "Born", "she": "he", "Her": "His", "her": "his", "She": "He"},
    {"Norway": "Chile", "Oslo": "Santiago", "Norwegian": "Chilean"},
    {"Liberal": "Conservative"},
]
TEXT = (
    "Norwegian harbour minister Ana Kestrel, a Liberal, spoke in Oslo on Monday. She said the port was shut. "
    "Norway denied it. Her spokesman left. The minister said it was late, and Kestrel said she knew."
)
TRIPLES = [
    ("She", "said", "the port was shut"),
    ("Norway", "denied", "it"),
    ("The minister", "said", "it was late"),
    ("Kestrel", "said", "she knew"),
]


@pytest.mark.parametrize("swap", SWAPS)
def test_another_name_country_gender_or_party_changes_the_names_only(cast_of: CastOf, swap: dict[str, str]) -> None:
    def swapped(text: str) -> str:
        return re.sub(r"\w+", lambda match: swap.get(match[0], match[0]), text)

    def shape(text: str, triples: list[tuple[str, str, str]]) -> list[object]:
        cast, statements = cast_of(text, *triples)
        number = {actor.id: at for at, actor in enumerate(cast.actors)}
        answers = [cast.resolve(statement.source) for statement in statements]
        return [
            [(actor.type, len(actor.mentions), len(actor.roles)) for actor in cast.actors],
            [(number.get(answer.actor or ""), answer.unresolved) for answer in answers],
        ]

    other = [(swapped(source), swapped(cue), swapped(content)) for source, cue, content in TRIPLES]
    assert shape(swapped(TEXT), other) == shape(TEXT, TRIPLES)


PIECES = "Ana Osk the he she it who said Norway ’s Mr. U.S. (SHB) campaign minister of and I “ ” , . [ ] - ß ﬀ É"
WORDS = st.sampled_from([*PIECES.split(), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=120)), st.data())
def test_every_span_cuts_the_text_whatever_it_holds(text: str, data: st.DataObject) -> None:
    clean = "".join(letter for letter in text if not 0xD800 <= ord(letter) < 0xE000)
    if not clean:
        return

    def span() -> Span:
        start = data.draw(st.integers(0, len(clean) - 1))
        return Span(start, data.draw(st.integers(start + 1, len(clean))))

    statements = [
        Statement(str(at), StatementKind.MIXED, (span(),), (), (span(),), SourceKind.NAMED, 1.0)
        for at in range(data.draw(st.integers(0, 3)))
    ]
    kinds = (ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE)
    mentions = [
        Mention(span(), data.draw(st.sampled_from(kinds)), data.draw(st.floats(0, 1)))
        for _ in range(data.draw(st.integers(0, 4)))
    ]
    cast = find_actors(Document(clean, sha256(clean.encode())), statements, mentions)

    assert len({actor.id for actor in cast.actors}) == len(cast.actors)
    known = {actor.id for actor in cast.actors}
    for actor in cast.actors:
        for place in actor.spans:
            place.cut(clean)
        assert all(role.text == " ".join(role.span.cut(clean).split()) for role in actor.roles)
    for statement in statements:
        assert cast.resolve(statement.source).actor in {None, *known}
    assert cast.resolve((span(),)).actor in {None, *known}


@pytest.mark.parametrize(
    "piece", ["Ana ", "Ana Osk and ", "“", "a", ", who ", "U.S. ", "the minister of ", "\n\n", "’s "]
)
def test_a_text_of_one_piece_over_and_over_is_read(piece: str) -> None:
    text = piece * 3000

    assert find_actors(Document(text, sha256(text.encode())), [], ()) is not None
