"""Columns made of boards, right behind these: claims, changes of position, commitments, figures. The one rule: the
rows stand in the order of the board."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

import numpy as np

from onrecord.answers.columns.packing import Kept, Numbers, rows_of, values
from onrecord.ledger import Ledger
from onrecord.records import CommitmentKind, FigureTable, ScheduleStatus
from onrecord.reports.claims import Sort

KINDS, SCHEDULES = tuple(CommitmentKind), tuple(ScheduleStatus)


def claim_columns(ledger: Ledger, *more: Callable[[Mapping[str, int]], Kept]) -> Mapping[str, bytes]:
    """The claims of the board in each of its orders, and which statements are in which; and what else is made of
    claims by their places."""
    claims = [key for key, _ in rows_of(ledger, "claims", Sort.CONTESTED.value)]
    place = {name: index for index, name in enumerate(claims)}
    orders = {
        f"by_{sort.value}": [place[key] for key, _ in rows_of(ledger, "claims", sort.value)]
        for sort in (Sort.SPREAD, Sort.NEW)
    }
    members = [(row["statement"], place[name]) for name in claims for _, row in rows_of(ledger, "members", name)]
    numbers = ledger.columns.numbers(name for name, _ in members)
    return values(
        claims=claims,
        by_contested=np.arange(len(claims)),
        **{name: np.array(order, np.int32) for name, order in orders.items()},
        statement=np.array([numbers.get(name, -1) for name, _ in members], np.int32),
        claim=np.array([claim for _, claim in members], np.int32),
        **{name: held for make in more for name, held in make(place).items()},
    )


def silence_columns(ledger: Ledger, place: Mapping[str, int]) -> Kept:
    """The silences of the board in their order: on which claim, and whose."""
    pairs = [key.split(" ", 1) for key, _ in rows_of(ledger, "silences", "silences")]
    silent = sorted({actor for _, actor in pairs})
    of = {actor: at for at, actor in enumerate(silent)}
    return {
        "silent": silent,
        "silence_claim": np.array([place[claim] for claim, _ in pairs], np.int32),
        "silence_actor": np.array([of[actor] for _, actor in pairs], np.int32),
    }


def change_columns(ledger: Ledger) -> Mapping[str, bytes]:
    """The changes of position of the board, the latest first, with the statements before and after."""
    keys = [key for key, _ in rows_of(ledger, "reversals", "latest")]
    pairs = [key.split(" ") for key in keys]
    numbers = ledger.columns.numbers(name for pair in pairs for name in pair)
    before, after = ([numbers.get(pair[side], -1) for pair in pairs] for side in (0, 1))
    return values(keys=keys, before=np.array(before, np.int32), after=np.array(after, np.int32))


def promise_columns(ledger: Ledger) -> Mapping[str, bytes]:
    """The commitments of the board by the day on which they are due, with what is asked of them."""
    rows = list(rows_of(ledger, "commitments", "due"))
    statements = ledger.columns.numbers(row["statement"] for _, row in rows if row["statement"])
    documents = ledger.columns.numbers((row["document"] for _, row in rows), "documents")
    return values(
        keys=[key for key, _ in rows],
        statement=np.array([statements.get(row["statement"], -1) for _, row in rows], np.int32),
        document=np.array([documents.get(row["document"], -1) for _, row in rows], np.int32),
        kind=np.array([KINDS.index(row["kind"]) for _, row in rows], np.int32),
        schedule=np.array([SCHEDULES.index(row["schedule"]) for _, row in rows], np.int32),
        end=np.array([_day(row["due"]["end"]) for _, row in rows], np.int32),
        last=np.array([_day(row["due"]["end"] or row["due"]["start"]) for _, row in rows], np.int32),
    )


def figure_columns(ledger: Ledger, tables: Iterable[FigureTable]) -> Mapping[str, bytes]:
    """The figures of tables, with the statement that gives each, or else the document; and the pairs of them that are
    comparable, by their places among all figures."""
    first, givers, pairs = [0], [], []
    for table in tables:
        place = {id(row): at for at, row in enumerate(table.rows, first[-1])}
        apart = {id(pair) for pair in table.disagreements}
        pairs += [(place[id(pair.one)], place[id(pair.other)], id(pair) in apart) for pair in table.pairs]
        givers += [(row.statement, row.told.document) for row in table.rows]
        first.append(first[-1] + len(table.rows))
    statements = ledger.columns.numbers(statement for statement, _ in givers if statement)
    documents = ledger.columns.numbers((document for statement, document in givers if not statement), "documents")
    one, other, apart_ = np.array(pairs, np.int32).reshape(-1, 3).T
    return values(
        first=np.array(first, np.int32),
        statement=_numbers(statements, (statement for statement, _ in givers)),
        document=_numbers(documents, (None if statement else document for statement, document in givers)),
        one=one,
        other=other,
        apart=apart_.astype(np.int8),
    )


def _numbers(known: Mapping[str, int], ids: Iterable[str | None]) -> Numbers:
    """The numbers of these, -1 for what is none or is not held."""
    return np.array([known.get(name or "", -1) for name in ids], np.int32)


def _day(text: str | None) -> int:
    """A day as its ordinal, 0 for none."""
    return dt.date.fromisoformat(text).toordinal() if text else 0
