"""What a draft is told of its sentences. The one rule: a finding has the words of the draft, the words of
the source, and the statement that they stand in."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.ledger import StatementRow
from onrecord.records import Hop, Locator, Span, Spans


class Difference(StrEnum):
    """In what a draft and the ledger differ."""

    MISQUOTATION = "misquotation"
    """Words inside quotation marks."""
    SPEAKER = "speaker"
    HEDGE = "hedge"
    """The speaker left open what the draft does not."""
    POLARITY = "polarity"
    DENIAL = "denial"
    """The ledger holds a denial that the draft does not mention."""
    UNNAMED = "unnamed"
    """An unnamed source is given a name, or left out."""
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference: the words of the draft with their places in it, the words of the ledger, and the id of the
    statement that holds them. `sure` is False where it may be none."""

    kind: Difference
    sure: bool
    draft: str
    spans: Spans
    source: str
    statement: str
    note: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A statement of the ledger that a sentence of a draft repeats. `at` is where in the draft its mark goes, `exact`
    whether the draft quotes it word for word."""

    row: StatementRow
    chain: tuple[Hop, ...]
    locators: tuple[Locator, ...]
    at: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Footnoted:
    """A sentence of a draft with what belongs to it."""

    span: Span
    text: str
    footnotes: tuple[Footnote, ...] = ()
    findings: tuple[Finding, ...] = ()
