"""What falls if a source falls, over all claims: `onrecord whatif`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.claims import whatif_object
from onrecord.exports.schema import SCHEMA
from onrecord.reports.whatif import what_if
from onrecord.web.answering import Page, answer, missing
from onrecord.web.asking import filters_of, parameter
from onrecord.web.rooms import room_of, within_reach

_WHATIF = Page("whatif.html", "What falls without a source", "falls")


def without(request: Request) -> Response:
    """The claims that lose support without a source; a form where none is named."""
    asked, source = filters_of(request), parameter(request, "without")
    if not source:
        nothing: dict[str, object] = {"schema": SCHEMA, "without": None, "claims": 0, "falls": [], "reviewed": False}
        return answer(request, _WHATIF, nothing)
    with room_of(request).ledger() as ledger:
        within_reach(ledger, "whatif")
        with missing():
            found = whatif_object(what_if(ledger, source, asked), SCHEMA)
    return answer(request, _WHATIF, found)
