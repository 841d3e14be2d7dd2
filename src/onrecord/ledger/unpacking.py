"""A reading as rows of tables; the one rule: what `retrieval` makes of the rows is the reading again."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping

from onrecord.ledger.tables import TABLES, Row
from onrecord.records import Document, Interval, Reading, Span, Spans, Statement, words

Numbers = dict[str, int]
"""Ids to the numbers of their rows."""


def unpack(reading: Reading, document: int, first_actor: int, first_statement: int) -> dict[str, list[Row]]:
    """All rows of a reading, by table; numbers of actors and of statements run from the first ones given."""
    actors = {actor.id: first_actor + index for index, actor in enumerate(reading.actors)}
    numbers = {statement.id: first_statement + index for index, statement in enumerate(reading.statements)}
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for statement in reading.statements:
        number, text = numbers[statement.id], reading.document.text
        parent = None if statement.parent is None else numbers[statement.parent]
        rows["statements"].append(_statement(statement, reading.document, (number, document, parent)))
        rows["spans"].extend(_spans(statement, number))
        rows["further_spans"].extend((number, *row) for row in _further_spans(statement, text))
        rows["parties"].extend((number, part, actors[actor]) for part, actor in _parties(statement))
        if statement.unnamed is not None:
            unnamed = statement.unnamed
            rows["unnamed_sources"].append((number, unnamed.id, unnamed.kind, unnamed.least, unnamed.most))
    _unpack_actors(reading, document, actors, rows)
    rows["times"].extend(_times(reading, document))
    _unpack_quantities(reading, document, rows)
    _unpack_commitments(reading, document, numbers, rows)
    _unpack_grounds(reading, document, numbers, rows)
    return {name: [tuple(map(_plain, row)) for row in found] for name, found in rows.items()}


def _statement(statement: Statement, document: Document, place: tuple[int, int, int | None]) -> Row:
    number, document_number, parent = place
    event, certainty = statement.event, statement.certainty
    return (
        *(number, statement.id, document_number, parent, statement.kind, statement.source_kind),
        *(words(document.text, part) for part in (statement.source, statement.cue, statement.content)),
        *(float(statement.confidence), statement.spans[0].start, statement.unresolved, statement.act),
        *((event.plover, event.cameo, event.quad) if event else (None, None, None)),
        *((certainty.degree, certainty.polarity) if certainty else (None, None)),
        *(*_days(statement.said), *_days(statement.about)),
        *(int(statement.addressee is not None), statement.channel.kind if statement.channel else None),
    )


def _spans(statement: Statement, number: int) -> Iterator[Row]:
    for role, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
        for position, span in enumerate(spans):
            yield number, role, position, span.start, span.end


def _further_spans(statement: Statement, text: str) -> Iterator[Row]:
    for part, spans in _further_parts(statement):
        for position, span in enumerate(spans):
            yield part, position, span.start, span.end, span.cut(text)


def _further_parts(statement: Statement) -> Iterator[tuple[str, Spans]]:
    unnamed, certainty = statement.unnamed, statement.certainty
    if unnamed is not None:
        yield "descriptor", unnamed.descriptor
        yield "affiliation", unnamed.affiliation
        yield "knowledge", unnamed.knowledge
        yield "reason", unnamed.reason
    if statement.addressee is not None:
        yield "addressee", statement.addressee.spans
    if statement.channel is not None:
        yield "channel", statement.channel.spans
    if statement.event is not None:
        yield "target", statement.event.spans
    if certainty is not None:
        yield "hedge", certainty.hedges
        yield "negation", certainty.negations
        yield "reported", certainty.reported


def _parties(statement: Statement) -> Iterator[tuple[str, str]]:
    named = {
        "speaker": statement.actor,
        "voucher": statement.unnamed.outlet if statement.unnamed else None,
        "addressee": statement.addressee.actor if statement.addressee else None,
        "channel": statement.channel.actor if statement.channel else None,
        "doer": statement.event.source if statement.event else None,
        "target": statement.event.target if statement.event else None,
    }
    yield from ((part, actor) for part, actor in named.items() if actor is not None)


def _unpack_actors(reading: Reading, document: int, numbers: Numbers, rows: dict[str, list[Row]]) -> None:
    for actor in reading.actors:
        number = numbers[actor.id]
        names = json.dumps(actor.names, ensure_ascii=False)
        rows["actors"].append((number, document, actor.id, actor.type, actor.name, names))
        rows["mentions"].extend((number, place, span.start, span.end) for place, span in enumerate(actor.mentions))
        rows["roles"].extend(
            (number, place, role.text, int(role.former), role.span.start, role.span.end)
            for place, role in enumerate(actor.roles)
        )


def _times(reading: Reading, document: int) -> Iterator[Row]:
    for position, time in enumerate(reading.times):
        named = (time.type, time.value, time.modifier)
        yield document, position, *named, *_days(time.interval), time.span.start, time.span.end


def _unpack_quantities(reading: Reading, document: int, rows: dict[str, list[Row]]) -> None:
    for position, quantity in enumerate(reading.quantities):
        bounds = (None if bound is None else str(bound) for bound in (quantity.low, quantity.high))
        meant = (quantity.unit, quantity.comparison, quantity.sense, quantity.per, *_days(quantity.as_of))
        rows["quantities"].append(
            (document, position, *bounds, *meant, *_place(quantity.span), *_place(quantity.where))
        )
        rows["counted"].extend(
            (document, position, piece, span.start, span.end) for piece, span in enumerate(quantity.counted)
        )


def _unpack_commitments(reading: Reading, document: int, numbers: Numbers, rows: dict[str, list[Row]]) -> None:
    for position, commitment in enumerate(reading.commitments):
        statement = None if commitment.statement is None else numbers[commitment.statement]
        parties = (commitment.by, commitment.to)
        rows["commitments"].append((document, position, statement, commitment.kind, *parties, *_days(commitment.due)))
        parts = {
            "what": commitment.what,
            "due": commitment.due_spans,
            "condition": commitment.condition,
            "otherwise": commitment.otherwise,
            "by": commitment.by_spans,
            "to": commitment.to_spans,
        }
        rows["marked"].extend((document, "commitment", position, *row) for row in _marked(parts))


def _unpack_grounds(reading: Reading, document: int, numbers: Numbers, rows: dict[str, list[Row]]) -> None:
    for position, ground in enumerate(reading.grounds):
        statement = None if ground.statement is None else numbers[ground.statement]
        rows["grounds"].append((document, position, statement, ground.kind, int(ground.open)))
        parts = {"ground": ground.ground, "conclusion": ground.conclusion, "marker": ground.marker}
        rows["marked"].extend((document, "ground", position, *row) for row in _marked(parts))


def _marked(parts: Mapping[str, Spans]) -> Iterator[tuple[str, int, int, int]]:
    for part, spans in parts.items():
        for position, span in enumerate(spans):
            yield part, position, span.start, span.end


def _place(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _days(interval: Interval | None) -> tuple[str | None, str | None]:
    """The first and the last day; both None where there is no interval, since one always has an end."""
    days: tuple[dt.date | None, ...] = (None, None) if interval is None else (interval.start, interval.end)
    first, last = (None if day is None else day.isoformat() for day in days)
    return first, last


def _plain(value: object) -> str | int | float | None:
    """Members of enumerations as the text that they are, so that JSON and SQLite see the same."""
    return str(value) if isinstance(value, str) else value  # type: ignore[return-value]  # rows hold Value only
