"""Figures side by side, by what they count: `onrecord numbers`."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.filtered.figures import filtered_figures
from onrecord.answers.kept_lists import is_kept, kept_numbers
from onrecord.answers.numbers import (
    DaysObject,
    FigureObject,
    TableObject,
    TablesObject,
    figure_rows,
    numbers_object,
)
from onrecord.answers.stretches import Stretch
from onrecord.records import Comparison
from onrecord.web.answering import Page, answer
from onrecord.web.asking import Slice, filters_of, parameter, whole_of
from onrecord.web.drawing.figures import Dots, Value, dots, marks
from onrecord.web.figuring import (
    dating_words,
    difference_words,
    doubt_words,
    series_words,
    source_key,
    source_words,
    value_words,
)
from onrecord.web.rooms import room_of, within_reach

_PAGE = Page("numbers.html", "Numbers", "figures")
_TABLES = 12
_MOST_TABLES = 200
_UPWARD = frozenset({Comparison.AT_LEAST, Comparison.MORE_THAN})
_DOWNWARD = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN})
_GREATEST = 1e18
"""What is greater is written, and not drawn."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A table with the marks of its sources, in its order of figures, and its drawing where there is something to."""

    table: TableObject
    marks: tuple[str, ...]
    dots: Dots | None


def figures_apart(request: Request) -> Response:
    """Tables with a figure that passes, those that disagree first, a slice at a time."""
    asked = filters_of(request)
    slice_ = Slice(whole_of(request, "offset"), max(1, min(whole_of(request, "limit", _TABLES), _MOST_TABLES)))
    disagree = bool(parameter(request, "disagree"))
    room = room_of(request)
    with room.ledger() as ledger:
        offset, limit = slice_.offset, slice_.limit
        if is_kept(ledger, ["numbers"], asked):
            found: TablesObject = kept_numbers(ledger, disagree=disagree, offset=offset, limit=limit)
        elif quick := room.shelf.ask(filtered_figures, ledger, asked, Stretch(offset, limit), disagree=disagree):
            found = quick
        else:
            within_reach(ledger, "numbers")
            found = numbers_object(ledger, asked, disagree=disagree, offset=offset, limit=limit)
    if request.path_params["form"] == ".csv":
        return answer(request, _PAGE, {"figures": figure_rows(found)})
    return answer(
        request,
        _PAGE,
        found,
        slice=slice_,
        shown=[shown(table) for table in found["tables"]],
        value=value_words,
        doubts=doubt_words,
        dating=dating_words,
        differences=difference_words,
        series=series_words,
        cites=source_words,
    )


def shown(table: TableObject) -> Shown:
    """A table as it is drawn."""
    keys = [source_key(figure) for figure in table["figures"]]
    known = marks(keys)
    own = tuple(known[key] for key in keys)
    return Shown(table, own, dots(tuple(_values(table, own))))


def _values(table: TableObject, own: tuple[str, ...]) -> Iterator[Value]:
    """What can be drawn: figures that are held to be so, of the whole, as of a known day."""
    for figure, mark in zip(table["figures"], own, strict=True):
        days = _days(figure["as_of"])
        if days is not None and figure["held"] and not figure["part"] and not figure["per"]:
            low, high = _ends(figure)
            if all(abs(end) < _GREATEST for end in (low, high) if end is not None):
                yield Value(low, high, *days, mark, _title(figure))


def _ends(figure: FigureObject) -> tuple[float | None, float | None]:
    """The least and the greatest value that its words leave; None is open."""
    low, high = (float(end) if end else None for end in (figure["low"], figure["high"]))
    sense = figure["comparison"]
    if low == high and sense in _UPWARD:
        return low, None
    return (None, high) if low == high and sense in _DOWNWARD else (low, high)


def _days(as_of: DaysObject | None) -> tuple[dt.date, dt.date] | None:
    if as_of is None:
        return None
    start, end = as_of["start"] or as_of["end"], as_of["end"] or as_of["start"]
    return (dt.date.fromisoformat(start), dt.date.fromisoformat(end)) if start and end else None


def _title(figure: FigureObject) -> str:
    return f"{value_words(figure)}, {source_words(figure)}"
