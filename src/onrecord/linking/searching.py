"""What there is to be searched for somebody's words. The one rule: what is counted is bounded by the days that were
looked through, and undated documents were looked through, too."""

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.stances import When, when
from onrecord.records import Act, Told


@dataclass(frozen=True, slots=True)
class Searched:
    """In how many documents and outlets was looked, of which days (None where none is dated), and how many statements
    about anything the actor makes in them."""

    documents: int
    outlets: int
    statements: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Declining:
    """A statement in which somebody declines to speak."""

    place: When
    id: str
    document: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class _Within:
    """What there is until a day: days of dated documents in order, the last day of each outlet, in order, among those
    that have dated documents alone; undated documents, and outlets that have some."""

    days: tuple[int, ...]
    latest: tuple[int, ...]
    undated: int
    always: int


class Corpus:
    """What there is to search: each document with its day and publisher, and who speaks in it, or declines to.

    Documents without any statement are not in it. It is heard whole before it is asked.
    """

    def __init__(self) -> None:
        self._documents: dict[str, tuple[int, str | None]] = {}
        self._spoken: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self._heard_in: dict[str, set[str]] = defaultdict(set)
        self._declining: dict[str, list[Declining]] = defaultdict(list)
        self._within = lru_cache(maxsize=1)(self._until)
        self._days = lru_cache(maxsize=None)(self._days_of)

    @classmethod
    def of(cls, told: Iterable[Told]) -> "Corpus":
        """That of statements."""
        corpus = cls()
        for one in told:
            declines = one.statement.act is Act.DECLINE
            corpus.hear(one.document, one.day, one.publisher, one.speaker, declines=declines)
            if declines:
                corpus.hear_declining(one)
        return corpus

    def hear(
        self, document: str, day: dt.date | None, publisher: str | None, speaker: str | None, *, declines: bool = False
    ) -> None:
        """One more statement: in which document, whose, and whether they decline to speak in it."""
        ordinal = day.toordinal() if day else 0
        self._documents[document] = ordinal, publisher
        if speaker is not None:
            self._spoken[speaker].append(ordinal)
            if not declines:
                self._heard_in[speaker].add(document)

    def hear_declining(self, one: Told) -> None:
        """One more statement in which somebody declines to speak."""
        if one.speaker is not None:
            self._declining[one.speaker].append(Declining(when(one), one.id, one.document, one.day))

    def days(self) -> tuple[dt.date, ...]:
        """The days on which its documents were published, each once, in order."""
        return tuple(dt.date.fromordinal(day) for day in sorted({day for day, _ in self._documents.values()} - {0}))

    def declined(self, actor: str, documents: Collection[str], until: dt.date) -> tuple[str, ...]:
        """The ids of the statements in which an actor declines to speak in some documents until a day, oldest first."""
        found = (
            one
            for one in self._declining.get(actor, ())
            if one.document in documents and (one.day is None or one.day <= until)
        )
        return tuple(one.id for one in sorted(found, key=lambda one: one.place))

    def heard(self, actor: str, documents: Collection[str]) -> bool:
        """Whether an actor says something, and does not only decline to, in one of some documents."""
        return not self._heard_in.get(actor, frozenset[str]()).isdisjoint(documents)

    def searched(self, actor: str, since: dt.date | None, until: dt.date) -> Searched:
        """What was looked through for an actor between two days; undated documents are looked through, too."""
        within, start, end = self._within(until), since.toordinal() if since else 1, until.toordinal()
        at = bisect_left(within.days, start)
        dated = within.days[at : at + 1] + within.days[-1:] if at < len(within.days) else ()
        days = self._days(actor)
        said = bisect_right(days, 0) + max(0, bisect_right(days, end) - bisect_left(days, start))
        return Searched(
            within.undated + len(within.days) - at,
            within.always + len(within.latest) - bisect_left(within.latest, start),
            said,
            *((dt.date.fromordinal(dated[0]), dt.date.fromordinal(dated[-1])) if dated else (None, None)),
        )

    def _days_of(self, actor: str) -> "array[int]":
        """The days of an actor's statements in order, 0 for those that are undated."""
        return array("i", sorted(self._spoken.get(actor, ())))

    def _until(self, until: dt.date) -> _Within:
        end = until.toordinal()
        days = sorted(day for day, _ in self._documents.values() if day)
        always = {publisher for day, publisher in self._documents.values() if not day}
        latest: dict[str | None, int] = {}
        for day, publisher in self._documents.values():
            if day and day <= end and publisher not in always:
                latest[publisher] = max(day, latest.get(publisher, 0))
        undated = sum(not day for day, _ in self._documents.values())
        return _Within(tuple(days[: bisect_right(days, end)]), tuple(sorted(latest.values())), undated, len(always))
