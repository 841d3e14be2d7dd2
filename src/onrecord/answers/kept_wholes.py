"""What takes a walk over all statements, as the boards of a large ledger keep it: shares of unnamed sources, who speaks
of whom, what was published when. The one rule: the objects are those of the questions that they are kept for."""

import datetime as dt
from collections import Counter
from itertools import islice
from typing import cast

from onrecord.answers.network import NetworkObject
from onrecord.answers.sources import SourcesObject
from onrecord.answers.timeline import DayCountObject, TimelineObject, WeekCountObject, Window, moment_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.records import Interval
from onrecord.reports.telling import Telling
from onrecord.reports.timeline import By, Moment

DRAWN = 24
"""Actors of the network that is kept."""


def kept_sources(ledger: Ledger, limit: int) -> SourcesObject | None:
    """How much rests on unnamed sources, of `limit` outlets; None where it was never made."""
    held = ledger.board_rows("sources", ["sources"]).get("sources")
    if held is None:
        return None
    return cast("SourcesObject", {**held, "outlets": held["outlets"][:limit]})


def kept_network(ledger: Ledger) -> NetworkObject | None:
    """Who speaks about, to and against whom, of the `DRAWN` who take part most; None where it was never made."""
    return cast("NetworkObject | None", ledger.board_rows("network", ["network"]).get("network"))


def kept_timeline(ledger: Ledger, window: Window) -> TimelineObject | None:
    """What was published when, in a window; None where days were never counted."""
    held = ledger.board_rows("days", ["days"]).get("days")
    if held is None:
        return None
    days = cast("list[DayCountObject]", held["days"])
    start, end = (day.isoformat() if day else None for day in (window.start, window.end))
    inside = [one for one in days if (start or "") <= one["day"] <= (end or "9999-12-31")]
    undated = 0 if start or end else int(held["undated"])
    telling = Telling(ledger, briefly=True)
    asked = Filters(since=window.start, until=window.end, limit=window.limit)
    found = []
    for row in islice(ledger.statements(asked, window.offset), window.limit):
        told = telling.told(row)
        found.append(Moment(told, None if told.day is None else Interval(told.day, told.day)))
    return {
        "schema": SCHEMA,
        "by": By.PUBLISHED.value,
        "start": start,
        "end": end,
        "first": inside[0]["day"] if inside else None,
        "last": inside[-1]["day"] if inside else None,
        "offset": window.offset,
        "total": sum(one["statements"] for one in inside) + undated,
        "undated": undated,
        "days": inside,
        "stretches": [],
        "all_stretches": 0,
        "weeks": [{"week": week, "statements": number} for week, number in _weeks(days).items()],
        "moments": [moment_object(one) for one in found],
        "reviewed": False,
    }


def counted_weeks(ledger: Ledger) -> list[WeekCountObject] | None:
    """The statements of each week, as they are kept; None where they never were counted."""
    held = ledger.board_rows("days", ["days"]).get("days")
    if held is None:
        return None
    return [{"week": week, "statements": number} for week, number in _weeks(held["days"]).items()]


def _weeks(days: list[DayCountObject]) -> dict[str, int]:
    """Statements by the Monday of their week."""
    counted: Counter[str] = Counter()
    for one in days:
        day = dt.date.fromisoformat(one["day"])
        counted[(day - dt.timedelta(days=day.weekday())).isoformat()] += one["statements"]
    return dict(sorted(counted.items()))
