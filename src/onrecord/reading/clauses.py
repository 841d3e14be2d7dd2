"""Clauses that the encoder gives to the wrong one of two speakers. The one rule: what "while" sets against a saying is
another's, those who are cited say what an outlet reports of them, and what an account tells is that account's.

"Police said 12,000 marched, while organisers put the number at 40,000" is no word of the police on 40,000. "The Herald
reported, citing two engineers, that …" is what the Herald reports, and within it what the engineers say. "“Untrue,” he
said of a report in the Herald that …" is his denial of what the Herald reports.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.attributions import Attribution
from onrecord.reading.untrue import ACCOUNT
from onrecord.records import Span, Spans

_SAYS = (
    "put|puts|said|says|say|estimated|estimates|reported|reports|claimed|claims|told|insisted|insists|denied|denies"
    "|gave|gives|spoke|speaks|maintained|maintains|argued|argues"
)
_AGAINST = re.compile(
    rf",\s+(?:while|whereas)\s+(?P<who>[^,.;:“”\"\n]{{2,70}}?)\s+(?:(?:has|have|had|also)\s+)?(?:{_SAYS})\b"
)
_NOBODY_ELSE = frozenset({"he", "she", "it", "they", "we", "i", "you", "this", "that", "there", "who", "which"})
_QUOTES = re.compile(r"[“”\"«»]")
_CITING = re.compile(r"\s+(?P<who>[^,.;:“”\"\n]{3,90}),\s+(?=that\b)")
_CITES = frozenset({"citing", "quoting"})
_REPORTED = re.compile(
    r"\b(?P<verb>report(?:s|ed)|said|says|wrote|writes|claim(?:s|ed)|reveal(?:s|ed))\b[^.;“”\"\n]{0,60},\s*$"
)
_ACCOUNT_OF = re.compile(
    rf"\b(?:of|about|on|to)\s+(?:[\w'’-]+\s+){{0,4}}?(?P<account>{ACCOUNT})\s+"
    r"(?:(?:(?:made|published|spread|aired|circulated|printed|carried)\s+)?(?:by|in|from)\s+(?P<who>[^,.;:“”\"\n]{2,60}?)\s+)?$"
)
"""What leads to a clause with "that": "of a report in the Herald"."""
_FAR = 140
"""Characters before such a clause in which its account begins."""
_BACK = 90
"""Characters before "citing" in which the verb of those who cite stands."""


def each_its_own(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, clauses of others cut off their contents, and those who are cited given their own."""
    found = list(attributions)
    for number, one in enumerate(attributions):
        cut = _against(text, one)
        if cut is not None:
            found[number] = replace(found[number], content=_before(one.content, cut))
            inner = (at for at, other in enumerate(found) if other.within == number)
            for at in inner:
                if min(span.start for span in found[at].spans) >= cut:
                    found[at] = replace(found[at], within=one.within)
    for number, one in enumerate(tuple(found)):
        _cite(text, found, number, one)
    for number, one in enumerate(tuple(found)):
        _credit_account(text, found, number, one)
    return found


def _against(text: str, one: Attribution) -> int | None:
    """Where the clause of somebody else begins in what is said in other words than theirs."""
    if one.spoken or len(one.content) != 1:
        return None
    (content,) = one.content
    match = _AGAINST.search(text, content.start, content.end)
    if match is None or match["who"].split()[0].lower() in _NOBODY_ELSE:
        return None
    return match.start() if _QUOTES.search(text, content.start, match.start()) is None else None


def _before(content: Spans, cut: int) -> Spans:
    return tuple(Span(span.start, min(span.end, cut)) for span in content if span.start < cut)


def _cite(text: str, found: list[Attribution], number: int, one: Attribution) -> None:
    """Set right an attribution whose cue is "citing", and add what those say who are cited."""
    if len(one.cue) != 1 or one.cue[0].cut(text).lower() not in _CITES or len(one.content) != 1:
        return
    (citing,), (content,) = one.cue, one.content
    cited = _CITING.match(text, citing.end)
    led = _REPORTED.search(text, max(0, citing.start - _BACK, *(span.end for span in one.source)), citing.start)
    if cited is None or led is None or not content.start <= cited.end() < content.end:
        return
    who, told = Span(*cited.span("who")), (Span(cited.end(), content.end),)
    found[number] = replace(one, cue=(Span(*led.span("verb")),), content=told)
    inner = next((at for at, other in enumerate(found) if other.within == number and who in other.source), None)
    if inner is None:
        found.append(replace(one, source=(who,), content=told, within=number))
    else:
        found[inner] = replace(found[inner], cue=(citing,), content=told)


def _credit_account(text: str, found: list[Attribution], number: int, one: Attribution) -> None:
    """Cut off, behind quoted words, what an account is said to tell, and give it to that account."""
    told = _told_in_source(text, one)
    if told is not None:
        found[number] = replace(one, source=(told[0],))
        found.append(replace(one, source=told[1], cue=(told[2],), content=(told[3],), spoken=False))
        return
    cue = max((span.end for span in one.cue), default=0)
    for piece in one.content:
        if piece.start < cue or not text.startswith("that ", piece.start):
            continue
        led = _ACCOUNT_OF.search(text, max(cue, piece.start - _FAR), piece.start)
        rest = tuple(span for span in one.content if span.end <= piece.start)
        if led is None or not rest:
            continue
        found[number] = replace(one, content=rest)
        found.append(
            replace(one, source=_brought(led), cue=(Span(*led.span("account")),), content=(piece,), spoken=False)
        )
        return


def _told_in_source(text: str, one: Attribution) -> tuple[Span, Spans, Span, Span] | None:
    """Of a source that reaches into an account of which somebody speaks ("said Osk of reports that …"): who speaks, who
    brings the account, the noun for it, and what it tells."""
    if len(one.source) != 1:
        return None
    (source,) = one.source
    that = text.find(" that ", source.start, source.end) + 1
    led = _ACCOUNT_OF.search(text, source.start, that) if that else None
    if led is None or led.start() <= source.start:
        return None
    speaker = Span(source.start, source.start + len(text[source.start : led.start()].rstrip(" ,")))
    return speaker, _brought(led), Span(*led.span("account")), Span(that, source.end)


def _brought(led: re.Match[str]) -> Spans:
    """Who brings an account."""
    return (Span(*led.span("who")),) if led["who"] else ()
