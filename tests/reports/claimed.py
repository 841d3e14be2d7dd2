"""Two claims on the invented call: it is told by an unnamed source, denied by a spokesman, who later says otherwise."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from onrecord.ledger import Ledger
from onrecord.records import (
    Act,
    Actor,
    ActorType,
    Certainty,
    Claim,
    Degree,
    Member,
    Polarity,
    Reading,
    Span,
    sha256,
    statement_id,
)
from tests.invented import BRIEFING, DENIAL, DOCUMENT, LEAK, READING, statement

BRUSK = "Ana Brusk"


def article(text: str, content: str, day: int, act: Act = Act.ASSERT, publisher: str = "The Quay") -> Reading:
    """One statement in a document of its own: the first two words of the text say the content."""
    document = replace(
        DOCUMENT,
        text=text,
        original_sha256=sha256(text.encode()),
        published=dt.date(2026, 3, day),
        title=None,
        publisher=publisher,
    )
    name = " ".join(text.split()[:2])
    who, what = Span(0, len(name)), Span(text.index(content), text.index(content) + len(content))
    parts = (who,), (Span(who.end + 1, what.start - 1),), (what,)
    met = {
        name: Span(0, len(name)),
        **({BRUSK: Span(text.index(BRUSK), text.index(BRUSK) + len(BRUSK))} if BRUSK in text else {}),
    }
    actors = tuple(Actor(name, name, ActorType.PERSON, (name,), (), (place,)) for name, place in met.items())
    certainty = Certainty(Degree.CERTAIN, Polarity.POSITIVE)
    said = statement(*parts, act=act, certainty=certainty, actor=name)
    return Reading(document, (replace(said, id=statement_id(document.id, *parts)),), "hand-1", actors=actors)


LATER = article("Teodor Žalvic conceded there had been a call", "there had been a call", 20, Act.ADMIT)
CHARGE = article("Bo Tarn said Ana Brusk opened the gates", "Ana Brusk opened the gates", 13)
AGAIN = article("Jan Kovar said Ana Brusk opened the gates", "Ana Brusk opened the gates", 15)
SILENT = article("Ana Brusk declined to speak", "to speak", 16, Act.DECLINE, "Tide Wire")
DENIED = replace(DENIAL, certainty=Certainty(Degree.CERTAIN, Polarity.NEGATIVE, negations=DENIAL.cue))
CALLED = replace(READING, statements=(DENIED, *READING.statements[1:]))
READINGS = (CALLED, LATER, CHARGE, AGAIN, SILENT)


def member(name: str, *, agrees: bool = True) -> Member:
    return Member(name, agrees, 0.9)


LATER_ID, CHARGE_ID, AGAIN_ID = (one.statements[0].id for one in (LATER, CHARGE, AGAIN))
CALL = Claim(LATER_ID, (member(DENIAL.id), member(BRIEFING.id, agrees=False), member(LEAK.id), member(LATER_ID)))
GATES = Claim(CHARGE_ID, (member(CHARGE_ID), member(AGAIN_ID)))


def claimed(_: Ledger, statement: str | None = None) -> Iterator[Claim]:
    """What a ledger would give where these claims were settled."""
    return iter(
        claim for claim in (GATES, CALL) if statement is None or statement in {one.statement for one in claim.members}
    )


def fill(ledger: Ledger) -> None:
    for number, reading in enumerate(READINGS):
        ledger.add(reading, reading.document.text.encode(), f"{number}.txt")
