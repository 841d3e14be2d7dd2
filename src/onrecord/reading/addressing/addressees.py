"""To whom something was said. The one rule: only words that the cue or its occasion gives a place to, never a guess."""

import re

from onrecord.reading.addressing.phrases import noun_phrase, phrase_before
from onrecord.reading.addressing.surroundings import Surroundings, around
from onrecord.reading.addressing.ways import load_ways
from onrecord.records import Addressee, Document, Span, Statement

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z]+)\b.{0,40}?\bby\b", re.DOTALL)
_TO = re.compile(r"\s+(?:[a-z]+ly\s+)?to\b")
_ON = re.compile(r"\b(?:call(?:s|ed|ing)?|prevail(?:s|ed|ing)?)\s+(?:up)?on\b")
_OCCASION_TO = re.compile(
    r"\b(?:in|at|during|via|sent|sends|wrote|released|issued)\s+(?:[\w’'-]+\s+){0,4}?(?:letter|letters|message|messages|email|e-mail|emails|note|memo|statement|remarks|speech|address|appeal|call|conversation|talks|meeting"
    r"|session|testimony|text|briefing|cable|telegram|report)\s+(?:to|with|before)\b"
)


def find_addressee(document: Document, statement: Statement) -> Addressee | None:
    """To whom a statement was said, in words of the cue's sentence that are no content; `actor` is left open."""
    found = addressed(around(document, statement))
    return Addressee((found,)) if found else None


def addressed(place: Surroundings) -> Span | None:
    """The words for the one who is spoken to, in what surrounds a cue."""
    return _object(place) or _subject(place) or _at_occasion(place)


def _object(place: Surroundings) -> Span | None:
    """The object of "told", or what follows "said to", "called on"."""
    ways = load_ways()
    for cue in place.cue:
        limit = place.rest(cue.end - 1)
        for match in _WORD.finditer(place.text, cue.start, cue.end):
            verb, rest = match.group().lower(), Span(match.end(), max(match.end() + 1, limit.end if limit else cue.end))
            found = None
            if _PASSIVE.match(place.text, max(0, match.start() - 10), rest.end):
                continue
            if verb in ways.told:
                found = noun_phrase(place.text, rest.start, rest.end)
            elif verb in ways.said_to and (to := _TO.match(place.text, rest.start, rest.end)):
                found = noun_phrase(place.text, to.end(), rest.end)
            elif on := _ON.match(place.text, match.start(), rest.end):
                found = noun_phrase(place.text, on.end(), rest.end)
            if found:
                return found
    return None


def _subject(place: Surroundings) -> Span | None:
    """The subject of a passive: "the committee was told by …"."""
    for cue in place.cue:
        match = _PASSIVE.search(place.text, cue.start, min(len(place.text), cue.end + 1))
        if match and match["verb"] in load_ways().told:
            begin = max((span.start for span in place.free if span.start < cue.start), default=cue.start)
            return phrase_before(place.text, begin, cue.start)
    return None


def _at_occasion(place: Surroundings) -> Span | None:
    """Whom a letter, a call or a testimony is addressed to."""
    for span in place.free:
        for match in _OCCASION_TO.finditer(place.text, span.start, span.end):
            if found := noun_phrase(place.text, match.end(), span.end):
                return found
    return None
