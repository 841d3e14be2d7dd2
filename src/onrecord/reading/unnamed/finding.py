"""The unnamed sources of a document, in order, each with what the text says of it. The one rule: what a pronoun or "the
official" takes up must have been introduced, and a name between ends the search."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.actors import Resolution
from onrecord.reading.places import Places
from onrecord.reading.sentences import sentence_at, split_sentences
from onrecord.reading.unnamed.antecedents import find_antecedent, is_relative
from onrecord.reading.unnamed.describing import describe_kind, find_affiliation
from onrecord.reading.unnamed.knowing import find_knowledge
from onrecord.reading.unnamed.people import People, load_people
from onrecord.reading.unnamed.phrase import Phrase, Pointing, parse_phrase
from onrecord.reading.unnamed.reasons import find_reasons, holds_for_all
from onrecord.reading.unnamed.taking_up import (
    ALL,
    PRONOUNS,
    Entry,
    enter,
    find_interviewed,
    is_named,
    pronoun_fits,
    stands_for_nobody,
    taken_up,
    taken_up_by_all,
)
from onrecord.records import Document, SourceKind, Span, Spans, Statement, UnnamedKind, UnnamedSource, words

_SUBJECT = re.compile(r"(?:Those|These|Both|All|Each|He|She|They)\b|The\s+(?:[\w’'-]+\s+){0,2}?(?P<noun>[\w-]+)")
_NAME_LAST = re.compile(r",\s+(?:[^\W\d_a-z][\w’'.-]*\s+){1,3}[^\W\d_a-z][\w’'-]+,?$")
_APPOSED = re.compile(r"[^\W\d_a-z][\w’'.-]+(?:\s+(?:of|from|in)\s+[\w\s’'.-]{2,40})?(?:,| -| –|—|\s--)\s*$")
_SOMEBODY = re.compile(r"\b(?:person|people|insiders?|sources?|attendees?|participants?)\b")
_WHO = re.compile(r",?\s+(?=who\b)")
_ASKS = re.compile(r"\bask")
_REACH = 80
"""Characters before a phrase in which the name stands whose apposition it is."""

_NEAR = 250
"""Characters that a clause about a source may stand beyond it, within its sentence."""


Resolve = Callable[[Spans], Resolution]


def _nobody(_: Spans) -> Resolution:
    """The answer where nothing is known of whom the text names."""
    return Resolution()


@dataclass(frozen=True, slots=True)
class _Around:
    """The document's sentences, the words that are somebody's content or another's, and whom words mean."""

    text: str
    sentences: tuple[Span, ...]
    contents: Places
    resolve: Resolve


def find_unnamed(
    document: Document, statements: Sequence[Statement], resolve: Resolve | None = None
) -> dict[str, UnnamedSource]:
    """The unnamed source of every statement that has one, by the statement's id; `outlet` is left open.

    Statements whose source kind is UNNAMED are looked at, and pronouns that may take one of them up. A statement of
    that kind which is not among the results describes somebody whom the text names. `resolve` tells whom the text
    means by the words of a source, where that is known.
    """
    people, text = load_people(), document.text
    contents = Places(span for one in statements for span in one.content)
    around = _Around(text, tuple(split_sentences(text)), contents, resolve or _nobody)
    found: dict[str, UnnamedSource] = {}
    entries: list[Entry] = []
    last: Entry | None = None
    for statement in sorted((one for one in statements if one.source), key=lambda one: (one.source[0], one.id)):
        last = _spoken(around, statement, entries, last, people)
        if last is not None:
            entries.append(last)
            found[statement.id] = last.source
    return _shared(text, found)


def _spoken(
    around: _Around, statement: Statement, entries: Sequence[Entry], last: Entry | None, people: People
) -> Entry | None:
    """The entry of a statement's source, None where it is not unnamed."""
    text, first, cue = around.text, statement.source[0], words(around.text, statement.cue)
    asks, says = _ASKS.search(cue) is not None, people.is_speech(cue)
    spoken = words(text, statement.source).lower()
    again = _pronoun(around, statement, entries, last) if spoken in PRONOUNS | ALL and says else None
    if again is not None:
        return _again(around, statement, again, asks=asks)
    described = statement.source if statement.source_kind is SourceKind.UNNAMED else ()
    if described and is_relative(spoken):
        described = find_antecedent(text, first, people)
    elif spoken == "they" and says:
        described = find_interviewed(text, first, people)
    phrase = parse_phrase(text, described, people)
    silent = not asks and not says
    if phrase is None or (silent and _is_apposed(text, phrase)) or stands_for_nobody(text, phrase, people):
        return None
    if _is_resolved(around, statement, phrase):
        return None
    same = next((entry for entry in entries if entry.at == phrase.spans[0]), None)
    before = same or taken_up(text, phrase, entries, last, people)
    if is_named(text, phrase, people, before) and not any(find_reasons(text, span) for span in described):
        return None
    if before:
        worded = replace(before, source=replace(before.source, descriptor=described))
        return _again(around, statement, worded, asks=asks)
    number = len({entry.source.id for entry in entries}) + 1
    source = _introduced(around, statement, phrase, described, f"u{number}")
    return _with_reason(around, statement, enter(source, phrase, people, asks=asks))


def _again(around: _Around, statement: Statement, entry: Entry, *, asks: bool) -> Entry:
    """The entry of a source that speaks again."""
    at, end = statement.source[0], statement.source[-1].end
    return replace(_with_reason(around, statement, entry), at=at, end=end, asks=asks)


def _pronoun(around: _Around, statement: Statement, entries: Sequence[Entry], last: Entry | None) -> Entry | None:
    """Whom a pronoun takes up, if it is somebody unnamed; not where the text names who is meant."""
    pronoun = statement.source[0]
    if words(around.text, statement.source).lower() in ALL:
        return taken_up_by_all(around.text, pronoun, entries)
    if last is None or not pronoun_fits(around.text, pronoun, last):
        return None
    return last if around.resolve(statement.source).actor is None else None


def _is_resolved(around: _Around, statement: Statement, phrase: Phrase) -> bool:
    """Whether the text's own people hold who is meant: a name in apposition, or the one who serves somebody so."""
    named = any(_NAME_LAST.search(around.text, span.start, span.end) for span in statement.source)
    known = named or phrase.pointing is Pointing.OWNED
    return known and around.resolve(statement.source).actor is not None


def _is_apposed(text: str, phrase: Phrase) -> bool:
    """Whether a phrase only says what somebody is whose name stands before it: "Osk, a rare candidate"."""
    start = phrase.spans[0].start
    return phrase.pointing is Pointing.NEW and _APPOSED.search(text, max(0, start - _REACH), start) is not None


def _introduced(around: _Around, statement: Statement, phrase: Phrase, described: Spans, name: str) -> UnnamedSource:
    """A source that is spoken of for the first time."""
    text, people, count = around.text, load_people(), phrase.count
    knowledge = find_knowledge(text, (*described, *_beside(around, statement)))
    kind = describe_kind(phrase, people, knows=bool(knowledge))
    least, most = (count.least, count.most) if count else ((2, None) if people.is_plural(phrase.noun) else (1, 1))
    piece = next(span for span in described if span.holds(phrase.spans[phrase.head]))
    return UnnamedSource(name, kind, described, least, most, find_affiliation(text, phrase, piece, kind), knowledge)


def _beside(around: _Around, statement: Statement) -> Spans:
    """What directly follows a source as a relative clause of its own, up to where content or cue begins: ", who was
    briefed on the talks,"."""
    end = max(span.end for span in statement.source)
    match = _WHO.match(around.text, end)
    if match is None:
        return ()
    begun = (part.start for part in (*statement.content, *statement.cue) if part.start >= match.end())
    stop = min([_sentence(around, end).end, match.end() + _NEAR, *begun])
    return (Span(match.end(), stop),) if stop > match.end() else ()


def _sentence(around: _Around, place: int) -> Span:
    return around.sentences[sentence_at(around.sentences, place)]


def _with_reason(around: _Around, statement: Statement, entry: Entry) -> Entry:
    """The entry with the reason that its own words, its sentence, or the sentence after it about it state."""
    if entry.source.reason or entry.source.kind is UnnamedKind.SPOKESPERSON:
        return entry
    numbers = {sentence_at(around.sentences, span.start) for span in (*statement.source, *statement.cue)}
    after = max(numbers) + 1
    if after < len(around.sentences) and _about(around.text, around.sentences[after], entry.noun):
        numbers.add(after)
    for number in sorted(numbers):
        for reason in find_reasons(around.text, around.sentences[number]):
            if not around.contents.holding(reason):
                return replace(entry, source=replace(entry.source, reason=(reason,)))
    return entry


def _about(text: str, sentence: Span, noun: str) -> bool:
    """Whether a sentence begins with the source as its subject."""
    match = _SUBJECT.match(text, sentence.start, sentence.end)
    people = load_people()
    return match is not None and (match["noun"] is None or people.singular(match["noun"]) == noun)


def _shared(text: str, found: dict[str, UnnamedSource]) -> dict[str, UnnamedSource]:
    """One reason for all mentions of a source, and for all sources where it says that it holds for them."""
    reasons = {source.id: source.reason for source in found.values() if source.reason}
    general = next((reason for reason in reasons.values() if holds_for_all(text, reason[0])), ())
    return {
        name: source
        if source.reason
        else replace(source, reason=reasons.get(source.id, general if _asked(text, source) else ()))
        for name, source in found.items()
    }


def _asked(text: str, source: UnnamedSource) -> bool:
    """Whether a source is of the sort that is asked and granted anonymity: somebody who knows, of no office."""
    told = source.kind is UnnamedKind.INSIDER or source.kind is UnnamedKind.PERSON
    return told and (bool(source.knowledge) or _SOMEBODY.search(words(text, source.descriptor)) is not None)
