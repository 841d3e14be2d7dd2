"""What is claimed, and how contested it is: `onrecord claims`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.claims import claims_object
from onrecord.answers.kept_lists import is_kept, kept_claims
from onrecord.reports.claims import Sort
from onrecord.web.answering import Page, answer
from onrecord.web.asking import choice_of, filters_of, slice_of
from onrecord.web.rooms import room_of

_CLAIMS = Page("claims.html", "Claims", "claims")


def claim_list(request: Request) -> Response:
    """The claims with a statement that passes, a slice at a time."""
    asked, slice_ = filters_of(request), slice_of(request)
    with room_of(request).ledger() as ledger:
        sort = choice_of(request, "sort", Sort.CONTESTED)
        if is_kept(ledger, ["claims"], asked):
            return answer(request, _CLAIMS, kept_claims(ledger, sort, slice_.offset, slice_.limit), slice=slice_)
        found = claims_object(ledger, asked, sort, slice_.offset, slice_.limit)
    return answer(request, _CLAIMS, found, slice=slice_)
