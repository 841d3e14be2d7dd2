"""Small sound files of mail, feeds and web archives, made by the programs that make them, to be damaged."""

import io
import zipfile
from email.message import EmailMessage

import brotli  # type: ignore[import-untyped]
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from tests.ingest.mail.outlook_files import message

PAGE = "<p>The minister said that the “harbour” is shut.</p><blockquote>None &lt; one, said Žalvic.</blockquote>"
REPLY = "No.\n\nOn Mon, 11 Nov 2024 at 08:00, Mira Lisk wrote:\n> Our paper has seen it.\n>> deeper\n-- \nTeodor\n"


class Writer(WARCWriter):  # type: ignore[misc]
    """warcio's writer with records held in memory: it leaves the files open that it would hold them in."""

    _create_temp_file = staticmethod(io.BytesIO)


def sound_letter() -> bytes:
    """A message with a plain part and a page, a table and a message sent along."""
    letter = EmailMessage()
    letter["From"] = "Teodor Žalvic <t.zalvic@kessaly.example>"
    letter["To"] = "Mira Lisk <m.lisk@harbourpost.example>"
    letter["Date"] = "Tue, 12 Nov 2024 09:30:00 +0200"
    letter["Subject"] = "Žalvic answers"
    letter["Message-ID"] = "<42@kessaly.example>"
    letter.set_content(REPLY, cte="quoted-printable")
    letter.add_alternative(PAGE, subtype="html", cte="base64")
    letter.add_attachment("text\nThe harbour is shut\n", subtype="csv", filename="figures.csv")
    letter.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    inner = EmailMessage()
    inner["From"] = "Ilsa Maren <ilsa@marrowen.example>"
    inner.set_content("From: a\nSent: b\nTo: c\nSubject: d\n\nThe harbour is shut.", params={"format": "flowed"})
    letter.add_attachment(inner)
    return bytes(letter)


def sound_mailbox() -> bytes:
    """Two messages in one file."""
    start = b"From x@y.example Tue Nov 12 09:30:00 2024\n"
    return start + sound_letter() + b"\n" + start + sound_letter()


def sound_outlook() -> bytes:
    """A message of Outlook's with a page and a table."""
    texts = {0x0037: "Žalvic answers", 0x1000: REPLY, 0x0C1A: "Teodor Žalvic", 0x0C1F: "t@kessaly.example"}
    return message(texts, page=PAGE.encode(), sent=133758702000000000, attached={"a.csv": b"text\nIt is shut\n"})


def sound_saved_page() -> bytes:
    """A page with a style sheet."""
    saved = EmailMessage()
    saved["Snapshot-Content-Location"] = "https://harbourpost.example/varn"
    saved["Subject"] = "Varn"
    saved.set_content(f"<html><body><article>{PAGE * 3}</article></body></html>", subtype="html")
    saved.make_related()
    saved.add_related("p { color: red }", subtype="css")
    return bytes(saved)


def _feed() -> FeedGenerator:
    feed = FeedGenerator()
    feed.id("https://harbourpost.example/")
    feed.title("The Harbour Post")
    feed.link(href="https://harbourpost.example/")
    feed.description("News")
    for number in range(3):
        entry = feed.add_entry(order="append")
        entry.id(f"https://harbourpost.example/{number}")
        entry.title(f"Varn & Žalvic {number}")
        entry.link(href=f"/{number}")
        entry.published("2024-11-11T08:00:00+02:00")
        entry.content(PAGE, type="CDATA" if number else "html")
    return feed


def sound_rss() -> bytes:
    """Three entries of RSS."""
    return bytes(_feed().rss_str(pretty=True))


def sound_atom() -> bytes:
    """Three entries of Atom."""
    return bytes(_feed().atom_str())


def sound_warc(*, packed: bool = True, most: int = 6) -> bytes:
    """A page in chunks and packed, a page, a text, a picture, a feed, a redirect; or the first of them."""
    held = io.BytesIO()
    writer = Writer(held, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    data = brotli.compress(PAGE.encode())
    answers: tuple[tuple[bytes, dict[str, str], str], ...] = (
        (
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data),
            {"Transfer-Encoding": "chunked", "Content-Encoding": "br"},
            "200 OK",
        ),
        (PAGE.encode(), {}, "200 OK"),
        (b"The harbour is shut.", {"Content-Type": "text/plain"}, "200 OK"),
        (b"\x89PNG", {"Content-Type": "image/png"}, "200 OK"),
        (sound_rss(), {"Content-Type": "application/rss+xml"}, "200 OK"),
        (b"", {"Location": "/"}, "302 Found"),
    )
    for number, (payload, heads, status) in enumerate(answers[:most]):
        told = StatusAndHeaders(status, list(({"Content-Type": "text/html"} | heads).items()), protocol="HTTP/1.1")
        address = f"https://harbourpost.example/{number}"
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(payload), http_headers=told)
        )
    return held.getvalue()


def sound_wacz() -> bytes:
    """An archive of two pages with its list of them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        opened.writestr("archive/data.warc.gz", sound_warc(most=2))
        opened.writestr("pages/pages.jsonl", '{"url": "https://harbourpost.example/1", "title": "A title"}\n')
    return held.getvalue()
