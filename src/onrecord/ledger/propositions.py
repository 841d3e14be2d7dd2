"""Propositions as rows, and back; the one rule: what goes in comes out the same."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from onrecord.records import Act, Comparison, Degree, Figure, Interval, Polarity, Proposition, Span

COLUMNS = "p.number, s.id, d.id, d.published_day, p.part, p.words, p.detail"
TABLES = "propositions p JOIN statements s ON s.number = p.statement JOIN documents d ON d.number = s.document"

Row = tuple[Any, ...]


def detail(one: Proposition) -> str:
    """Everything that has no column of its own, as JSON."""
    held = {
        "denied": one.denied,
        "degree": one.degree,
        "polarity": one.polarity,
        "act": one.act,
        "speaker": one.speaker,
        "names": sorted(one.names),
        "figures": [[_digits(figure.low), _digits(figure.high), figure.unit, figure.sense] for figure in one.figures],
        "days": [[_day(interval.start), _day(interval.end)] for interval in one.days],
        "spans": [[span.start, span.end] for span in one.spans],
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def proposition(row: Row) -> Proposition:
    """The proposition of a row of the columns COLUMNS."""
    _, statement, document, published, part, words, packed = row
    held = json.loads(packed)
    return Proposition(
        statement=statement,
        document=document,
        words=words,
        published=None if published is None else dt.date.fromisoformat(published),
        denied=held["denied"],
        degree=None if held["degree"] is None else Degree(held["degree"]),
        polarity=None if held["polarity"] is None else Polarity(held["polarity"]),
        act=None if held["act"] is None else Act(held["act"]),
        speaker=held["speaker"],
        names=frozenset(held["names"]),
        figures=tuple(_figure(*figure) for figure in held["figures"]),
        days=tuple(_interval(*days) for days in held["days"]),
        part=part,
        spans=tuple(Span(start, end) for start, end in held["spans"]),
    )


def _figure(low: str | None, high: str | None, unit: str | None, sense: str) -> Figure:
    least, most = (None if bound is None else Decimal(bound) for bound in (low, high))
    return Figure(least, most, unit, Comparison(sense))


def _interval(*days: str | None) -> Interval:
    return Interval(*(None if day is None else dt.date.fromisoformat(day) for day in days))


def _digits(bound: Decimal | None) -> str | None:
    return None if bound is None else str(bound)


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
