import datetime as dt

import pytest

from onrecord.linking.reuse import Issue, earlier

NINTH, TENTH = dt.date(2026, 3, 9), dt.date(2026, 3, 10)
NOON = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
EAST = dt.datetime(2026, 3, 9, 13, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
PLAIN, CREDITING = "The dam broke.", "The dam broke, the Saltmarsh Courier reported."
WIRED = "LISK, March 9 (Saltmarsh Courier) - The dam broke."


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (Issue(PLAIN, NINTH), Issue(PLAIN, TENTH), True),
        (Issue(PLAIN, EAST), Issue(PLAIN, NOON), True),
        (Issue(PLAIN, NOON), Issue(PLAIN, NOON), None),
        (Issue(PLAIN, NINTH), Issue(PLAIN, NOON), None),
        (Issue(PLAIN, None), Issue(PLAIN, TENTH), None),
        (Issue(PLAIN, NINTH, "Saltmarsh Courier"), Issue(CREDITING, NINTH, "The Quay"), True),
        (Issue(PLAIN, NINTH, "Saltmarsh Courier"), Issue(WIRED, NOON, "The Quay"), True),
        (Issue(PLAIN, None, "Saltmarsh Courier"), Issue(CREDITING, TENTH, "The Quay"), True),
        (Issue(PLAIN, NINTH, "The Quay"), Issue(PLAIN, NINTH, "Saltmarsh Courier"), None),
        (Issue(CREDITING, NINTH, "Saltmarsh Courier"), Issue(PLAIN, NINTH, "The Quay"), None),
        (Issue(CREDITING, NINTH, "The Quay"), Issue(PLAIN, TENTH, "Saltmarsh Courier"), True),
    ],
)
def test_time_tells_and_else_a_credit(one: Issue, other: Issue, first: bool | None) -> None:  # noqa: FBT001 - a column
    assert earlier(one, other) is first
    assert earlier(other, one) is (None if first is None else not first)
