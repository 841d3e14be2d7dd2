"""Denials that a ledger holds of what a draft tells, and whether the draft mentions them. The one rule: whoever denies
anything of the matter anywhere in the draft is mentioned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from onrecord.ledger import Ledger
from onrecord.linking import name_key
from onrecord.linking.lexicon import english, words_of
from onrecord.linking.stances import stances_of
from onrecord.records import Act, Polarity, Relation, Span, Stance, Statement, words
from onrecord.records import Told as Weighed
from onrecord.reports.footnotes.drafts import DraftSentence
from onrecord.reports.telling import Telling

_MEMBERS = 80
"""Statements of a claim that are looked at."""
_NEAR = 2
"""Sentences before and after in which any denial is taken for one of this."""
_SHARED = 2
"""Words of the matter that a denial elsewhere in the draft shares."""
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial, and the claim that it is of."""

    claim: str
    denial: Weighed

    @property
    def by(self) -> str:
        """Who denies it, as far as the words tell."""
        told = self.denial
        return told.speaker_name or words(told.text, told.statement.source) or "an unnamed source"

    @property
    def whole(self) -> str:
        """All of its words: "denied that" says nothing without who and how."""
        spans = self.denial.statement.spans
        return Span(min(span.start for span in spans), max(span.end for span in spans)).cut(self.denial.text)


def denials_of(ledger: Ledger, telling: Telling, statement: str) -> tuple[Denied, ...]:
    """The denials, by others, of what a statement says: those that point to it, and those of its claims."""
    found = [*_linked(ledger, telling, statement), *_claimed(ledger, telling, statement)]
    speaker = telling.told_of((statement,))[statement].speaker
    others = (one for one in found if speaker is None or one.denial.speaker != speaker)
    return tuple({one.denial.id: one for one in others}.values())


def _linked(ledger: Ledger, telling: Telling, statement: str) -> Iterator[Denied]:
    """Denials that are linked with a statement."""
    links = (one for one in ledger.links(statement) if one.relation is Relation.DENIES and one.confidence >= _SURE)
    ends = (link.other if link.one == statement else link.one for link in islice(links, _MEMBERS))
    for denial in telling.told_of(ends).values():
        if _is_denial(denial.statement):
            yield Denied(statement, denial)


def _claimed(ledger: Ledger, telling: Telling, statement: str) -> Iterator[Denied]:
    """Denials on the other side of the claims that a statement makes or reports."""
    for claim in ledger.claims(statement):
        members = {one.statement: one for one in islice(claim.members, _MEMBERS)}
        told = telling.told_of(dict.fromkeys((statement, *members)))
        stances = stances_of(claim, told)
        mine = stances.get(statement)
        other = {Stance.ASSERTS: Stance.DENIES, Stance.REPORTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}
        for name, stance in stances.items():
            sure = members[name].confidence >= _SURE
            if mine and stance is other.get(mine) and sure and _is_denial(told[name].statement):
                yield Denied(claim.id, told[name])


def _is_denial(statement: Statement) -> bool:
    """Whether a statement says that something is not so."""
    certainty = statement.certainty
    negative = certainty is not None and certainty.polarity is Polarity.NEGATIVE
    return statement.act is Act.DENY or statement.taken_back or negative


def mentioned(sentences: Sequence[DraftSentence], place: int, denied: Denied, told: str) -> bool:
    """Whether the draft says that somebody denies it: beside it, or elsewhere in the words of the denial or of what is
    denied."""
    said, matter = _stems(denied.denial.words), _stems(told)
    denier = name_key(denied.denial.speaker_name or "").split()[-1:]
    for number, sentence in enumerate(sentences):
        near = abs(number - place) <= _NEAR and sentence.paragraph == sentences[place].paragraph
        if near and _spoken(sentence):
            return True
        if number == place or not _denies(sentence):
            continue
        here = _stems(sentence.text)
        named = bool(denier) and denier[0] in name_key(sentence.text).split()
        if near and (named or here & (said | matter)):
            return True
        if (named and here & said) or (said and said <= here) or len(here & (said | matter)) >= _SHARED:
            return True
    return False


def _spoken(sentence: DraftSentence) -> bool:
    """Whether a sentence has words of denial of its own."""
    return words_of(sentence.text, english()).denied > 0


def _denies(sentence: DraftSentence) -> bool:
    if _spoken(sentence):
        return True
    return any(map(_is_denial, sentence.statements))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Words of the matter: without those that begin with a capital, which half of a draft's sentences have."""
    found = words_of(text, english())
    return found.stems - set(found.names) - {one.casefold() for one in text.split() if one[:1].isupper()}
