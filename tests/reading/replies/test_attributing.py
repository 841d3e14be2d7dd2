"""Quoted messages as statements: of their writers, one inside another, and of nobody where nobody is named."""

import datetime as dt

from onrecord.ingest import Hints, ingest_bytes
from onrecord.models import StatementModel
from onrecord.reading.read import read_document
from onrecord.records import Document, Reading, Statement, StatementKind, words

MAIL = """From: Teodor Žalvic <t@kessaly.example>
Date: Tue, 12 Nov 2024 09:30:00 +0200
Subject: Grain

We have nothing to add.

On Mon, 11 Nov 2024 at 08:00, Mira Lisk wrote:
> Our paper has seen it.
>
> On Sun, 10 Nov 2024, Ilsa Maren wrote:
>> The harbour is shut.
>
> Can you confirm it?

Regards
"""


def letter(data: str) -> Document:
    (found,) = ingest_bytes(data.encode(), "a.eml", Hints())
    assert found.document is not None
    return found.document


def said(document: Document, one: Statement) -> tuple[str, str]:
    return words(document.text, one.source), words(document.text, one.content)


def read(model: StatementModel, data: str) -> Reading:
    return read_document(letter(data), model)


def test_each_writer_is_the_source_of_their_own_words(parrot: StatementModel) -> None:
    reading = read(parrot, MAIL)
    found = [said(reading.document, one) for one in reading.statements]
    assert found == [
        ("Mira Lisk", "Our paper has seen it."),
        ("Mira Lisk", "On Sun, 10 Nov 2024, Ilsa Maren wrote:\n\nThe harbour is shut."),
        ("Ilsa Maren", "The harbour is shut."),
        ("Mira Lisk", "Can you confirm it?"),
    ]
    assert {one.kind for one in reading.statements} == {StatementKind.DIRECT}
    ids = {said(reading.document, one)[1]: one.id for one in reading.statements}
    parents = [one.parent for one in reading.statements]
    assert parents == [None, None, ids["On Sun, 10 Nov 2024, Ilsa Maren wrote:\n\nThe harbour is shut."], None]


def test_what_is_quoted_without_a_name_is_not_its_quoters(parrot: StatementModel) -> None:
    reading = read(parrot, MAIL.replace("> On Sun, 10 Nov 2024, Ilsa Maren wrote:\n", ""))
    found = [said(reading.document, one) for one in reading.statements]
    assert found == [("Mira Lisk", "Our paper has seen it."), ("Mira Lisk", "Can you confirm it?")]


def test_statements_in_a_quoted_message_stand_inside_it(parrot: StatementModel) -> None:
    reading = read(parrot, MAIL.replace("Our paper has seen it.", "It is plain. Born said the harbour is shut ."))
    inner = [one for one in reading.statements if words(reading.document.text, one.source) == "Born"]
    outer = {one.id: words(reading.document.text, one.source) for one in reading.statements}
    assert [outer[one.parent or ""] for one in inner] == ["Mira Lisk"]


def test_the_bundled_model_knows_who_and_when(model: StatementModel) -> None:
    reading = read(model, MAIL.replace("11 Nov 2024 at 08:00,", "Nov 11, 2024 at 8:00 AM"))
    told = {words(reading.document.text, one.source): one for one in reading.statements}
    names = {actor.id: actor.name for actor in reading.actors}
    assert names[told["Mira Lisk"].actor or ""] == "Mira Lisk"
    assert names[told["Ilsa Maren"].actor or ""] == "Ilsa Maren"
    assert told["Ilsa Maren"].said is not None
    assert told["Ilsa Maren"].said.start == dt.date(2024, 11, 10)


def test_mail_without_quotes_is_read_as_any_text(parrot: StatementModel) -> None:
    reading = read(
        parrot, "From: a@b.example\nDate: Tue, 12 Nov 2024 09:30:00 +0200\n\nBorn said the harbour is shut .\n"
    )
    assert [said(reading.document, one) for one in reading.statements] == [("Born", "the harbour is shut")]
