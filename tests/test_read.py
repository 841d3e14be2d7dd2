import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import IntegrityError
from onrecord.records import ActorType, Reading, Selection, SourceKind, Span, Statement, StatementKind, sha256, words

NEWS = """Port of Easthaven stays shut

EASTHAVEN – The harbour minister, Ana Kestrel, said on Monday that the port would stay shut until spring.

“We will not open it for anyone,” Kestrel told reporters. “Not even for Velmara.”

A spokesman for the Navy denied that ships had been turned away.

The Saltmarsh Courier claimed that the president warned the minister not to close the port.
"""

scraps = st.one_of(
    st.sampled_from(
        [
            *("Ana Kestrel said that the port is shut. ", "“We sail,” said Born. ", "The Navy denied it. ", "said "),
            *("Osk claimed that Rudd told Pell to go", "“", "”", '"', "‘", ": ", ", ", "\n", "\n\n", "\r\n", "\t"),
            *("e\u0301", "\u0301", "שָׁלוֹם ", "\u202e", "العربية ", "👩\u200d✈\ufe0f", "🕊 ", "\U0001d54f ", "港は"),
            *("\ud800", "\udfff said ", "\u2028", "\x00", "\x0c", "\x85", "\ufffd", "\u200b", "[SEP] ", "x" * 150),
        ]
    ),
    st.text(max_size=8),
)
documents = st.lists(scraps, max_size=16).map("".join)


def sound(reading: Reading) -> bool:
    """Whether every record of a reading keeps what records promise; the assertion that fails says which does not."""
    text, seen = reading.document.text, dict[str, Statement]()
    for statement in reading.statements:
        assert statement.id not in seen
        assert statement.content
        assert all(span.cut(text).strip() for span in statement.spans)
        assert len(statement.spans) == len(statement.source) + len(statement.cue) + len(statement.content)
        assert not any(one.overlaps(other) for one, other in pairwise(statement.spans))
        if statement.parent is not None:
            parent = seen[statement.parent]
            assert any(content.overlaps(cue) for content in parent.content for cue in statement.cue)
        seen[statement.id] = statement
    return True


def contents(reading: Reading) -> list[str]:
    return [words(reading.document.text, statement.content) for statement in reading.statements]


def test_a_text_is_read() -> None:
    reading = onrecord.read(NEWS, title="Port shut", publisher="The Saltmarsh Courier", published=dt.date(2031, 5, 4))
    minister = next(s for s in reading.statements if "until spring" in words(NEWS, s.content))
    quoted = next(s for s in reading.statements if "for anyone" in words(NEWS, s.content))

    assert sound(reading)
    assert (reading.document.title, reading.document.publisher) == ("Port shut", "The Saltmarsh Courier")
    assert reading.document.published == dt.date(2031, 5, 4)
    assert reading.document.text == NEWS
    assert reading.document.original_sha256 == sha256(NEWS.encode())
    assert reading.selection is Selection.BALANCED
    assert "Kestrel" in words(NEWS, minister.source)
    assert words(NEWS, minister.cue) == "said"
    assert (minister.kind, minister.source_kind) == (StatementKind.INDIRECT, SourceKind.NAMED)
    assert quoted.kind is StatementKind.DIRECT
    assert "Not even for Velmara" in words(NEWS, quoted.content)
    assert any(statement.source_kind is SourceKind.UNNAMED for statement in reading.statements)


@pytest.mark.parametrize("selection", [*Selection, *map(str, Selection)])
def test_a_selection_is_an_enum_or_its_name(selection: Selection | str) -> None:
    reading = onrecord.read("Ana Kestrel said that the port is shut.", selection=selection)

    assert reading.selection is Selection(selection)


def test_an_unknown_selection_is_refused() -> None:
    with pytest.raises(ValueError, match="boldest"):
        onrecord.read("No.", selection="boldest")


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(IntegrityError, match="time zone"):
        onrecord.read("No.", published=dt.datetime(2031, 5, 4, 12))  # noqa: DTZ001 - that is what is refused


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n\t", "\u200b", "\x00", "\ufeff", " \u2028\n" * 500])
def test_nothing_to_read(text: str) -> None:
    assert onrecord.read(text).statements == ()


def test_one_sentence() -> None:
    text = "Ana Kestrel said that the port is shut."
    (statement,) = onrecord.read(text).statements

    assert statement.source == (Span(0, 11),)
    assert statement.cue == (Span(12, 16),)
    assert words(text, statement.content) in {"that the port is shut", "the port is shut"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ab" * 100_000, id="one word of 200,000 characters"),
        pytest.param(("y" * 101 + " ") * 1960, id="one line of 200,000 characters"),
        pytest.param("“" * 3000, id="3,000 opening marks"),
        pytest.param('"' * 3000, id="3,000 straight marks"),
        pytest.param("” ’ ' " * 1000, id="3,000 closing marks"),
        pytest.param("said " * 2000, id="nothing but cues"),
        pytest.param("\u0301" * 3000, id="nothing but accents"),
        pytest.param("\ud800" * 3000, id="nothing but lone surrogates"),
        pytest.param("-\n" * 3000, id="3,000 paragraphs"),
    ],
)
def test_strange_texts_are_read(text: str) -> None:
    assert sound(onrecord.read(text, selection=Selection.COMPLETE))


@settings(max_examples=40)
@given(documents)
@example("Ana Kestrel said that the port is shut.\r\n\r\n“\ud83d\udc4d,” said Born.")
def test_every_reading_of_any_text_is_sound(text: str) -> None:
    reading = onrecord.read(text, selection=Selection.COMPLETE)

    assert sound(reading)
    assert len(reading.document.text) == len(text)


@settings(max_examples=10)
@given(documents)
def test_a_text_is_read_the_same_again_and_after_any_other(text: str) -> None:
    first = onrecord.read(text)
    onrecord.read(NEWS)

    assert onrecord.read(text) == first


def test_two_documents_are_read_the_same_in_either_order() -> None:
    other = NEWS.replace("Kestrel", "Marlow").replace("port", "dam")
    forward = [onrecord.read(NEWS), onrecord.read(other)]
    backward = [onrecord.read(other), onrecord.read(NEWS)]

    assert forward == backward[::-1]
    assert not {s.id for s in forward[0].statements} & {s.id for s in forward[1].statements}


def test_a_lone_surrogate_moves_no_offset() -> None:
    text = "\ud800\udfff Ana Kestrel said that the port is shut."
    reading = onrecord.read(text)

    assert reading.document.text == text.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    assert contents(reading)
    assert [text[s.start : s.end] for s in reading.statements[0].cue] == ["said"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_ends_of_lines_change_no_statement(newline: str) -> None:
    text = NEWS.replace("\n", newline)

    assert contents(onrecord.read(text)) == contents(onrecord.read(NEWS))


def test_who_speaks_in_a_transcript_is_a_person_and_lends_the_name_to_nobody() -> None:
    text = (
        "MARA TOLLAND, ANCHOR: Good evening. The port of Kessaly is shut tonight. Pia Moll joins us.\n\n"
        "PIA MOLL, CORRESPONDENT: Mara, the union says that 900 dockers have lost their work.\n\n"
        "TOLLAND: What does the minister say?\n\n"
        "MOLL: He told me that nobody was dismissed.\n\n"
        "TOLLAND: Thank you, Pia.\n\nMOLL: Thank you.\n"
    )
    reading = onrecord.read(text)
    types = {actor.name: actor.type for actor in reading.actors}
    assert types == {"MARA TOLLAND": ActorType.PERSON, "PIA MOLL": ActorType.PERSON}
    speakers = {span.cut(text): one.actor for one in reading.statements for span in one.source}
    assert speakers["TOLLAND"] == speakers["MARA TOLLAND"] == "mara-tolland"
    assert speakers["MOLL"] == speakers["PIA MOLL"] == "pia-moll"
    assert speakers["the union"] is None
    assert speakers["He"] is None
