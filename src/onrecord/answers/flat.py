"""Objects as rows of a table for spreadsheets. The one rule: a cell that a spreadsheet would run as a formula is
defused, and nothing is left out."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that spreadsheets take for a formula."""


def csv_text(objects: Iterable[Mapping[str, object]]) -> str:
    """The objects as CSV with a header, one a line; what lies deeper has dotted names, and lists are parted by `; `."""
    rows = [dict(_cells(one)) for one in objects]
    header = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(header)
    table.writerows([[defused(row.get(name, "")) for name in header] for row in rows])
    return out.getvalue()


def defused(cell: str) -> str:
    """The cell, with an apostrophe before what would be run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def _cells(one: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in one.items():
        if isinstance(value, Mapping):
            yield from _cells(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", _cell(value)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return ", ".join(f"{name}: {_cell(inner)}" for name, inner in value.items() if inner not in (None, "", []))
        case list() | tuple():
            return "; ".join(map(_cell, value))
        case _:
            return str(value)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
