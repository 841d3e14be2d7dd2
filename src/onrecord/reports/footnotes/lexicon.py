"""Words by which a draft is held against a source. The one rule: no word of a language outside `words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of `words.toml`; `figures` are number words with their figures."""

    figures: Mapping[str, str]
    calendar: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    soft: frozenset[str]
    ways: frozenset[str]
    roles: frozenset[str]


@cache
def drafting() -> Lexicon:
    """The words of English."""
    held = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    figures = {word: str(number) for number, word in enumerate(held["numbers"])}
    figures |= {word: str(10 * number) for number, word in enumerate(held["tens"], start=3)}
    return Lexicon(
        figures,
        frozenset(held["calendar"]),
        tuple((one, other) for one, other in held["endings"]),
        frozenset(held["soft"]),
        frozenset(held["ways"]),
        frozenset(held["roles"]),
    )
