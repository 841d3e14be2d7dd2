"""Who was told something, and did not say it: "the minister was warned that …". The one rule: whoever a passive names
before its verb hears; nobody is known to speak but whom "by" names behind it."""

import re
from dataclasses import replace

from onrecord.reading.addressing.phrases import noun_phrase
from onrecord.reading.attributions import Attribution
from onrecord.records import Span, Spans

_TOLD = (
    "told|informed|warned|advised|briefed|notified|assured|reminded|instructed|alerted|cautioned|ordered|urged|asked"
)
_PASSIVE = re.compile(
    rf"(?:\b(?:was|were|is|are|be|been|being|got)|['’](?:s|re))\s+(?:\w+\s+){{0,2}}?(?:{_TOLD})\b(?P<of>\s+of\b)?",
    re.IGNORECASE,
)
_BEFORE = 30
"""Characters before a cue in which its auxiliary may stand."""
_BETWEEN = re.compile(
    r"[\s,]*(?:(?:has|have|had|was|were|is|are|be|been|being|got|will|would|should|must|could|not|never|also|\w+ly)\b\s*)*"
)
"""What may stand between those who are told and the verb."""
_BY = re.compile(r"\s+by\s+")
_SURE_OF = "assured"


def heard_only(text: str, attribution: Attribution) -> Attribution:
    """The attribution without those as its source, or in its content, who are told what it says."""
    cue = attribution.cue
    if not cue or attribution.spoken:
        return attribution
    found = _passive(text, cue)
    if found is None:
        return attribution
    source = tuple(span for span in attribution.source if not _leads(text, span, found))
    content = tuple(span for span in attribution.content if not (_leads(text, span, found) and _named(text, span)))
    if not source:
        source = _agent(text, found, content)
    behind = any(span.start >= found.end for span in attribution.content)
    return replace(attribution, source=source, content=content if behind else attribution.content)


def _passive(text: str, cue: Spans) -> Span | None:
    """Where a cue says that somebody was told; None where it does not, or says who is sure of something."""
    start, end = cue[0].start, max(span.end for span in cue)
    found = next(
        (one for one in _PASSIVE.finditer(text, max(start - _BEFORE, 0), end) if start < one.end() <= end + 1), None
    )
    if found is None or (found["of"] and _SURE_OF in found[0].lower()):
        return None
    return Span(found.start(), found.end())


def _agent(text: str, passive: Span, content: Spans) -> Spans:
    """Who tells, right behind the verb: "was told by the police that …"."""
    by = _BY.match(text, passive.end)
    limit = min((span.start for span in content if span.start >= passive.end), default=passive.end)
    found = noun_phrase(text, by.end(), limit) if by and by.end() < limit else None
    return (found,) if found else ()


def _leads(text: str, span: Span, passive: Span) -> bool:
    """Whether words stand right before a passive, as its subject."""
    return span.end <= passive.start and _BETWEEN.fullmatch(text, span.end, passive.start) is not None


def _named(text: str, span: Span) -> bool:
    """Whether words may be a subject alone: few, and none of speech."""
    words = span.cut(text)
    return len(words.split()) <= len(("the", "members", "of", "the", "board")) and not re.search(r"[“”\".!?]", words)
