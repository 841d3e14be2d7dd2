"""How much rests on unnamed sources, by outlet and by week: `onrecord sources`."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.filtered.shares import filtered_sources
from onrecord.answers.kept_lists import is_kept
from onrecord.answers.kept_wholes import kept_sources
from onrecord.answers.sources import RestingObject, ShareObject, share_alone, share_rows, sources_object
from onrecord.web.answering import Page, answer
from onrecord.web.asking import Slice, filters_of, parameter, whole_of
from onrecord.web.rooms import room_of

_PAGE = Page("sources.html", "Sources", "shares")
_WEEKS = 10
"""Weeks that stand beside each other."""
_OUTLETS = 50
_WEEK = dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet, or all of them (`publisher` is None and `everything` true), with its cells by week."""

    publisher: str | None
    whole: ShareObject
    undated: ShareObject
    cells: Mapping[str, ShareObject]
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """A column: the days of a week."""

    start: str
    end: str


def unnamed(request: Request) -> Response:
    """Shares of unnamed sources, with the numbers that they are shares of."""
    slice_ = Slice(0, whole_of(request, "limit", _OUTLETS) or _OUTLETS)
    room = room_of(request)
    with room.ledger() as ledger:
        every = filters_of(request)
        asked = replace(every, limit=slice_.limit)
        kept = kept_sources(ledger, slice_.limit) if is_kept(ledger, ["sources"], every) else None
        found = kept or room.shelf.ask(filtered_sources, ledger, asked) or sources_object(ledger, asked)
    if request.path_params["form"] == ".csv":
        return answer(request, _PAGE, {"shares": share_rows(found)})
    first = whole_of(request, "week") if parameter(request, "week") else max(len(found["weeks"]) - _WEEKS, 0)
    shown = [one["week"] for one in found["weeks"][first : first + _WEEKS]]
    rows = [_row(None, found, everything=True), *(_row(one["publisher"], one) for one in found["outlets"])]
    return answer(
        request,
        _PAGE,
        found,
        slice=slice_,
        rows=rows if found["all_outlets"] > 1 else rows[1:],
        weeks=[Week(week, (dt.date.fromisoformat(week) + _WEEK).isoformat()) for week in shown],
        first=first,
        at_once=_WEEKS,
        total=len(found["weeks"]),
    )


def _row(publisher: str | None, found: RestingObject, *, everything: bool = False) -> Row:
    cells: dict[str, ShareObject] = {one["week"]: one for one in found["weeks"]}
    return Row(publisher, share_alone(found), found["undated"], cells, everything)
