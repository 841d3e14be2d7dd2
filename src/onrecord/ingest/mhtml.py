"""Saved web pages (MHTML), by the standard library and the reader of pages. Rule: the day it was saved is not the day
it was published; only what the page says of itself counts.
"""

import email
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from onrecord.ingest.draft import Draft
from onrecord.ingest.html import read_html
from onrecord.ingest.intake import Limits, readable_size
from onrecord.ingest.mail.headers import header_words
from onrecord.ingest.mail.messages import BROKEN
from onrecord.records import Problem, ProblemKind

MEDIA_TYPE = "multipart/related"
_PAGES = {"text/html", "application/xhtml+xml"}
_WEB = ("http://", "https://")
_MOST_PARTS = 10_000


def read_mhtml(data: bytes, location: str) -> Draft | Problem:
    """The main text of the page that was saved, with the address it was saved from."""
    try:
        saved = email.message_from_bytes(data)
        page = next(_pages(saved), None)
        held = None if page is None else page.get_payload(decode=True)
    except BROKEN as error:
        return Problem(ProblemKind.MALFORMED, f"is no saved page that can be read: {error}", location, 1.0)
    if page is None or not isinstance(held, bytes):
        return Problem(ProblemKind.MALFORMED, "is no saved web page: it holds no HTML", location, 1.0)
    if len(held) > Limits().page_bytes:
        message = f"larger than the limit of {readable_size(Limits().page_bytes)} for one page"
        return Problem(ProblemKind.LIMIT, message, location, 1.0)
    draft = read_html(held, location, page.get_content_charset())
    if isinstance(draft, Problem):
        return draft
    said = (header_words(saved, "snapshot-content-location"), header_words(page, "content-location"))
    address = next((one for one in said if one and one.startswith(_WEB)), None)
    title = draft.title or header_words(saved, "subject")
    return replace(draft, media_type=MEDIA_TYPE, url=draft.url or address, title=title)


def _pages(message: Message) -> Iterator[Message]:
    """The parts that are pages, in their order; the first is the one that was saved, the others stand in it."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        inside = part.get_payload()
        if part.is_multipart() and isinstance(inside, list):
            waiting = [one for one in inside if isinstance(one, Message)] + waiting
        elif part.get_content_type() in _PAGES:
            yield part
