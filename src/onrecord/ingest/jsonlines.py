"""JSON Lines, one document a line, and JSON files of one object or a list of them. Rule: a value that is no text is
never made one; it is counted as not read.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.ingest.blocks import PARAGRAPH
from onrecord.ingest.columns import Tally, find_columns
from onrecord.ingest.decoding import damage, find_encoding
from onrecord.ingest.draft import freeze
from onrecord.ingest.intake import Hints, Ingested, Source, readable_size, refusal, whole
from onrecord.ingest.lines import LineReader, RecordTooLongError, read_lines
from onrecord.ingest.posts import flat, read_post
from onrecord.records import Problem, ProblemKind

MEDIA_TYPE = "application/json"
_WHITE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class _Item:
    """The JSON text of one document, its bytes and its place."""

    text: str
    original: bytes
    where: str
    problems: tuple[Problem, ...] = ()


def read_json_lines(source: Source, hints: Hints) -> Iterator[Ingested]:
    """A document for each line that is not blank, in their order, read as they come; lines are numbered from 1."""
    yield from read_lines(
        source, hints, lambda lines: _documents(_lines(lines, source.location), source.location, hints)
    )


def read_json(source: Source, hints: Hints) -> Iterator[Ingested]:
    """A document for the object, or one for each object of the list, numbered from 1."""
    data = whole(source, hints.limits.document_bytes)
    if isinstance(data, Problem):
        yield refusal(data)
        return
    encoding = find_encoding(data)
    try:
        text = None if encoding is None or encoding.guessed else data[encoding.mark :].decode(encoding.codec)
    except UnicodeDecodeError:
        text = None
    if encoding is None or text is None:
        # A list's items are cut out of the decoded text, which gives their bytes only where every byte was read.
        message = "not read, because it is not valid UTF-8, which JSON is; save it as UTF-8"
        yield refusal(Problem(ProblemKind.ENCODING, message, source.location, 1.0), data)
        return
    yield from _documents(_items(text, encoding.codec, source.location), source.location, hints)


def _lines(lines: LineReader, location: str) -> Iterator[_Item | Problem]:
    number = 0
    while True:
        number += 1
        where = f"{location} row {number}"
        try:
            text = next(lines)
        except StopIteration:
            return
        except RecordTooLongError:
            lines.take()
            message = f"larger than the limit of {readable_size(lines.longest)} for one document"
            yield Problem(ProblemKind.LIMIT, message, where, 1.0)
            continue
        original, unread = lines.take()
        if text.strip():
            yield _Item(text, original, where, damage(unread, lines.encoding, where))


def _items(text: str, codec: str, location: str) -> Iterator[_Item | Problem]:
    """The items of the list, or the one object; nothing else is parsed here but where each ends."""
    position = _after_white(text, 0)
    if not text.startswith("[", position):
        yield _Item(text, text.encode(codec), location)
        return
    decoder = json.JSONDecoder()
    number = 0
    position = _after_white(text, position + 1)
    while not text.startswith("]", position):
        number += 1
        try:
            _, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            share = 1 - position / max(1, len(text))
            yield Problem(ProblemKind.MALFORMED, f"is not well-formed from item {number} on: {error}", location, share)
            return
        yield _Item(text[position:end], text[position:end].encode(codec), f"{location} item {number}")
        position = _after_white(text, end)
        if text.startswith(",", position):
            position = _after_white(text, position + 1)
    if rest := len(text) - _after_white(text, position + 1):
        yield Problem(ProblemKind.MALFORMED, "has text after the end of its list", location, rest / len(text))


def _after_white(text: str, position: int) -> int:
    """The place of the next character that is no white space."""
    found = _WHITE.match(text, position)
    return position if found is None else found.end()


def _documents(items: Iterator[_Item | Problem], location: str, hints: Hints) -> Iterator[Ingested]:
    tally = Tally()
    empty = True
    for item in items:
        empty = False
        yield refusal(item) if isinstance(item, Problem) else _document(item, hints, tally)
    if empty:
        yield refusal(Problem(ProblemKind.EMPTY, "has no rows", location))
    yield from tally.unread(location)


def _document(item: _Item, hints: Hints, tally: Tally) -> Ingested:
    try:
        value = json.loads(item.text)
        row, rest = _row(value)
        within = flat(value)
    except (ValueError, RecursionError) as error:
        return refusal(Problem(ProblemKind.MALFORMED, f"is not well-formed: {error}", item.where, 1.0), item.original)
    post = None if hints.mapping else read_post(within)
    if post is not None:
        tally.add(within, post.paths)
        return freeze(replace(post.draft, problems=item.problems), item.original, item.where, hints)
    if any("." in column for _, column in hints.mapping):  # what lies within an object is mapped by its path
        row, rest = within | row, {}
    columns = find_columns(row, hints.mapping, item.where)
    if isinstance(columns, Problem):
        return refusal(columns, item.original)
    tally.count(row | rest, columns)
    draft = replace(columns.draft(row, MEDIA_TYPE), problems=item.problems)
    return freeze(draft, item.original, item.where, hints)


def _row(value: object) -> tuple[dict[str, str], dict[str, str]]:
    """The object's values that are text, and the JSON of the others; ValueError where the value is no object."""
    if not isinstance(value, dict):
        raise ValueError("a JSON object is needed")  # noqa: TRY004 - caught with those of the parser
    texts = {name: text for name, said in value.items() if (text := _as_text(said)) is not None}
    return texts, {name: json.dumps(said) for name, said in value.items() if name not in texts}


def _as_text(value: object) -> str | None:
    """Text as it stands, a list of texts as paragraphs, the name of a thing that has one; None for what is no text."""
    match value:
        case str():
            return value
        case {"name": str(name)}:
            return name
        case list() if value and all(isinstance(part, str) for part in value):
            return PARAGRAPH.join(value)
        case int() | float():
            return str(value)
        case _:
            return "" if value is None else None
