"""What people say of claims as JSON objects. The one rule: whose words they are stands beside them."""

from typing import TypedDict

from onrecord.reports.claim_ratings import RatedClaim


class RatingObject(TypedDict):
    """A person's rating of a claim: `said` are words of their own; `value` is on a scale from `worst` to `best`, and
    all three are null where none was given. `words` are those that were rated, of the statement with the id
    `statement`."""

    judgement: int
    by: str
    at: str
    said: str
    value: int | None
    worst: int | None
    best: int | None
    url: str | None
    reason: str
    statement: str
    words: str


def rating_object(rated: RatedClaim) -> RatingObject:
    """One rating of a claim."""
    given = rated.rating
    worst, best = given.scale or (None, None)
    return {
        "judgement": rated.number,
        "by": rated.by,
        "at": rated.at.isoformat(),
        "said": given.words,
        "value": given.value,
        "worst": worst,
        "best": best,
        "url": given.url,
        "reason": rated.reason,
        "statement": rated.statement,
        "words": rated.words,
    }
