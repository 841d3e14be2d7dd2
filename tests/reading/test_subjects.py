"""Whom the pronoun means with which somebody is quoted indirectly."""

import pytest

from onrecord.reading.subjects import own_subject
from onrecord.records import Actor, ActorType, SourceKind, Span, Statement, StatementKind

VOSS = "tomas-voss"


def place(text: str, words: str, start: int = 0) -> Span:
    found = text.index(words, start)
    return Span(found, found + len(words))


def actor(name: str, kind: ActorType, *mentions: Span) -> Actor:
    return Actor(name.casefold().replace(" ", "-"), name, kind, (name,), (), mentions)


def own(text: str, source: str, cue: str, kind: ActorType = ActorType.PERSON, *others: Actor, also: str = "") -> str:
    """The pronoun that means who speaks, in a text that names him once; `also` are further words for him."""
    named = place(text, source)
    told = place(text, cue, named.end)
    content = (Span(told.end + 1, len(text.rstrip("."))),)
    mentions = (named, *((place(text, also),) if also else ()))
    speaker = Actor(VOSS, "Tomas Voss", kind, ("Tomas Voss",), (), mentions)
    statement = Statement("one", StatementKind.INDIRECT, (named,), (told,), content, SourceKind.NAMED, 0.9, actor=VOSS)
    everybody = sorted(
        [*((span, speaker) for span in mentions), *((span, one) for one in others for span in one.mentions)],
        key=lambda pair: pair[0],
    )
    found = own_subject(text, statement, content, speaker, everybody)
    return found.cut(text) if found else ""


@pytest.mark.parametrize("words", ["he had signed it", "that he would not sign"])
def test_who_is_quoted_speaks_of_himself(words: str) -> None:
    assert own(f"Voss said {words}.", "Voss", "said") == "he"


def test_somebody_named_between_may_be_meant() -> None:
    text = "Voss told Perrau that she would be paid."
    other = actor("Ana Perrau", ActorType.PERSON, place(text, "Perrau"))
    assert own(text, "Voss", "told Perrau", ActorType.PERSON, other) == ""


def test_whom_the_text_calls_so_elsewhere_is_meant_all_the_same() -> None:
    text = "His report was late. Voss told Perrau that he would be paid."
    other = actor("Ana Perrau", ActorType.PERSON, place(text, "Perrau"))
    assert own(text, "Voss", "told Perrau", ActorType.PERSON, other, also="His") == "he"


def test_whom_the_text_calls_otherwise_is_not() -> None:
    assert own("His report was late. Voss said she had left.", "Voss", "said", also="His") == ""


def test_a_title_tells_too() -> None:
    assert own("Mrs Voss said he had left.", "Voss", "said") == ""


@pytest.mark.parametrize(("words", "found"), [("it had paid", "it"), ("it was raining", "")])
def test_a_body_is_meant_by_what_bodies_do(words: str, found: str) -> None:
    assert own(f"The port said {words}.", "The port", "said", ActorType.ORGANISATION) == found


def test_a_person_is_no_it_and_a_body_no_he() -> None:
    assert own("Voss said it had rained.", "Voss", "said") == ""
    assert own("The port said he had left.", "The port", "said", ActorType.ORGANISATION) == ""


@pytest.mark.parametrize("text", ["Voss said: “he had left”.", "Voss spoke. Then he had left."])
def test_what_is_quoted_or_stands_in_another_sentence_is_left_alone(text: str) -> None:
    assert own(text, "Voss", "said" if "said" in text else "spoke") == ""


def test_the_first_person_speaks_of_somebody_else() -> None:
    assert own("I said he had left.", "I", "said") == ""
