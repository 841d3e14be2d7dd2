"""The same speaker, different words: `onrecord reversals`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.filtered.lists import filtered_changes
from onrecord.answers.stretches import Stretch, changes_object
from onrecord.ledger import Filters
from onrecord.web.answering import Page, answer
from onrecord.web.asking import filters_of, slice_of
from onrecord.web.rooms import room_of, within_reach

_CHANGES = Page("reversals.html", "Changes of position", "changes")


def listed(request: Request) -> Response:
    """Changes of position, both statements side by side, a slice at a time."""
    asked, slice_ = filters_of(request), slice_of(request)
    stretch, room = Stretch(slice_.offset, slice_.limit), room_of(request)
    with room.ledger() as ledger:
        quick = room.shelf.ask(filtered_changes, ledger, asked, stretch) if asked != Filters() else None
        if asked != Filters() and quick is None:
            within_reach(ledger, "reversals")
        found = quick or changes_object(ledger, asked, stretch)
    return answer(request, _CHANGES, found, slice=slice_)
