"""Saved pages: the page that was saved, its address, and no day but the page's own."""

from email.message import EmailMessage

import pytest

from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.records import ProblemKind

PAGE = """<html><head><meta property="article:published_time" content="2019-03-05T08:15:00+02:00"></head><body><article>
<h1>Varn denies</h1><p>The minister said that the “harbour” is shut.</p>
<p>He said that it will stay shut until spring.</p>
</article></body></html>"""


def saved(page: str = PAGE, charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://harbourpost.example/varn"
    message["Subject"] = "Varn denies"
    message["Date"] = "Wed, 13 Nov 2024 10:00:00 -0000"
    message.set_content(page, subtype="html", charset=charset, cte="quoted-printable")
    message.make_related()
    message.add_related("p { color: red }", subtype="css")
    message.add_related("<p>An advert in a frame</p>", subtype="html")
    return bytes(message)


def read(data: bytes, name: str = "a.mhtml") -> Ingested:
    (found,) = ingest_bytes(data, name, Hints())
    return found


@pytest.mark.parametrize(("charset", "name"), [("utf-8", "a.mhtml"), ("windows-1252", "a.mht")])
def test_the_page_that_was_saved_is_read(charset: str, name: str) -> None:
    data = saved(charset=charset)
    found = read(data, name)
    document = found.document
    assert document is not None
    said = "Varn denies The minister said that the “harbour” is shut. He said that it will stay shut until spring."
    assert " ".join(document.text.split()) == said
    assert (document.title, document.url) == ("Varn denies", "https://harbourpost.example/varn")
    assert document.published is not None
    assert document.published.isoformat() == "2019-03-05T08:15:00+02:00"
    assert (found.original, document.media_type) == (data, "multipart/related")


def test_the_day_it_was_saved_is_not_the_day_it_was_published() -> None:
    found = read(saved("<p>The minister said that the harbour is shut, and that it will stay so.</p>"))
    assert found.document is not None
    assert (found.document.published, found.document.publisher) == (None, "harbourpost.example")


@pytest.mark.parametrize("data", [b"", b"hello", b"Subject: a\n\ntext"])
def test_what_is_no_saved_page_is_refused(data: bytes) -> None:
    assert [problem.kind for problem in read(data).problems] == [ProblemKind.MALFORMED]
