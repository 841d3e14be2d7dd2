"""Figures side by side. The one rule: two figures disagree only where they count the same thing, of the same event, at
the same time; where that cannot be told they are not compared."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.claims import Told
from onrecord.records.quantities import Quantity
from onrecord.records.times import Interval


class Pace(StrEnum):
    """How what is counted moves with time."""

    TOLL = "toll"
    """It counts what happened so far, and only grows: the dead of a flood."""
    LEVEL = "level"
    """It may be another one tomorrow: a water level, a price."""
    STOCK = "stock"
    """It changes in weeks: a debt, troops in a place."""
    OCCASION = "occasion"
    """It is fixed once and for all: how long a call lasted, how many attended."""


class Dating(StrEnum):
    """By what the as-of date of a figure is known; all but the first leave some doubt."""

    STATED = "stated"
    SPOKEN_OF = "spoken-of"
    SAID = "said"
    PUBLISHED = "published"
    UNDATED = "undated"


class Stretch(StrEnum):
    """Over what stretch of time a figure is counted, as its words have it."""

    OPEN = "open"
    DAY = "day"
    """A day is stated."""
    PERIOD = "period"
    """A month, a year."""
    SINCE = "since"
    """From a beginning on: "since October"."""
    ROLLING = "rolling"
    """Up to when it is said: "today", "over the past day"."""
    AS_OF = "as-of"
    """The stated day is the one as of which it is known."""
    RELATIVE = "relative"
    """At a time that only an event tells: "shortly before the flood"."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts: `subject` (whom or what), `outcomes` (what befell it, or what of it is measured), and
    `modifiers`, all normalised; `unit` as in Quantity, None for a plain count.

    `known` says that the outcome or the subject is one of the common measures of news, not just the words there.
    """

    subject: str
    outcomes: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    unit: str | None = None
    pace: Pace = Pace.STOCK
    known: bool = False

    def __post_init__(self) -> None:
        if not self.subject and not self.outcomes:
            raise IntegrityError("a measure needs a subject or an outcome")

    @property
    def kin(self) -> tuple[object, ...]:
        """What measures have in common that may be compared: a common one may leave open of whom or what it is."""
        return (self.outcomes, self.unit) if self.known and self.outcomes else (self.subject, self.outcomes)

    @property
    def label(self) -> str:
        """How it is shown: `people dead`, `heavy tank destroyed`, `debt (crowns)`."""
        named = " ".join(filter(None, (*self.modifiers, self.subject, " and ".join(self.outcomes))))
        return named if self.unit is None else f"{named} ({self.unit})"


@dataclass(frozen=True, slots=True)
class FigureTold:
    """One figure of one statement, or of the document that `own`s it: then no statement holds it, and that of `told`
    is the piece of the document's own words around it. `quantity` is cut from the text of `told`.

    `measure` is None where the words do not say what is counted. `as_of` is the time of the figure, known by
    `dating`, and `stretch` what it is counted over. `places` are where it counts, `names` whom and what the figure's
    own sentence names, `whose` those among what is counted ("Kessalian soldiers"), `around` all these and those of the
    statement, its source and the head of its document; `words` are those of its sentence, `events` the kinds of event
    that it names, `scene` those that the document does; all are shortened to be compared.

    `part` says that the words make it a part of another figure, or one of several counts ("another 20", "in Lisk
    alone"); `earlier` that it is told as past ("at first", "up from"); `moved` that it has changed of late ("has grown
    to"); `held` that the speaker holds it to be so now. `credited` says that a document's own words
    give it as somebody's, of whom no statement tells; `givers` are the words, shortened, that name
    whoever gives it. `borrowed` says that its measure, and its unit where it names none, are those of the figure to
    which its words point back ("Marrowen recognizes 240 million").
    """

    told: Told
    quantity: Quantity
    measure: Measure | None
    as_of: Interval | None
    dating: Dating
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    scene: frozenset[str] = frozenset()
    stretch: Stretch = Stretch.OPEN
    part: bool = False
    earlier: bool = False
    moved: bool = False
    held: bool = True
    own: bool = False
    credited: bool = False
    givers: frozenset[str] = frozenset()
    borrowed: bool = False

    def __post_init__(self) -> None:
        for span in self.quantity.spans:
            span.cut(self.told.text)

    @property
    def text(self) -> str:
        """The figure as it is written."""
        return self.quantity.span.cut(self.told.text)

    @property
    def statement(self) -> str | None:
        """The id of the statement that gives it; None where the document does in its own words."""
        return None if self.own else self.told.id

    @property
    def receipt_id(self) -> str:
        """What it is looked up by: its statement, or else its document."""
        return self.told.document.removeprefix("sha256:") if self.own else self.told.id

    @property
    def day(self) -> dt.date | None:
        """The day on which the figure was given: said, or else published."""
        said = self.told.statement.said
        return (said.start if said is not None else None) or self.told.day

    @property
    def order(self) -> tuple[dt.date, dt.date, str, int]:
        """Its place in time: as of when, then given when; the undated last."""
        given = self.day or dt.date.max
        first = self.as_of.end or self.as_of.start if self.as_of is not None else None
        return first or given, given, self.told.document, self.quantity.span.start


class Accord(StrEnum):
    """How two figures stand to each other."""

    AGREE = "agree"
    DISAGREE = "disagree"
    NOT_COMPARABLE = "not-comparable"


class Apart(StrEnum):
    """Why two figures are not compared."""

    OTHER_MEASURE = "other-measure"
    UNCLEAR_MEASURE = "unclear-measure"
    UNIT = "unit"
    RATE = "rate"
    OTHER_PLACE = "other-place"
    OTHER_SUBJECT = "other-subject"
    OTHER_EVENT = "other-event"
    OTHER_DATE = "other-date"
    UPDATE = "update"
    """The later one of a count that grows is the higher one."""
    REVISION = "revision"
    """The same speaker gives another figure on a later day."""
    PART_OF = "part-of"
    NOT_HELD = "not-held"
    """It is denied, asked, demanded, foreseen or supposed."""
    SAME_ORIGIN = "same-origin"


class Shared(StrEnum):
    """By what two figures are known to be about one thing."""

    CLAIM = "same-claim"
    DOCUMENT = "same-document"
    PLACE = "same-place"
    NAMES = "same-names"
    EVENT = "same-event"
    SETTING = "same-setting"
    """Their documents are about the same people and places."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures, the earlier one first. `apart` is there just where they are not compared, `shared` where they are,
    and for updates and revisions."""

    one: FigureTold
    other: FigureTold
    accord: Accord
    apart: Apart | None = None
    shared: tuple[Shared, ...] = ()

    def __post_init__(self) -> None:
        if (self.accord is Accord.NOT_COMPARABLE) != (self.apart is not None):
            raise IntegrityError("just those pairs that are not compared have a reason for it")

    @property
    def series(self) -> bool:
        """Whether the second follows on the first: an update or a revision."""
        return self.apart in {Apart.UPDATE, Apart.REVISION}


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures of one measure about one thing, by as-of date, with the pairs among them that disagree or follow on each
    other. `measure` is None for figures of which nothing says what they count."""

    measure: Measure | None
    places: tuple[str, ...]
    rows: tuple[FigureTold, ...]
    pairs: tuple[FigurePair, ...] = ()

    @property
    def disagreements(self) -> tuple[FigurePair, ...]:
        """The pairs that disagree."""
        return tuple(pair for pair in self.pairs if pair.accord is Accord.DISAGREE)
