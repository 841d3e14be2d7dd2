"""Who speaks for a state, a ministry or a company. The one rule: what such a body says goes back to whoever said it
for the body where the claim shows who; nobody who is shown to be another's counts."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from onrecord.linking.credits.outlets import is_body
from onrecord.linking.names import name_key
from onrecord.linking.origins.occasions import by_occasion, same_occasion
from onrecord.linking.origins.order import may_precede, place
from onrecord.linking.origins.sources import Source
from onrecord.records import OriginKind, Told

_STEM = 5
"""Letters that a body and those who speak for it have in common: "Norland", "Norlander", "ministry", "minister"."""
_ROLE = 90
"""Characters around a name in which the office of whoever has it stands."""
_REMEMBERED = 2_048
"""Texts that are kept at hand: a claim's documents are looked at several times."""
Sourced = Mapping[str, tuple[Told, Source]]


def spoken_for(ordered: Sequence[Told], sourced: Sourced) -> Iterator[tuple[str, str]]:
    """Each statement of a body with what one of its officials said: on the same occasion, or, where a state has said
    it on a day that is not told, before; one who is shown to be of that state comes first."""
    spoken = [_Spoken(one, sourced[one.id][1]) for one in ordered if sourced[one.id][1].kind is OriginKind.OCCASION]
    states = frozenset(state for told in ordered for state in _states(told.text))
    by_speaker: dict[str | None, list[_Spoken]] = defaultdict(list)
    for one in spoken:
        by_speaker[one.source.speaker].append(one)
    for speaker, its in by_speaker.items():
        others = [other for other in spoken if other.source.speaker != speaker]
        yield from _beside_spokesmen(its, others)
        if not any(one.key in states or one.is_spokesman or is_body(one.source.words) for one in its):
            continue
        known = {one.told.id: one for one in its}
        for occasion in by_occasion([one.told for one in its]):
            found = (_speaking_for(known[told.id], others, states) for told in occasion)
            pair = next(
                ((told.id, other[0].told.id) for told, other in zip(occasion, found, strict=True) if other), None
            )
            if pair is not None:
                yield pair


def _beside_spokesmen(its: "Sequence[_Spoken]", others: "Sequence[_Spoken]") -> Iterator[tuple[str, str]]:
    """What nobody in person says with what a spokesman, of whom no more is told, says in the same document: "Brantwick
    denied it. “…”, spokeswoman Dina Corwell said"."""
    for one in its:
        if one.is_named or one.is_spokesman:
            continue
        found = [other for other in others if other.told.document == one.told.document and other.is_bare_spokesman]
        if found and len({other.source.speaker for other in found}) == 1:
            yield one.told.id, found[0].told.id


def _speaking_for(one: "_Spoken", others: "Sequence[_Spoken]", states: frozenset[str]) -> "list[_Spoken]":
    """What was said for a body, the likeliest first; nothing where the speaker is none."""
    if one.key in states:
        return [] if one.is_dated else _officials(one, others, states)
    if one.is_spokesman:
        return _only([other for other in others if other.is_named and other.speaks_for and one.meets(other)])
    if is_body(one.source.words):
        return _only([other for other in others if other.is_named and other.is_of(one.key) and one.meets(other)])
    return []


def _only(found: "list[_Spoken]") -> "list[_Spoken]":
    """What is found, if it is one speaker's; else what those say who speak for somebody, if that is one."""
    for some in (found, [one for one in found if one.speaks_for]):
        if len({one.source.speaker for one in some}) == 1:
            return some
    return []


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A statement of somebody on the record."""

    told: Told
    source: Source

    @property
    def key(self) -> str:
        return name_key(self.source.words)

    @property
    def is_dated(self) -> bool:
        said = self.told.statement.said
        return said is not None and said.start is not None

    @property
    def is_named(self) -> bool:
        """Whether somebody is named who is no body."""
        words = self.source.words.split()
        return len(words) > 1 and words[-1][0].isupper() and words[0][0].isupper() and not is_body(self.source.words)

    @property
    def is_spokesman(self) -> bool:
        """Whether nobody is named, and whoever it is speaks for somebody."""
        return not self.is_named and not _speaking().isdisjoint(self.key.split())

    @property
    def is_bare_spokesman(self) -> bool:
        """Whether somebody is named as a spokesman, and not whose."""
        return self.is_named and _bare_title(self.source.words.split()[-1]).search(self.told.text) is not None

    @property
    def role(self) -> frozenset[str]:
        """The words that stand beside the name, in the chain and in the sentence that has it."""
        chain = " ".join(hop.text for hop in self.told.chain[1:])
        return _beside(self.told.text, self.source.words.split()[-1]) | frozenset(name_key(chain).split())

    @property
    def speaks_for(self) -> bool:
        return not _speaking().isdisjoint(self.role)

    def is_of(self, body: str) -> bool:
        """Whether the role has the words of which a body's name is made."""
        own = [word for word in body.split() if word not in {"of", "the", "for", "and"}]
        return all(any(word[:_STEM] == other[:_STEM] for other in self.role) for word in own)

    def meets(self, other: "_Spoken") -> bool:
        return same_occasion(self.told, other.told)


def _officials(one: _Spoken, others: Sequence[_Spoken], states: frozenset[str]) -> list[_Spoken]:
    """Who may have said before what a state is said to have said."""
    shown = {other.told.id: one.key in _its(other.told, states) for other in others}
    found = [
        other
        for other in others
        if other.key not in states
        and may_precede(other.told, one.told)
        and _is_official(other)
        and (shown[other.told.id] or not _its(other.told, states))
    ]
    return sorted(found, key=lambda other: (not shown[other.told.id], place(other.told)))


def _is_official(one: _Spoken) -> bool:
    words = " ".join((one.source.words, *(hop.text for hop in one.told.chain)))
    return _offices().search(words) is not None


def _its(told: Told, states: frozenset[str]) -> set[str]:
    """The states that stand beside whoever speaks."""
    words = " ".join(name_key(hop.text) for hop in told.chain).split()
    return {state for state in states if any(word.startswith(state[:_STEM]) for word in words)}


@lru_cache(maxsize=_REMEMBERED)
def _beside(text: str, last: str) -> frozenset[str]:
    """The words of the sentences that have a name, as far as its office may stand in them."""
    near = re.compile(rf"[^.\n]{{0,{_ROLE}}}\b{re.escape(last)}\b(?:, [^,.\n]{{0,{_ROLE}}},)?")
    return frozenset(name_key(" ".join(near.findall(text))).split())


@lru_cache(maxsize=_REMEMBERED)
def _states(text: str) -> frozenset[str]:
    """The keys of those of whom a text says that they have what only states have."""
    found = (one for pattern in _owning() for one in pattern.finditer(text))
    return frozenset(name_key(one["state"]) for one in found)


@lru_cache(maxsize=_REMEMBERED)
def _bare_title(last: str) -> re.Pattern[str]:
    """A name behind a spokesman's title that is nobody's ("spokeswoman Dina Corwell", "a spokesman, Jan Osk")."""
    titles = _any(sorted(_speaking()))
    given = r"(?:[\w’'-]+ ){0,2}"
    return re.compile(
        rf"(?:^|[.,;”\"\n] ?|\b(?:[Aa]|[Ii]ts|[Tt]he|and) ){titles},? {given}{re.escape(last)}\b", re.IGNORECASE
    )


@cache
def _owning() -> tuple[re.Pattern[str], ...]:
    had = _any(_table()["states"])
    name = r"(?P<state>[^\W\d_a-zß-öø-ÿ][^\W\d_]+)"
    return (
        re.compile(rf"\b{name}['’]s (?:[\w-]+ ){{0,2}}?(?i:{had})\b"),
        re.compile(rf"\b(?i:{had})(?: of [\w-]+)? of {name}"),
    )


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"\b{_any(_table()['offices'])}\b", re.IGNORECASE)


@cache
def _speaking() -> frozenset[str]:
    return frozenset(_table()["speaking"])


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(re.escape(one) for one in sorted(words, key=len, reverse=True))})"


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads((resources.files("onrecord.linking.origins") / "offices.toml").read_text(encoding="utf-8"))
