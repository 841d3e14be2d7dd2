"""Who takes no side on a claim that names them, of a large ledger. The one rule: as of which days it holds is said, and
for other days nothing is told."""

import datetime as dt
from dataclasses import dataclass
from typing import cast

import numpy as np

from onrecord.answers.board_silences import AS_OF
from onrecord.answers.claims import SilenceObject, voice_object
from onrecord.answers.columns.packing import ACTORS, CLAIMS, FACTS
from onrecord.answers.filtered.shelf import Held, Shelf
from onrecord.answers.filtered.sieve import passing
from onrecord.answers.filtered.sources import actor_named
from onrecord.answers.stretches import SilencesObject, Stretch
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, JsonObject, Ledger
from onrecord.reports.telling import LARGE, Telling

_EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class AskedSilences:
    """Whose silence is asked for, None for all, and as of which day; None for today, or else, in a large
    ledger, for the day on which the board was made."""

    filters: Filters
    who: str | None
    as_of: dt.date | None
    today: dt.date


def filtered_silences(shelf: Shelf, ledger: Ledger, asked: AskedSilences, stretch: Stretch) -> SilencesObject | None:
    """The silences on claims with a statement that passes; None where they cannot be told from columns. InputError
    where there is no such actor, or several."""
    found = shelf.usable(ledger, FACTS, CLAIMS, ACTORS)
    as_of = _day(ledger, asked)
    if found is None or as_of is None:
        return None
    facts, held, actors = found
    wanted = np.ones(len(held["silence_claim"]), bool)
    if asked.filters != _EVERYTHING:
        claims = np.zeros(len(held.lists["claims"]), bool)
        claims[held["claim"][passing(ledger, facts, asked.filters).holds(held, "statement")]] = True
        wanted &= claims[held["silence_claim"]]
    if asked.who is not None:
        wanted &= _whose(held, actor_named(actors, asked.who))
    (places,) = np.nonzero(wanted)
    listed = places[stretch.offset : stretch.end]
    keys = [
        f"{held.lists['claims'][held['silence_claim'][place]]} {held.lists['silent'][held['silence_actor'][place]]}"
        for place in listed
    ]
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "offset": stretch.offset,
        "total": len(places),
        "silences": _told(ledger, list(ledger.board_rows("silences", keys).values()), as_of),
    }


def days_held(ledger: Ledger) -> tuple[dt.date, dt.date | None, dt.date | None] | None:
    """The day as of which silences are kept, the first for which they hold, and the first behind them for which they do
    not; None for no end, and None in all where they were never made."""
    row = ledger.board_rows(AS_OF, [AS_OF]).get(AS_OF)
    if row is None:
        return None
    first, behind = (None if row[name] is None else dt.date.fromisoformat(row[name]) for name in ("first", "next"))
    return dt.date.fromisoformat(row["day"]), first, behind


def _day(ledger: Ledger, asked: AskedSilences) -> dt.date | None:
    """The day as of which it is answered; None where that is not the one asked for."""
    held = days_held(ledger)
    if held is None:
        return None
    day, first, behind = held
    wanted = asked.as_of or asked.today
    if (first is None or first <= wanted) and (behind is None or wanted < behind):
        return wanted
    return day if asked.as_of is None and ledger.size() > LARGE else None


def _whose(held: Held, actor: str) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    silent = held.lists["silent"]
    return np.asarray(held["silence_actor"] == (silent.index(actor) if actor in silent else -1))


def _told(ledger: Ledger, rows: list[JsonObject], as_of: dt.date) -> list[SilenceObject]:
    """Rows of the board as of a day, with the words of who declined to speak."""
    told = Telling(ledger, briefly=True).told_of(name for row in rows for name in row["declined"])
    return [
        cast(
            "SilenceObject",
            {
                **row,
                "days": None if row["since"] is None else (as_of - dt.date.fromisoformat(row["since"])).days,
                "declined": [voice_object(told[name]) for name in row["declined"] if name in told],
            },
        )
        for row in rows
    ]
