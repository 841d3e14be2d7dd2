"""Feeds made by a real program are read entry by entry; broken ones as far as they go, with a Problem."""

import datetime as dt
import io
from collections.abc import Callable
from functools import partial
from xml.parsers import expat

import pytest
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import Hints, Ingested, Limits, ingest_bytes
from onrecord.ingest.feeds import Entry, entries, freeze_entry, read_feed
from onrecord.ingest.feeds_cutting import cut_entries
from onrecord.ingest.intake import Source
from onrecord.records import PassageKind, ProblemKind

PAGE = (
    "<p>The minister said that <b>no</b> deal &amp; no date exists.</p><blockquote>None &lt; one “Žalvic”.</blockquote>"
)
TEXT = "Varn <denies> & more 1\n\nThe minister said that no deal & no date exists.\n\nNone < one “Žalvic”."


def generated(number: int = 2) -> FeedGenerator:
    feed = FeedGenerator()
    feed.id("https://harbourpost.example/")
    feed.title("The Harbour Post")
    feed.link(href="https://harbourpost.example/")
    feed.description("News of the harbour")
    feed.language("en")
    for place in range(1, number + 1):
        entry = feed.add_entry(order="append")
        entry.id(f"https://harbourpost.example/{place}")
        entry.title(f"Varn <denies> & more {place}")
        entry.link(href=f"/a/{place}")
        entry.published("2024-11-11T08:00:00+02:00")
        entry.updated("2024-11-12T08:00:00+02:00")
        entry.author({"name": "Ilsa Maren"})
        entry.content(PAGE, type="html")
    return feed


def rss() -> bytes:
    return bytes(generated().rss_str())


def atom() -> bytes:
    return bytes(generated().atom_str(pretty=True))


def read(data: bytes, name: str = "a.xml", hints: Hints | None = None) -> list[Ingested]:
    return list(ingest_bytes(data, name, hints or Hints()))


def kinds(found: list[Ingested]) -> list[ProblemKind]:
    return [problem.kind for one in found for problem in one.problems]


@pytest.mark.parametrize(("make", "name"), [(rss, "a.rss"), (atom, "a.atom"), (rss, "a.xml"), (atom, "a.xml")])
def test_every_entry_is_a_document(make: Callable[[], bytes], name: str) -> None:
    found = read(make(), name)
    assert [one.location for one in found] == [f"{name} item 1", f"{name} item 2"]
    document = found[0].document
    assert document is not None
    assert document.text == TEXT
    assert (document.title, document.publisher, document.language) == (
        "Varn <denies> & more 1",
        "The Harbour Post",
        "en",
    )
    assert document.published == dt.datetime.fromisoformat("2024-11-11T08:00:00+02:00")
    marked = [(one.kind, one.span.cut(document.text)) for one in document.passages]
    assert marked == [(PassageKind.HEADING, document.title), (PassageKind.QUOTED, "None < one “Žalvic”.")]
    assert kinds(found) == []


@pytest.mark.parametrize("make", [rss, atom])
def test_an_entrys_own_bytes_are_its_original(make: Callable[[], bytes]) -> None:
    data = make()
    found = read(data)
    assert len({one.original for one in found}) == 2
    assert all(one.original in data for one in found)
    # The same entry in a feed that has moved on is the same document.
    later = read(data.replace(b"News of the harbour", b"Other news").replace(found[1].original, b""))
    assert [one.original for one in later] == [found[0].original]


def test_the_interface_for_those_who_watch() -> None:
    found = list(entries(atom(), "https://harbourpost.example/feed"))
    assert [one.identity for one in found] == ["https://harbourpost.example/1", "https://harbourpost.example/2"]
    assert found[0].link == "https://harbourpost.example/a/1"
    assert found[0].updated == dt.datetime.fromisoformat("2024-11-12T08:00:00+02:00")
    ingested = freeze_entry(found[0], "feed item 1", Hints())
    assert ingested.document is not None
    assert (ingested.document.url, ingested.original) == (found[0].link, found[0].raw)


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<a><item/></a>", b"hello", b"\0\0", b"\xff\xfe<\0\xd8"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="is no"):
        list(entries(data, None))
    assert kinds(read(data)) == [ProblemKind.UNSUPPORTED]


def test_a_feed_without_entries_is_empty() -> None:
    assert kinds(read(b"<rss version='2.0'><channel><title>x</title></channel></rss>")) == [ProblemKind.EMPTY]


def item(inside: str, around: str = "") -> bytes:
    return f"<rss version='2.0' {around}><channel><title>T</title><item>{inside}</item></channel></rss>".encode()


@pytest.mark.parametrize(
    ("inside", "text", "expected"),
    [
        ("<title>Only a title</title>", "Only a title", []),
        ("<description>Plain words</description>", "Plain words", []),
        ("<title>a</title><pubDate>soon</pubDate>", "a", [ProblemKind.METADATA]),
        ("<title>a &nbsp; b</title>", "a b", [ProblemKind.MALFORMED]),
        ("<title>a <b>c</title>", "a c", [ProblemKind.MALFORMED]),
        ("<title>a \x0b b</title>", "a b", [ProblemKind.MALFORMED]),
        ("<title>a</title><description><![CDATA[<p>b</p><item>c]]></description>", "a\n\nb\n\nc", []),
        ("<title>a</title><!-- <item> --><description>b</description>", "a\n\nb", []),
        ("<title>a</title><description>a</description>", "a", []),
        ("<guid>x</guid>", None, [ProblemKind.EMPTY]),
    ],
)
def test_one_entry(inside: str, text: str | None, expected: list[ProblemKind]) -> None:
    found = read(item(inside))
    assert [one.document and one.document.text for one in found] == [text]
    assert kinds(found) == expected


def test_an_entry_from_elsewhere_keeps_its_publisher() -> None:
    (found,) = read(item("<title>a</title><source url='https://x.example'>The Tribune of Lisk</source>"))
    assert found.document is not None
    assert found.document.publisher == "The Tribune of Lisk"


def test_one_broken_entry_harms_no_other() -> None:
    data = rss().replace(b"</item>", b"", 1)
    found = read(data)
    assert [one.document is not None for one in found] == [True, True]
    assert kinds(found) == [ProblemKind.MALFORMED]


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "iso-8859-2", "windows-1252"])
def test_encodings(codec: str) -> None:
    words = "“Žalvic”" if codec not in {"iso-8859-2", "windows-1252"} else "Ž"
    declared = f"<?xml version='1.0' encoding='{codec.removesuffix('-sig')}'?>"
    data = (declared + item(f"<title>{words}</title>").decode()).encode(codec)
    (found,) = read(data)
    assert found.document is not None
    assert found.document.text == words
    assert found.original in data


def test_rss_1_and_prefixed_atom() -> None:
    rdf = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel>'
        b"<item><title>a</title><dc:date>2024-11-11T08:00:00Z</dc:date></item></rdf:RDF>"
    )
    prefixed = (
        b'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title>'
        b"<a:entry><a:title>a</a:title><a:updated>2024-11-11T08:00:00Z</a:updated></a:entry></a:feed>"
    )
    for data in (rdf, prefixed):
        (found,) = read(data)
        assert found.document is not None
        assert (found.document.text, found.document.publisher) == ("a", "T")
        assert found.document.published == dt.datetime(2024, 11, 11, 8, tzinfo=dt.UTC)


def test_an_entry_beyond_the_limit_is_not_read() -> None:
    found = read(item(f"<title>{'long ' * 100}</title>"), hints=Hints(limits=Limits(page_bytes=200)))
    assert ProblemKind.LIMIT in kinds(found)
    assert [one.document for one in found] == [None]


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel>" + b"<item>" * 50_000,
        b"<rss><channel>" + b"<!--" * 200_000 + b"<![CDATA[" * 200_000,
        item("<title>" + "<b>" * 20_000 + "</title>"),
        item("<description>" + "&lt;p&gt;" * 50_000 + "</description>"),
        item("<title>a</title>", " ".join(f'x{n}="{n}"' for n in range(20_000))),
        b'<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "' + b"&a;" * 5000 + b'">]><rss>' + b"&b;" * 5000 + b"</rss>",
    ],
    ids=["items", "openings", "depth", "paragraphs", "attributes", "entities"],
)
def test_hostile_feeds_end(data: bytes) -> None:
    for count, one in enumerate(read_feed(Source("a.xml", len(data), partial(io.BytesIO, data)), Hints())):
        assert one.problems or one.document
        if count > 50:
            break


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), max_size=5))
def test_cutting_finds_what_a_parser_finds(titles: list[str]) -> None:
    feed = generated(0)
    for title in titles:
        entry = feed.add_entry(order="append")
        entry.id("x")
        entry.title(f"x{title}")
        entry.content(title or "x", type="CDATA")
    data = bytes(feed.rss_str())
    starts: list[int] = []
    parser = expat.ParserCreate()

    def begin(name: str, _: dict[str, str]) -> None:
        if name == "item":
            starts.append(parser.CurrentByteIndex)

    parser.StartElementHandler = begin
    parser.Parse(data, True)  # noqa: FBT003 - expat's own interface
    places, outside = cut_entries(data)
    assert [place.start for place in places] == starts
    assert all(data[place].endswith(b"</item>") for place in places)
    assert b"<item" not in outside


def test_entries_without_an_id_are_told_apart_by_link_or_title() -> None:
    found = list(entries(item("<title>a</title>") + item("<link>https://x.example/1</link>"), None))
    assert [one.identity for one in found] == ["a", "https://x.example/1"]
    assert isinstance(found[0], Entry)
