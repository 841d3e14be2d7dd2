"""Invented articles for a large ledger, with everything that is read in them; the one rule: every word is put down
together with what it is, so that spans hold by construction.

Names fall off as those of a language do: few actors speak most of the time, few claims are told over and over, most
words are rare.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate
from typing import Any

from onrecord.records import (
    Act,
    Actor,
    ActorType,
    Certainty,
    Commitment,
    CommitmentKind,
    Degree,
    Document,
    Interval,
    Polarity,
    Quantity,
    Reading,
    Reused,
    Role,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Time,
    TimeType,
    UnnamedKind,
    UnnamedSource,
    sha256,
    statement_id,
)

FIRST_DAY = dt.date(2023, 1, 2)
DAYS = 3 * 365
PUBLISHERS = 60
MODEL = "invented-1"
_ENDS = ("a", "e", "i", "o", "u", "an", "or", "is", "el")
_SYLLABLES = [first + second for first in "bdfgklmnprstv" for second in _ENDS]
_COMMON = "the,of,and,to,in,a,that,for,on,with,as,by,at,from,it,was,had,been,would,not,government,dam,bridge,talks"
_BODIES = ("Ministry", "Union", "Council", "Agency")
_PROMISES, _FIGURES, _DENIALS, _PEOPLE, _NAMED = 0.06, 0.12, 0.22, 0.72, 0.85
"""Shares of the sentences up to each kind, and up to each kind of source."""
_CLAIMED, _ANYBODY = 0.12, 0.4
"""Which share of the sentences tells of a claim, and how many of these are by anybody."""
_PARAGRAPH = 4
_ROLES = ("minister of the interior", "governor", "spokesman for the chancery", "general", "envoy", "mayor")
_UNNAMED = ("an official", "two officials", "a person familiar with the talks", "a diplomat", "a senior aide")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a claim is about: three wordings that say it, one that says the opposite, and who talks of it."""

    wordings: tuple[str, ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it was read; `claimed` are its statements that tell of a claim: topic and wording."""

    reading: Reading
    claimed: dict[str, tuple[int, int]]
    reused: tuple[Reused, ...] = ()


@dataclass(slots=True)
class Sheet:
    """A text being written: pieces so far, and what was read in them."""

    dice: random.Random
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    said: list[dict[str, Any]] = field(default_factory=list)
    mentions: dict[str, list[Span]] = field(default_factory=dict)
    quantities: list[Quantity] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)

    def put(self, words: str) -> Span:
        """Write words; returns their place."""
        start = self.length
        self.pieces.append(words)
        self.length += len(words)
        return Span(start, self.length)


class World:
    """The people, bodies, topics and words of one invented country, for a ledger of so many documents."""

    def __init__(self, documents: int, seed: int = 5) -> None:
        self.dice = random.Random(seed)
        self.documents = documents
        words = ["".join(self.dice.choices(_SYLLABLES, k=self.dice.randint(2, 4))) for _ in range(30_000)]
        self.words = [*_COMMON.split(","), *words]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        names = {f"{self._name()} {self._name()}": None for _ in range(max(500, documents // 5))}
        self.people = list(names)
        self.speaking = list(accumulate(1 / (rank + 2) for rank in range(len(self.people))))
        self.bodies = [f"{self._name()} {kind}" for kind in _BODIES for _ in range(80)]
        self.states = [self._name() for _ in range(60)]
        kinds = ("Courier", "Lamp", "Post")
        self.outlets = [f"The {self._name()} {kinds[number % len(kinds)]}" for number in range(PUBLISHERS)]
        self.topics = [self._topic() for _ in range(max(100, documents // 20))]
        self.told = list(accumulate(1 / (rank + 30) for rank in range(len(self.topics))))

    def written(self) -> Iterator[Written]:
        """All documents, in the order of their days; every tenth has two sentences of one before it."""
        recent: list[Document] = []
        for number in range(self.documents):
            borrowed = self.dice.choice(recent) if recent and number % 10 == 0 else None
            one = self._document(number, borrowed)
            recent = [*recent[-99:], one.reading.document]
            yield one

    def some(self, number: int) -> str:
        """Words that may stand anywhere."""
        return " ".join(self.dice.choices(self.words, cum_weights=self.weights, k=number))

    def _name(self) -> str:
        return "".join(self.dice.choices(_SYLLABLES, k=self.dice.randint(2, 4))).capitalize()

    def _topic(self) -> Topic:
        place, what = self.dice.choice(self.states), " ".join(self.dice.choices(self.words[20:], k=2))
        sides = (
            f"the {what} of {place} was closed in March",
            f"{place} had shut its {what} by the end of March",
            f"all of the {what} in {place} stood idle since March",
            f"there was no closing of the {what} of {place}",
        )
        return Topic(sides, tuple(self.dice.choices(range(len(self.people)), cum_weights=self.speaking, k=4)))

    def _document(self, number: int, borrowed: Document | None) -> Written:
        day = FIRST_DAY + dt.timedelta(days=number * DAYS // self.documents)
        sheet = Sheet(self.dice)
        title = self.some(6).capitalize()
        sheet.put(f"{title}\n\n")
        spans = None
        if borrowed is not None:
            whole = borrowed.text[-600:].lstrip()
            spans = sheet.put(whole), Span(len(borrowed.text) - len(whole), len(borrowed.text))
            sheet.put("\n\n")
        for turn in range(self.dice.randint(10, 20)):
            self._sentence(sheet, day)
            sheet.put("\n\n" if turn % _PARAGRAPH == _PARAGRAPH - 1 else " ")
        document = Document(
            text := "".join(sheet.pieces),
            sha256(text.encode()),
            title=title,
            publisher=self.dice.choice(self.outlets),
            published=day,
            language="en",
            media_type="text/plain",
        )
        reused = () if borrowed is None or spans is None else (Reused(spans[0], borrowed.id, spans[1], 1.0),)
        return replace(self._read(document, sheet), reused=reused)

    def _sentence(self, sheet: Sheet, day: dt.date) -> None:
        kind = self.dice.random()
        topic = None
        if self.dice.random() < _CLAIMED:
            topic = self.dice.choices(range(len(self.topics)), cum_weights=self.told)[0]
        told: dict[str, Any] = {"topic": topic, "kind": StatementKind.INDIRECT, "act": Act.ASSERT}
        source = self._source(sheet, told, kind, topic)
        if kind < _PROMISES:
            self._promise(sheet, told, day)
        elif kind < _FIGURES:
            told |= {"cue": sheet.put("said"), "source": source}
            self._figure(sheet, told)
        else:
            denies = _FIGURES <= kind < _DENIALS
            told |= {"source": source, "cue": sheet.put("denied" if denies else "said")}
            told["act"] = Act.DENY if denies else Act.ASSERT
            told["negative"] = denies
            sheet.put(" that ")
            told["wording"] = wording = self.dice.choices(range(4), weights=(5, 2, 2, 1))[0]
            content = self.topics[topic].wordings[wording] if topic is not None else self.some(self.dice.randint(9, 18))
            told["content"] = sheet.put(content)
        sheet.put(". ")
        sheet.put(f"{self.some(self.dice.randint(4, 10)).capitalize()}.")
        sheet.said.append(told)

    def _source(self, sheet: Sheet, told: dict[str, Any], kind: float, topic: int | None) -> Span:
        """Who speaks: somebody by name, an outlet or a body, or somebody without a name."""
        if kind > _NAMED:
            span = sheet.put(self.dice.choice(_UNNAMED))
            told["unnamed"] = span
        elif kind > _PEOPLE:
            name = self.dice.choice(self.bodies)
            span = sheet.put(name)
            told["actor"] = name
            sheet.mentions.setdefault(name, []).append(span)
        else:
            anybody = topic is None or self.dice.random() < _ANYBODY
            who = self.dice.choices(range(len(self.people)), cum_weights=self.speaking)[0]
            name = self.people[who if anybody or topic is None else self.dice.choice(self.topics[topic].people)]
            span = sheet.put(name)
            told["actor"] = name
            sheet.mentions.setdefault(name, []).append(span)
        sheet.put(" ")
        return span

    def _promise(self, sheet: Sheet, told: dict[str, Any], day: dt.date) -> None:
        told["source"] = sheet.mentions[str(told["actor"])][-1]
        told |= {"cue": sheet.put("promised"), "act": Act.PROMISE, "topic": None}
        sheet.put(" ")
        due = day + dt.timedelta(days=self.dice.randint(5, 200))
        what = " ".join(self.dice.choices(self.words[20:], k=2))
        start = sheet.put(f"to rebuild the {what} of {self.dice.choice(self.states)}")
        sheet.put(" by ")
        when = sheet.put(f"{due.day} {due:%B %Y}")
        told |= {"content": Span(start.start, when.end), "what": start, "when": when, "due": due}
        sheet.times.append(Time(when, TimeType.DATE, due.isoformat(), Interval(due, due)))

    def _figure(self, sheet: Sheet, told: dict[str, Any]) -> None:
        sheet.put(" that ")
        place, number = self.dice.choice(self.states), self.dice.randint(2, 400)
        figure = sheet.put(f"{number} people")
        counted = Span(figure.end - len("people"), figure.end)
        end = sheet.put(f" in {place} had been killed in the {self.dice.choice(self.words[20:])}")
        sheet.mentions.setdefault(place, []).append(Span(figure.end + 4, figure.end + 4 + len(place)))
        told |= {"content": Span(figure.start, end.end), "topic": None}
        sheet.quantities.append(
            Quantity(figure, Decimal(number), Decimal(number), "people", counted=(counted, Span(figure.end, end.end)))
        )

    def _read(self, document: Document, sheet: Sheet) -> Written:
        ids = {name: name.lower().replace(" ", "-") for name in sheet.mentions}
        actors = [
            Actor(ids[name], name, self._type(name), (name,), self._roles(name, spans[0]), tuple(spans))
            for name, spans in sheet.mentions.items()
        ]
        statements, commitments, claimed = [], [], {}
        for told in sheet.said:
            made = _statement(document, told, ids, round(self.dice.uniform(0.4, 0.99), 3))
            statements.append(made)
            if told["topic"] is not None:
                claimed[made.id] = (told["topic"], told["wording"])
            if "due" in told:
                due = Interval(told["due"], told["due"])
                commitments.append(
                    Commitment(
                        made.id, CommitmentKind.PROMISE, (told["what"],), made.actor, due=due, due_spans=(told["when"],)
                    )
                )
        read = Reading(
            document,
            tuple(statements),
            MODEL,
            actors=tuple(actors),
            times=tuple(sheet.times),
            quantities=tuple(sheet.quantities),
            commitments=tuple(commitments),
        )
        return Written(read, claimed)

    def _type(self, name: str) -> ActorType:
        if name in self.states:
            return ActorType.STATE
        return ActorType.ORGANISATION if name.endswith(_BODIES) else ActorType.PERSON

    def _roles(self, name: str, span: Span) -> tuple[Role, ...]:
        """A tenth of the people have a role, the same one everywhere."""
        place = sum(map(ord, name))
        return (Role(_ROLES[place % len(_ROLES)], span),) if place % 10 == 0 else ()


def _statement(document: Document, told: dict[str, Any], ids: dict[str, str], sure: float) -> Statement:
    source, cue, content = ((told[part],) for part in ("source", "cue", "content"))
    unnamed = told.get("unnamed")
    negative = bool(told.get("negative"))
    return Statement(
        id=statement_id(document.id, source, cue, content),
        kind=told["kind"],
        source=source,
        cue=cue,
        content=content,
        source_kind=SourceKind.NAMED if unnamed is None else SourceKind.UNNAMED,
        confidence=sure,
        actor=ids[told["actor"]] if "actor" in told else None,
        unnamed=None if unnamed is None else UnnamedSource(f"u{unnamed.start}", UnnamedKind.OFFICIAL, (unnamed,), 1, 1),
        act=told["act"],
        certainty=Certainty(
            Degree.CERTAIN, Polarity.NEGATIVE if negative else Polarity.POSITIVE, negations=cue if negative else ()
        ),
    )
