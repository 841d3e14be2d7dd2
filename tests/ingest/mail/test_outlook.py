"""Outlook's messages, as a small writer of compound files makes them."""

import datetime as dt

import pytest

from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.records import PassageKind, ProblemKind
from tests.ingest.mail.outlook_files import message

SENT = (dt.datetime(2024, 11, 12, 7, 30, tzinfo=dt.UTC) - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(
    microseconds=1
)
SUBJECT, BODY, NAME, ADDRESS, HEADERS = 0x0037, 0x1000, 0x0C1A, 0x0C1F, 0x007D
TEXT = "The ministry denies it.\r\n\r\nOn Monday, Mira Lisk wrote:\r\n> Did you?\r\n"
FROM = {SUBJECT: "Žalvic answers", NAME: "Teodor Žalvic", ADDRESS: "t@kessaly.example"}


def sample(attached: dict[str, bytes] | None = None, **options: bytes) -> bytes:
    return message(FROM | {BODY: TEXT}, sent=SENT * 10, attached=attached or {}, **options)


def read(data: bytes) -> list[Ingested]:
    return list(ingest_bytes(data, "a.msg", Hints()))


def test_a_message_is_read_as_any_other() -> None:
    found = read(sample({"figures.csv": b"text\nThe harbour is shut\n", "a.bin": b"1"}))
    assert [one.location for one in found] == ["a.msg", "a.msg/figures.csv row 2", "a.msg"]
    document = found[0].document
    assert document is not None
    assert (document.title, document.author) == ("Žalvic answers", "Teodor Žalvic <t@kessaly.example>")
    assert document.published == dt.datetime(2024, 11, 12, 7, 30, tzinfo=dt.UTC)
    assert document.text.endswith("The ministry denies it.\n\nOn Monday, Mira Lisk wrote:\n\nDid you?")
    assert [(one.kind, one.span.cut(document.text)) for one in document.passages] == [(PassageKind.QUOTED, "Did you?")]
    assert found[-1].problems[0].message == "1 attachment has no reader: a.bin (1 bytes)"


def test_internet_headers_come_first() -> None:
    heads = (
        "From: =?utf-8?q?Lisk?= <l@x.example>\r\nDate: Mon, 11 Nov 2024 08:00:00 +0200\r\nMessage-ID: <1@x.example>\r\n"
    )
    document = read(message(FROM | {BODY: "a", HEADERS: heads}, attached={}))[0].document
    assert document is not None
    assert (document.author, document.locators[0].label) == ("Lisk <l@x.example>", "1@x.example")
    assert document.published == dt.datetime.fromisoformat("2024-11-11T08:00:00+02:00")


def test_a_page_is_read_where_there_is_no_text() -> None:
    page = "<p>The harbour is “shut”.</p>".encode()
    document = read(message(FROM, page=page, attached={}))[0].document
    assert document is not None
    assert document.text.endswith("The harbour is “shut”.")


@pytest.mark.parametrize("data", [b"", b"hello", sample()[:300], sample()[:1500]])
def test_damaged_files_are_refused(data: bytes) -> None:
    found = read(data)
    assert ProblemKind.MALFORMED in {problem.kind for one in found for problem in one.problems}
