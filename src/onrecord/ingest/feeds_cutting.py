"""Where the entries of a feed begin and end in its bytes. Rule: what is cut out are the feed's own bytes, also where
the feed is not well-formed, which no parser of XML would go on reading.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

ROOTS = ("rss", "feed", "rdf")
_PREFIXES = re.compile(
    rb"""xmlns:([\w.-]{1,40})\s*=\s*["']http://(?:www\.w3\.org/2005/Atom|purl\.org/(?:atom/ns#|rss/1\.0/))["']"""
)
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the entries: the root's name in lower case without its prefix, and the tags that open and
    close around an entry that is parsed alone.
    """

    root: str
    opening: str
    closing: str


def cut_entries(data: bytes) -> tuple[list[slice], bytes]:
    """The places of the entries in an encoding that extends ASCII, and the feed without them.

    An entry that the feed does not close ends where the next one begins or the feed does.
    """
    places: list[slice] = []
    opened: int | None = None
    for at, end, closes in _marks(data):
        if opened is not None:
            places.append(slice(opened, end if closes else at))
        opened = None if closes else at
    if opened is not None:
        places.append(slice(opened, len(data)))
    pieces, last = [], 0
    for place in places:
        pieces.append(data[last : place.start])
        last = place.stop
    return places, b"".join((*pieces, data[last:]))


def _marks(data: bytes) -> Iterator[tuple[int, int, bool]]:
    """Where entries' start and end tags stand outside of comments, marked sections and instructions."""
    prefixes = b"|".join(re.escape(prefix) for prefix in set(_PREFIXES.findall(data[:_HEAD])))
    mark = re.compile(
        rb"<!--|<!\[CDATA\[|<\?|<(/?)(?:(?:"
        + (prefixes or b"(?!)")
        + rb"):)?(?:item|entry)(?:(?<=/item)\s*>|(?<=/entry)\s*>|(?=[\s/>]))"
    )
    ends = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
    endless = set[bytes]()  # looked for once only, so that a feed of nothing but openings is read in linear time
    position = 0
    while found := mark.search(data, position):
        position = found.end()
        if (end := ends.get(found[0])) is None:
            yield found.start(), found.end(), bool(found[1])
        elif end not in endless:
            closed = data.find(end, position)
            position = position if closed < 0 else closed + len(end)
            if closed < 0:
                endless.add(end)


def find_frame(outside: str) -> Frame | None:
    """The frame of a feed by its text without entries; None where its root is none of a feed's."""
    seen: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate(encoding="utf-8")
    parser.StartElementHandler = lambda name, attributes: seen.append((name, attributes))
    with suppress(expat.ExpatError):  # the tags before the fault are what is needed
        parser.Parse(outside.encode())
    if not seen:
        return None
    root = seen[0][0].rpartition(":")[2].lower()
    if root not in ROOTS:
        return None
    around = seen[:2] if root == "rss" else seen[:1]
    opening = "".join(_tag(name, attributes) for name, attributes in around)
    return Frame(root, opening, "".join(f"</{name}>" for name, _ in reversed(around)))


def _tag(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written if len(written) < _HEAD else ''}>"
