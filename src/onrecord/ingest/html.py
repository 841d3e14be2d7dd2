"""Web pages, by trafilatura. Rule: what it leaves out of the visible page is measured and reported."""

import datetime as dt
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import replace
from typing import Any

import trafilatura
from trafilatura.settings import DEFAULT_CONFIG

from onrecord.errors import InputError
from onrecord.ingest.blocks import Block, freeze_blocks
from onrecord.ingest.dates import parse_published
from onrecord.ingest.decoding import Decoded, decode
from onrecord.ingest.draft import Draft
from onrecord.ingest.markup import parse_markup, visible_blocks
from onrecord.records import Problem, ProblemKind

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
_DATE_MARKS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
)
_DATA = "//script[@type='application/ld+json']/text()"
_DATE_IN_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
# Dates that stand in the page's markup only; the extensive search takes any figure in the text for one.
_DATES = {"original_date": True, "extensive_search": False}
_LOOKED_AT = 200
_LONGEST_SHOWN = 80


def _config() -> ConfigParser:
    """The default settings, but for a rescue of short pages that puts the whole page into one paragraph."""
    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return config


_CONFIG = _config()


def read_html(data: bytes, location: str, charset: str | None = None) -> Draft | Problem:
    """The main text with its headings and block quotes, and what the page says of itself.

    `charset` is what was said of the page where it came from, which outranks what stands in it.
    """
    declared = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, location, charset or (declared and declared[1].decode("ascii", "replace")))
    if not isinstance(decoded, Decoded):
        return decoded
    markup = parse_markup(decoded.text)
    with warnings.catch_warnings(action="ignore"):  # of dates that it tries and cannot read
        said = trafilatura.extract_metadata(markup.tree, date_config=dict(_DATES))
    seen = visible_blocks(markup.tree)
    # Where nothing is visible there is no main text either: trafilatura would give what stands in for scripts.
    kept = _main_blocks(markup.tree, seen) if seen else ()
    text, passages = freeze_blocks(kept or seen)
    unread = _left_out(seen, kept, location)
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        title=said.title,
        publisher=said.sitename,
        author=said.author,
        published=next(_instants(markup.tree, said.date), said.date),
        language=markup.tree.get("lang"),
        url=said.url,
        problems=(*decoded.problems(location), *markup.problems(location), *unread),
    )


def _main_blocks(tree: Any, seen: tuple[Block, ...]) -> tuple[Block, ...]:  # noqa: ANN401 - lxml has no types
    """The blocks of the main text; none where trafilatura finds none."""
    for figure in tree.xpath("//figure[.//blockquote]"):
        # A quotation with its source is marked up as a figure, and trafilatura drops figures.
        figure.tag = "div"
        for caption in figure.iter("figcaption"):
            caption.tag = "p"
    found = trafilatura.bare_extraction(tree, include_comments=False, config=_CONFIG)
    kept = visible_blocks(found.body) if isinstance(found, trafilatura.settings.Document) else ()
    if any(block.quote for block in kept):
        return kept
    # Some of its fallbacks flatten block quotes; a whole block that is one in the page is one here.
    quotes = {block.text: block.quote for block in seen if block.quote}
    return tuple(replace(block, quote=quotes.get(block.text, 0)) for block in kept)


def _instants(tree: Any, day: str | None) -> Iterator[dt.date]:  # noqa: ANN401
    """The instants of publication that the page declares on that day, which trafilatura cuts to the day."""
    declared = [said for mark in _DATE_MARKS for said in tree.xpath(mark)]
    declared += [found[1] for data in tree.xpath(_DATA) for found in _DATE_IN_DATA.finditer(data)]
    for said in declared:
        try:
            instant = parse_published(said)
        except InputError:
            continue
        if day is None or instant.isoformat().startswith(day):
            yield instant


def _left_out(seen: tuple[Block, ...], kept: tuple[Block, ...], location: str) -> tuple[Problem, ...]:
    """The NOT_READ problem: how much of the page's visible words the main text does not have."""
    if not kept:
        message = "no main text found; all visible text of the page is taken, menus and the like too"
        return (Problem(ProblemKind.NOT_READ, message, location, 0.0),) if seen else ()
    words = Counter(word for block in seen for word in block.text.split())
    missing = words - Counter(word for block in kept for word in block.text.split())
    share = missing.total() / max(1, words.total())
    if not share:
        return ()
    message = f"{share:.1%} of the page's visible words are left out as menus, adverts and the like"
    if piece := _longest_left_out(seen, kept):
        message += f"; the longest piece begins “{piece[:_LONGEST_SHOWN]}”"
    return (Problem(ProblemKind.NOT_READ, message, location, share),)


def _longest_left_out(seen: tuple[Block, ...], kept: tuple[Block, ...]) -> str | None:
    """The longest block of the page that is not in the main text, white space apart, which extraction may move."""
    text = "".join("".join(block.text.split()) for block in kept)
    longest = sorted((block.text for block in seen), key=len, reverse=True)[:_LOOKED_AT]
    return next((piece for piece in longest if "".join(piece.split()) not in text), None)
