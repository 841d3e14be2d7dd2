"""Who "the senator", "the ministry" or "her campaign" is. The one rule: what the text has said of somebody is the
evidence; a description that nobody was given is left open."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reading.actors.figures import Figure
from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lands import Lands, is_land
from onrecord.reading.actors.lexicon import Lexicon
from onrecord.records import ActorType, Role

_HIT, _MISS, _MISS_OF_BODY, _FORMER, _LEAST = 0.5, -0.35, -0.7, -0.6, 0.25
_BEHIND = re.compile(r"\s(?:of|for|to|at|from|in|on|with|who|during|under|,)\s")
_SIDE_BY_SIDE = re.compile(r"(?:,\s|\sand\s|\sturned\s|/|-turned-)+")
_EMPTY = frozenset(
    {"the", "a", "an", "of", "for", "to", "in", "on", "at", "and", "his", "her", "own", "s", "who", "from"}
)
_PAST = frozenset({"former", "ex", "onetime", "late", "then"})
_RANK = frozenset({"assistant", "deputy", "elect", "lieutenant", "prime", "running", "shadow", "under", "vice"})
"""Words that make another office of one: the vice president is not "the president"."""

_SIDES = frozenset({"communist", "conservative", "green", "labour", "liberal", "libertarian", "socialist", "tory"})
_OF = frozenset({"of", "for", "on", "in", "at", "to", "against", "from", "and"})
_PARTIES = {"gop": "republican", "dem": "democratic", "democrat": "democratic", "us": "american", "uk": "british"}
_HEADS_OF = {"of state": "head of state", "of government": "head of government"}
_LEADING = frozenset({"president", "prime minister", "premier", "chancellor", "head of state", "head of government"})
"""Whom "the leader" of a land may be."""
_OF_LANDS = frozenset({"government", "side"})
"""What a land's name alone tells: "the Marrowen side"."""
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that somebody was called: its heads, all of its words, and which of these are capital."""

    heads: frozenset[str]
    words: frozenset[str]
    proper: frozenset[str] = frozenset()


class Descriptions:
    """What every figure has been called beside its names, looked up by head."""

    def __init__(self, figures: Sequence[Figure], roles: Sequence[tuple[Role, ...]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._lands = Lands(figures, lexicon)
        self._said: defaultdict[int, list[Said]] = defaultdict(list)
        self._by_head: defaultdict[str, set[int]] = defaultdict(set)
        self._persons = {at for at, figure in enumerate(figures) if figure.type is ActorType.PERSON}
        for at, figure in enumerate(figures):
            if at in self._persons:
                for role in roles[at]:
                    self._learn(at, self._of_role(role.text))
            else:
                for words in {name.words for name in figure.names}:
                    head = next((at for at, word in enumerate(words) if at and word in _OF), len(words)) - 1
                    self._learn(at, Said(frozenset({words[head], words[-1]} - _SIDES), frozenset(self.plain(words))))

    def learn_sorts(self, who: int, sorts: Iterable[str]) -> None:
        """Note what the text says that a body is."""
        for sort in sorts:
            self._learn(who, Said(frozenset({sort}), frozenset({sort})))

    def _of_role(self, text: str) -> Said:
        """The heads are the nouns before what follows them: both in "founder and chairman of the board"."""
        words = self.plain(folded(text))
        parts = [self.plain(folded(part)) for part in _SIDE_BY_SIDE.split(_BEHIND.split(text)[0])]
        heads = {head for part in parts for head in (" ".join(part[-1:]), " ".join(part[-2:]))} - {""}
        heads |= {head for head in _HEADS_OF.values() if text.lower().endswith(head)}
        proper = {word for part in text.split() if part[0].isupper() for word in self.plain(folded(part))}
        return Said(frozenset(heads), frozenset(words), frozenset(proper - heads - self._lexicon.roles))

    def _learn(self, who: int, said: Said) -> None:
        if said not in self._said[who]:
            self._said[who].append(said)
            for head in said.heads:
                self._by_head[head].add(who)

    def plain(self, words: Sequence[str]) -> list[str]:
        """Words in one form each, small ones left out."""
        titles = self._lexicon.titles
        return self._lands.told([_PARTIES.get(word, titles.get(word, word)) for word in words if word not in _EMPTY])

    def heads(self, words: Sequence[str]) -> frozenset[str]:
        """The head noun of a description, and what may be said instead."""
        head, both = words[-1], " ".join(words[-2:])
        if both in self._lexicon.roles:
            return frozenset({both}) | self._lexicon.same.get(both, _NONE)
        return frozenset({head}) | self._lexicon.same.get(head, _NONE)

    def called(
        self, words: Sequence[str], further: Sequence[str], proper: frozenset[str] = _NONE, *, bare: bool = False
    ) -> dict[int, float]:
        """Whoever has been called so, and how well the words fit: 1 for the head, more or less by each other."""
        words, further = _in_one(words, further)
        plain = self.plain(words)
        if not plain:
            return {}
        heads, rest = self.heads(plain), {*plain[:-1], *self.plain(further)}
        if "leader" in heads and any(map(is_land, rest)):
            heads |= _LEADING
        near = {who for head in heads for who in self._by_head.get(head, ())}
        named = frozenset(self.plain(sorted(proper))) & rest
        if bare:
            near = {who for who in near if named <= {word for said in self._said[who] for word in said.words}}
        return {who: fit for who in near if (fit := self._fit(who, heads, rest, named)) >= _LEAST}

    def _fit(self, who: int, heads: frozenset[str], rest: set[str], named: frozenset[str]) -> float:
        known = frozenset().union(*(said.words for said in self._said[who]))
        miss = _MISS if who in self._persons else _MISS_OF_BODY
        if any(self._tells_apart(word) for word in rest - known):
            return 0.0
        if who in self._persons and named - known and self._is_elsewhere(who, heads, rest):
            return 0.0
        best = 0.0
        for said in self._said[who]:
            met = heads & said.heads
            if not met or said.words & _RANK - rest - {word for head in met for word in head.split()}:
                continue
            fit = 1.0 + sum(_HIT if w in said.words else (_HIT / 2 if w in known else miss) for w in rest - _PAST)
            if bool(rest & _PAST) != bool(said.words & _PAST):
                fit += _FORMER if rest & _PAST else _FORMER / 2
            best = max(best, fit)
        return best

    def _is_elsewhere(self, who: int, heads: frozenset[str], rest: set[str]) -> bool:
        """Whether somebody's office is that of another body than a description names, wherever the text names one."""
        proper = [said.proper for said in self._said[who] if heads & said.heads and said.proper]
        return bool(proper) and all(words - rest for words in proper)

    def _tells_apart(self, word: str) -> bool:
        """Whether a word of a description can't be said of somebody unless the text says it: a party, a country, a
        rank."""
        sides = {*_PARTIES.values(), *_SIDES, "republican"}
        return word in _RANK or word.removesuffix("s") in sides or is_land(word)

    def of_land(self, words: Sequence[str], further: Sequence[str], figures: Sequence[Figure]) -> list[int]:
        """States that a description calls by no more than their government: "the Marrowen side"."""
        plain = self.plain([*words, *further])
        lands = {word for word in plain if is_land(word)}
        if len(lands) != 1 or words[-1] not in _OF_LANDS or len(plain) > 2:  # noqa: PLR2004 - a land, and what it is
            return []
        states = (who for who, figure in enumerate(figures) if figure.type is ActorType.STATE)
        return [who for who in states if any(self._lands.told(name.words) == [*lands] for name in figures[who].names)]

    def carrying(self, words: Sequence[str], owner: Figure) -> list[int]:
        """Bodies that carry the name of their owner: "her campaign" for "the Osk campaign"."""
        names = {name.words[-1] for name in owner.names}
        heads = self.heads(self.plain(words) or list(words))
        near = {who for head in heads for who in self._by_head.get(head, ())}
        return sorted(who for who in near if any(names & said.words and heads & said.heads for said in self._said[who]))


def _in_one(words: Sequence[str], further: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Words and further ones, "head" and "of state" as one."""
    head = _HEADS_OF.get(" ".join(further[:2])) if words[-1:] == ("head",) else None
    return (words, further) if head is None else ((*words[:-1], head), further[2:])
