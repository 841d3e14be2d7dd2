"""To whom something was said. The one rule: only words that the cue or its occasion gives a place to, never a guess."""

import re

from onrecord.reading.addressing.phrases import noun_phrase, phrase_before
from onrecord.reading.addressing.surroundings import Surroundings, around
from onrecord.reading.addressing.ways import load_ways
from onrecord.records import Addressee, Document, Span, Statement

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got)\s+(?:[a-z]+\s+){0,2}?(?P<verb>[a-z]+ed|told)\b")
_AUXILIARIES = re.compile(r"(?:\s+(?:has|have|had|will|would|should|must|could|not|never|also|[a-z]+ly))+$")
_BEFORE = 30
"""Characters before a cue in which its auxiliary may stand."""
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
        if _passive(place.text, cue):
            continue
        for match in _WORD.finditer(place.text, cue.start, cue.end):
            verb, start = match.group().lower(), match.end()
            end = max(start, limit.end if limit else cue.end)
            found = None
            if verb in ways.told:
                found = noun_phrase(place.text, start, end)
            elif verb in ways.said_to and (to := _TO.match(place.text, start, end)):
                found = noun_phrase(place.text, to.end(), end)
            elif on := _ON.match(place.text, match.start(), end):
                found = noun_phrase(place.text, on.end(), end)
            if found:
                return found
    return None


def _subject(place: Surroundings) -> Span | None:
    """The subject of a passive: "the committee was told that …"."""
    for cue in place.cue:
        match = _passive(place.text, cue)
        if match:
            end = min(match.start(), cue.start)
            begin = max((span.start for span in place.free if span.start < end), default=end)
            led = _AUXILIARIES.search(place.text, begin, end)
            return phrase_before(place.text, begin, led.start() if led else end)
    return None


def _passive(text: str, cue: Span) -> re.Match[str] | None:
    """Where a cue says that somebody was told."""
    found = _PASSIVE.finditer(text, max(cue.start - _BEFORE, 0), min(len(text), cue.end + 1))
    ways = load_ways()
    return next((one for one in found if one["verb"] in ways.told and cue.start < one.end() <= cue.end + 1), None)


def _at_occasion(place: Surroundings) -> Span | None:
    """Whom a letter, a call or a testimony is addressed to."""
    for span in place.free:
        for match in _OCCASION_TO.finditer(place.text, span.start, span.end):
            if found := noun_phrase(place.text, match.end(), span.end):
                return found
    return None
