"""Who acts and speaks, and all that is on record of one of them: `onrecord actors`, `onrecord actor`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.portraits import Order, Wanted, portrait_of
from onrecord.answers.stretches import Stretch, actors_object
from onrecord.records import ActorType
from onrecord.web.answering import Page, answer, missing
from onrecord.web.asking import FEW_ROWS, choice_of, member_of, slice_of, today_or
from onrecord.web.drawing.roles import roles_drawing
from onrecord.web.rooms import room_of

_ACTORS = Page("actors.html", "Actors", "actors")
_ACTOR = Page("actor.html", "Actor", "said")
_WIDTH = 380.0
"""Of the drawing of roles, as wide as a narrow screen."""


def listed(request: Request) -> Response:
    """All actors, or those of one type, a slice at a time."""
    slice_, kind = slice_of(request), member_of(request, "type", ActorType)
    with room_of(request).ledger() as ledger:
        found = actors_object(ledger, kind, Stretch(slice_.offset, slice_.limit))
    return answer(request, _ACTORS, found, slice=slice_, types=[one.value for one in ActorType])


def one_actor(request: Request) -> Response:
    """One actor, with a slice of what it said."""
    room, slice_ = room_of(request), slice_of(request, FEW_ROWS)
    wanted = Wanted(today_or(request, "as_of"), choice_of(request, "order", Order.NEWEST), slice_.offset, slice_.limit)
    with missing(), room.ledger() as ledger:
        found = portrait_of(ledger, request.path_params["id"], room.similar, wanted)
    return answer(request, _ACTOR, found, slice=slice_, roles=roles_drawing(found["roles"], _WIDTH))
