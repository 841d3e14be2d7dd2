"""What a content points to instead of saying it: "the report", "it", "There was no call". The one rule: what says
in its own words what it is about points to nothing."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from onrecord.records import Span, Spans

_LONGEST = 400
"""Characters of a content that are looked at."""
_SENTENCES = 3
_SHORT = 10
"""Words that a sentence has at most which only calls something untrue."""
_BEFORE = 5
"""Words that may stand before the noun by which a report is called."""
_VERBLESS = 4
_NOUN = 2
"""Words that a noun has with what stands before it."""
_TOPIC = 5
"""Letters of a word that says what a report is about."""
_WORD = re.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|['’]s\b|\w+(?:-\w+)*")
_SENTENCE = re.compile(r"[^.!?;\n]+")
_CLAUSE = re.compile(r",? and that ")
"""Between two things that one says: "that nothing had changed and that there were no engines"."""


class Way(StrEnum):
    """By what a content points."""

    PRONOUN = "pronoun"
    RELATIVE = "relative"
    """To the words right before it."""
    ACCOUNT = "account"
    """To what somebody said, by a noun for that."""
    EVENT = "event"
    """To an event that others tell of, by the noun for it."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a content points to: `noun` is the noun in it, lower-cased, `names` all by which others may call the event.

    `topic` are words one of which what is meant must have, where there are any; `several` says that it may be more than
    one statement. `negative` says that the words themselves call it untrue.
    """

    way: Way
    noun: str = ""
    names: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    several: bool = False
    negative: bool = False

    @property
    def charges(self) -> bool:
        """Whether it is called by what is said against somebody."""
        return self.noun in _lexicon().lists["charges"]

    @property
    def stories(self) -> bool:
        """Whether it is called by what an outlet brings."""
        return self.noun in _lexicon().lists["stories"]

    @property
    def hints(self) -> bool:
        """Whether it is called by what is said in a way of its own ("suggestion")."""
        return self.noun in _lexicon().lists["hints"]


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of `pointing.toml`."""

    lists: Mapping[str, frozenset[str]]
    events: Mapping[str, frozenset[str]]


def pointers(text: str, content: Spans, *, direct: bool) -> tuple[Pointer, ...]:
    """What a content points to, each of its first sentences by itself where they are `direct`; empty for nothing."""
    cuts = [Span(one.start, min(one.end, one.start + _LONGEST)).cut(text) for one in content[:_SENTENCES]]
    pieces = cuts if direct else _CLAUSE.split(" ".join(cuts))
    sentences = [words for piece in pieces for one in _SENTENCE.findall(piece) if (words := forms(one))]
    if not direct and len(sentences) > len(pieces):
        return ()
    found = (_pointer(words) for words in sentences[:_SENTENCES])
    return tuple(dict.fromkeys(pointer for pointer in found if pointer is not None))


def event(noun: str) -> Pointer | None:
    """A pointer to an event by its noun; None where the noun names none that could be told apart."""
    held = _lexicon()
    if noun in held.lists["abstract"] or noun in held.lists["accounts"] or not noun.isalpha():
        return None
    return Pointer(Way.EVENT, noun, held.events.get(noun, frozenset()) | numbers(noun))


def numbers(noun: str) -> frozenset[str]:
    """A noun, in the singular and in the plural."""
    bare = noun.removesuffix("s") if not noun.endswith("ss") else noun
    return frozenset({noun, bare, f"{bare}s"})


def ends_in_account(text: str) -> bool:
    """Whether words end in a noun for what somebody said, which "which" then takes up."""
    return forms(text[-_LONGEST:])[-1:] in ([noun] for noun in _lexicon().lists["accounts"])


def names_account(text: str) -> bool:
    """Whether words name what somebody said before they say it: "a report in the Lamp that …"."""
    words = forms(text[:_LONGEST])
    at = next((at for at, word in enumerate(words[:_BEFORE]) if word in _lexicon().lists["accounts"]), None)
    begun = at is not None and _lexicon().lists["articles"].issuperset(words[: min(at, 1)])
    return begun and at is not None and "that" in words[at + 1 : at + 1 + _SHORT]


def denying(cue: str) -> bool:
    """Whether words that attribute deny by themselves ("rejected")."""
    return _begins(cue, "denying")


def affirming(cue: str) -> bool:
    """Whether words that attribute affirm what others said ("confirmed")."""
    return _begins(cue, "affirming")


def hinting(cue: str, noun: str) -> bool:
    """Whether a cue does what the noun calls it: "suggested" for a suggestion."""
    return any(word.startswith(noun[:_TOPIC]) for word in forms(cue))


def forms(text: str) -> list[str]:
    """Words as they are compared; "didn't" is two."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _begins(cue: str, name: str) -> bool:
    return any(word.startswith(beginning) for word in forms(cue) for beginning in _lexicon().lists[name])


def _pointer(words: Sequence[str]) -> Pointer | None:
    held = _lexicon().lists
    while len(words) > 1 and (words[0] in held["openers"] or (words[0] == "no" and words[1] in held["subjects"])):
        words = words[1:]
    if len(words) == 1 and words[0] in held["pronouns"]:
        way = Way.RELATIVE if words[0] == "which" else Way.PRONOUN
        return Pointer(way, words[0], several=words[0] in held["many"])
    if words[0] == "that" and not (held["subjects"] | held["clauses"]).isdisjoint(words[1:2]):
        words = words[1:]
    return _none_such(words) or _of_the_kind(words) or _account(words) or _untrue(words)


def _of_the_kind(words: Sequence[str]) -> Pointer | None:
    """What was said before, denied by its kind: "nothing of the sort happened", "did no such thing"."""
    held = _lexicon().lists
    if len(words) > _SHORT or held["nobody"].isdisjoint(words) or not held["unreal"].isdisjoint(words):
        return None
    said = f" {' '.join(words)} "
    return Pointer(Way.PRONOUN, "kind", negative=True) if any(f" {one} " in said for one in held["kinds"]) else None


def _account(words: Sequence[str]) -> Pointer | None:
    """A report, by its noun: "the Lamp's report", "the charges about the harbour", "the story an invention"."""
    held = _lexicon().lists
    at = next((at for at, word in enumerate(words[: _BEFORE + 1]) if word in held["accounts"]), None)
    if at is None or not held["clausal"].isdisjoint(words[:at]):
        return None
    noun, rest = words[at], words[at + 1 :]
    several = noun.endswith("s") and noun != "news"
    if at == 1 and words[0] in {"a", "an"} and (not rest or list(rest) == ["that"]):
        return Pointer(Way.RELATIVE, noun)
    if "that" in rest or "which" in rest or len(rest) > _SHORT:
        return None
    if not rest or _calls_untrue(rest) or rest[0] in held["behind"]:
        return Pointer(Way.ACCOUNT, noun, several=several, negative=_calls_untrue(rest))
    topic = frozenset(word for word in rest[1:] if len(word) >= _TOPIC and word not in held["emphasis"])
    return Pointer(Way.ACCOUNT, noun, topic=topic, several=several) if rest[0] in held["about"] and topic else None


def _untrue(words: Sequence[str]) -> Pointer | None:
    """What is called untrue: "It is completely untrue", "Pure fiction", "That never happened"."""
    held = _lexicon().lists
    if len(words) > _SHORT or not {"that", "to", "if"}.isdisjoint(words[1:]) or not _calls_untrue(words):
        return None
    if words[0] in held["pronouns"] | held["subjects"] and len(words) > 1:
        return Pointer(Way.PRONOUN, words[0], several=words[0] in held["many"], negative=True)
    plain = len(words) <= _VERBLESS and held["copulas"].isdisjoint(words)
    return Pointer(Way.PRONOUN, negative=True) if plain else None


def _calls_untrue(words: Sequence[str]) -> bool:
    held = _lexicon().lists
    if held["negations"].isdisjoint(words):
        return not held["false"].isdisjoint(words)
    said = f" {' '.join(words)} "
    if words[-1] == "so" and words[-2] in held["negations"]:
        return True
    return not held["true"].isdisjoint(words) or any(f" {one} " in said for one in held["happening"])


def _none_such(words: Sequence[str]) -> Pointer | None:
    """An event by its noun: "There was no call", "no such meeting took place", "there had been a call"; whatever else
    is said in a clause behind it."""
    held = _lexicon().lists
    body = list(words)
    body = body[: next((at for at, word in enumerate(body) if at > 1 and word in held["onward"]), len(body))]
    existential = body[0] == "there"
    if existential:
        verb = next((at for at, word in enumerate(body[1:4], 1) if word in held["copulas"]), None)
        body = [] if verb is None else body[verb + 1 :]
    while body and body[0] in held["copulas"]:
        body = body[1:]
    negative = not held["negations"].isdisjoint(words[:5])
    if not body or not (existential or body[0] in {"no", "any"}):
        return None
    while body and body[0] in held["articles"] | held["negations"]:
        body = body[1:]
    end = next((at for at, word in enumerate(body) if at and word in held["emphasis"]), len(body))
    if not 0 < end <= _NOUN or not held["emphasis"].issuperset(body[end : end + 1]):
        return None
    rest = [word for word in body[end:] if word not in held["emphasis"]]
    opened = bool(body[end:]) and body[end] in {"with", "between"}
    found = event(body[end - 1])
    if found is None or (rest and not (opened and len(rest) <= _BEFORE)):
        return None
    return Pointer(Way.EVENT, found.noun, found.names, frozenset(body[: end - 1]), negative=negative)


@cache
def _lexicon() -> _Words:
    held = tomllib.loads(resources.files(__package__).joinpath("pointing.toml").read_text(encoding="utf-8"))
    groups = [frozenset(group["names"]) for group in held.pop("events")]
    return _Words(
        {name: frozenset(words) for name, words in held.items()},
        {name: group for group in groups for name in group},
    )
