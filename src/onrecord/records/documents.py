"""Texts and places in them. The one rule: offsets are Unicode code points of Document.text, and never lie."""

import datetime as dt
import hashlib
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
    SPEAKER = "speaker"  # the words that name who speaks what follows, up to the next of them
    FORWARDED = "forwarded"  # the words that name from whom what follows was handed on; who said it first is not shown


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that the source's markup set apart, such as an HTML block quote."""

    span: Span
    kind: PassageKind


class LocatorKind(StrEnum):
    """What a source is counted in."""

    PAGE = "page"
    CHAPTER = "chapter"
    PARAGRAPH = "paragraph"
    MESSAGE = "message"
    TIMECODE = "timecode"


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a stretch of the text stands in the original; `label` as it is cited: `12`, `iv`, `00:03:12–00:03:15`."""

    span: Span
    kind: LocatorKind
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """One immutable text with its metadata.

    `original_sha256` is the hash of the bytes it was read from and names the document: the same bytes are the
    same document. `published` is a date, or an instant with its zone. `locators` of one kind are in order and do not
    overlap.
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
    locators: tuple[Locator, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.published, dt.datetime) and self.published.tzinfo is None:
            raise IntegrityError("a publication instant needs its time zone")
        if _SURROGATE.search(self.text):
            raise IntegrityError("a lone surrogate is no character: replace it before the text is frozen")
        for passage in self.passages:
            passage.span.cut(self.text)
        ends: dict[LocatorKind, int] = {}
        for locator in self.locators:
            locator.span.cut(self.text)
            if locator.span.start < ends.get(locator.kind, 0):
                raise IntegrityError(f"{locator.kind} {locator.label} overlaps the one before it, or stands after it")
            ends[locator.kind] = locator.span.end

    @property
    def id(self) -> str:
        """`sha256:` and the hash of the original bytes."""
        return f"sha256:{self.original_sha256}"

    @property
    def text_sha256(self) -> str:
        """Hash of the frozen text, encoded as UTF-8."""
        return sha256(self.text.encode("utf-8"))


def locators_of(locators: Iterable[Locator], spans: Spans) -> tuple[Locator, ...]:
    """Where in the original these places of the text are found: those locators that one of them touches."""
    return tuple(locator for locator in locators if any(locator.span.overlaps(span) for span in spans))


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()
