"""People: full names, surnames, given names, initials, titles and spellings. The one rule: a given name that differs
makes another person, whatever they share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.reading.actors.folding import skeleton, spelt_alike
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import Name

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "van", "von"}
)

Open = list[tuple[Name, tuple[int, ...]]]


def join_persons(forms: Mapping[Words, list[Name]], lexicon: Lexicon) -> tuple[list[list[Name]], Open]:
    """Groups of names that mean one person, and the names that fit several with the numbers of these."""
    groups: list[list[Name]] = []
    keys: list[list[Words]] = []
    by_part: defaultdict[str, list[int]] = defaultdict(list)
    full = sorted(
        (words for words in forms if len(_bare(words)) > 1), key=lambda words: (-len(words), forms[words][0].span)
    )
    for words in full:
        at = _same(words, keys, by_part, lexicon)
        if at is None:
            at = len(groups)
            groups.append([])
            keys.append([])
        groups[at] += forms[words]
        keys[at].append(words)
        for part in {skeleton(word) for word in _bare(words)}:
            if at not in by_part[part]:
                by_part[part].append(at)
    unsettled: Open = []
    for words in sorted((words for words in forms if len(_bare(words)) == 1), key=lambda words: forms[words][0].span):
        _place(words, forms[words], (groups, keys, by_part, unsettled), lexicon)
    return groups, unsettled


def fits(short: Words, full: Words, lexicon: Lexicon) -> bool:
    """Whether two full names may be one person's: surnames spelt alike, given names equal, initial, short or spelt
    alike; a middle name may be missing."""
    one, other = _bare(short), _bare(full)
    if not spelt_alike(one[-1], other[-1]):
        return len(one) < len(other) and other[-len(one) :] == one
    if _suffix(short) != _suffix(full):
        return False
    if one[0] in _PARTICLES and other[-len(one) :] == one:
        return True
    if not _given(one[0], other[0], lexicon):
        return len(one) < len(other) and other[-len(one) :] == one
    middle, others = one[1:-1], other[1:-1]
    return not middle or not others or all(any(_given(m, o, lexicon) for o in others) for m in middle)


def _bare(words: Words) -> Words:
    rest = tuple(word for word in words if word not in _SUFFIXES)
    return rest or words


def _suffix(words: Words) -> Words:
    return tuple(word for word in words if word in _SUFFIXES)


def _given(one: str, other: str, lexicon: Lexicon) -> bool:
    if one == other or spelt_alike(one, other):
        return True
    if 1 in {len(one), len(other)} or (len(one) <= 2 and len(other) <= 2):  # noqa: PLR2004
        return one[0] == other[0]
    none: frozenset[str] = frozenset()
    return other in lexicon.short.get(one, none) or one in lexicon.short.get(other, none)


def _same(
    words: Words, keys: Sequence[Sequence[Words]], by_part: Mapping[str, list[int]], lexicon: Lexicon
) -> int | None:
    """The one group that a full name fits; None where none does, or several."""
    bare = _bare(words)
    near = dict.fromkeys(at for part in (bare[-1], bare[0]) for at in by_part.get(skeleton(part), ()))
    found = [at for at in near if all(fits(words, key, lexicon) or fits(key, words, lexicon) for key in keys[at][:4])]
    return found[0] if len(found) == 1 else None


def _place(
    words: Words,
    names: list[Name],
    state: tuple[list[list[Name]], list[list[Words]], defaultdict[str, list[int]], Open],
    lexicon: Lexicon,
) -> None:
    """Give the places of a one-word name to whom it fits: by surname, else by given name, else to one of its own."""
    groups, keys, by_part, unsettled = state
    word = _bare(words)[0]
    near = by_part.get(skeleton(word), [])
    bearers = [at for at in near if any(spelt_alike(word, _bare(key)[-1]) for key in keys[at])]
    bearers = bearers or [at for at in near if any(word == _bare(key)[0] for key in keys[at])]
    bearers = bearers or [at for at in near if any(word in _bare(key)[1:-1] for key in keys[at])]
    if suffix := _suffix(words):
        bearers = [at for at in bearers if any(_suffix(key) == suffix for key in keys[at])]
    if not bearers:
        by_part[skeleton(word)].append(len(groups))
        groups.append(list(names))
        keys.append([words])
    elif len(bearers) == 1:
        groups[bearers[0]] += names
    else:
        for name in names:
            _settle_by_gender(name, bearers, keys, (groups, unsettled), lexicon)


def _settle_by_gender(
    name: Name,
    bearers: Sequence[int],
    keys: Sequence[Sequence[Words]],
    state: tuple[list[list[Name]], Open],
    lexicon: Lexicon,
) -> None:
    """A title of one gender leaves only those bearers whose given name is not of the other."""
    groups, unsettled = state
    other: frozenset[str] = frozenset()
    if name.title in lexicon.masculine:
        other = lexicon.feminine_names
    elif name.title in lexicon.feminine:
        other = lexicon.masculine_names
    left = tuple(at for at in bearers if _bare(keys[at][0])[0] not in other) or tuple(bearers)
    if len(left) == 1:
        groups[left[0]].append(name)
    else:
        unsettled.append((name, left))
