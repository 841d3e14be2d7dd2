"""Through what something was said: the outlet that carried it, the platform, the occasion. The one rule: only words of
the cue's own sentence that are no content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.addressing.addressees import addressed
from onrecord.reading.addressing.phrases import noun_phrase
from onrecord.reading.addressing.surroundings import Surroundings, around
from onrecord.reading.addressing.ways import load_ways
from onrecord.reading.unnamed.people import load_people
from onrecord.records import Channel, ChannelKind, Document, Span, Statement

_ORDER = (
    ChannelKind.INTERVIEW,
    ChannelKind.TESTIMONY,
    ChannelKind.BRIEFING,
    ChannelKind.POST,
    ChannelKind.BROADCAST,
    ChannelKind.SPEECH,
    ChannelKind.CALL,
    ChannelKind.WRITING,
    ChannelKind.MEETING,
    ChannelKind.OUTLET,
)
"""Which kind a channel of several phrases has: the one that says most of how the words came about."""

_ON_IT = {ChannelKind.CALL, ChannelKind.BROADCAST, ChannelKind.INTERVIEW}
"""What one is "on" rather than "in"."""

_AFTER_NAME = re.compile(
    r"[^\w\s]|\s*$|\s+(?:in|on|at|that|last|this|before|after|earlier|to|and|during|when|while|as|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\s+[^\w\s]"
)
_CALLED = re.compile(r"\b(?:by|over\s+the|via)\s+(?:phone|telephone|satellite\s+phone|video\s+link)\b", re.IGNORECASE)
_AIRED = re.compile(
    r"\b(?:on|via|to|over)\s+(?:the\s+)?(?:(?:state|state-run|national|local|live|public|cable|russian|ukrainian)\s+){0,2}(?:television|tv|radio|air)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:according\s+to|as\s+(?:[a-z]+\s+){1,3}by|(?:quoted|cited|carried)\s+by|per)\s+(?=\S)",
    re.IGNORECASE,
)
_ON = re.compile(r"\bon\s+(?:the\s+)?", re.IGNORECASE)
_PROGRAMME = re.compile(r"(?:[’']s?)?\s+[“\"'‘][^”\"\n]{2,40}[”\"'’]")
_WITH = re.compile(r"\s+(?:with|to|before|(?:carried|published|released|issued|broadcast)\s+by)\s+")
_BEFORE_PLATFORM = re.compile(r"\s+(?:posted\s+|shared\s+|published\s+)?(?=on\b|via\b)")
_COMPLEMENTS = 2
"""How many complements an occasion may have: "in an interview with somebody in a place"."""

_POSTED = re.compile(
    r"\s+(?:(?:posted|published|shared|released|aired|broadcast|carried|issued|distributed)\s+)?(?:on|by|in|via|to|for)\s+(?:the\s+)?"
)
_PLACE = re.compile(r"\s+(?:in|at|outside|near)\s+[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*){0,3}")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
)
_ARTICLE = re.compile(
    r"(?:(?:the|an?)\s+)?(?:(?:daily|newspaper|broadcaster|weekly|newscaster|magazine|network|website|news\s+agency)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Way:
    span: Span
    kind: ChannelKind


def find_channel(document: Document, statement: Statement) -> Channel | None:
    """Through what a statement was said; `actor` is left open: see `outlet_words`."""
    place = around(document, statement)
    if not _tells(place):
        return None
    ways: list[_Way] = []
    for way in (*_occasions(place), *_verbs(place), *_outlets(place)):
        if not any(way.span.overlaps(other.span) for other in ways):
            ways.append(way)
    if not ways:
        return None
    kind = min((way.kind for way in ways), key=_ORDER.index)
    return Channel(tuple(sorted(way.span for way in ways)), kind)


def outlet_words(document: Document, channel: Channel) -> Span | None:
    """The name of the outlet among a channel's words, without its article; None where they name none."""
    outlet = load_ways().outlet
    for span in channel.spans:
        if match := outlet.search(document.text, span.start, span.end):
            return Span(*match.span())
    for span in channel.spans:
        if match := _CARRIED.match(document.text, span.start, span.end):
            start = _ARTICLE.match(document.text, match.end(), span.end)
            return Span(start.end() if start else match.end(), span.end)
    return None


def _tells(place: Surroundings) -> bool:
    """Whether the cue is of speech or writing: what is thought or done has no channel."""
    cue = [word for span in place.cue for word in re.findall(r"[\w-]+", span.cut(place.text).lower())]
    return any(word.startswith(load_people().speech) or word in load_ways().verbs for word in cue)


def _occasions(place: Surroundings) -> Iterator[_Way]:
    ways = load_ways()
    for span in place.free:
        at = span.start
        while match := ways.occasion.search(place.text, at, span.end):
            kind = ways.kinds[" ".join(match["noun"].lower().split())]
            if match["by"].lower() == "on" and kind not in _ON_IT:
                at = match.end()
                continue
            end = _complement(place.text, match.end(), span.end)
            if ways.platform.search(place.text, match.end(), end):
                kind = ChannelKind.POST
            yield _Way(Span(match.start(), end), kind)
            at = end
        for pattern, kind in (
            (ways.platform, ChannelKind.POST),
            (_CALLED, ChannelKind.CALL),
            (_AIRED, ChannelKind.BROADCAST),
        ):
            for match in pattern.finditer(place.text, span.start, span.end):
                yield _Way(Span(*match.span()), kind)


def _complement(text: str, start: int, limit: int) -> int:
    """Where the words end that say more of an occasion: with whom, on which outlet, in which place."""
    for _ in range(_COMPLEMENTS):
        found = (step(text, start, limit) for step in (_on_outlet, _on_platform, _with_somebody, _in_place))
        end = next((end for end in found if end is not None), None)
        if end is None:
            break
        start = end
    return start


def _on_outlet(text: str, start: int, limit: int) -> int | None:
    on = _POSTED.match(text, start, limit)
    named = load_ways().outlet.match(text, on.end(), limit) if on else None
    return _with_programme(text, named.end(), limit) if named else None


def _on_platform(text: str, start: int, limit: int) -> int | None:
    before = _BEFORE_PLATFORM.match(text, start, limit)
    platform = load_ways().platform.match(text, before.end(), limit) if before else None
    return platform.end() if platform else None


def _with_somebody(text: str, start: int, limit: int) -> int | None:
    of = _WITH.match(text, start, limit)
    phrase = noun_phrase(text, of.end(), limit) if of else None
    return phrase.end if phrase else None


def _in_place(text: str, start: int, limit: int) -> int | None:
    place = _PLACE.match(text, start, limit)
    return place.end() if place and not _MONTH.search(place.group()) else None


def _with_programme(text: str, end: int, limit: int) -> int:
    """The end of an outlet's name with the programme's that follows it."""
    programme = _PROGRAMME.match(text, end, limit)
    return programme.end() if programme else end


def _verbs(place: Surroundings) -> Iterator[_Way]:
    """Cues that name their own channel: "tweeted"."""
    verbs = load_ways().verbs
    for cue in place.cue:
        for match in re.finditer(r"[\w-]+", cue.cut(place.text)):
            if kind := verbs.get(match.group().lower()):
                yield _Way(Span(cue.start + match.start(), cue.start + match.end()), kind)


def _outlets(place: Surroundings) -> Iterator[_Way]:
    ways, text = load_ways(), place.text
    for span in place.free:
        for match in _CARRIED.finditer(text, span.start, span.end):
            inside = any(cue.overlaps(Span(*match.span())) for cue in place.cue)
            phrase = noun_phrase(text, match.end(), span.end)
            source = inside and match.group().lower().startswith("according")
            if phrase and not source and _is_outlet(phrase.cut(text)):
                yield _Way(Span(phrase.start if inside else match.start(), phrase.end), ChannelKind.OUTLET)
        yield from _programmes(text, span)
    told = addressed(place)
    if told and (named := ways.outlet.search(text, told.start, told.end)):
        whole = named.end() == told.end and _ARTICLE.fullmatch(text, told.start, named.start())
        yield _Way(told if whole else Span(*named.span()), ChannelKind.OUTLET)


def _is_outlet(words: str) -> bool:
    """Whether words name an outlet: one of the list, or a capitalised name that closes with no word for people."""
    known = load_ways().outlet.search(words) is not None
    return known or (words[0].isupper() and not load_people().holds(words.rsplit(maxsplit=1)[-1]))


def _programmes(text: str, span: Span) -> Iterator[_Way]:
    """Broadcasters that something was said on, with their programme: "on NBC’s “Meet the Press”"."""
    for match in _ON.finditer(text, span.start, span.end):
        named = load_ways().outlet.match(text, match.end(), span.end)
        if named and _AFTER_NAME.match(text, named.end()):
            yield _Way(Span(match.start(), _with_programme(text, named.end(), span.end)), ChannelKind.BROADCAST)
