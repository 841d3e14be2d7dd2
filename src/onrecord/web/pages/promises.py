"""What somebody is bound to and what is said to have become of it: `onrecord promises`."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.filtered.lists import filtered_promises
from onrecord.answers.kept_lists import is_kept, kept_promises
from onrecord.answers.promises import DueDayObject, PromisesObject, promises_object
from onrecord.answers.stretches import Stretch
from onrecord.errors import InputError
from onrecord.records import CommitmentKind, ScheduleStatus
from onrecord.reports.following import promises_in
from onrecord.reports.promises import Wanted
from onrecord.web.answering import Page, answer
from onrecord.web.asking import day_of, filters_of, parameter, slice_of
from onrecord.web.drawing.calendar import Axis
from onrecord.web.drawing.columns import Columns, stacked
from onrecord.web.rooms import room_of, within_reach

_PAGE = Page("promises.html", "Commitments", "commitments")
GROUPS: Mapping[str, frozenset[ScheduleStatus]] = {
    "told": frozenset(
        {ScheduleStatus.DONE, ScheduleStatus.DONE_IN_TIME, ScheduleStatus.DONE_LATE, ScheduleStatus.WITHDRAWN}
    ),
    "apart": frozenset({ScheduleStatus.PASSED_NOT_DONE, ScheduleStatus.PASSED_DISPUTED}),
    "silent": frozenset({ScheduleStatus.OVERDUE}),
    "ahead": frozenset(
        {ScheduleStatus.NOT_YET_DUE, ScheduleStatus.DUE_NOW, ScheduleStatus.CONDITION_OPEN, ScheduleStatus.NO_DATE}
    ),
}
"""How schedules are drawn: what was reported, what was reported not done or both ways, what nothing was found of, and
what is still open."""
_GROUP_OF = {status.value: name for name, held in GROUPS.items() for status in held}
_LONGEST = 3 * 366
"""Days that the strip shows at most; a few far days are counted beside it."""
_ROOM = 3


def commitments(request: Request) -> Response:
    """The commitments that pass, by the day on which they are due, a slice at a time."""
    asked, slice_ = filters_of(request, frozenset({"kind"})), slice_of(request)
    as_of = day_of(request, "as_of") or dt.datetime.now(dt.UTC).astimezone().date()
    wanted = Wanted(_kinds(request), day_of(request, "due_before"), bool(parameter(request, "overdue")))
    room = room_of(request)
    with room.ledger() as ledger:
        order = _kept_order(wanted)
        if order and is_kept(ledger, ["commitments", "due-days"], asked, as_of):
            found: PromisesObject = kept_promises(ledger, order, slice_.offset, slice_.limit)
        elif quick := filtered_promises(
            room.shelf, ledger, (asked, wanted), as_of, Stretch(slice_.offset, slice_.limit)
        ):
            found = quick
        else:
            within_reach(ledger, "promises")
            held = promises_in(ledger, room.similar, as_of, asked, wanted)
            found = promises_object(held, as_of, slice_.offset, slice_.limit)
    drawn = strip(found["days"], as_of)
    return answer(request, _PAGE, found, slice=slice_, strip=drawn, group_of=_GROUP_OF, as_of_day=as_of)


def _kept_order(wanted: Wanted) -> str:
    """The list of the board that holds what is wanted; empty where none does."""
    if wanted == Wanted():
        return "due"
    if wanted == Wanted(overdue=True):
        return ScheduleStatus.OVERDUE.value
    alone = wanted == Wanted(wanted.kinds) and len(wanted.kinds) == 1
    return f"kind {next(iter(wanted.kinds)).value}" if alone else ""


def strip(counted: Sequence[DueDayObject], as_of: dt.date) -> Columns | None:
    """What falls due when, as columns; None where nothing has a day."""
    counts: Counter[tuple[dt.date, str]] = Counter()
    for one in counted:
        if one["day"] is not None:
            counts[dt.date.fromisoformat(one["day"]), _GROUP_OF[one["schedule"]]] += one["commitments"]
    if not counts:
        return None
    days = sorted(day for (day, _), number in counts.items() for _ in range(min(number, _ROOM)))
    first, last = days[0], days[-1]
    if (last - first).days > _LONGEST:
        middle = days[len(days) // 2]
        first = max(first, _shifted(middle, -_LONGEST // 2))
        last = min(last, _shifted(middle, _LONGEST // 2))
    if first <= _shifted(as_of, _LONGEST // 2) and last >= _shifted(as_of, -_LONGEST // 2):
        first, last = min(first, as_of), max(last, as_of)
    return stacked(Axis(_shifted(first, -_ROOM), _shifted(last, _ROOM)), counts, tuple(GROUPS))


def _kinds(request: Request) -> frozenset[CommitmentKind]:
    """The kinds that the address asks for; it may name several."""
    found = []
    for text in filter(None, request.query_params.getlist("kind")):
        try:
            found.append(CommitmentKind(text.casefold()))
        except ValueError as error:
            raise InputError(f"{text!r} is none of {', '.join(kind.value for kind in CommitmentKind)}") from error
    return frozenset(found)


def _shifted(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
