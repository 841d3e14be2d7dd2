"""By way of whom the words came: publisher ← outlet quoted ← speaker ← …. The one rule: nobody between is left out."""

from collections.abc import Iterable, Iterator

from onrecord.ledger import Ledger, StatementRow
from onrecord.linking import name_key
from onrecord.records import ChannelKind, Hop, HopKind, Unresolved, words


def chain_of(ledger: Ledger, row: StatementRow) -> tuple[Hop, ...]:
    """The chain of a statement, the document's publisher first, its speaker last."""
    above = () if row.parent is None else tuple(ledger.statements_above(row.document, row.id))
    return chain((*above, row))


def chain(rows: Iterable[StatementRow]) -> tuple[Hop, ...]:
    """The chain of the last of some rows, each of which holds the next; the outermost comes first."""
    hops: list[Hop] = []
    for row in rows:
        if not hops:
            hops.append(Hop(row.publisher or "(publisher unknown)", HopKind.PUBLISHER))
        for hop in _hops(row):
            if hop.kind is not HopKind.OUTLET or not _same(hops[-1], hop):
                hops.append(hop)
    return tuple(hops)


def _hops(row: StatementRow) -> Iterator[Hop]:
    """The outlet that the statement is quoted from, where there is one, and the speaker."""
    record = row.record
    kind = HopKind(row.source_kind.value)
    text = row.source.text or f"({row.source_kind.value})"
    forwarded = record.unresolved is Unresolved.FORWARDED
    speaker = Hop(text, kind, record.actor, row.id, row.speaker_name, row.cue.text, uncertain=forwarded)
    outlet = _outlet(row)
    if outlet is not None and not _same(outlet, speaker):
        yield outlet
    yield speaker


def _outlet(row: StatementRow) -> Hop | None:
    record, names = row.record, row.names
    channel, unnamed = record.channel, record.unnamed
    if channel is not None and channel.kind is ChannelKind.OUTLET:
        name = names.get(channel.actor or "")
        text = name or words(row.text, channel.spans)
        return Hop(text, HopKind.OUTLET, channel.actor, row.id, name) if text else None
    if unnamed is not None and unnamed.outlet is not None:
        name = names.get(unnamed.outlet)
        return Hop(name or unnamed.outlet, HopKind.OUTLET, unnamed.outlet, row.id, name)
    return None


def _same(one: Hop, other: Hop) -> bool:
    """Whether two steps are one and the same, by actor or, where that is not known, by name."""
    if one.actor is not None and other.actor is not None:
        return one.actor == other.actor
    return name_key(one.name or one.text) == name_key(other.name or other.text)
