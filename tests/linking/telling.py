"""Statements made of a few words, for what weighs them beside one another."""

import datetime as dt
from collections.abc import Iterable

from onrecord.records import (
    Act,
    Certainty,
    Claim,
    Degree,
    Hop,
    HopKind,
    Interval,
    Member,
    Origin,
    OriginKind,
    Polarity,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Told,
)


def day(number: int) -> dt.date:
    return dt.date(2026, 3, number)


def certain(text: str, degree: Degree, *, negative: bool, negations: str = "", reported: str = "") -> Certainty:
    """How surely, with the places of words that negate or keep the report at a distance."""
    polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
    marked = [
        tuple(Span(text.index(one), text.index(one) + len(one)) for one in words.split())
        for words in (negations, reported)
    ]
    return Certainty(degree, polarity, (), marked[0], marked[1])


def told(
    name: str,
    text: str = "Ana Brusk | said | the dam held",
    on: int | None = 1,
    *,
    act: Act = Act.ASSERT,
    degree: Degree = Degree.CERTAIN,
    negative: bool = False,
    negations: str = "",
    reported: str = "",
    kind: SourceKind = SourceKind.NAMED,
    publisher: str = "The Courier",
    document: str | None = None,
    parent: str | None = None,
    said: int | None = None,
    sure: float = 0.9,
    names: Iterable[str] = (),
) -> Told:
    """The statement of "source | cue | content", in a document of that day of March."""
    source, cue, content = text.split(" | ")
    who, by, what = ((Span(text.index(part), text.index(part) + len(part)),) for part in (source, cue, content))
    interval = None if said is None else Interval(day(said), day(said))
    statement = Statement(
        name,
        StatementKind.INDIRECT,
        who,
        by,
        what,
        kind,
        sure,
        parent=parent,
        act=act,
        certainty=certain(text, degree, negative=negative, negations=negations, reported=reported),
        said=interval,
    )
    named = source if kind is SourceKind.NAMED else None
    return Told(
        statement,
        text,
        document or f"document of {name}",
        None,
        publisher,
        None if on is None else day(on),
        (Hop(publisher, HopKind.PUBLISHER), Hop(source, HopKind(kind.value), statement=name, name=named)),
        speaker=named.casefold().replace(" ", "-") if named else None,
        speaker_name=named,
        actors=frozenset(names),
    )


def claim(*members: str, against: Iterable[str] = (), confidence: float = 0.9) -> Claim:
    """A claim of these statements, and of others whose words say the opposite."""
    agreeing = [Member(name, agrees=True, confidence=confidence) for name in members]
    opposed = [Member(name, agrees=False, confidence=confidence) for name in against]
    return Claim(members[0], (*agreeing, *opposed))


def by_source(told: Iterable[Told]) -> tuple[Origin, ...]:
    """Origins as plain as can be: one for each source, by its words."""
    found: dict[str, list[Told]] = {}
    for one in told:
        found.setdefault(one.chain[-1].text, []).append(one)
    return tuple(
        Origin(OriginKind.OCCASION, name, tuple(one.id for one in its), its[0].speaker, its[0].publisher)
        for name, its in found.items()
    )


def known(*found: Told) -> dict[str, Told]:
    return {one.id: one for one in found}
