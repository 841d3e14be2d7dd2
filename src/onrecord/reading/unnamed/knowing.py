"""How a source is said to know: "familiar with the call", "who was present". The one rule: the words of the text, up
to the end of their clause."""

import re
from collections.abc import Iterable

from onrecord.records import Span, Spans

_WHO = r"(?:who\s+)?(?:(?:is|are|was|were|has\s+been|have\s+been|had\s+been)\s+)?"
_KNOWS = re.compile(
    rf"""\b(?:{_WHO}(?:(?:directly|closely|intimately|personally|deeply|also)\s+)?(?:familiar\s+with|briefed\s+(?:on|about|by)|close\s+to|around\s+(?:him|her|them|(?-i:[A-Z])\w+)
    |involved\s+(?:in|with)|present\s+(?:at|in|for|when|during)|privy\s+to|aware\s+of|knowledgeable\s+(?:about|on)|apprised\s+of)
    |{_WHO}with\s+(?:(?:[\w-]+\s+){{0,3}})(?:knowledge|access|insight)\s+(?:of|to|into)
    |{_WHO}(?:in\s+(?:the\s+room|attendance)|on\s+the\s+(?:call|ground|scene)|at\s+the\s+scene)\b
    |who\s+(?:was|were)\s+(?:present|there|at|aboard|inside|nearby|on)\b
    |who\s+(?:(?:has|have|had|also)\s+)?(?:attended|witnessed|watched|saw|seen|heard|overheard|read|reviewed|viewed
    |participated|knows?|knew|known|took\s+part|sat\s+in|listened|spoke(?:n)?\s+(?:with|to)|worked\s+(?:with|on|for|in|at)|met\s+with|examined|experienced
    |dealt\s+with|talked\s+(?:with|to)|advises?|advised))""",
    re.IGNORECASE | re.VERBOSE,
)
_INTERVIEWED = re.compile(
    r"\b(?:(?:I|we)\s+(?:\w+\s+)?(?:interviewed|consulted|asked|reached|(?:spoke|talked)\s+(?:to|with)|contacted)\b"
    r"|interviewed\s+(?:for|by)\b)"
)
_CLAUSE_END = re.compile(
    r"[,;:()\[\]\n”\"–—]|[.!?](?:\s|$)| - "
    r"|\s(?:who|but|speaking|asking|requesting|declining|on\s+(?:the\s+)?condition|said|says|told)\b"
    r"|\sand\s+(?:spoke|asked|requested|who|declined|was|were)\b",
    re.IGNORECASE,
)
_LONGEST = 200
"""Characters of a clause that are looked at."""


def find_knowledge(text: str, places: Iterable[Span]) -> Spans:
    """The clauses in some places of a text that say how somebody knows."""
    found: list[Span] = []
    for place in places:
        at = place.start
        while match := _KNOWS.search(text, at, place.end):
            end = clause_end(text, match.end(), place.end)
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(Span(start, end))
            at = end
    return tuple(found)


def is_knowing(text: str, source: Spans) -> bool:
    """Whether the words of a source say how it knows."""
    return any(_KNOWS.search(text, span.start, span.end) for span in source)


def is_interviewed(text: str, source: Spans) -> bool:
    """Whether the words of a source say that the author, or the author's outlet, asked them."""
    return any(_INTERVIEWED.search(text, span.start, span.end) for span in source)


def clause_end(text: str, start: int, limit: int) -> int:
    """Where the clause ends that runs on from a place; white space trimmed."""
    match = _CLAUSE_END.search(text, start, min(limit, start + _LONGEST))
    end = match.start() if match else min(limit, start + _LONGEST)
    return start + len(text[start:end].rstrip())
