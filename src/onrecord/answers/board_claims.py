"""Boards made of claims: lists of them, their statements, where they come from, who takes which side. The one rule:
each claim is looked at once and let go."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from onrecord.answers.board_silences import Looked, silence_rows
from onrecord.answers.claims import change_object, claim_object
from onrecord.answers.columns.supports import Supports
from onrecord.answers.dossiers import kept_object
from onrecord.answers.origins import traced_object
from onrecord.ledger import BoardRow, Ledger
from onrecord.linking.reversals import Reversal
from onrecord.linking.reversals import changes as changes_in
from onrecord.linking.stances import oldest_first, stances_of
from onrecord.records import Claim, Stance, Told
from onrecord.reports.claims import ClaimRow, claim_row, sort_keys
from onrecord.reports.dossiers import Dossier, collected
from onrecord.reports.records import Position, positions_on
from onrecord.reports.telling import Telling, claims_of

_FEW = 20
"""Names of who contradicts a position that are listed; all of them are counted."""
_MANY = 200
"""Statements that are listed with the origin or the document that they go back to."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What an actor's sides come to, over all claims: claims on which it asserts or denies, in which it is
    contradicted, its changes; and by whom, on how many claims."""

    counts: Counter[str] = field(default_factory=Counter)
    by: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class ClaimBoards:
    """Rows of the boards of claims, and what the sides of each actor come to."""

    claims: list[BoardRow] = field(default_factory=list)
    members: list[BoardRow] = field(default_factory=list)
    traces: list[BoardRow] = field(default_factory=list)
    positions: list[BoardRow] = field(default_factory=list)
    reversals: list[BoardRow] = field(default_factory=list)
    silences: list[BoardRow] = field(default_factory=list)
    sides: dict[str, Sides] = field(default_factory=lambda: defaultdict(Sides))


def claim_boards(ledger: Ledger, looked: Looked, supports: Supports) -> ClaimBoards:
    """The rows of all of them; what each claim rests on is heard on the way."""
    made = ClaimBoards()
    telling = Telling(ledger)
    changed: dict[tuple[str, str], Reversal] = {}
    for claim in claims_of(ledger):
        told = telling.told_of(member.statement for member in claim.members)
        if not told:
            continue
        row = claim_row(claim, told)
        keys = sort_keys(row)
        both = {"both sides": keys["contested"]} if row.status.contested else {}
        made.claims.append(BoardRow(claim.id, {**claim_object(row)}, {**keys, **both}))
        made.members.extend(_members(claim, told))
        whole = collected([claim], told)
        supports.hear(claim.id, told, whole.sides.get(Stance.ASSERTS, ()))
        made.traces.append(BoardRow(claim.id, _trace(whole)))
        made.silences.extend(silence_rows(row, told, looked))
        made.positions.extend(_positions(row, told, made.sides))
        for change in changes_in([claim], told):
            changed[change.before.id, change.after.id] = change
    for change in changed.values():
        made.sides[change.speaker].counts["changes"] += 1
        key = f"{change.before.id} {change.after.id}"
        latest = (-change.days[1].toordinal(), change.speaker, change.after.id)
        made.reversals.append(
            BoardRow(key, {**change_object(change)}, {"latest": latest, f"speaker {change.speaker}": latest})
        )
    return made


def _members(claim: Claim, told: Mapping[str, Told]) -> Iterator[BoardRow]:
    """The statements of a claim, oldest first."""
    taken = stances_of(claim, told)
    sure = {member.statement: member.confidence for member in claim.members}
    for place, one in enumerate(oldest_first(told[name] for name in taken)):
        value = {"statement": one.id, "stance": taken[one.id].value, "belongs": round(sure[one.id], 4)}
        lists: dict[str, tuple[int | str, ...]] = {
            claim.id: (place,),
            f"{claim.id} {taken[one.id].value}": (place,),
            f"of {one.id}": (claim.id,),
        }
        yield BoardRow(f"{claim.id} {one.id}", value, lists)


def _trace(whole: Dossier) -> dict[str, object]:
    """Where a claim comes from, with the counts of what is cut short."""
    found = whole.traced
    cut = [replace(origin, statements=origin.statements[:_MANY]) for origin in found.origins[:_MANY]]
    against = [replace(origin, statements=origin.statements[:_MANY]) for origin in found.against[:_MANY]]
    short = replace(found, origins=tuple(cut), against=tuple(against), carried=found.carried[:_MANY])
    counts = {"origins": len(found.origins), "against": len(found.against), "carried": len(found.carried)}
    return {
        **traced_object(short),
        "summary": found.sentence,
        "of": counts,
        "sentence": short.sentence if len(cut) < _FEW else None,
        "dossier": {**kept_object(whole, _MANY)},
    }


def _positions(row: ClaimRow, told: Mapping[str, Told], sides: dict[str, Sides]) -> Iterator[BoardRow]:
    """Who takes which side on a claim, a row for each actor."""
    for actor, position in positions_on(row.claim, row.standing, told):
        sides[actor].counts.update(["claims", *(stance.value for stance in position.taken)])
        sides[actor].counts["contradicted"] += bool(position.contradicted_by)
        sides[actor].by.update(position.contradicted_by)
        most = (-len(position.contradicted_by), row.claim.id)
        yield BoardRow(f"{actor} {row.claim.id}", _position(position), {actor: most})


def _position(position: Position) -> dict[str, object]:
    return {
        "claim": position.claim.id,
        "words": position.standing.words,
        "stances": [stance.value for stance in position.taken],
        "contradicted_by": list(position.contradicted_by[:_FEW]),
        "contradicting": len(position.contradicted_by),
    }


def listed(made: ClaimBoards) -> Iterable[tuple[str, list[BoardRow]]]:
    """The boards by their names."""
    return (
        ("claims", made.claims),
        ("members", made.members),
        ("traces", made.traces),
        ("positions", made.positions),
        ("reversals", made.reversals),
        ("silences", made.silences),
    )
