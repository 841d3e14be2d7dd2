import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.unnamed.antecedents import find_antecedent, is_counted, is_defining, is_relative
from onrecord.reading.unnamed.people import load_people
from onrecord.records import Span, words

PEOPLE = load_people()
PRONOUN = "who"


def before(text: str) -> str:
    start = text.index(f" {PRONOUN} ") + 1
    return words(text, find_antecedent(text, Span(start, start + len(PRONOUN)), PEOPLE))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He did not pay an architect who said so.", "an architect"),
        ("It came from a Harbour Board official who spoke freely.", "a Harbour Board official"),
        ("So said one Liberal familiar with the fleet's plans, who asked for silence.",
         "one Liberal familiar with the fleet's plans"),
        ("The aide, who said so, left.", "The aide"),
        ("It lists 95 retired generals -- most of whom spoke before -- who cited her years.", "95 retired generals"),
        ("Officials who say so were heard.", "Officials"),
        ("He met some aides, who said so.", "some aides"),
        ("Ana Kestrel, a lawyer who said so, left.", ""),
        ("Tomas Rudd of the port - a lawyer who said so.", "a lawyer"),
        ("Kestrel is a lawyer who said so.", ""),
        ("They want a minister who said so.", ""),
        ("He met Ana Kestrel, who said so.", ""),
        ("He met an aide to Ana Kestrel, who said so.", ""),
        ("He read a letter from voters who say so.", "voters"),
        ("A lawyer left. Those who said so stayed.", ""),
    ],
)  # fmt: skip
def test_who_takes_up_the_description_before_it(text: str, found: str) -> None:
    assert before(text) == found


@pytest.mark.parametrize(
    ("words", "relative"),
    [("who", True), ("most of whom", True), ("Two of whom", True), ("whose", False), ("he", False)],
)
def test_a_relative_pronoun_is_told_from_others(words: str, relative: bool) -> None:  # noqa: FBT001 - a column
    assert is_relative(words) is relative


def test_a_clause_without_a_comma_defines_a_bare_plural() -> None:
    text = "voters who say no; voters, who say no; two voters who say no"
    places = [(0, 6, 7), (19, 25, 27), (39, 49, 50)]
    defining = [is_defining(text, (Span(a, b),), Span(c, c + 3)) for a, b, c in places]

    assert defining == [True, False, False]


def test_a_number_counts() -> None:
    assert is_counted("95 generals", (Span(0, 11),), PEOPLE)
    assert not is_counted("generals", (Span(0, 8),), PEOPLE)


@given(st.text(max_size=80), st.integers(0, 80))
def test_any_text_gives_spans_before_the_pronoun(text: str, at: int) -> None:
    at = min(at, len(text))
    for span in find_antecedent(text, Span(at, at + 1), PEOPLE):
        assert 0 <= span.start < span.end <= at
