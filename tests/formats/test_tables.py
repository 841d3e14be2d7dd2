"""Tables, opened by the programs that people open them with."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import polars as pl
import pytest

from onrecord.errors import InputError
from onrecord.formats.extract import Extract
from onrecord.formats.tables import csv as csv_form
from onrecord.formats.tables import parquet, xlsx
from onrecord.formats.tables.rows import STATEMENTS, TABLES, Row, Table
from tests.formats.conftest import ABOUT, Take

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "plain",
    "a\nb",
    'say "no"',
    "–5",
    "🕊",
]


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def hostile(extract: Extract) -> object:  # noqa: ARG001 - the same whatever is asked for
    return iter([(text, number, None) for number, text in enumerate(HOSTILE)])


TABLE = Table("hostile", "what spreadsheets would run", {"text": str, "number": int, "none": str}, hostile)  # type: ignore[arg-type]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_cell_is_of_its_column(extract: Extract, table: Table) -> None:
    rows = list(table.rows(extract))
    assert rows
    for row in rows:
        assert len(row) == len(table.columns)
        for cell, kind in zip(row, table.columns.values(), strict=True):
            assert cell is None or type(cell) is kind


def test_a_statement_says_where_its_words_stand(take: Take) -> None:
    extract = take(about="call")
    for row in STATEMENTS.rows(extract):
        cells = dict(zip(STATEMENTS.columns, row, strict=True))
        text = extract.document(str(cells["document"])).text
        places = json.loads(str(cells["places"]))
        assert " … ".join(text[start:end] for start, end in places["content"]) == cells["words"]
        assert cells["review"] == "machine"
        assert cells["reviewed"] is False
        assert all(hedge in text for hedge in str(cells["hedges"]).split("; "))


def test_csv_round_trip(take: Take, tmp_path: Path) -> None:
    csv_form.write_all(take(about="call"), tmp_path)
    for table in TABLES:
        with (tmp_path / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == list(table.columns)
        wanted = [
            ["" if c is None else ("yes" if c else "no") if isinstance(c, bool) else str(c) for c in row]
            for row in table.rows(take(about="call"))
        ]
        assert [[cell.removeprefix("'") for cell in row] for row in rows] == [
            [cell.removeprefix("'") for cell in row] for row in wanted
        ]
    assert "read by a machine, reviewed by nobody" in (tmp_path / "README.txt").read_text(encoding="utf-8")


def test_csv_defuses_formulas(extract: Extract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_form, "STATEMENTS", TABLE)
    out = io.BytesIO()
    csv_form.write(extract, out)
    _, *rows = csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""))
    for (cell, *_), text in zip(rows, HOSTILE, strict=True):
        assert not cell.startswith(FORMULA)
        assert cell.removeprefix("'") == text


def test_xlsx_round_trip(take: Take) -> None:
    out = io.BytesIO()
    xlsx.write(take(about="call"), out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [*(table.name for table in TABLES), "about"]
    for table in TABLES:
        head, *rows = book[table.name].iter_rows(values_only=True)
        assert list(head) == list(table.columns)
        assert rows == [tuple(cell if cell != "" else None for cell in row) for row in table.rows(take(about="call"))]
    assert any("reviewed by nobody" in str(row[1]) for row in book["about"].iter_rows(values_only=True))


def test_xlsx_holds_no_formula(extract: Extract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "TABLES", (TABLE,))
    out = io.BytesIO()
    xlsx.write(extract, out)
    sheet = openpyxl.load_workbook(out)["hostile"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value.replace("_x000D_", "\r") for cell in cells] == HOSTILE
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    assert [bool(cell.quotePrefix) for cell in cells] == [
        text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in HOSTILE
    ]


def test_a_sheet_that_would_overflow_is_refused(extract: Extract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 5)
    with pytest.raises(InputError, match=r"more than 5 statements, .* narrow it"):
        xlsx.write(extract, io.BytesIO())


def test_a_cell_that_is_too_long_says_that_it_was_cut(extract: Extract, monkeypatch: pytest.MonkeyPatch) -> None:
    def long(extract: Extract) -> object:  # noqa: ARG001
        return iter([("🕊" * 40_000,), ("x" * 32_767,)])

    monkeypatch.setattr(xlsx, "TABLES", (Table("long", "", {"text": str}, long),))  # type: ignore[arg-type]
    out = io.BytesIO()
    xlsx.write(extract, out)
    _, (cut,), (whole,) = openpyxl.load_workbook(out)["long"].iter_rows(values_only=True)
    assert str(cut).endswith("🕊 … (cut: the rest is in the ledger)")
    assert whole == "x" * 32_767


def test_parquet_round_trip(take: Take, tmp_path: Path) -> None:
    parquet.write_all(take(about="call"), tmp_path)
    for table in TABLES:
        rows: list[Row] = list(table.rows(take(about="call")))
        by_polars = pl.read_parquet(tmp_path / f"{table.name}.parquet")
        assert by_polars.columns == list(table.columns)
        assert by_polars.rows() == [tuple(row) for row in rows]
        by_pandas = pd.read_parquet(tmp_path / f"{table.name}.parquet")
        assert list(by_pandas.columns) == list(table.columns)
        assert len(by_pandas) == len(rows)
    held = pl.read_parquet_metadata(tmp_path / "statements.parquet")
    assert "reviewed by nobody" in held["review"]
    assert ABOUT.made.astimezone(dt.UTC).strftime("%Y-%m-%d") in held["extract"]
