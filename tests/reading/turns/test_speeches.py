"""Speeches with a label each, in texts that are no transcripts."""

import pytest

from onrecord.reading.turns import find_turns
from onrecord.records import words
from tests.reading.turns.test_finding import of

SPEECH = (
    "Friends, I am glad to see you all in this hall. We have waited a long year for our lock to be mended, and I want "
    "to thank those who did it. It cost us more than we thought. I will say it again in spring, when the ships come."
)


def told(text: str) -> list[tuple[str, str]]:
    return [(turn.label.cut(text), words(text, turn.said)) for turn in find_turns(of(text)) if turn.said]


def told_by(text: str) -> list[str]:
    return [label for label, _ in told(text)]


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("", "President of Marrowen Ana Kestrel"),
        ("Taking part in the meeting was Oto Vale, the master of the port. ", "Harbour Minister Ana Kestrel"),
        ("Excerpts from transcript of a meeting of the Harbour Council ", "President Ana Kestrel"),
        ("Lisk, 3 March.\n\n", "Ana Kestrel"),
        ("The council met. * * * Opening remarks at the meeting on locks ", "President of Marrowen Ana Kestrel"),
        ("Beginning of talks with President of Norway Oto Vale ", "President of Marrowen Ana Kestrel"),
        ("Speech by the President of Marrowen at the Lock Council meeting ", "Prime Minister Ana Kestrel"),
    ],
)
def test_whoever_has_a_label_has_the_word(lead: str, label: str) -> None:
    assert told(f"{lead}{label}: {SPEECH}") == [(label, SPEECH)]


def test_one_speech_ends_where_the_next_begins() -> None:
    text = f"President Ana Kestrel: {SPEECH} Prime Minister Oto Vale: {SPEECH}"
    assert told(text) == [("President Ana Kestrel", SPEECH), ("Prime Minister Oto Vale", SPEECH)]


@pytest.mark.parametrize(
    "text",
    [
        f"Lisk Harbour Board: {SPEECH}",
        f"Warning: {SPEECH}",
        "President Ana Kestrel: The lock is mended. It cost more than was thought. " * 5,
        f"President Ana Kestrel: {SPEECH} Kestrel then left for the port.",
        "President Ana Kestrel: I am glad.",
        f"President Ana Kestrel, one of those who have read “Mending: {SPEECH}",
    ],
)
def test_what_is_no_speech_gives_nobody_the_word(text: str) -> None:
    assert told(text) == []


def test_a_caption_that_ran_into_a_label_is_no_part_of_it() -> None:
    text = f"President Ana Kestrel: {SPEECH} Prime Minister Oto Vale Vale OtoPrime Minister of Norway: {SPEECH}"
    assert told(text) == [("President Ana Kestrel", SPEECH), ("Prime Minister Oto Vale", SPEECH)]


@pytest.mark.parametrize("mark", ["<…>", "[...]", "(The minister spoke of the dykes (in Lisk), too.)"])
def test_somebody_begins_again_behind_words_that_are_left_out(mark: str) -> None:
    text = f"The council met. President Ana Kestrel: {SPEECH} {mark} Ana Kestrel:(replying to Mr Vale) {SPEECH}"
    assert told(text) == [("President Ana Kestrel", SPEECH), ("Ana Kestrel", SPEECH)]


@pytest.mark.parametrize("account", ["It was so.)", f"(The minister spoke {'at length ' * 300}.)"])
def test_a_bracket_that_opens_nowhere_near_leaves_nothing_out(account: str) -> None:
    text = f"The council met. President Ana Kestrel: {SPEECH} {account} Ana Kestrel: {SPEECH}"
    assert told_by(text) == ["Ana Kestrel"]


def test_somebody_who_begins_again_for_no_reason_was_interrupted() -> None:
    text = f"The council met. President Ana Kestrel: {SPEECH} Ana Kestrel: {SPEECH}"
    assert told(text) == [("Ana Kestrel", SPEECH)]


@pytest.mark.parametrize(
    "unseen",
    [
        "Captain of the Lisk ferry Oto Vale:",
        "Oto Vale, Lock Council:",
        "A question from the hall by Oto Vale:(in Norwegian)",
    ],
)
@pytest.mark.parametrize("mark", ["", "<…> "])
def test_words_end_before_a_label_that_was_not_seen(unseen: str, mark: str) -> None:
    text = f"The council met. President Ana Kestrel: {SPEECH} {unseen} I see it so, too. {mark}Ana Kestrel: {SPEECH}"
    assert told(text) == [("President Ana Kestrel", SPEECH), ("Ana Kestrel", SPEECH)]


def test_a_colon_behind_names_of_which_none_speaks_ends_nothing() -> None:
    said = SPEECH.replace("We have waited", "We all, with the Lock Council: all of us, have waited")
    assert told(f"The council met. President Ana Kestrel: {said}") == [("President Ana Kestrel", said)]
