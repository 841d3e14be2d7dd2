"""The words of one language for acts, and the rules by which what is said makes another act of a plain saying. The one
rule: the first rule that fits counts, so the file's order is the order of the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.reading.certainty.languages import Table, lexicon
from onrecord.reading.certainty.phrases import Phrasebook
from onrecord.records import Act, Polarity

ANYTHING_ELSE = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done where the cue is of one of `cues` and everything given fits; None asks for nothing. `most` is how
    many words there may be, `main` whether `phrases` and `lacks` are looked for in the main clause alone. These
    and `opens` are labels in the book of the words that are said."""

    act: Act
    cues: frozenset[str]
    opens: str | None
    phrases: str | None
    lacks: str | None
    own: bool | None
    polarity: Polarity | None
    direct: bool | None
    asks: bool | None
    hedged: bool | None
    most: int | None
    main: bool


@dataclass(frozen=True, slots=True)
class ActWords:
    """Phrases of cues by class and of what is said by rule, what a negated class becomes, and lists of words."""

    cues: Phrasebook
    said: Phrasebook
    negated: Mapping[str, str]
    also: Mapping[str, str]
    rules: tuple[Rule, ...]
    lists: Mapping[str, frozenset[str]]

    def classes(self, cue: str) -> list[str]:
        """The class of a cue and those that it does as, the last of which is the name of an act."""
        found = [cue]
        while found[-1] in self.also:
            found.append(self.also[found[-1]])
        return found

    def when_negated(self, cue: str) -> str:
        """The class of a negated cue."""
        return self.negated.get(cue, self.negated[ANYTHING_ELSE])


@cache
def act_words(language: str) -> ActWords:
    """The words of a language, read from its file once."""
    table: Table = lexicon(__package__, "acts", language)
    lists = {name: frozenset(words) for name, words in table["lists"].items()}
    said = {
        f"{number} {part}": rule[part]
        for number, rule in enumerate(table["rules"])
        for part in ("opens", "phrases", "lacks")
        if part in rule
    }
    return ActWords(
        cues=Phrasebook(table["cues"], table["sets"]),
        said=Phrasebook(said, table["sets"]),
        negated=table["negated"],
        also=table["also"],
        rules=tuple(_rule(number, rule) for number, rule in enumerate(table["rules"])),
        lists=lists,
    )


def _rule(number: int, rule: Mapping[str, Any]) -> Rule:
    def label(part: str) -> str | None:
        return f"{number} {part}" if part in rule else None

    return Rule(
        act=Act(rule["act"]),
        cues=frozenset(rule["cues"]),
        opens=label("opens"),
        phrases=label("phrases"),
        lacks=label("lacks"),
        own=rule.get("own"),
        polarity=Polarity(rule["polarity"]) if "polarity" in rule else None,
        direct=rule.get("direct"),
        asks=rule.get("asks"),
        hedged=rule.get("hedged"),
        most=rule.get("most"),
        main=rule.get("main", False),
    )
