"""The object of one reading: the keys of the contract, and words that are cut by their spans."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports import SCHEMA, problem_object, reading_object, unread_object
from onrecord.records import (
    Document,
    Locator,
    LocatorKind,
    Problem,
    ProblemKind,
    Reading,
    Selection,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    sha256,
)

FOG = Problem(ProblemKind.NOT_READ, "a table was left out", "a.txt", 0.25, Span(3, 9))
PARTS = ("source", "cue", "content")


def spans(length: int) -> st.SearchStrategy[Spans]:
    edge = st.integers(0, length)
    place = st.tuples(edge, edge).map(sorted).filter(lambda two: two[0] < two[1])
    return st.lists(place, max_size=3).map(lambda places: tuple(Span(*two) for two in places))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
    whole = (Span(0, len(text)),)
    found = tuple(
        Statement(
            str(number),
            draw(st.sampled_from(StatementKind)),
            draw(spans(len(text))),
            draw(spans(len(text))),
            draw(spans(len(text))) or whole,
            draw(st.sampled_from(SourceKind)),
            draw(st.floats(0, 1)),
            str(number - 1) if number and draw(st.booleans()) else None,
        )
        for number in range(draw(st.integers(0, 4)))
    )
    return Reading(Document(text, sha256(text.encode())), found, "sayings-1")


@given(readings())
def test_the_text_of_every_part_is_what_its_spans_cut(found: Reading) -> None:
    text = found.document.text
    kept = json.loads(json.dumps(reading_object(found)))
    for statement in kept["statements"]:
        for part in PARTS:
            places = statement[part]["spans"]
            assert statement[part]["text"] == " … ".join(text[start:end] for start, end in places)


DOCUMENT = Document(
    "Tolland said: shut.",
    sha256(b"original"),
    title="Pier",
    publisher="Tide Wire",
    published=dt.datetime(2031, 5, 4, 9, tzinfo=dt.UTC),
    language="en",
    locators=(Locator(Span(0, 19), LocatorKind.PAGE, "iv"),),
)
STATEMENT = Statement(
    "s1", StatementKind.DIRECT, (Span(0, 7),), (), (Span(14, 18),), SourceKind.NAMED, confidence=0.123456
)


def test_the_object_has_every_key_of_the_contract() -> None:
    found = reading_object(Reading(DOCUMENT, (STATEMENT,), "sayings-1", (FOG,), Selection.PRECISE), location="pier.txt")
    assert found == {
        "schema": "onrecord/1",
        "location": "pier.txt",
        "model": "sayings-1",
        "selection": "precise",
        "reviewed": False,
        "document": {
            "id": f"sha256:{sha256(b'original')}",
            "text_sha256": sha256(b"Tolland said: shut."),
            "title": "Pier",
            "publisher": "Tide Wire",
            "author": None,
            "published": "2031-05-04T09:00:00+00:00",
            "language": "en",
            "url": None,
            "characters": 19,
            "locators": [{"kind": "page", "label": "iv", "span": [0, 19]}],
        },
        "statements": [
            {
                "id": "s1",
                "kind": "direct",
                "parent": None,
                "source": {
                    "spans": [[0, 7]],
                    "text": "Tolland",
                    "kind": "named",
                    "actor": None,
                    "anonymity_reason": None,
                    "unresolved": None,
                    "unnamed": None,
                },
                "cue": {"spans": [], "text": ""},
                "content": {"spans": [[14, 18]], "text": "shut"},
                "addressee": None,
                "channel": None,
                "act": None,
                "plover": None,
                "cameo": None,
                "quad": None,
                "event": None,
                "certainty": None,
                "said": None,
                "about": None,
                "confidence": 0.1235,
            }
        ],
        "actors": [],
        "times": [],
        "quantities": [],
        "commitments": [],
        "grounds": [],
        "problems": [
            {"kind": "not-read", "message": "a table was left out", "where": "a.txt", "share": 0.25, "span": [3, 9]}
        ],
    }


def test_problems_of_the_input_come_first() -> None:
    first = Problem(ProblemKind.ENCODING, "a guess", "a.txt")
    found = reading_object(Reading(DOCUMENT, (), "sayings-1", (FOG,)), problems=(first,))
    assert found["problems"] == [problem_object(first), problem_object(FOG)]


@pytest.mark.parametrize("keys", [("document", None), ("model", None), ("selection", None), ("statements", [])])
def test_what_could_not_be_read_has_the_same_keys(keys: tuple[str, object]) -> None:
    found = unread_object("a.txt", [FOG])
    assert set(found) == set(reading_object(Reading(DOCUMENT, (), "sayings-1")))
    assert dict(found)[keys[0]] == keys[1]
    assert (found["schema"], found["problems"]) == (SCHEMA, [problem_object(FOG)])
