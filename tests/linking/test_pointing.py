"""What a content points to instead of saying it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.pointing import Way, affirming, denying, ends_in_account, event, forms, hinting, numbers, pointers
from onrecord.records import Span


def ways(content: str, *, direct: bool = False) -> list[tuple[str, str]]:
    found = pointers(content, (Span(0, len(content)),), direct=direct)
    return [(pointer.way.value, pointer.noun) for pointer in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("it", ("pronoun", "it")),
        ("that", ("pronoun", "that")),
        ("which", ("relative", "which")),
        ("an accusation", ("relative", "accusation")),
        ("a charge that", ("relative", "charge")),
        ("the Lamp's report", ("account", "report")),
        ("the allegations", ("account", "allegations")),
        ("the report as nonsense", ("account", "report")),
        ("the story an invention", ("account", "story")),
        ("a report by the Lamp", ("account", "report")),
        ("the charges about the harbour", ("account", "charges")),
        ("that the claims were false", ("account", "claims")),
        ("It is completely untrue", ("pronoun", "it")),
        ("That never happened", ("pronoun", "that")),
        ("none of it is true", ("pronoun", "none")),
        ("pure fiction", ("pronoun", "")),
        ("There was no call", ("event", "call")),
        ("there had been a call", ("event", "call")),
        ("no such meeting took place", ("event", "meeting")),
        ("any meeting with the contractor", ("event", "meeting")),
        ("there has never been any tape", ("event", "tape")),
        ("it isn't so", ("pronoun", "it")),
        ("not so", ("pronoun", "")),
        ("not true at all", ("pronoun", "")),
        ("Neither is the case", ("pronoun", "neither")),
        ("that bilge", ("pronoun", "that")),
        ("nothing of the kind was received", ("pronoun", "kind")),
        ("We did no such thing", ("pronoun", "kind")),
        ("Nobody there ever had a memo of the kind", ("pronoun", "kind")),
        ("there was no letter and that the minister had merely asked", ("event", "letter")),
        ("no call of the kind alleged had ever taken place, that he was unwell", ("event", "call")),
        ("No alarm sounded", ("event", "alarm")),
        ("that its position had not changed and that there were no engines", ("event", "engines")),
        ("that “fairy-tale stuff”", ("pronoun", "that")),
        ("There is no written order", ("event", "order")),
    ],
)
def test_what_points(content: str, expected: tuple[str, str]) -> None:
    assert ways(content) == [expected]


@pytest.mark.parametrize(
    "content",
    [
        "that the dam had failed",
        "the claim that the dam had failed",
        "the report of which she spoke",
        "there was no evidence that the dam had failed",
        "there was no doubt",
        "there are no winners when the gates open",
        "there is no reason to leave",
        "It is not true that the gates were open",
        "to pay",
        "the plan",
        "No such operator number exists in our system",
        "she would sign the report on Friday",
        "he reads a report in his office, and the report says a good deal",
        "the call was made by the harbour master",
        "it is not so good",
        "nothing of the kind will be built here",
        "we have never seen anything of the kind before",
        "showing no increase",
        "…",
        "",
    ],
)
def test_what_says_it_in_its_own_words_points_to_nothing(content: str) -> None:
    assert not content or ways(content) == []


def test_sentences_of_a_quotation_point_each_by_itself() -> None:
    said = "“It is untrue. There was no call. I was at home that evening with my family.”"
    assert ways(said, direct=True) == [("pronoun", "it"), ("event", "call")]
    assert ways(said) == []


def test_what_a_pointer_asks_of_what_it_means() -> None:
    (about,) = pointers("the charges about the harbour", (Span(0, 29),), direct=False)
    assert (about.topic, about.several, about.charges, about.stories) == (frozenset({"harbour"}), True, True, False)
    content = "There is no written order"
    (order,) = pointers(content, (Span(0, len(content)),), direct=False)
    assert (order.noun, order.topic, order.negative) == ("order", frozenset({"written"}), True)
    assert event("evidence") is None
    call = event("call")
    assert call
    assert {"call", "calls", "conversation"} <= call.names
    assert numbers("address") == {"address", "addresss"}


def test_cues() -> None:
    assert denying("flatly rejected")
    assert not denying("said")
    assert affirming("later confirmed")
    assert hinting("had suggested", "suggestion")
    assert ends_in_account("the details of the allegations")
    assert not ends_in_account("the details")


@given(st.text(max_size=400), st.booleans())
def test_any_text(text: str, direct: bool) -> None:  # noqa: FBT001
    if text:
        for pointer in pointers(text, (Span(0, len(text)),), direct=direct):
            assert pointer.way in Way
            assert pointer.noun in {"", *forms(text)}


@pytest.mark.parametrize("piece", ["no ", "a-", "n't", "there was no ", "“", "report ", "\u0301", "it is "])
def test_a_long_content_is_no_trouble(piece: str) -> None:
    text = piece * 100_000
    known = {"", *forms(text[:100_000])}
    assert {pointer.noun for pointer in pointers(text, (Span(0, len(text)),), direct=True)} <= known
