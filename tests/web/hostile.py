"""A ledger that somebody made to attack who reads it: markup, script, formulas and templates in every field of every
record that a document, or a colleague, can fill."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import root
from onrecord.ledger import Filters, Ledger
from onrecord.pipeline import Linker, Reader
from onrecord.records import (
    Act,
    Actor,
    ActorType,
    Addressee,
    Certainty,
    Channel,
    ChannelKind,
    Commitment,
    CommitmentKind,
    Degree,
    Document,
    Interval,
    Judgement,
    JudgementKind,
    Mentioned,
    Polarity,
    Problem,
    ProblemKind,
    Quantity,
    Rated,
    Rating,
    Reading,
    Role,
    Selection,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    UnnamedKind,
    UnnamedSource,
    Weight,
    statement_id,
)
from tests.cli.sayings import Sayings

MARK = "x-pwned"
EVIL = f"=pwned()\"'></script></title></textarea><{MARK} onclick=pwned()><script>pwned()</script>{{{{7*191}}}}&lt;"
"""Begins as a formula, closes whatever it may stand in, and brings an element, a script and a template of its own."""
ADDRESS = f'javascript:pwned()//"><{MARK}>'
SUM = "1337"
"""What the template would come to."""

DAY = dt.date(2026, 3, 12)
NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
PARTED = " ¦ "
PARTS = ("source", "cue", "content", "addressee", "channel", "reason")
DOCUMENTS = (
    (f"Courier {EVIL}", "said", f"{EVIL} the gates were open"),
    (f"{EVIL} Lamp", "denied", f"{EVIL} the gates were open"),
    (f"Wire {EVIL}", "promised", f"{EVIL} the gates will close"),
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A loader of a reader that takes each line for a statement, its parts in the order of PARTS."""

    model: str = "hostile-1"

    def __call__(self) -> Reader:
        def read(document: Document, selection: Selection) -> Reading:
            return reading(document, selection, self.model)

        return read

    def linker(self) -> Linker:
        return Sayings().linker()


def ledger(folder: Path) -> Path:
    """The ledger, made as any other is: its documents are added, and people judge them."""
    path = folder / "hostile.db"
    inputs = folder / f"=pwned()'\"><{MARK} onclick=pwned()>.jsonl"
    rows = [
        {"title": EVIL, "publisher": publisher, "author": EVIL, "date": DAY.isoformat(), "url": ADDRESS, "text": text}
        for number, (publisher, cue, content) in enumerate(DOCUMENTS)
        for text in (_text(cue, content, number),)
    ]
    inputs.write_text("\n".join(map(json.dumps, [*rows, {"title": EVIL, "text": ""}])), encoding="utf-8")
    result = CliRunner().invoke(root, ["add", str(inputs), "--ledger", str(path), "--jobs", "1"], obj=Hostile())
    assert result.exit_code == 0, result.output
    with Ledger.open(path) as held:
        held.add_problems([Problem(ProblemKind.MALFORMED, EVIL, EVIL)])
        for judgement in _judgements(held):
            held.judge(judgement)
    return path


def reading(document: Document, selection: Selection, model: str) -> Reading:
    """Every field filled with what the line brings."""
    actors: list[Actor] = []
    statements: list[Statement] = []
    start = 0
    for line in document.text.split("\n"):
        if line.count(PARTED) == len(PARTS) - 1:
            spans = dict(zip(PARTS, _places(line, start), strict=True))
            actors.append(_actor(document, spans["source"], f"pwned-{len(actors)}"))
            statements.append(_statement(document, spans, actors[-1], named=len(actors) % 2 == 1))
        start += len(line) + 1
    return Reading(
        document,
        tuple(statements),
        model,
        selection=selection,
        actors=tuple(actors),
        quantities=tuple(
            Quantity(one.content[0], Decimal(7), Decimal(9), unit=EVIL, counted=one.content, as_of=Interval(DAY, DAY))
            for one in statements
        ),
        commitments=tuple(
            Commitment(
                one.id, CommitmentKind.PROMISE, one.content, by=one.actor, due=Interval(DAY, DAY), condition=one.cue
            )
            for one in statements
            if one.act is Act.PROMISE and one.actor
        ),
    )


def _text(cue: str, content: str, number: int) -> str:
    lines = (
        PARTED.join((f"{EVIL} ministry", cue, content, f"{EVIL} press", f"on {EVIL}", EVIL)),
        PARTED.join((f"an official {EVIL}", cue, content, f"{EVIL} press", f"on {EVIL}", EVIL)),
        f"{number} {EVIL} is all that is left.",
    )
    return "\n".join(lines)


def _places(line: str, start: int) -> Iterator[Span]:
    for part in line.split(PARTED):
        yield Span(start, start + len(part))
        start += len(part) + len(PARTED)


def _actor(document: Document, place: Span, name: str) -> Actor:
    words = place.cut(document.text)
    return Actor(name, words, ActorType.ORGANISATION, (words, EVIL), (Role(words, place),), (place,))


def _statement(document: Document, spans: dict[str, Span], actor: Actor, *, named: bool) -> Statement:
    source, cue, content = ((spans[part],) for part in PARTS[:3])
    unnamed = UnnamedSource("u1", UnnamedKind.PERSON, source, 1, 1, knowledge=source, reason=(spans["reason"],))
    act = {"said": Act.ASSERT, "denied": Act.DENY, "promised": Act.PROMISE}[spans["cue"].cut(document.text)]
    return Statement(
        statement_id(document.id, source, cue, content),
        StatementKind.INDIRECT,
        source,
        cue,
        content,
        SourceKind.NAMED if named else SourceKind.UNNAMED,
        0.9,
        actor=actor.id if named else None,
        unnamed=None if named else unnamed,
        addressee=Addressee((spans["addressee"],)),
        channel=Channel((spans["channel"],), ChannelKind.POST),
        act=act,
        certainty=Certainty(Degree.PROBABLE, Polarity.POSITIVE, hedges=cue),
        said=Interval(DAY, DAY),
        about=Interval(DAY, DAY),
    )


def _judgements(held: Ledger) -> Iterator[Judgement]:
    rows = list(held.statements(Filters()))
    names = tuple(Mentioned(row.document, f"{EVIL} ministry", ActorType.ORGANISATION) for row in rows[::2])
    yield Judgement(JudgementKind.HYPOTHESIS, EVIL, NOON, EVIL, hypothesis=EVIL)
    yield Judgement(JudgementKind.HYPOTHESIS, EVIL, NOON, EVIL, hypothesis=f"The other {EVIL}")
    for row, rating in zip(rows, (Rating.INCONSISTENT, Rating.CONSISTENT), strict=False):
        yield Judgement(JudgementKind.RATE, EVIL, NOON, EVIL, rated=Rated("h1", row.id, rating, Weight.HIGH))
    yield Judgement(JudgementKind.MERGE, EVIL, NOON, EVIL, these=names)
