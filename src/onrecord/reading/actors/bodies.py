"""Organisations, outlets and states: acronyms, short forms, capitals. The one rule: a capital is its state, an office
or a palace is not; joined is only what the text spells out or what facts make certain."""

import re
from collections import defaultdict
from collections.abc import Mapping

from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import Name
from onrecord.records import ActorType

Key = tuple[ActorType, Words]

_DEFINED = re.compile(r"['’]?\s\(\W?([A-Z][\w.&-]{1,9})\W?\)")
_SMALL = frozenset({"and", "for", "of", "on", "the", "to"})
_FEWEST = 3


def join_bodies(
    text: str, forms: Mapping[Key, list[Name]], owners: Mapping[Words, int], lexicon: Lexicon
) -> list[list[Name]]:
    """Groups of names that mean one body; `owners` number people by their names, for "the Osk campaign"."""
    whole: defaultdict[str, list[Name]] = defaultdict(list)
    parts = _shorter(forms)
    letters = _initials(text, forms)
    for key, names in forms.items():
        for_whom = _state(key, lexicon) or _outlet(key, lexicon) or _led(key, owners, lexicon)
        whole[for_whom or _root(key, parts, letters, lexicon)] += names
    return list(whole.values())


def _state(key: Key, lexicon: Lexicon) -> str | None:
    code = lexicon.states.get(key[1]) or lexicon.capitals.get(key[1]) if key[0] is ActorType.STATE else None
    return f"state {code}" if code else None


def _outlet(key: Key, lexicon: Lexicon) -> str | None:
    full = lexicon.outlets.get(key[1]) if key[0] is ActorType.OUTLET else None
    return f"outlet {full}" if full else None


def _led(key: Key, owners: Mapping[Words, int], lexicon: Lexicon) -> str | None:
    owner = owners.get(key[1][:-1])
    return None if owner is None or key[1][-1] not in lexicon.led else f"{key[1][-1]} of {owner}"


def _root(key: Key, parts: Mapping[Words, set[Words]], letters: Mapping[str, set[Words]], lexicon: Lexicon) -> str:
    """The fullest form that a form surely stands for, followed to the end."""
    words, seen = key[1], {key[1]}
    while True:
        longer = parts.get(words, set()) or (letters.get(words[0], set()) if len(words) == 1 else set())
        longer = longer - seen
        if len(longer) != 1:
            listed = lexicon.outlets.get(words) if key[0] is ActorType.OUTLET or words != key[1] else None
            return (
                f"outlet {listed}"
                if listed
                else f"{'place' if key[0] is ActorType.PLACE else 'body'} "
                + " ".join(sorted(word for word in words if word not in _SMALL))
            )
        words = next(iter(longer))
        seen.add(words)


def _shorter(forms: Mapping[Key, list[Name]]) -> dict[Words, set[Words]]:
    """Form to the longer forms that it begins or ends: "Brookings" to "Brookings Institution"."""
    found: defaultdict[Words, set[Words]] = defaultdict(set)
    known = {words for kind, words in forms if kind in {ActorType.ORGANISATION, ActorType.OUTLET}}
    for words in known:
        for cut in range(1, min(len(words), 8)):
            for part in (words[:cut], words[cut:]):
                if part in known:
                    found[part].add(words)
    return found


def _initials(text: str, forms: Mapping[Key, list[Name]]) -> dict[str, set[Words]]:
    """Acronym to the names that it abbreviates, by definition ("Osk Harbour Board (OHB)") or by first letters."""
    found: defaultdict[str, set[Words]] = defaultdict(set)
    for (kind, words), names in forms.items():
        if kind is ActorType.PERSON or len(words) == 1:
            continue
        large = "".join(word[0] for word in words if word not in _SMALL)
        for acronym in {large, "".join(word[0] for word in words)}:
            if len(acronym) >= _FEWEST:
                found[acronym].add(words)
        for name in names[:_FEWEST]:
            if match := _DEFINED.match(text, name.span.end):
                found[match[1].replace(".", "").lower()] = {words}
    return found
