"""Whom a document binds that gives its own word: "we will publish the log" on a company's page. The one rule: words
between quotation marks are somebody else's, and an outlet that tells of others binds nobody."""

import re

from onrecord.records import Commitment, CommitmentKind, Document, Span, words

_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "myself"})
_SMALL = frozenset({"the", "our", "its", "of", "and", "for"})
_BODIES = frozenset(
    {"ministry", "ministries", "government", "office", "presidency", "president", "chancery", "chancellery", "cabinet"}
    | {"commission", "institute", "authority", "department", "embassy", "parliament", "council", "court", "army"}
    | {"minister", "secretariat", "committee", "board", "directorate", "administration", "inspectorate", "treasury"}
)
"""Words in the names of bodies that speak for themselves in what they publish."""
_OWN = frozenset({CommitmentKind.PROMISE, CommitmentKind.THREAT})
_MARKS = re.compile(r"[“”\"«»„]")
_WORD = re.compile(r"\w+")


def own_binder(document: Document, commitment: Commitment) -> str | None:
    """The name of who publishes or signs a document, where a promise or threat in the document's own words binds it."""
    if commitment.kind not in _OWN or commitment.statement is not None or commitment.by is not None:
        return None
    if _quoted(document.text, (*commitment.by_spans, *commitment.what)[0]):
        return None
    said = {word.casefold() for word in _WORD.findall(words(document.text, commitment.by_spans))}
    publisher = {word.casefold() for word in _WORD.findall(document.publisher or "")}
    if said and said <= _WE | _I:
        alone = not said.isdisjoint(_I) and publisher.isdisjoint(_BODIES)
        return document.author or (None if alone else document.publisher)
    if said - _SMALL:
        return document.publisher if said - _SMALL <= publisher else None
    return document.publisher if not publisher.isdisjoint(_BODIES) else None


def _quoted(text: str, place: Span) -> bool:
    """Whether a place stands between quotation marks, as its line tells."""
    line = text[text.rfind("\n", 0, place.start) + 1 : place.start]
    marks = _MARKS.findall(line)
    opened = sum(mark in "“«„" for mark in marks) - sum(mark in "”»" for mark in marks)
    return opened > 0 or marks.count('"') % 2 == 1
