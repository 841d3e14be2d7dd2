"""JSON files of every kind. Rule: what a file's own outermost names say decides who reads it."""

from collections.abc import Iterator

from onrecord.ingest.intake import Hints, Ingested, Source
from onrecord.ingest.jsonlines import read_json
from onrecord.ingest.telegram import is_export, read_export


def read_json_file(source: Source, hints: Hints) -> Iterator[Ingested]:
    """The messages of a Telegram export, or the documents of any other JSON file."""
    yield from read_export(source, hints) if is_export(source) else read_json(source, hints)
