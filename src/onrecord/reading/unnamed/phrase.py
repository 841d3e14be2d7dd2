"""The noun phrase that describes a source: its head, how it points, and how many it says. The one rule: it is read
from its own words, in the order they stand."""

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.reading.unnamed.counting import Count, read_count
from onrecord.reading.unnamed.people import People, listed
from onrecord.records import Span, Spans

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-.'’&][^\W\d_]+)*|\d[\d,.]*")
_LONGEST = 400
"""Characters of a piece that are looked at; nobody is described at greater length."""

_DEFINITE = listed("both the this that these those")
_OWN = listed("her his its my our their your whose")
_MANY = listed("all any countless each every few many more most much neither no none not")
_JOINING = listed("although and as because but even if so though when while yet")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_ENDS = listed(
    """about across after against aligned alike among around as asking at attached attending aware backing because
    before behind between briefed but by charged citing close commissioned compiled conducted connected declining
    demanding describing directly during familiar following for from given granted here herself himself in
    including inside interviewed into involved is issued just knowledgeable leaked like living named near not now
    obtained of on onboard opposed opposing or over polled present privy published quoted released requesting
    reviewed said seeking seen sent signed sitting speaking standing supporting surveyed taken tasked than
    themselves there through to today tracking traveling travelling under unearthed waiting was watching wearing
    were what when where which who whom whose with within without working written"""
)
_SUBJECTS = listed("I he she they we you out up fed everywhere elsewhere nationwide trying")
_DAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_SHARE = re.compile(
    r"(?:\S+\s+){0,4}?(?:per\s?cent|\d[\d.]*%)|(?:\S+\s+){0,3}?(?:in|out\s+of)\s+(?:\d+|five|ten|four|three)\b|"
    r"(?:one|two|three|four|seven|eight|nine)-(?:in|of)-\w+|(?:\S+\s+){0,2}?[\da-z]+\s+of\s+(?:10|ten)\b|(?:\S+\s+){0,2}?"
    r"(?:half|majority|majorities|(?:one-|two-|three-)?(?:thirds?|quarters?|fourths|fifths?)|plurality)(?:\s+of\b|\s*$)",
    re.IGNORECASE,
)


class Pointing(StrEnum):
    """How a phrase points: at somebody new, at somebody known, at somebody's own, at none in particular."""

    NEW = "new"
    KNOWN = "known"
    OWNED = "owned"
    MANY = "many"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description by its words. `head` is the place of the head noun among them; `count` is what the first words say,
    None where they say nothing; `part` tells that they are some of a group, `share` that they are a part of a poll."""

    words: tuple[str, ...]
    spans: Spans
    head: int
    pointing: Pointing
    count: Count | None
    share: bool

    @property
    def noun(self) -> str:
        """The head noun as it stands."""
        return self.words[self.head]

    @property
    def part(self) -> bool:
        """Whether they are some of a group that the phrase names."""
        return self.count is not None and self.count.of


def parse_phrase(text: str, spans: Spans, people: People) -> Phrase | None:
    """The phrase of a source; None where it holds no word."""
    places = [
        Span(*match.span())
        for span in spans
        for match in _WORD.finditer(text, span.start, min(span.end, span.start + _LONGEST))
    ]
    while places and places[0].cut(text).lower() in _JOINING:
        del places[0]
    if not places:
        return None
    words = tuple(place.cut(text) for place in places)
    begin = places[0].start
    held = text[begin : min(max(span.end for span in spans), begin + _LONGEST)]
    count = read_count(held)
    start = next((at for at, place in enumerate(places) if count and place.start >= begin + count.end), 0)
    if words[0].lower() in _MANY and words[1:2] == ("of",) and words[2:]:
        start = 2
    stops = {at for at in range(1, len(words)) if _parted(text[places[at - 1].end : places[at].start])}
    head = _head(words, start, stops, people)
    pointing = _pointing([word.lower() for word in words], head, count)
    return Phrase(words, tuple(places), head, pointing, count, _SHARE.match(held) is not None)


def _parted(between: str) -> bool:
    """Whether a mark between two words parts what qualifies a noun from the noun."""
    return any(mark in between for mark in ",;:(–—") or " - " in between


def _head(words: tuple[str, ...], start: int, stops: set[int], people: People) -> int:
    """The last word before what only qualifies it, a number or a day."""
    end = next((at for at in range(start + 1, len(words)) if at in stops or _qualifies(words, at, people)), len(words))
    plain = [at for at in range(start, end) if words[at][0].isalpha() and words[at] not in _DAYS]
    return plain[-1] if plain else end - 1


def _qualifies(words: tuple[str, ...], at: int, people: People) -> bool:
    """Whether a word begins what qualifies the noun before it: a preposition, a participle, a clause of its own."""
    if words[at] in _ENDS:
        return True
    verbal = words[at].endswith(("ed", "ing")) or words[at].partition("’")[0].partition("'")[0] in _SUBJECTS
    return verbal and people.holds(words[at - 1])


def _pointing(lower: list[str], head: int, count: Count | None) -> Pointing:
    if count and not count.known:
        return Pointing.NEW
    if lower[0] in _MANY:
        return Pointing.MANY
    if lower[0] in _OWN or any(word.endswith(_POSSESSIVE) for word in lower[:head]):
        return Pointing.OWNED
    if lower[0] in _DEFINITE or count:
        ordinal = lower[1:2] and lower[1] in {"second", "third", "fourth"}
        return Pointing.NEW if ordinal and head > 1 else Pointing.KNOWN
    return Pointing.BARE
