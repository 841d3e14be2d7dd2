"""The vocabulary: every value that travels between stages, frozen. Offsets are Unicode code points of Document.text."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in code points, never empty; `text[start:end]` is the words, always."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise IntegrityError(f"span [{self.start}, {self.end}) is empty or reversed")

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, text: str) -> str:
        """Return the words; IntegrityError where the span leaves the text."""
        if self.end > len(text):
            raise IntegrityError(f"span [{self.start}, {self.end}) leaves a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether one character or more is in both."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


_SURROGATE = re.compile("[\ud800-\udfff]")

Spans = tuple[Span, ...]


def words(text: str, spans: Spans) -> str:
    """The words of several spans in their order, pieces parted by ' … '."""
    return " … ".join(span.cut(text) for span in spans)


class PassageKind(StrEnum):
    """What the source's own markup says of a stretch of text."""

    QUOTED = "quoted"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that the source's markup set apart, such as an HTML block quote."""

    span: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Document:
    """One immutable text with its metadata.

    `original_sha256` is the hash of the bytes it was read from and names the document: the same bytes are the
    same document. `published` is a date, or an instant with its zone.
    """

    text: str
    original_sha256: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: dt.date | dt.datetime | None = None
    language: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    passages: tuple[Passage, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.published, dt.datetime) and self.published.tzinfo is None:
            raise IntegrityError("a publication instant needs its time zone")
        if _SURROGATE.search(self.text):
            raise IntegrityError("a lone surrogate is no character: replace it before the text is frozen")
        for passage in self.passages:
            passage.span.cut(self.text)

    @property
    def id(self) -> str:
        """`sha256:` and the hash of the original bytes."""
        return f"sha256:{self.original_sha256}"

    @property
    def text_sha256(self) -> str:
        """Hash of the frozen text, encoded as UTF-8."""
        return sha256(self.text.encode("utf-8"))


class StatementKind(StrEnum):
    """How the words are given: all inside quotation marks, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """What is known of the source without leaving the text."""

    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    AUTHOR = "author"
    IMPLICIT = "implicit"


class Selection(StrEnum):
    """Which statements to keep: fewer and surer, balanced, or more."""

    PRECISE = "precise"
    BALANCED = "balanced"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution relation: who (source), the words that attribute (cue), what (content, never empty).

    `parent` is the id of the statement whose content holds this one. `confidence` is the calibrated probability
    that source, cue and content are the right ones.
    """

    id: str
    kind: StatementKind
    source: Spans
    cue: Spans
    content: Spans
    source_kind: SourceKind
    confidence: float
    parent: str | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise IntegrityError(f"statement {self.id} has no content")
        if not 0.0 <= self.confidence <= 1.0:
            raise IntegrityError(f"statement {self.id} has confidence {self.confidence}")

    @property
    def spans(self) -> Spans:
        """Every span of the statement, in the order of the text."""
        return tuple(sorted({*self.source, *self.cue, *self.content}))


class ProblemKind(StrEnum):
    """The kinds of trouble with an input."""

    EMPTY = "empty"
    ENCODING = "encoding"
    MALFORMED = "malformed"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"
    NOT_READ = "not-read"
    LIMIT = "limit"
    METADATA = "metadata"
    LANGUAGE = "language"
    INTEGRITY = "integrity"


@dataclass(frozen=True, slots=True)
class Problem:
    """Typed trouble with an input: what happened, where (a path, `archive.zip/member`, `file.csv row 7`), and
    the share of that input, 0 to 1, that was not read (None where it cannot be told)."""

    kind: ProblemKind
    message: str
    where: str
    share: float | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one model found in one document, under the selection that it was asked for."""

    document: Document
    statements: tuple[Statement, ...]
    model: str
    problems: tuple[Problem, ...] = ()
    selection: Selection = Selection.BALANCED

    def __post_init__(self) -> None:
        known = {statement.id for statement in self.statements}
        for statement in self.statements:
            for span in statement.spans:
                span.cut(self.document.text)
            if statement.parent is not None and statement.parent not in known:
                raise IntegrityError(f"statement {statement.id} names a parent that is not there")


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def statement_id(document_id: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> str:
    """Content-addressed id, 20 hexadecimal digits: the same words of the same document keep it for ever."""
    places = [[[span.start, span.end] for span in sorted(part)] for part in (source, cue, content)]
    return sha256(json.dumps([document_id, places], separators=(",", ":")).encode())[:20]
