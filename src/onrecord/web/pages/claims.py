"""What is claimed, and how contested it is: `onrecord claims`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.claims import ClaimsObject, claims_object
from onrecord.answers.filtered.lists import filtered_claims
from onrecord.answers.kept_lists import is_kept, kept_claims
from onrecord.answers.stretches import Stretch
from onrecord.reports.claims import Sort
from onrecord.web.answering import Page, answer
from onrecord.web.asking import choice_of, filters_of, slice_of
from onrecord.web.rooms import room_of

_CLAIMS = Page("claims.html", "Claims", "claims")


def claim_list(request: Request) -> Response:
    """The claims with a statement that passes, a slice at a time."""
    asked, slice_ = filters_of(request), slice_of(request)
    room = room_of(request)
    with room.ledger() as ledger:
        sort = choice_of(request, "sort", Sort.CONTESTED)
        if is_kept(ledger, ["claims"], asked):
            found: ClaimsObject = kept_claims(ledger, sort, slice_.offset, slice_.limit)
        else:
            stretch = Stretch(slice_.offset, slice_.limit)
            quick = room.shelf.ask(filtered_claims, ledger, asked, sort, stretch)
            found = quick or claims_object(ledger, asked, sort, slice_.offset, slice_.limit)
    return answer(request, _CLAIMS, found, slice=slice_)
