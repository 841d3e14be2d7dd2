"""One statement to the object of the schema. The one rule: a part's text is cut from the document by its own spans."""

from onrecord.exports.schema import (
    AddresseeObject,
    CertaintyObject,
    ChannelObject,
    DaysObject,
    EventObject,
    PartObject,
    Places,
    SourceObject,
    StatementObject,
    UnnamedObject,
)
from onrecord.records import Certainty, Event, Interval, Spans, Statement, UnnamedSource, words


def statement_object(text: str, statement: Statement) -> StatementObject:
    """One statement of a document with that text."""
    event, certainty, addressee, channel = statement.event, statement.certainty, statement.addressee, statement.channel
    told: AddresseeObject | None = None
    through: ChannelObject | None = None
    if addressee is not None:
        told = {**part_object(text, addressee.spans), "actor": addressee.actor}
    if channel is not None:
        through = {**part_object(text, channel.spans), "kind": channel.kind.value, "actor": channel.actor}
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "parent": statement.parent,
        "source": _source(text, statement),
        "cue": part_object(text, statement.cue),
        "content": part_object(text, statement.content),
        "addressee": told,
        "channel": through,
        "act": statement.act.value if statement.act else None,
        "plover": event.plover.value if event else None,
        "cameo": event.cameo if event else None,
        "quad": event.quad.value if event else None,
        "event": _event(text, event) if event else None,
        "certainty": _certainty(certainty) if certainty else None,
        "said": days_object(statement.said),
        "about": days_object(statement.about),
        "confidence": round(statement.confidence, 4),
    }


def part_object(text: str, spans: Spans) -> PartObject:
    """Words and where they stand."""
    return {"spans": places(spans), "text": words(text, spans)}


def places(spans: Spans) -> Places:
    """Spans as pairs."""
    return [[span.start, span.end] for span in spans]


def days_object(interval: Interval | None) -> DaysObject | None:
    """The days of an interval."""
    if interval is None:
        return None
    start, end = (None if day is None else day.isoformat() for day in (interval.start, interval.end))
    return {"start": start, "end": end}


def _source(text: str, statement: Statement) -> SourceObject:
    unnamed = statement.unnamed
    return {
        **part_object(text, statement.source),
        "kind": statement.source_kind.value,
        "actor": statement.actor,
        "anonymity_reason": words(text, unnamed.reason) or None if unnamed else None,
        "unresolved": statement.unresolved.value if statement.unresolved else None,
        "unnamed": _unnamed(text, unnamed) if unnamed else None,
    }


def _unnamed(text: str, unnamed: UnnamedSource) -> UnnamedObject:
    return {
        "id": unnamed.id,
        "kind": unnamed.kind.value,
        "descriptor": part_object(text, unnamed.descriptor),
        "least": unnamed.least,
        "most": unnamed.most,
        "affiliation": part_object(text, unnamed.affiliation),
        "knowledge": part_object(text, unnamed.knowledge),
        "reason": part_object(text, unnamed.reason),
        "outlet": unnamed.outlet,
    }


def _event(text: str, event: Event) -> EventObject:
    return {"source": event.source, "target": event.target, "target_words": part_object(text, event.spans)}


def _certainty(certainty: Certainty) -> CertaintyObject:
    return {
        "degree": certainty.degree.value,
        "polarity": certainty.polarity.value,
        "hedges": places(certainty.hedges),
        "negations": places(certainty.negations),
        "reported": places(certainty.reported),
    }
