"""Rows of tables as records again; the one rule: what does not fit together is refused, by the records themselves."""

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
    Comparison,
    Degree,
    Event,
    Interval,
    Modifier,
    Plover,
    Polarity,
    QuadClass,
    Quantity,
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
)

ROLES = ("source", "cue", "content")

STATEMENT = """
    s.number, s.id, s.kind, s.source_kind, s.confidence, parent.id, s.unresolved, s.act, s.plover, s.cameo, s.quad,
    s.degree, s.polarity, s.said_start, s.said_end, s.about_start, s.about_end, s.addressed, s.channel"""
STATEMENT_WIDTH = STATEMENT.count(",") + 1
STATEMENT_TABLES = "statements s LEFT JOIN statements parent ON parent.number = s.parent"


@dataclass(frozen=True, slots=True)
class Pieces:
    """What belongs to some statements, by their numbers: places of their parts, further words, who takes part (actors
    by part: id, name, type), unnamed sources."""

    parts: Mapping[int, Mapping[str, Spans]]
    further: Mapping[int, Mapping[str, Spans]]
    parties: Mapping[int, Mapping[str, tuple[str, str, ActorType]]]
    unnamed: Mapping[int, tuple[Any, ...]]


def pieces(connection: sqlite3.Connection, numbers: Collection[int]) -> Pieces:
    """The pieces of statements that stand close together in one document: few questions, however many they are."""
    between = (min(numbers), max(numbers)) if numbers else (0, 0)
    parties: dict[int, dict[str, tuple[str, str, ActorType]]] = defaultdict(dict)
    for number, part, name_id, name, kind in connection.execute(
        "SELECT p.statement, p.part, a.id, a.name, a.type FROM parties p JOIN actors a ON a.number = p.actor"
        " WHERE p.statement BETWEEN ? AND ? ORDER BY p.statement, a.number",
        between,
    ):
        parties[number][part] = name_id, name, ActorType(kind)
    unnamed = connection.execute(
        "SELECT statement, id, kind, least, most FROM unnamed_sources WHERE statement BETWEEN ? AND ?", between
    )
    return Pieces(
        _spans(
            connection.execute(
                'SELECT statement, role, start, "end" FROM spans WHERE statement BETWEEN ? AND ?'
                " ORDER BY statement, role, position",
                between,
            )
        ),
        _spans(
            connection.execute(
                'SELECT statement, part, start, "end" FROM further_spans WHERE statement BETWEEN ? AND ?'
                " ORDER BY statement, part, position",
                between,
            )
        ),
        parties,
        {number: tuple(row) for number, *row in unnamed},
    )


def statement(row: tuple[Any, ...], held: Pieces) -> Statement:
    """The statement of a row of the columns STATEMENT."""
    number, name, kind, source_kind, confidence, parent, unresolved, act, *rest = row
    plover, cameo, quad, degree, polarity, *days, addressed, channel = rest
    further = defaultdict(tuple, held.further.get(number, {}))
    placed = held.parts.get(number, {})
    parties = {part: name_id for part, (name_id, *_) in held.parties.get(number, {}).items()}
    return Statement(
        id=name,
        kind=StatementKind(kind),
        source=placed.get("source", ()),
        cue=placed.get("cue", ()),
        content=placed.get("content", ()),
        source_kind=SourceKind(source_kind),
        confidence=confidence,
        parent=parent,
        actor=parties.get("speaker"),
        unresolved=None if unresolved is None else Unresolved(unresolved),
        unnamed=_unnamed(held.unnamed.get(number), further, parties.get("voucher")),
        addressee=Addressee(further["addressee"], parties.get("addressee")) if addressed else None,
        channel=Channel(further["channel"], ChannelKind(channel), parties.get("channel")) if channel else None,
        act=None if act is None else Act(act),
        event=_event((plover, cameo, quad), further["target"], parties),
        certainty=_certainty(degree, polarity, further),
        said=interval(days[0], days[1]),
        about=interval(days[2], days[3]),
    )


def parts(connection: sqlite3.Connection, number: int) -> tuple[Spans, Spans, Spans]:
    """The spans of a statement's source, cue and content, each in its order."""
    found: dict[str, list[Span]] = {role: [] for role in ROLES}
    rows = connection.execute(
        'SELECT role, start, "end" FROM spans WHERE statement = ? ORDER BY role, position', (number,)
    )
    for role, start, end in rows:
        found[role].append(Span(start, end))
    return tuple(found["source"]), tuple(found["cue"]), tuple(found["content"])


def actors(connection: sqlite3.Connection, document: int) -> Iterator[Actor]:
    """The actors of a document, in their order."""
    rows = connection.execute(
        "SELECT number, id, type, name, names FROM actors WHERE document = ? ORDER BY number", (document,)
    )
    for number, name_id, kind, name, names in rows.fetchall():
        mentions = connection.execute('SELECT start, "end" FROM mentions WHERE actor = ? ORDER BY position', (number,))
        roles = connection.execute(
            'SELECT role, start, "end", former FROM roles WHERE actor = ? ORDER BY position', (number,)
        )
        yield Actor(
            id=name_id,
            name=name,
            type=ActorType(kind),
            names=tuple(json.loads(names)),
            roles=tuple(Role(text, Span(start, end), bool(former)) for text, start, end, former in roles),
            mentions=tuple(Span(start, end) for start, end in mentions),
        )


def times(connection: sqlite3.Connection, document: int) -> Iterator[Time]:
    """The expressions of time of a document, in their order."""
    rows = connection.execute(
        'SELECT start, "end", type, value, first_day, last_day, modifier FROM times WHERE document = ?'
        " ORDER BY position",
        (document,),
    )
    for start, end, kind, value, first, last, modifier in rows:
        meant = None if modifier is None else Modifier(modifier)
        yield Time(Span(start, end), TimeType(kind), value, interval(first, last), meant)


def quantities(connection: sqlite3.Connection, document: int) -> Iterator[Quantity]:
    """The figures of a document, in their order."""
    counted: dict[int, list[Span]] = defaultdict(list)
    for position, start, end in connection.execute(
        'SELECT quantity, start, "end" FROM counted WHERE document = ? ORDER BY quantity, position', (document,)
    ):
        counted[position].append(Span(start, end))
    rows = connection.execute(
        'SELECT position, start, "end", low, high, unit, comparison, sense, per, as_of_start, as_of_end, where_start,'
        " where_end FROM quantities WHERE document = ? ORDER BY position",
        (document,),
    )
    for position, start, end, low, high, unit, comparison, sense, per, first, last, *where in rows:
        yield Quantity(
            span=Span(start, end),
            low=None if low is None else Decimal(low),
            high=None if high is None else Decimal(high),
            unit=unit,
            comparison=comparison,
            sense=Comparison(sense),
            counted=tuple(counted[position]),
            where=None if where[0] is None else Span(*where),
            per=per,
            as_of=interval(first, last),
        )


def _spans(rows: Iterable[tuple[int, str, int, int]]) -> Mapping[int, Mapping[str, Spans]]:
    found: dict[int, dict[str, Spans]] = defaultdict(dict)
    for number, part, start, end in rows:
        found[number][part] = (*found[number].get(part, ()), Span(start, end))
    return found


def _unnamed(row: tuple[Any, ...] | None, further: Mapping[str, Spans], outlet: str | None) -> UnnamedSource | None:
    if row is None:
        return None
    name, kind, least, most = row
    given = {part: further[part] for part in ("descriptor", "affiliation", "knowledge", "reason")}
    return UnnamedSource(id=name, kind=UnnamedKind(kind), least=least, most=most, outlet=outlet, **given)


def _event(classes: tuple[str | None, ...], target: Spans, parties: Mapping[str, str]) -> Event | None:
    plover, cameo, quad = classes
    if plover is None or cameo is None or quad is None:
        return None
    return Event(Plover(plover), cameo, QuadClass(quad), parties.get("doer"), parties.get("target"), target)


def _certainty(degree: str | None, polarity: str | None, further: Mapping[str, Spans]) -> Certainty | None:
    if degree is None or polarity is None:
        return None
    words = (further["hedge"], further["negation"], further["reported"])
    return Certainty(Degree(degree), Polarity(polarity), *words)


def interval(first: str | None, last: str | None) -> Interval | None:
    """The days of two columns; None where both are empty."""
    if first is None and last is None:
        return None
    return Interval(*(None if day is None else dt.date.fromisoformat(day) for day in (first, last)))
