"""How surely words put forward what stands under them. The one rule: a kind says what it does to degree and polarity,
and the language file says which words are of which kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.reading.certainty.languages import Table, lexicon
from onrecord.reading.certainty.phrases import Phrasebook
from onrecord.records import Degree, Polarity, Span

ORDER = (Degree.CERTAIN, Degree.PROBABLE, Degree.POSSIBLE, Degree.UNCOMMITTED)
"""From the surest down."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How sure a stance leaves what stands under it, whether it turns it round, and what it becomes when negated."""

    degree: Degree
    turns: bool
    negated: str


@dataclass(frozen=True, slots=True)
class View:
    """How sure somebody is, that it is so or that it is not, and the words that say so."""

    degree: Degree = Degree.CERTAIN
    positive: bool = True
    hedges: tuple[Span, ...] = ()
    negations: tuple[Span, ...] = ()

    @property
    def polarity(self) -> Polarity:
        """As the records have it."""
        return Polarity.POSITIVE if self.positive else Polarity.NEGATIVE

    def under(self, kind: Kind, place: Span | None) -> "View":
        """The same put forward by words of a kind, which stand at `place`, if there are any."""
        here = () if place is None else (place,)
        return View(
            max(self.degree, kind.degree, key=ORDER.index),
            self.positive != kind.turns,
            self.hedges if kind.degree is Degree.CERTAIN else (*self.hedges, *here),
            (*self.negations, *here) if kind.turns else self.negations,
        )


@dataclass(frozen=True, slots=True)
class StanceWords:
    """One language's words for stances, hedges, negation and claims, and the lists that find a main clause."""

    kinds: Mapping[str, Kind]
    stances: Phrasebook
    hedges: Phrasebook
    polarity: Phrasebook
    reported: Phrasebook
    claims: Phrasebook
    lists: Mapping[str, frozenset[str]]


@cache
def stance_words(language: str) -> StanceWords:
    """The words of a language, read from its file once."""
    table: Table = lexicon(__package__, "stance", language)
    sets: Mapping[str, Sequence[str]] = table["sets"]
    kinds = {
        name: Kind(Degree(kind["degree"]), kind.get("turns", False), kind["negated"])
        for name, kind in table["kinds"].items()
    }
    books = {name: Phrasebook(table[name], sets) for name in ("stances", "hedges", "polarity", "reported", "claims")}
    lists = {name: frozenset(words) for name, words in table["lists"].items()}
    return StanceWords(kinds=kinds, lists=lists, **books)
