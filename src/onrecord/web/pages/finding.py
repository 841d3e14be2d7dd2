"""The one search box: words, names, claims and documents: `onrecord find`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.finding import found_object
from onrecord.exports.schema import SCHEMA
from onrecord.web.answering import Page, answer
from onrecord.web.asking import parameter
from onrecord.web.marking import found_pieces
from onrecord.web.rooms import room_of

_FOUND = Page("find.html", "Find", "hits")
_MOST = 20
"""Actors, claims and passages of each that are shown."""


def find(request: Request) -> Response:
    """What has these words, or a name like them; nothing where nothing is asked for."""
    words = parameter(request, "words")
    if not words:
        return answer(
            request, _FOUND, {"schema": SCHEMA, "words": "", "actors": [], "claims": [], "hits": []}, passages=[]
        )
    with room_of(request).ledger() as ledger:
        found = found_object(ledger, words, _MOST)
    return answer(request, _FOUND, found, passages=[found_pieces(hit) for hit in found["hits"]])
