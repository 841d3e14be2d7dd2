"""States told apart from places. The one rule: a capital is its state only where it speaks or acts; elsewhere it is a
town."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.actors.lexicon import Lexicon
from onrecord.reading.actors.names import Name
from onrecord.reading.places import Places
from onrecord.records import ActorType, Statement

_LOCATIVE = re.compile(
    r"(?<!\w)(?:in|at|near|from|around|outside|inside|throughout|across|to|into|toward|towards|over|via|of|targeting|leaving|visiting)\s+"
    r"(?:the\s+|downtown\s+|central\s+)?$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r",?\s+(?:also|has|had|have|is|was|will|would|does|did|may|might|must|can|could|should|says|said|wants|and\s\w+\s(?:have|are|were)|"
    r"[a-z]{3,}(?:ed|es|s))(?!\w)"
)
_POSSESSIVE = re.compile(r"['’]s?\s")


def settle_states(
    text: str, names: Sequence[Name], statements: Sequence[Statement], lexicon: Lexicon
) -> Iterator[Name]:
    """Names with every state that is only a place here given back as a place, and the other way round for sources."""
    sources = Places(span for statement in statements for span in statement.source)
    for name in names:
        if name.type not in {ActorType.STATE, ActorType.PLACE}:
            yield name
            continue
        country = name.words in lexicon.states or (name.type is ActorType.STATE and name.words not in lexicon.capitals)
        acts = country or (name.words in lexicon.capitals and _acts(text, name, sources))
        yield replace(name, type=ActorType.STATE if acts else ActorType.PLACE)


def _acts(text: str, name: Name, sources: Places) -> bool:
    start, end = name.span.start, name.span.end
    if _LOCATIVE.search(text, max(0, start - 30), start):
        return False
    if any(source.start >= start - len("the ") and source.end <= end + 2 for source in sources.touching(name.span)):
        return True
    return bool(_VERB.match(text, end) or _POSSESSIVE.match(text, end))
