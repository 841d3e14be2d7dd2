"""Who speaks about, to and against whom: `onrecord network`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.filtered.meetings import filtered_network
from onrecord.answers.kept_lists import is_kept
from onrecord.answers.kept_wholes import DRAWN, kept_network
from onrecord.answers.network import network_object
from onrecord.reports.network import Way
from onrecord.web.answering import Page, answer
from onrecord.web.asking import filters_of, member_of, whole_of
from onrecord.web.drawing.network import NARROW, WIDE, network_drawing
from onrecord.web.rooms import room_of

_NETWORK = Page("network.html", "Network", "edges")
_MOST_ACTORS = 30
_NARROW_ACTORS = 12
"""Of those, how many are drawn on a narrow screen."""


def who_meets_whom(request: Request) -> Response:
    """The actors who take part most and what they say of one another; `way` draws one kind of edge alone."""
    asked, way = filters_of(request), member_of(request, "way", Way)
    top = min(whole_of(request, "top", DRAWN) or DRAWN, _MOST_ACTORS)
    room = room_of(request)
    with room.ledger() as ledger:
        kept = kept_network(ledger) if top == DRAWN and is_kept(ledger, ["network"], asked) else None
        found = kept or room.shelf.ask(filtered_network, ledger, asked, top) or network_object(ledger, asked, top)
    edges = [edge for edge in found["edges"] if way in {None, edge["way"]}]
    nodes = found["nodes"]
    drawn = [network_drawing(nodes, edges, WIDE), network_drawing(nodes[:_NARROW_ACTORS], edges, NARROW)]
    return answer(request, _NETWORK, found, drawn=drawn, edges=edges, ways=[one.value for one in Way])
