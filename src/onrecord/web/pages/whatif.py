"""What falls if a source falls, over all claims: `onrecord whatif`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.boards import board_of
from onrecord.answers.claims import WhatIfObject, whatif_object
from onrecord.answers.filtered.falls import filtered_falls
from onrecord.answers.stretches import Stretch
from onrecord.exports.schema import SCHEMA
from onrecord.reports.whatif import what_if
from onrecord.web.answering import Page, answer, missing
from onrecord.web.asking import filters_of, parameter, slice_of
from onrecord.web.rooms import Room, room_of, within_reach

_WHATIF = Page("whatif.html", "What falls without a source", "falls")
_CHOICES = 24
"""Sources to choose from that are listed where none is named."""


def without(request: Request) -> Response:
    """The claims that lose support without a source, a slice at a time; where none is named, those to choose from."""
    asked, source, slice_ = filters_of(request), parameter(request, "without"), slice_of(request)
    room = room_of(request)
    if not source:
        return _choices(request, room)
    stretch = Stretch(slice_.offset, slice_.limit)
    with room.ledger() as ledger:
        with missing():
            found = room.shelf.ask(filtered_falls, ledger, source, asked, stretch)
        if found is None:
            within_reach(ledger, "whatif")
            with missing():
                found = whatif_object(what_if(ledger, source, asked), stretch.offset, stretch.limit)
    return answer(request, _WHATIF, found, slice=slice_)


def _choices(request: Request, room: Room) -> Response:
    nothing: WhatIfObject = {
        "schema": SCHEMA,
        "without": None,
        "claims": 0,
        "offset": 0,
        "total": 0,
        "losing_all": 0,
        "falls": [],
        "reviewed": False,
    }
    with room.ledger() as ledger:
        choices = board_of(ledger, "choices", "choices", (0, _CHOICES))["rows"]
    return answer(request, _WHATIF, {**nothing, "choices": choices})
