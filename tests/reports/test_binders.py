"""Whom a document binds that gives its own word."""

import pytest

from onrecord.records import Commitment, CommitmentKind, Document, Span, sha256
from onrecord.reports.binders import own_binder

WHAT = "publish the log"


def binder(text: str, by: str, named: dict[str, str | None]) -> str | None:
    document = Document(text, sha256(text.encode()), **({"publisher": "Orrin Ferries"} | named))  # type: ignore[arg-type]
    start = text.index(WHAT)
    spans = (Span(text.index(by), text.index(by) + len(by)),) if by else ()
    what = (Span(start, start + len(WHAT)),)
    return own_binder(document, Commitment(None, CommitmentKind.PROMISE, what, by_spans=spans))


@pytest.mark.parametrize(
    ("text", "by", "named", "name"),
    [
        ("We will publish the log.", "We", {}, "Orrin Ferries"),
        ("“A lie,” he said. We will publish the log.", "We", {}, "Orrin Ferries"),
        ("We will publish the log.", "We", {"author": "Ana Rhys"}, "Ana Rhys"),
        ("I will publish the log.", "I", {"author": "Ana Rhys"}, "Ana Rhys"),
        ("I will publish the log.", "I", {"publisher": "Office of the Regent"}, "Office of the Regent"),
        (
            "The Ministry will publish the log.",
            "The Ministry",
            {"publisher": "Ministry of Ferries"},
            "Ministry of Ferries",
        ),
        ("It was decided to publish the log.", "", {"publisher": "Ministry of Ferries"}, "Ministry of Ferries"),
    ],
)
def test_who_publishes_or_signs_is_bound(text: str, by: str, named: dict[str, str | None], name: str) -> None:
    assert binder(text, by, named) == name


@pytest.mark.parametrize(
    ("text", "by", "named"),
    [
        ("“We will publish the log,” it said.", "We", {}),
        ('Brusk: "We will publish the log" in May.', "We", {}),
        ("I will publish the log.", "I", {}),
        ("The company will publish the log.", "The company", {}),
        ("They will publish the log.", "They", {"publisher": "Ministry of Ferries"}),
        ("It was decided to publish the log.", "", {"publisher": "The Lamp"}),
        ("We will publish the log.", "We", {"publisher": None}),
    ],
)
def test_nobody_else_is(text: str, by: str, named: dict[str, str | None]) -> None:
    assert binder(text, by, named) is None


def test_a_statement_has_a_speaker_of_its_own() -> None:
    text = "We will publish the log."
    document = Document(text, sha256(text.encode()), publisher="Orrin Ferries")
    made = Commitment("s1", CommitmentKind.PROMISE, (Span(8, 23),), by_spans=(Span(0, 2),))
    assert own_binder(document, made) is None
