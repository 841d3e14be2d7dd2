"""The words of one language that bind, limit and make conditional. The one rule: no word of any language stands in the
modules beside this one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.reading.certainty.languages import Table, lexicon
from onrecord.reading.certainty.phrases import Phrasebook
from onrecord.reading.times.language import Language, with_rules

VERB, NOUN, DUTY, MUST, LIMIT, MODAL = "verb", "noun", "duty", "must", "limit", "modal"
"""The classes of triggers; a label is the class, a blank, and what the word does."""
IDLE = "idle"
"""The kind of words that only look as if they bound."""
CONDITION, OTHERWISE, ASSURING = "condition", "otherwise", "assuring"


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Phrases that bind, by class and kind; phrases that open a condition or what follows otherwise; lists of words;
    manners of naming days."""

    triggers: Phrasebook
    openers: Phrasebook
    lists: Mapping[str, frozenset[str]]
    manners: Language | None


@cache
def commitment_words(language: str) -> CommitmentWords:
    """The words of a language, read from its file once."""
    table: Table = lexicon(__package__, "commitments", language)
    groups = ((VERB, "verbs"), (NOUN, "nouns"), (DUTY, "duties"), (LIMIT, "limits"), (MODAL, "modals"))
    triggers = {f"{name} {kind}": phrases for name, group in groups for kind, phrases in table[group].items()}
    openers = {
        CONDITION: table["conditions"]["opens"],
        OTHERWISE: table["otherwise"]["opens"],
        ASSURING: table["assuring"]["phrases"],
    }
    lists = {name: frozenset(words) for name, words in table["lists"].items()}
    not_after = frozenset(table["conditions"]["not_after"])
    manners = with_rules(language[:2].lower(), lexicon(__package__, "manners", language))
    return CommitmentWords(
        Phrasebook(triggers, {}), Phrasebook(openers, {}), {**lists, "not_after": not_after}, manners
    )
