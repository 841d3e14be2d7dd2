"""The same speaker, different words: `onrecord reversals`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.stretches import Stretch, changes_object
from onrecord.ledger import Filters
from onrecord.web.answering import Page, answer
from onrecord.web.asking import filters_of, slice_of
from onrecord.web.rooms import room_of, within_reach

_CHANGES = Page("reversals.html", "Changes of position", "changes")


def listed(request: Request) -> Response:
    """Changes of position, both statements side by side, a slice at a time."""
    asked, slice_ = filters_of(request), slice_of(request)
    with room_of(request).ledger() as ledger:
        if asked != Filters():
            within_reach(ledger, "reversals")
        found = changes_object(ledger, asked, Stretch(slice_.offset, slice_.limit))
    return answer(request, _CHANGES, found, slice=slice_)
