"""Whom the pronoun means with which somebody is quoted indirectly: "Voss said he had signed". The one rule: it is
whoever speaks, where nobody else is named before it in the sentence, or the text calls nobody but the speaker so."""

import re
from collections.abc import Iterable, Sequence

from onrecord.records import Actor, ActorType, Span, Spans, Statement

_BEGINS = re.compile(r"(?:that\s+)?(?P<subject>he|she|it)\s+(?P<next>[\w’']+)", re.IGNORECASE)
_APART = re.compile(r"[.!?\n“”\"„«»]")
"""What stands between a cue and words that it does not bring indirectly."""
_OF_BODIES = frozenset({"had", "would", "will", "has", "did", "plans", "intends", "expects", "planned", "expected"})
"""What follows an "it" that means a body, and not the matter or the weather."""
_BODIES = frozenset({ActorType.ORGANISATION, ActorType.STATE, ActorType.OUTLET})
_FIRST_PERSON = frozenset({"i", "we"})
_HE, _SHE = frozenset({"he", "him", "his", "himself", "mr"}), frozenset({"she", "her", "hers", "herself", "mrs", "ms"})
_CALLED = {"he": (_HE, _SHE), "she": (_SHE, _HE)}
_TITLE = 5
"""Characters before a name among which a title stands."""
_WORD = re.compile(r"\w+")


def own_subject(
    text: str, statement: Statement, spans: Spans, speaker: Actor | None, named: Iterable[tuple[Span, Actor]]
) -> Span | None:
    """The place of the pronoun that begins what is said, where it means the speaker; None where it may not."""
    if speaker is None or not statement.cue or not statement.source or not spans:
        return None
    start, said = statement.cue[-1].end, spans[0]
    found = _BEGINS.match(text, said.start, said.end)
    if found is None or said.start < start or _APART.search(text, start, said.start):
        return None
    if " ".join(piece.cut(text) for piece in statement.source).casefold() in _FIRST_PERSON:
        return None
    pronoun = found["subject"].casefold()
    if pronoun == "it":
        fits = speaker.type in _BODIES and found["next"].casefold() in _OF_BODIES
    else:
        fits = speaker.type is ActorType.PERSON
    own = min(statement.source[0].start, statement.cue[0].start)
    between = [actor for span, actor in named if own <= span.start < said.start and actor.id != speaker.id]
    rivals = any(actor.type is speaker.type for actor in between)
    called = None if pronoun == "it" else _called(text, speaker, pronoun, said)
    if not fits or called is False or (rivals and not called):
        return None
    return Span(found.start("subject"), found.end("subject"))


def _called(text: str, speaker: Actor, pronoun: str, but: Span) -> bool | None:
    """Whether the text calls the speaker by such a pronoun or title, and by no other; None where by neither."""
    own, others = _CALLED[pronoun]
    words = set(_around(text, [span for span in speaker.mentions if not but.overlaps(span)]))
    if words & others:
        return False
    return True if words & own else None


def _around(text: str, mentions: Sequence[Span]) -> Iterable[str]:
    """The words of mentions, with what stands right before each."""
    for span in mentions:
        yield from map(str.casefold, _WORD.findall(text[max(0, span.start - _TITLE) : span.end]))
