"""RSS and Atom, by feedparser: one document for each entry. Rule: an entry's own bytes, cut out of the feed, are its
original, so that the same entry is the same document whatever stands around it.

Each entry is parsed alone, inside the start tags of its feed: what is broken in one harms no other.
"""

import datetime as dt
import io
import re
import xml.sax
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import chain
from typing import Any

import feedparser  # type: ignore[import-untyped]

from onrecord.errors import InputError
from onrecord.ingest.blocks import Block, freeze_blocks
from onrecord.ingest.dates import parse_published
from onrecord.ingest.decoding import Encoding, damage, decode_as, find_encoding, guess
from onrecord.ingest.draft import Draft, freeze
from onrecord.ingest.feeds_cutting import Frame, cut_entries, find_frame
from onrecord.ingest.intake import Hints, Ingested, Limits, Source, readable_size, refusal, whole
from onrecord.ingest.markup import parse_markup, visible_blocks
from onrecord.records import Problem, ProblemKind

RSS = "application/rss+xml"
ATOM = "application/atom+xml"
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_REASON = 120
# What feedparser lets through on hostile input: addresses that urllib refuses, dates and figures out of range, marked
# sections that its tolerant parser does not know, nesting deeper than Python goes, names that expat refuses.
_HOSTILE: tuple[type[Exception], ...] = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
)
_HOSTILE += (xml.sax.SAXException,)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its feed gives it; `raw` are its bytes there, from its start tag to its end tag.

    `identity` is what its feed calls it: its guid or id, else its link, else its title. `published` and `updated` are
    None where they are missing or cannot be read. `page` is its text as HTML. The places of `problems` are empty.
    """

    identity: str
    raw: bytes
    media_type: str
    title: str | None = None
    link: str | None = None
    published: dt.date | dt.datetime | None = None
    updated: dt.date | dt.datetime | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    page: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Feed:
    """What all entries of a feed share."""

    frame: Frame
    encoding: Encoding
    url: str | None
    said: Any

    @property
    def media_type(self) -> str:
        return ATOM if self.frame.root == "feed" else RSS


def entries(data: bytes, url: str | None, limits: Limits | None = None) -> Iterator[Entry]:
    """The entries of a feed in its order, parsed as they are asked for; `url` is what its relative links start from.

    Raises InputError, with the reason alone, where the bytes are no feed.
    """
    encoding = find_encoding(data, _declared(data))
    if encoding is None:
        raise InputError("is no feed: it has NUL bytes")
    try:
        # Places are found in an encoding that extends ASCII; UTF-16 and UTF-32 are not one.
        wide = encoding.codec.startswith(("utf-16", "utf-32"))
        seen = data[encoding.mark :].decode(encoding.codec).encode() if wide else data[encoding.mark :]
    except UnicodeError as error:
        raise InputError(f"is no feed: it is not valid {encoding.codec}") from error
    places, outside = cut_entries(seen)
    shell = decode_as(outside, Encoding("utf-8") if wide else encoding).text
    frame = find_frame(shell)
    if frame is None:
        raise InputError("is no RSS or Atom feed")
    feed = _Feed(frame, encoding, url, _parse(shell, url).get("feed", {}))
    longest = (limits or Limits()).page_bytes
    for place in places:
        raw = seen[place].decode().encode(encoding.codec) if wide else seen[place]
        yield _entry(raw, feed) if len(raw) <= longest else _too_long(raw, feed, longest)


def read_feed(source: Source, hints: Hints) -> Iterator[Ingested]:
    """A document for each entry, numbered from 1."""
    data = whole(source, hints.limits.document_bytes)
    if isinstance(data, Problem):
        yield refusal(data)
        return
    number = 0
    try:
        for number, entry in enumerate(entries(data, None, hints.limits), start=1):
            yield freeze_entry(entry, f"{source.location} item {number}", hints)
    except InputError as error:
        yield refusal(Problem(ProblemKind.UNSUPPORTED, str(error), source.location, 1.0), data)
        return
    if not number:
        yield refusal(Problem(ProblemKind.EMPTY, "is a feed without entries", source.location), data)


def freeze_entry(entry: Entry, location: str, hints: Hints) -> Ingested:
    """The document of an entry: its title as a heading, then its text."""
    markup = parse_markup(entry.page)
    blocks = visible_blocks(markup.tree)
    if entry.title and (not blocks or blocks[0].text != entry.title):
        blocks = (Block(entry.title, heading=True), *blocks)
    text, passages = freeze_blocks(blocks)
    draft = Draft(
        text=text,
        media_type=entry.media_type,
        passages=passages,
        title=entry.title,
        publisher=entry.publisher,
        author=entry.author,
        published=entry.published or entry.updated,
        language=entry.language,
        url=entry.link,
        problems=tuple(
            Problem(problem.kind, problem.message, location, problem.share)
            for problem in (*entry.problems, *markup.problems(location))
        ),
    )
    return freeze(draft, entry.raw, location, hints)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.match(data)
    return None if found is None else found[1].decode("ascii", "replace")


def _parse(text: str, url: str | None) -> Any:  # noqa: ANN401 - feedparser has no types
    """What feedparser makes of a feed's text, which it is given in UTF-8 and as a stream, so that it opens nothing."""
    headers = {"content-type": "application/xml; charset=utf-8"} | ({"content-location": url} if url else {})
    stream = io.BytesIO(text.encode())
    try:
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except _HOSTILE as error:
        return {"bozo": True, "bozo_exception": error, "entries": []}


def _entry(raw: bytes, feed: _Feed) -> Entry:
    decoded = decode_as(raw, feed.encoding)
    parsed = _parse(f"{feed.frame.opening}{decoded.text}{feed.frame.closing}", feed.url)
    said: Any = next(iter(parsed["entries"]), {})
    problems = list(damage(decoded.unread, feed.encoding, ""))
    if feed.encoding.guessed and not problems:
        problems.append(guess(feed.encoding, ""))
    if parsed.get("bozo"):
        reason = str(parsed.get("bozo_exception", ""))[:_LONGEST_REASON]
        problems.append(Problem(ProblemKind.MALFORMED, f"is not well-formed, and read as it seems meant: {reason}", ""))
    published, unclear = _date(said, "published", "publication")
    updated, unclear_update = _date(said, "updated", "its last change")
    title = _words(said.get("title_detail"))
    link = said.get("link") or None
    origin = said.get("source") or {}
    return Entry(
        identity=said.get("id") or link or title or "",
        raw=raw,
        media_type=feed.media_type,
        title=title,
        link=link,
        published=published,
        updated=updated,
        author=said.get("author") or feed.said.get("author") or None,
        publisher=_words(origin.get("title_detail")) or origin.get("title") or _words(feed.said.get("title_detail")),
        language=feed.said.get("language") or None,
        page=_page(said),
        problems=(*problems, *unclear, *unclear_update),
    )


def _too_long(raw: bytes, feed: _Feed, longest: int) -> Entry:
    """What stands for an entry that is larger than a page may be."""
    problem = Problem(ProblemKind.LIMIT, f"larger than the limit of {readable_size(longest)} for one page", "", 1.0)
    return Entry("", raw, feed.media_type, problems=(problem,))


def _date(said: Any, name: str, meaning: str) -> tuple[dt.date | dt.datetime | None, tuple[Problem, ...]]:  # noqa: ANN401
    written = said.get(name) if name in said else None  # feedparser would give one date for the other
    if not written:
        return None, ()
    try:
        return parse_published(written), ()
    except InputError as error:
        return None, (Problem(ProblemKind.METADATA, f"date of {meaning} not read: {error}", ""),)


def _words(detail: Any) -> str | None:  # noqa: ANN401
    """A title as one line of text, without the markup that it may be written in."""
    if not detail:
        return None
    value = str(detail.get("value") or "")
    if detail.get("type") in _PAGES:
        value = " ".join(block.text for block in visible_blocks(parse_markup(value).tree))
    return " ".join(value.split()) or None


def _page(said: Any) -> str:  # noqa: ANN401
    """The longest of what the entry has for its text, as HTML."""
    details = chain(said.get("content") or (), (said["summary_detail"],) if "summary_detail" in said else ())
    written = [(str(detail.get("value") or ""), detail.get("type")) for detail in details]
    value, kind = max(written, key=lambda one: len(one[0]), default=("", None))
    return value if kind in _PAGES else f"<pre>{escape(value)}</pre>"
