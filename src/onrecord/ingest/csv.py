"""CSV and other tables of delimited columns, one document a row. Rule: a bad row is a Problem, and the rest goes on.

Rows are numbered as a spreadsheet numbers them: the header is row 1.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from onrecord.ingest.columns import Tally, find_columns
from onrecord.ingest.decoding import binary, damage
from onrecord.ingest.draft import freeze
from onrecord.ingest.intake import Hints, Ingested, Source, readable_size, refusal
from onrecord.ingest.lines import LineReader, RecordTooLongError, read_lines
from onrecord.records import Problem, ProblemKind

MEDIA_TYPE = "text/csv"
_DELIMITERS = (",", ";", "\t", "|")
_MOST_RESTARTS = 20

# The limit holds for the whole process and is 128 KiB unless set; here LineReader keeps records short.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class _Record:
    """A row's cells, none where it could not be parsed, its bytes, and its problems."""

    where: str
    cells: list[str]
    original: bytes
    problems: tuple[Problem, ...]


def read_csv(source: Source, hints: Hints) -> Iterator[Ingested]:
    """A document for each row below the header, in their order, read as they come."""
    yield from read_lines(
        source, hints, lambda lines: _documents(_records(lines, source.location), source.location, hints)
    )


def _documents(records: Iterator[_Record], location: str, hints: Hints) -> Iterator[Ingested]:
    header = next(records, None)
    if header is None:
        yield refusal(Problem(ProblemKind.EMPTY, "has no header and no rows", location))
        return
    columns = find_columns(header.cells, hints.mapping, location)
    if isinstance(columns, Problem):
        yield refusal(header.problems[0] if header.problems else columns)
        return
    tally = Tally()
    first = next(records, None)
    if first is None:
        yield refusal(Problem(ProblemKind.EMPTY, "has a header and no rows", location))
        return
    for record in chain([first], records):
        if len(record.cells) != len(header.cells):
            message = f"has {len(record.cells)} cells where the header has {len(header.cells)}"
            mismatch = Problem(ProblemKind.MALFORMED, message, record.where, 1.0)
            yield Ingested(record.original, None, record.problems or (mismatch,), record.where)
            continue
        # The first of two columns with one name is the one that is meant.
        row = dict(zip(reversed(header.cells), reversed(record.cells), strict=True))
        tally.count(row, columns)
        draft = replace(columns.draft(row, MEDIA_TYPE), problems=record.problems)
        yield freeze(draft, record.original, record.where, hints)
    yield from tally.unread(location)


def _records(lines: LineReader, location: str) -> Iterator[_Record]:
    """The rows that are not blank. A quotation mark that is never closed costs its own line, not the rest."""
    try:
        table = csv.reader(lines, delimiter=_delimiter(lines), strict=True)
    except RecordTooLongError:
        yield _Record(location, [], b"", (_too_long(lines, location),))
        return
    number = restarts = 0
    while True:
        number += 1
        where = f"{location} row {number}"
        cells: list[str] = []
        problem = None
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            if lines.ended and restarts < _MOST_RESTARTS:
                lines.put_back(keep=1)
                restarts += 1
            problem = Problem(ProblemKind.MALFORMED, f"is not well-formed: {error}", where, 1.0)
        except RecordTooLongError:
            problem = _too_long(lines, where)
        original, unread = lines.take()
        if cells and "\0" in "".join(cells):
            cells, problem = [], binary(where)
        if cells or problem is not None:
            problems = (problem,) if problem is not None else damage(unread, lines.encoding, where)
            yield _Record(where, cells, original, problems)


def _delimiter(lines: LineReader) -> str:
    """The delimiter that parts the first line into most columns."""
    first, _, _ = next(lines, "").partition("\n")
    lines.put_back(keep=0)
    return max(_DELIMITERS, key=lambda delimiter: len(next(csv.reader([first], delimiter=delimiter), [])))


def _too_long(lines: LineReader, where: str) -> Problem:
    message = f"larger than the limit of {readable_size(lines.longest)} for one document"
    return Problem(ProblemKind.LIMIT, message, where, 1.0)
