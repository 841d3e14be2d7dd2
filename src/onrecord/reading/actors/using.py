"""What a name is, by how the whole document uses it. The one rule: nobody is called "the Osk", and
people are not what things happen in, nor what has a government."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import Name
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.sifting import listed
from onrecord.records import ActorType

_THE = re.compile(r"(?<!\w)the \Z", re.IGNORECASE)
_IN = re.compile(
    r"(?<!\w)(?:in|at|near|outside|inside|across|throughout|downtown|northern|southern|eastern|western) \Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[’']s?\s|[.,;:!?)”\"\n]|\Z|\s(?:and|or|on|in|as|that|for|to|has|had|is|was|will|would|who|which|also|first|said|"
    r"[a-z]+(?:ed|s))(?!\w)"
)
_GOVERNS = re.compile(
    r"['’]s?\s(?:\w+\s){0,2}(?:minister|ministry|ministries|government|president|parliament|army|navy|border|capital|"
    r"[Mm]inistry|[Pp]resident|[Pp]rime [Mm]inister|[Gg]overnment|[Pp]arliament|[Aa]mbassador)(?!\w)"
)
_REPORTS = re.compile(
    r",?\s(?:first\s|also\s|has\s|had\s)?(?:report(?:ed|s)|wrote|writes|published|publishes|quoted|quotes)(?!\w)"
)
_TOLD = re.compile(
    r"(?<!\w)(?:told|interview with|published (?:in|by)|report(?:ed)? (?:in|by)|according to|editor of) (?:the )?\Z"
)
_SORT_BEFORE = re.compile(r"(?<!\w)(?:the|an?)\s(?:[\w-]+\s){0,3}?([a-z]+)\s\Z", re.IGNORECASE)
_SORT_AFTER = re.compile(r",\s(?:the|an?)\s(?:[\w-]+\s){0,3}?([a-z]+)(?=,|\.|\s(?:that|which|of|for|in|based|whose)\s)")
_APPOSED = 60
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]\w{3,}")
_DEMONYM = re.compile(r"(?<!\w)([^\W\d_a-zß-öø-ÿ]\w{3,}(?:[^\W\d_]i|an|ene|ese|ic|ish))(?=\s[a-z])")
_ACRONYM = re.compile(r"[A-Z]{1,3}[a-z]?[A-Z]{1,4}\d?")
_BACK, _SHARE = 24, 6
_LONGEST = 3
_STEM, _ENDINGS = 4, ("n", "an", "ian", "i", "e", "ene", "ese", "ic", "ish")


def told_apart(scene: Scene, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Names with the type that the document's other words give them, where they give one."""
    full = [name.words for name in names if len(name.words) > 1 and name.type is ActorType.PERSON]
    given = {word for words in full for word in words}
    some: defaultdict[Words, list[Name]] = defaultdict(list)
    for name in names:
        part = len(name.words) == 1 and name.words[0] in given
        if not part and len(name.words) <= _LONGEST and not listed(name.words, lexicon):
            some[name.words].append(name)
    homes, crowds = _homes_and_crowds(scene.text, list(some), lexicon)
    types = {words: _used(scene.text, same, lexicon, home=words in homes) for words, same in some.items()}
    kinds = lexicon.bodies | lexicon.outlet_kinds
    for name in names:
        if name.type is ActorType.PERSON and not name.title and sorts_beside(scene.text, name) & kinds:
            types[name.words] = ActorType.ORGANISATION
    return [_retyped(name, types.get(name.words)) for name in names if name.words not in crowds]


def sorts_beside(text: str, name: Name) -> set[str]:
    """What a text calls a body just before or behind its name: "the state company Hydro", "Hydro, a company that"."""
    before = _SORT_BEFORE.search(text, max(0, name.span.start - _APPOSED), name.span.start)
    after = _SORT_AFTER.match(text, name.span.end)
    return {found[1].lower() for found in (before, after) if found is not None}


def _is_organised(words: Words, lexicon: Lexicon) -> bool:
    """Whether a name says itself that it is a body's."""
    return any(word in lexicon.organised or word in lexicon.bodies for word in words)


def _homes_and_crowds(text: str, names: Sequence[Words], lexicon: Lexicon) -> tuple[set[Words], set[Words]]:
    """Names from which the text makes a word for what is of that place ("Lisk", by "the Liskish army"), and names that
    are such words."""
    adjectives = {word for match in _DEMONYM.finditer(text) for word in folded(match[1])[:1]}
    capital = {word for match in _CAPITAL.finditer(text) for word in folded(match[0])[:1]} if adjectives else set()
    made = _by_stem(adjectives, capital)
    homes = {words for words in names if words[-1] in made and not _is_organised(words, lexicon)}
    crowds: set[Words] = {
        words for words in names if len(words) == 1 and any(words[0] in some for some in made.values())
    }
    return homes, crowds - homes


def _by_stem(adjectives: Iterable[str], capital: Iterable[str]) -> dict[str, set[str]]:
    """Capital words to the adjectives made from them, by their endings."""
    stems: defaultdict[str, set[str]] = defaultdict(set)
    for word in adjectives:
        for ending in _ENDINGS:
            if word.endswith(ending):
                stems[word.removesuffix(ending)].add(word)
    none: set[str] = set()
    found = {
        home: (stems.get(home, none) | stems.get(home[:-1], none)) - {home} for home in capital if len(home) >= _STEM
    }
    return {home: some for home, some in found.items() if some}


def _retyped(name: Name, kind: ActorType | None) -> Name:
    return name if kind is None else replace(name, type=kind, title="")


def _used(text: str, same: Sequence[Name], lexicon: Lexicon, *, home: bool) -> ActorType | None:
    """What the uses of a name say that it is; None where they say nothing."""
    if any(name.title for name in same):
        return None
    if same[0].words[0] in lexicon.regions and len(same[0].words) == 1:
        return ActorType.PLACE
    person = any(name.type is ActorType.PERSON for name in same)
    the = sum(_stands(text, name, _THE) for name in same)
    inside = sum(_stands(text, name, _IN) for name in same)
    governs = sum(_GOVERNS.match(text, name.span.end) is not None for name in same)
    if 2 * the >= len(same):
        reports = any(_REPORTS.match(text, name.span.end) or _stands(text, name, _TOLD) for name in same)
        paper = same[0].words[0] in lexicon.mastheads or (person and reports)
        return ActorType.OUTLET if paper else ActorType.ORGANISATION if person else None
    some = governs > 0 or inside > 1
    placed = home or 2 * inside >= len(same) or (some and _SHARE * (inside + governs) >= len(same))
    if placed and not the:
        return ActorType.STATE if governs else ActorType.PLACE
    acronym = person and all(_ACRONYM.fullmatch(name.span.cut(text)) for name in same)
    return ActorType.ORGANISATION if acronym else None


def _stands(text: str, name: Name, behind: re.Pattern[str]) -> bool:
    """Whether a name follows certain words, and no noun follows it: not in "the Osk years"."""
    before = behind.search(text, max(0, name.span.start - _BACK), name.span.start)
    return before is not None and _ENDS.match(text, name.span.end) is not None
