"""The common measures of news and the words for them. The one rule: a word list is data, and is loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale

from onrecord.linking.figures.wording import name_stem
from onrecord.records import Pace


@dataclass(frozen=True, slots=True)
class Sort:
    """One common measure: its name, how it moves with time, and whether people are meant where nobody is named."""

    name: str
    pace: Pace
    human: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words to what they stand for; all words in lower case."""

    outcomes: Mapping[str, Sort]
    money: Mapping[str, Sort]
    levels: Mapping[str, Sort]
    holders: Mapping[str, str]
    spells: Mapping[str, str]
    subjects: Mapping[str, str]
    events: Mapping[str, str]
    casualties: frozenset[str]
    weak: frozenset[str]
    strengths: frozenset[str]
    currencies: frozenset[str]
    ignored: frozenset[str]
    ignored_names: frozenset[str]
    hints: Mapping[str, frozenset[str]]
    countries: frozenset[str]

    def hint(self, name: str, word: str) -> bool:
        """Whether a word is in the list of hints of that name."""
        return word in self.hints[name]


@cache
def english() -> Lexicon:
    """The English lists."""
    listed = tomllib.loads((resources.files("onrecord.linking.figures") / "measures.toml").read_text(encoding="utf-8"))
    return Lexicon(
        outcomes=_sorts(listed["outcomes"]),
        money=_sorts(listed["money"]),
        levels=_sorts(listed["levels"]),
        holders=_named(listed["holders"]),
        spells=_named(listed["spells"]),
        subjects=_named(listed["subjects"]),
        events=_named(listed["events"]),
        casualties=_set(listed["casualties"]["words"]),
        weak=_set(listed["weak"]["words"]),
        strengths=_set(listed["strengths"]["words"]),
        currencies=_set(listed["currencies"]["words"]),
        ignored=_set(listed["ignored"]["words"]),
        ignored_names=_set(listed["ignored"]["names"]),
        countries=_countries(),
        hints={name: _set(words) for name, words in listed["hints"].items()},
    )


def _sorts(listed: Mapping[str, Mapping[str, Any]]) -> dict[str, Sort]:
    return {
        word: Sort(name, Pace(given["pace"]), human=given.get("human", False), loose=given.get("loose", False))
        for name, given in listed.items()
        for word in given["words"].split()
    }


def _named(listed: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in listed.items() for word in words.split()}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _countries() -> frozenset[str]:
    """Names of countries (CLDR), shortened: they name no event."""
    names = Locale("en").territories.values()
    return frozenset(name_stem(word) for name in names for word in name.split() if word[0].isupper())
