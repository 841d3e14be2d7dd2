"""Who has said nothing on record about a claim that names them. The one rule: nothing found is said with where it was
looked for."""

import datetime as dt
from dataclasses import dataclass

from onrecord.ledger import Filters, Ledger
from onrecord.linking.searching import Corpus
from onrecord.linking.silence import Silence, silences
from onrecord.records import Told
from onrecord.reports.claims import passing, standing, statement_named
from onrecord.reports.telling import claims_of, claims_with, tell, told_of
from onrecord.reports.who import find_actor, joined

_EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Silent:
    """A silence; the words of `standing` stand for the claim, `name` is the actor's, `declined` are the statements in
    which the actor declines to speak."""

    silence: Silence
    name: str
    standing: Told
    declined: tuple[Told, ...]


def silent(
    ledger: Ledger, until: dt.date, filters: Filters = _EVERYTHING, *, who: str | None = None, claim: str | None = None
) -> tuple[Silent, ...]:
    """Whom claims name that take no side on them as of a day, and who declined to: on all claims with a statement that
    passes, or on that of one statement, given by the beginning of its id; all actors, or one, by id or name.

    InputError where there is no such actor or statement, or several.
    """
    actors = {actor.id: actor for actor in joined(ledger)}
    wanted = None if who is None else find_actor(actors.values(), who).id
    known = claims_of(ledger) if claim is None else claims_with(ledger, statement_named(ledger, claim))
    claims = passing(ledger, known, filters)
    told = dict(told_of(ledger, (member.statement for one in claims for member in one.members)))
    corpus = Corpus.of(tell(ledger))
    found = [one for one in silences(claims, told, actors, corpus, until) if wanted in {None, one.actor}]
    told.update(told_of(ledger, (name for one in found for name in one.declined)))
    return tuple(
        Silent(one, actors[one.actor].name, standing(one.claim, told), tuple(told[name] for name in one.declined))
        for one in found[: filters.limit]
    )
