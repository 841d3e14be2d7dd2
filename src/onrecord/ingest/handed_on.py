"""Texts with lines before them that say whose words they are. Rule: the words of such a line are marked where they are
put together."""

from collections.abc import Sequence

from onrecord.records import Passage, PassageKind, Span

Head = tuple[PassageKind, str, str]
"""What is said of a name, words before it, and the name."""


def headed(heads: Sequence[Head], text: str) -> tuple[str, tuple[Passage, ...]]:
    """The text with a line for each head, and a passage over each name: `Forwarded from Oda Renn:`."""
    pieces: list[str] = []
    passages = []
    at = 0
    for kind, lead, written in heads:
        name = " ".join(written.split()).rstrip(":").rstrip() or written.strip()
        before = f"{lead} " if lead else ""
        passages.append(Passage(Span(at + len(before), at + len(before) + len(name)), kind))
        line = f"{before}{name}:\n"
        pieces.append(line)
        at += len(line)
    return "".join(pieces) + text, tuple(passages)
