"""Rival explanations, and which statements tell against each: `onrecord hypotheses`. The one rule: people judge, each
under a name, and nothing that was judged is ever lost."""

import datetime as dt
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.answers.hypotheses import dropped, hypotheses_object, proposed, rated, rating_rows, undone
from onrecord.errors import InputError
from onrecord.records import Rated, Rating, Weight
from onrecord.reports import Judge
from onrecord.web.answering import Page, answer
from onrecord.web.asking import parameter
from onrecord.web.reviewers import named, remember, reviewer_of
from onrecord.web.rooms import Room, room_of

_PAGE = Page("hypotheses.html", "Hypotheses", "ratings")
CODES: Mapping[str, str] = {
    Rating.VERY_INCONSISTENT: "II",
    Rating.INCONSISTENT: "I",
    Rating.NEUTRAL: "N",
    Rating.CONSISTENT: "C",
    Rating.VERY_CONSISTENT: "CC",
    Rating.NOT_APPLICABLE: "NA",
}
"""As analysts write them."""
_LONGEST = 2000
"""Characters of one field."""


def board(request: Request) -> Response:
    """The matrix of each person who rated, and forms to put up, rate, drop and undo."""
    with room_of(request).ledger() as ledger:
        found = hypotheses_object(ledger, parameter(request, "by") or None)
    if request.path_params["form"] == ".csv":
        return answer(request, _PAGE, {"ratings": rating_rows(found)})
    told = {one["statement"]: one for one in found["evidence"]}
    return answer(
        request,
        _PAGE,
        found,
        told=told,
        codes=CODES,
        weights=[one.value for one in Weight],
        reviewer=reviewer_of(request),
    )


async def judged(request: Request) -> Response:
    """Record what somebody decided, and go back to the board."""
    form = await request.form(max_files=0, max_fields=20)
    by = named(field(form, "by"), request)
    judge = Judge(by, dt.datetime.now(dt.UTC).replace(microsecond=0), field(form, "reason"))
    await run_in_threadpool(_record, room_of(request), form, judge)
    return remember(RedirectResponse("/hypotheses", 303), request, by)


def field(form: FormData, name: str) -> str:
    """What a field of the form says, on one line. InputError where that is too long."""
    text = " ".join(str(form.get(name, "")).split())
    if len(text) > _LONGEST:
        raise InputError(f"{name} is longer than {_LONGEST} characters")
    return text


def _record(room: Room, form: FormData, judge: Judge) -> None:
    if not room.exists:
        raise InputError("there is no ledger yet to judge in: add a document first")
    with room.ledger() as ledger:
        match field(form, "do"):
            case "add":
                proposed(ledger, field(form, "text"), judge)
            case "rate":
                rated(ledger, _rated(form), judge)
            case "drop":
                dropped(ledger, field(form, "hypothesis"), judge)
            case "undo":
                undone(ledger, _number(field(form, "number")), judge)
            case other:
                raise InputError(f"{other!r} is none of add, rate, drop, undo")


def _rated(form: FormData) -> Rated:
    hypothesis, statement, rating, weight = (
        field(form, name) for name in ("hypothesis", "statement", "rating", "weight")
    )
    if not hypothesis or not statement:
        raise InputError("a rating needs a hypothesis and the id of a statement")
    if rating not in CODES or (weight and weight not in set(Weight)):
        raise InputError(f"a rating is one of {', '.join(CODES)}, a weight one of {', '.join(Weight)}")
    return Rated(hypothesis, statement, Rating(rating), Weight(weight) if weight else None)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > len("123456789"):
        raise InputError(f"{text!r} is no number of a judgement")
    return int(text)
