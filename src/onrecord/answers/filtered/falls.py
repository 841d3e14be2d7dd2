"""What falls with a source, of a large ledger. The one rule: what falls is counted whole, and listed in part."""

import numpy as np

from onrecord.answers.claims import FallObject, WhatIfObject
from onrecord.answers.columns.falling import Falling, fallen_without, lost
from onrecord.answers.columns.packing import ACTORS, CLAIMS, FACTS
from onrecord.answers.filtered.shelf import Held, Shelf
from onrecord.answers.filtered.sieve import passing
from onrecord.answers.filtered.sources import Shelves, source_named
from onrecord.answers.stretches import Stretch
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger

MOST_LOST = 100
"""Statements of one claim that are listed; all of them are counted."""
_EVERYTHING = Filters()


def filtered_falls(
    shelf: Shelf, ledger: Ledger, source: str, filters: Filters, stretch: Stretch
) -> WhatIfObject | None:
    """The claims with a statement that passes that lose support without a source; None where they cannot be told from
    columns. InputError where there is no such source, or several."""
    found = shelf.usable(ledger, FACTS, CLAIMS, ACTORS)
    if found is None or ledger.board_made("choices") is None:
        return None
    held = Shelves(*found)
    named = source_named(ledger, held, source)
    wanted = None
    if filters != _EVERYTHING:
        wanted = np.zeros(len(held.claims.lists["claims"]), bool)
        wanted[held.claims["claim"][passing(ledger, held.facts, filters).holds(held.claims, "statement")]] = True
    falls = fallen_without(held.claims.arrays, named.taken, named.ended, wanted)
    part = slice(stretch.offset, stretch.end)
    rows = zip(falls.claims[part], falls.before[part], falls.after[part], strict=True)
    return {
        "schema": SCHEMA,
        "without": named.what,
        "claims": len(held.claims.lists["claims"]) if wanted is None else int(np.count_nonzero(wanted)),
        "offset": stretch.offset,
        "total": len(falls.claims),
        "losing_all": int(np.count_nonzero(falls.after == 0)),
        "falls": _falls(ledger, held.claims, falls, [(int(claim), int(had), int(has)) for claim, had, has in rows]),
        "reviewed": False,
    }


def _falls(ledger: Ledger, held: Held, falls: Falling, rows: list[tuple[int, int, int]]) -> list[FallObject]:
    """Claims by their places, with their origins before and after; those that are gone since are left out."""
    names = [held.lists["claims"][claim] for claim, *_ in rows]
    known = ledger.board_rows("claims", names)
    gone = [lost(held.arrays, falls, claim) for claim, *_ in rows]
    numbers = [held["support_statement"][places[:MOST_LOST]].tolist() for places in gone]
    ids = ledger.columns.ids(sorted({number for some in numbers for number in some}))
    return [
        {
            "claim": name,
            "words": known[name]["words"],
            "before": had,
            "after": has,
            "statements": len(places),
            "lost": [ids[number] for number in some if number in ids],
        }
        for name, (_, had, has), places, some in zip(names, rows, gone, numbers, strict=True)
        if name in known
    ]
