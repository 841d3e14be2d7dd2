"""What the statements of a reading say is so, sentence by sentence, ready to be held against others. The one rule: what
a statement only asks, declines to say, or points to makes no proposition."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.reading.actors.folding import folded
from onrecord.reading.sentences import split_sentences
from onrecord.reading.subjects import own_subject
from onrecord.reading.untrue import called_untrue, told_of
from onrecord.records import (
    Act,
    Actor,
    ActorType,
    Document,
    Figure,
    Polarity,
    Proposition,
    Reading,
    Span,
    Spans,
    Statement,
)

_SILENT = frozenset({Act.ASK, Act.DECLINE})
_DEEDS = frozenset({Act.REQUEST, Act.DEMAND, Act.OFFER, Act.ADVISE})
"""Acts that are as much done as said."""
_MOST_PARTS = 6
"""Sentences of one content that are taken; a statement that goes on for longer is a speech, not a claim."""
_LEAST_WORDS, _MOST_WORDS = 3, 60
_HELD = 0.6
"""Share of a sentence that statements inside it may hold before it says little more than that they were made."""
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours)\b")
_POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our"})
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[“”„\"«»‹›]|(?<!\w)['‘’‚]|['‘’‚](?!\w)")
_EXISTENCE = re.compile(
    r"[“\"]?(?:that )?(there (?:was|is|were|are|had been|has been|have been) (?:\w+ ){0,4}?\w+)[,;]? (?:and|but)\b"
)
"""That there was something, or none, before something else is said."""
_SPACE = re.compile(r"\s+(?=[,;:.!?])|\s+")
_NOBODY = frozenset({"nobody", "no one", "no-one", "anyone", "anybody"})
Named = Sequence[tuple[Span, Actor]]
"""Mentions in the order of the text, each with whose it is."""

_EDGES = " \t\n,;:.“”\"'‘’«»„…–—-()[]"


def find_propositions(reading: Reading) -> tuple[Proposition, ...]:
    """The propositions of all statements that make any, in the order of the statements."""
    actors = {actor.id: actor for actor in reading.actors}
    named = sorted(((span, actor) for actor in reading.actors for span in actor.mentions), key=lambda pair: pair[0])
    inside: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        inside.setdefault(statement.parent or "", []).append(statement)
    made = {
        statement.id: tuple(_of_statement(reading, statement, actors, named))
        for statement in reading.statements
        if statement.act not in _SILENT
    }
    taken_back = {statement.id for statement in reading.statements if statement.taken_back}
    untrue = {one.statement: one.words for some in made.values() for one in some if _untrue(one, taken_back)}
    found: list[Proposition] = []
    for statement in reading.statements:
        telling = [inner for inner in inside.get(statement.id, ()) if _stands(inner, made)]
        held = [span for inner in telling for span in inner.spans]
        if (claimed := _claimed(statement, telling)) is not None:
            speaker = actors.get(statement.actor or "")
            found.extend(_refused(one, statement, speaker) for one in made.get(claimed.id, ()))
            continue
        for one in made.get(statement.id, ()):
            if untrue.get(statement.parent or "", one.words) != one.words:
                continue  # runs on into the verdict
            if not _mostly_held(one.spans, held) or one.statement in untrue:
                found.append(one)
            elif (opening := _opening(reading.document.text, one.spans, held)) is not None:
                found.append(
                    replace(one, words=opening[0], spans=(opening[1],), names=frozenset(), figures=(), days=())
                )
            elif statement.taken_back:  # that somebody said it is denied
                found.append(one)
    return tuple(found)


def _untrue(one: Proposition, taken_back: Collection[str]) -> bool:
    """Whether its own words call it untrue, and not its cue."""
    return one.denied and one.statement not in taken_back


def _claimed(statement: Statement, telling: Sequence[Statement]) -> Statement | None:
    """What a statement denies by naming that it is told: "rejected the claim that …", "denied reports that …"; None
    where somebody is said to tell it, who may be denied to have done so."""
    only = telling[0] if len(telling) == 1 else None
    if only is None or only.source or only.taken_back or not statement.taken_back:
        return None
    return only if _mostly_held(statement.content, only.spans) else None


def _refused(one: Proposition, statement: Statement, speaker: Actor | None) -> Proposition:
    """The proposition of what is told, as that of the statement that denies it."""
    return replace(
        one, statement=statement.id, denied=True, act=statement.act, speaker=_key(speaker) if speaker else None
    )


def _opening(text: str, spans: Spans, held: Iterable[Span]) -> tuple[str, Span] | None:
    """What is said before the statements inside begin, where that says that something was, or was not: "there was no
    letter and that …"."""
    first = min((span.start for span in held if spans[0].holds(span)), default=spans[0].start)
    found = _EXISTENCE.match(text, spans[0].start, first)
    if found is None:
        return None
    said = found[1]
    return said[:1].upper() + said[1:], Span(found.start(1), found.end(1))


def _stands(inner: Statement, made: Mapping[str, Sequence[Proposition]]) -> bool:
    """Whether a statement within another says what there is to say by itself. "Nobody threatened her", read as what
    nobody threatened, leaves it to the other; and that somebody urged another is an event that is told."""
    return inner.act not in _DEEDS and (inner.act in _SILENT or bool(made[inner.id]))


def _mostly_held(spans: Iterable[Span], held: Iterable[Span]) -> bool:
    """Whether statements inside this one take up most of the words."""
    pieces, inside = list(spans), list(held)
    if all(any(one.holds(piece) for one in inside) for piece in pieces):  # a statement inside goes on for longer
        return True
    return sum(len(one) for one in inside if _within(one, pieces)) >= _HELD * sum(map(len, pieces))


def _of_statement(
    reading: Reading, statement: Statement, actors: Mapping[str, Actor], named: Named
) -> Iterator[Proposition]:
    document, certainty = reading.document, statement.certainty
    speaker = actors.get(statement.actor or "")
    whole = _nobody(document.text, statement)
    for part, spans in enumerate([whole] if whole else _parts(document.text, statement)):
        here = [pair for pair in _in(named, spans) if _within(pair[0], spans)]
        own = own_subject(document.text, statement, spans, speaker, named)
        if own is not None and speaker is not None and not any(span.overlaps(own) for span, _ in here):
            here = sorted([*here, (own, speaker)], key=lambda pair: pair[0])
        words = _said(document.text, spans, here, speaker)
        if not _LEAST_WORDS <= len(_WORD.findall(words)) <= _MOST_WORDS:
            continue
        untrue = called_untrue(words)
        yield Proposition(
            statement=statement.id,
            document=document.id,
            words=untrue or (told_of(words) if statement.taken_back else words),
            published=_day(document),
            denied=_negative(statement) if untrue else statement.taken_back,
            degree=certainty.degree if certainty else None,
            polarity=certainty.polarity if certainty else None,
            act=statement.act,
            speaker=_key(speaker) if speaker else None,
            names=frozenset(_key(actor) for _, actor in here),
            figures=tuple(
                Figure(one.low, one.high, one.unit, one.sense) for one in reading.quantities if _within(one.span, spans)
            ),
            days=tuple(one.interval for one in reading.times if one.interval and _within(one.span, spans)),
            part=part,
            spans=spans,
        )


def _negative(statement: Statement) -> bool:
    """Whether the speaker holds all in all that it is not so."""
    return statement.certainty is not None and statement.certainty.polarity is Polarity.NEGATIVE


def _nobody(text: str, statement: Statement) -> tuple[Span, ...]:
    """All that is read as a statement to nobody: who "threatened nobody" says nothing, and denies it."""
    said = " ".join(piece.cut(text) for piece in statement.content).strip(_EDGES).casefold()
    return statement.spans if said in _NOBODY and statement.source and statement.cue else ()


def _parts(text: str, statement: Statement) -> Iterator[tuple[Span, ...]]:
    """The pieces of a content, sentence by sentence; a sentence that the cue breaks is put together again."""
    begun: tuple[Span, ...] = ()
    number = 0
    for piece in statement.content:
        for sentence in split_sentences(piece.cut(text)):
            span = Span(piece.start + sentence.start, piece.start + sentence.end)
            begun = (*begun, span)
            if span.end < piece.end or _ends(span.cut(text)):
                yield begun
                begun, number = (), number + 1
            if number == _MOST_PARTS:
                return
    if begun:
        yield begun


def _ends(sentence: str) -> bool:
    return sentence.rstrip("”\"'’)]» ").endswith((".", "!", "?"))


def _said(text: str, spans: Iterable[Span], named: Iterable[tuple[Span, Actor]], speaker: Actor | None) -> str:
    """The words with names in the place of pronouns and descriptions, "I" among them; without quotation marks, and with
    a capital, so that what is said in the same words reads the same."""
    pieces = []
    for span in spans:
        at, piece = span.start, ""
        for mention, actor in named:
            if not span.holds(mention) or mention.start < at:
                continue
            piece += text[at : mention.start] + _name(mention.cut(text), actor)
            at = mention.end
        pieces.append(piece + text[at : span.end])
    said = _SPACE.sub(_space, _MARKS.sub(" ", " ".join(pieces))).strip(_EDGES).removeprefix("that ")
    if speaker is not None:
        said = _FIRST_PERSON.sub(lambda match: _name(match.group(), speaker), said)
    return said[:1].upper() + said[1:]


def _space(match: re.Match[str]) -> str:
    """None before a comma or a full stop."""
    return "" if match.string[match.end() : match.end() + 1] in set(",;:.!?") else " "


def _name(mention: str, actor: Actor) -> str:
    if set(folded(mention)) & set(folded(actor.name)):
        return mention
    lowered = mention.casefold()
    possessive = lowered in _POSSESSIVE or lowered.endswith(("'s", "’s"))
    return f"{actor.name}'s" if possessive else actor.name


def _key(actor: Actor) -> str:
    """A person goes by the surname, which every text gives; anybody else by the whole name."""
    names = folded(actor.name)
    return names[-1] if names and actor.type is ActorType.PERSON else " ".join(names)


def _day(document: Document) -> dt.date | None:
    published = document.published
    return published.date() if isinstance(published, dt.datetime) else published


def _in(named: Named, spans: Spans) -> Named:
    """Those of a document's mentions that begin within the reach of some spans."""
    if not spans:
        return ()
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start = bisect_left(named, first, key=lambda pair: pair[0].start)
    return named[start : bisect_left(named, last, start, key=lambda pair: pair[0].start)]


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(other.holds(span) for other in spans)
