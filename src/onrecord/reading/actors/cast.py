"""The cast of a document: its actors, and who is meant by any words of it. The one rule: whoever cannot be told is left
open with a reason."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.records import Actor, Spans, Unresolved


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who some words mean: an actor's id, or why none was chosen. Both are None where the words name nobody on purpose:
    an unnamed source ("a person close to the talks"), a document without a name, the author. `antecedent` are the
    words that a pronoun takes up where these name nobody."""

    actor: str | None = None
    unresolved: Unresolved | None = None
    antecedent: Spans = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document in the order of their first mentions; `known` are their ids. `speech` is the id of
    whoever gives the speech that it is by its title."""

    actors: tuple[Actor, ...]
    known: frozenset[str]
    resolver: Callable[[Spans], Resolution]
    speech: str | None = None

    def resolve(self, spans: Spans) -> Resolution:
        """Who the words of a source, an addressee, an outlet or a target mean; no words mean nobody, and neither does
        a town that is a mere place in this document."""
        answer = self.resolver(spans) if spans else Resolution()
        return answer if answer.actor is None or answer.actor in self.known else Resolution()
