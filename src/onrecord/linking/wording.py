"""When two propositions are one: said in the same words, of the same days, with the same figures. The one rule: a few
words that anybody might say are the same only from one speaker, or in one document; so is what tells nothing or leans
on what was said before it, and what only greets and thanks is the same as nothing else."""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib import resources

from onrecord.records import Polarity, Proposition

FEW = 6
"""Words below which others might say the same of something else."""
BRIEF = 9
"""Words below which the same may be said of many things."""
ALIKE = 0.6
"""Share of the words of both that are in each, from which on they are mostly the same."""
_WORD = re.compile(r"\w+")
_TOLD = re.compile(r"\w+(?:[’']t)?")


def is_short(one: Proposition) -> bool:
    """Whether it has so few words that others might say the same of something else."""
    return len(_WORD.findall(one.words)) < FEW


def is_brief(one: Proposition) -> bool:
    """Whether it has so few words that it needs a name in common to be the same as another's."""
    return len(_WORD.findall(one.words)) < BRIEF


def alike(one: Proposition, other: Proposition) -> bool:
    """Whether most of their words are the same (Jaccard)."""
    here, there = (set(_WORD.findall(side.words.casefold())) for side in (one, other))
    return len(here & there) >= ALIKE * len(here | there)


def tells(one: Proposition) -> bool:
    """Whether it says that something is so: a finite verb shows it. "The situation at the border" only names it."""
    lists = _lists()
    return any(
        word in lists["words"] or (word.endswith("ed") and word not in lists["participles"]) for word in _told(one)
    )


def leans(one: Proposition) -> bool:
    """Whether it leans on what was said before it: "This is an important matter" may be of anything."""
    return next(iter(_told(one)), "") in _lists()["leaning"]


def is_courtesy(one: Proposition) -> bool:
    """Whether it only greets, thanks or gives the floor: "Thank you very much, Mr President"."""
    return _courtesies().match(one.words) is not None


def is_local(one: Proposition) -> bool:
    """Whether it speaks of something of which its own document alone shows which it is: "the issues raised during the
    conversation", "our two countries"."""
    return _local().search(one.words) is not None


def elsewhere(one: Proposition, other: Proposition) -> bool:
    """Whether two of different documents may speak of different things in the same words."""
    return one.document != other.document and (is_local(one) or is_local(other))


def _told(one: Proposition) -> list[str]:
    return [word.replace("’", "'") for word in _TOLD.findall(one.words.casefold())]


@cache
def _courtesies() -> re.Pattern[str]:
    begun = "|".join(sorted(_lists()["courtesies"], key=len, reverse=True))
    return re.compile(rf"(?:{begun})\b", re.IGNORECASE)


@cache
def _local() -> re.Pattern[str]:
    return re.compile(rf"(?:\b|(?=['’]))(?:{'|'.join(sorted(_lists()['local']))})", re.IGNORECASE)


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    held = tomllib.loads(resources.files(__package__).joinpath("finite.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in held.items()}


def wording_id(one: Proposition, *, pointing: bool = False) -> str:
    """The id of a proposition's wording, 20 hexadecimal digits; one that only points to others, greets or thanks is
    like no other."""
    told: list[object] = [
        one.words,
        one.denied,
        one.polarity is Polarity.NEGATIVE,
        sorted(one.names),
        sorted(f"{figure.low} {figure.high} {figure.unit} {figure.sense}" for figure in one.figures),
        sorted(f"{day.start} {day.end}" for day in one.days),
    ]
    if one.scene:
        told.append(sorted(one.scene))
    if pointing or is_courtesy(one):
        told.append(one.id)
    elif not tells(one) or leans(one) or is_local(one):
        told.append(one.document)
    elif is_short(one):
        told.append(one.speaker or one.document)
    return blake2b(json.dumps(told).encode(), digest_size=10).hexdigest()
