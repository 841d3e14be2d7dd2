"""Filters that make no sense are told so at once."""

import datetime as dt

import pytest

from onrecord.errors import InputError
from onrecord.ledger import Filters, Overview
from onrecord.records import SourceKind, StatementKind


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"since": dt.date(2031, 5, 4), "until": dt.date(2031, 5, 3)},
            "nothing lies between 2031-05-04 and 2031-05-03",
        ),
        ({"min_confidence": 1.2}, "a confidence lies between 0 and 1, not at 1.2"),
        ({"min_confidence": -0.1}, "a confidence lies between 0 and 1, not at -0.1"),
        ({"limit": 0}, "a limit is at least 1, not 0"),
    ],
)
def test_nonsense_is_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        Filters(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), False),
        (Filters(publisher="Courier", since=dt.date(2031, 1, 1), document="sha256:00", limit=3), False),
        (Filters(actor="Maren"), True),
        (Filters(about="port"), True),
        (Filters(kind=StatementKind.DIRECT), True),
        (Filters(source_kind=SourceKind.NAMED), True),
        (Filters(min_confidence=0.5), True),
    ],
)
def test_some_filters_are_for_statements_alone(filters: Filters, expected: bool) -> None:  # noqa: FBT001
    assert filters.of_statements is expected


@pytest.mark.parametrize(("statements", "unnamed", "share"), [(0, 0, None), (4, 1, 0.25)])
def test_a_share_needs_something_to_be_a_share_of(statements: int, unnamed: int, share: float | None) -> None:
    assert Overview(1, 0, 1, statements, unnamed, 0, None, None).unnamed_share == share
