"""The description that "who" or "two of whom" takes up: "an architect who said". The one rule: it stands right before
the pronoun, and a name beside it, or a sentence that only says what somebody is, ends the search."""

import re

from onrecord.reading.unnamed.people import People
from onrecord.reading.unnamed.phrase import Pointing, parse_phrase
from onrecord.records import Span, Spans

_PRONOUN = re.compile(r"(?P<some>(?:[\w-]+\s+){1,3}?of\s+)?(?:who|whom)", re.IGNORECASE)
_STOP = re.compile(r"[.!?](?=\s+[\"“‘'(]*[^\W_a-z])|[;:“”\"\n()]")
_ASIDE = re.compile(r"\s(?:--|[–—])\s[^–—]{1,100}?\s(?:--|[–—])\s*$")
_DETERMINER = re.compile(
    r"(?<![\w’'.,/-])(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|several|some|the|his|her|their|its|"
    r"(?:more\s+than|at\s+least|nearly|about)\s+(?=\w)|\d[\d,]*)(?=\s)",
    re.IGNORECASE,
)
_LAST = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*$")
_APPOSED = re.compile(r"[^\W\d_a-z][\w’'.-]*\s*(?:,|[–—]|--| -)\s+$")
_SAYS_WHAT = re.compile(
    r"(?:\b(?:am|is|are|was|were|be|been|being|become|became|remains?|as|like|not|than|for|want|wants|need|needs|any)"
    r"|[’'](?:s|re))\s+$",
    re.IGNORECASE,
)
_REACH = 200
"""Characters before a pronoun in which its description begins."""


def is_relative(words: str) -> bool:
    """Whether words are a relative pronoun for people, or some of whom it stands for."""
    return _PRONOUN.fullmatch(words) is not None


def find_antecedent(text: str, pronoun: Span, people: People) -> Spans:
    """The description before a relative pronoun; nothing where it is a name, or none is found."""
    begin = max(0, pronoun.start - _REACH)
    begin = max((match.end() for match in _STOP.finditer(text, begin, pronoun.start)), default=begin)
    aside = _ASIDE.search(text, begin, pronoun.start)
    end = begin + len(text[begin : aside.start() if aside else pronoun.start].rstrip(" ,–—-"))
    last = _LAST.search(text, begin, end)
    if last is None:
        return ()
    closes = people.holds(last[0])
    if last[0][0].isupper() and not closes:
        return ()
    for match in reversed(list(_DETERMINER.finditer(text, begin, end))):
        found = (Span(match.start(), end),)
        phrase = parse_phrase(text, found, people)
        if phrase and people.holds(phrase.noun) and not (closes and phrase.spans[phrase.head].end != end):
            return found if _introduces(text, match.start()) else ()
    bare = (Span(last.start(), end),)
    return bare if closes and people.is_plural(last[0]) and _introduces(text, last.start()) else ()


def is_defining(text: str, described: Spans, pronoun: Span) -> bool:
    """Whether a relative clause tells who of many is meant, rather than what some people did: no comma parts it from a
    bare plural ("voters who say")."""
    return "," not in text[described[-1].end : pronoun.start] and _DETERMINER.match(text, described[0].start) is None


def is_counted(text: str, described: Spans, people: People) -> bool:
    """Whether a description says how many: "95 retired generals", of whom some may speak."""
    phrase = parse_phrase(text, described, people)
    return phrase is not None and phrase.pointing is Pointing.NEW and phrase.count is not None


def _introduces(text: str, start: int) -> bool:
    """Whether a phrase brings somebody in, rather than telling who or what somebody is."""
    before = text[max(0, start - 60) : start]
    return _APPOSED.search(before) is None and _SAYS_WHAT.search(before) is None
