"""Whose clause is whose: what "while" sets against a saying, and who is cited."""

from dataclasses import replace

import pytest

from onrecord.reading.attributions import Attribution, Evidence
from onrecord.reading.clauses import each_its_own
from onrecord.records import Span, Spans, words

SURE = Evidence(1.0, 1.0, 1.0, 1.0, 1.0)
MARCH = "Police said 12,000 marched, while organisers put the number at 40,000."
CITED = "The Herald reported last week, citing two engineers, that the alarm was off."


def spans(text: str, *parts: str) -> Spans:
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts if part)


def made(text: str, source: str, cue: str, content: str, within: int | None = None) -> Attribution:
    return Attribution(spans(text, source), spans(text, cue), spans(text, content), SURE, within)


def told(text: str, *attributions: Attribution) -> list[tuple[str, str, str, int | None]]:
    return [
        (words(text, one.source), words(text, one.cue), words(text, one.content), one.within)
        for one in each_its_own(text, attributions)
    ]


def test_what_is_set_against_a_saying_is_not_said_with_it() -> None:
    whole = made(MARCH, "Police", "said", "12,000 marched, while organisers put the number at 40,000")
    assert told(MARCH, whole) == [("Police", "said", "12,000 marched", None)]


def test_whoever_says_it_stands_in_nobodys_words() -> None:
    text = "The ministry said 14 died, while the mayor said the toll was 19."
    outer = made(text, "The ministry", "said", "14 died, while the mayor said the toll was 19")
    inner = replace(
        made(text, "the mayor", "said", "the toll was 19", 0), cue=(Span(text.rindex("said"), text.rindex("said") + 4),)
    )
    assert told(text, outer, inner) == [
        ("The ministry", "said", "14 died", None),
        ("the mayor", "said", "the toll was 19", None),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Osk said 14 died, while he put the number at 19.", "14 died, while he put the number at 19"),
        ("Osk said “14 died, while they said nothing of it”.", "“14 died, while they said nothing of it”"),
        ("Osk said 14 died, while the gates stood open.", "14 died, while the gates stood open"),
        ("Osk said 14 died while police put up fences.", "14 died while police put up fences"),
    ],
)
def test_what_one_speaker_says_stays_whole(text: str, content: str) -> None:
    assert told(text, made(text, "Osk", "said", content)) == [("Osk", "said", content, None)]


@pytest.mark.parametrize("found", [True, False])
def test_what_is_reported_of_those_who_are_cited_is_theirs(*, found: bool) -> None:
    outer = made(CITED, "The Herald", "citing", "two engineers, that the alarm was off")
    inner = replace(made(CITED, "two engineers", "", "that the alarm was off", 0), cue=spans(CITED, ", that")[:1])
    assert told(CITED, *([outer, inner] if found else [outer])) == [
        ("The Herald", "reported", "that the alarm was off", None),
        ("two engineers", "citing", "that the alarm was off", 0),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Herald, citing two engineers, said the alarm was off.", "two engineers, said the alarm was off"),
        ("The Herald warned, citing costs.", "costs"),
    ],
)
def test_other_ways_to_cite_are_left_alone(text: str, content: str) -> None:
    assert told(text, made(text, "The Herald", "citing", content)) == [("The Herald", "citing", content, None)]


REPORT = "“That is simply untrue,” he told councillors of a report in the Post that a buyer had been found."


def test_what_an_account_tells_is_not_said_by_whoever_speaks_of_it() -> None:
    (piece,) = spans(REPORT, "that a buyer had been found")
    whole = made(REPORT, "he", "told", "“That is simply untrue,”").with_content([piece])
    assert told(REPORT, whole) == [
        ("he", "told", "“That is simply untrue,”", None),
        ("the Post", "report", "that a buyer had been found", None),
    ]


def test_an_account_that_nobody_brings_has_no_source() -> None:
    text = "“Nonsense,” she said about the rumour that the dam had cracked."
    (piece,) = spans(text, "that the dam had cracked")
    assert told(text, made(text, "she", "said", "“Nonsense,”").with_content([piece])) == [
        ("she", "said", "“Nonsense,”", None),
        ("", "rumour", "that the dam had cracked", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“It is our bad luck,” he said, that the dam had cracked.",
        "“It worries us,” he said in the letter, that the dam had cracked.",
    ],
)
def test_a_speakers_own_clause_stays_with_the_quotation_before_it(text: str) -> None:
    (piece,) = spans(text, "that the dam had cracked")
    whole = made(text, "he", "said", text[: text.index("”") + 1]).with_content([piece])
    assert [each[2] for each in told(text, whole)] == [words(text, whole.content)]


def test_whoever_speaks_of_an_account_is_not_named_by_what_it_tells() -> None:
    text = "“We never met,” said Osk of reports in the Post that the two had dined."
    whole = made(text, "Osk of reports in the Post that the two had dined", "said", "“We never met,”")
    assert told(text, whole) == [
        ("Osk", "said", "“We never met,”", None),
        ("the Post", "reports", "that the two had dined", None),
    ]
