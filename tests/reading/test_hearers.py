"""Whoever is told something is not given as the one who says it."""

import pytest

from onrecord.reading.addressing import find_addressee
from onrecord.reading.attributions import Attribution, Evidence
from onrecord.reading.hearers import heard_only
from onrecord.records import Document, SourceKind, Span, Spans, Statement, StatementKind, sha256, words

SURE = Evidence(1.0, 1.0, 1.0, 1.0, 1.0)


def spans(text: str, *parts: str) -> Spans:
    """Where parts stand in a text, each once."""
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts if part)


def made(text: str, source: str, cue: str, *content: str) -> Attribution:
    return Attribution(spans(text, source), spans(text, cue), spans(text, *content), SURE)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "addressee"),
    [
        ("Mr Osk was told on Monday that wheat was missing.", "Mr Osk", "was told", "that wheat was missing", "Mr Osk"),
        ("Osk had been informed of missing wheat.", "Osk", "had been informed of", "missing wheat", "Osk"),
        ("The mayor was warned that it would rain.", "The mayor", "warned", "that it would rain", "The mayor"),
        ("Osk was never briefed on the talks.", "Osk", "was never briefed on", "the talks", "Osk"),
        ("The talks had failed, reporters were told.", "reporters", "were told", "The talks had failed", "reporters"),
    ],
)  # fmt: skip
def test_whoever_is_told_is_spoken_to(text: str, source: str, cue: str, content: str, addressee: str) -> None:
    found = heard_only(text, made(text, source, cue, content))
    assert found.source == ()
    assert words(text, found.content) == content
    statement = Statement("s", StatementKind.INDIRECT, found.source, found.cue, found.content, SourceKind.IMPLICIT, 1.0)
    to = find_addressee(Document(text, sha256(text.encode())), statement)
    assert to is not None
    assert words(text, to.spans) == addressee


@pytest.mark.parametrize("source", ["Osk", "The board", ""])
def test_by_tells_who_says_it(source: str) -> None:
    text = "The board was told by Osk that it was over."
    found = heard_only(text, made(text, source, "was told", "that it was over"))
    assert words(text, found.source) == "Osk"


def test_a_subject_that_was_taken_for_content_goes() -> None:
    text = "Deputies were told that the audit would take six months."
    found = heard_only(text, made(text, "", "were told", "Deputies", "that the audit would take six months"))
    assert words(text, found.content) == "that the audit would take six months"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Osk told the board that it was over.", "Osk", "told", "that it was over"),
        ("Osk is assured of 120 seats.", "Osk", "is assured of", "120 seats"),
        ("It was over, Osk told those who were there.", "Osk", "told", "It was over"),
        ("“It was over”, Osk was quoted as saying.", "Osk", "was quoted as saying", "“It was over”"),
        ("Osk, who was asked to leave, said that it was over.", "Osk", "said", "that it was over"),
    ],
)
def test_whoever_speaks_stays(text: str, source: str, cue: str, content: str) -> None:
    attribution = made(text, source, cue, content)
    assert heard_only(text, attribution) == attribution
