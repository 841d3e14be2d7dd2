"""Single messages, made by the standard library: who, when, which text, what is quoted, what was sent along."""

import base64
import datetime as dt
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import Hints, Ingested, Limits, ingest_bytes
from onrecord.records import Document, LocatorKind, PassageKind, ProblemKind, sha256

Of = Callable[..., Document]
HEAD = """\
From: Teodor Žalvic <t.zalvic@kessaly.example>
To: Mira Lisk <m.lisk@harbourpost.example>
Date: Tue, 12 Nov 2024 09:30:00 +0200
Subject: The grain

"""


def letter(text: str = "The harbour is shut.", subtype: str = "plain") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Teodor Žalvic <t.zalvic@kessaly.example>"
    message["To"] = "Mira Lisk <m.lisk@harbourpost.example>"
    message["Date"] = "Tue, 12 Nov 2024 09:30:00 +0200"
    message["Subject"] = "The grain"
    message["Message-ID"] = "<42@kessaly.example>"
    message.set_content(text, subtype=subtype)
    return message


def read(data: bytes, hints: Hints | None = None) -> list[Ingested]:
    return list(ingest_bytes(data, "a.eml", hints or Hints()))


def first(data: bytes) -> Document:
    document = read(data)[0].document
    assert document is not None
    return document


def quoted(document: Document) -> list[str]:
    return [one.span.cut(document.text) for one in document.passages if one.kind is PassageKind.QUOTED]


def kinds(found: list[Ingested]) -> list[ProblemKind]:
    return [problem.kind for one in found for problem in one.problems]


def plain(body: str, *heads: str) -> bytes:
    return "\n".join(["From: x@y.example", "Date: 12 Nov 2024 09:30:00 +0000", *heads, "", dedent(body)]).encode()


def test_a_message_brings_its_metadata_and_shows_its_head() -> None:
    data = bytes(letter())
    (found,) = read(data)
    document = found.document
    assert document is not None
    assert document.text == f"{HEAD}The harbour is shut."
    assert (document.title, document.author) == ("The grain", "Teodor Žalvic <t.zalvic@kessaly.example>")
    assert document.published == dt.datetime.fromisoformat("2024-11-12T09:30:00+02:00")
    assert document.media_type == "message/rfc822"
    (locator,) = document.locators
    assert (locator.kind, locator.label) == (LocatorKind.MESSAGE, "42@kessaly.example")
    assert locator.span.cut(document.text) == document.text
    assert (found.original, document.original_sha256) == (data, sha256(data))
    assert found.problems == ()


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=">"), min_size=1), min_size=1))
@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_every_word_survives_every_transfer(cte: str, words: list[str]) -> None:
    message = letter()
    message.set_content(" ".join(words), cte=cte, charset="utf-8")
    found = first(message.as_bytes(policy=policy.SMTPUTF8.clone(max_line_length=1_000_000)))
    assert found.text.removeprefix(HEAD).split() == words


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Tue, 12 Nov 2024 09:30:00 +0200 (EET)", dt.datetime(2024, 11, 12, 7, 30, tzinfo=dt.UTC)),
        ("12 Nov 2024 09:30:00 -0000", dt.datetime(2024, 11, 12, 9, 30, tzinfo=dt.UTC)),
        ("Tue, 12 Nov 2024 09:30:00", dt.date(2024, 11, 12)),
        ("soon", None),
        ("Tue, 99 Nov 2024 09:30:00 +0200", None),
        ("Tue, 12 Nov 99999 09:30:00 +9999", None),
        ("", None),
    ],
)
def test_dates(date: str, published: dt.date | None) -> None:
    (found,) = read(f"From: a@b.example\nDate: {date}\n\ntext".encode())
    assert found.document is not None
    assert found.document.published == published
    assert (ProblemKind.METADATA in kinds([found])) == (published is None)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?q?=C5=BDalvic?= =?utf-8?b?IGRlbmllcw==?=", "Žalvic denies"),
        ("=?nonsense?q?x?=", "x"),
        ("=?utf-8?b?////?=", "���"),
        ("plain\n folded", "plain folded"),
        ("raw Žalvic", "raw Žalvic"),
    ],
)
def test_encoded_words(subject: str, title: str) -> None:
    assert first(f"From: a@b.example\nSubject: {subject}\n\ntext".encode()).title == title


def test_a_charset_is_believed() -> None:
    for charset, words in (("windows-1251", "Порт закрито"), ("iso-2022-jp", "議会は"), ("latin-1", "Straße")):
        data = plain("", f"Content-Type: text/plain; charset={charset}") + words.encode(charset)
        assert first(data).text.endswith(words)


REPLY = """\
    I can say no more.

    On Mon, 11 Nov 2024 at 08:00, Mira Lisk wrote:
    > Our paper has seen it.
    >
    > On Sunday, Ilsa Maren wrote:
    >> The harbour is shut.
    > > It stays shut.
    > Can you confirm?
    No.
    -- 
    Teodor
    """  # noqa: W291 - the mark of a signature


def test_quoted_lines_become_passages() -> None:
    found = first(plain(REPLY))
    inner = "The harbour is shut.\nIt stays shut."
    outer = f"Our paper has seen it.\n\nOn Sunday, Ilsa Maren wrote:\n\n{inner}\n\nCan you confirm?"
    assert quoted(found) == [outer, inner]
    assert found.text.endswith(f"Mira Lisk wrote:\n\n{outer}\n\nNo.\n--\nTeodor")


def test_format_flowed_is_joined() -> None:
    flowed = "It was \nsaid \nthat.\n> quoted \n> words\n>> deeper \n> less\n-- \nT \nZ\n From here"
    found = first(plain("", "Content-Type: text/plain; format=flowed") + flowed.encode())
    assert found.text.endswith("It was said that.\n\nquoted words\n\ndeeper\n\nless\n\n--\nT Z\nFrom here")
    deleted = first(plain("", "Content-Type: text/plain; format=flowed; delsp=yes") + b"har \nbour")
    assert deleted.text.endswith("harbour")


@pytest.mark.parametrize("mark", ["-----Original Message-----", "________________________________", ""])
def test_outlooks_blocks_are_quoted_to_their_end(mark: str) -> None:
    block = "From: Mira Lisk <m@x.example>\nSent: Monday\nTo: T\nSubject: Grain\n\nDid you?\n\nReally?"
    found = first(plain("") + f"No.\n\n{mark}\n{block}".encode())
    assert quoted(found) == ["Did you?\n\nReally?"]


def test_a_table_of_fields_is_no_forwarded_message() -> None:
    assert quoted(first(plain("From: Lisk\nThe ship left.\nTo: Kessaly"))) == []


def test_a_page_is_read_and_its_quotes_with_it() -> None:
    message = letter("See HTML.")
    quote = "<blockquote><p>Outer</p><blockquote>Inner</blockquote></blockquote>"
    message.add_alternative(f"<p>The harbour is shut, and it will stay so, he said.</p>{quote}", subtype="html")
    found = first(bytes(message))
    assert "See HTML" not in found.text
    assert quoted(found) == ["Outer\n\nInner", "Inner"]


def test_the_plain_part_comes_first_where_it_says_the_same() -> None:
    message = letter("The harbour is shut.")
    message.add_alternative("<p>The harbour is <b>shut</b>. Unsubscribe</p>", subtype="html")
    assert first(bytes(message)).text == f"{HEAD}The harbour is shut."


def test_what_was_sent_along_becomes_documents() -> None:
    message = letter()
    inner = letter("An earlier message.")
    message.add_attachment("text,date\nThe harbour is shut,2019-03-05\n", subtype="csv", filename="figures.csv")
    message.add_attachment("<p>A page</p>", subtype="html", filename="a/b.html")
    message.add_attachment(inner)
    message.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    message.add_attachment(b"1234", "application", "x-unknown")
    found = read(bytes(message))
    assert [one.location for one in found] == [
        "a.eml",
        "a.eml/figures.csv row 2",
        "a.eml/a_b.html",
        "a.eml/message-3.eml",
        "a.eml",
    ]
    assert found[3].original.strip() == bytes(inner).strip()
    (problem,) = found[-1].problems
    assert problem.kind is ProblemKind.NOT_READ
    assert problem.message == "2 attachments have no reader: logo.png (4 bytes), attachment-5.bin (4 bytes)"
    assert problem.share
    assert 0 < problem.share < 0.1


def test_messages_inside_one_another_end_at_the_limit() -> None:
    message = letter("innermost")
    for _ in range(6):
        outer = letter("outer")
        outer.add_attachment(message)
        message = outer
    found = read(bytes(message))
    assert [one.document is not None for one in found] == [True, True, True, True, False]
    assert kinds(found) == [ProblemKind.LIMIT]


def test_files_sent_along_are_counted() -> None:
    message = letter()
    for number in range(3):
        message.add_attachment(f"Text {number}", filename=f"{number}.txt")
    found = read(bytes(message), Hints(limits=Limits(archive_members=2)))
    assert kinds(found) == [ProblemKind.LIMIT]
    found = read(bytes(message), Hints(limits=Limits(archive_bytes=10)))
    assert kinds(found) == [ProblemKind.LIMIT] * 2


def nested(depth: int) -> bytes:
    head = b"From: a@b.example\nDate: 12 Nov 2024 09:30:00 +0000\n"
    body = b"\nThe harbour is shut.\n"
    for number in range(depth):
        mark = b"b%d" % number
        body = b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n%s\n--%s--\n" % (mark, mark, body, mark)
    return head + body


@pytest.mark.parametrize(("depth", "kind"), [(40, None), (200, ProblemKind.LIMIT), (3000, ProblemKind.MALFORMED)])
def test_parts_inside_one_another(depth: int, kind: ProblemKind | None) -> None:
    found = read(nested(depth))
    assert (kind is None) or kind in kinds(found)
    assert (found[0].document is not None) == (kind is None)


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\ntext",
        b"To: " + b"<a@b.example>, " * 200_000 + b"\n\ntext",
        b"From: " + b"(" * 500_000 + b"\n\ntext",
        b"Subject: a\nContent-Type: text/plain; " + b"a*0*=x'y'z; " * 50_000 + b"\n\ntext",
        b"Subject: a\n\n" + b">" * 1_000_000,
        b"Subject: a\n\n" + b"> a\n>> b\n" * 100_000,
        b"Subject: a\n\n" + b"From: a\nTo: b\nDate: c\n\nd\n" * 50_000,
        b"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 50_000,
        b"Subject: a\n" * 200_000 + b"\ntext",
    ],
    ids=["words", "people", "comments", "parameters", "marks", "depths", "forwards", "parts", "lines"],
)
def test_hostile_messages_end(data: bytes) -> None:
    assert all(one.document or one.problems for one in read(data))


@pytest.mark.parametrize("data", [b"", b"hello", b"\n\n", b"X-Nothing: a\n\ntext", b"PK\x03\x04"])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    assert kinds(read(data)) == [ProblemKind.MALFORMED]


def test_a_message_without_text_is_empty() -> None:
    message = letter("")
    message.set_content(base64.b64encode(b"x"), "application", "pkcs7-mime")
    assert ProblemKind.EMPTY in kinds(read(bytes(message)))
