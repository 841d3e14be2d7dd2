import pytest

from onrecord.reading.unnamed.reasons import find_reasons, holds_for_all
from onrecord.records import Span, words

REASONS = [
    "spoke on the condition of anonymity to discuss a sensitive matter",
    "speaking on condition of anonymity because the talks are private",
    "spoke on condition of anonymity because they fear reprisal, and because they signed a pact",
    "who were not authorized to speak publicly",
    "who wasn’t authorised to discuss it",
    "who asked not to be named",
    "asked that their names not be used",
    "requested anonymity to speak candidly",
    "asking for anonymity to speak freely",
    "who declined to give his name for fear of reprisal",
    "did not want to be identified",
    "granted anonymity because of the subject",
    "whose name is being withheld for her safety",
    "spoke anonymously",
    "described her remarks on the condition of anonymity",
]


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_runs_from_its_verb_to_the_end_of_its_clause(reason: str) -> None:
    text = f"An aide {reason}. The port is shut."

    assert words(text, find_reasons(text, Span(0, len(text)))) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Hackers hid their anonymity.",
        "The march was not authorized.",
        "She spoke to reporters.",
        "He asked to be named minister’s heir.",
    ],
)
def test_other_words_are_no_reason(text: str) -> None:
    assert all("named" in span.cut(text) for span in find_reasons(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("before", "held"),
    [("who, like others interviewed for this story, ", True), ("who, like all respondents, ", True), ("who ", False)],
)
def test_some_reasons_hold_for_all(before: str, held: bool) -> None:  # noqa: FBT001 - a table's column
    text = f"An aide, {before}spoke on condition of anonymity."
    (reason,) = find_reasons(text, Span(0, len(text)))

    assert holds_for_all(text, reason) is held
