"""The forms that an extract can be written in, by name. The one rule: what a form needs is loaded when it is asked for,
and a form that lacks its library says which extra brings it."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.formats.extract import Extract

WriteFile = Callable[[Extract, BinaryIO], None]
WriteFolder = Callable[[Extract, Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One form: what it is, the ending of its file (none for a folder), the module that writes it, by its `write` or by
    the function named after a colon, and the extra of this package that it needs."""

    name: str
    summary: str
    ending: str | None
    module: str
    extra: str | None = None

    def write_file(self) -> WriteFile:
        """What writes a file of it. InputError where its library is missing."""
        found: WriteFile = self._function()
        return found

    def write_folder(self) -> WriteFolder:
        """What writes a folder of it. InputError where its library is missing."""
        found: WriteFolder = self._function()
        return found

    def _function(self) -> Any:  # noqa: ANN401 - either of the two
        module, _, function = self.module.partition(":")
        try:
            return getattr(importlib.import_module(module), function or "write")
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("onrecord"):
                raise
            message = f"{self.name} needs {error.name}, which is not installed; install onrecord[{self.extra}]"
            raise InputError(message) from error


_FORMATS = (
    Format("csv", "CSV: statements, one a row", ".csv", "onrecord.formats.tables.csv"),
    Format("csv-folder", "CSV: a file for each table", None, "onrecord.formats.tables.csv:write_all"),
    Format("xlsx", "Excel workbook: a sheet for each table", ".xlsx", "onrecord.formats.tables.xlsx"),
    Format("parquet", "Parquet: statements, one a row", ".parquet", "onrecord.formats.tables.parquet", "parquet"),
    Format(
        "parquet-folder",
        "Parquet: a file for each table",
        None,
        "onrecord.formats.tables.parquet:write_all",
        "parquet",
    ),
    Format("jsonl", "JSON Lines: every statement with all that is known of it", ".jsonl", "onrecord.formats.jsonl"),
    Format(
        "web-annotation", "W3C Web Annotations, positions in code points", ".jsonld", "onrecord.formats.web_annotation"
    ),
    Format(
        "web-annotation-utf16",
        "the same, positions as browsers count",
        ".jsonld",
        "onrecord.formats.web_annotation_utf16",
    ),
    Format("ftm", "FollowTheMoney entities, for Aleph", ".ftm.json", "onrecord.formats.ftm"),
    Format(
        "stix",
        "STIX 2.1 bundle; no Admiralty codes and no DISARM labels, since nobody can set them here",
        ".stix.json",
        "onrecord.formats.stix",
    ),
    Format("plover", "PLOVER and CAMEO event rows, tabs between the columns", ".tsv", "onrecord.formats.plover"),
    Format(
        "schema-org",
        "schema.org Quotation and Claim; a ClaimReview where a person rated the claim",
        ".jsonld",
        "onrecord.formats.schema_org",
    ),
    Format(
        "graphml",
        "GraphML: who stands where on which claim",
        ".graphml",
        "onrecord.formats.graphs.networks:write_graphml",
        "graph",
    ),
    Format("gexf", "the same for Gephi", ".gexf", "onrecord.formats.graphs.networks:write_gexf", "graph"),
    Format("timelinejs", "TimelineJS: statements and due days as events", ".json", "onrecord.formats.timelinejs"),
    Format(
        "obsidian",
        "Obsidian vault: a note for each actor, claim, commitment and document",
        None,
        "onrecord.formats.obsidian",
    ),
    Format(
        "dna",
        "Discourse Network Analyzer 3; every coder's password is onrecord",
        ".dna",
        "onrecord.formats.dna.writing",
    ),
    Format(
        "datasette",
        "metadata with which Datasette opens the whole ledger, whatever the filters",
        ".json",
        "onrecord.formats.datasette",
    ),
)

FORMATS = {one.name: one for one in _FORMATS}
"""By name, in the order in which they are listed."""
