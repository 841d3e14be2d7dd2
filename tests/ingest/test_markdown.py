"""Markdown is read as its reader sees it."""

import datetime as dt
from collections.abc import Callable

import pytest

from onrecord.records import Document, PassageKind

Of = Callable[..., Document]

NOTE = """\
---
title: "Harbour: shut"
Date: 5 March 2019
author: 'Ilsa Maren'
publisher: The Harbour Post
url: https://harbourpost.example/shut
---
# Harbour *shut*

The minister said that it is
[shut](https://harbourpost.example), ![a photograph](shut.png) and `closed`.

> It is **shut**.
>
> It stays shut.

- one
- two

| Year | Tonnes |
|------|--------|
| 2019 | 400    |

Next
----

<blockquote>Raw markup.</blockquote>
"""


def test_marks_go_and_words_stay(document: Of) -> None:
    found = document(NOTE, "a.md")
    assert found.text == (
        "Harbour shut\n\nThe minister said that it is shut, and closed.\n\nIt is shut.\n\nIt stays shut.\n\none\ntwo"
        "\n\nYear\tTonnes\n2019\t400\n\nNext\n\nRaw markup."
    )
    assert [(passage.kind, passage.span.cut(found.text)) for passage in found.passages] == [
        (PassageKind.HEADING, "Harbour shut"),
        (PassageKind.QUOTED, "It is shut.\n\nIt stays shut."),
        (PassageKind.HEADING, "Next"),
        (PassageKind.QUOTED, "Raw markup."),
    ]


def test_front_matter_is_metadata_not_text(document: Of) -> None:
    found = document(NOTE, "a.markdown")
    assert (found.title, found.author, found.publisher) == ("Harbour: shut", "Ilsa Maren", "The Harbour Post")
    assert (found.published, found.url) == (dt.date(2019, 3, 5), "https://harbourpost.example/shut")
    assert found.media_type == "text/markdown"


@pytest.mark.parametrize(
    ("text", "title", "start"),
    [
        ("# Shut\n\nHe said so.", "Shut", "Shut\n\nHe"),
        ("He said so.\n\n# Later", None, "He said"),
        ("---\n\nHe said so, and never closed it.", None, "He said"),
        ("---\ntitle: Shut\n---", None, ""),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_heading(
    text: str, title: str | None, start: str, document: Of
) -> None:
    if not start:
        with pytest.raises(AssertionError):  # nothing is left below the front matter
            document(text, "a.md")
        return
    found = document(text, "a.md")
    assert found.title == title
    assert found.text.startswith(start)


def test_crlf_and_a_byte_order_mark_change_nothing(document: Of) -> None:
    written = b"\xef\xbb\xbf" + NOTE.replace("\n", "\r\n").encode()
    assert document(written, "a.md").text == document(NOTE, "a.md").text


def test_a_binary_file_is_none(only: Callable[..., object]) -> None:
    assert only(b"# a\0b", "a.md").document is None  # type: ignore[attr-defined]
