"""One claim for readers who wait: of a large ledger as its boards keep it. The one rule: what is kept is shown only
where nothing is doubted; a doubt is counted anew, and what people say of a claim is looked up."""

from collections.abc import Sequence
from typing import cast

from onrecord.answers.claim_ratings import rating_object
from onrecord.answers.dossiers import DossierObject, dossier_of
from onrecord.answers.slices import claim_slice
from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.records import Claim
from onrecord.reports.claim_ratings import ratings_on
from onrecord.reports.telling import LARGE

_APART = ("trace", "total", "made")


def shown_claim(
    ledger: Ledger, beginning: str, without: Sequence[str] = (), offset: int = 0, limit: int = 50
) -> DossierObject:
    """The claim of the statement whose id begins so, without some sources. InputError as for `dossier_of`."""
    kept = _kept(ledger, beginning, offset, limit) if ledger.size() > LARGE and not without else None
    return dossier_of(ledger, beginning, without, offset, limit) if kept is None else kept


def _kept(ledger: Ledger, beginning: str, offset: int, limit: int) -> DossierObject | None:
    """The claim as it is kept; None where it is not, as one that was made since, or that a statement makes alone."""
    try:
        found = claim_slice(ledger, beginning, offset, limit)
    except InputError:
        return None
    trace = found["trace"]
    if not trace or "dossier" not in trace:
        return None
    shown = {name: value for name, value in found.items() if name not in _APART}
    voices = [{**voice, "falls": False} for voice in found["voices"]]
    said = [one for claim in _now(ledger, found["id"]) for one in ratings_on(ledger, claim)]
    ratings = [rating_object(one) for one in said]
    return cast("DossierObject", {**shown, "voices": voices, "ratings": ratings, "origins": trace, **trace["dossier"]})


def _now(ledger: Ledger, name: str) -> list[Claim]:
    """The claim that is kept by an id, with the statements that it has now."""
    return [claim for claim in ledger.claims(name.partition(".")[0]) if claim.id == name]
