"""Telegram Desktop's export, checked by hand: a channel, a group, an account, and what is damaged."""

import datetime as dt
import json
from typing import Any

import pytest

from onrecord.ingest import Hints, Ingested, Limits, ingest_bytes, json_walk
from onrecord.records import Document, LocatorKind, PassageKind, ProblemKind, sha256

CHANNEL = """{
 "name": "Порт Ліск 🚢",
 "type": "public_channel",
 "id": 1234567,
 "messages": [
  {"id": 1, "type": "service", "date": "2026-03-01T09:00:00", "date_unixtime": "1772355600", "action": "create_channel", "text": ""},
  {
   "id": 2,
   "type": "message",
   "date": "2026-03-01T10:00:00",
   "date_unixtime": "1772359200",
   "edited": "2026-03-02T08:00:00",
   "edited_unixtime": "1772438400",
   "from": "Порт Ліск 🚢",
   "from_id": "channel1234567",
   "author": "Oda",
   "text": [
    "⚡️ The ",
    {"type": "bold", "text": "Energy Ministry"},
    " said “no”. ",
    {"type": "text_link", "text": "Details", "href": "https://lisk.example/x"},
    "\\nШлюз закрито 🇺🇦"
   ]
  },
  {"id": 3, "type": "message", "date": "2026-03-01T11:00:00", "date_unixtime": "1772362800", "from": "Порт Ліск 🚢", "forwarded_from": "Kessaly Today", "reply_to_message_id": 2, "via_bot": "@wire", "text": "The convoy has left."},
  {"id": 4, "type": "message", "date": "2026-03-01T12:00:00", "date_unixtime": "1772366400", "from": "Порт Ліск 🚢", "photo": "photos/1.jpg", "text": ""},
  {"id": 5, "type": "message", "date": "2026-03-01T12:30:00", "from": "Порт Ліск 🚢", "poll": {"question": "Will it open?", "answers": [{"text": "Yes", "voters": 3}, {"text": "No", "voters": 7}]}, "text": ""},
  {"id": 6, "type": "message", "date": "2026-03-01T13:00:00", "date_unixtime": "1772370000", "from": "Порт Ліск 🚢", "forwarded_from": null, "text": "Who?"}
 ]
}
"""  # noqa: E501 - as the program writes them

SOUND = json.dumps(
    {**json.loads(CHANNEL), "messages": [one for one in json.loads(CHANNEL)["messages"] if one["id"] not in {1, 4}]},
    ensure_ascii=False,
)
"""The export without what has no text."""


def read(data: str | bytes, name: str = "result.json", hints: Hints | None = None) -> list[Ingested]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(ingest_bytes(raw, name, hints or Hints()))


def documents(data: str) -> list[Document]:
    return [one.document for one in read(data) if one.document]


def message(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"id": 7, "type": "message", "date_unixtime": "1772359200", "from": "Oda Renn", "text": "We pay.", **said}


def chat(*messages: object, **said: object) -> dict[str, object]:
    return {"name": "Lisk", "type": "private_supergroup", "id": 1, **said, "messages": list(messages)}


def test_a_channel_gives_a_document_for_each_message_with_text() -> None:
    second, third, fifth, sixth = documents(CHANNEL)
    assert second.text == "⚡️ The Energy Ministry said “no”. Details\nШлюз закрито 🇺🇦"
    assert (second.publisher, second.author, second.title) == ("Порт Ліск 🚢", "Oda", "Message 2 (edited 2026-03-02)")
    assert second.published == dt.datetime(2026, 3, 1, 10, tzinfo=dt.UTC)
    assert [(one.kind, one.label, one.span.cut(second.text)) for one in second.locators] == [
        (LocatorKind.MESSAGE, "2", second.text)
    ]
    assert third.text == "Forwarded from Kessaly Today:\nThe convoy has left."
    assert [(one.kind, one.span.cut(third.text)) for one in third.passages] == [
        (PassageKind.FORWARDED, "Kessaly Today")
    ]
    assert third.title == "Message 3 (in reply to 2, via @wire)"
    assert (fifth.text, fifth.published) == ("Will it open?\n(Answers: Yes; No)", dt.date(2026, 3, 1))
    assert sixth.text == "Forwarded from an account that is not named:\nWho?"


def test_the_original_of_a_message_is_its_own_bytes() -> None:
    originals = [one.original for one in read(CHANNEL) if one.document]
    assert all(original in CHANNEL.encode() for original in originals)
    assert [json.loads(original)["id"] for original in originals] == [2, 3, 5, 6]
    assert all(one.document.original_sha256 == sha256(one.original) for one in read(CHANNEL) if one.document)


def test_what_has_no_text_is_counted_once() -> None:
    (problem,) = [problem for one in read(CHANNEL) for problem in one.problems]
    assert problem.kind is ProblemKind.NOT_READ
    assert problem.share == pytest.approx(2 / 6)
    assert problem.message.endswith("1 media without text, 1 service messages")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({}, "Oda Renn:\nWe pay."),
        ({"from": None}, "Deleted account:\nWe pay."),
        ({"forwarded_from": "Lisk Today"}, "Oda Renn:\nForwarded from Lisk Today:\nWe pay."),
        ({"from": "Oda:\n Renn:"}, "Oda: Renn:\nWe pay."),
        ({"text": ["We ", {"type": "mention", "text": "@moll"}, 3, {"type": "x"}, ["y"]]}, "Oda Renn:\nWe @moll"),
        ({"text": "\ud83d x"}, "Oda Renn:\n\ufffd x"),
    ],
)
def test_in_a_group_the_sender_speaks(said: dict[str, object], text: str) -> None:
    (document,) = documents(json.dumps(chat(message(**said))))
    assert document.text == text
    assert document.passages[0].kind is PassageKind.SPEAKER
    assert f"{document.passages[0].span.cut(text)}:" in text


def test_an_account_has_all_its_chats() -> None:
    chats = {"about": "x", "list": [chat(message()), chat(message(id=8), name=None)]}
    account = {
        "about": "x",
        "contacts": {"list": [{"messages": [1]}]},
        "chats": chats,
        "left_chats": {"list": [chat(message(id=9))]},
    }
    found = read(json.dumps(account))
    assert [one.location for one in found] == [
        *("result.json chats 1 message 7", "result.json chats 2 message 8", "result.json left_chats 1 message 9")
    ]
    assert [one.document.publisher for one in found if one.document] == ["Lisk", None, "Lisk"]


def test_a_long_export_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_walk, "MIB", 7)
    assert next(one.text for one in documents(CHANNEL)).endswith("🇺🇦")
    whole = "\ufeff" + json.dumps(chat(*(message(id=number, n=1.5e3) for number in range(50))))
    assert len(documents(whole)) == 50


@pytest.mark.parametrize(
    ("cut", "kind"),
    [("[{", ProblemKind.MALFORMED), ("\\ud83", ProblemKind.MALFORMED), (']} "', ProblemKind.MALFORMED)],
)
def test_what_is_broken_off_keeps_what_was_read(cut: str, kind: ProblemKind) -> None:
    broken = json.dumps(chat(message()))[:-2] + ", " + cut
    found = read(broken)
    assert found[0].document is not None
    assert kind in {problem.kind for one in found[1:] for problem in one.problems}


def test_a_message_beyond_the_limit_is_refused() -> None:
    limits = Limits(document_bytes=10_000)
    found = read(json.dumps(chat(message(text="x" * 3_000_000))), hints=Hints(limits=limits))
    assert [problem.kind for one in found for problem in one.problems] == [ProblemKind.LIMIT, ProblemKind.EMPTY]


@pytest.mark.parametrize(
    "text", ['{"messages": []}', '{"messages": [1, "x", null]}', '{"chats": {}}', '{"chats": {"list": []}}']
)
def test_an_export_of_nothing_says_so(text: str) -> None:
    (found,) = read(text)
    assert found.document is None
    assert found.problems


@pytest.mark.parametrize(
    "text", ['{"text": "The lock is shut.", "messages": 3}', '[{"text": "The lock is shut.", "messages": []}]']
)
def test_other_json_is_read_as_before(text: str) -> None:
    assert [one.text for one in documents(text)] == ["The lock is shut."]
