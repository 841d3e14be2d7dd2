"""Under which name each speaker of one claim goes. The one rule: words that may mean two of them mean none."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.linking.credits.outlets import is_body
from onrecord.linking.names import name_key
from onrecord.linking.origins.beside import subject_before, writer_before
from onrecord.records import Hop, HopKind, Told

_NEAR = 700
"""Characters before a statement in which whoever "the company" is was named."""
_TELLING = 2
"""Words that a role has at least where it stands for a name."""
_PERSONAL = frozenset({"he", "she", "himself", "herself", "who", "i"})
"""What stands for a person, and for no body."""
_BODILY = frozenset({"it", "itself"})
_APPOSED = re.compile(r", (?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: [^\W\d_a-zß-öø-ÿ][\w’'-]+){1,3}),?$")
"""A name behind a description: "a hydrologist of the university, Ana Brusk,"."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker: a key that is theirs alone, a name, and the id among the actors of all documents.

    There is no id where the words alone, and not the reader, lead to the speaker.
    """

    key: str
    name: str
    actor: str | None = None


class Speakers:
    """Those who speak on a claim by name."""

    def __init__(self, told: tuple[Told, ...]) -> None:
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        homonyms: dict[str, set[str]] = defaultdict(set)
        for one in told:
            if one.speaker and one.speaker_name:
                self._ids[name_key(one.speaker_name)] = one.speaker
                homonyms[name_key(one.speaker_name)].add(one.speaker)
        # Bodies of a plain name, as every country has, are many in a ledger, and one in a claim.
        self._shared = {key for key, ids in homonyms.items() if " " in key and len(ids) > 1 and not is_body(key)}
        self._last = _by_last_word(homonyms)
        self._referred = self._pronouns(told)
        for one in told:
            if one.speaker and one.speaker_name:
                self._name(name_key(one.speaker_name), one.speaker_name)
        self._roles = self._described(told)

    def _name(self, key: str, name: str) -> None:
        actor = self._last.get(key) or self._ids[key]
        self._names[actor] = max(self._names.get(actor, ""), name, key=len)

    def _pronouns(self, told: Iterable[Told]) -> Mapping[str, frozenset[str]]:
        """By which pronouns each speaker goes."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, hop in _named(told):
            actor = self._last.get(name) or self._ids.get(name)
            if actor is not None:
                found[actor] |= {name_key(hop.text)} & (_PERSONAL | _BODILY)
        return {actor: frozenset(words) for actor, words in found.items()}

    def of(self, hop: Hop, told: Told) -> Known:
        """Who a named step is."""
        beside = self._beside(hop)
        if beside is not None:
            return beside
        words = hop.name or hop.text
        key = name_key(words)
        actor = None if key in self._shared else self._last.get(key) or self._ids.get(key)
        if actor is None and told.chain and hop == told.chain[-1]:
            actor = told.speaker
        if actor is not None:
            return Known(actor, words, actor)
        found = None if hop.name else self._meant(key, told)
        return Known(found, self._names[found]) if found is not None else Known(key, words)

    def speaks(self, name: str) -> bool:
        """Whether somebody of that name speaks on the claim."""
        return name_key(name) in self._ids

    def called(self, words: str, told: Told) -> Known | None:
        """Who is called so; None where the words have no name and mean nobody who speaks on the claim."""
        name = apposed(words) or words
        key = name_key(name)
        found = self._last.get(key) or self._ids.get(key) or self._meant(key, told)
        if found is not None:
            return Known(found, self._names.get(found, name), found)
        capitals = [word for word in name.split() if word[0].isupper() and word.casefold() != "the"]
        return Known(key, name) if len(capitals) >= _TELLING else None

    def publishing(self, publisher: str | None) -> str | None:
        """The id of the body that publishes its own words: "Water Ministry" for the Ministry of Water of Norland."""
        if publisher is None or not is_body(publisher):
            return None
        key = name_key(publisher)
        if key in self._ids:
            return self._ids[key]
        words = set(key.split())
        fitting = {
            actor
            for name, actor in self._ids.items()
            if len(name.split()) >= _TELLING and is_body(name) and words.issuperset(name.split())
        }
        return next(iter(fitting)) if len(fitting) == 1 else None

    def referred(self, words: str, told: Told) -> Known | None:
        """Of those who speak on the claim, whom a pronoun means: the last one who was named before it and may be meant.

        Only the paragraph counts in which it stands, and the one before.
        """
        key = name_key(words)
        if key not in _PERSONAL | _BODILY:
            return None
        if key == "it":
            key = writer_before(told) or key
        end = told.statement.spans[0].start
        here = told.text[: told.text.rfind("\n", 0, end) + 1].rstrip()
        found = self._nearest(told, since=here.rfind("\n") + 1, pronoun=key)
        if found is not None:
            return Known(found, self._names[found], found)
        name = subject_before(told) if key in _PERSONAL else None
        return Known(name_key(name), name) if name is not None and not is_body(name) else None

    def stands_for(self, words: str) -> bool:
        """Whether a definite description says nothing of whom it means: "the man", "the same man"."""
        plain = frozenset(_plain(name_key(words)).split()) - _listed("empty")
        return name_key(words) != words.casefold() and len(plain) == 1 and plain <= _listed("people")

    def _nearest(self, told: Told, since: int = 0, pronoun: str | None = None) -> str | None:
        """Of those who speak on the claim, the one who was named last before the statement, and goes by the pronoun as
        far as is known."""
        end = told.statement.spans[0].start
        before = told.text[max(since, end - _NEAR) : end]
        named = [name_key(word[0]) for word in _WORD.finditer(before) if word[0][0].isupper()]
        return next((self._last[word] for word in reversed(named) if self._may_be(word, pronoun)), None)

    def _may_be(self, word: str, pronoun: str | None) -> bool:
        if word not in self._last or pronoun is None:
            return word in self._last
        actor = self._last[word]
        known = self._referred.get(actor, frozenset())
        if pronoun in _BODILY:
            return not known & _PERSONAL
        others = {"he": {"she", "herself"}, "himself": {"she", "herself"}, "she": {"he", "himself"}}
        return not is_body(self._names[actor]) and not known & ({"it", "itself"} | others.get(pronoun, set()))

    def _beside(self, hop: Hop) -> Known | None:
        """Who is named behind the last comma, where the step was taken for somebody named before it."""
        _, comma, last = hop.text.strip(" ,").rpartition(",")
        plain = _plain(name_key(last)) if comma else ""
        actor = self._last.get(plain) or self._ids.get(plain)
        if actor is None or hop.name is None or name_key(hop.name).split()[-1:] == plain.split()[-1:]:
            return None
        return Known(actor, self._names[actor], actor)

    def _meant(self, key: str, told: Told) -> str | None:
        """Whom words mean that are no full name: "Mr Brusk himself", "Norland's former minister", "the company"."""
        plain = _plain(key)
        if plain in self._last:
            return self._last[plain]
        words = frozenset(plain.split()) - _listed("empty")
        fitting = {actor for actor, roles in self._roles.items() if len(words) >= _TELLING and words <= roles}
        if len(fitting) == 1:
            return fitting.pop()
        if len(words) > 1 or not words & (_listed("standing") | _listed("people")):
            return None
        bodies = {actor for name, actor in self._ids.items() if is_body(plain) and words & set(name.split())}
        if len(bodies) == 1:
            return bodies.pop()
        return self._nearest(told) or self._only_body(words)

    def _only_body(self, words: frozenset[str]) -> str | None:
        """The only one who speaks on the claim by a plain name, and is no person as far as is known."""
        persons = {actor for actor, by in self._referred.items() if by & _PERSONAL}
        plain = [actor for actor in self._names if not self._roles.get(actor) and actor not in persons]
        return plain[0] if len(plain) == 1 and not words & _listed("people") else None

    def _described(self, told: Iterable[Told]) -> Mapping[str, frozenset[str]]:
        """The words that stand beside the name of each speaker."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, hop in _named(told):
            actor = self._last.get(name) or self._ids.get(name)
            if actor is not None:
                found[actor] |= set(name_key(hop.text).split()) - set(name.split())
        return {actor: frozenset(words) for actor, words in found.items()}


def _named(told: Iterable[Told]) -> Iterator[tuple[str, Hop]]:
    for one in told:
        for hop in one.chain:
            if hop.kind is HopKind.NAMED and hop.name:
                yield name_key(hop.name), hop


def _by_last_word(speakers: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The ids of those who speak on this claim by the last word of their names, where one alone has it; a name of one
    word is its own where no fuller one ends so."""
    by_last: dict[str, set[str]] = defaultdict(set)
    for key, its in sorted(speakers.items(), key=lambda pair: " " not in pair[0]):
        if " " in key or key not in by_last:
            by_last[key.split()[-1]].update(its)
    return {last: next(iter(found)) for last, found in by_last.items() if len(found) == 1}


def apposed(words: str) -> str | None:
    """The name with which a description ends."""
    match = _APPOSED.search(words.strip())
    return match["name"] if match is not None and not is_body(match["name"]) else None


def _plain(key: str) -> str:
    """The words of a key without titles and without "himself"."""
    return " ".join(word for word in key.split() if word not in _listed("titles"))


@cache
def _listed(name: str) -> frozenset[str]:
    table = tomllib.loads((resources.files("onrecord.linking.origins") / "naming.toml").read_text(encoding="utf-8"))
    return frozenset(table[name])
