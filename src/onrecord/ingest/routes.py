"""The main path of ingest: every source goes to the reader of its format, which its name's ending tells."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ingest import csv, plain
from onrecord.ingest.archives import Budget, read_archive
from onrecord.ingest.draft import freeze
from onrecord.ingest.folders import unreadable, walk
from onrecord.ingest.intake import Hints, Ingested, Source, readable_path, refusal, stated_clearly, whole
from onrecord.ingest.loading import ReadArticle, ReadContainer, ReadTable, article, container, table
from onrecord.ingest.refusing import no_reader
from onrecord.records import Problem

# Formats of one document a file, and formats of one document a row; what costs time to import is loaded when needed.
_ARTICLES: dict[str, ReadArticle] = {
    "": plain.read_plain,
    ".txt": plain.read_plain,
    ".text": plain.read_plain,
    ".md": article("markdown", "read_markdown"),
    ".markdown": article("markdown", "read_markdown"),
    ".html": article("html", "read_html"),
    ".htm": article("html", "read_html"),
    ".xhtml": article("html", "read_html"),
    ".docx": article("docx", "read_docx"),
    ".docm": article("docx", "read_docx"),
    ".odt": article("odt", "read_odt"),
    ".fodt": article("odt", "read_flat"),
    ".epub": article("epub", "read_epub"),
    ".rtf": article("rtf", "read_rtf"),
    ".pdf": article("pdf", "read_pdf"),
    ".mhtml": article("mhtml", "read_mhtml"),
    ".mht": article("mhtml", "read_mhtml"),
    ".srt": article("subtitles", "read_srt"),
    ".vtt": article("subtitles", "read_vtt"),
}
_TABLES: dict[str, ReadTable] = {
    ".csv": csv.read_csv,
    ".tsv": csv.read_csv,
    ".jsonl": table("jsonlines", "read_json_lines"),
    ".ndjson": table("jsonlines", "read_json_lines"),
    ".json": table("json_files", "read_json_file"),
    ".dna": table("dna", "read_dna"),
    ".rss": table("feeds", "read_feed"),
    ".atom": table("feeds", "read_feed"),
    ".xml": table("feeds", "read_feed"),
}
# Formats that hold files of other formats.
_CONTAINERS: dict[str, ReadContainer] = {
    ".zip": read_archive,
    ".eml": container("mail.messages", "read_message"),
    ".mbox": container("mail.mailboxes", "read_mailbox"),
    ".msg": container("mail.outlook", "read_outlook"),
    ".warc": container("warc", "read_warc"),
    ".warc.gz": container("warc", "read_warc"),
    ".wacz": container("wacz", "read_wacz"),
}
_PAGES = {".html", ".htm", ".xhtml"}
_HEAD = 1024
_WHITE = b"\xef\xbb\xbf \t\r\n"


def ingest(path: Path, hints: Hints) -> Iterator[Ingested]:
    """The documents of a file, a folder or an archive, lazily and in a stable order; InputError where nothing is there.

    What could not be read comes in its place, with its Problem.
    """
    if not path.exists() and not path.is_symlink():
        raise InputError(f"{readable_path(path)}: no such file or folder")
    return map(stated_clearly, _ingest_all(path, hints))


def ingest_bytes(data: bytes, name: str, hints: Hints, ending: str | None = None) -> Iterator[Ingested]:
    """The documents of bytes that are no file; `ending`, or else that of `name`, tells their format."""
    source = Source(readable_path(name), len(data), partial(io.BytesIO, data), ending)
    return map(stated_clearly, _ingest_source(source, hints, Budget.of(hints.limits)))


def _ingest_all(path: Path, hints: Hints) -> Iterator[Ingested]:
    for found in walk(path):
        if isinstance(found, Ingested):
            yield found
        else:
            yield from _ingest_source(found, hints, Budget.of(hints.limits))


def _ingest_source(source: Source, hints: Hints, budget: Budget) -> Iterator[Ingested]:
    suffix = source.suffix
    within = replace(hints, url=None)  # an address is that of the whole
    try:
        if suffix in _TABLES:
            yield from _TABLES[suffix](source, within)
        elif suffix in _CONTAINERS:
            yield from _CONTAINERS[suffix](source, within, budget, _ingest_source)
        elif suffix in _ARTICLES:
            yield _ingest_article(source, hints)
        else:
            yield refusal(no_reader(suffix, source.location))
    except OSError as error:
        yield unreadable(source.location, error)


def _ingest_article(source: Source, hints: Hints) -> Ingested:
    limit = hints.limits.page_bytes if source.suffix in _PAGES else hints.limits.document_bytes
    data = whole(source, limit)
    if isinstance(data, Problem):
        return refusal(data)
    read = _ARTICLES[".html"] if _is_page(data, source) else _ARTICLES[source.suffix]
    draft = read(data, source.location)
    if isinstance(draft, Problem):
        return refusal(draft, data)
    return freeze(replace(draft, url=hints.url or draft.url), data, source.location, hints)


def _is_page(data: bytes, source: Source) -> bool:
    """Whether a file without an ending is a web page, as pages saved under their address are."""
    return not source.suffix and data[:_HEAD].lstrip(_WHITE).lower().startswith((b"<!doctype html", b"<html"))
