"""Records to the objects of the schema. The one rule: a part's text is cut from the document by its own spans."""

from collections.abc import Iterable
from decimal import Decimal

from onrecord.exports.schema import (
    SCHEMA,
    ActorObject,
    CommitmentObject,
    DocumentObject,
    GroundObject,
    LocatorObject,
    PlaceObject,
    ProblemObject,
    QuantityObject,
    ReadingObject,
    TimeObject,
)
from onrecord.exports.statements import days_object, part_object, places, statement_object
from onrecord.records import (
    Actor,
    Commitment,
    Document,
    Ground,
    Locator,
    Problem,
    Quantity,
    Reading,
    Spans,
    Time,
    locators_of,
    words,
)


def reading_object(reading: Reading, *, location: str | None = None, problems: Iterable[Problem] = ()) -> ReadingObject:
    """The object of one reading; `problems` are those of the document's input, told before the reading's own."""
    text = reading.document.text
    return {
        "schema": SCHEMA,
        "location": location,
        "model": reading.model,
        "selection": reading.selection.value,
        "reviewed": False,
        "document": _document(reading.document),
        "statements": [statement_object(text, statement) for statement in reading.statements],
        "actors": [_actor(actor) for actor in reading.actors],
        "times": [_time(text, time) for time in reading.times],
        "quantities": [_quantity(text, quantity) for quantity in reading.quantities],
        "commitments": [_commitment(text, commitment) for commitment in reading.commitments],
        "grounds": [_ground(text, ground) for ground in reading.grounds],
        "problems": [problem_object(problem) for problem in (*problems, *reading.problems)],
    }


def unread_object(location: str, problems: Iterable[Problem]) -> ReadingObject:
    """The object of an input of which nothing could be read: no document, and the problems that say why."""
    return {
        "schema": SCHEMA,
        "location": location,
        "model": None,
        "selection": None,
        "reviewed": False,
        "document": None,
        "statements": [],
        "actors": [],
        "times": [],
        "quantities": [],
        "commitments": [],
        "grounds": [],
        "problems": [problem_object(problem) for problem in problems],
    }


def problem_object(problem: Problem) -> ProblemObject:
    """One problem."""
    span = problem.span
    return {
        "kind": problem.kind.value,
        "message": problem.message,
        "where": problem.where,
        "share": problem.share,
        "span": None if span is None else [span.start, span.end],
    }


def _document(document: Document) -> DocumentObject:
    return {
        "id": document.id,
        "text_sha256": document.text_sha256,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": None if document.published is None else document.published.isoformat(),
        "language": document.language,
        "url": document.url,
        "characters": len(document.text),
        "locators": [locator_object(locator) for locator in document.locators],
    }


def located(locators: Iterable[Locator], spans: Spans) -> list[PlaceObject]:
    """Where in the original some words stand, in its order."""
    return [{"kind": one.kind.value, "label": one.label} for one in locators_of(locators, spans)]


def locator_object(locator: Locator) -> LocatorObject:
    """One stretch of the text and its place in the original."""
    span = [locator.span.start, locator.span.end]
    return {"kind": locator.kind.value, "label": locator.label, "span": span}


def _actor(actor: Actor) -> ActorObject:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "names": list(actor.names),
        "roles": list(dict.fromkeys(role.text for role in actor.roles)),
        "role_spans": [
            {"text": role.text, "span": [role.span.start, role.span.end], "former": role.former} for role in actor.roles
        ],
        "mentions": places(actor.mentions),
    }


def _time(text: str, time: Time) -> TimeObject:
    days = days_object(time.interval) or {"start": None, "end": None}
    return {
        "span": [time.span.start, time.span.end],
        "text": time.span.cut(text),
        "type": time.type.value,
        "value": time.value,
        "start": days["start"],
        "end": days["end"],
        "modifier": time.modifier.value if time.modifier else None,
    }


def _quantity(text: str, quantity: Quantity) -> QuantityObject:
    return {
        "span": [quantity.span.start, quantity.span.end],
        "text": quantity.span.cut(text),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "comparison": quantity.comparison,
        "sense": quantity.sense.value,
        "counted": words(text, quantity.counted) or None,
        "counted_spans": places(quantity.counted),
        "where": None if quantity.where is None else part_object(text, (quantity.where,)),
        "per": quantity.per,
        "as_of": days_object(quantity.as_of),
    }


def _commitment(text: str, commitment: Commitment) -> CommitmentObject:
    parts = {
        "what": commitment.what,
        "due": commitment.due_spans,
        "condition": commitment.condition,
        "otherwise": commitment.otherwise,
        "by": commitment.by_spans,
        "to": commitment.to_spans,
    }
    return {
        "statement": commitment.statement,
        "kind": commitment.kind.value,
        "by": commitment.by,
        "to": commitment.to,
        "what": words(text, commitment.what),
        "due": days_object(commitment.due) or {"start": None, "end": None},
        "condition": words(text, commitment.condition) or None,
        "parts": {part: places(spans) for part, spans in parts.items()},
    }


def _ground(text: str, ground: Ground) -> GroundObject:
    return {
        "kind": ground.kind.value,
        "statement": ground.statement,
        "ground": part_object(text, ground.ground),
        "marker": part_object(text, ground.marker),
        "conclusion": part_object(text, ground.conclusion),
        "open": ground.open,
    }


def _number(value: Decimal | None) -> int | float | None:
    """A whole number as one, so that 50,000 is not 50000.0."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
