"""Names of bodies that hold "of", "for", "on" or "and", put together from their parts. The one rule: a body that stands
beside another takes "the"; what follows without it belongs to the name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import Name
from onrecord.reading.actors.sifting import listed
from onrecord.records import ActorType, Span

_OF = frozenset({" of ", " of the "})
_FOR = frozenset({" for ", " for the ", " for a "})
_ON = frozenset({" on ", " on the "})
_TAKES_FOR = frozenset(
    {
        "academy",
        "agency",
        "appeals",
        "association",
        "board",
        "bureau",
        "center",
        "centers",
        "centre",
        "centres",
        "commission",
        "committee",
        "council",
        "court",
        "department",
        "foundation",
        "fund",
        "institute",
        "ministry",
        "office",
        "organisation",
        "organization",
        "service",
        "services",
    }
)
_TAKES_ON = frozenset({"commission", "committee", "conference", "council", "institute"})
_AND_MORE = re.compile(r",? and ((?:[^\W\d_a-zß-öø-ÿ]\w+ ){0,2}[^\W\d_a-zß-öø-ÿ]\w+)")
_FIRST_OF_TWO = re.compile(r"(?<![\w’'.-])([^\W\d_a-zß-öø-ÿ]\w+),? and \Z")
_JOINED_BEFORE = frozenset(
    {"administration", "agency", "authority", "board", "bureau", "coalition", "commission", "committee", "council"}
)
_HELD = frozenset({"cabinet", "office", "secretariat"})
_HOLDER = re.compile(
    r" of the (?:(?:Vice|Deputy|Prime|Foreign|Attorney|Special|First) )?"
    r"(?:President|Minister|Governor|General|Mayor|Ombudsman)"
)
_BACK = 30


def whole_bodies(text: str, names: Iterable[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Names in the order of the text, parts of one body's name in one."""
    last: Name | None = None
    for name in sorted(names, key=lambda name: name.span):
        if last is not None and _goes_on(text, last, name, lexicon):
            last = _stretched(text, last, last.span.start, max(last.span.end, name.span.end))
            continue
        if last is not None:
            yield _with_and(text, last, lexicon)
        last = name
    if last is not None:
        yield _with_and(text, last, lexicon)


def _goes_on(text: str, one: Name, other: Name, lexicon: Lexicon) -> bool:
    if ActorType.PERSON in {one.type, other.type} or other.words in lexicon.outlets:
        return False
    between, end = text[one.span.end : other.span.start], one.words[-1]
    if between == " and ":
        return _is_opened(one.words) and not listed(other.words, lexicon) and not _is_short(text, other)
    body = len(one.words) > 1 and other.type is ActorType.ORGANISATION and not _is_short(text, other)
    of = between in _OF and (end in lexicon.opening or end in _TAKES_FOR or body)
    return of or (between in _FOR and end in _TAKES_FOR) or (between in _ON and end in _TAKES_ON)


def _with_and(text: str, name: Name, lexicon: Lexicon) -> Name:
    """The name with the other half of a pair: "Centers for Sickness Control and Prevention", "Seeds and Salt Board"."""
    if name.type is ActorType.PERSON:
        return name
    if _is_opened(name.words) and (match := _AND_MORE.match(text, name.span.end)):
        more = folded(match[1])
        if not (listed(more, lexicon) or more in lexicon.peoples or more[0] in lexicon.roles | lexicon.titles.keys()):
            return _stretched(text, name, name.span.start, match.end())
    if name.words[-1] in _HELD and (match := _HOLDER.match(text, name.span.end)):
        return _stretched(text, name, name.span.start, match.end())
    if name.words[-1] in _JOINED_BEFORE and len(name.words) > 1:
        match = _FIRST_OF_TWO.search(text, max(0, name.span.start - _BACK), name.span.start)
        first = folded(match[1]) if match else ()
        if match and not listed(first, lexicon) and first[0] not in lexicon.organised | lexicon.plain:
            return _stretched(text, name, match.start(), name.span.end)
    return name


def _is_opened(words: Words) -> bool:
    """Whether a name has its sort first: "Department of Harbours"."""
    return any(one in _TAKES_FOR and other in {"of", "for", "on"} for one, other in pairwise(words))


def _is_short(text: str, name: Name) -> bool:
    return name.span.cut(text).isupper()


def _stretched(text: str, name: Name, start: int, end: int) -> Name:
    span = Span(start, end)
    return replace(name, span=span, type=ActorType.ORGANISATION, words=folded(span.cut(text)))
