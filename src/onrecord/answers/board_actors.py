"""Boards made of actors: lists of them, what is known of each, what each says. The one rule: a large actor is shown in
stretches, with the counts of all."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.answers.actors import ActorRowObject, actor_row_object, role_object, suggestion_object
from onrecord.answers.board_claims import Sides
from onrecord.ledger import BoardRow, KeptActor, Known, Ledger, StatementRow
from onrecord.linking import Joined, Suggestion
from onrecord.linking.searching import Corpus
from onrecord.records import Act, HopKind, Polarity
from onrecord.reports.chains import chain_of
from onrecord.reports.telling import Telling
from onrecord.reports.who import joined, roles_of, suggestions_among

_FEW = 20
"""Of each kind of thing that are listed with an actor."""
_DOCUMENTS = 50


@dataclass(frozen=True, slots=True)
class Speech:
    """What an actor says, counted: by polarity, by act, by whom it came through."""

    polarities: Counter[Polarity] = field(default_factory=Counter)
    acts: Counter[str | None] = field(default_factory=Counter)
    through: Counter[tuple[str, HopKind]] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a ledger, each as a list shows it, with what of it does not hang on statements."""

    rows: dict[str, ActorRowObject] = field(default_factory=dict)
    known: dict[str, dict[str, object]] = field(default_factory=dict)


def keep_cast(ledger: Ledger) -> Cast:
    """Join the actors, keep who is who, and return what lists need of them."""
    stamp = ledger.actors_stamp()
    found = joined(ledger)
    perhaps = defaultdict(list)
    for pair in suggestions_among(ledger, found):
        for name in (pair.one, pair.other):
            perhaps[name].append(pair)
    cast = Cast()
    for actor in found:
        cast.rows[actor.id] = actor_row_object(actor)
        cast.known[actor.id] = _known(actor, perhaps.get(actor.id, []))
    ledger.keep_joined((_kept(actor, cast.rows[actor.id]) for actor in found), stamp)
    return cast


def speech(ledger: Ledger, corpus: Corpus) -> tuple[list[BoardRow], dict[str, Speech]]:
    """What each actor says, in order, as rows of a board; and its counts. `corpus` hears of all that stands."""
    telling = Telling(ledger)
    rows: list[BoardRow] = []
    counts: dict[str, Speech] = defaultdict(Speech)
    for place, row in enumerate(ledger.statements()):
        speaker = telling.actors.get((row.document, row.record.actor or ""))
        if row.review.stands:
            _hear(corpus, telling, row, speaker)
        if speaker is not None:
            rows.append(BoardRow(row.id, None, {speaker.id: (place,)}))
            _count(counts[speaker.id], row, ledger)
    return rows, counts


def _hear(corpus: Corpus, telling: Telling, row: StatementRow, speaker: Known | None) -> None:
    day = row.published.date() if isinstance(row.published, dt.datetime) else row.published
    declines = row.record.act is Act.DECLINE
    corpus.hear(row.document, day, row.publisher, speaker.id if speaker else None, declines=declines)
    if declines:
        corpus.hear_declining(telling.told(row))


def actor_rows(cast: Cast) -> Iterator[BoardRow]:
    """The board of actors: who makes the most statements first, then who is in the most documents."""
    for name, row in cast.rows.items():
        order = (-row["statements"], -row["documents"], name)
        yield BoardRow(name, {**row}, {"statements": order, f"type {row['type']}": order})


def profile_rows(
    cast: Cast, counts: Mapping[str, Speech], sides: Mapping[str, Sides], corpus: Mapping[str, object]
) -> Iterator[BoardRow]:
    """The board of profiles: what is known of each actor."""
    for name, row in cast.rows.items():
        said, taken = counts.get(name, Speech()), sides.get(name, Sides())
        value = {
            **row,
            **cast.known[name],
            "acts": [{"act": act, "statements": number} for act, number in said.acts.most_common()],
            "negative": said.polarities[Polarity.NEGATIVE],
            "through": [
                {"text": text, "kind": kind.value, "statements": number}
                for (text, kind), number in said.through.most_common(_FEW)
            ],
            "record": {
                **{name: taken.counts[name] for name in ("claims", "asserts", "denies", "contradicted", "changes")},
                "by": [{"name": who, "claims": number} for who, number in taken.by.most_common(_FEW)],
                "corpus": corpus,
            },
        }
        yield BoardRow(name, value)


def _known(actor: Joined, perhaps: list[Suggestion]) -> dict[str, object]:
    days = sorted(str(member.published)[:10] for member in actor.members if member.published is not None)
    return {
        "names": list(actor.names[:_DOCUMENTS]),
        "roles": [role_object(role) for role in roles_of(actor)[:_DOCUMENTS]],
        "perhaps": [suggestion_object(pair) for pair in perhaps[:_FEW]],
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "members": [
            {
                "document": member.document,
                "actor": member.id,
                "name": member.name,
                "published": member.published.isoformat() if member.published else None,
                "statements": member.statements,
            }
            for member in actor.members[:_DOCUMENTS]
        ],
    }


def _kept(actor: Joined, row: ActorRowObject) -> KeptActor:
    members = tuple((member.document, member.id) for member in actor.members)
    return KeptActor(actor.id, row["name"], row["type"], tuple(row["names"]), members)


def _count(said: Speech, row: StatementRow, ledger: Ledger) -> None:
    said.acts[row.record.act.value if row.record.act else None] += 1
    if row.record.certainty is not None:
        said.polarities[row.record.certainty.polarity] += 1
    before = chain_of(ledger, row)[-2]
    said.through[before.name or before.text, before.kind] += 1
