"""Names of people in one piece. The one rule: a given name, an initial, a nickname and "Jr." belong to the name they
stand beside; a word that merely opens the sentence does not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import Name
from onrecord.reading.actors.scene import Scene
from onrecord.records import ActorType, Span

_SUFFIX = re.compile(r",? (?:Jr|Sr)\b\.?|,? (?:II|III|IV)\b")
_GIVEN = re.compile(r"(?<![\w’'.-])([^\W\d_a-zß-öø-ÿ][\w-]+) (?:[^\W\d_a-zß-öø-ÿ]\. )?\Z")
_NICKNAME = re.compile(r" ?[\"“‘(']?[^\W\d_]*[\"”’)']? ?")
_QUOTED = re.compile(r"[\"“‘(']")
_PARTICLE = re.compile(r" (?:(?:al|bin|da|de|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von)[ -]){1,3}")
_LONGEST_NICKNAME = 16
_BACK, _FULL = 24, 2
_PART = re.compile(r"\S+")
_CAPTION = re.compile(r"\s*:")


def whole_people(scene: Scene, names: Iterable[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Names in the order of the text, people's in one piece."""
    ordered = sorted(names, key=lambda name: name.span)
    used = Counter(name.words for name in ordered if name.type is ActorType.PERSON)
    last: Name | None = None
    for found in ordered:
        name = found
        if found.type is ActorType.PERSON:
            name = _trimmed(scene, _once(scene.text, found, lexicon), used, lexicon)
        if last is not None and _belong(scene.text, last, name):
            last = _stretched(scene.text, last, last.span.start, max(last.span.end, name.span.end))
            continue
        if last is not None:
            yield last
        last = _stretched_to_given(scene.text, name, lexicon, last.span.end if last is not None else 0)
    if last is not None:
        yield last


def _trimmed(scene: Scene, name: Name, used: Counter[Words], lexicon: Lexicon) -> Name:
    """The name without the word that opens its sentence ("Following Osk") or the caption behind it ("Osk Image:")."""
    text, span, words = scene.text, name.span, name.words
    if len(words) == 1:
        return name
    given = lexicon.feminine_names | lexicon.masculine_names
    opens = scene.start_of_sentence(span.start) == span.start or text.startswith("(", span.start - 1)
    first, last = text.find(" ", span.start, span.end), text.rfind(" ", span.start, span.end)
    idle = words[0] not in given and (words[0] in lexicon.plain or words[0].endswith("ing"))
    if opens and idle and first > 0 and words[1:] in used:
        return replace(name, span=Span(first + 1, span.end), words=words[1:])
    if last > 0 and len(words) > _FULL and words[:-1] in used and used[words] == 1:
        return replace(name, span=Span(span.start, last), words=words[:-1])
    if last > 0 and words[-1] in lexicon.plain and _CAPTION.match(text, span.end):
        return replace(name, span=Span(span.start, last), words=words[:-1])
    return name


def _once(text: str, name: Name, lexicon: Lexicon) -> Name:
    """The name without what a page wrote behind it again ("Ana Osk Osk AnaMinister"), and without the land before it
    ("President of Marrowen Ana Osk")."""
    words, parts = name.words, list(_PART.finditer(text, name.span.start, name.span.end))
    if len(words) <= _FULL or len(words) != len(parts):
        return name
    given = lexicon.feminine_names | lexicon.masculine_names
    first = int(words[:1] in lexicon.states and words[1] in given)
    last = next((at for at in range(first + _FULL, len(words)) if words[at] == words[at - 1]), len(words))
    return replace(name, span=Span(parts[first].start(), parts[last - 1].end()), words=words[first:last])


def _belong(text: str, one: Name, other: Name) -> bool:
    """Whether two names side by side are one: "Cyra R" and "Vance", "Robin" and "(Bobby) Osk", "Osk" and "Jr."."""
    if ActorType.PERSON is not one.type or other.type is not ActorType.PERSON:
        return False
    between = text[one.span.end : other.span.start]
    if between in {". ", " "} and len(one.words[-1]) == 1 and len(one.words) > 1:
        return True
    if _PARTICLE.fullmatch(between):
        return True
    if _SUFFIX.fullmatch(text, one.span.end, other.span.end):
        return True
    nickname = len(between) <= _LONGEST_NICKNAME and _QUOTED.search(between) and _NICKNAME.fullmatch(between)
    return bool(nickname) and not between.startswith(("’", "'"))


def _stretched_to_given(text: str, name: Name, lexicon: Lexicon, floor: int) -> Name:
    """A surname with the given name before it, where many bear that one."""
    if name.type is not ActorType.PERSON:
        return name
    match = _SUFFIX.match(text, name.span.end)
    if match:
        name = _stretched(text, name, name.span.start, match.end())
    match = _GIVEN.search(text, max(floor, name.span.start - _BACK), name.span.start) if len(name.words) == 1 else None
    if match and folded(match[1])[0] in lexicon.feminine_names | lexicon.masculine_names:
        return _stretched(text, name, match.start(), name.span.end)
    return name


def _stretched(text: str, name: Name, start: int, end: int) -> Name:
    span = Span(start, end)
    return replace(name, span=span, words=folded(span.cut(text)))
