from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.actors import Resolution
from onrecord.reading.sources import source_kind
from onrecord.reading.unnamed import find_unnamed
from onrecord.records import (
    Document,
    Span,
    Spans,
    Statement,
    StatementKind,
    UnnamedKind,
    UnnamedSource,
    sha256,
    statement_id,
    words,
)

Finder = Callable[..., list[UnnamedSource | None]]


def test_all_that_is_said_of_a_source_is_kept(unnamed: Finder) -> None:
    text = (
        "A senior Harbour Board official briefed on the talks, who spoke on the condition of anonymity to discuss a "
        "private matter, said the deal was dead."
    )
    (source,) = unnamed(text, ("A senior Harbour Board official briefed on the talks", "said", "the deal was dead"))

    assert source
    assert (source.id, source.kind, source.least, source.most) == ("u1", UnnamedKind.OFFICIAL, 1, 1)
    assert words(text, source.descriptor) == "A senior Harbour Board official briefed on the talks"
    assert words(text, source.affiliation) == "Harbour Board"
    assert words(text, source.knowledge) == "briefed on the talks"
    assert words(text, source.reason) == "who spoke on the condition of anonymity to discuss a private matter"
    assert source.outlet is None


JOINED = [
    ("An aide said yes. The aide added no.", [("An aide", "said", "yes"), ("The aide", "added", "no")], ["u1", "u1"]),
    ("A woman said yes. She said no.", [("A woman", "said", "yes"), ("She", "said", "no")], ["u1", "u1"]),
    ("A woman said yes. He said no.", [("A woman", "said", "yes"), ("He", "said", "no")], ["u1", None]),
    (
        "A person familiar with the call said yes. One of the people said no.",
        [("A person familiar with the call", "said", "yes"), ("One of the people", "said", "no")],
        ["u1", "u2"],
    ),
    (
        "An aide said yes. Another aide said no.",
        [("An aide", "said", "yes"), ("Another aide", "said", "no")],
        ["u1", "u2"],
    ),
    (
        "Two officials said yes. The officials said no.",
        [("Two officials", "said", "yes"), ("The officials", "said", "no")],
        ["u1", "u1"],
    ),
    (
        "A Navy official said yes. A Treasury official said no. The Navy official said so.",
        [
            ("A Navy official", "said", "yes"),
            ("A Treasury official", "said", "no"),
            ("The Navy official", "said", "so"),
        ],
        ["u1", "u2", "u1"],
    ),
    (
        "A spokesman said yes. Ana Kestrel, a spokeswoman for the Navy, said no. The spokeswoman said so.",
        [
            ("A spokesman", "said", "yes"),
            ("Ana Kestrel, a spokeswoman for the Navy,", "said", "no"),
            ("The spokeswoman", "said", "so"),
        ],
        ["u1", None, None],
    ),
    (
        "An official asked why. He said no.",
        [("An official", "asked", "why"), ("He", "said", "no")],
        ["u1", None],
    ),
    (
        "An official, who spoke anonymously, said yes.",
        [("An official", "said", "yes"), ("who", "spoke anonymously", "yes")],
        ["u1", "u1"],
    ),
    ("A questioner said yes. He said no.", [("A questioner", "said", "yes"), ("He", "said", "no")], ["u1", None]),
    (
        "Two experts said yes. Ana Kestrel left. To a degree, all agreed on it.",
        [("Two experts", "said", "yes"), ("all", "agreed", "it")],
        ["u1", "u1"],
    ),
    ("The Courier interviewed 20 former aides. They described a mess.", [("They", "described", "a mess")], ["u1"]),
    ("As a phone rang, the announcer said no.", [("the announcer", "said", "no")], ["u1"]),
    ("Tallies differ. One lists ten, and another says no.", [("another", "says", "no")], [None]),
    ("Ana Kestrel, a rare aide with a message, ran.", [("a rare aide", "with", "a message")], [None]),
    (
        "A spokeswoman for Osk says no. Osk press secretary Ana Kestrel spoke on Friday.",
        [("A spokeswoman for Osk", "says", "no")],
        [None],
    ),
    ("A judge says no. Saltmarsh Justice Ana Kestrel ruled.", [("A judge", "says", "no")], [None]),
    ("Ana Kestrel came. A judge says no. Justice Ana Kestrel left.", [("A judge", "says", "no")], ["u1"]),
    (
        "A guest in the hall, who said no, left.",
        [("who", "said", "no")],
        ["u1"],
    ),
]


@pytest.mark.parametrize(("text", "said", "ids"), JOINED)
def test_mentions_are_one_only_where_the_text_says_so(
    unnamed: Finder, text: str, said: list[tuple[str, str, str]], ids: list[str | None]
) -> None:
    assert [source and source.id for source in unnamed(text, *said)] == ids


def test_a_reason_stands_in_the_next_sentence_about_the_source(unnamed: Finder) -> None:
    text = "Two aides said no. The aides asked not to be named to speak freely. The officials spoke anonymously."
    (source,) = unnamed(text, ("Two aides", "said", "no"))

    assert source
    assert words(text, source.reason) == "asked not to be named to speak freely"


def test_a_reason_holds_for_all_where_it_says_so(unnamed: Finder) -> None:
    text = (
        "A person close to Osk, who, like others interviewed for this story, spoke on condition of anonymity, said no. "
        "One of the people said yes. Velmaran officials said so."
    )
    said = [
        ("A person close to Osk", "said", "no"),
        ("One of the people", "said", "yes"),
        ("Velmaran officials", "said", "so"),
    ]
    reasons = [source and words(text, source.reason) for source in unnamed(text, *said)]

    assert reasons == ["spoke on condition of anonymity", "spoke on condition of anonymity", ""]


def test_a_reason_that_somebody_speaks_of_is_not_the_speakers_own(unnamed: Finder) -> None:
    text = "An aide said: “They spoke on condition of anonymity because they are cowards.”"
    (source,) = unnamed(text, ("An aide", "said", "They spoke on condition of anonymity because they are cowards"))

    assert source
    assert source.reason == ()


@pytest.mark.parametrize("name", ["Ana Kestrel", "Łucja Żak", "Ødegaard Øst"])
def test_any_name_keeps_a_description_from_being_unnamed(unnamed: Finder, name: str) -> None:
    text = f"{name}, a spokesman for the Navy, said no. The spokesman said yes."

    assert unnamed(text, ("The spokesman", "said", "yes")) == [None]


def test_whoever_the_text_names_is_not_unnamed() -> None:
    text = "An aide said no. She said yes. Another friend in Lisk, Ana Kestrel, said so. His friend said so."
    sources = ("An aide", "She", "Another friend in Lisk, Ana Kestrel,", "His friend")
    document, statements = Document(text, sha256(text.encode())), []
    for words_ in sources:
        start = text.index(words_)
        source = (Span(start, start + len(words_)),)
        cue = (Span(source[0].end + 1, source[0].end + 5),)
        kind = source_kind(text, source, quoted=False, cue=cue)
        statements.append(Statement(words_, StatementKind.INDIRECT, source, cue, (Span(0, 1),), kind, 1.0))

    def resolve(_: Spans) -> Resolution:
        return Resolution("ana-kestrel")

    assert set(find_unnamed(document, statements)) == set(sources)
    assert set(find_unnamed(document, statements, resolve)) == {"An aide"}


PIECES = st.sampled_from(
    ["A person", " familiar with", " the talks", ", who ", "spoke on condition of anonymity", " because", ". ", "The ",
     "official", " said", "two", " aides", " of", "\n", "“", "”", "Ana Kestrel", "İ", "\U0001d49c", "’s ", "a "]
)  # fmt: skip


@given(st.lists(PIECES, min_size=3, max_size=40).map("".join) | st.text(min_size=3), st.data())
def test_any_text_gives_spans_that_cut_it(text: str, data: st.DataObject) -> None:
    document, statements = Document(text.encode("utf-8", "ignore").decode(), sha256(b"")), []
    ends = st.integers(0, len(document.text))
    for _ in range(3):
        cuts = sorted(data.draw(st.lists(ends, min_size=4, max_size=4, unique=True)) if len(text) > 3 else [])
        if len(cuts) == 4:
            source, cue, content = ((Span(a, b),) for a, b in pairwise(cuts))
            kind = source_kind(document.text, source, quoted=False, cue=cue)
            name = statement_id(document.id, source, cue, content)
            statements.append(Statement(name, StatementKind.INDIRECT, source, cue, content, kind, 1.0))
    for unnamed_source in find_unnamed(document, statements).values():
        assert all(span.cut(document.text) for span in unnamed_source.spans)


def test_a_long_text_stays_quick(unnamed: Finder) -> None:
    text = "An aide said no. " + "who is familiar with it and " * 20_000 + "A B C " * 20_000

    assert unnamed(text, ("An aide", "said", "no"))[0]
