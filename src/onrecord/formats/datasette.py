"""What Datasette shows of a ledger, as its metadata: the ledger's own file is what it opens. The one rule: nothing that
writes.

The form is that of https://docs.datasette.io/en/stable/metadata.html.
"""

import json
from pathlib import Path
from typing import BinaryIO, NotRequired, TypedDict

from onrecord.errors import InputError
from onrecord.formats.extract import Extract
from onrecord.ledger.browsing import Browsed, BrowsedQuery, BrowsedTable, browsed


class QueryObject(TypedDict):
    """A question that can be asked as it is."""

    title: str
    description: str
    params: list[str]
    sql: str


class TableObject(TypedDict):
    """A table; what nobody but the program needs is hidden."""

    description: NotRequired[str]
    label_column: NotRequired[str]
    fts_table: NotRequired[str]
    fts_pk: NotRequired[str]
    facets: NotRequired[list[str]]
    sort: NotRequired[str]
    columns: NotRequired[dict[str, str]]
    hidden: NotRequired[bool]


class DatabaseObject(TypedDict):
    """A ledger."""

    title: str
    description: str
    tables: dict[str, TableObject]
    queries: dict[str, QueryObject]


class MetadataObject(TypedDict):
    """What `datasette --metadata` reads."""

    title: NotRequired[str]
    description: NotRequired[str]
    databases: dict[str, DatabaseObject]


def write(extract: Extract, out: BinaryIO) -> None:
    """Write the metadata for the whole ledger that an extract is of, whatever the filters. InputError where the extract
    hides something: the ledger itself does not."""
    if type(extract) is not Extract:
        raise InputError("Datasette opens the ledger itself, with all that was to be hidden; take another form")
    found = browsed()
    metadata: MetadataObject = {
        "title": found.title,
        "description": found.description,
        "databases": {Path(extract.about.ledger).stem: database_object(found)},
    }
    out.write(json.dumps(metadata, ensure_ascii=False, indent=1).encode())


def database_object(found: Browsed) -> DatabaseObject:
    """The part of the metadata that is about one ledger."""
    return {
        "title": found.title,
        "description": found.description,
        "tables": {
            **{name: _table(one) for name, one in found.tables.items()},
            **{name: TableObject(hidden=True) for name in found.hidden},
        },
        "queries": {name: _query(one) for name, one in found.queries.items()},
    }


def _table(one: BrowsedTable) -> TableObject:
    held: TableObject = {"description": one.description, "columns": dict(one.columns)}
    if one.label:
        held["label_column"] = one.label
    if one.fts:
        held |= {"fts_table": one.fts, "fts_pk": "rowid"}
    if one.facets:
        held["facets"] = list(one.facets)
    if one.sort:
        held["sort"] = one.sort
    return held


def _query(one: BrowsedQuery) -> QueryObject:
    return {"title": one.title, "description": one.description, "params": list(one.parameters), "sql": one.sql}
