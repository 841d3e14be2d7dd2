"""The words of one language by which grounds are offered. The one rule: each file is read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.reading.certainty.languages import Table, lexicon
from onrecord.reading.certainty.phrases import Phrasebook
from onrecord.records import GroundKind

_KINDS = {
    "observation": GroundKind.OBSERVATION,
    "document": GroundKind.DOCUMENT,
    "trace": GroundKind.TRACE,
}


@dataclass(frozen=True, slots=True)
class GroundWords:
    """Phrases that link a ground and its conclusion (`markers`), leave one open (`open`), or a question before them
    (`fronted`), show that a clause is put forward as a claim (`claims`), or say what evidence does (`verbs`) and how it
    was found (`traced`).

    `nouns` are what can be pointed at, with the kind of ground that this makes; `named` are evidence by name alone.
    """

    markers: Phrasebook
    open: Phrasebook
    fronted: Phrasebook
    claims: Phrasebook
    verbs: Phrasebook
    traced: Phrasebook
    nouns: Mapping[str, GroundKind]
    named: frozenset[str]
    lists: Mapping[str, frozenset[str]]


@cache
def ground_words(language: str) -> GroundWords:
    """The words of a language, read from its file once."""
    table: Table = lexicon(__package__, "grounds", language)
    sets = {**table["sets"], **table["marks"]}
    evidence = table["evidence"]
    return GroundWords(
        markers=Phrasebook(table["markers"], sets),
        open=Phrasebook(table["open"], sets),
        fronted=Phrasebook(table["fronted"], sets),
        claims=Phrasebook(table["claims"], sets),
        verbs=Phrasebook(table["evidence_verbs"], sets),
        traced=Phrasebook({"traced": evidence["traced"]}, sets),
        nouns={noun: kind for name, kind in _KINDS.items() for noun in evidence[name]},
        named=frozenset(evidence["named"]),
        lists={name: frozenset(words) for name, words in table["lists"].items()},
    )
