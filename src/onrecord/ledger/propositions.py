"""Propositions as JSON, and back; the one rule: what goes in comes out the same."""

import datetime as dt
import json
from decimal import Decimal
from functools import lru_cache

from onrecord.records import Act, Comparison, Degree, Figure, Interval, Polarity, Proposition, Span


def packed(one: Proposition) -> str:
    """A proposition as a JSON object."""
    held = {
        "statement": one.statement,
        "document": one.document,
        "words": one.words,
        "published": _written(one.published),
        "denied": one.denied,
        "degree": one.degree,
        "polarity": one.polarity,
        "act": one.act,
        "speaker": one.speaker,
        "names": sorted(one.names),
        "figures": [[_digits(figure.low), _digits(figure.high), figure.unit, figure.sense] for figure in one.figures],
        "days": [[_written(interval.start), _written(interval.end)] for interval in one.days],
        "part": one.part,
        "spans": [[span.start, span.end] for span in one.spans],
        "scene": sorted(one.scene),
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=8_192)
def unpacked(held: str) -> Proposition:
    """The proposition that `packed` has made JSON of; the same object for the same JSON, for neighbours are looked up
    again and again."""
    found = json.loads(held)
    return Proposition(
        statement=found["statement"],
        document=found["document"],
        words=found["words"],
        published=_day(found["published"]),
        denied=found["denied"],
        degree=None if found["degree"] is None else Degree(found["degree"]),
        polarity=None if found["polarity"] is None else Polarity(found["polarity"]),
        act=None if found["act"] is None else Act(found["act"]),
        speaker=found["speaker"],
        names=frozenset(found["names"]),
        figures=tuple(_figure(*figure) for figure in found["figures"]),
        days=tuple(Interval(_day(start), _day(end)) for start, end in found["days"]),
        part=found["part"],
        spans=tuple(Span(start, end) for start, end in found["spans"]),
        scene=frozenset(found["scene"]),
    )


def _figure(low: str | None, high: str | None, unit: str | None, sense: str) -> Figure:
    least, most = (None if bound is None else Decimal(bound) for bound in (low, high))
    return Figure(least, most, unit, Comparison(sense))


def _digits(bound: Decimal | None) -> str | None:
    return None if bound is None else str(bound)


def _day(written: str | None) -> dt.date | None:
    return None if written is None else dt.date.fromisoformat(written)


def _written(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
