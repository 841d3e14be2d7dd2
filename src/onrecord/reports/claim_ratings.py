"""What people say of claims, in words of their own. The one rule: a rating is a person's, with a name and a time, and
nothing is made of it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.records import Claim, ClaimRating, Judgement, JudgementKind, Reviewed, standing
from onrecord.reports.claims import claim_view, stands_for
from onrecord.reports.deciding import Judge
from onrecord.reports.telling import claims_with


@dataclass(frozen=True, slots=True)
class RatedClaim:
    """A rating that stands: who gave it, when and why. `words` are those that were rated, of the statement with the id
    `statement`; `number` is the judgement's."""

    number: int
    by: str
    at: dt.datetime
    reason: str
    statement: str
    words: str
    rating: ClaimRating


def rating_claim(ledger: Ledger, beginning: str, rating: ClaimRating, judge: Judge) -> Judgement:
    """What a person says of the claim of the statement whose id begins so, as `onrecord claim` shows it: about the
    statement whose words stand for the claim, which has the same id when its document is read again.

    InputError where there is no such statement, or several.
    """
    row = claim_view(ledger, beginning).row
    members = (member.statement for member in row.claim.members if member.agrees)
    for name in dict.fromkeys((row.standing.id, stands_for(row.claim), *members)):
        found = claim_of_rated(ledger, name)
        if found is not None and found.id == row.claim.id:
            subject = Reviewed(next(iter(ledger.statements_of_id(name))).pinned, rating=rating)
            return Judgement(JudgementKind.RATE_CLAIM, judge.by, judge.at, judge.reason, reviewed=subject)
    raise InputError(f"every statement of claim {row.claim.id} stands for another claim first; rate that one")


def claim_of_rated(ledger: Ledger, statement: str) -> Claim | None:
    """The claim that a rating of a statement is about: the one that it stands for, or else the largest with whose words
    its content agrees. None where the ledger does not hold the statement, or people rejected it."""
    row = next(iter(ledger.statements_of_id(statement)), None)
    if row is None or not row.review.stands:
        return None
    found = sorted(claims_with(ledger, statement), key=lambda one: (stands_for(one) != statement, -len(one.members)))
    return next((one for one in found if _says(one, statement)), None)


def ratings_on(ledger: Ledger, claim: Claim) -> tuple[RatedClaim, ...]:
    """The ratings of a claim that stand, the first one first."""
    found: list[RatedClaim] = []
    for member in claim.members:
        rated = standing_ratings(ledger.judgements_on(member.statement))
        about = claim_of_rated(ledger, member.statement) if rated else None
        if about is not None and about.id == claim.id:
            found += rated
    return tuple(sorted(found, key=lambda one: (one.at, one.number)))


def standing_ratings(judgements: Iterable[Judgement]) -> tuple[RatedClaim, ...]:
    """The ratings among judgements that stand, the first one first: of each person the last one of each statement."""
    last = {(one.statement, one.by): one for one in sorted(_rated(judgements), key=lambda one: (one.at, one.number))}
    return tuple(sorted(last.values(), key=lambda one: (one.at, one.number)))


def _rated(judgements: Iterable[Judgement]) -> Iterator[RatedClaim]:
    for one in standing(judgements):
        subject = one.reviewed
        if one.kind is JudgementKind.RATE_CLAIM and subject is not None and subject.rating is not None:
            pinned = subject.statement
            yield RatedClaim(one.number, one.by, one.at, one.reason, pinned.id, pinned.words[2], subject.rating)


def _says(claim: Claim, statement: str) -> bool:
    return stands_for(claim) == statement or any(
        member.agrees for member in claim.members if member.statement == statement
    )
