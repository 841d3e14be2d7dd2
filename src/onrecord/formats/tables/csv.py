"""CSV, one table or all of them. The one rule: a cell that a spreadsheet would run as a formula is defused."""

import csv
import io
from pathlib import Path
from typing import BinaryIO

from onrecord.answers.flat import defused
from onrecord.formats.extract import Extract
from onrecord.formats.tables.about import about_rows
from onrecord.formats.tables.rows import STATEMENTS, TABLES, Cell, Table


def write(extract: Extract, out: BinaryIO) -> None:
    """Write the statements, one a line, after a line of names; UTF-8 with the mark by which spreadsheets know it."""
    _write_table(STATEMENTS, extract, out)


def write_all(extract: Extract, folder: Path) -> None:
    """Write a file for each table, and what they are."""
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("wb") as out:
            _write_table(table, extract, out)
    (folder / "README.txt").write_text(
        "".join(f"{name}: {said}\n" for name, said in about_rows(extract)), encoding="utf-8"
    )


def _write_table(table: Table, extract: Extract, out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(table.columns)
    lines.writerows([_cell(cell) for cell in row] for row in table.rows(extract))
    text.detach()


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case str():
            return defused(cell)
        case _:
            return str(cell)
