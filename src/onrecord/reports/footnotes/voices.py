"""Who speaks in a draft and in a ledger, held against each other. The one rule: two are different only where both are
persons by name and share no word of it; an unnamed source is nobody's match, and nobody else's either."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.ledger import StatementRow
from onrecord.linking import name_key
from onrecord.records import Actor, ActorType, Hop, HopKind, SourceKind, Statement, words
from onrecord.reports.footnotes.lexicon import drafting


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks: the words for it, the name where it is known, and the words of both that begin with a capital,
    without case and diacritics."""

    kind: SourceKind
    text: str
    name: str | None
    person: bool
    keys: frozenset[str]

    @property
    def shown(self) -> str:
        """What to call it."""
        return self.name or self.text or f"({self.kind.value})"

    @property
    def named(self) -> bool:
        """Whether it is a person by name."""
        return self.person and self.kind is SourceKind.NAMED and bool(self.name)


def draft_voice(text: str, statement: Statement, actors: Mapping[str, Actor]) -> Voice:
    """Who makes a statement of a draft."""
    actor = actors.get(statement.actor or "")
    said = words(text, statement.source)
    named = actor.name if actor is not None else None
    person = actor is not None and actor.type is ActorType.PERSON
    return Voice(statement.source_kind, said, named, person, _keys(said, named))


def voices_of(row: StatementRow, chain: Iterable[Hop]) -> tuple[Voice, ...]:
    """Who makes a statement of a ledger, and by way of whom, the speaker first."""
    persons = {party.name for party in row.parties if party.type is ActorType.PERSON}
    given = row.review.correction.speaker if row.review.correction else None
    hops = (
        Voice(SourceKind.NAMED, hop.text, hop.name, hop.name in persons, _keys(hop.text, hop.name))
        if hop.kind in {HopKind.PUBLISHER, HopKind.OUTLET}
        else Voice(
            SourceKind(hop.kind.value), hop.text, hop.name, hop.name in {*persons, given}, _keys(hop.text, hop.name)
        )
        for hop in chain
    )
    told = list(hops)
    # Who only is implied stands within what another says.
    spoken = [one for one in told if one.kind is not SourceKind.IMPLICIT]
    return tuple(reversed(spoken or told))


def same_voice(draft: Voice | None, speakers: Iterable[Voice]) -> bool | None:
    """Whether who speaks in the draft is one of these; None where that cannot be told."""
    if draft is None or not draft.keys:
        return None
    known = list(speakers)
    if any(_one(draft, other) for other in known):
        return True
    speaker = known[0] if known else None
    return False if draft.named and speaker is not None and speaker.named else None


def _one(draft: Voice, other: Voice) -> bool:
    if SourceKind.UNNAMED in {draft.kind, other.kind}:
        return draft.kind is other.kind and bool(draft.keys) and draft.keys == other.keys
    if draft.named and other.named and draft.name and other.name:
        mine, theirs = name_key(draft.name).split(), name_key(other.name).split()
        return mine[-1] == theirs[-1] and (len(mine) == 1 or len(theirs) == 1 or mine[0] == theirs[0])
    return bool(draft.keys & other.keys)


def _keys(said: str, name: str | None) -> frozenset[str]:
    shown = [word for text in (said, name or "") for word in text.split() if word[:1].isupper()]
    return frozenset(key for word in shown for key in name_key(word).split() if key not in drafting().roles)
