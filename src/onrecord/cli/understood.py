"""What is understood of a statement, in words for the terminal. The one rule: a hedge, a denial and an open question
travel with the words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from onrecord.cli.terminal import Style, counted, line, printable
from onrecord.ledger import StatementRow
from onrecord.records import (
    Act,
    ChannelKind,
    Degree,
    Hop,
    HopKind,
    Interval,
    Polarity,
    Reading,
    SourceKind,
    Span,
    Spans,
    Statement,
    UnnamedSource,
    Unresolved,
    words,
)

MINUS = "−"
DEGREES = {Degree.PROBABLE: "probable", Degree.POSSIBLE: "possible", Degree.UNCOMMITTED: "left open"}
_OPEN = {Unresolved.AMBIGUOUS, Unresolved.NO_CANDIDATE}


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, the text of its document, and the names of the actors there, by id; `speaker` is the name of who
    says it where people gave one."""

    statement: Statement
    text: str
    names: Mapping[str, str]
    speaker: str = ""

    @classmethod
    def of(cls, row: StatementRow) -> "Told":
        """That of a row."""
        return cls(row.record, row.text, row.names, (row.speaker_name or "") if row.reviewed else "")

    def name(self, actor: str | None) -> str:
        """The name of an actor; empty for none."""
        return "" if actor is None else self.names.get(actor, actor)

    def words(self, spans: Spans) -> str:
        """What spans cut, on one line."""
        return line(words(self.text, spans))


def told_in(reading: Reading, statement: Statement) -> Told:
    """A statement of a reading."""
    return Told(statement, reading.document.text, {actor.id: actor.name for actor in reading.actors})


def who(told: Told, source: str | None = None) -> Text:
    """The source in its own words, or in those given, and in brackets whom it stands for: `he [Teodor Žalvic]`."""
    statement = told.statement
    source = told.words(statement.source) if source is None else line(source)
    return speaker(source, statement.source_kind, bracketed(source, told))


def bracketed(source: str, told: Told) -> str:
    """` [Teodor Žalvic]` where the words do not say so, ` [?]` where they stand for somebody and it is open for
    whom."""
    name = line(told.speaker or told.name(told.statement.actor))
    if name:
        return "" if name.casefold() in source.casefold() else f" [{name}]"
    return " [?]" if source and told.statement.unresolved in _OPEN else ""


def speaker(source: str, kind: SourceKind, behind: str = "") -> Text:
    """A source; what kind of source it is where that is not plain."""
    if not source:
        plain = "the author" if kind is SourceKind.AUTHOR else "no source given"
        return Text().append(plain, Style.QUIET).append(behind, Style.SOURCE)
    if kind is SourceKind.UNNAMED:
        return Text().append(line(source), Style.UNNAMED).append(" (unnamed)", Style.QUIET)
    return Text().append(line(source), Style.SOURCE).append(behind, Style.SOURCE)


def content(told: Told) -> Text:
    """What was said, on one line, its hedges and negations in their own colours."""
    certainty, pieces = told.statement.certainty, told.statement.content
    marks = (
        {}
        if certainty is None
        else {**dict.fromkeys(certainty.negations, Style.NEGATION), **dict.fromkeys(certainty.hedges, Style.HEDGE)}
    )
    text = Text()
    for index, piece in enumerate(pieces):
        text.append(" … " if index else "", Style.CONTENT)
        for span, style in _styled(piece, marks):
            text.append(re.sub(r"\s+", " ", printable(span.cut(told.text))), style)
    return text


def act_words(statement: Statement) -> str:
    """`deny −, probable`: the act, a minus where the speaker holds that it is not so, and how surely; empty for
    nothing."""
    certainty = statement.certainty
    act = statement.act.value if statement.act else ""
    if certainty is None:
        return act
    negative = MINUS if certainty.polarity is Polarity.NEGATIVE else ""
    parts = (" ".join(filter(None, (act, negative))), DEGREES.get(certainty.degree, ""))
    return ", ".join(filter(None, parts))


def gist(told: Told) -> Text:
    """Act, certainty, to whom, through what, when, and what is known of an unnamed source; empty where nothing is.

    That somebody asserts a thing goes without saying, unless there is more to say.
    """
    text = Text()
    for part in filter(len, _gist(told)):
        text.append(" · " if text else "", Style.QUIET).append_text(part)
    return text if text.plain != Act.ASSERT.value else Text()


def days(interval: Interval) -> str:
    """`2026-03-09`, `2026-03-01 to 2026-03-31`, `until 2026-03-09` or `from 2026-03-09`."""
    first, last = interval.start, interval.end
    if first == last and first is not None:
        return first.isoformat()
    if first is None or last is None:
        return f"from {first}" if first is not None else f"until {last}"
    return f"{first} to {last}"


def people(unnamed: UnnamedSource) -> str:
    """`official, 2 people`: what an unnamed source is said to be, and how many."""
    if unnamed.most is None:
        number = f"{unnamed.least} or more"
    elif unnamed.most == unnamed.least:
        number = counted(unnamed.least, "person", "people")
    else:
        number = f"{unnamed.least} to {unnamed.most} people"
    return f"{unnamed.kind.value}, {number}" if unnamed.kind.value != "person" else number


def chain_text(hops: tuple[Hop, ...]) -> Text:
    """`The Lisk Courier ← two people (unnamed) · said ← the minister [Kamil Rausz]`: the speaker comes last."""
    text = Text()
    for index, hop in enumerate(hops):
        text.append(" ← " if index else "", Style.QUIET)
        if hop.kind in {HopKind.PUBLISHER, HopKind.OUTLET}:
            text.append(line(hop.text), Style.TITLE)
            continue
        behind = f" [{line(hop.name)}]" if hop.name and hop.name.casefold() not in hop.text.casefold() else ""
        text.append_text(speaker(hop.text, SourceKind(hop.kind.value), behind)).append_text(cue(hop.cue))
        text.append(" ← ?" if hop.uncertain else "", Style.QUIET)
    return text


def cue(text: str) -> Text:
    """` · said`, or nothing where there is no cue."""
    return Text().append(" · ", Style.QUIET).append(line(text), Style.CUE) if text else Text()


def _gist(told: Told) -> Iterator[Text]:
    yield _act(told)
    statement = told.statement
    if statement.addressee is not None:
        spans, actor = statement.addressee.spans, statement.addressee.actor
        yield Text(f"to {_named(told, told.words(spans), actor)}", Style.QUIET)
    if statement.channel is not None:
        through = _named(told, told.words(statement.channel.spans), statement.channel.actor)
        yield Text(f"via {through}" if statement.channel.kind is ChannelKind.OUTLET else through, Style.QUIET)
    if statement.said is not None and statement.said.start is not None:  # "by the day it was published" says nothing
        yield Text(f"said {days(statement.said)}", Style.QUIET)
    if statement.about is not None:
        yield Text(f"about {days(statement.about)}", Style.QUIET)
    if statement.unnamed is not None:
        yield Text(people(statement.unnamed), Style.QUIET)
        reason = told.words(statement.unnamed.reason)
        yield Text(f"unnamed: “{reason}”" if reason else "", Style.QUIET)


def _act(told: Told) -> Text:
    statement, certainty = told.statement, told.statement.certainty
    text = Text().append(statement.act.value if statement.act else "", Style.QUIET)
    if statement.event is not None and statement.event.spans:
        text.append(f" → {told.words(statement.event.spans)}", Style.QUIET)
    if certainty is None:
        return text
    if certainty.polarity is Polarity.NEGATIVE:
        text.append(" " if text.plain else "").append(MINUS, Style.BAD)
    degree = DEGREES.get(certainty.degree, "")
    if degree:
        text.append(", " if text.plain else "", Style.QUIET).append(degree, Style.HEDGE)
    for before, spans in ((" (", certainty.hedges if degree else ()), (" (the report: ", certainty.reported)):
        if spans:
            quoted = ", ".join(f"“{told.words((span,))}”" for span in spans)
            text.append(before, Style.QUIET).append(quoted, Style.HEDGE).append(")", Style.QUIET)
    return text


def _named(told: Told, source: str, actor: str | None) -> str:
    name = line(told.name(actor))
    if not source or not name:
        return source or name
    return source if name.casefold() in source.casefold() else f"{source} [{name}]"


def _styled(piece: Span, marks: Mapping[Span, Style]) -> Iterator[tuple[Span, Style]]:
    """The pieces of a piece, each in one style."""
    inside = {span: style for span, style in marks.items() if span.overlaps(piece)}
    edges = {edge for span in inside for edge in (span.start, span.end) if piece.start < edge < piece.end}
    cuts = [piece.start, *sorted(edges), piece.end]
    for start, end in pairwise(cuts):
        part = Span(start, end)
        styles = [style for span, style in inside.items() if span.overlaps(part)]
        yield part, styles[-1] if styles else Style.CONTENT
