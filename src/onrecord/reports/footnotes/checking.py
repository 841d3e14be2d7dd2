"""What differs between a sentence and the statements that it repeats. The one rule: a finding has words of the draft
and words of the ledger, and there is none where a statement of the ledger has it as the draft has it.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.records import SourceKind, Span
from onrecord.reports.footnotes.aligning import Edit
from onrecord.reports.footnotes.assertions import ToldMatch
from onrecord.reports.footnotes.candidates import Candidate
from onrecord.reports.footnotes.comparing import figures_changed, hedges_lost, negating, turned
from onrecord.reports.footnotes.drafts import DraftSentence, Quoted
from onrecord.reports.footnotes.notes import Difference, Finding
from onrecord.reports.footnotes.quotes import QuoteMatch
from onrecord.reports.footnotes.tokenizing import Token
from onrecord.reports.footnotes.voices import Voice

_KNOWN = 4
"""Words that are the same, from which on a quotation tells who speaks."""
_LONG = 7
_MUCH = 0.75
_ASIDE = 0.15
"""By how much of its words a match may be worse than the best and still count beside it."""
_CERTAIN = 0.6
"""How sure the machine must be of an attribution that others are held against."""


def quote_findings(text: str, sentence: DraftSentence, found: Sequence[Sequence[QuoteMatch]]) -> Iterator[Finding]:
    """Words that differ inside quotation marks, and quotations of which the ledger has another speaker."""
    for quote, matches in zip(sentence.quotes, found, strict=True):
        exact = [one for one in matches if one.exact]
        if exact:
            yield from _speakers(text, quote, exact)
            continue
        sure = [one for one in matches if one.sure]
        likely = [one for one in matches if _likely(one)]
        if sure or likely:
            yield _misquoted(text, (sure or likely)[0], sure=bool(sure))


def _likely(match: QuoteMatch) -> bool:
    return match.alignment.words >= _LONG - 2 * (match.heard is True) and match.alignment.share >= _MUCH


def _misquoted(text: str, match: QuoteMatch, *, sure: bool) -> Finding:
    row, quote = match.candidate.row, match.quote.span
    changes = "; ".join(_change(text, row.text, edit) for edit in match.alignment.edits)
    note = changes or "the quotation goes on where the ledger's words end"
    return Finding(
        Difference.MISQUOTATION,
        sure,
        quote.cut(text),
        (quote,),
        _along(row.text, match) or row.content.text,
        row.id,
        note,
    )


def _change(draft: str, source: str, edit: Edit) -> str:
    mine, theirs = _cut(draft, edit.draft), _cut(source, edit.source)
    if not theirs:
        return f"the draft has “{mine}”, the ledger has nothing there"
    return f"the draft has “{mine}”, the ledger has “{theirs}”" if mine else f"the ledger also has “{theirs}” there"


def _cut(text: str, words: Sequence[Token]) -> str:
    return text[words[0].span.start : words[-1].span.end] if words else ""


def _along(text: str, match: QuoteMatch) -> str:
    return _cut(text, match.words[match.alignment.first : match.alignment.last])


def _speakers(text: str, quote: Quoted, exact: Sequence[QuoteMatch]) -> Iterator[Finding]:
    """Another speaker, or a name for an unnamed one, where no statement with these words is by who is named."""
    voice = quote.voice
    if voice is None or not voice.named or any(one.heard for one in exact) or exact[0].alignment.words < _KNOWN:
        return
    others = [one for one in exact if one.heard is False]
    unnamed = [one for one in exact if _speaker(one.candidate.voices).kind is SourceKind.UNNAMED]
    if others:
        row = others[0].candidate.row
        sure = all(one.heard is False or one.candidate.row.parent for one in exact) and row.confidence >= _CERTAIN
        yield _voiced(Difference.SPEAKER, text, others[0], sure=sure)
    elif unnamed:
        sure = len(unnamed) == len(exact) and unnamed[0].candidate.row.confidence >= _CERTAIN
        yield _voiced(Difference.UNNAMED, text, unnamed[0], sure=sure)
    else:
        yield _voiced(Difference.SPEAKER, text, exact[0], sure=False)


def _speaker(voices: Sequence[Voice]) -> Voice:
    return voices[0]


def _voiced(kind: Difference, text: str, match: QuoteMatch, *, sure: bool) -> Finding:
    row, quote = match.candidate.row, match.quote
    note = _voices(quote.voice, match.candidate)
    return Finding(kind, sure, quote.span.cut(text), (quote.span,), row.content.text, row.id, note)


def _voices(voice: Voice | None, candidate: Candidate) -> str:
    drafted = f"the draft names {voice.shown}" if voice else "the draft names no source"
    return f"{drafted}, the ledger has {_speaker(candidate.voices).shown.strip(' ,;')}"


def told_findings(sentence: DraftSentence, found: Iterable[Sequence[ToldMatch]]) -> Iterator[Finding]:
    """Figures that differ, what is turned about, hedges that are gone, names for unnamed sources."""
    for matches in found:
        beside = _beside(matches)
        if not beside:
            continue
        best = beside[0]
        if all(map(figures_changed, beside)) and not _quoted(sentence, best):
            yield _figures(sentence, best)
            continue
        if all(turned(one) is True for one in beside):
            if _same_but(best):
                held = negating(best)
                note = (
                    f"the ledger has “{held}”, the draft has not" if held else "only the draft says that it is not so"
                )
                yield _worded(Difference.POLARITY, sentence, best, note, sure=best.heard is True)
            continue
        lost = [hedges_lost(one, sentence.text) for one in beside]
        if all(lost) and best.shared > 1:
            sure = _knows(best)
            yield _worded(Difference.HEDGE, sentence, best, f"the ledger has “{' '.join(lost[0])}”", sure=sure)
        yield from _named(sentence, beside)


def _beside(matches: Sequence[ToldMatch]) -> list[ToldMatch]:
    """The matches whose words are as near as those of the best."""
    if not matches or not matches[0].nearly:
        return []
    best = max(matches, key=_close)
    near = [one for one in matches if one.nearly and _close(one) >= _close(best) - _ASIDE]
    return sorted(near, key=lambda one: (not one.says, one.heard is not True, -_close(one)))


def _close(match: ToldMatch) -> float:
    return (match.mine + (match.laid.share if match.laid else 0.0)) / 2


def _quoted(sentence: DraftSentence, match: ToldMatch) -> bool:
    """Whether the figures stand in a quotation, which is compared word for word."""
    return any(quote.span.overlaps(piece) for quote in sentence.quotes for piece in match.told.proposition.spans)


def _same_but(match: ToldMatch) -> bool:
    least = _CERTAIN if match.heard is True else _MUCH
    return match.laid is not None and match.laid.share >= least and match.laid.words >= _KNOWN


def _knows(match: ToldMatch) -> bool:
    """Whether it is meant to be this: the same speaker, or nearly all words."""
    if match.heard is True:
        return match.shared > 1
    return match.says and match.theirs >= _CERTAIN and match.shared >= _KNOWN - 1


def _figures(sentence: DraftSentence, match: ToldMatch) -> Finding:
    changed = figures_changed(match)
    note = "; ".join(f"the draft has “{mine}”, the ledger has “{theirs}”" for mine, theirs in changed)
    sure = match.heard is True
    return _worded(Difference.FIGURE, sentence, match, note, sure=sure)


def _named(sentence: DraftSentence, beside: Sequence[ToldMatch]) -> Iterator[Finding]:
    """A name where the ledger has it from the unnamed alone."""
    best = beside[0]
    voice = best.told.voice
    if voice is None or not voice.named or best.heard or not best.says or not _alike(best):
        return
    if all(_speaker(one.candidate.voices).kind is SourceKind.UNNAMED for one in beside):
        note = _voices(voice, best.candidate)
        yield _worded(Difference.UNNAMED, sentence, best, note, sure=best.candidate.row.confidence >= _CERTAIN)


def _alike(match: ToldMatch) -> bool:
    return match.mine >= _MUCH and match.theirs >= _MUCH and match.shared >= _KNOWN


def omitted_source(
    sentences: Sequence[DraftSentence], place: int, found: Iterable[Sequence[ToldMatch]]
) -> Iterator[Finding]:
    """What the ledger has from the unnamed alone, told without a source."""
    sentence = sentences[place]
    for matches in found:
        beside = _beside(matches)
        if not beside or beside[0].told.statement is not None or not beside[0].says or not _alike(beside[0]):
            continue
        if all(_speaker(one.candidate.voices).kind is SourceKind.UNNAMED for one in beside):
            around = [one for one in sentences[max(0, place - 1) : place + 2] if one.paragraph == sentence.paragraph]
            told = any(
                statement.source_kind in {SourceKind.UNNAMED, SourceKind.COLLECTIVE}
                for one in around
                for statement in one.statements
            )
            note = _voices(None, beside[0].candidate)
            yield _worded(Difference.UNNAMED, sentence, beside[0], note, sure=not told)


def _worded(kind: Difference, sentence: DraftSentence, match: ToldMatch, note: str, *, sure: bool) -> Finding:
    whole = sentence.span
    pieces = [span for span in match.told.proposition.spans if span.overlaps(whole)] or [whole]
    spans = tuple(Span(max(span.start, whole.start), min(span.end, whole.end)) for span in pieces)
    said = " … ".join(sentence.text[span.start - whole.start : span.end - whole.start] for span in spans)
    row = match.candidate.row
    return Finding(kind, sure, said, spans, row.content.text, row.id, note)
