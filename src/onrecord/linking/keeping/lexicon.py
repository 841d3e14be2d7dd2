"""The words of one language for what became of a commitment. The one rule: no word of any language stands in the
modules beside this one."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord.records import Act

UNDECIDED = frozenset(
    {
        Act.PREDICT,
        Act.PROMISE,
        Act.OFFER,
        Act.THREATEN,
        Act.DEMAND,
        Act.REQUEST,
        Act.ADVISE,
        Act.ASK,
        Act.DECLINE,
        Act.WARN,
    }
)
"""Acts that say of nothing that it has happened."""
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """Patterns by what they tell, words that are too common to tell anything, and the pasts of irregular verbs; `kin`
    tells of a verb's deed in other words, `deeds` are the verbs that nouns stand for."""

    patterns: Mapping[str, re.Pattern[str]]
    common: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    kin: Mapping[str, re.Pattern[str]]
    deeds: Mapping[str, str]
    prepositions: frozenset[str]
    modals: frozenset[str]
    passive: frozenset[str]
    speaking: frozenset[str]
    asking: frozenset[str]
    bringing: frozenset[str]
    happening: frozenset[str]
    weekdays: tuple[str, ...]

    def plain(self, verb: str) -> str:
        """A verb in its plain form: "pays" is "pay"."""
        bare = verb.removesuffix("s")
        return bare if bare in self.irregular or bare in self.kin else verb

    def verb_of(self, participle: str) -> str:
        """The verb in its plain form whose deed is told in other words, too; nothing where none is known."""
        return next((verb for verb in self.kin if participle in self.pasts(verb)), "")

    def is_past(self, form: str) -> bool:
        """Whether a word is a participle."""
        return form.endswith(("ed", "en", "wn")) or any(form in pasts for pasts in self.irregular.values())

    def pasts(self, verb: str) -> tuple[str, ...]:
        """The past and the participle of a verb in its plain form."""
        if verb in self.irregular:
            return self.irregular[verb]
        if verb.endswith("e"):
            return (f"{verb}d",)
        if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
            return (f"{verb[:-1]}ied",)
        doubled = len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS  # noqa: PLR2004 - the last three letters
        return (f"{verb}ed", f"{verb}{verb[-1]}ed") if doubled else (f"{verb}ed",)


def _any(listed: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{'|'.join(listed)})(?!\w)")


def _kin(groups: Iterable[Mapping[str, Any]]) -> dict[str, re.Pattern[str]]:
    """For each verb what tells of its deed in other words, of all groups that it is in."""
    told: dict[str, list[str]] = {}
    for group in groups:
        for verb in group["verbs"].split():
            told.setdefault(verb, []).extend(group["told"])
    return {verb: _any(listed) for verb, listed in told.items()}


@cache
def outcome_words() -> OutcomeWords:
    """The words, read from their file once."""
    file = resources.files(__package__) / "outcomes-en.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    clauses = table["clauses"]
    return OutcomeWords(
        {name: _any(listed) for name, listed in table["phrases"].items()},
        frozenset(table["common"]["words"]),
        {verb: tuple(pasts.split()) for verb, pasts in table["irregular"].items()},
        _kin(table["kin"].values()),
        dict(table["deeds"]),
        frozenset(clauses["prepositions"]),
        frozenset(clauses["modals"]),
        frozenset(clauses["passive"]),
        frozenset(clauses["speaking"]),
        frozenset(clauses["asking"]),
        frozenset(clauses["bringing"]),
        frozenset(clauses["happening"]),
        tuple(clauses["weekdays"]),
    )
