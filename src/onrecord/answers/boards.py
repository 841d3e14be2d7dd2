"""Boards: what questions about a whole ledger find, kept in it to be read by the page. The one rule: a page that reads
an old one says so.

| board | rows, by key | orders |
|---|---|---|
| overview | `overview` | |
| actors | by id | `statements`, `type KIND` |
| profiles | by id of the actor | |
| said | (keys alone: ids of statements) | id of the actor |
| claims | by id | `contested`, `spread`, `new`, `both sides` (those with origins on both) |
| members | by id of the claim and of the statement | id of the claim, `CLAIM STANCE`, `of STATEMENT` |
| traces | by id of the claim | |
| positions | by id of the actor and of the claim | id of the actor |
| silences | by ids of the claim and of the actor | `silences` |
| silences as of | one of that name | |
| choices | by kind and name of the source | `choices` |
| reversals | by ids of both statements | `latest`, `speaker ID` |
| commitments | by document and place | `due`, `coming`, `overdue latest`, `kind KIND`, `by ID`, each schedule status |
| due-days | by day and schedule status | `days` |
| numbers | by place | `tables`, `disagree` |
| totals | `totals` | |
| weeks | by week and publisher | `weeks` |
| sources, network, days | one of that name each | |

Beside them stand boards of columns, of which lists with filters are drawn: `answers.columns` makes them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

from onrecord.answers import board_actors
from onrecord.answers.board_claims import claim_boards, listed
from onrecord.answers.board_falls import choice_rows, supports_of
from onrecord.answers.board_silences import AS_OF, Looked, as_of_row
from onrecord.answers.columns.boards import (
    change_columns,
    claim_columns,
    figure_columns,
    promise_columns,
    silence_columns,
)
from onrecord.answers.columns.packing import ACTORS, CHANGES, CLAIMS, FACTS, FIGURES, MEETINGS, MOMENTS, PROMISES
from onrecord.answers.columns.supports import actor_columns, support_columns
from onrecord.answers.columns.walking import walked
from onrecord.answers.kept_wholes import DRAWN
from onrecord.answers.numbers import table_object
from onrecord.answers.overview import new_object, waiting_object
from onrecord.answers.promises import promise_object
from onrecord.answers.sources import sources_object
from onrecord.ledger import BoardPage, BoardRow, Filters, JsonObject, Ledger, Made
from onrecord.linking.searching import Corpus
from onrecord.records import ScheduleStatus
from onrecord.reports.following import each_followed
from onrecord.reports.glance import OPEN, new_in
from onrecord.reports.numbers import figure_tables
from onrecord.reports.promises import Followed, Similar, promises_of
from onrecord.reports.telling import LARGE

AT_ONCE = 3_000
"""Statements up to which boards are made while somebody waits."""
_DATED = "commitments"
"""What is due hangs on the day."""
Tell = Callable[[str], None]
"""What hears which board is being made."""


class MadeObject(TypedDict):
    """Of what state of the ledger a board was made, when, and whether that is still its state."""

    stamp: int
    at: str
    fresh: bool


class BoardObject(TypedDict):
    """A stretch of a board: its rows, where it begins, how many there are in all."""

    offset: int
    total: int
    rows: list[JsonObject]
    made: MadeObject


@dataclass(frozen=True, slots=True)
class Maker:
    """What making boards takes: how close two texts are, what day it is, the time, who hears of it."""

    similar: Similar
    today: dt.date
    now: Callable[[], dt.datetime]
    tell: Tell = lambda _: None


def make_boards(ledger: Ledger, maker: Maker, *, anew: bool = False) -> int:
    """Make the boards that are older than the ledger, or all of them; returns how many were made.

    It takes minutes where there are a hundred thousand documents. Readers never wait for it; other programs that write
    get their turn in between. One program at a time.
    """
    made = 0
    for names, rows_of in _MAKERS:
        if not anew and not _is_old(ledger, names, maker.today):
            continue
        stamp = ledger.stamp()
        for name, rows in rows_of(ledger, maker):
            maker.tell(name)
            at = maker.now().isoformat(timespec="seconds")
            if isinstance(rows, Mapping):
                ledger.columns.keep(name, rows, Made(stamp, at, fresh=True))
            else:
                ledger.keep_board(name, rows, stamp, at)
            made += 1
    return made


def are_old(ledger: Ledger, today: dt.date) -> bool:
    """Whether a board is older than the ledger, or one that hangs on the day was made on another one."""
    return any(_is_old(ledger, names, today) for names, _ in _MAKERS)


def _is_old(ledger: Ledger, names: Sequence[str], today: dt.date) -> bool:
    held = [ledger.board_made(name) for name in names]
    if any(one is None or not one.fresh for one in held):
        return True
    return _DATED in names and any(one is not None and one.at[: len("2026-03-09")] != today.isoformat() for one in held)


def board_of(
    ledger: Ledger, name: str, order: str, stretch: tuple[int, int | None] = (0, None), maker: Maker | None = None
) -> BoardObject:
    """A stretch of a board, `(offset, limit)`: fresh, or as old as its `made` says.

    Where the ledger is small and a maker is given, boards that are older than it are made first. A board that was never
    made is empty, and the time of its making, too.
    """
    offset, limit = stretch
    page = ledger.board(name, order, offset, limit)
    if maker is not None and (page is None or not page.made.fresh) and ledger.size() <= AT_ONCE:
        make_boards(ledger, maker)
        page = ledger.board(name, order, offset, limit)
    if page is None:
        page = BoardPage((), 0, Made(0, "", fresh=False))
    return {
        "offset": offset,
        "total": page.total,
        "rows": [row for _, row in page.rows],
        "made": made_object(page.made),
    }


def made_object(made: Made) -> MadeObject:
    """When a board was made."""
    return {"stamp": made.stamp, "at": made.at, "fresh": made.fresh}


Boards = Iterator[tuple[str, Iterable[BoardRow] | Mapping[str, bytes]]]
"""Boards as they are made: their rows, or their columns."""


def _people_and_claims(ledger: Ledger, maker: Maker) -> Boards:
    """Who is who comes first: all else asks for it."""
    maker.tell("who is who")
    cast = board_actors.keep_cast(ledger)
    yield "actors", board_actors.actor_rows(cast)
    yield ACTORS, actor_columns((name, row["names"]) for name, row in cast.rows.items())
    held = ledger.overview()
    corpus = {
        "documents": held.documents,
        "publishers": held.publishers,
        "first": None if held.first is None else held.first.isoformat(),
        "last": None if held.last is None else held.last.isoformat(),
    }
    counts = {"undated": held.undated, "statements": held.statements, "unnamed": held.unnamed}
    yield (
        "overview",
        [BoardRow("overview", {**corpus, **counts, "problems": held.problems, **_now(ledger)}, {"overview": (0,)})],
    )
    heard = Corpus()
    said, counted = board_actors.speech(ledger, heard)
    yield "said", said
    del said
    looked, supports = Looked.of(cast.rows.values(), heard, maker.today), supports_of(ledger, cast.rows.values())
    claims = claim_boards(ledger, looked, supports)
    yield from listed(claims)
    yield AS_OF, [as_of_row(looked)]
    yield CLAIMS, claim_columns(ledger, partial(support_columns, ledger, supports), partial(silence_columns, ledger))
    yield "choices", choice_rows(ledger, supports, cast.rows)
    yield CHANGES, change_columns(ledger)
    yield "profiles", board_actors.profile_rows(cast, counted, claims.sides, corpus)


def _now(ledger: Ledger) -> dict[str, object]:
    """What came last and what waits for review, which take a walk to count."""
    return {"new": new_object(new_in(ledger)), "waiting": waiting_object(ledger.waiting())}


def _commitments(ledger: Ledger, maker: Maker) -> Boards:
    if ledger.size() > LARGE:
        found: Iterable[Followed] = each_followed(ledger, maker.similar, maker.today)
    else:
        found = promises_of(ledger, maker.similar, maker.today).found
    counted: Counter[tuple[str, str]] = Counter()
    yield "commitments", (_commitment(one, maker.today, counted) for one in found)
    yield (
        "due-days",
        (
            BoardRow(
                f"{day} {schedule}",
                {"day": day or None, "schedule": schedule, "commitments": number},
                {"days": (day or "~", schedule)},
            )
            for (day, schedule), number in counted.items()
        ),
    )
    yield PROMISES, promise_columns(ledger)


def _commitment(found: Followed, today: dt.date, counted: Counter[tuple[str, str]]) -> BoardRow:
    owed, due = found.owed, found.statuses.due
    day = (due.end or due.start) if due is not None else None
    order = ((day or dt.date.max).toordinal(), (owed.day or dt.date.max).toordinal(), owed.document, owed.place)
    names = ["due", f"kind {owed.commitment.kind.value}", found.statuses.schedule.value]
    names += [f"by {owed.by}"] if owed.by else []
    schedule, last = found.statuses.schedule, (due.end if due else None) or dt.date.min
    counted[day.isoformat() if day else "", schedule.value] += 1
    names += ["coming"] if schedule in OPEN and last >= today else []
    latest = {"overdue latest": (-last.toordinal(), *order)} if schedule is ScheduleStatus.OVERDUE else {}
    places: dict[str, tuple[int | str, ...]] = {**dict.fromkeys(names, order), **latest}
    return BoardRow(f"{owed.document} {owed.place}", {**promise_object(found)}, places)


def _numbers(ledger: Ledger, _: Maker) -> Boards:
    tables = figure_tables(ledger)
    yield (
        "numbers",
        (
            BoardRow(
                str(place),
                {**table_object(table)},
                {"tables": (place,), **({"disagree": (place,)} if table.disagreements else {})},
            )
            for place, table in enumerate(tables)
        ),
    )
    totals = {
        "figures": sum(len(table.rows) for table in tables),
        "disagreements": sum(len(table.disagreements) for table in tables),
    }
    yield "totals", [BoardRow("totals", totals)]
    yield FIGURES, figure_columns(ledger, tables)


def _weeks(ledger: Ledger, _: Maker) -> Boards:
    """Statements of each publisher and week, how many of them come from unnamed sources, and those of each day."""
    yield (
        "weeks",
        (
            BoardRow(
                f"{count.week} {count.publisher}",
                {
                    "week": count.week.isoformat() if count.week else None,
                    "publisher": count.publisher,
                    "statements": count.statements,
                    "unnamed": count.unnamed,
                },
                {"weeks": (str(count.week or "~"), count.publisher or "")},
            )
            for count in ledger.by_week()
        ),
    )
    yield "sources", [BoardRow("sources", {**sources_object(ledger, Filters())})]
    days = dict(ledger.by_day())
    undated = days.pop(None, 0)
    listed = [{"day": day.isoformat(), "statements": days[day]} for day in sorted(filter(None, days))]
    yield "days", [BoardRow("days", {"days": listed, "undated": undated})]
    yield FACTS, ledger.columns.facts()


def _network(ledger: Ledger, _: Maker) -> Boards:
    network, columns = walked(ledger, DRAWN)
    yield "network", [BoardRow("network", {**network})]
    yield from columns.items()


_MAKERS: Sequence[tuple[Sequence[str], Callable[[Ledger, Maker], Boards]]] = (
    (
        (
            *("actors", "overview", "claims", "members", "traces", "positions", "reversals", "said", "profiles"),
            *("silences", AS_OF, "choices", ACTORS, CLAIMS, CHANGES),
        ),
        _people_and_claims,
    ),
    (("weeks", "sources", "days", FACTS), _weeks),
    (("network", MEETINGS, MOMENTS), _network),
    (("numbers", "totals", FIGURES), _numbers),
    (("commitments", "due-days", PROMISES), _commitments),
)
"""Boards that are made together, and how; a board of a further question is one more line."""
