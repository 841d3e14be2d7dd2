"""The word lists, loaded once. The one rule: what a maintained library knows (numerals, currencies, units) is asked
of it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources

from babel.numbers import get_currency_name, list_currencies
from babel.units import format_unit

from onrecord.records import Comparison

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """English words of figures: `lists` by section and name, phrases as tuples of lower-case tokens."""

    lists: Mapping[tuple[str, str], frozenset[str]]
    scales: Mapping[str, Decimal]
    classes: Mapping[str, Decimal]
    fractions: Mapping[str, Fraction]
    before: Mapping[Phrase, Comparison]
    after: Mapping[Phrase, Comparison]
    percent: Mapping[Phrase, str]
    currencies: Mapping[Phrase, str]
    codes: frozenset[str]
    symbols: Mapping[str, str]
    letters: Mapping[str, str]
    dollars: Mapping[str, str]
    units: Mapping[Phrase, str]
    joined_units: Mapping[str, str]
    adverbs: Mapping[str, str]
    numbers: frozenset[str]
    """Words of which every number in words holds one."""
    openers: frozenset[str]
    """Words with which a number in words begins."""

    def has(self, section: str, name: str, word: str) -> bool:
        """Whether the word stands in that list."""
        return word in self.lists[section, name]


def _read(name: str) -> dict[str, dict[str, str]]:
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found


def _phrases(line: str) -> Iterator[Phrase]:
    yield from (tuple(words) for part in line.split(";") if (words := part.split()))


def _senses(section: Mapping[str, str]) -> dict[Phrase, Comparison]:
    return {phrase: Comparison(sense) for sense, line in section.items() for phrase in _phrases(line)}


def _currencies(named: Mapping[str, str], codes: frozenset[str]) -> dict[Phrase, str]:
    """CLDR's names, singular and plural ("Australian dollars"), and those of the file, which win."""
    found: dict[Phrase, str] = {}
    for code in sorted(codes):
        for count in (1, 2):
            words = get_currency_name(code, count=count, locale="en").lower().split()
            if len(words) > 1:
                found.setdefault(tuple(words), code)
    return found | {tuple(name.split()): code for name, code in named.items()}


def _units(file: Mapping[str, dict[str, str]], codes: list[str]) -> dict[Phrase, str]:
    """CLDR's names and symbols, American and British, each with its symbol; and those of the file, which win."""
    refused = frozenset(file["words"]["not_symbols"].split())
    found: dict[Phrase, str] = {}
    for code in codes:
        symbol = _bare(format_unit(2, code, length="short", locale="en"))
        for locale in ("en", "en_GB"):
            for count in (1, 2):
                name = _bare(format_unit(count, code, length="long", locale=locale))
                found.setdefault(tuple(name.lower().split()), symbol)
                short = _bare(format_unit(count, code, length="short", locale=locale)).lower()
                if short not in refused:
                    found.setdefault(tuple(short.split()), symbol)
    return found | {tuple(name.split()): symbol for name, symbol in file["names"].items()}


def _bare(formatted: str) -> str:
    return formatted.strip("12 \u00a0\u202f")


@cache
def english() -> Lexicon:
    """The word lists of this folder, with CLDR's names of currencies and units."""
    words, money, units = _read("words.toml"), _read("money.toml"), _read("units.toml")
    lists = {
        (section, name): frozenset(line.split()) for section, entries in words.items() for name, line in entries.items()
    }
    codes = frozenset(list_currencies()) - frozenset(money["words"]["not_codes"].split())
    values = frozenset(words["fractions"]) | frozenset(words["classes"]) | lists["numerals", "words"]
    codes_of_units = units["words"]["codes"].split()
    return Lexicon(
        lists=lists,
        scales={word: Decimal(value) for word, value in words["scales"].items()},
        classes={word: Decimal(value) for word, value in words["classes"].items()},
        fractions={word: Fraction(value) for word, value in words["fractions"].items()},
        before=_senses(words["before"]),
        after=_senses(words["after"]),
        percent={phrase: unit for unit, line in words["percent"].items() for phrase in _phrases(line)},
        currencies=_currencies(money["names"], codes),
        codes=codes,
        symbols=money["symbols"],
        letters=money["letters"],
        dollars=money["dollars"],
        units=_units(units, codes_of_units),
        joined_units=units["joined"],
        adverbs=dict(pair.strip().split("=") for pair in words["rates"]["adverbs"].split(";")),
        numbers=values | frozenset(words["scales"]) | lists["numerals", "counted"],
        openers=values | lists["numerals", "articles"] | lists["numerals", "vague"],
    )
