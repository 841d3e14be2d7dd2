"""Web archives (WARC): one document for each page, text or PDF that a server sent. Rule: where a document was found
says which record it is, when it was captured and under which digest; the day of capture is not the day of publication.

A document's original are the bytes that the server meant, out of their chunks and packing.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from onrecord.ingest.archives import Budget, ReadMember
from onrecord.ingest.draft import freeze
from onrecord.ingest.html import read_html
from onrecord.ingest.intake import Hints, Ingested, Source, readable_size, refusal
from onrecord.ingest.warc_payloads import PayloadError, decode_payload
from onrecord.ingest.warc_records import DAMAGED, read_records
from onrecord.records import Problem, ProblemKind

_PAGES = {"text/html", "application/xhtml+xml"}
_ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
# Records that hold no document: what was asked, how it was fetched, the archive's own head, parts of a larger record.
_SILENT = {"request", "warcinfo", "metadata", "arc_header"}
_NEVER = "records about records"
_HELD = {"response", "resource", "conversion"}
_LONGEST_VALUE = 200
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Capture:
    """One record that holds a document, and its place."""

    record: Any
    kind: str
    charset: str | None
    url: str | None
    where: str


def read_warc(source: Source, hints: Hints, budget: Budget, read_member: ReadMember) -> Iterator[Ingested]:
    """The documents of an archive in the order of its records, read as a stream; at last a Problem that counts what is
    none.
    """
    passed: Counter[str] = Counter()
    found = 0
    with source.open() as stream:
        try:
            for record in read_records(stream, hints.limits.expansion_ratio):
                if reason := _passed_over(record):
                    passed[reason] += 1
                    continue
                if not budget.members:
                    message = f"more than {hints.limits.archive_members:,} documents; the rest is not read"
                    yield refusal(Problem(ProblemKind.LIMIT, message, source.location, _rest(stream, source)))
                    break
                budget.members -= 1
                found += 1
                yield from _read(_capture(record, source.location), hints, budget, read_member)
        except DAMAGED as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            seen = found + passed.total()
            message = f"is damaged after {seen:,} records: {reason}" if seen else f"is no WARC: {reason}"
            share = _rest(stream, source) if seen else 1.0
            yield refusal(Problem(ProblemKind.MALFORMED, message, source.location, share))
            return
    del passed[_NEVER]
    if not found and not passed:
        yield refusal(Problem(ProblemKind.EMPTY, "holds no pages", source.location))
    elif passed:
        yield refusal(_counted(passed, source.location))


def _passed_over(record: Any) -> str | None:  # noqa: ANN401 - warcio has no types
    """Why a record is no document, in words to count it under."""
    if record.rec_type in _SILENT:
        return _NEVER
    if record.rec_type == "revisit":
        return "captures that only point to an earlier one"
    if record.rec_type not in _HELD:
        return "records of other kinds"
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return "answers without a page (redirects, errors)"
    kind = _content_type(record).partition(";")[0].strip().lower()
    return None if kind in _PAGES or kind in _ENDINGS else f"{kind[:40].partition('/')[0] or 'untyped'} files"


def _content_type(record: Any) -> str:  # noqa: ANN401
    said = record.content_type if record.http_headers is None else record.http_headers.get_header("Content-Type")
    return said or ""


def _capture(record: Any, location: str) -> _Capture:  # noqa: ANN401
    """The place of a record: its id, the time of its capture, the digest of what was sent."""
    kind, _, parameters = _content_type(record).partition(";")
    charset = parameters.lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    heads = record.rec_headers
    said = [heads.get_header(name) or "" for name in ("WARC-Record-ID", "WARC-Date", "WARC-Payload-Digest")]
    named, captured, digest = (" ".join(one.split())[:_LONGEST_VALUE] for one in said)
    parts = (f"record {named.strip('<>')}", captured and f"captured {captured}", digest)
    url = heads.get_header("WARC-Target-URI") or heads.get_header("uri")
    return _Capture(record, kind.strip().lower(), charset, url, f"{location} {', '.join(one for one in parts if one)}")


def _read(capture: _Capture, hints: Hints, budget: Budget, read_member: ReadMember) -> Iterator[Ingested]:
    is_page = capture.kind in _PAGES
    limit = hints.limits.page_bytes if is_page else hints.limits.document_bytes
    raw = capture.record.raw_stream.read(limit + 1)
    if len(raw) > limit or len(raw) > budget.size:
        message = f"larger than the limit of {readable_size(min(limit, budget.size))}"
        yield refusal(Problem(ProblemKind.LIMIT, message, capture.where, 1.0))
        return
    try:
        data = _payload(capture.record, raw, limit)
    except PayloadError as error:
        yield refusal(Problem(ProblemKind.UNREADABLE, str(error), capture.where, 1.0), raw)
        return
    budget.size -= len(data)
    problems = tuple(_damage(capture, raw))
    for found in _page(capture, data, hints) if is_page else _other(capture, data, (hints, budget, read_member)):
        yield replace(found, problems=(*found.problems, *problems))


def _payload(record: Any, raw: bytes, limit: int) -> bytes:  # noqa: ANN401
    heads = record.http_headers
    if heads is None:
        return raw
    said = [heads.get_header(name) or "" for name in ("Transfer-Encoding", "Content-Encoding")]
    return decode_payload(raw, said[0], said[1], limit)


def _damage(capture: _Capture, raw: bytes) -> Iterator[Problem]:
    """What is wrong with the bytes of a record: fewer than it says, or others than its digest says."""
    record = capture.record
    said = record.length if record.http_headers is None else record.payload_length
    if said and len(raw) < said:
        message = f"has {len(raw):,} of the {said:,} bytes that were captured"
        yield Problem(ProblemKind.NOT_READ, message, capture.where, 1 - len(raw) / said)
    elif record.digest_checker.problems:
        message = "its bytes are not those that its digest was made of"
        yield Problem(ProblemKind.INTEGRITY, message, capture.where)


def _page(capture: _Capture, data: bytes, hints: Hints) -> Iterator[Ingested]:
    draft = read_html(data, capture.where, capture.charset)
    if isinstance(draft, Problem):
        yield refusal(draft, data)
    else:
        yield freeze(replace(draft, url=capture.url or draft.url), data, capture.where, hints)


def _other(capture: _Capture, data: bytes, reading: tuple[Hints, Budget, ReadMember]) -> Iterator[Ingested]:
    """What the reader of another format makes of it, which is told by an ending that the place does not keep."""
    hints, budget, read_member = reading
    name = capture.where + _ENDINGS[capture.kind]
    for found in read_member(Source(name, len(data), partial(io.BytesIO, data)), hints, budget):
        where = capture.where + found.location.removeprefix(name)
        problems = (replace(one, where=capture.where + one.where.removeprefix(name)) for one in found.problems)
        document = found.document and replace(found.document, url=found.document.url or capture.url)
        yield replace(found, document=document, problems=tuple(problems), location=where)


def _rest(stream: Any, source: Source) -> float:  # noqa: ANN401
    """The share of the file that is not read."""
    read: int = stream.tell()
    return max(0.0, 1 - read / max(1, source.size))


def _counted(passed: Counter[str], location: str) -> Problem:
    """The Problem that counts the records that are no documents."""
    shown = [f"{count:,} {reason}" for reason, count in passed.most_common(_SHOWN)]
    if rest := passed.total() - sum(count for _, count in passed.most_common(_SHOWN)):
        shown.append(f"{rest:,} others")
    return Problem(ProblemKind.NOT_READ, f"not read: {', '.join(shown)}", location)
