"""Statements and documents in lists: `onrecord statements`, `onrecord documents`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.filtered.rows import filtered_documents, filtered_statements
from onrecord.answers.lists import documents_object, statements_object
from onrecord.answers.stretches import Stretch
from onrecord.ledger import Filters
from onrecord.web.answering import Page, answer
from onrecord.web.asking import filters_of, slice_of
from onrecord.web.rooms import room_of

_STATEMENTS = Page("statements.html", "Statements", "statements")
_DOCUMENTS = Page("documents.html", "Documents", "documents")


def statements(request: Request) -> Response:
    """Who said what, oldest first."""
    asked, slice_ = filters_of(request), slice_of(request)
    stretch, room = Stretch(slice_.offset, slice_.limit), room_of(request)
    with room.ledger() as ledger:
        quick = room.shelf.ask(filtered_statements, ledger, asked, stretch) if asked != Filters() else None
        found = quick or statements_object(ledger, asked, slice_.offset, slice_.limit)
    return answer(request, _STATEMENTS, found, slice=slice_)


def documents(request: Request) -> Response:
    """What was read, oldest first."""
    asked, slice_ = filters_of(request), slice_of(request)
    stretch, room = Stretch(slice_.offset, slice_.limit), room_of(request)
    with room.ledger() as ledger:
        quick = room.shelf.ask(filtered_documents, ledger, asked, stretch) if asked != Filters() else None
        found = quick or documents_object(ledger, asked, slice_.offset, slice_.limit)
    return answer(request, _DOCUMENTS, found, slice=slice_)
