"""Words whose speaker stands right behind them, and not before."""

import pytest

from onrecord.reading.answering import by_those_behind
from onrecord.reading.attributions import Attribution, Evidence
from onrecord.records import Span, words

EVIDENCE = Evidence(0.9, 0.9, 0.9, 0.9, 0.9)


def place(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


def given(text: str, source: str, cue: str, *content: str) -> Attribution:
    return Attribution(
        (place(text, source),), (place(text, cue),), tuple(place(text, piece) for piece in content), EVIDENCE
    )


def told(text: str, *found: Attribution) -> list[tuple[str, str, str]]:
    return [
        (words(text, one.source), words(text, one.cue), words(text, one.content))
        for one in by_those_behind(text, found)
    ]


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        pytest.param(
            "“There is no list,” Renn told reporters. “I have seen it,” a clerk in her office says.",
            ("“There is no list,”", "“I have seen it,”"),
            ("a clerk in her office", "says", "“I have seen it,”"),
            id="a second quotation",
        ),
        pytest.param(
            "“Nobody told me,” Renn told the house. “It was on your desk!” Jonas Pell shouted. “With a stamp on it.”",
            ("“Nobody told me,”", "“It was on your desk!”", "“With a stamp on it.”"),
            ("Jonas Pell", "shouted", "“It was on your desk!” … “With a stamp on it.”"),
            id="a heckle, and what follows on it",
        ),
        pytest.param(
            "“Nobody told me,” Renn told the house. “It was on your desk,” countered Jonas Pell.",
            ("“Nobody told me,”", "“It was on your desk,”"),
            ("Jonas Pell", "countered", "“It was on your desk,”"),
            id="the verb first",
        ),
        pytest.param(
            "The papers hold no admission, Renn told reporters. They hold two, the Interior Ministry replied.",
            ("The papers hold no admission", "They hold two"),
            ("the Interior Ministry", "replied", "They hold two"),
            id="without marks",
        ),
    ],
)
def test_who_is_named_behind_words_says_them(
    text: str, pieces: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    mine, theirs = told(text, given(text, "Renn", "told", *pieces))

    assert mine == ("Renn", "told", pieces[0])
    assert theirs == expected


def test_nothing_is_left_to_a_speaker_who_said_nothing() -> None:
    text = "Renn told reporters to wait. “It is open,” a guard said."

    assert told(text, given(text, "Renn", "told", "“It is open,”")) == [("a guard", "said", "“It is open,”")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“A,” Renn told us. “It is shut.” The minister said no more.", id="a sentence of its own"),
        pytest.param("“A,” Renn told us. “Is it shut?”\nThe clerk said no more.", id="a paragraph of its own"),
        pytest.param("“A,” Renn told us. “Is it shut?” The clerk said no more.", id="a sentence behind a question"),
        pytest.param("“A,” Renn told us. “It is shut,” she said.", id="a pronoun"),
        pytest.param("“A,” Renn told us. “It is shut,” Oda Renn added.", id="the same speaker"),
        pytest.param("“A,” Renn told us. “Is it shut?” Pell did not reply.", id="who says nothing"),
        pytest.param("“A,” Renn told us. “It is shut,” and the clerks who had left said so.", id="another clause"),
    ],
)
def test_what_tells_no_other_speaker_changes_nothing(text: str) -> None:
    second = text[text.index("“I") : text.index("”", text.index("“I")) + 1]
    one = given(text, "Renn", "told", "“A,”", second)

    assert by_those_behind(text, [one]) == [one]


def test_words_that_have_their_speaker_already_stay_with_him() -> None:
    text = "“A,” Renn told us. “It is shut,” Pell said."
    both = [given(text, "Renn", "told", "“A,”", "“It is shut,”"), given(text, "Pell", "said", "“It is shut,”")]

    assert by_those_behind(text, both) == both


def test_a_name_that_was_taken_for_a_part_of_the_cue_is_who_speaks() -> None:
    text = "Two guards say the gate was open. Renn denied this as well."

    assert told(text, given(text, "Two guards", "Renn denied", "this")) == [("Renn", "denied", "this")]
    having = "Having noted this, Olm left. Renn stayed."
    assert told(having, given(having, "Renn", "Having noted", "this")) == [("Renn", "Having noted", "this")]
    assert told(text, given(text, "Two guards", "say", "the gate was open")) == [
        ("Two guards", "say", "the gate was open")
    ]
