"""Whose speech a document is, by its title: "Address by President Ana Osk to the House". The one rule: the title says
that it is a speech, by one person who is named or holds an office of a land, and the text is talk of "us" and "me".

Where the title has the office alone and the text does not say who holds it, the speech is the office's: an
organisation, for it outlives its holders, and nobody is named who was not."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.actors.folding import folded, slug
from onrecord.reading.actors.lexicon import Lexicon, load_lexicon
from onrecord.reading.actors.persons import fits
from onrecord.records import Actor, ActorType, Document, Spans

_SPEECH = r"(?:address|appeal|article|essay|lecture|letter|message|remarks|speech|statement)"
_UPPER = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_RUN = rf"{_UPPER}(?:(?: (?:of|the|for|and|de|la|van|von|der|den|bin|al|el|da|dos|du|di))* {_UPPER})*"
_END = (
    r"(?=\s*$|\s*[,.:;(–—]|\s[-\"“‘']|\s(?:about|after|ahead|as|at|before|concerning|during|following|for|from|in|"
    r"marking|on|regarding|to|upon|via|with)\b)"
)
_BY = re.compile(rf"\b(?i:{_SPEECH})\b(?: (?:to|on|in|at|about)\b[^:–—]{{1,80}}?)? by (?:the )?(?P<who>{_RUN}){_END}")
_OF = re.compile(rf"(?:^|[-–—:] )(?i:(?:the |an? )?{_SPEECH}) of (?:the )?(?P<who>{_RUN}){_END}")
_OWN = re.compile(rf"(?P<who>{_RUN})['’]s? (?:\w+ ){{0,3}}{_SPEECH}\b")
_JOINT = re.compile(r"\bjoint\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?i:about|after|against|at|concerning|following|of|on|over|regarding|to)(?: \w[\w’'-]*){0,3} $")
"""Words before a speech that somebody else speaks about: "Comment on the address by …"."""
_PARTICLES = frozenset(["de", "la", "van", "von", "der", "den", "bin", "al", "el", "da", "dos", "du", "di"])
_MOST = 4
_FIRST = re.compile(r"(?<![\w’'])(?:I|me|my|we|us|our|ours)(?![\w])", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][\s”\"]")
_QUOTED = re.compile(r"“[^”]{1,400}”|\"[^\"]{1,400}\"")
_LOOKED_AT = 10_000
_PERSONAL = 0.12
"""The least share of its sentences that speak of the speaker."""


def speech_of(document: Document, own: Spans, actors: Sequence[Actor], lexicon: Lexicon) -> Actor | None:
    """Whoever gives the speech that a document is, with `own`, the first persons that nobody else says; one of its
    actors, where the text names the speaker, too."""
    said = speaker_of(document.title, document.text)
    if said is None:
        return None
    name, type_ = said
    words = folded(name)
    same = [one for one in actors if one.type is ActorType.PERSON and _is_meant(one, words, type_, lexicon)]
    if len(same) == 1:
        return replace(same[0], mentions=tuple(sorted({*same[0].mentions, *own})))
    taken = {one.id for one in actors}
    return None if same or slug(name) in taken else Actor(slug(name), name, type_, (name,), (), own)


def _is_meant(actor: Actor, words: tuple[str, ...], type_: ActorType, lexicon: Lexicon) -> bool:
    """Whether a person of the text has a name, or holds an office."""
    if type_ is ActorType.PERSON:
        return fits(folded(actor.name), words, lexicon)
    return any(folded(role.text) == words and not role.former for role in actor.roles)


def speaker_of(title: str | None, text: str) -> tuple[str, ActorType] | None:
    """The name of the person whose speech a text is, as its title has it, or the words of their office; None where it
    is none, or nobody is told."""
    match = (_BY.search(title) or _OF.search(title) or _OWN.search(title)) if title else None
    if match is None or _is_not_theirs(match) or not _is_talk(text):
        return None
    name = _name(match["who"]) or _name(match["who"].rpartition(" for ")[0])
    if name is not None:
        return name, ActorType.PERSON
    alone = not match.string[match.end() :].lstrip().startswith(",")
    return (match["who"], ActorType.ORGANISATION) if alone and _is_office(match["who"]) else None


def _is_not_theirs(match: re.Match[str]) -> bool:
    """Whether a speech is given by several, or the title is that of something said about it."""
    before = match.string[: match.start()]
    return _JOINT.search(match.string, 0, match.end()) is not None or _ABOUT.search(before) is not None


def _is_office(words: str) -> bool:
    """Whether words are one office of a land: "President of Marrowen"."""
    plain = list(folded(words))
    roles = load_lexicon().roles
    one = "and" not in plain or roles.isdisjoint(plain[plain.index("and") :])
    return one and not roles.isdisjoint(plain[:_MOST]) and "of" in plain and _is_land(plain)


def _name(words: str) -> str | None:
    """The name at the end of an office: "Head of the Office of the President of Marrowen Ana Osk"."""
    lexicon = load_lexicon()
    offices = lexicon.roles | lexicon.bodies | lexicon.organised | lexicon.opening | {"the", "of", "for", "and"}
    parts = words.split()
    plain = [" ".join(folded(part)) for part in parts]
    given = lexicon.feminine_names | lexicon.masculine_names
    start = max((at + 1 for at, word in enumerate(plain) if word in offices or _is_land(plain[: at + 1])), default=0)
    first = next((at for at in range(start, len(parts) - 1) if plain[at] in given), start)
    name = parts[first:]
    while name and plain[len(parts) - len(name)] in _PARTICLES:
        name = name[1:]
    known = 1 < len(name) <= _MOST and (start > 0 or plain[0] in given) and plain[-1] not in lexicon.mastheads
    return " ".join(name) if known else None


def _is_land(words: list[str]) -> bool:
    """Whether words end in the name of a state: "President of South Africa"."""
    states = load_lexicon().states
    return any(tuple(words[at:]) in states for at in range(max(0, len(words) - _MOST), len(words)))


def _is_talk(text: str) -> bool:
    said = _QUOTED.sub("", text[:_LOOKED_AT])
    sentences = _SENTENCE.split(said)
    personal = sum(_FIRST.search(sentence) is not None for sentence in sentences)
    return personal >= _PERSONAL * len(sentences)
