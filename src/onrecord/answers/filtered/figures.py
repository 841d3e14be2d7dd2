"""Tables of figures of which some pass. The one rule: a table holds what passes and what is comparable with that, as
`reports.numbers` has it."""

from collections.abc import Iterable
from typing import cast

import numpy as np

from onrecord.answers.boards import made_object
from onrecord.answers.columns.packing import FACTS, FIGURES, Places
from onrecord.answers.filtered.shelf import Held, Mask, Shelf
from onrecord.answers.filtered.sieve import Passing, passing
from onrecord.answers.kept_lists import KeptTablesObject
from onrecord.answers.numbers import PairObject, TableObject
from onrecord.answers.stretches import Stretch
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, JsonObject, Ledger


def filtered_figures(
    shelf: Shelf, ledger: Ledger, filters: Filters, stretch: Stretch, *, disagree: bool
) -> KeptTablesObject | None:
    """Tables with a figure that passes, those that disagree first; None where they cannot be told from columns."""
    found = shelf.usable(ledger, FACTS, FIGURES)
    made = ledger.board_made("numbers")
    # Columns name tables by their places, and these are those of the board of the same state alone.
    if found is None or made is None or made.stamp != found[1].made.stamp:
        return None
    facts, held = found
    passed = _given(held, passing(ledger, facts, filters), filters)
    comparable = passed[held["one"]] | passed[held["other"]]
    shown = passed.copy()
    shown[held["one"][comparable]] = shown[held["other"][comparable]] = True
    apart = comparable & (held["apart"] == 1)
    tables = np.arange(len(held["first"]) - 1)
    table_of = np.repeat(tables, np.diff(held["first"]))
    wanted = np.zeros(len(tables), bool)
    wanted[table_of[held["one"][apart]] if disagree else table_of[shown]] = True
    (listed,) = np.nonzero(wanted)
    rows = ledger.board_rows("numbers", [str(place) for place in listed[stretch.offset : stretch.end]])
    return {
        "schema": SCHEMA,
        "offset": stretch.offset,
        "total": len(listed),
        "figures": int(np.count_nonzero(shown & wanted[table_of])),
        "disagreements": int(np.count_nonzero(apart)),
        "tables": [_narrowed(row, _of_table(held, passed, shown, int(key))) for key, row in rows.items()],
        "made": made_object(held.made),
    }


def _given(held: Held, passes: Passing, filters: Filters) -> Mask:
    """Which figures pass: a document's own words where nothing is asked for that only a statement has."""
    found = passes.holds(held, "statement")
    return found if filters.of_statements else found | passes.holds_documents(held, "document")


def _of_table(held: Held, passed: Mask, shown: Mask, table: int) -> tuple[Mask, Mask]:
    start, end = held["first"][table : table + 2]
    return passed[start:end], shown[start:end]


def _narrowed(row: JsonObject, which: tuple[Mask, Mask]) -> TableObject:
    """A table with only the figures that are shown, and the pairs with one that passes."""
    passed, shown = which
    places = np.cumsum(shown) - 1
    figures = [figure for figure, one in zip(row["figures"], shown, strict=True) if one]
    voices = [figure["voice"] for figure in figures]
    return cast(
        "TableObject",
        {
            **row,
            "figures": figures,
            "disagreements": _pairs(row["disagreements"], passed, places),
            "series": _pairs(row["series"], passed, places),
            "reviewed": all(voice["statement"] is not None and voice["reviewed"] for voice in voices),
        },
    )


def _pairs(pairs: Iterable[PairObject], passed: Mask, places: Places) -> list[PairObject]:
    return [
        {**pair, "one": int(places[pair["one"]]), "other": int(places[pair["other"]])}
        for pair in pairs
        if passed[pair["one"]] or passed[pair["other"]]
    ]
