"""Invented sentences in which a person marked who is spoken to, through what, and what is said of an unnamed source.

`unnamed/cases.json` holds each sentence with marks: s source, q cue, c content, a addressee, h channel, o the outlet
of a channel, r reason for anonymity, k how they know, f affiliation.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.reading.sources import source_kind
from onrecord.records import Document, Span, Spans, Statement, StatementKind, sha256, statement_id

_MARK = re.compile(r"<(/?)([a-z])>")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marked sentence: its text, its pieces by mark, and the kinds and numbers noted beside it."""

    text: str
    pieces: dict[str, Spans]
    kind: str | None
    count: tuple[int, int | None] | None
    channel: str | None

    def said(self) -> tuple[Document, Statement]:
        """The document and its one statement."""
        source, cue, content = self.pieces["s"], self.pieces["q"], self.pieces["c"]
        document = Document(self.text, sha256(self.text.encode()), language="en")
        statement = Statement(
            statement_id(document.id, source, cue, content),
            StatementKind.INDIRECT,
            source,
            cue,
            content,
            source_kind(self.text, source, quoted=False, cue=cue),
            1.0,
        )
        return document, statement


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a `cases.json`, in its order."""
    found = []
    for held in json.loads(path.read_text(encoding="utf-8")):
        text, pieces = unmarked(held["marked"])
        count = held.get("count")
        found.append(Sentence(text, pieces, held.get("kind"), tuple(count) if count else None, held.get("channel")))
    return found


def unmarked(marked: str) -> tuple[str, dict[str, Spans]]:
    """The text without its marks, and the pieces that each mark encloses."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    pieces: dict[str, list[Span]] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            mark, start = opened.pop()
            if mark != match[2]:
                raise ValueError(f"<{mark}> is closed by </{match[2]}> in {marked!r}")
            pieces.setdefault(mark, []).append(Span(start, len(text)))
        else:
            opened.append((match[2], len(text)))
    return text + marked[at:], {mark: tuple(sorted(spans)) for mark, spans in pieces.items()}
