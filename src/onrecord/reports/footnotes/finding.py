"""The way of a draft through a ledger: each sentence, what it repeats, and in what the two differ. The one rule: where
one statement of the ledger has it as the draft has it, nothing differs."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.ledger import Ledger
from onrecord.records import Reading, Span, locators_of
from onrecord.reports.footnotes.assertions import Pairs, ToldMatch, told_matches
from onrecord.reports.footnotes.candidates import Candidate, Candidates, Sentences
from onrecord.reports.footnotes.checking import omitted_source, quote_findings, told_findings
from onrecord.reports.footnotes.denials import Denied, denials_of, mentioned
from onrecord.reports.footnotes.drafts import DraftSentence, sentences_of
from onrecord.reports.footnotes.notes import Difference, Finding, Footnote, Footnoted
from onrecord.reports.footnotes.quotes import QuoteMatch, quote_matches
from onrecord.reports.telling import Telling

_MOST = 3
"""Footnotes of one sentence."""
_ALSO, _MOSTLY, _SEVERAL = 6, 0.6, 6
"""Matches of something told whose claims are looked at for denials, with so much in common."""
_CLOSING = "”»\"’'“.,;:!?…)]"


@dataclass(frozen=True, slots=True)
class Models:
    """What is needed beside the ledger."""

    sentences: Sentences
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class _Matched:
    """A sentence with the matches of each quotation and of each thing told, those that count first."""

    sentence: DraftSentence
    quotes: tuple[tuple[QuoteMatch, ...], ...]
    told: tuple[tuple[ToldMatch, ...], ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A draft on its way: its text and sentences, the ledger, and the claims whose denials were told of."""

    ledger: Ledger
    text: str
    sentences: tuple[DraftSentence, ...]
    telling: Telling
    seen: set[str]


def footnotes(ledger: Ledger, draft: Reading, models: Models) -> Iterator[Footnoted]:
    """Every sentence of a draft with its footnotes and findings, in order."""
    candidates = Candidates(ledger, models.sentences)
    way = _Way(ledger, draft.document.text, sentences_of(draft), Telling(ledger, briefly=True), set())
    for place, sentence in enumerate(way.sentences):
        found = _matched(way.text, sentence, candidates, models.pairs)
        findings = [
            *quote_findings(way.text, sentence, found.quotes),
            *told_findings(sentence, found.told),
            *omitted_source(way.sentences, place, found.told),
        ]
        for match in _repeated(found):
            findings.extend(_denials(way, place, match))
        told = _once(findings)
        notes = tuple(_notes(way, found, {finding.statement for finding in told if finding.sure}))
        yield Footnoted(sentence.span, sentence.text, notes, told)


def _matched(text: str, sentence: DraftSentence, candidates: Candidates, pairs: Pairs) -> _Matched:
    found = candidates.of(sentence)
    quotes = tuple(quote_matches(text, quote, found) for quote in sentence.quotes)
    told = tuple(told_matches(told, found, pairs) for told in sentence.told)
    return _Matched(sentence, quotes, told)


def _repeated(matched: _Matched) -> Iterator[ToldMatch]:
    """What a sentence tells that the ledger holds, with others that hold most of it."""
    for matches in matched.told:
        if matches and matches[0].says:
            yield matches[0]
            yield from (one for one in matches[1:_ALSO] if _much(one))


def _much(match: ToldMatch) -> bool:
    """Whether it holds most of it."""
    return match.mine >= _MOSTLY and match.theirs >= _MOSTLY / 2 and match.shared >= _SEVERAL


def _denials(way: _Way, place: int, match: ToldMatch) -> Iterator[Finding]:
    told = match.told.proposition.words
    by_claim: dict[str, list[Denied]] = {}
    for denied in denials_of(way.ledger, way.telling, match.candidate.row.id):
        by_claim.setdefault(denied.claim, []).append(denied)
    for claim, some in by_claim.items():
        if claim in way.seen:
            continue
        way.seen.add(claim)
        if not any(mentioned(way.sentences, place, one, told) for one in some):
            first, sentence = some[0], way.sentences[place]
            yield Finding(
                Difference.DENIAL,
                sure=True,
                draft=sentence.text,
                spans=(sentence.span,),
                source=first.whole,
                statement=first.denial.id,
                note=f"the ledger has a denial by {first.by}",
            )


def _notes(way: _Way, matched: _Matched, differing: AbstractSet[str]) -> Iterator[Footnote]:
    """The footnotes of a sentence: for each quotation and each thing told the best statement, none twice; what it
    differs from is footnoted, too."""
    chosen: list[tuple[Candidate, int, bool]] = []
    for quote, found in zip(matched.sentence.quotes, matched.quotes, strict=True):
        best = next((one for one in found if one.sure), None)
        if best is not None:
            chosen.append((best.candidate, _behind(way.text, quote.span.end), best.exact))
    for matches in matched.told:
        told = next((one for one in matches if one.says or one.candidate.row.id in differing), None)
        if told is not None:
            chosen.append((told.candidate, matched.sentence.span.end, False))
    taken: list[Candidate] = []
    for candidate, at, exact in chosen:
        if len(taken) < _MOST and not any(_overlap(candidate, other) for other in taken):
            taken.append(candidate)
            row = candidate.row
            where = locators_of(way.ledger.locators(row.document), row.record.content)
            yield Footnote(row, candidate.chain, where, at, exact)


def _overlap(one: Candidate, other: Candidate) -> bool:
    """Whether two are of one place."""
    return one.row.document == other.row.document and any(
        here.overlaps(there) for here in one.row.record.content for there in other.row.record.content
    )


def _behind(text: str, end: int) -> int:
    """The place behind the marks that close a quotation."""
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return end


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding of each kind about each words of the draft, the sure one first."""
    found: dict[tuple[Difference, tuple[Span, ...]], Finding] = {}
    for one in sorted(findings, key=lambda one: not one.sure):
        found.setdefault((one.kind, one.spans), one)
    return tuple(found.values())
