"""Events that are told of and denied: what words make of them, and when a denial means what was told."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.happenings import denying, event_keys, happenings, same_event, sought_keys, staged
from onrecord.linking.names import name_key
from onrecord.records import Act, Degree, Interval, Proposition, Span

DAY = dt.date(2031, 5, 2)


def said(words: str, statement: str = "one", **further: object) -> Proposition:
    """A proposition of a document of its own."""
    return Proposition(statement, f"document-{statement}", words, **{"published": DAY, **further})  # type: ignore[arg-type]


TOLD = [
    ("Orudin telephoned Rónval on Sunday evening", "call"),
    ("Orudin had phoned Rónval twice", "call"),
    ("Vašek Orudin spoke to Rónval that night", "call"),
    ("She had spoken with Orudin", "call"),
    ("There was a call at eight", "call"),
    ("The call between Orudin and Rónval lasted ten minutes", "call"),
    ("The conversation between Orudin and Rónval was recorded", "recording"),
    ("The telephone call between Orudin and Rónval had been taped", "recording"),
    ("Orudin threatened Rónval with water", "threat"),
    ("There was an ultimatum", "threat"),
    ("There is one letter", "letter"),
    ("There was a letter", "letter"),
    ("Threlle met with Orudin in Dorvane", "meeting"),
    ("Threlle resigned on Monday", "resignation"),
    ("Orudin bribed Threlle", "bribery"),
    ("Kessaly interfered in the vote", "meddling"),
]
DENIED = [
    ("There was no call", "call"),
    ("There had been no telephone call at all", "call"),
    ("No call took place", "call"),
    ("The call never happened", "call"),
    ("The call did not take place", "call"),
    ("Orudin did not telephone Rónval", "call"),
    ("Orudin never spoke to Rónval", "call"),
    ("Orudin had not spoken to a soul in Lisk", "call"),
    ("Minister Orudin spoke to no one in Lisk", "call"),
    ("Nobody telephoned her", "call"),
    ("No recording exists of it", "recording"),
    ("There is no tape", "recording"),
    ("I received no threat", "threat"),
    ("He threatened nobody", "threat"),
    ("Nobody threatened her", "threat"),
    ("She was never threatened", "threat"),
    ("There was no ultimatum", "threat"),
    ("There was no letter", "letter"),
    ("No message was sent", "message"),
    ("Threlle has not resigned", "resignation"),
    ("There was no collusion", "meddling"),
]
NEITHER = [
    "Orudin would telephone Rónval",
    "If he telephoned Rónval, she did not say so",
    "Orudin wants to speak to Rónval",
    "Orudin planned to phone Rónval",
    "There was no call for a ban",
    "There was no such call as the one described",
    "No call of the kind alleged had ever taken place",
    "The call did not last twenty minutes",
    "I have seen no recording",
    "We have no recording",
    "There is no evidence that Orudin telephoned Rónval",
    "Orudin did not telephone Rónval until Tuesday",
    "Orudin did not telephone Rónval because he was angry",
    "The call for a ban between the two towns went unheard",
    "There was no telephone call or meeting planned",
    "He was found to be no threat",
    "There can be no tape of it",
    "Did Orudin telephone Rónval?",
    "Reports of a telephone call between Orudin and Rónval are untrue",
    "It is false that Orudin telephoned Rónval",
    "A deadline was not met",
    "It was not that Orudin never spoke to Rónval",
    "",
]


@pytest.mark.parametrize(("words", "kind"), TOLD)
def test_what_is_told(words: str, kind: str) -> None:
    found = {one.kind.name: one.negative for one in happenings(said(words))}
    assert found.get(kind) is False


@pytest.mark.parametrize(("words", "kind"), DENIED)
def test_what_is_denied(words: str, kind: str) -> None:
    assert {one.kind.name: one.negative for one in happenings(said(words))} == {kind: True}


@pytest.mark.parametrize("words", NEITHER)
def test_what_is_neither(words: str) -> None:
    assert not happenings(said(words))


@pytest.mark.parametrize(
    ("words", "negative"),
    [
        ("There had been any call at all", True),
        ("Any call took place", True),
        ("Orudin had threatened her", True),
        ("There was no call", None),
        ("The call between Orudin and Rónval lasted for twenty minutes", None),
    ],
)
def test_what_a_cue_takes_back(words: str, *, negative: bool | None) -> None:
    assert [one.negative for one in happenings(said(words, denied=True))] == ([] if negative is None else [negative])


TELLING = said("Vašek Orudin telephoned Prime Minister Edda Rónval on Sunday", "telling", speaker="courier")
SCENE = frozenset({"orudin", "ronval", "lisk"})
LINKED = [
    (said("There was no call", scene=SCENE, speaker="zalvic"), True),
    (said("Any call took place", scene=SCENE, denied=True), True),
    (said("Orudin did not telephone Rónval"), True),
    (said("Orudin spoke to no one in Lisk", scene=SCENE), True),
    (said("There was no call", scene=SCENE, published=DAY + dt.timedelta(40)), True),
    (said("There was no call"), False),
    (said("There was no call", scene=frozenset({"orudin", "threll"})), False),
    (said("Threlle spoke to no one in Lisk", scene=SCENE), False),
    (said("Orudin did not telephone Threlle", scene=SCENE), False),
    (said("There was no letter", scene=SCENE), False),
    (said("There was a call", scene=SCENE), False),
    (said("There was no call", scene=SCENE, published=DAY + dt.timedelta(90)), False),
    (said("There was no call", scene=SCENE, published=DAY - dt.timedelta(20)), False),
    (said("There was no call", scene=SCENE, published=None), False),
    (said("There was no call", scene=SCENE, degree=Degree.POSSIBLE), False),
    (said("There was no call", scene=SCENE, act=Act.ASK), False),
    (said("There was no call", scene=SCENE, speaker="courier"), False),
    (said("There was no call", scene=SCENE, speaker="courier", published=DAY + dt.timedelta(1)), True),
]


@pytest.mark.parametrize(("denial", "linked"), LINKED)
def test_a_denial_means_what_was_told(denial: Proposition, *, linked: bool) -> None:
    assert (denying(denial, TELLING) is not None) == linked
    assert denying(denial, TELLING) == denying(TELLING, denial)
    if linked:
        assert event_keys(denial) & sought_keys(TELLING)
        assert event_keys(TELLING) & sought_keys(denial)


def test_days_tell_events_apart() -> None:
    here, there = (Interval(day, day) for day in (DAY, DAY - dt.timedelta(3)))
    told = said("Orudin met with Rónval", "telling", days=(here,))
    assert denying(said("Orudin did not meet with Rónval", days=(here,)), told) is not None
    assert denying(said("Orudin did not meet with Rónval", days=(there,)), told) is None
    assert denying(said("Orudin did not meet with Rónval"), told) is None, "they meet often"


@pytest.mark.parametrize(
    ("words", "scene", "alike"),
    [
        ("Orudin spoke to Rónval", frozenset(), True),
        ("Orudin spoke to Threlle", frozenset(), False),
        ("There was no call", SCENE, False),
    ],
)
def test_two_tell_of_the_same(words: str, scene: frozenset[str], *, alike: bool) -> None:
    assert (same_event(said(words, scene=scene), TELLING) is not None) == alike


def test_two_deny_the_same() -> None:
    one, other = said("There was no call", scene=SCENE), said("Orudin spoke to no one", "other", scene=SCENE)
    assert same_event(one, other) is not None
    assert same_event(one, said("There is no tape", "other", scene=SCENE)) is None


def test_a_denial_has_the_names_of_its_scene() -> None:
    told = "Vašek Orudin telephoned Edda Rónval in March.\nSunniva Blæk keeps keys.\nIt rained.\n"
    text = f"{told}There was no call, Žalvic said."
    denial = said("There was no call", spans=(Span(len(told), len(told) + 17),))
    (one, other) = staged(text, [denial, said("Sunniva Blæk keeps keys", "other")])
    assert {"orudin", "ronval"} <= one.scene
    assert name_key("Blæk") not in one.scene
    assert not other.scene


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_will_do(words: str, text: str) -> None:
    one = said(words)
    assert all(one.kind.name for one in happenings(one))
    assert len(staged(text, [one])) == 1
    assert denying(one, TELLING) == denying(TELLING, one)


def test_what_would_be_done_unless_something_were_is_a_threat() -> None:
    (one,) = happenings(said("The gates would be opened unless Lisk paid"))
    assert (one.kind.name, one.negative) == ("threat", False)
    assert happenings(said("The gates would be opened")) == ()


def test_an_office_stands_for_a_name_beside_one_name() -> None:
    denial = said("There was no call", "no", scene=frozenset({"=prime minister", "orudin"}))
    told = said("Orudin telephoned the prime minister on Sunday", "yes")
    assert denying(denial, told) is not None
    assert sought_keys(denial) & event_keys(told)
    offices = said("There was no call", "no", scene=frozenset({"=prime minister", "=energy minister"}))
    assert denying(offices, said("The energy minister telephoned the prime minister", "yes")) is None


def test_what_is_taken_for_granted_is_not_denied() -> None:
    denial = said("There was no call", "no", scene=frozenset({"orudin", "ronval"}))
    assert denying(denial, said("The call between Orudin and Rónval was recorded", "yes")) is None


def test_one_speaker_denies_the_same_again() -> None:
    one, other = (said("There was no call", name, speaker="zalvic") for name in ("one", "other"))
    assert same_event(one, other) is not None
    assert sought_keys(one) & event_keys(other)
    assert same_event(one, said("There was no call", "third", speaker="drezga")) is None
