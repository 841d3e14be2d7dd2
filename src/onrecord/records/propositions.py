"""What a statement says is so, made ready to be held against another. The one rule: pronouns are names by now, and who
said it stands beside it, never in it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from onrecord.records.acts import Act, Degree, Polarity
from onrecord.records.documents import Spans
from onrecord.records.quantities import Comparison
from onrecord.records.times import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """What matters of a quantity when two are held against each other: its bounds, unit and sense."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    sense: Comparison = Comparison.EXACT


@dataclass(frozen=True, slots=True)
class Proposition:
    """The proposition of one statement.

    `words` are the content's. `denied` says that the cue takes it back ("denied that", "dismissed as false") while the
    words themselves assert it. `degree`, `polarity` and `act` are the statement's; `speaker` is the speaker's key and
    `names` are the keys of the actors that the content names; `figures` and `days` stand in the content.
    `scene` are the keys of names that its document gives where it tells of an event that is denied here without naming
    who took part.
    """

    statement: str
    document: str
    words: str
    published: dt.date | None = None
    denied: bool = False
    degree: Degree | None = None
    polarity: Polarity | None = None
    act: Act | None = None
    speaker: str | None = None
    names: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    days: tuple[Interval, ...] = ()
    part: int = 0
    spans: Spans = ()
    scene: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Unique among all propositions: the statement's id, with the number of the part behind all but the first."""
        return f"{self.statement}.{self.part}" if self.part else self.statement
