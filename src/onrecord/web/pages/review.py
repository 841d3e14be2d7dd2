"""What waits for a person's eye, and what people decide: `onrecord review`. The one rule: a decision is on the disk
when the page says so, and there once, however often the page sends it."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any, TypedDict

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.answers.exchange import judgement_lines, take_lines
from onrecord.answers.reviewing import (
    ReviewObject,
    agreement_answer,
    decide,
    orphans_answer,
    queue_answer,
    review_answer,
    review_object,
)
from onrecord.errors import InputError
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Ledger
from onrecord.records import Judgement
from onrecord.reports.claims import statement_named
from onrecord.web.answering import Page, answer, missing
from onrecord.web.asking import own_address, parameter, whole_of
from onrecord.web.cards import cards_of
from onrecord.web.reviewers import named, remember
from onrecord.web.rooms import room_of
from onrecord.web.templating import rendered

AHEAD, MOST = 8, 20
"""Statements that a page of the queue holds, and those that a script may fetch at once."""
_QUEUE = Page("review.html", "Review", "waiting")
_AGREEMENT = Page("agreement.html", "Agreement", "pairs")
_ORPHANS = Page("orphans.html", "Judgements that have lost their statement", "orphans")
_SOON = dt.timedelta(days=1)
"""How far the clock of a reader's machine may be ahead."""


class RecordedObject(TypedDict):
    """A decision that is on the disk: the number of its judgement, whether it was there before it was sent, and what
    people say of the statement now."""

    schema: str
    number: int
    again: bool
    review: ReviewObject | None


def waiting(request: Request) -> Response:
    """The queue, what most needs a person first; one that was asked for comes before all."""
    wanted, offset, limit = (
        parameter(request, "statement"),
        whole_of(request, "offset"),
        whole_of(request, "limit", AHEAD),
    )
    if not 1 <= limit <= MOST:
        raise InputError(f"limit is between 1 and {MOST}, not {limit}")
    with missing(), room_of(request).ledger() as ledger:
        found = queue_answer(ledger, offset, limit)
        if wanted:
            first = review_answer(ledger, wanted)
            alone = {"statement": first["statement"], "review": first["review"], "score": 0, "reasons": []}
            others = (one for one in found["waiting"] if one["statement"]["id"] != first["statement"]["id"])
            found["waiting"] = [alone, *others]  # type: ignore[list-item]
        drawn = cards_of(ledger, found["waiting"]) if not request.path_params["form"] else []
    return answer(request, _QUEUE, found, cards=drawn)


async def record(request: Request) -> Response:
    """Take a decision: JSON from a script, or a form where there is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip() == "application/json":
        return JSONResponse(await run_in_threadpool(_recorded, request, _object(await request.body())))
    fields = await request.form(max_files=0, max_fields=20)
    given: dict[str, Any] = {name: value for name, value in fields.items() if isinstance(value, str)}
    # One form for many statements names its statement on the button.
    for verdict in ("accept", "reject"):
        if given.get(verdict):
            given |= {"verdict": verdict, "statement": given[verdict]}
    if given.get("verdict") == "correct":
        given["corrected"] = {"speaker": given.get("name") or given.get("speaker") or None}
        if not given["corrected"]["speaker"]:
            raise InputError("say who spoke: choose somebody, or type a name")
    await run_in_threadpool(_recorded, request, given)
    onward = RedirectResponse(own_address(str(given.get("next", "/review"))), 303)
    return remember(onward, request, named(given.get("by"), request))


async def name(request: Request) -> Response:
    """Keep the name of who reviews in this browser."""
    fields = await request.form(max_files=0, max_fields=5)
    onward = RedirectResponse(own_address(str(fields.get("next", "/review"))), 303)
    return remember(onward, request, named(fields.get("by"), request))


def agreement(request: Request) -> Response:
    """How far each two people agree who judged the same."""
    with room_of(request).ledger() as ledger:
        found = agreement_answer(ledger)
    return answer(request, _AGREEMENT, found)


def orphans(request: Request) -> Response:
    """Judgements that have lost their statement."""
    with room_of(request).ledger() as ledger:
        found = orphans_answer(ledger)
    return answer(request, _ORPHANS, found)


def exported(request: Request) -> Response:
    """Every judgement, one JSON object a line."""
    with room_of(request).ledger() as ledger:
        lines = "".join(f"{line}\n" for line in judgement_lines(ledger))
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return Response(lines, media_type="application/jsonl", headers=headers)


async def imported(request: Request) -> Response:
    """Take over judgements from a file of lines; the same one is never there twice."""
    async with request.form(max_files=1, max_fields=5) as fields:
        held = fields.get("file")
        data = await held.read() if isinstance(held, UploadFile) else b""
    if not data.strip():
        raise InputError("choose a file of judgements, as `onrecord review --export` writes it")
    lines = data.decode("utf-8", "replace").splitlines()

    def take() -> Response:
        with room_of(request).ledger() as ledger:
            taken = take_lines(ledger, lines)
        page = rendered(request, "imported.html", title="Judgements taken over", taken=taken)
        return Response(page, media_type="text/html")

    return await run_in_threadpool(take)


def _recorded(request: Request, given: Mapping[str, Any]) -> RecordedObject:
    """Record a decision, unless it is there: its reviewer and its instant name it."""
    by, at = named(given.get("by"), request), _instant(given.get("at"))
    about = given.get("statement")
    if not isinstance(about, str) or not about:
        raise InputError("a decision is about a statement")
    if given.get("verdict") == "rate":
        raise InputError("a claim is rated by `onrecord review rate`")
    with request.app.state.turn, room_of(request).ledger() as ledger:
        if given.get("verdict") != "undo":
            about = statement_named(ledger, about)
        earlier = next(_said(ledger, about, by, at), None)
        if earlier is None:
            if given.get("verdict") == "undo":
                _check_last(ledger, by, _instant(given.get("undoes")))
            number = decide(ledger, given, by, at)["judgement"]["number"]
        else:
            number = earlier.number
        row = next(iter(ledger.statements_of_id(about)), None)
        review = review_object(row) if row else None
    return {"schema": SCHEMA, "number": number, "again": earlier is not None, "review": review}


def _said(ledger: Ledger, statement: str, by: str, at: dt.datetime) -> Iterator[Judgement]:
    return (one for one in ledger.judgements_on(statement) if one.by == by and one.at == at)


def _check_last(ledger: Ledger, by: str, undone: dt.datetime) -> None:
    """InputError where the last decision of somebody is another one than the page takes back."""
    last = ledger.last_review(by)
    if last is None or last.at != undone:
        raise InputError(f"the last decision of {by} is another one, made elsewhere; nothing was undone")


def _instant(given: object) -> dt.datetime:
    now = dt.datetime.now(dt.UTC)
    if given is None:
        return now
    try:
        found = dt.datetime.fromisoformat(str(given))
    except ValueError as error:
        raise InputError(f"{str(given)[:40]!r} is no instant") from error
    if found.tzinfo is None or found > now + _SOON:
        raise InputError("a decision is made at an instant with its zone, and not in the future")
    return found.astimezone(dt.UTC)


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError("this decision is no JSON") from error
    if not isinstance(found, dict):
        raise InputError("a decision is an object with a statement and a verdict")
    return found
