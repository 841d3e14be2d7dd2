"""Where a commitment stands on a day."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.linking.keeping import schedule, statuses
from onrecord.records import EvidenceStatus, Interval, Outcome, OutcomeKind, Searched
from tests.linking.keeping.conftest import Owing

TABLE = Path(__file__).parents[3] / "benchmarks" / "commitments" / "schedule.json"
SEARCHED = Searched(3, 2, dt.date(2026, 3, 12), dt.date(2026, 5, 1))


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", json.loads(TABLE.read_text(encoding="utf-8")))
def test_the_table_of_days(case: dict[str, Any]) -> None:
    due = None if case["due"] is None else Interval(*(day(text) for text in case["due"]))
    as_of = dt.date.fromisoformat(case["as_of"])
    found = schedule(due, EvidenceStatus(case["evidence"]), day(case["done"]), as_of, open_condition=bool(case["open"]))
    assert found == case["schedule"]


def outcome(kind: str, month: int, number: int, *, own: bool = False, due: Interval | None = None) -> Outcome:
    return Outcome(OutcomeKind(kind), f"{kind}-{month}-{number}", dt.date(2026, month, number), own, 0.9, due=due)


LATER = Interval(None, dt.date(2026, 5, 31))


@pytest.mark.parametrize(
    ("outcomes", "as_of", "answers"),
    [
        ([], (4, 1), ("announced", "nothing-found", "not-yet-due")),
        ([], (5, 1), ("announced", "nothing-found", "overdue-nothing-found")),
        ([outcome("done", 5, 2)], (5, 1), ("announced", "nothing-found", "overdue-nothing-found")),
        ([outcome("done", 4, 20)], (5, 1), ("announced", "reported-done", "reported-done-in-time")),
        ([outcome("done", 5, 2)], (5, 3), ("announced", "reported-done", "reported-done")),
        ([outcome("done", 4, 20, own=True)], (5, 1), ("reported-done", "nothing-found", "reported-done-in-time")),
        ([outcome("not-done", 4, 20)], (5, 1), ("announced", "reported-not-done", "overdue-nothing-found")),
        ([outcome("not-done", 5, 1)], (5, 1), ("announced", "reported-not-done", "passed-reported-not-done")),
        (
            [outcome("not-done", 4, 2), outcome("done", 4, 20)],
            (5, 1),
            ("announced", "reported-done", "reported-done-in-time"),
        ),
        (
            [outcome("done", 4, 20, own=True), outcome("not-done", 5, 1)],
            (5, 2),
            ("reported-done", "reported-not-done", "passed-disputed"),
        ),
        ([outcome("changed", 4, 20, own=True, due=LATER)], (5, 2), ("changed", "nothing-found", "not-yet-due")),
        ([outcome("changed", 4, 20, due=LATER)], (5, 2), ("announced", "nothing-found", "overdue-nothing-found")),
        ([outcome("withdrawn", 4, 20, own=True)], (5, 2), ("withdrawn", "nothing-found", "withdrawn")),
        ([outcome("withdrawn", 4, 20, own=True)], (4, 19), ("announced", "nothing-found", "not-yet-due")),
    ],
)  # fmt: skip
def test_three_answers(
    owing: Owing, outcomes: list[Outcome], as_of: tuple[int, int], answers: tuple[str, str, str]
) -> None:
    found = statuses(owing(), outcomes, dt.date(2026, *as_of), SEARCHED)
    assert (found.official, found.evidence, found.schedule) == answers


def test_a_condition_stays_open_until_it_is_reported_met(owing: Owing) -> None:
    owed = owing(condition="if the snow melts")
    as_of = dt.date(2026, 5, 2)
    assert statuses(owed, [], as_of, SEARCHED).schedule == "condition-open"
    assert statuses(owed, [outcome("condition-met", 4, 1)], as_of, SEARCHED).schedule == "overdue-nothing-found"


def test_what_was_searched_is_told(owing: Owing) -> None:
    assert statuses(owing(), [], dt.date(2026, 5, 1), SEARCHED).searched == SEARCHED
