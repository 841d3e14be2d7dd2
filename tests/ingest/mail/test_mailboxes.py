"""Mailboxes, made by the standard library, read one message at a time."""

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from onrecord.ingest import Hints, Ingested, Limits, ingest, ingest_bytes
from onrecord.records import ProblemKind

BODIES = ("The harbour is shut.\n\nFrom here on it stays so.\n", "From now on: nothing.\n", "Third.\n")


def messages() -> list[EmailMessage]:
    found = []
    for number, body in enumerate(BODIES):
        message = EmailMessage()
        message["From"] = f"Mira Lisk <m{number}@harbourpost.example>"
        message["Date"] = "Tue, 12 Nov 2024 09:30:00 +0200"
        message["Subject"] = f"Message {number}"
        message.set_content(body)
        found.append(message)
    return found


def box(tmp_path: Path) -> Path:
    path = tmp_path / "a.mbox"
    held = mailbox.mbox(path)
    for message in messages():
        held.add(message)
    held.close()
    return path


def kinds(found: list[Ingested]) -> list[ProblemKind]:
    return [problem.kind for one in found for problem in one.problems]


def test_every_message_is_a_document_with_its_own_bytes(tmp_path: Path) -> None:
    path = box(tmp_path)
    found = list(ingest(path, Hints()))
    assert [one.location for one in found] == [f"{path} message {number}" for number in (1, 2, 3)]
    assert [one.document and one.document.text.partition("\n\n")[2] + "\n" for one in found] == list(BODIES)
    held = mailbox.mbox(path)
    assert [one.original for one in found] == [held.get_bytes(key) for key in held.keys()]  # noqa: SIM118
    held.close()
    assert kinds(found) == []


def test_a_sentence_that_begins_with_from_parts_no_messages() -> None:
    data = b"From a@b.example Tue Nov 12 09:30:00 2024\nSubject: a\n\nText.\n\nFrom Kessaly he wrote nothing in 2024.\n"
    (found,) = ingest_bytes(data, "a.mbox", Hints())
    assert found.document is not None
    assert found.document.text.endswith("From Kessaly he wrote nothing in 2024.")


def test_a_message_beyond_the_limit_is_passed_over() -> None:
    start = b"From a@b.example Tue Nov 12 09:30:00 2024\n"
    data = start + b"Subject: a\n\n" + b"long line\n" * 99 + b"\n" + start + b"Subject: b\n\ntext\n"
    found = list(ingest_bytes(data, "a.mbox", Hints(limits=Limits(document_bytes=100))))
    assert [one.document and one.document.title for one in found] == [None, "b"]
    assert kinds(found) == [ProblemKind.LIMIT, ProblemKind.METADATA]


@pytest.mark.parametrize("data", [b"", b"hello\nFrom a@b.example Tue Nov 12 09:30:00 2024\n", b"\0" * 99])
def test_what_is_no_mailbox_is_refused(data: bytes) -> None:
    assert kinds(list(ingest_bytes(data, "a.mbox", Hints()))) == [ProblemKind.MALFORMED]
