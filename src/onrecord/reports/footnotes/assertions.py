"""What a draft tells in its own words, held against what a ledger holds. The one rule: whoever else says it is no
source of what somebody is said to have said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy.typing as npt

from onrecord.linking.lexicon import english, words_of
from onrecord.linking.pairing import decide, features
from onrecord.models import PairWeights
from onrecord.models.sentence_model import FloatArray
from onrecord.records import Proposition, Relation, Span
from onrecord.reports.footnotes.aligning import Alignment, align
from onrecord.reports.footnotes.candidates import Candidate
from onrecord.reports.footnotes.drafts import Told
from onrecord.reports.footnotes.tokenizing import Token, tokens
from onrecord.reports.footnotes.voices import same_voice

_ASKED = 4
"""Candidates about which the model is asked."""
_FEW, _SEVERAL = 2, 4
"""Stems that two must share where one knows who speaks, and where one does not."""
_HALF, _MOST, _NEARLY = 0.5, 0.6, 0.75
_TOGETHER = 1.15
"""Share of the telling words and of all words in their order, added up."""
_HOLDS, _SAME = 0.85, 0.76


class Pairs(Protocol):
    """What a judge of pairs does here; see PairModel."""

    @property
    def weights(self) -> PairWeights:
        """Its thresholds among them."""
        ...

    def judge(self, pairs: Sequence[tuple[str, str]], features: npt.ArrayLike) -> FloatArray:
        """Probabilities that the first of each pair entails the second, contradicts it, or neither."""
        ...


@dataclass(frozen=True, slots=True)
class ToldMatch:
    """Something that a draft tells, and a proposition of a statement that says it or nearly the same.

    `mine` and `theirs` are the shares of each side's telling words that the other has; `laid` is how the draft's words
    lie along the source's; `says` is whether the source says it, `heard` whether it is the same speaker.
    """

    told: Told
    candidate: Candidate
    proposition: Proposition
    mine: float
    theirs: float
    shared: int
    laid: Alignment | None
    heard: bool | None
    says: bool = False

    @property
    def nearly(self) -> bool:
        """Whether the words are nearly the same, so that what differs was changed."""
        if self.shared < _FEW:
            return self.laid is not None and self.laid.words >= _SEVERAL and self.laid.share >= _NEARLY
        along = self.laid.share if self.laid is not None else 0.0
        if self.mine >= _NEARLY or (self.mine >= _MOST and along >= _MOST):
            return True
        return self.heard is True and self.mine >= _MOST and self.mine + along >= _TOGETHER


def told_matches(told: Told, candidates: Iterable[Candidate], pairs: Pairs) -> tuple[ToldMatch, ...]:
    """The statements that say it, or nearly, the best first; what another person says is left out."""
    found = sorted(
        (match for one in candidates for match in _matches(told, one) if match.heard is not False), key=_rank
    )
    asked = [_asked(match, pairs) for match in found[:_ASKED]]
    rest = [_judged(match, None) for match in found[_ASKED:]]
    return tuple(sorted((match for match in (*asked, *rest) if match.says or match.nearly), key=_rank))


def _matches(told: Told, candidate: Candidate) -> Iterable[ToldMatch]:
    heard = same_voice(told.voice, candidate.voices)
    draft = told.proposition
    words = _words(draft.words)
    for one in candidate.propositions:
        lexicon = english()
        here, there = words_of(draft.words, lexicon).stems, words_of(one.words, lexicon).stems
        about = (
            there | words_of(candidate.row.source.text, lexicon).stems | words_of(candidate.row.cue.text, lexicon).stems
        )
        shared = here & there
        if not here or not there or not shared:
            continue
        laid = align((words,), _words(one.words))
        yield ToldMatch(
            told, candidate, one, len(here & about) / len(here), len(shared) / len(there), len(shared), laid, heard
        )


def _words(text: str) -> tuple[Token, ...]:
    return tokens(text, (Span(0, len(text)),)) if text else ()


def _asked(match: ToldMatch, pairs: Pairs) -> ToldMatch:
    """The match with what the model says of it."""
    one, other = match.proposition, match.told.proposition
    onward, back = pairs.judge(
        [(one.words, other.words), (other.words, one.words)], [features(one, other), features(other, one)]
    ).tolist()
    relation, sure = decide(onward, back, one, other, pairs.weights.thresholds)
    same = relation is Relation.SAME and sure >= _SAME
    return _judged(match, (onward[0], same))


def _judged(match: ToldMatch, asked: tuple[float, bool] | None) -> ToldMatch:
    holds, same = asked or (0.0, False)
    enough = match.shared >= (_FEW if match.heard else _SEVERAL)
    laid = match.laid
    word_for_word = (
        match.heard is True
        and laid is not None
        and laid.exact
        and laid.words >= _SEVERAL
        and match.told.proposition.denied == match.proposition.denied
    )
    alike = (
        (match.mine >= _NEARLY and (match.heard is True or match.theirs >= _MOST))
        or (same and match.mine >= _HALF)
        or (holds >= _HOLDS and match.mine >= _MOST)
    )
    return replace(match, says=word_for_word or (enough and alike))


def _rank(match: ToldMatch) -> tuple[object, ...]:
    row = match.candidate.row
    laid = match.laid.share if match.laid is not None else 0.0
    return (
        not match.says,
        match.heard is not True,
        -round(match.mine + match.theirs + laid, 3),
        row.published is None,
        row.published.isoformat() if row.published else "",
        row.id,
    )
