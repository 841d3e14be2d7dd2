"""Who has said nothing about a claim that names them: `onrecord silence`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.filtered.silences import AskedSilences, filtered_silences
from onrecord.answers.stretches import Stretch, silences_object
from onrecord.web.answering import Page, answer, missing
from onrecord.web.asking import day_of, filters_of, parameter, slice_of, today_or
from onrecord.web.rooms import room_of, within_reach

_SILENCE = Page("silence.html", "Silence", "silences")


def listed(request: Request) -> Response:
    """Silences as of a day, a slice at a time."""
    asked, slice_ = filters_of(request), slice_of(request)
    as_of, who = today_or(request, "as_of"), parameter(request, "who") or None
    stretch, room = Stretch(slice_.offset, slice_.limit), room_of(request)
    wanted = AskedSilences(asked, who, day_of(request, "as_of"), as_of)
    with room.ledger() as ledger:
        with missing():
            found = room.shelf.ask(filtered_silences, ledger, wanted, stretch)
        if found is None:
            within_reach(ledger, f"silence --as-of {as_of}")
            with missing():
                found = silences_object(ledger, as_of, asked, stretch, who)
    return answer(request, _SILENCE, found, slice=slice_)
