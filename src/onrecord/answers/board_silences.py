"""The board of silences: whom claims name that take no side on them, as of a day. The one rule: it says for which days
it holds."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.answers.actors import ActorRowObject
from onrecord.answers.claims import searched_object
from onrecord.ledger import BoardRow
from onrecord.linking.searching import Corpus
from onrecord.linking.silence import SPEAKING, Speaker, silence_order, silences_on, speakers
from onrecord.records import ActorType, Told
from onrecord.reports.claims import ClaimRow

AS_OF = "silences as of"
"""The board that says as of when, and its row."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Who can be silent, with their names, where was looked, and until which day."""

    able: Mapping[str, Speaker]
    names: Mapping[str, str]
    corpus: Corpus
    until: dt.date

    @classmethod
    def of(cls, cast: Iterable[ActorRowObject], corpus: Corpus, until: dt.date) -> "Looked":
        """For the words of all actors of a ledger."""
        rows = [row for row in cast if ActorType(row["type"]) in SPEAKING]
        able = speakers((row["id"], ActorType(row["type"]), row["names"]) for row in rows)
        return cls(able, {row["id"]: row["name"] for row in rows}, corpus, until)


def silence_rows(row: ClaimRow, told: Mapping[str, Told], looked: Looked) -> Iterator[BoardRow]:
    """Whom one claim names that takes no side on it."""
    for one in silences_on(row.claim, told, looked.able, looked.corpus, looked.until):
        declined, since, claim, actor = silence_order(one)
        order = (declined, since.toordinal(), claim, actor)
        value = {
            "claim": one.claim.id,
            "words": row.standing.words,
            "actor": one.actor,
            "name": looked.names[one.actor],
            "since": one.since.isoformat() if one.since else None,
            "declined": list(one.declined),
            "searched": searched_object(one.searched),
        }
        yield BoardRow(f"{one.claim.id} {one.actor}", value, {"silences": order})


def as_of_row(looked: Looked) -> BoardRow:
    """As of which day silences were looked for, and for which days they are the same: from the last day before on which
    there is a document, until before the next."""
    days = looked.corpus.days()
    at = bisect_right(days, looked.until)
    return BoardRow(
        AS_OF,
        {
            "day": looked.until.isoformat(),
            "first": days[at - 1].isoformat() if at else None,
            "next": days[at].isoformat() if at < len(days) else None,
        },
    )
