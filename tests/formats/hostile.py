"""A reading whose words do their worst: markup, formulas, control characters, turned lines, characters beyond the first
plane, and the same words twice."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.formats.extract import Extract
from onrecord.ledger import Filters, Ledger
from onrecord.records import (
    Act,
    Actor,
    ActorType,
    Certainty,
    Degree,
    Document,
    Event,
    Plover,
    Polarity,
    QuadClass,
    Reading,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    UnnamedKind,
    UnnamedSource,
    sha256,
    statement_id,
)
from tests.formats.conftest import ABOUT

NAME = "=Zoë\u202eŽ 😀"
DESCRIPTOR = "an official 🕵 of the 𐍈-staff"
SAID = "“</script><script>alert(1)</script> \x07\x1b[31m 😀 maybe \u2028 “it is so”"
MORE = "+it is so\t\u200f🕊\r"
LEAKED = "it is so"
TEXT = f"😀😀 {NAME} denied {SAID} <!-- {MORE} --> 🕊.\n\nOne, {DESCRIPTOR}, said reportedly that {LEAKED}.\n"


def at(piece: str, after: str = "") -> Span:
    """The first place of a piece behind another one."""
    start = TEXT.index(piece, TEXT.index(after) + len(after))
    return Span(start, start + len(piece))


DOCUMENT = Document(TEXT, sha256(TEXT.encode()), "=Title & <b>", "@Publisher 😀", published=dt.date(2026, 3, 12))
ZOE = Actor("zoe", NAME, ActorType.PERSON, (NAME,), (), (at(NAME),))


def _statement(source: Spans, cue: Spans, content: Spans, kind: SourceKind, **more: object) -> Statement:
    name = statement_id(DOCUMENT.id, source, cue, content)
    return Statement(name, StatementKind.DIRECT, source, cue, content, kind, 0.9, **more)  # type: ignore[arg-type]


DENIED = _statement(
    (at(NAME),),
    (at("denied"),),
    (at(SAID), at(MORE)),
    SourceKind.NAMED,
    actor=ZOE.id,
    act=Act.DENY,
    event=Event(Plover.REJECT, "12", QuadClass.VERBAL_CONFLICT, ZOE.id),
    certainty=Certainty(Degree.POSSIBLE, Polarity.NEGATIVE, hedges=(at("maybe"),)),
)
LEAK = _statement(
    (at(DESCRIPTOR),),
    (at("said", DESCRIPTOR),),
    (at(LEAKED, "that "),),
    SourceKind.UNNAMED,
    act=Act.ACCUSE,
    event=Event(Plover.ACCUSE, "11", QuadClass.VERBAL_CONFLICT),
    unnamed=UnnamedSource("u1", UnnamedKind.OFFICIAL, (at(DESCRIPTOR),), 1, 1),
    certainty=Certainty(Degree.CERTAIN, Polarity.POSITIVE, reported=(at("reportedly"),)),
)
READING = Reading(DOCUMENT, (DENIED, LEAK), "hand-1", actors=(ZOE,))


@contextmanager
def hostile(folder: Path) -> Iterator[Extract]:
    """An extract of nothing else."""
    with Ledger.open(folder / "hostile.db") as ledger:
        ledger.add(READING, TEXT.encode(), "hostile.txt")
        yield Extract(ledger, Filters(), ABOUT)
