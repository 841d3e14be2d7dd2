"""Credits in a text. The one rule: a credit is words that give one, about what is known for an outlet or can be nothing
else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from onrecord.linking.credits.outlets import Outlets, listed, plain_name
from onrecord.records import Span

_HEAD = 600
"""Characters at the beginning in which a dateline may stand."""
_LONGEST = 100
"""Characters in which an outlet's name stands, before what it did or behind what leads to it."""
_REMEMBERED = 2_048
"""Texts whose leading words are kept: a claim's documents are looked at several times."""
_LINE = 160
"""Characters of the longest line that says who wrote."""


class CreditKind(StrEnum):
    """What a credit covers."""

    REPORTED = "reported"
    """What stands beside it: "the Courier reported", "first reported by"."""
    DATELINE = "dateline"
    """The whole document comes from the wire: "LISK (Meridian) –"."""
    BYLINE = "byline"
    """The whole document was written by the outlet's staff."""
    FORWARDED = "forwarded"
    """The whole document is handed on."""
    CONTRIBUTED = "contributed"
    """A part of it, nobody says which."""

    @property
    def whole(self) -> bool:
        """Whether it covers the whole document."""
        return self in {CreditKind.DATELINE, CreditKind.BYLINE, CreditKind.FORWARDED}


@dataclass(frozen=True, slots=True)
class Credit:
    """The place of a credit, that of the outlet's words in it, and the outlet's name as far as it is known."""

    kind: CreditKind
    span: Span
    words: Span
    outlet: str


def credit_lines(text: str, outlets: Outlets) -> tuple[Credit, ...]:
    """The credits of a text in its order, each place once."""
    found: dict[Span, Credit] = {}
    for credit in (*_in_lines(text, outlets), *_in_sentences(text, outlets)):
        if not any(credit.words.overlaps(other) for other in found):
            found[credit.words] = credit
    return tuple(found[place] for place in sorted(found))


def _in_lines(text: str, outlets: Outlets) -> Iterator[Credit]:
    """Datelines and bylines."""
    start = 0
    for line in text.splitlines(keepends=True):
        if start <= _HEAD:
            match = _patterns().dateline.match(line[:_LINE])
            if match is not None:
                yield from _credit(CreditKind.DATELINE, match, start, outlets, sure=True)
        if len(line) <= _LINE:
            for pattern in (_patterns().byline, _patterns().staffed):
                match = pattern.fullmatch(line.strip())
                if match is not None:
                    shift = start + len(line) - len(line.lstrip())
                    yield from _credit(CreditKind.BYLINE, match, shift, outlets, sure=False)
        start += len(line)


def _in_sentences(text: str, outlets: Outlets) -> Iterator[Credit]:
    before, after = _led(text)
    for kind, led, sure in before:
        match = _NAMED.match(text[led.end : led.end + _LONGEST])
        if match is not None:
            for credit in _credit(kind, match, led.end, outlets, sure=sure):
                yield replace(credit, span=Span(led.start, credit.words.end))
    for kind, led in after:
        start = max(0, led.start - _LONGEST)
        match = _NAMED_LAST.search(text[start : led.start])
        if match is not None:
            for credit in _credit(kind, match, start, outlets, sure=False):
                yield replace(credit, span=Span(credit.words.start, led.end))


@lru_cache(maxsize=_REMEMBERED)
def _led(text: str) -> tuple[list[tuple[CreditKind, Span, bool]], list[tuple[CreditKind, Span]]]:
    """Words that lead to an outlet behind them, and those that follow one, whatever outlets there are."""
    before = [(kind, Span(*led.span()), sure) for kind, cue, sure in _patterns().before for led in cue.finditer(text)]
    after = [(kind, Span(*led.span())) for kind, cue in _patterns().after for led in cue.finditer(text)]
    return before, after


def _credit(kind: CreditKind, match: re.Match[str], shift: int, outlets: Outlets, *, sure: bool) -> Iterator[Credit]:
    """The credit, if the words are an outlet's; the most of them that are count."""
    words, start = match["name"], match.start("name") + shift
    whole = Span(match.start() + shift, match.end() + shift)
    for first, end in _parts(words):
        outlet = outlets.find(words[first:end])
        if outlet is not None:
            yield Credit(kind, whole, Span(start + first, start + end), outlet)
            return
    if sure:
        yield Credit(kind, whole, Span(start, start + len(words)), plain_name(words))


def _parts(words: str) -> Iterator[tuple[int, int]]:
    """The words, without the last one, and so on; then without the first one, and so on."""
    gaps = [gap.start() for gap in re.finditer(" ", words)]
    yield from ((0, end) for end in (len(words), *reversed(gaps)))
    yield from ((gap + 1, len(words)) for gap in gaps)


_WORD = r"[^\W\d_a-zß-öø-ÿ][\w&/-]{0,30}"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:of (?:the )?|and |& )?{_WORD}){{0,4}})"
_NAMED = re.compile(rf" ?@?{_NAME}")
_NAMED_LAST = re.compile(rf"(?<![\w-]){_NAME}(?:['’]s?)?(?: has| had)? $")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What leads to an outlet's name (and whether whoever is named then is an outlet), what follows one, and lines."""

    before: tuple[tuple[CreditKind, re.Pattern[str], bool], ...]
    after: tuple[tuple[CreditKind, re.Pattern[str]], ...]
    dateline: re.Pattern[str]
    byline: re.Pattern[str]
    staffed: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = {name: _any(given) for name, given in listed().items()}
    day = r"(?:,? [^\W\d_]{3,9}\.? \d{1,2}| \d{1,2} [^\W\d_]{3,9})?"
    place = rf"[\s>*_]{{0,8}}[^\W\d_][^()/—–]{{1,60}}?{day}[.,:*]{{0,2}} "
    return _Patterns(
        before=(
            (CreditKind.FORWARDED, re.compile(rf"\b{words['forwards']}:? "), True),
            (CreditKind.REPORTED, re.compile(rf"\b{words['explicit']} ", re.IGNORECASE), True),
            (CreditKind.REPORTED, re.compile(rf"\b{words['before']} ", re.IGNORECASE), False),
        ),
        after=(
            (CreditKind.CONTRIBUTED, re.compile(rf"\b{words['contributed']}\b")),
            (CreditKind.REPORTED, re.compile(rf"\b{words['after']}\b")),
        ),
        dateline=re.compile(rf"{place}[(/]{_NAME}(?:\) ?[-–—]|/[.:])"),
        byline=re.compile(rf"[*_]{{0,3}}(?i:{words['bylines']}):? {_NAME}(?: {words['staff']})?[.*_]{{0,3}}"),
        staffed=re.compile(rf"[*_]{{0,3}}{_NAME} {words['staff']}[.*_]{{0,3}}"),
    )


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(re.escape(one) for one in sorted(words, key=len, reverse=True))})"
