"""One document, its text as it was with the statements marked, and one statement with its receipt: `onrecord document`,
`onrecord show`."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.documents import document_named, document_object
from onrecord.answers.reviewing import review_answer
from onrecord.errors import InputError
from onrecord.exports import find_receipt, receipt_object
from onrecord.reports import chain_of
from onrecord.web.answering import Page, answer, missing
from onrecord.web.asking import whole_of
from onrecord.web.cards import offered, passage
from onrecord.web.marking import leaves
from onrecord.web.rooms import room_of

_DOCUMENT = Page("document.html", "Document", "statements")
_STATEMENT = Page("statement.html", "Statement", "statements")


def document_page(request: Request) -> Response:
    """A document, a part at a time where it is long."""
    at = whole_of(request, "at")
    with missing(), room_of(request).ledger() as ledger:
        found = document_object(ledger, request.path_params["id"], at)
        speakers = offered(ledger.held(found["document"]["id"]).actors)
    part = found["part"]
    marked = leaves(part["text"], part["start"], found["statements"])
    return answer(request, _DOCUMENT, found, leaves=marked, offered=speakers)


def original(request: Request) -> Response:
    """The bytes that a document was read from, to be kept and never to be run."""
    with missing(), room_of(request).ledger() as ledger:
        row = document_named(ledger, request.path_params["id"])
        held = ledger.original(row.id)
    name = row.id.removeprefix("sha256:")
    headers = {"Content-Disposition": f'attachment; filename="{name}.bin"'}
    return Response(held, media_type="application/octet-stream", headers=headers)


def statement_page(request: Request) -> Response:
    """One statement in its place, with everything that backs it; the receipt is checked as it is shown."""
    with missing(), room_of(request).ledger() as ledger:
        receipt = find_receipt(ledger, request.path_params["id"])
        if receipt is None:
            raise InputError(f"there is no statement whose id begins with {request.path_params['id']!r}")
        found = receipt_object(receipt, chain_of(ledger, receipt.row))
        text = receipt.reading.document.text
        said = review_answer(ledger, receipt.row.id)["judgements"]
    start, end = passage(text, found["statement"])
    rows = {**found, "statements": [found["statement"]], "judgements": said}
    marked = leaves(text[start:end], start, [found["statement"]])
    speakers = offered(receipt.reading.actors, start, end)
    return answer(request, _STATEMENT, rows, leaves=marked, offered=speakers)
