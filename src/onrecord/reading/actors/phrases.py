"""What the words of a source are: a name, a pronoun, a description, nobody in particular. The one rule: the head of
the phrase decides; a name inside it that belongs to somebody else changes nothing."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.labelled import is_patron
from onrecord.reading.actors.lexicon import Lexicon
from onrecord.reading.actors.names import Name, Names
from onrecord.records import ActorType, Span, Spans

_LOOSE = " \t\n.,;:!?“”\"‘’'()[]—–-"
_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_SPEAKERS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "both", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OWNED = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_POSTMODIFIER = re.compile(
    r",|\s(?:about|after|against|among|as|at|before|between|briefed|by|backing|close|during|opposing|representing|supporting|familiar|for|from|in|including|inside|like|near|of|on|"
    r"over|present|seen|speaking|that|to|under|which|while|who|whose|whom|with|within|working)(?=\s)|\s?\(|\s[–—-]+\s"
)
_AND = re.compile(r"(?:\s\([^()]{1,20}\)|,\s[RDI]-[\w.]{2,8})?,?\s(?:and|or|&)\s(?:the\s|his\s|her\s|their\s)?|,\s")
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w.’'-]*")
_BOTH = re.compile(
    r"(?:neither|both)\s|(?:she|he|they|it|we|i)\sand\s|(?:the|his|her|their|an?)\s[\w-]+\sand\s(?:the|his|her|their|an?|[\w-]+['’]s)\s",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]{1,20}\)")
_DATELINE = re.compile(r"[A-Z]{3,}[A-Z ,.]*(?:\([A-Z][\w ]*\)\s)?\s?[-–—]+\s")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_OWNS = re.compile(r"['’]s?\s")
_FURTHER = 60
_LINKS = frozenset({"of", "the", "and"})
_ARTICLE = re.compile(r"(?:the|an?|his|her|their|its|one)\s", re.IGNORECASE)
_FIELDS = frozenset({"issues", "affairs", "policy", "matters", "security"})
_LONGEST_JOIN = 4
_SWEEPING = frozenset({"no", "many", "most", "all", "each", "every", "any", "either", "neither"})
_SINGLE = frozenset({"a", "an", "another", "one"})


class Form(StrEnum):
    """How a phrase points at somebody."""

    NAME = "name"
    SPEAKER = "I"
    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    RELATIVE = "who"
    DEFINITE = "the"
    OWNED = "his"
    UNNAMED = "a"
    NOBODY = "many"
    SEVERAL = "and"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and its head. `names` hold the name that it is; `words` those of a description without its article, the
    head last, `further` those behind it, `proper` the capital ones; `bare` is one without an article. `owner` is the
    name or the pronoun before "'s spokesman"."""

    form: Form
    span: Span
    names: tuple[Name, ...] = ()
    words: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    owner: Name | Form | None = None
    proper: frozenset[str] = frozenset()
    plural: bool = False
    bare: bool = False


def understand_phrase(text: str, spans: Spans, names: Names, lexicon: Lexicon) -> Phrase | None:
    """The phrase that spans hold; None where they hold no word."""
    span = _trimmed(text, spans[0])
    if span is None:
        return None
    bare = span.cut(text).lower()
    words = _WORD.findall(bare)
    if not words:
        return None
    pronoun = _pronoun(words, lexicon)
    if pronoun is not None:
        return Phrase(pronoun, span)
    held = [name for piece in spans for name in names.within(Span(piece.start, piece.end))]
    return _with_names(text, span, held, lexicon) or _description(text, span, held, lexicon)


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    if match := _DATELINE.match(text, start, end):
        start = match.end()
    while start < end and text[start] in _LOOSE:
        start += 1
    while start < end and text[end - 1] in _LOOSE:
        end -= 1
    return Span(start, end) if start < end else None


def _pronoun(words: list[str], lexicon: Lexicon) -> Form | None:
    first = words[0].split("'")[0].split("’")[0]
    if len(words) > 1 and not set(words[1:]) <= {
        "all",
        "both",
        "himself",
        "herself",
        "themselves",
        "too",
        "also",
        "of",
        "us",
        "them",
    }:
        return None
    for form, some in (
        (Form.SPEAKER, _SPEAKERS),
        (Form.HE, _HE),
        (Form.SHE, _SHE),
        (Form.THEY, _THEY),
        (Form.IT, _IT),
        (Form.RELATIVE, _RELATIVE),
        (Form.NOBODY, lexicon.nobody),
    ):
        if first in some:
            return form
    return None


def _core_end(text: str, span: Span, held: list[Name]) -> int:
    """Where the phrase without what follows its head ends; prepositions inside a name do not count."""
    for match in _POSTMODIFIER.finditer(text, span.start, span.end):
        inside = any(name.span.start < match.start() + 1 < name.span.end for name in held)
        if not inside and match.start() > span.start:
            return match.start()
    return span.end


def _with_names(text: str, span: Span, held: list[Name], lexicon: Lexicon) -> Phrase | None:
    """The phrase as a name, or as several; None where its head is a common noun."""
    if not held:
        return None
    end = _core_end(text, span, held)
    heads = [name for name in held if name.span.end <= end]
    closing = next(
        (
            name
            for name in heads
            if not _WORD.search(text, name.span.end, end) or _POSSESSIVE.fullmatch(text[name.span.end : end])
        ),
        None,
    )
    if _BOTH.match(text, span.start, span.end) or _are_joined(text, span, held) or _conjoined(text, held, span, end):
        return Phrase(Form.SEVERAL, span)
    if closing is not None:
        first = _WORD.findall(text[span.start : closing.span.start].lower())[:1]
        if closing.type is not ActorType.PERSON and first and first[0] in lexicon.indefinite:
            return None
        return Phrase(Form.NAME, span, (closing,))
    apposed = _apposed(text, span, end, held, lexicon)
    return Phrase(Form.NAME, span, (apposed,)) if apposed is not None else None


def _conjoined(text: str, held: list[Name], span: Span, end: int) -> bool:
    """Whether "and" follows the first name, or the first person's, at once: "Osk and his aides"."""
    persons = [name for name in held if name.type is ActorType.PERSON][:1]
    if persons and _POSTMODIFIER.search(text, span.start, persons[0].span.start):
        persons = []
    heads = [name for name in held[:1] if name.span.end <= end] + persons
    found = [match[0] for name in heads if (match := _AND.match(text, name.span.end, span.end))]
    return any("and" in words or "or" in words.split() or "nor" in words.split() or "&" in words for words in found)


def _are_joined(text: str, span: Span, held: list[Name]) -> bool:
    """Whether names open the phrase side by side: "Osk and Born", "Osk, Born and Vale"."""
    if _WORD.search(text, span.start, held[0].span.start):
        return False
    for one, other in pairwise(held):
        between = [word.lower() for word in _WORD.findall(_ASIDE.sub("", text[one.span.end : other.span.start]))]
        if between and between[0] in {"and", "or"} and len(between) <= _LONGEST_JOIN:
            return True
        if between or "," not in text[one.span.end : other.span.start]:
            return False
    return False


def _apposed(text: str, span: Span, end: int, held: list[Name], lexicon: Lexicon) -> Name | None:
    """The name that says who a description is: "the Navy spokesman, Ilja Born", "adviser on trade Oleh Born"."""
    core = folded(text[span.start : end])
    if not core or (core[-1] not in lexicon.roles and core[-1:] not in lexicon.peoples):
        return None
    for name in held:
        if name.type is not ActorType.PERSON or name.span.start < end or is_patron(text, span, name, lexicon):
            continue
        if _is_office(text[end : name.span.start]) and not _ARTICLE.match(text, span.start) and not name.title:
            return name
        before = text[max(span.start, name.span.start - 2) : name.span.start]
        if before == ", ":
            return name
        word = text[span.start : name.span.start].split()[-1:]
        if before.endswith(" ") and word and (word[0].lower() in lexicon.roles or word[0].lower() in _FIELDS):
            return name
    return None


def _is_office(between: str) -> bool:
    """Whether words go on a title, as in "Head of the Harbour Office"."""
    words = between.split()
    return words[:1] == ["of"] and all(word[0].isupper() or word in _LINKS for word in words)


def _description(text: str, span: Span, held: list[Name], lexicon: Lexicon) -> Phrase:
    end = _core_end(text, span, held)
    core, further = folded(text[span.start : end]), folded(text[end : min(span.end, end + _FURTHER)])
    if not core:
        return Phrase(Form.NOBODY, span)
    first, plural = core[0], _is_plural(core[-1], lexicon)
    words = core[1:] if len(core) > 1 and first in _DEFINITE | _OWNED else core
    owned, owner = _owned(text, span, end, held, lexicon)
    if owner is not None:
        return Phrase(Form.OWNED, span, words=owned or words, owner=owner, plural=plural)
    if first in lexicon.nobody and (len(core) == 1 or first in _SWEEPING):
        return Phrase(Form.NOBODY, span, words=words, plural=True)
    known = (core[-1] in lexicon.roles or core[-1] in lexicon.bodies) and first not in lexicon.indefinite and not plural
    if known or words != core:
        start, bare = span.start + (words != core), words == core
        proper = frozenset(word for part in _CAPITAL.findall(text, start, span.end) for word in folded(part))
        return Phrase(Form.DEFINITE, span, words=words, further=further, proper=proper, plural=plural, bare=bare)
    several = first in lexicon.indefinite and first not in _SINGLE
    return Phrase(Form.UNNAMED, span, words=words, plural=plural or several)


def _owned(
    text: str, span: Span, end: int, held: list[Name], lexicon: Lexicon
) -> tuple[tuple[str, ...], Name | Form | None]:
    """Whose it is, by "'s", by "her", or by "of" after a body, and the words of what is owned."""
    core = folded(text[span.start : end])
    if behind := next((name for name in held if name.span.start > end and text.startswith(" of ", end)), None):
        if core[-1] in lexicon.led:
            return core[-1:], behind
    elif core[0] in _OWNED and len(core) > 1:
        return core[1:], _pronoun([core[0]], lexicon)
    if name := next((name for name in held if name.span.end < end and _OWNS.match(text, name.span.end, end)), None):
        return folded(text[name.span.end + 2 : end]), name
    return (), None


def _is_plural(word: str, lexicon: Lexicon) -> bool:
    return word in {"people", "men", "women", "police", "media", "children"} or (
        word.endswith("s") and word not in lexicon.roles and word not in lexicon.bodies and not word.endswith("ss")
    )
