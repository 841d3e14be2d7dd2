"""Figures. The one rule: a number never travels without how it is meant: exact, about, at least, and of what."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.documents import Span
from onrecord.records.times import Interval


class Comparison(StrEnum):
    """How a figure stands to what it measures."""

    EXACT = "exact"
    ABOUT = "about"
    JUST_UNDER = "just-under"
    JUST_OVER = "just-over"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: `span` is all of its words, those of comparison and unit included ("nearly 50,000", "more than 40
    percent").

    `low` and `high` are what the digits or number words say, equal for a single figure, None where the words give no
    bound ("dozens", "thousands of" have a `low` and no `high`). `unit` is `percent`, an ISO 4217 currency, a unit's
    symbol or name, or else the noun that is counted. `comparison` are the words that qualify the number, in the
    text, and `sense` their meaning. `counted` are the words that say what is counted ("Russian soldiers … killed or
    injured" in pieces), `where` those of the place, `per` the unit of a rate ("day"), `as_of` the time of the figure.
    """

    span: Span
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    comparison: str | None = None
    sense: Comparison = Comparison.EXACT
    counted: tuple[Span, ...] = ()
    where: Span | None = None
    per: str | None = None
    as_of: Interval | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise IntegrityError("a quantity needs a lower or an upper bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise IntegrityError(f"the quantity from {self.low} ends at {self.high}")

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span, in no order."""
        return (self.span, *self.counted, *([self.where] if self.where else []))
