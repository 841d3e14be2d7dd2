"""Who "Putin's spokesman" is. The one rule: only the one person whom the text itself calls spokesperson of the same
principal, of his state or of its seat, and only where that person is named nearby."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.actors.figures import Figure
from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.scene import Scene
from onrecord.records import ActorType, Role, Unresolved

SPOKEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "spox"})
"""Heads of such a description."""

_HEADING = ("president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "emir", "sultan")
_HEADED = re.compile(r"(?<!\w)the\s((?:[A-Z][\w.]+\s){1,2})(" + "|".join(_HEADING) + r")(?![\w-]|\s[A-Z])")
_LESSER = re.compile(r"(?<!\w)(?:vice|deputy|assistant|former|ex)(?!\w)", re.IGNORECASE)
_IDLE = frozenset(
    {
        "the",
        "a",
        "s",
        "of",
        "for",
        "chief",
        "press",
        "senior",
        "top",
        "official",
        "longtime",
        "presidential",
        "main",
        "his",
        "her",
    }
)
_NEAR = 8
"""Sentences within which the spokesperson must be named, before or after."""

_CALLED = 3
"""And those before "the Marrowen president" within which the only president of no known country must be named."""


@dataclass(frozen=True, slots=True)
class _Spokesperson:
    """A person called so: the words for whom, which may name a state or its seat."""

    who: int
    whose: frozenset[str]
    state: str | None


class Spokespeople:
    """Everybody whom a text calls spokesperson, and which states its presidents and premiers head."""

    def __init__(
        self, scene: Scene, figures: Sequence[Figure], roles: Sequence[tuple[Role, ...]], lexicon: Lexicon
    ) -> None:
        self._scene, self._figures, self._lexicon = scene, figures, lexicon
        self._all = [one for who, some in enumerate(roles) for role in some for one in self._called(who, role)]
        self._heads = self._headed(roles) if self._all else {}

    def of(self, principal: int, place: int) -> int | Unresolved:
        """The spokesperson of somebody; why none was chosen."""
        found = {one.who for one in self._all if one.who != principal and self._speaks_for(one, principal)}
        if len(found) > 1:
            return Unresolved.AMBIGUOUS
        return next((who for who in found if self._is_near(who, place)), Unresolved.NO_CANDIDATE)

    def _called(self, who: int, role: Role) -> Iterator[_Spokesperson]:
        words = folded(role.text.replace("’s", "").replace("'s", ""))
        if not role.former and SPOKEN & set(words):
            whose = tuple(word for word in words if word not in SPOKEN | _IDLE)
            yield _Spokesperson(who, frozenset(whose), self._state(whose))

    def _state(self, words: Words) -> str | None:
        """The state that words name by itself, its people, its capital or its seat; None if they say more."""
        lexicon = self._lexicon
        tables = (lexicon.seats, lexicon.states, lexicon.peoples, lexicon.capitals)
        return next((table[words] for table in tables if words in table), None)

    def _speaks_for(self, one: _Spokesperson, principal: int) -> bool:
        figure = self._figures[principal]
        if one.whose and any(one.whose <= set(name.words) for name in figure.names):
            return True
        own = self._heads.get(principal) if figure.type is ActorType.PERSON else self._state(figure.names[0].words)
        return own is not None and own == one.state

    def _is_near(self, who: int, place: int) -> bool:
        here, scene = self._scene.sentence(place), self._scene
        return any(abs(scene.sentence(name.span.start) - here) <= _NEAR for name in self._figures[who].names)

    def _headed(self, roles: Sequence[tuple[Role, ...]]) -> dict[int, str]:
        """Persons to the states that they head: by role, else the only one whom "the Marrowen president" can mean."""
        known: dict[int, str] = {}
        offices: dict[int, set[str]] = {}
        for who, figure in enumerate(self._figures):
            if figure.type is not ActorType.PERSON or any(_LESSER.search(role.text) for role in roles[who]):
                continue
            offices[who] = {name.title for name in figure.names} & set(_HEADING)
            for held, state in (self._office(role) for role in roles[who] if not role.former):
                offices[who] |= {held} - {""}
                if state is not None:
                    known[who] = state
        return known | self._by_elimination(known, offices)

    def _office(self, role: Role) -> tuple[str, str | None]:
        """The office at the head of a state that a role is, "" for none, and the state if the role says it."""
        words, held = folded(role.text), next((one for one in _HEADING if role.text.lower().endswith(one)), "")
        if held:
            return held, self._state(words[: -len(held.split())])
        held = next((one for one in _HEADING if role.text.lower().startswith(f"{one} of ")), "")
        behind = words[len(held.split()) + 1 :]
        return held, self._state(behind[behind[:1] == ("the",) :]) if held else None

    def _by_elimination(self, known: dict[int, str], offices: dict[int, set[str]]) -> dict[int, str]:
        scene, found = self._scene, dict[int, set[str]]()
        for match in _HEADED.finditer(scene.text):
            state, office = self._state(folded(match[1])), match[2]
            left = [who for who, held in offices.items() if office in held and who not in known]
            taken = any(office in offices[who] for who, other in known.items() if other == state)
            if state is None or taken or len(left) != 1:
                continue
            here = scene.sentence(match.start())
            if any(0 <= here - scene.sentence(name.span.start) <= _CALLED for name in self._figures[left[0]].names):
                found.setdefault(left[0], set()).add(state)
        return {who: next(iter(states)) for who, states in found.items() if len(states) == 1}
