"""Items of feeds, as they are kept until their turn. The one rule: an item is the same for as long as it says the same,
wherever in its feed it stands."""

import base64
import datetime as dt
import json
import re
from typing import Any

from onrecord.ingest.feeds import Entry
from onrecord.ledger import Item
from onrecord.records import Problem, ProblemKind, sha256

WHOLE = 1500
"""Characters from which on what a feed says of an item is taken for the whole of it."""
_TAG = re.compile(r"<[^<>]*>")
_HEAD = 65_536
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>")
_END = re.compile(rb"</(?:rss|feed|(?:\w+:)?rdf)\s*>(?:\s|<!--.*?-->)*\Z", re.IGNORECASE | re.DOTALL)
_DATES = ("published", "updated")
_WORDS = ("identity", "title", "link", "author", "publisher", "language", "page", "media_type")


def text_of(entry: Entry) -> str:
    """The words that a feed has of an item, without markup."""
    return " ".join(_TAG.sub(" ", entry.page).split())


def item_of(entry: Entry, feed: str) -> Item:
    """An item that is to be read; the same words under the same title make the same version of it."""
    told = json.dumps([entry.title, text_of(entry)]) if entry.title or entry.page else entry.raw.hex()
    digest = sha256(told.encode("utf-8", "backslashreplace"))
    return Item(feed, entry.identity or entry.link or digest, digest, entry.link, packed(entry))


def packed(entry: Entry) -> str:
    """An item as JSON."""
    found: dict[str, Any] = {name: _storable(getattr(entry, name)) for name in _WORDS}
    for name in _DATES:
        moment = getattr(entry, name)
        found[name] = None if moment is None else moment.isoformat()
    found["raw"] = base64.b64encode(entry.raw).decode("ascii")
    found["problems"] = [[one.kind, _storable(one.message), one.share] for one in entry.problems]
    return json.dumps(found)


def unpacked(kept: str) -> Entry:
    """An item as it was before it was packed."""
    found = json.loads(kept)
    words: dict[str, Any] = {name: found[name] for name in _WORDS}
    dates: dict[str, Any] = {name: None if found[name] is None else _moment(found[name]) for name in _DATES}
    return Entry(
        **words,
        **dates,
        raw=base64.b64decode(found["raw"]),
        problems=tuple(Problem(ProblemKind(kind), message, "", share) for kind, message, share in found["problems"]),
    )


def is_whole(feed: bytes) -> bool:
    """Whether a feed ends as it should; one that was cut off must be asked for again, whatever its server says."""
    return _END.search(feed[-_HEAD:]) is not None


def time_to_live(feed: bytes) -> float | None:
    """For how many seconds a feed says that it need not be asked for again; None where it does not."""
    found = _TTL.search(feed[:_HEAD])
    return None if found is None else 60.0 * int(found[1])


def _storable(text: str | None) -> str | None:
    """The text without halves of characters, which no file can hold."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")


def _moment(written: str) -> dt.date | dt.datetime:
    return dt.date.fromisoformat(written) if len(written) == len("2021-05-04") else dt.datetime.fromisoformat(written)
