"""What the ledger holds, and what calls for attention: `onrecord overview`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.kept_lists import is_kept, kept_overview
from onrecord.answers.overview import overview_object
from onrecord.web.answering import Page, answer
from onrecord.web.asking import today_or
from onrecord.web.rooms import room_of

_FRONT = Page("front.html", "What is on record", "claims")


def front_page(request: Request) -> Response:
    """The front page; an empty ledger shows how to begin."""
    room = room_of(request)
    with room.ledger() as ledger:
        as_of = today_or(request, "as_of")
        found = (
            kept_overview(ledger, as_of)
            if is_kept(ledger, ["overview", "claims", "commitments"], as_of=as_of)
            else overview_object(ledger, as_of, room.similar)
        )
    return answer(request, _FRONT, {**found, "claims": found["contested"]["first"]})
