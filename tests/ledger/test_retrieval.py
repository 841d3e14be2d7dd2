"""Whatever Unicode a text is made of and wherever its spans lie, it comes back as it went in."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger import Filters, Ledger
from onrecord.records import (
    Act,
    Actor,
    ActorType,
    Addressee,
    Certainty,
    Channel,
    ChannelKind,
    Comparison,
    Degree,
    Document,
    Event,
    Interval,
    Locator,
    LocatorKind,
    Modifier,
    Passage,
    PassageKind,
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
    words,
)

# Letters with combining marks, right-to-left scripts, signs beyond U+FFFF, line ends, U+0000, and anything else.
LETTERS = st.sampled_from(
    [*"ab \n\r\0…", "é", "e\u0301", "\u0301", "ש", "\u202e", "🕊", "👩‍👩‍👧", "\U0001d509", "\ufdd0"]
)
TEXTS = st.lists(LETTERS | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map("".join)


@st.composite
def spans(draw: st.DrawFn, length: int, least: int) -> Spans:
    """Pieces of a text that do not touch, in its order."""
    places = draw(st.sets(st.integers(0, length), max_size=6).filter(lambda found: len(found) >= 2 * least))
    ordered = sorted(places)
    return tuple(Span(start, end) for start, end in zip(ordered[::2], ordered[1::2], strict=False))


DATES = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
LABELS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
FIGURES = st.none() | st.decimals(allow_nan=False, allow_infinity=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval | None:
    """Days in their order, or none."""
    first, last = draw(DATES), draw(DATES)
    if first is None and last is None:
        return None
    return Interval(first, last) if first is None or last is None or first <= last else Interval(last, first)


@st.composite
def actors(draw: st.DrawFn, length: int) -> tuple[Actor, ...]:
    names = draw(st.lists(LABELS.filter(bool), max_size=3, unique=True))
    found = []
    for name in names:
        roles = tuple(Role(draw(LABELS), span, draw(st.booleans())) for span in draw(spans(length, 0)))
        kind = draw(st.sampled_from(ActorType))
        others = tuple(draw(st.lists(LABELS, max_size=2)))
        found.append(Actor(name, draw(LABELS), kind, others, roles, draw(spans(length, 1))))
    return tuple(found)


@st.composite
def understood(draw: st.DrawFn, length: int, ids: list[str]) -> dict[str, object]:
    """All that may be known of a statement, any of it or none."""
    part = spans(length, 0)
    somebody = st.sampled_from([None, *ids])
    unnamed = None
    if draw(st.booleans()):
        least, more = draw(st.integers(1, 9)), draw(st.none() | st.integers(0, 9))
        unnamed = UnnamedSource(
            draw(LABELS),
            draw(st.sampled_from(UnnamedKind)),
            draw(spans(length, 1)),
            least,
            None if more is None else least + more,
            affiliation=draw(part),
            knowledge=draw(part),
            reason=draw(part),
            outlet=draw(somebody),
        )
    event = Event(
        draw(st.sampled_from(Plover)),
        draw(LABELS),
        draw(st.sampled_from(QuadClass)),
        draw(somebody),
        draw(somebody),
        draw(part),
    )
    certainty = Certainty(
        draw(st.sampled_from(Degree)), draw(st.sampled_from(Polarity)), *(draw(part) for _ in range(3))
    )
    channel = Channel(draw(part), draw(st.sampled_from(ChannelKind)), draw(somebody))
    return {
        "actor": None if unnamed else draw(somebody),
        "unresolved": draw(st.none() | st.sampled_from(Unresolved)),
        "unnamed": unnamed,
        "addressee": draw(st.sampled_from([None, Addressee(draw(part), draw(somebody))])),
        "channel": draw(st.sampled_from([None, channel])),
        "act": draw(st.none() | st.sampled_from(Act)),
        "event": draw(st.sampled_from([None, event])),
        "certainty": draw(st.sampled_from([None, certainty])),
        "said": draw(intervals()),
        "about": draw(intervals()),
    }


@st.composite
def times(draw: st.DrawFn, length: int) -> tuple[Time, ...]:
    return tuple(
        Time(
            span,
            draw(st.sampled_from(TimeType)),
            draw(LABELS),
            draw(intervals()),
            draw(st.none() | st.sampled_from(Modifier)),
        )
        for span in draw(spans(length, 0))
    )


@st.composite
def quantities(draw: st.DrawFn, length: int) -> tuple[Quantity, ...]:
    found = []
    for span in draw(spans(length, 0)):
        bounds = [bound for bound in (draw(FIGURES), draw(FIGURES)) if bound is not None] or [
            Decimal(draw(st.integers()))
        ]
        low, high = (
            (min(bounds), max(bounds))
            if len(bounds) > 1
            else draw(st.sampled_from([(bounds[0], None), (None, bounds[0])]))
        )
        label = st.none() | LABELS
        where = draw(spans(length, 0))
        found.append(
            Quantity(
                span,
                low,
                high,
                draw(label),
                draw(label),
                draw(st.sampled_from(Comparison)),
                draw(spans(length, 0)),
                where[0] if where else None,
                draw(label),
                draw(intervals()),
            )
        )
    return tuple(found)


@st.composite
def locators(draw: st.DrawFn, length: int) -> tuple[Locator, ...]:
    """Of each kind some that follow one another."""
    ends = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    stretches = tuple(Span(*pair) for pair in pairwise(ends))
    return tuple(Locator(span, kind, draw(TEXTS)) for kind in LocatorKind for span in stretches)


@st.composite
def readings(draw: st.DrawFn) -> tuple[Reading, bytes]:
    text, original = draw(TEXTS), draw(st.binary(max_size=200))
    document = Document(
        text,
        sha256(original),
        title=draw(st.none() | TEXTS),
        passages=tuple(Passage(span, PassageKind.QUOTED) for span in draw(spans(len(text), 0))),
        locators=draw(locators(len(text))),
    )
    cast = draw(actors(len(text)))
    ids = [actor.id for actor in cast]
    statements: dict[str, Statement] = {}
    for _ in range(draw(st.integers(0, 4))):
        source, cue = draw(spans(len(text), 0)), draw(spans(len(text), 0))
        content = draw(spans(len(text), 1))
        name = statement_id(document.id, source, cue, content)
        parent = draw(st.sampled_from([None, *statements]))
        kind, source_kind = draw(st.sampled_from(StatementKind)), draw(st.sampled_from(SourceKind))
        confidence = draw(st.floats(0, 1))
        more: dict[str, Any] = draw(understood(len(text), ids))
        told = Statement(name, kind, source, cue, content, source_kind, confidence, parent, **more)
        statements.setdefault(name, told)
    ordered = tuple(draw(st.permutations(list(statements.values()))))
    found: dict[str, Any] = {"times": draw(times(len(text))), "quantities": draw(quantities(len(text)))}
    return Reading(document, ordered, "reader-1", actors=cast, **found), original


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_round_trip(drawn: tuple[Reading, bytes]) -> None:
    reading, original = drawn
    document = reading.document
    beyond = sum(len(told.further_spans) for told in reading.statements)
    with Ledger.open(Path(":memory:")) as ledger:
        ledger.add(reading, original, "drawn.txt")
        assert ledger.reading(document.id) == reading
        assert ledger.original(document.id) == original
        for row in ledger.statements(Filters()):
            assert row.record in reading.statements
            assert set(row.names) <= {actor.id for actor in reading.actors}
            for part in (row.source, row.cue, row.content):
                assert part.text == words(document.text, part.spans)
        checked = list(ledger.verify())
        assert [problem for one in checked for problem in one.problems] == []
        assert sum(one.statements for one in checked) == len(reading.statements)
        least = sum(len(told.source) + len(told.cue) + len(told.content) for told in reading.statements)
        assert sum(one.spans for one in checked) >= least + beyond
