"""Parquet files, by pyarrow. The one rule: columns have the types of the tables, and the file says what it is."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
from pyarrow import parquet as pq

from onrecord.formats.extract import Extract
from onrecord.formats.tables.about import about_rows
from onrecord.formats.tables.rows import STATEMENTS, TABLES, Row, Table

_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
_AT_ONCE = 10_000
"""Rows that are held before they are written."""


def write(extract: Extract, out: BinaryIO) -> None:
    """Write the statements, one a row."""
    _write_table(STATEMENTS, extract, out)


def write_all(extract: Extract, folder: Path) -> None:
    """Write a file for each table."""
    for table in TABLES:
        with (folder / f"{table.name}.parquet").open("wb") as out:
            _write_table(table, extract, out)


def _write_table(table: Table, extract: Extract, out: BinaryIO) -> None:
    fields = [pa.field(name, _TYPES[kind]) for name, kind in table.columns.items()]
    schema = pa.schema(fields, metadata=dict(about_rows(extract)))
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        rows = table.rows(extract)
        for batch in iter(lambda: list(islice(rows, _AT_ONCE)), []):
            columns = [pa.array(column, field.type) for column, field in zip(_turned(batch), schema, strict=True)]
            writer.write_batch(pa.record_batch(columns, schema=schema))


def _turned(rows: list[Row]) -> Iterator[tuple[object, ...]]:
    """Columns of rows."""
    return zip(*rows, strict=True)
