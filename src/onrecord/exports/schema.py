"""The JSON object of one read document, schema `onrecord/1`. Keys are only ever added; none changes its meaning.

Every span is `[start, end)` in Unicode code points of the document's frozen text, whose SHA-256 as UTF-8 is
`document.text_sha256`. A part that a statement lacks (an implicit source, no cue) has no spans and an empty text;
the pieces of a part that stands in several places are parted by ` … ` in its text.

`reviewed` is false until a human has judged the reading: everything here is then a machine's proposal by `model`.
`confidence` is the calibrated probability that source, cue and content are the right ones. It says nothing about
whether the words are true.

This version does not read everything that the schema has a place for. Always null for now are a statement's `act`,
`plover`, `certainty`, `said`, `addressee` and `channel`, and its source's `actor` and `anonymity_reason`; always
empty are `actors`, `times`, `quantities` and `commitments`. Null and empty mean "not read", never "none there".
"""

from typing import Literal, TypedDict

SCHEMA: Literal["onrecord/1"] = "onrecord/1"

Places = list[list[int]]
"""Spans as `[[start, end], …]`."""


class PartObject(TypedDict):
    """One part of a statement: where it stands and its words."""

    spans: Places
    text: str


class SourceObject(PartObject):
    """Who: `kind` is `named`, `unnamed`, `collective`, `document`, `author` or `implicit`."""

    kind: str
    actor: None
    anonymity_reason: None


class StatementObject(TypedDict):
    """One attribution relation; `parent` is the id of the statement whose content holds it."""

    id: str
    kind: str
    parent: str | None
    source: SourceObject
    cue: PartObject
    content: PartObject
    addressee: None
    channel: None
    act: None
    plover: None
    certainty: None
    said: None
    confidence: float


class DocumentObject(TypedDict):
    """What is known of the document; `id` is `sha256:` and the hash of the bytes that it was read from."""

    id: str
    text_sha256: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    url: str | None
    characters: int


class ProblemObject(TypedDict):
    """Trouble with an input: `share` of it (0 to 1) was not read, null where that cannot be told."""

    kind: str
    message: str
    where: str
    share: float | None
    span: list[int] | None


class ReadingObject(TypedDict):
    """Everything read in one document; `document`, `model` and `selection` are null where nothing could be read."""

    schema: Literal["onrecord/1"]
    location: str | None
    model: str | None
    selection: str | None
    reviewed: Literal[False]
    document: DocumentObject | None
    statements: list[StatementObject]
    actors: list[None]
    times: list[None]
    quantities: list[None]
    commitments: list[None]
    problems: list[ProblemObject]
