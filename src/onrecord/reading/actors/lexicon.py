"""What words mean before a text is read: titles, heads of descriptions, states, outlets, given names. The one rule:
only public facts about words; no person is listed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from onrecord.reading.actors.folding import folded

Words = tuple[str, ...]
Table = MappingProxyType[Words, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words to what they mean.

    `titles` map to their full form. `same` gives the heads that may stand for another. `states`, `capitals`, `peoples`
    and `seats` of government map to the state's code, `countries` codes to names. `outlets` map every name to the full
    one, `short` short given names to the full ones.
    """

    titles: MappingProxyType[str, str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    roles: frozenset[str]
    relatives: frozenset[str]
    bodies: frozenset[str]
    led: frozenset[str]
    documents: frozenset[str]
    creeds: frozenset[str]
    plain: frozenset[str]
    opening: frozenset[str]
    organised: frozenset[str]
    regions: frozenset[str]
    nobody: frozenset[str]
    indefinite: frozenset[str]
    same: MappingProxyType[str, frozenset[str]]
    states: Table
    capitals: Table
    peoples: Table
    countries: MappingProxyType[str, str]
    seats: Table
    outlets: Table
    mastheads: frozenset[str]
    outlet_kinds: frozenset[str]
    feminine_names: frozenset[str]
    masculine_names: frozenset[str]
    short: MappingProxyType[str, frozenset[str]]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships beside this module; read once."""
    people, given, outlets, states = (_facts(f"{name}.toml") for name in ("people", "given_names", "outlets", "states"))
    nouns = {name: frozenset(some) for name, some in {**people["nouns"], **_facts("words.toml")}.items()}
    names = {folded(name): code for code, state in states.items() for name in (state["name"], *state["also"])}
    return Lexicon(
        titles=MappingProxyType(people["titles"]),
        masculine=frozenset(people["gender"]["masculine"]),
        feminine=frozenset(people["gender"]["feminine"]),
        roles=nouns["roles"],
        relatives=nouns["relatives"],
        bodies=nouns["bodies"],
        led=nouns["led"],
        documents=nouns["documents"],
        creeds=nouns["creeds"],
        plain=nouns["plain"],
        opening=nouns["opening"],
        organised=nouns["organised"],
        regions=nouns["regions"],
        nobody=nouns["nobody"],
        indefinite=nouns["indefinite"],
        same=MappingProxyType({head: frozenset(others) for head, others in people["same"].items()}),
        states=MappingProxyType(names),
        capitals=MappingProxyType({folded(s["capital"]): code for code, s in states.items() if s["capital"]}),
        peoples=MappingProxyType({folded(name): code for code, s in states.items() for name in s["people"]}),
        countries=MappingProxyType({code: state["name"] for code, state in states.items()}),
        seats=MappingProxyType({folded(n): code for code, some in _facts("seats.toml").items() for n in some}),
        outlets=MappingProxyType({folded(n): full for full, short in outlets["names"].items() for n in (full, *short)}),
        mastheads=frozenset(name.lower() for name in outlets["endings"]),
        outlet_kinds=frozenset(outlets["kinds"]),
        feminine_names=frozenset(given["feminine"].lower().split()),
        masculine_names=frozenset(given["masculine"].lower().split()),
        short=MappingProxyType({name: frozenset(full) for name, full in given["short"].items()}),
    )


def _facts(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "facts" / name).read_text(encoding="utf-8"))
