"""Noun phrases beside a cue, cut where they end. The one rule: a phrase never takes a word of the content or the
source."""

import re

from onrecord.records import Span

_PRONOUN = re.compile(r"(?:me|us|him|her|them|you|everyone|everybody)\b(?!\s+[a-z]+s\b(?<!us))")
_FUNCTION = (
    "that|to|not|in|on|at|by|about|for|from|with|during|after|before|through|via|when|while|if|whether|why|how|what|who|whom|where|as|"
    "because|over|earlier|later|last|this|then|recently|afterwards?|against|into|under|since|until|today|yesterday|tonight|there|he|she|"
    "they|it|is|was|are|were|has|have|had|will|would|never|again|privately|early|late|off|ahead|next|ago|here|following|released|"
    "published|signed|seeking|obtained|posted|dated|broadcast|yes|always|perhaps|thus|does|sometimes|towards|besides|across|and|but|or|"
    "of|so|just|also|only|more|questions?|stories|lies|jokes|something|nothing|things|news"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_START = re.compile(
    rf"(?!(?:{_FUNCTION})\b)(?:(?:the|an?|his|her|its|their|my|our|your|both|all|some|many|several|two|three|four|five|other|fellow|these|"
    r"those|another|one\s+of)\s|[^\W\d_a-z]|@\w|(?:[a-z-]+\s){0,2}(?!\w*ss\b)[a-z-]{3,}s\b|(?:[a-z-]+\s){1,4}(?=[^\W\d_a-z])"
    r"|(?:people|police|congress|parliament|men|women|children)\b)"
)
_WITHIN = "of|or|more|also|only|just|but|news|things|and|questions?|stories|lies|jokes|something|nothing"
"""Words that begin no phrase and end none either."""

_NO_TITLE = "".join(
    rf"(?<!\b{title})" for title in ("Mr", "Ms", "Dr", "St", "Mrs", "Sen", "Rep", "Gov", "Gen", "[A-Z]")
)
_STOP = re.compile(
    rf"[,;:()\[\]“”\"\n]|''|{_NO_TITLE}\.(?=\s|$)|[–—]|\s-\s|\s(?!(?:{_WITHIN})\b)(?:{_FUNCTION})\b"
    rf"|\sand\s+(?:said|added|later|then|that|asked|called)\b|\s{_DAY}\b"
)
_NO_ONE = re.compile(
    r"\b(?:questions?|story|stories|tales?|truth|lies?|jokes?|time|permission|way|help|support|that)$", re.IGNORECASE
)
_CROWD = re.compile(
    r"(?:crowd|audience|supporters|voters|gathering|rally|crowds|group|members|residents|hundreds|thousands)$"
)
_OF_CROWD = re.compile(
    rf"\s+(?:in|at|of|outside|from)\s+(?:the\s+)?[^\W\d_a-z][\w’'.-]*(?:\s+(?!{_DAY})[^\W\d_a-z][\w’'.-]*){{0,3}}"
)
_LONGEST = 90


def noun_phrase(text: str, start: int, limit: int) -> Span | None:
    """The noun phrase that begins at a place, after white space, before `limit`; None where none does."""
    at = start + len(text[start:limit]) - len(text[start:limit].lstrip())
    limit = min(limit, at + _LONGEST)
    if pronoun := _PRONOUN.match(text, at, limit):
        return Span(*pronoun.span())
    if at >= limit or not _START.match(text, at, limit):
        return None
    stop = _STOP.search(text, at + 1, limit)
    if stop is None and limit == at + _LONGEST:
        return None
    end = _trimmed(text, at, stop.start() if stop else limit)
    if _CROWD.search(text, at, end) and (more := _OF_CROWD.match(text, end, limit)):
        end = more.end()
    return Span(at, end) if end > at and not _NO_ONE.search(text, at, end) else None


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a phrase without half a word, a dangling "of", a possessive ending or marks."""
    if text[end - 1 : end].isalnum() and text[end : end + 1].isalnum():
        end = max(text.rfind(" ", start, end), start)
    held = text[start:end].rstrip(" ,.;:'\"“”")
    held = held.removesuffix(" of").removesuffix("’s").removesuffix("'s")
    return start + len(held.rstrip())


def phrase_before(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that ends at a place: what is left of its clause there."""
    held = text[start:end].rstrip()
    begin = max(
        (match.end() for match in re.finditer(r"[,;:(“\"]\s*|\b(?:and|but|that|when|after)\s", held)), default=0
    )
    words = held[begin:].strip()
    begin += len(held[begin:]) - len(held[begin:].lstrip())
    return Span(start + begin, start + begin + len(words)) if words and len(words) <= _LONGEST else None
