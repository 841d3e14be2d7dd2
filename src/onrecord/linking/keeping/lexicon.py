"""The words of one language for what became of a commitment. The one rule: no word of any language stands in the
modules beside this one."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """Patterns by what they tell, words that are too common to tell anything, and the pasts of irregular verbs."""

    patterns: Mapping[str, re.Pattern[str]]
    common: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]

    def pasts(self, verb: str) -> tuple[str, ...]:
        """The past and the participle of a verb in its plain form."""
        if verb in self.irregular:
            return self.irregular[verb]
        if verb.endswith("e"):
            return (f"{verb}d",)
        if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
            return (f"{verb[:-1]}ied",)
        return (f"{verb}ed", f"{verb}{verb[-1:]}ed")


@cache
def outcome_words() -> OutcomeWords:
    """The words, read from their file once."""
    file = resources.files(__package__) / "outcomes-en.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return OutcomeWords(
        {name: re.compile(rf"(?<![\w'])(?:{'|'.join(listed)})(?!\w)") for name, listed in table["phrases"].items()},
        frozenset(table["common"]["words"]),
        {verb: tuple(pasts.split()) for verb, pasts in table["irregular"].items()},
    )
