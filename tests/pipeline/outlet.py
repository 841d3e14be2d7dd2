"""An invented outlet whose feed and pages misbehave for an hour, and what it published in it."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.fetching.servers import FakeClock, Heard, Send, Server, bomb, drip, redirect, reply, reset

EVERY, WINDOW = 120.0, 12
"""Seconds from one item to the next, and items that the feed holds."""
PADDING = "The tide tables were posted at the pier as on every other day of the week. " * 25
FEED, HTML = "application/rss+xml", "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Piece:
    """An item: what it says, and how it misbehaves."""

    number: int

    @property
    def born(self) -> float:
        return self.number * EVERY

    def version(self, now: float) -> int:
        return 2 if self.number % 4 == 0 and now >= self.born + 600 else 1

    def path(self, now: float) -> str:
        """Some pages move to another address, and say the same there."""
        return f"/moved/{self.number}" if self.number % 6 == 1 and now >= self.born + 480 else f"/page/{self.number}"

    @property
    def guid(self) -> str | None:
        if self.number % 5 == 0:
            return None
        return f"item-{self.number - 1 if self.number % 7 == 0 else self.number}"  # some guids are used twice

    @property
    def whole(self) -> bool:
        return self.number % 3 == 0

    @property
    def gone(self) -> bool:
        return self.number % 11 == 3

    @property
    def slow_to_come(self) -> bool:
        return self.number % 8 == 5

    def words(self, now: float) -> str:
        return f"Mira Tolland said that pier {self.number} is open, notice {self.version(now)}."


class Outlet:
    """Publishes an item every two minutes, for an hour; `calm` ends its misbehaviour."""

    def __init__(self, clock: FakeClock, hour: float = 3600.0) -> None:
        self.clock, self.hour, self.calm = clock, hour, False
        self.server: Server | None = None
        self._order = random.Random(7)  # noqa: S311 - a seeded order
        self._bad = itertools.cycle(self._misdeeds())
        self._asked = itertools.count()
        self._tries: dict[int, int] = {}

    def pieces(self) -> list[Piece]:
        latest = int(min(self.clock.moment, self.hour) // EVERY)
        return [Piece(number) for number in range(max(0, latest - WINDOW + 1), latest + 1)]

    def expected(self) -> dict[str, int]:
        """How many documents have each sentence: one, whatever happened."""
        versions = [(n, v) for n in range(int(self.hour // EVERY) + 1) for v in ((1, 2) if n % 4 == 0 else (1,))]
        return {f"pier {number} is open, notice {version}.": 1 for number, version in versions}

    def answer(self, heard: Heard) -> bytes | Send:
        if heard.path == "/robots.txt":
            return reply(status=404)
        if heard.path == "/feed":
            return self._feed()
        if heard.path == "/again":
            return redirect("/again")
        kind, _, number = heard.path.strip("/").partition("/")
        piece = Piece(int(number)) if number.isdigit() else None
        return reply(status=404) if piece is None or kind not in {"page", "moved"} else self._page(piece)

    def _feed(self) -> bytes | Send:
        misdeed = next(self._bad) if next(self._asked) % 2 and not self.calm else None
        return self._proper() if misdeed is None else misdeed

    def _proper(self, cut: int | None = None) -> bytes:
        pieces = self.pieces()
        self._order.shuffle(pieces)
        items = "".join(map(self._item, pieces))
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tide Wire</title>{items}</channel></rss>'
        return reply(body.encode()[:cut], content_type=FEED, etag=f'"{self._order.random()}"')

    def _item(self, piece: Piece) -> str:
        assert self.server is not None
        now = self.clock.moment
        guid = f'<guid isPermaLink="false">{piece.guid}</guid>' if piece.guid else ""
        link = f"<link>{self.server.url(piece.path(now))}</link>"
        told = piece.words(now) + (f" {PADDING}" if piece.whole else "")
        return f"<item>{guid}<title>Pier {piece.number}</title>{link}<description>{told}</description></item>"

    def _page(self, piece: Piece) -> bytes | Send:
        tries = self._tries[piece.number] = self._tries.get(piece.number, 0) + 1
        if piece.gone:
            return reply(status=410)
        if piece.slow_to_come and tries < 4:
            return (reply(status=503, retry_after="30"), reset, drip)[tries - 1]
        noise = f"<script>var nonce = {self._order.random()};</script>"
        text = f"<h1>Pier {piece.number}</h1><p>{piece.words(self.clock.moment)}</p><p>{PADDING}</p>"
        page = f"<!doctype html><html><head><title>Pier {piece.number}</title>{noise}</head><body>{text}</body></html>"
        return reply(page.encode(), content_type=HTML)

    def _misdeeds(self) -> Iterator[bytes | Send | None]:
        yield reply(status=500)
        yield drip
        yield reply(status=429, retry_after="150")
        yield reply(b"<rss><channel><item>", content_type=FEED)
        yield reset
        yield bomb()
        yield redirect("http://10.0.0.1/feed")
        yield redirect("/again")
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<rss"
        yield reply(b"<html><p>Please wait.", content_type=HTML)
        yield reply(b"\x00\xff" * 400, content_type=FEED)
        yield reply(b"", content_type=FEED)
