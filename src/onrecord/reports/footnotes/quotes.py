"""Quotations of a draft held against statements of a ledger, word for word. The one rule: words that differ accuse only
where so many others are the same, from the same speaker, that they are meant to be these."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.linking.lexicon import english
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.quoting import quoted
from onrecord.records import Span
from onrecord.reports.footnotes.aligning import Alignment, align
from onrecord.reports.footnotes.candidates import Candidate
from onrecord.reports.footnotes.drafts import Quoted
from onrecord.reports.footnotes.tokenizing import Token, fragments
from onrecord.reports.footnotes.voices import same_voice

_BOUNDARY = re.compile(r"[.!?…:]\s|[“”„«»\"]|\.\.\.|(?<!\w)['‘]|['’](?!\w)|\n")
_LEAST = 3
"""Words of a quotation that is looked for."""
_LONGEST = 400
"""Words of a quotation at the most: beyond that it is a document."""
_SHORT, _LONG = 5, 7
"""Words from which on a quotation is nobody's phrase, and from which on one knows it without its speaker."""
_SAME, _SURELY = 0.62, 0.7
"""Share of its words that are the same where a quotation differs from its source, where one knows who speaks, and where
one does not."""
_OF_SOURCE = 0.45
"""Changes for each word, at the most."""


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """A quotation and a statement that has its words, all or most: `heard` is whether it is the same speaker; `sure`
    whether it is meant to be this one."""

    quote: Quoted
    candidate: Candidate
    alignment: Alignment
    words: tuple[Token, ...]
    heard: bool | None
    sure: bool

    @property
    def exact(self) -> bool:
        """Whether its words are the same."""
        return not self.alignment.edits and not self.alignment.ends_at_edges


def quote_matches(text: str, quote: Quoted, candidates: Iterable[Candidate]) -> tuple[QuoteMatch, ...]:
    """The statements that have a quotation's words, the best first: word for word, from its speaker, the earliest."""
    parts = fragments(text, quote.span)
    count = sum(map(len, parts))
    if not _LEAST <= count <= _LONGEST:
        return ()
    found = [match for one in candidates if (match := _match(quote, parts, one)) is not None]
    return tuple(sorted(found, key=_rank))


def _match(quote: Quoted, parts: tuple[tuple[Token, ...], ...], candidate: Candidate) -> QuoteMatch | None:
    laid = align(parts, candidate.words)
    if laid is None:
        return None
    words = candidate.words
    if not laid.exact and laid.same >= laid.words / 2:
        around = candidate.around()
        wider = align(parts, around)
        if wider is not None and wider.exact:
            laid, words = wider, around
    heard = same_voice(quote.voice, candidate.voices)
    telling = _telling(parts)
    if laid.exact:
        if not _known(laid.words, telling, heard=heard):
            return None
        return QuoteMatch(quote, candidate, laid, words, heard, sure=True)
    if laid.words < _LEAST or not _near(laid, telling, words):
        return None
    laid = _within(candidate.row.text, laid, words)
    sure = _meant(laid, telling, heard=heard) and _in_marks(candidate.row.text, words[laid.first : laid.last])
    return QuoteMatch(quote, candidate, laid, words, heard, sure)


def _known(count: int, telling: int, *, heard: bool | None) -> bool:
    """Whether words that are the same are those of the statement, and not anybody's."""
    return (count >= _SHORT and telling > 1) or (heard is True and telling > 0)


def _near(laid: Alignment, telling: int, words: tuple[Token, ...]) -> bool:
    return telling > 0 and laid.share >= _SAME and laid.cost <= max(1, _OF_SOURCE * laid.words) and bool(words)


def _meant(laid: Alignment, telling: int, *, heard: bool | None) -> bool:
    if not laid.edits or laid.ends_at_edges or heard is False:
        return False
    if laid.words < _LONG and laid.cost > 1:
        return False
    return heard is True or (laid.words >= _LONG and laid.share >= _SURELY and telling >= _LEAST)


def _within(text: str, laid: Alignment, words: tuple[Token, ...]) -> Alignment:
    """The same without what stands, first or last, beyond the sentence or the quotation of the source that has the
    rest; where nothing is left to set against the draft's words, they may have been said at another time."""
    changed = {token.span for edit in laid.edits for token in edit.source}
    kept = [token for token in words[laid.first : laid.last] if token.span not in changed]
    if not kept:
        return replace(laid, ends_at_edges=True)
    first, last = kept[0].span, kept[-1].span

    def near(token: Token) -> bool:
        if token.span.end <= first.start:
            return _BOUNDARY.search(text, token.span.end, first.start) is None
        return token.span.start < last.end or _BOUNDARY.search(text, last.end, token.span.start) is None

    edits = tuple(replace(edit, source=tuple(filter(near, edit.source))) for edit in laid.edits)
    beyond = any(edit.draft and not edit.source and old.source for edit, old in zip(edits, laid.edits, strict=True))
    told = tuple(edit for edit in edits if edit.draft or edit.source)
    return replace(laid, edits=told, ends_at_edges=laid.ends_at_edges or beyond)


def _in_marks(text: str, words: tuple[Token, ...]) -> bool:
    """Whether most of the words stand inside quotation marks of their document."""
    whole = Span(words[0].span.start, words[-1].span.end)
    marks = [mark.span for part in split_paragraphs(text) if part.overlaps(whole) for mark in quoted(text, part)]
    inside = sum(any(mark.holds(token.span) for mark in marks) for token in words)
    return 2 * inside > len(words)


def _telling(parts: tuple[tuple[Token, ...], ...]) -> int:
    """How many of the words are not such as stand in every text."""
    plain = english().plain
    return len({token.form for part in parts for token in part if token.form not in plain})


def _rank(match: QuoteMatch) -> tuple[bool, bool, bool, int, bool, bool, str, str]:
    row = match.candidate.row
    within = match.words is match.candidate.words
    speaks = same_voice(match.quote.voice, match.candidate.voices[:1])
    return (
        not match.exact,
        not match.sure,
        match.heard is not True,
        match.alignment.cost,
        not within,
        speaks is not True,
        row.published.isoformat() if row.published else "~",
        row.id,
    )
