"""Items of feeds as they are kept."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.feeds import Entry
from onrecord.pipeline.feed_items import is_whole, item_of, packed, time_to_live, unpacked
from onrecord.records import Problem, ProblemKind

TEXT = st.text(max_size=20)  # halves of characters among them
ENTRIES = st.builds(
    Entry,
    identity=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    raw=st.binary(max_size=40),
    media_type=st.just("application/rss+xml"),
    title=st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    published=st.none() | st.dates() | st.datetimes(timezones=st.just(dt.UTC)),
    page=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    problems=st.just((Problem(ProblemKind.METADATA, "no date", "", 0.5),)),
)


def entry(identity: str, raw: bytes, title: str | None = None, page: str = "") -> Entry:
    return Entry(identity, raw, "application/rss+xml", title=title, page=page)


@given(ENTRIES)
def test_what_was_packed_comes_out_again(found: Entry) -> None:
    assert unpacked(packed(found)) == found


@given(TEXT, TEXT)
def test_any_words_can_be_kept(title: str, page: str) -> None:
    packed(entry("a", b"", title=title, page=page)).encode()
    assert item_of(entry("", b"", title=title, page=page), "f").identity


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (entry("a", b"1", title="T", page="<p>Open  now."), entry("b", b"2", title="T", page="<b>Open</b> now."), True),
        (entry("a", b"1", title="T", page="Open."), entry("a", b"1", title="T", page="Shut."), False),
        (entry("a", b"1", title="T", page="Open."), entry("a", b"1", title="U", page="Open."), False),
        (entry("", b"1"), entry("", b"2"), False),
    ],
)
def test_a_version_is_what_it_says(one: Entry, other: Entry, same: bool) -> None:  # noqa: FBT001 - a table's column
    assert (item_of(one, "f").digest == item_of(other, "f").digest) is same


@pytest.mark.parametrize(
    ("feed", "whole"),
    [
        (b"<rss><channel></channel></rss>", True),
        (b"<feed></feed>\n<!-- made in 0.1 s -->\n", True),
        (b"<rdf:RDF></rdf:RDF>", True),
        (b"<rss><channel></channel>", False),
        (b"<rss></rss", False),
        (b"", False),
    ],
)
def test_a_feed_that_was_cut_off_is_known_by_its_end(feed: bytes, whole: bool) -> None:  # noqa: FBT001
    assert is_whole(feed) is whole


@pytest.mark.parametrize(
    ("feed", "seconds"),
    [(b"<rss><ttl> 60 </ttl>", 3600.0), (b"<ttl>0</ttl>", 0.0), (b"<ttl>soon</ttl>", None), (b"", None)],
)
def test_how_long_a_feed_wants_to_be_let_alone(feed: bytes, seconds: float | None) -> None:
    assert time_to_live(feed) == seconds
