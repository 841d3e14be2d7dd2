"""Of what and where a figure holds. The one rule: names are words with a capital letter, and what they name is open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from onrecord.linking.figures.lexicon import Lexicon
from onrecord.linking.figures.wording import Token, Window, name_stem, stem, tokens_of
from onrecord.records import Quantity, Span, Told

_HEAD = 1200
"""Characters of a document that tell where it takes place, beside its title."""
_FAR = 1000
"""Characters of a statement's content that are looked at on either side of a figure."""
_PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "across", "inside", "outside", "around"})
_PLACE_KINDS = frozenset({"town", "city", "village", "region", "district", "province", "port", "state", "county"})
_PARTS = frozenset(";:.!?—–…,") | {"and", "but", "while", "whereas"}
"""Where the words of another giver begin."""
_NOBODY = frozenset({"i", "we", "you", "he", "she", "it", "they", "who", "one", "according"})
_FEW = 5
"""Words of content in a sentence below which the rest of it is looked at, too."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The words of a figure's own sentence, shortened, and those around it."""

    places: frozenset[str]
    names: frozenset[str]
    whose: frozenset[str]
    around: frozenset[str]
    words: frozenset[str]
    events: frozenset[str]
    scene: frozenset[str]
    givers: frozenset[str]


def scope_of(told: Told, quantity: Quantity, window: Window, lexicon: Lexicon) -> Scope:
    """Of what and where."""
    known = _known(told)
    own = _own(told, window)
    source = _names(_pieces(told, told.statement.source), known, lexicon) | _keys(told.speaker_name or "", lexicon)
    names = _names(own, known, lexicon)
    publisher = _keys(told.publisher or "", lexicon)
    names = names - publisher if publisher <= names else names
    content = _pieces(told, _near(told.statement.content, quantity.span))
    head = tokens_of(told.text, 0, min(len(told.text), _HEAD))
    around = names | source | _names((*content, *head), known, lexicon) | _keys(told.title or "", lexicon)
    words = [token.lower for token in own if token.is_word]
    places = _places(told, quantity, own, lexicon) - source
    return Scope(
        places=places,
        names=names,
        whose=_whose(told, quantity, lexicon) - places,
        around=around,
        words=frozenset(stem(word) for word in words if word not in lexicon.ignored and word.isalpha()),
        events=_events(own, lexicon),
        scene=_events((*own, *content, *head), lexicon),
        givers=_giver(_pieces(told, told.statement.source), lexicon) | source or _givers(window, lexicon),
    )


def _givers(window: Window, lexicon: Lexicon) -> frozenset[str]:
    """Words for whoever gives a figure in a document's own words: "Marrowen recognizes 240", "… by Marrowen"."""
    before = _until(reversed(window.before), _PARTS)[::-1]
    said = next((at for at, token in enumerate(before) if lexicon.hint("credited", token.lower)), 0)
    after = _until(window.after, _PARTS - {","})
    by = next((at for at, token in enumerate(after) if token.lower in {"by", "according"}), len(after))
    return _giver((*before[:said], *after[by:]), lexicon)


def _giver(tokens: Iterable[Token], lexicon: Lexicon) -> frozenset[str]:
    """The words, shortened, that name whoever speaks; a pronoun names nobody."""
    words = (token for token in tokens if token.is_word and token.lower not in _NOBODY | lexicon.ignored)
    return frozenset(name_stem(token.text) for token in words)


def _until(tokens: Iterable[Token], breaks: frozenset[str]) -> list[Token]:
    """The tokens before the first that is a break."""
    return list(takewhile(lambda token: token.lower not in breaks, tokens))


def _own(told: Told, window: Window) -> list[Token]:
    """The words of the figure's sentence that say what is said; all but who says it where these are few."""
    content = told.statement.content
    inside = [token for token in window.tokens if any(s.start <= token.start and token.end <= s.end for s in content)]
    said = (*told.statement.source, *told.statement.cue)
    inside = [token for token in inside if not any(s.start <= token.start < s.end for s in said)]
    if len(inside) >= _FEW:
        return inside
    source = told.statement.source
    return [token for token in window.tokens if not any(s.start <= token.start < s.end for s in source)]


def _near(spans: Iterable[Span], place: Span) -> Iterator[Span]:
    """What of some spans lies within reach of a place: long speeches hold many figures."""
    for span in spans:
        start, end = max(span.start, place.start - _FAR), min(span.end, place.end + _FAR)
        if start < end:
            yield Span(start, end)


def _pieces(told: Told, spans: Iterable[Span]) -> list[Token]:
    return [token for span in spans for token in tokens_of(told.text, span.start, span.end)]


def _known(told: Told) -> frozenset[str]:
    """Names that the document is known to speak of."""
    actors = (word for actor in told.actors for word in actor.split("-"))
    return frozenset(name_stem(word) for word in (*actors, *(told.speaker or "").split("-")))


def _names(tokens: Iterable[Token], known: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """Words with a capital letter; the first of a sentence only where it is known for a name."""
    found, opens = set(), True
    for token in tokens:
        if not token.is_word:
            opens = token.text not in ",;:—–-)"
            continue
        plain = token.lower in lexicon.ignored_names or len(token.text) == 1
        if token.capital and not plain and (not opens or name_stem(token.text) in known):
            found.add(name_stem(token.text))
        opens = False
    return frozenset(found)


def _keys(text: str, lexicon: Lexicon) -> frozenset[str]:
    tokens = tokens_of(text, 0, len(text))
    return _names(tokens, frozenset(name_stem(token.text) for token in tokens), lexicon)


def _whose(told: Told, quantity: Quantity, lexicon: Lexicon) -> frozenset[str]:
    """Names among what is counted."""
    counted = _pieces(told, quantity.counted)
    return _names(counted, frozenset(name_stem(token.text) for token in counted), lexicon)


def _events(tokens: Iterable[Token], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.events[token.lower] for token in tokens if token.lower in lexicon.events)


def _places(told: Told, quantity: Quantity, tokens: list[Token], lexicon: Lexicon) -> frozenset[str]:
    if quantity.where is not None:
        return _keys(quantity.where.cut(told.text), lexicon)
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token.lower not in _PLACE_PREPOSITIONS:
            continue
        rest = at + 1
        while rest < len(tokens) and tokens[rest].lower in _PLACE_KINDS | {"the", "of"}:
            rest += 1
        found |= _names(tokens[at : rest + 1], frozenset(), lexicon)
    return frozenset(found)
