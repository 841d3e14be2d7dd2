"""A promise to reopen a pass, and what later statements say."""

import datetime as dt
from collections.abc import Callable

import pytest

from onrecord.records import (
    Act,
    Certainty,
    Commitment,
    CommitmentKind,
    Degree,
    Interval,
    Owed,
    Polarity,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Told,
)

PROMISE = "Lisk promised to reopen the Marrow Pass by 30 April if the snow melts."
SAID = dt.date(2026, 3, 12)
DUE = Interval(None, dt.date(2026, 4, 30))

Tell = Callable[..., Told]
Owing = Callable[..., Owed]


@pytest.fixture
def owing() -> Owing:
    def owe(
        what: str = "reopen the Marrow Pass",
        *,
        kind: CommitmentKind = CommitmentKind.PROMISE,
        due: Interval | None = DUE,
        condition: str = "",
        text: str = PROMISE,
    ) -> Owed:
        def place(piece: str) -> tuple[Span, ...]:
            return (Span(text.index(piece), text.index(piece) + len(piece)),) if piece else ()

        commitment = Commitment("s0", kind, place(what), "lisk", due=due, condition=place(condition))
        return Owed(commitment, text, "d0", 0, published=SAID, by="lisk", by_name="Lisk", speaker="lisk")

    return owe


@pytest.fixture
def tell() -> Tell:
    def told(
        words: str,
        day: dt.date = dt.date(2026, 4, 20),
        *,
        speaker: str | None = "ana",
        actors: frozenset[str] = frozenset({"lisk"}),
        act: Act = Act.ASSERT,
        certainty: Certainty | None = None,
        about: Interval | None = None,
    ) -> Told:
        sure = certainty or Certainty(Degree.CERTAIN, Polarity.POSITIVE)
        statement = Statement(
            f"s-{words[:20]}-{day}",
            StatementKind.INDIRECT,
            (),
            (),
            (Span(0, len(words)),),
            SourceKind.NAMED,
            0.9,
            act=act,
            certainty=sure,
            about=about,
        )
        return Told(statement, words, f"d-{day}", None, "The Lamp", day, (), speaker, actors=actors)

    return told
