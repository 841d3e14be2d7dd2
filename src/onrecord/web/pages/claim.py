"""One claim: both sides in time, where it comes from, how it spread, and what is left of it without a source:
`onrecord claim`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.shown_claims import shown_claim
from onrecord.web.answering import Page, answer, missing
from onrecord.web.asking import FEW_ROWS, parameters, slice_of
from onrecord.web.drawing.spread import NARROW, WIDE, days_of, spread_drawing
from onrecord.web.rooms import room_of

_CLAIM = Page("claim.html", "Claim", "voices")


def one_claim(request: Request) -> Response:
    """The claim in which a statement takes part, without the sources that are doubted."""
    slice_, without = slice_of(request, FEW_ROWS), parameters(request, "without")
    with missing(), room_of(request).ledger() as ledger:
        found = shown_claim(ledger, request.path_params["id"], without, slice_.offset, slice_.limit)
    origins, span = found["origins"], days_of(found["origins"]["documents"], found["denied"])
    told = [
        spread_drawing(origins["origins"], origins["documents"], found["told_by"], span, paper)
        for paper in (WIDE, NARROW)
    ]
    denied = [
        spread_drawing(origins["against"], found["denied"], found["denied_by"], span, paper) for paper in (WIDE, NARROW)
    ]
    return answer(request, _CLAIM, found, slice=slice_, told=told, denied=denied)
