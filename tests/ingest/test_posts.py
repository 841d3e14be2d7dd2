"""Posts as common exports write them: who, when, in answer to what, and whose words are handed on."""

import datetime as dt
import json
from typing import Any

import pytest

from onrecord.ingest import Hints, ingest_bytes
from onrecord.ingest.columns import parse_mapping
from onrecord.records import Document, PassageKind

WHEN = dt.datetime(2026, 3, 11, 10, tzinfo=dt.UTC)
BIRD: dict[str, Any] = {
    "id": 1,
    "id_str": "1",
    "created_at": "Wed Mar 11 10:00:00 +0000 2026",
    "full_text": "The lock is shut. 🚢",
    "user": {"name": "Oda Renn", "screen_name": "renn"},
    "in_reply_to_status_id_str": "77",
    "lang": "und",
}
ELEPHANT: dict[str, Any] = {
    "id": "114",
    "created_at": "2026-03-11T10:00:00.000Z",
    "content": '<p>We will <b>not</b> pay.</p><p>Who would? <a href="https://lisk.example">x</a></p>',
    "account": {"acct": "renn@lisk.example", "display_name": "Oda Renn"},
    "url": "https://lisk.example/@renn/114",
    "in_reply_to_id": None,
}
SKY: dict[str, Any] = {
    "uri": "at://x/1",
    "cid": "bafy",
    "author": {"handle": "renn.example", "displayName": "Oda Renn"},
    "record": {"text": "The lock is shut.", "createdAt": "2026-03-11T10:00:00Z"},
}
OTHER: dict[str, Any] = {"full_text": "It is open.", "user": {"name": "Pia Moll"}}
ROWS = [
    {name: said for name, said in BIRD.items() if name != "id"} | {"user": {"name": "Oda Renn"}},
    ELEPHANT | {"account": {"display_name": "Oda Renn"}},
    {"id_str": "3", "created_at": "2026-03-11T10:00:00Z", "user": {"name": "Oda Renn"}, "retweeted_status": OTHER},
    {"id_str": "4", "created_at": "2026-03-11", "text": "No.", "user": {"name": "Oda"}, "quoted_status": OTHER},
]
"""Posts of which every field is read."""


def read(*rows: dict[str, Any], hints: Hints | None = None) -> list[Document]:
    data = "\n".join(json.dumps(row) for row in rows).encode()
    return [one.document for one in ingest_bytes(data, "posts.jsonl", hints or Hints()) if one.document]


@pytest.mark.parametrize(
    ("row", "text", "title"),
    [
        (BIRD, "The lock is shut. 🚢", "Post 1 (in reply to 77)"),
        (ELEPHANT, "We will not pay.\n\nWho would? x", "Post 114"),
        (SKY, "The lock is shut.", "Post bafy"),
    ],
)
def test_the_common_exports_are_known_by_their_names(row: dict[str, Any], text: str, title: str) -> None:
    (post,) = read(row)
    assert (post.text, post.title, post.author, post.publisher) == (text, title, "Oda Renn", "Oda Renn")
    assert post.published == WHEN
    assert [one.span.cut(post.text) for one in post.locators] == [text]


@pytest.mark.parametrize(
    ("more", "text", "kind", "name"),
    [
        ({"full_text": "RT @moll: It is open."}, "RT @moll: It is open.", PassageKind.FORWARDED, "@moll"),
        ({"retweeted_status": OTHER}, "Reposted from Pia Moll:\nIt is open.", PassageKind.SPEAKER, "Pia Moll"),
        (
            {"quoted_status": OTHER},
            "The lock is shut. 🚢\n\nQuoted from Pia Moll:\nIt is open.",
            PassageKind.SPEAKER,
            "Pia Moll",
        ),
    ],
)
def test_whose_words_are_handed_on_is_marked(more: dict[str, Any], text: str, kind: PassageKind, name: str) -> None:
    (post,) = read(BIRD | more)
    assert post.text == text
    assert [(one.kind, one.span.cut(text)) for one in post.passages] == [(kind, name)]


def test_a_mapping_may_name_a_path_and_outranks_the_names() -> None:
    (post,) = read(BIRD, hints=Hints(mapping=parse_mapping("text=full_text,author=user.screen_name")))
    assert (post.author, post.title) == ("renn", None)


@pytest.mark.parametrize(
    "row",
    [
        {"text": "A row.", "date": "2026-03-11", "author": {"name": "Oda Renn"}},
        {"id": 3, "text": "A row.", "date": "2026-03-11", "user": {"name": ""}},
        {"id": 3, "text": "A row.", "user": {"name": "Oda Renn"}},
    ],
)
def test_other_rows_are_read_as_before(row: dict[str, Any]) -> None:
    (found,) = read(row)
    assert (found.text, found.title, found.locators) == ("A row.", None, ())


def test_a_post_without_words_is_no_document() -> None:
    assert read(BIRD | {"full_text": " "}) == []
