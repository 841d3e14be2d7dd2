"""Packed web archives (WACZ): a ZIP archive of WARCs with a list of the pages. Rule: the list gives titles to pages
that have none; what is read is what the WARCs hold.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from onrecord.ingest.archives import Budget, ReadMember, read_archive
from onrecord.ingest.intake import Hints, Ingested, Source, refusal, whole
from onrecord.ingest.warc import read_warc
from onrecord.records import Problem, ProblemKind

_WARCS = (".warc", ".warc.gz")


def read_wacz(source: Source, hints: Hints, budget: Budget, read_member: ReadMember) -> Iterator[Ingested]:
    """The documents of the WARCs in the archive."""
    titles: dict[str, str] = {}

    def list_pages(member: Source, _: Hints, __: Budget) -> Iterator[Ingested]:
        if member.suffix == ".jsonl" and "/pages/" in member.location:
            titles.update(_titles(member, hints))
        yield from ()

    def read(member: Source, _: Hints, inner: Budget) -> Iterator[Ingested]:
        if member.suffix in _WARCS:
            yield from read_warc(member, hints, inner, read_member)

    pages_budget = Budget(budget.members, budget.size, budget.depth)
    for _ in read_archive(source, hints, pages_budget, list_pages):
        pass  # what is wrong with the archive is said when its WARCs are read
    empty = True
    for found in read_archive(source, hints, budget, read):
        empty = False
        document = found.document
        if document is not None and document.title is None and (title := titles.get(document.url or "")):
            yield replace(found, document=replace(document, title=title))
        else:
            yield found
    if empty:
        yield refusal(Problem(ProblemKind.EMPTY, "holds no WARC", source.location))


def _titles(member: Source, hints: Hints) -> Iterator[tuple[str, str]]:
    """The addresses and titles in a list of pages; lines that are none are passed over."""
    data = whole(member, hints.limits.document_bytes)
    for line in () if isinstance(data, Problem) else data.splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        match page:
            case {"url": str(url), "title": str(title)} if title.strip():
                yield url, " ".join(title.split())
