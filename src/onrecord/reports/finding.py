"""One box for everything: actors, claims, statements and documents by words. The one rule: names may be misspelt, words
may not, and what is cut short is counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.fuzz import WRatio, ratio

from onrecord.errors import InputError
from onrecord.ledger import RANKED, Filters, Ledger
from onrecord.linking import name_key
from onrecord.reports.hits import Hit, search
from onrecord.reports.telling import LARGE
from onrecord.reports.who import joined

ALIKE = 0.8
"""How alike a name and the words must be, 0 to 1."""
_LOOKED_AT = 60
"""Statements with the words whose claims are looked for."""


@dataclass(frozen=True, slots=True)
class ActorFound:
    """An actor with a name like the words: that name, and how alike they are, 0 to 1."""

    id: str
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """A claim that has statements with the words: how many of those that were looked at."""

    id: str
    statements: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. `hits` are passages in statements, then in documents; `statements` and `documents` count all
    that have the words, up to one more than are ranked: `ranked` is False where there are more."""

    actors: tuple[ActorFound, ...]
    claims: tuple[ClaimFound, ...]
    hits: tuple[Hit, ...]
    statements: int
    documents: int

    @property
    def ranked(self) -> bool:
        """Whether all that was found was ranked; else the newest come first."""
        return max(self.statements, self.documents) <= RANKED


def find(ledger: Ledger, words: str, limit: int = 10) -> Found:
    """What has these words, or a name like them; at most `limit` of each kind. InputError where there is no word."""
    if limit < 1:
        raise InputError(f"a limit is at least 1, not {limit}")
    statements, documents = ledger.matches(words, RANKED + 1)
    hits = tuple(islice(search(ledger, words, Filters(limit=limit)), 2 * limit))
    claims = _claims(ledger, words) if statements else ()
    return Found(actors_like(ledger, words)[:limit], tuple(islice(claims, limit)), hits, statements, documents)


def actors_like(ledger: Ledger, words: str) -> tuple[ActorFound, ...]:
    """Actors with a name like the words, the likest first."""
    key = name_key(words)
    if not key:
        return ()
    known = _known(ledger, words)
    found = (ActorFound(actor, *_likest(key, names)) for actor, names in known if names)
    alike = (one for one in found if one.likeness >= ALIKE)
    return tuple(sorted(alike, key=lambda one: (-one.likeness, len(one.name), one.id)))


def _known(ledger: Ledger, words: str) -> Iterable[tuple[str, Sequence[str]]]:
    """Actors that come into question, with their names: those that are kept, or all where they are few."""
    state = ledger.joined_state()
    if state or (state is False and ledger.size() > LARGE):
        return ledger.actors_named_like(words)
    return ((actor.id, actor.names) for actor in joined(ledger))


def _likest(key: str, names: Iterable[str]) -> tuple[str, float]:
    """The name that is most like the words, and how like it is."""
    return max(((name, _alike(key, name_key(name))) for name in names), key=lambda one: one[1])


def _alike(wanted: str, name: str) -> float:
    """How alike two names are, or how much each word that is wanted is like one of the name's, whichever is more."""
    words = name.split()
    each = [max((ratio(word, other) for other in words), default=0.0) for word in wanted.split()]
    return round(max(WRatio(wanted, name), sum(each) / len(each)) / 100, 3)


def _claims(ledger: Ledger, words: str) -> Iterator[ClaimFound]:
    """The claims that have most of the statements with the words that come first."""
    known = ledger.statements_with(words, _LOOKED_AT)
    counts = Counter(claim for name in known for claim in claim_ids_with(ledger, name))
    for claim in sorted(counts, key=lambda claim: (-counts[claim], claim)):
        yield ClaimFound(claim, counts[claim])


def claim_ids_with(ledger: Ledger, statement: str) -> tuple[str, ...]:
    """The ids of the claims of several statements in which one takes part: as they are kept in a large ledger."""
    if ledger.size() > LARGE:
        page = ledger.board("members", f"of {statement}")
        if page is not None:
            return tuple(key.split(" ")[0] for key, _ in page.rows)
    return tuple(sorted(claim.id for claim in ledger.claims(statement)))
