"""Names: written alike or not, and whether one says who it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.names import full_key, generic_words, name_key, slug
from onrecord.records import ActorType

PERSON, BODY, STATE = ActorType.PERSON, ActorType.ORGANISATION, ActorType.STATE


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Teodor Žalvic", "teodor zalvic"),
        ("TEODOR ŽALVIC’s", "teodor zalvic"),
        ("Teodor\n Z\u030calvic", "teodor zalvic"),
        ("the Saltmarsh Courier", "saltmarsh courier"),
        ("The", "the"),
        ("O’Dell-Marsh", "o'dell-marsh"),
        ("J. F. Tolm", "j f tolm"),
        ("", ""),
        ("…", ""),
    ],
)
def test_keys(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Teodor Žalvic", PERSON, "teodor zalvic"),
        ("Žalvic", PERSON, None),
        ("T. Žalvic", PERSON, None),
        ("the spokesman himself", PERSON, None),
        ("Ministry of Defence", BODY, None),
        ("the Supreme Court", BODY, None),
        ("Supreme Court of Marrowen", BODY, "supreme court of marrowen"),
        ("the ministry", BODY, None),
        ("the Chancery", BODY, None),
        ("The Daily Lamp", ActorType.OUTLET, "daily lamp"),
        ("MARROWEN", STATE, "marrowen"),
        ("Lisk", ActorType.PLACE, "lisk"),
        ("Report", ActorType.DOCUMENT, None),
        ("the Tolm Accords", ActorType.DOCUMENT, "tolm accords"),
        ("日本国", STATE, "日本国"),
        ("…", STATE, None),
    ],
)
def test_only_full_names_join(name: str, kind: ActorType, key: str | None) -> None:
    assert full_key(name, kind) == key


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Teodor Žalvic", "teodor-zalvic"), ("the O’Dell Post", "odell-post"), ("?!", "actor"), ("Лиск", "лиск")],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_generic_words_are_keys_themselves() -> None:
    assert {word for word in generic_words() if name_key(word) != word} == set()


@given(st.text())
def test_a_key_is_its_own_key_and_a_slug_has_no_spaces(name: str) -> None:
    assert " " not in slug(name)
    assert slug(name)
    assert name_key(name).casefold() == name_key(name)
