"""The main path of ingest: every source goes to the reader of its format, which its name's ending tells."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ingest import csv, html, jsonlines, markdown, plain
from onrecord.ingest.archives import Budget, read_archive
from onrecord.ingest.draft import Draft, freeze
from onrecord.ingest.folders import unreadable, walk
from onrecord.ingest.intake import Hints, Ingested, Source, readable_path, refusal, whole
from onrecord.records import Problem, ProblemKind

# Formats of one document a file, and formats of one document a row.
_ARTICLES: dict[str, Callable[[bytes, str], Draft | Problem]] = {
    "": plain.read_plain,
    ".txt": plain.read_plain,
    ".text": plain.read_plain,
    ".md": markdown.read_markdown,
    ".markdown": markdown.read_markdown,
    ".html": html.read_html,
    ".htm": html.read_html,
    ".xhtml": html.read_html,
}
_TABLES: dict[str, Callable[[Source, Hints], Iterator[Ingested]]] = {
    ".csv": csv.read_csv,
    ".tsv": csv.read_csv,
    ".jsonl": jsonlines.read_json_lines,
    ".ndjson": jsonlines.read_json_lines,
    ".json": jsonlines.read_json,
}
_ARCHIVES = {".zip"}
_PAGES = {".html", ".htm", ".xhtml"}
_HEAD = 1024
_WHITE = b"\xef\xbb\xbf \t\r\n"


def ingest(path: Path, hints: Hints) -> Iterator[Ingested]:
    """The documents of a file, a folder or an archive, lazily and in a stable order; InputError where nothing is there.

    What could not be read comes in its place, with its Problem.
    """
    if not path.exists() and not path.is_symlink():
        raise InputError(f"{readable_path(path)}: no such file or folder")
    return _ingest_all(path, hints)


def ingest_bytes(data: bytes, name: str, hints: Hints) -> Iterator[Ingested]:
    """The documents of bytes that are no file; the ending of `name` tells their format."""
    source = Source(readable_path(name), len(data), partial(io.BytesIO, data))
    return _ingest_source(source, hints, Budget.of(hints.limits))


def _ingest_all(path: Path, hints: Hints) -> Iterator[Ingested]:
    for found in walk(path):
        if isinstance(found, Ingested):
            yield found
        else:
            yield from _ingest_source(found, hints, Budget.of(hints.limits))


def _ingest_source(source: Source, hints: Hints, budget: Budget) -> Iterator[Ingested]:
    suffix = source.suffix
    try:
        if suffix in _TABLES:
            yield from _TABLES[suffix](source, hints)
        elif suffix in _ARCHIVES:
            yield from read_archive(source, hints, budget, _ingest_source)
        elif suffix in _ARTICLES:
            yield _ingest_article(source, hints)
        else:
            yield refusal(Problem(ProblemKind.UNSUPPORTED, f"no reader for {suffix} files", source.location, 1.0))
    except OSError as error:
        yield unreadable(source.location, error)


def _ingest_article(source: Source, hints: Hints) -> Ingested:
    limit = hints.limits.page_bytes if source.suffix in _PAGES else hints.limits.document_bytes
    data = whole(source, limit)
    if isinstance(data, Problem):
        return refusal(data)
    read = html.read_html if _is_page(data, source) else _ARTICLES[source.suffix]
    draft = read(data, source.location)
    return refusal(draft, data) if isinstance(draft, Problem) else freeze(draft, data, source.location, hints)


def _is_page(data: bytes, source: Source) -> bool:
    """Whether a file without an ending is a web page, as pages saved under their address are."""
    return not source.suffix and data[:_HEAD].lstrip(_WHITE).lower().startswith((b"<!doctype html", b"<html"))
