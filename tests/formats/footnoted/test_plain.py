"""Drafts in Markdown and plain text: places hold, and nothing but marks and notes is added."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.formats.footnoted import Mark, draft_of

LABEL = re.compile(r"\[\^?\d+\]")
MARKDOWN = """---
title: A draft
---
# Harbour

“The **harbour** is open,” said [Mira Tolland](https://a.example),[^1]
who runs it. It `never` closed.

> Quoted at length.

[^1]: An old note.
"""


def test_markup_is_blanked_and_every_character_keeps_its_place() -> None:
    draft = draft_of(MARKDOWN.encode(), "draft.md")
    assert len(draft.text) == len(MARKDOWN)
    assert [passage.span.cut(draft.text) for passage in draft.passages] == ["Harbour"]
    assert " ".join(draft.text.split()) == (
        "Harbour “The harbour is open,” said Mira Tolland , who runs it. It never closed. Quoted at length."
    )
    assert "\n" not in draft.text[MARKDOWN.index("“") : MARKDOWN.index("It `")]


def test_marks_go_to_their_places_and_get_numbers_that_are_free() -> None:
    draft = draft_of(MARKDOWN.encode(), "draft.md")
    at = MARKDOWN.index(" said [")
    written = draft.write([Mark(at, "Mira\nTolland: “open”.")]).decode()
    assert written == MARKDOWN[:at] + "[^2]" + MARKDOWN[at:] + "\n[^2]: Mira Tolland: “open”.\n"


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (b"One.\r\nTwo.\r\n", b"\r\n[1] note\r\n"),
        (b"\xef\xbb\xbfOne.\nTwo.", b"\n\n[1] note\n"),
        ("Naïve “one”. Two.".encode("cp1252"), b"\n\n[1] note\n"),
    ],
)
def test_line_ends_and_encoding_stay(data: bytes, end: bytes) -> None:
    draft = draft_of(data, "draft.txt")
    written = draft.write([Mark(4, "note")])
    assert written.replace(b"[1]", b"", 1) == data + end


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"words", "draft.pdf", "give a file that ends in"),
        (b"a\0b", "draft.md", "NUL"),
        (b" \n", "draft.txt", "no text"),
        (b"words", "draft.docx", "draft.docx: is no .docx"),
    ],
)
def test_what_cannot_be_given_back_is_refused(data: bytes, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        draft_of(data, name)


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), data=st.data())
def test_without_its_marks_and_notes_a_draft_is_what_it_was(name: str, text: str, data: st.DataObject) -> None:
    raw = text.encode()
    try:
        draft = draft_of(raw, name)
    except InputError:
        return
    places = sorted(data.draw(st.sets(st.integers(0, len(draft.text)), max_size=3)))
    assert draft.write([]) == raw
    written = draft.write([Mark(place, "note") for place in places]).decode()
    for place in places:
        label = LABEL.match(written, place)
        assert label is not None
        written = written[: label.start()] + written[label.end() :]
    assert written.startswith(text)
    assert written.count("note") - text.count("note") == len(places)
