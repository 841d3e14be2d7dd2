"""What somebody is bound to and what is said to have become of it. The one rule: three answers, each by itself, as of a
day; silence is told with where it was looked for."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from onrecord.ledger import Filters, Ledger, StatementRow
from onrecord.linking.keeping import Later, outcomes, own_voice, statuses
from onrecord.records import CommitmentKind, Owed, Reading, ReviewState, ScheduleStatus, Searched, Statuses, Told
from onrecord.reports.binders import own_binder
from onrecord.reports.telling import Telling, tell

Similar = Callable[[str, str], float]
"""How close two texts are in meaning, 0 to 1."""
_EVERYTHING = Filters()
_TELLING = (ReviewState.CORRECTED, ReviewState.REJECTED)
"""What people said of a statement that makes a difference to what it binds to."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A commitment with the three answers, and the statements that they rest on, in their order."""

    owed: Owed
    statuses: Statuses
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments to show: of these kinds, due before a day, overdue; what is None or empty asks for nothing."""

    kinds: frozenset[CommitmentKind] = frozenset()
    due_before: dt.date | None = None
    overdue: bool = False

    def passes(self, found: Followed) -> bool:
        """Whether a commitment is wanted."""
        due, where = found.statuses.due, found.statuses.schedule
        return (
            (not self.kinds or found.owed.commitment.kind in self.kinds)
            and (self.due_before is None or (due is not None and due.end is not None and due.end < self.due_before))
            and (not self.overdue or where is ScheduleStatus.OVERDUE)
        )


@dataclass(frozen=True, slots=True)
class Promises:
    """The commitments that are wanted, by the day on which they are due, undated ones last; and what was searched."""

    found: tuple[Followed, ...]
    searched: Searched


@dataclass(frozen=True, slots=True)
class Searchable:
    """Days on which documents that say something appeared, in order, and the last day of each publisher, in order."""

    days: Sequence[dt.date]
    lasts: Sequence[dt.date]

    def since(self, day: dt.date | None) -> Searched:
        """What there is to be looked through from a day on."""
        first = 0 if day is None else bisect_left(self.days, day)
        outlets = len(self.lasts) - (0 if day is None else bisect_left(self.lasts, day))
        ends = (self.days[first], self.days[-1]) if first < len(self.days) else (None, None)
        return Searched(len(self.days) - first, outlets, *ends)

    @classmethod
    def of(cls, told: Iterable[Told]) -> Self:
        """What some statements stand in."""
        held = {one.document: (one.day, one.publisher) for one in told if one.day is not None}
        lasts: dict[str, dt.date] = {}
        for day, publisher in held.values():
            if publisher is not None:
                lasts[publisher] = max(day, lasts.get(publisher, day))
        return cls(sorted(day for day, _ in held.values()), sorted(lasts.values()))


def promises_of(
    ledger: Ledger, similar: Similar, as_of: dt.date, filters: Filters = _EVERYTHING, wanted: Wanted | None = None
) -> Promises:
    """The commitments on record by a day, in statements or documents that pass; what became of them is looked for in
    all documents."""
    told = [one for one in tell(ledger) if one.day is not None and one.day <= as_of]
    told.extend(own_voice(told))
    limit = filters.limit
    return followed(owed_in(ledger, replace(filters, limit=None)), told, similar, as_of, (wanted or Wanted(), limit))


def followed(
    owed: Iterable[Owed],
    told: Sequence[Told],
    similar: Similar,
    as_of: dt.date,
    asked: tuple[Wanted, int | None] = (Wanted(), None),
) -> Promises:
    """The same in what is told; no more than the limit, None for all."""
    wanted, limit = asked
    later = Later.of(told)
    by_id = {one.id: one for one in told}
    searchable = Searchable.of(told)
    found = []
    for one in owed:
        if one.day is not None and one.day > as_of:
            continue
        answers = statuses(one, outcomes(one, later.near(one), similar), as_of, searchable.since(one.day))
        follow = Followed(one, answers, tuple(by_id[outcome.statement] for outcome in answers.outcomes))
        if wanted.passes(follow):
            found.append(follow)
    return Promises(tuple(sorted(found, key=by_due_day)[:limit]), searchable.since(None))


def owed_in(ledger: Ledger, filters: Filters = _EVERYTHING) -> Iterator[Owed]:
    """The commitments of documents that pass, and of statements that do where the filters ask for some."""
    telling = Telling(ledger)
    judged = {row.id: row for state in _TELLING for row in ledger.statements(Filters(review=state))}
    for row in ledger.documents(filters):
        reading = ledger.reading(row.id)
        if reading is None or not reading.commitments:
            continue
        passing = None
        if filters.of_statements:
            passing = {statement.id for statement in ledger.statements(replace(filters, document=row.id))}
        yield from _owed(reading, telling, passing, judged)


def _owed(
    reading: Reading, telling: Telling, passing: set[str] | None, judged: Mapping[str, StatementRow]
) -> Iterator[Owed]:
    """The commitments of a reading; whom people corrected as the speaker of one binds itself in the other's place."""
    document = reading.document
    machine = {statement.id: statement.actor for statement in reading.statements}
    sources = {statement.id: statement.source for statement in reading.statements}
    for place, commitment in enumerate(reading.commitments):
        if passing is not None and commitment.statement not in passing:
            continue
        row, speaking = judged.get(commitment.statement or ""), machine.get(commitment.statement or "")
        if row is not None and not row.review.stands:
            continue
        speaks = speaking if row is None else row.record.actor
        binds = speaks if commitment.by is not None and commitment.by == speaking else commitment.by
        corrected = None if row is None else row.speaker_name
        by, to, speaker = (telling.actors.get((document.id, name or "")) for name in (binds, commitment.to, speaks))
        yield Owed(
            commitment=commitment,
            text=document.text,
            document=document.id,
            place=place,
            title=document.title,
            publisher=document.publisher,
            published=document.published,
            by=by.id if by else None,
            by_name=by.name if by else corrected if binds != commitment.by else own_binder(document, commitment),
            to=to.id if to else None,
            to_name=to.name if to else None,
            speaker=speaker.id if speaker else None,
            for_side=bool(commitment.by_spans) and commitment.by_spans == sources.get(commitment.statement or ""),
        )


def by_due_day(found: Followed) -> tuple[dt.date, dt.date, str, int]:
    """The order of commitments: the day on which they are due, undated ones last."""
    due, owed = found.statuses.due, found.owed
    day = (due.end or due.start) if due is not None else None
    return day or dt.date.max, owed.day or dt.date.max, owed.document, owed.place
