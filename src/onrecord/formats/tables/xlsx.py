"""Excel workbooks, by XlsxWriter. The one rule: every text is written as text, never as a formula or a link."""

from typing import Any, BinaryIO

import xlsxwriter

from onrecord.errors import InputError
from onrecord.formats.extract import Extract
from onrecord.formats.tables.about import about_rows
from onrecord.formats.tables.rows import TABLES, Cell, Table

_MOST_ROWS = 1_048_575
"""Rows of a sheet, but for the one with names: the limit of the format."""
_LONGEST = 32_767
"""Characters of a cell: the limit of the format, which counts UTF-16 units."""
_CUT = " … (cut: the rest is in the ledger)"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"words": 70, "title": 32, "source": 32, "by_way_of": 40, "what": 60, "names": 32, "about": 100}
_WIDTH = 14


def write(extract: Extract, out: BinaryIO) -> None:
    """Write a sheet for each table, and one that says what they are. InputError where a table has more rows than a
    sheet may have."""
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        book.set_properties({"title": extract.about.words, "created": extract.about.made.replace(tzinfo=None)})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "text": book.add_format({"valign": "top", "text_wrap": True}),
            "quoted": book.add_format({"valign": "top", "text_wrap": True, "quote_prefix": True}),
        }
        for table in TABLES:
            _write_table(book.add_worksheet(table.name), table, extract, formats)
        sheet = book.add_worksheet("about")
        sheet.set_column(0, 0, _WIDTHS["title"])
        sheet.set_column(1, 1, _WIDTHS["about"])
        for number, (name, said) in enumerate(about_rows(extract)):
            sheet.write_string(number, 0, name, formats["head"])
            _write(sheet, (number, 1), said, formats)


def _write_table(sheet: Any, table: Table, extract: Extract, formats: dict[str, Any]) -> None:  # noqa: ANN401 - no types
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
        sheet.write_string(0, column, name, formats["head"])
    last = 0
    for last, row in enumerate(table.rows(extract), 1):
        if last > _MOST_ROWS:
            message = f"more than {_MOST_ROWS:,} {table.name}, and a sheet holds no more"
            raise InputError(f"{message}; narrow it by filters, or write csv or parquet")
        for column, cell in enumerate(row):
            _write(sheet, (last, column), cell, formats)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write(sheet: Any, place: tuple[int, int], cell: Cell, formats: dict[str, Any]) -> None:  # noqa: ANN401
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_boolean(*place, cell, formats["text"])
        case int() | float():
            sheet.write_number(*place, cell, formats["text"])
        case str():
            sheet.write_string(*place, _fitting(cell), formats["quoted" if cell.startswith(_FORMULA) else "text"])


def _fitting(text: str) -> str:
    """The text, cut where it is longer than a cell may be."""
    if len(text.encode("utf-16-le")) <= 2 * _LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT
