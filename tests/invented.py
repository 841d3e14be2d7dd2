"""One invented article, read by hand: every field of a reading is filled, for what keeps and shows them."""

import datetime as dt
from decimal import Decimal
from typing import Any

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
    Comparison,
    Degree,
    Document,
    Event,
    Ground,
    GroundKind,
    Interval,
    Modifier,
    Plover,
    Polarity,
    QuadClass,
    Quantity,
    Reading,
    Role,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    Time,
    TimeType,
    UnnamedKind,
    UnnamedSource,
    Unresolved,
    sha256,
    statement_id,
)

TEXT = """No call, says Marrowen

Teodor Žalvic, spokesman for Marrowen's chancery, denied on Thursday that there had been a call.
“There was no call,” he told reporters at a briefing. Seven days later he accused Lisk of fraud.

The Daily Lamp reported that a person familiar with the call, who spoke on condition of anonymity for fear of reprisals,
said the former mayor had probably been warned. She may sue, critics said.

Nearly 50,000 people of Lisk were moved, at 1,500 a day.
"""
PUBLISHED = dt.date(2026, 3, 12)
THURSDAY = Interval(PUBLISHED, PUBLISHED)


def at(piece: str, after: str = "") -> Span:
    """The first place of a piece behind another one."""
    start = TEXT.index(piece, TEXT.index(after) + len(after))
    return Span(start, start + len(piece))


DOCUMENT = Document(
    TEXT, sha256(TEXT.encode()), "No call, says Marrowen", "The Saltmarsh Courier", published=PUBLISHED, language="en"
)

ZALVIC = Actor(
    "teodor-zalvic",
    "Teodor Žalvic",
    ActorType.PERSON,
    ("Teodor Žalvic",),
    (Role("spokesman for Marrowen's chancery", at("spokesman for Marrowen's chancery")),),
    (at("Teodor Žalvic"), at("he", "call,” "), at("he", "later ")),
)
MAYOR = Actor(
    "ana-brusk",
    "Ana Brusk",
    ActorType.PERSON,
    ("Ana Brusk",),
    (Role("mayor", at("mayor"), former=True),),
    (at("the former mayor"),),
)
LISK = Actor("lisk", "Lisk", ActorType.STATE, ("Lisk",), (), (at("Lisk"),))
LAMP = Actor(
    "daily-lamp", "The Daily Lamp", ActorType.OUTLET, ("The Daily Lamp", "the Lamp"), (), (at("The Daily Lamp"),)
)


def statement(
    source: Spans, cue: Spans, content: Spans, source_kind: SourceKind = SourceKind.NAMED, **more: object
) -> Statement:
    name = statement_id(DOCUMENT.id, source, cue, content)
    given: dict[str, Any] = {"confidence": 0.9, "kind": StatementKind.INDIRECT, **more}
    return Statement(id=name, source=source, cue=cue, content=content, source_kind=source_kind, **given)


DENIAL = statement(
    (at("Teodor Žalvic"),),
    (at("denied"),),
    (at("there had been a call"),),
    actor=ZALVIC.id,
    act=Act.DENY,
    event=Event(Plover.REJECT, "12", QuadClass.VERBAL_CONFLICT, ZALVIC.id),
    certainty=Certainty(Degree.CERTAIN, Polarity.NEGATIVE),
    said=THURSDAY,
)
BRIEFING = statement(
    (at("he", "call,” "),),
    (at("told"),),
    (at("“There was no call,”"),),
    actor=ZALVIC.id,
    act=Act.ASSERT,
    addressee=Addressee((at("reporters"),)),
    channel=Channel((at("at a briefing"),), ChannelKind.BRIEFING),
    certainty=Certainty(Degree.CERTAIN, Polarity.NEGATIVE, negations=(at("no", "There was "),)),
)
CHARGE = statement(
    (at("he", "later "),),
    (at("accused"),),
    (at("fraud"),),
    actor=ZALVIC.id,
    act=Act.ACCUSE,
    event=Event(Plover.ACCUSE, "11", QuadClass.VERBAL_CONFLICT, ZALVIC.id, LISK.id, (at("Lisk", "accused "),)),
    certainty=Certainty(Degree.CERTAIN, Polarity.POSITIVE),
    said=Interval(dt.date(2026, 3, 19), dt.date(2026, 3, 19)),
)
REPORT = statement(
    (at("The Daily Lamp"),),
    (at("reported"),),
    (Span(at("a person familiar").start, at("been warned").end),),
    SourceKind.NAMED,
    actor=LAMP.id,
    act=Act.ASSERT,
    certainty=Certainty(Degree.CERTAIN, Polarity.POSITIVE),
)
LEAK = statement(
    (at("a person familiar with the call"),),
    (at("said", "reprisals,"),),
    (at("the former mayor had probably been warned"),),
    SourceKind.UNNAMED,
    parent=REPORT.id,
    confidence=0.55,
    unnamed=UnnamedSource(
        id="u1",
        kind=UnnamedKind.PERSON,
        descriptor=(at("a person familiar with the call"),),
        least=1,
        most=1,
        knowledge=(at("familiar with the call"),),
        reason=(at("for fear of reprisals"),),
        outlet=LAMP.id,
    ),
    act=Act.ASSERT,
    certainty=Certainty(Degree.PROBABLE, Polarity.POSITIVE, hedges=(at("probably"),)),
    about=Interval(None, PUBLISHED),
)
CRITICS = statement(
    (at("critics"),),
    (at("said", "critics "),),
    (at("She may sue"),),
    SourceKind.COLLECTIVE,
    unresolved=Unresolved.AMBIGUOUS,
    act=Act.PREDICT,
    certainty=Certainty(Degree.POSSIBLE, Polarity.POSITIVE, hedges=(at("may"),)),
    channel=Channel((), ChannelKind.OUTLET, LAMP.id),
)
READING = Reading(
    DOCUMENT,
    (DENIAL, BRIEFING, CHARGE, REPORT, LEAK, CRITICS),
    "hand-1",
    actors=(ZALVIC, MAYOR, LISK, LAMP),
    times=(
        Time(at("Thursday"), TimeType.DATE, "2026-03-12", THURSDAY),
        Time(at("Seven days later"), TimeType.DATE, "2026-03-19", CHARGE.said, Modifier.APPROX),
        Time(at("a day"), TimeType.SET, "P1D"),
    ),
    quantities=(
        Quantity(
            at("Nearly 50,000"),
            Decimal(50000),
            Decimal(50000),
            "people",
            "Nearly",
            Comparison.JUST_UNDER,
            (at("people of Lisk"), at("moved")),
            at("Lisk", "people of "),
            as_of=THURSDAY,
        ),
        Quantity(at("1,500 a day"), Decimal(1500), Decimal(1500), "people", per="day"),
        Quantity(at("Seven"), Decimal("7.5"), None, sense=Comparison.AT_LEAST),
    ),
    commitments=(
        Commitment(
            CRITICS.id,
            CommitmentKind.THREAT,
            (at("sue"),),
            by=MAYOR.id,
            to=LISK.id,
            due=THURSDAY,
            due_spans=(at("Thursday"),),
            condition=(at("critics said"),),
        ),
    ),
    grounds=(
        Ground(GroundKind.REASON, (at("fear of reprisals"),), (at("been warned"),), (at("for"),), LEAK.id, open=True),
        Ground(GroundKind.TRACE, (at("at 1,500 a day"),), (at("were moved"),)),
    ),
)
"""Three statements of a spokesman, two by way of an outlet that he is not, and one of nobody in particular."""
