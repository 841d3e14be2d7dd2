"""Where a text writes the names of persons. The one rule: a name is found however it is written - in other letters,
inflected, run together, with an initial - and what may be somebody else's name is hidden, too, and told of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.formats.redacted.folding import Folded, spellings, tokens
from onrecord.formats.redacted.moving import Moved, Stretch, apart

SOMEBODY = "[name]"
"""What stands for a part of a name that may be another's."""
LONG = 6
"""Letters of a part of a name that is looked for inside words and in small letters, too: shorter ones are words."""
_RUN_TOGETHER = 8
"""Letters of a whole name that is looked for inside words."""
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "del", "della", "dos", "das", "the", "and", "bin", "ibn", "abu", "los", "las", "ben")
)
_LEAST = 3
_BETWEEN, _TURNED = "[^a-z0-9,;:!?]{0,3}", "[^a-z0-9;:!?]{1,3}"
"""Between the words of a name, and between a surname and the first name behind it."""
_ENDINGS = "(?:s|es|a|u|e|i|y|em|om|ov|ova|ovi|owi|ego|ian|ism|ist)?"
_JOINS = re.compile(r"[\s.\-_·]{0,2}")
_IN_ADDRESSES = frozenset("-_./@:#=&%+")


@dataclass(frozen=True, slots=True)
class Hidden:
    """Somebody who is to be hidden: every name, what stands for them, and which parts of the names may be others'; the
    names of a body or a place are looked for whole."""

    name: str
    pseudonym: str
    names: tuple[str, ...]
    shared: frozenset[str] = frozenset()
    person: bool = True

    @property
    def parts(self) -> frozenset[str]:
        """The words of the names that tell of them alone."""
        if not self.person:
            return frozenset()
        found = {part for name in self.names for words in spellings(name) for part in words}
        return frozenset(part for part in found if len(part) >= _LEAST and part not in _PARTICLES)


class Found:
    """What was hidden: how often, in how many documents; and words in small letters that were left."""

    def __init__(self) -> None:
        self.hidden: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.left: Counter[str] = Counter()


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Letters to look for: texts without `needle` do not have them. `strict` ones must look like a name; of those with
    parts `inside`, only these are hidden."""

    letters: str
    needle: str
    words: str
    strict: bool = False
    inside: frozenset[str] | None = None


class Finder:
    """Finds names of the hidden; `others` are names of others that hold a part of theirs."""

    def __init__(self, hidden: Iterable[Hidden], others: Iterable[str] = ()) -> None:
        hidden = tuple(hidden)
        patterns = dict.fromkeys((*_whole(hidden), *_of_others(hidden, others), *_parts(hidden)))
        self._patterns = [(one, re.compile(one.letters)) for one in patterns]

    def without(self, text: str) -> str:
        """Words of anything but a document."""
        return Moved(text, self.stretches(text)).text

    def stretches(self, text: str, found: Found | None = None, *, address: bool = False) -> list[Stretch]:
        """Where a text, or an address or an id, writes them, with what is to stand there."""
        letters, taken, left = Folded(text), list[Stretch](), list[Stretch]()
        for pattern, compiled in self._patterns:
            if pattern.needle not in letters.letters:
                continue
            for match in compiled.finditer(letters.letters):
                start, end = letters.place(*match.span())
                if pattern.inside is not None:
                    taken += _inside(text, start, end, pattern.inside)
                elif pattern.strict and not address and not _like_a_name(text, start, end):
                    left.append(Stretch(start, end, text[start:end]))
                else:
                    taken.append(Stretch(*_whole_words(text, start, end), pattern.words))
        hidden = apart(taken)
        if found is not None:
            found.left.update(one.words for one in apart((*hidden, *left)) if one in left)
        return _joined(text, hidden)


def _whole(hidden: Iterable[Hidden]) -> Iterator[_Pattern]:
    """Whole names, the longest first; with an initial for all but the last word."""
    given = ((words, one) for one in hidden for name in one.names for words in spellings(name) if words)
    for words, one in sorted(given, key=lambda pair: (-sum(map(len, pair[0])), pair[0])):
        if len(words) == 1 and one.person:
            continue
        letters = _BETWEEN.join(map(_escaped, words))
        yield _Pattern(_bounded(letters, sum(map(len, words))), _needle(words), one.pseudonym)
        if one.person:
            turned = _TURNED.join(map(_escaped, (words[-1], *words[:-1])))
            initials = "".join(rf"{word[0]}\.[^a-z0-9]{{0,2}}" for word in words[:-1])
            yield _Pattern(_bounded(turned, 0), _needle(words), one.pseudonym, strict=True)
            yield _Pattern(_bounded(f"{initials}{_escaped(words[-1])}", 0), _needle(words[-1:]), one.pseudonym)


def _of_others(hidden: Iterable[Hidden], others: Iterable[str]) -> Iterator[_Pattern]:
    """Names of others that hold a part of a hidden name."""
    parts = frozenset(part for one in hidden for part in one.parts)
    for name in others:
        words = tokens(name)
        if len(words) > 1 and parts.intersection(words):
            yield _Pattern(_bounded(_BETWEEN.join(map(_escaped, words)), 0), _needle(words), SOMEBODY, inside=parts)


def _parts(hidden: Iterable[Hidden]) -> Iterator[_Pattern]:
    """Single words of names; of two of the hidden, either may be meant."""
    whose: dict[str, list[Hidden]] = {}
    for one in hidden:
        for part in one.parts:
            whose.setdefault(part, []).append(one)
    for part, named in sorted(whose.items(), key=lambda item: (-len(item[0]), item[0])):
        meant = list(dict.fromkeys(one.pseudonym for one in named))
        words = SOMEBODY if any(part in one.shared for one in named) else " or ".join(meant)
        if len(part) >= LONG:
            yield _Pattern(_escaped(part), _needle((part,)), words)
        else:
            yield _Pattern(_bounded(f"{_escaped(part)}{_ENDINGS}", 0), _needle((part,)), words, strict=True)


def _needle(words: Iterable[str]) -> str:
    """The longest stretch of letters that is always written so."""
    return max((piece for word in words for piece in word.split("'")), key=len)


def _escaped(word: str) -> str:
    return re.escape(word).replace("'", "'?")


def _bounded(letters: str, number: int) -> str:
    """Letters that stand alone, unless they are so many that they can only be a name run together with something."""
    return letters if number >= _RUN_TOGETHER else f"(?<![a-z]){letters}(?![a-z])"


def _inside(text: str, start: int, end: int, parts: frozenset[str]) -> Iterator[Stretch]:
    """The words of a name that are a hidden one's, too."""
    for match in re.finditer(r"[^\W_]+", text[start:end]):
        if parts.intersection(tokens(match[0])):
            yield Stretch(start + match.start(), start + match.end(), SOMEBODY)


def _like_a_name(text: str, start: int, end: int) -> bool:
    """Whether a short word is written like a name: with a capital, in letters without any, or as part of an address."""
    first = text[start]
    if first.isupper() or first.istitle() or not _cased(first):
        return True
    return {text[start - 1 : start], text[end : end + 1]} & _IN_ADDRESSES > frozenset() and (
        text[end : end + 1] != "." or text[end + 1 : end + 2].isalnum()
    )


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """As far as the word reaches in which a name is found."""
    while start > 0 and _cased(text[start - 1]) and _cased(text[start]):
        start -= 1
    while end < len(text) and _cased(text[end]) and _cased(text[end - 1]):
        end += 1
    return start, end


def _cased(character: str) -> bool:
    return character.lower() != character.upper()


def _joined(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """First name and surname, found one by one, are one name."""
    held: list[Stretch] = []
    for one in stretches:
        if held and held[-1].words == one.words and _JOINS.fullmatch(text, held[-1].end, one.start):
            held[-1] = Stretch(held[-1].start, one.end, one.words)
        else:
            held.append(one)
    return held


def shared_parts(parts: Iterable[str], others: Mapping[str, int], documents: int) -> frozenset[str]:
    """Of the parts of a name, those that are others' names, too, in a quarter as many documents or more: `others` are
    words with the number of documents."""
    return frozenset(part for part in parts if others.get(part, 0) * 4 >= max(documents, 1))
