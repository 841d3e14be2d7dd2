"""Who has said nothing about a claim that names them: `onrecord silence`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.stretches import Stretch, silences_object
from onrecord.web.answering import Page, answer, missing
from onrecord.web.asking import filters_of, parameter, slice_of, today_or
from onrecord.web.rooms import room_of, within_reach

_SILENCE = Page("silence.html", "Silence", "silences")


def listed(request: Request) -> Response:
    """Silences as of a day, a slice at a time."""
    asked, slice_ = filters_of(request), slice_of(request)
    as_of, who = today_or(request, "as_of"), parameter(request, "who") or None
    with room_of(request).ledger() as ledger:
        within_reach(ledger, "silence")
        with missing():
            found = silences_object(ledger, as_of, asked, Stretch(slice_.offset, slice_.limit), who)
    return answer(request, _SILENCE, found, slice=slice_)
