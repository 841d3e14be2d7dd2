"""How much of what passes rests on unnamed sources, counted in columns. The one rule: the object is the one that
`answers.sources` makes of the same statements."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.answers.columns.packing import FACTS, Numbers, Whole
from onrecord.answers.filtered.shelf import Held, Mask, Shelf
from onrecord.answers.filtered.sieve import passing, stands
from onrecord.answers.sources import KindObject, RestingObject, ShareObject, SourcesObject
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import SOURCE_KINDS, UNNAMED_KINDS, Filters, Ledger
from onrecord.records import SourceKind

_UNNAMED = 1 + SOURCE_KINDS.index(SourceKind.UNNAMED)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Table:
    """Statements by publisher (none first) and by week (undated first), how many of them come from unnamed sources, and
    what these are said to be; `weeks` are the Mondays."""

    statements: Whole
    unnamed: Whole
    kinds: Whole
    weeks: Sequence[str]


def filtered_sources(shelf: Shelf, ledger: Ledger, filters: Filters) -> SourcesObject | None:
    """The shares of unnamed sources in what passes, of no more outlets than the limit; None where they cannot be told
    from columns."""
    found = shelf.usable(ledger, FACTS)
    if found is None:
        return None
    (facts,) = found
    table = _table(facts, passing(ledger, facts, filters).statements & stands(facts))
    names = [None, *facts.lists["publishers"]]
    statements, unnamed = table.statements.sum(axis=1).tolist(), table.unnamed.sum(axis=1).tolist()
    outlets = [at for at, number in enumerate(statements) if number]
    outlets.sort(key=lambda at: (-unnamed[at], -statements[at], names[at] or "~"))
    whole = [one.sum(axis=0, keepdims=True) for one in (table.statements, table.unnamed, table.kinds)]
    every = _Table(whole[0], whole[1], whole[2], table.weeks)
    return {
        "schema": SCHEMA,
        **_resting(every, 0),
        "outlets": [{"publisher": names[at], **_resting(table, at)} for at in outlets[: filters.limit]],
        "all_outlets": len(outlets),
        "reviewed": False,
    }


def _table(facts: Held, passes: Mask) -> _Table:
    """0001-01-01 was a Monday, so weeks are sevens of days."""
    week = np.where(facts["day"] > 0, 1 + (facts["day"] - 1) // _WEEK, 0)
    first = int(week[week > 0].min(initial=week.max(initial=0)))
    column = np.where(week > 0, 1 + week - first, 0)
    rows, columns = 1 + len(facts.lists["publishers"]), 1 + int(column.max(initial=0))
    cell = (1 + facts["publisher"]) * columns + column
    resting = passes & (facts["source"] == _UNNAMED)
    statements, unnamed = (
        np.bincount(cell, _by_document(facts, inside), rows * columns).astype(np.int64).reshape(rows, columns)
        for inside in (passes, resting)
    )
    kinds = 1 + len(UNNAMED_KINDS)
    publisher = 1 + facts["publisher"][facts["document"][resting]]
    said = np.bincount(publisher * kinds + facts["unnamed"][resting], minlength=rows * kinds).reshape(rows, kinds)
    weeks = [dt.date.fromordinal(1 + (first + at - 1) * _WEEK).isoformat() for at in range(columns - 1)]
    return _Table(statements, unnamed, said, weeks)


def _by_document(facts: Held, inside: Mask) -> Numbers:
    """How many of each document's statements are inside; they stand together."""
    before = np.zeros(1 + len(inside), np.int32)
    np.cumsum(inside, out=before[1:])
    return np.asarray(np.diff(before[facts["first"]]))


def _resting(table: _Table, row: int) -> RestingObject:
    statements, unnamed = table.statements[row].tolist(), table.unnamed[row].tolist()
    cells = zip(table.weeks, unnamed[1:], statements[1:], strict=True)
    return {
        **_share(sum(unnamed), sum(statements)),
        "weeks": [{"week": week, **_share(some, all_)} for week, some, all_ in cells if all_],
        "undated": _share(unnamed[0], statements[0]),
        "kinds": _kinds(table.kinds[row].tolist()),
    }


def _kinds(counts: Sequence[int]) -> list[KindObject]:
    """The kinds of unnamed sources that there are, the most first; the first count is of those not known."""
    found: list[KindObject] = [
        {"kind": UNNAMED_KINDS[at - 1].value if at else None, "statements": number}
        for at, number in enumerate(counts)
        if number
    ]
    return sorted(found, key=lambda one: (-one["statements"], one["kind"] or "~"))


def _share(unnamed: int, statements: int) -> ShareObject:
    return {
        "unnamed": unnamed,
        "statements": statements,
        "share": round(unnamed / statements, 4) if statements else None,
    }
