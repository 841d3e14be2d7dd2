"""Scores of commitments. The one rule: what was not found is missing once; what is judged further was found."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.affair_scoring import Fault, Score, alike, status_right, touching
from benchmarks.affair_scoring_gold import Days, GoldOutcome, GoldOwed
from benchmarks.affair_scoring_world import World, place_of
from onrecord.linking.keeping import own_voice
from onrecord.records import Interval, Outcome, OutcomeKind, Owed, Span, words
from onrecord.reports.promises import Followed, Similar, followed, owed_in

Marked = Sequence[tuple[GoldOwed, Owed]]


@dataclass(frozen=True, slots=True)
class Following:
    """Commitments followed up by a day, by the answers' ids; and as of the last day of all."""

    by_day: Mapping[tuple[str, dt.date], Followed]
    last: Mapping[str, Followed]


def owed_scores(world: World, similar: Similar) -> Iterator[Score]:
    """How many commitments are found, how much of them is right, and whether what became of them is."""
    marked = list(_paired(world))
    yield _found(world, marked)
    yield _kind(world, marked)
    due = [gold.id for gold, owed in marked if days_right(gold.due, owed.commitment.due)]
    yield _due(world, marked)
    yield _condition(world, marked)
    yield _party(world, marked, "by")
    yield _party(world, marked, "to")
    following = _follow(world, marked, similar)
    yield from _outcomes(world, marked, following)
    yield _schedule(world, [pair for pair in marked if pair[0].id in due], following, ("due right", "100"))
    yield _schedule(world, marked, following, ("found", ""))


def best(gold: GoldOwed, place: Span, found: Sequence[Owed]) -> Owed | None:
    """The commitment whose words for what is to be done touch the quote; one of a right kind before others."""
    shared = {one.place: touching(one.commitment.what, (place,)) for one in found}
    near = [one for one in found if shared[one.place]]

    def key(one: Owed) -> tuple[bool, int, int]:
        return one.commitment.kind not in gold.kinds, -shared[one.place], one.place

    return min(near, key=key, default=None)


def days_right(gold: Days | None, found: Interval | None) -> bool:
    """Whether both ends of the days are right."""
    return gold == (None if found is None else (found.start, found.end))


def condition_right(text: str, gold: str | None, found: tuple[Span, ...]) -> bool:
    """Whether the condition touches the marked one, or there is none of either."""
    if gold is None or not found:
        return gold is None and not found
    return bool(touching(found, (place_of(text, gold),)))


def _paired(world: World) -> Iterator[tuple[GoldOwed, Owed]]:
    by_document: dict[str, list[Owed]] = {}
    for one in owed_in(world.ledger):
        by_document.setdefault(one.document, []).append(one)
    for gold in world.gold.owed:
        reading = world.readings.get(gold.anchor.url)
        if reading is not None:
            found = by_document.get(reading.document.id, ())
            mine = best(gold, world.span(gold.anchor), found)
            if mine is not None:
                yield gold, mine


def _found(world: World, marked: Marked) -> Score:
    there = {gold.id for gold, _ in marked}
    missing = tuple(
        world.fault(gold.anchor, _beside(world, gold), f"{'/'.join(gold.kinds)} {gold.id} by {gold.by}")
        for gold in world.gold.owed
        if gold.id not in there
    )
    return Score("commitments", "commitments found", len(marked), len(world.gold.owed), missing, "≥ 85")


def _beside(world: World, gold: GoldOwed) -> str:
    """Commitments of which something else than what is to be done touches the quote."""
    reading, place = world.readings[gold.anchor.url], (world.span(gold.anchor),)
    near = (one for one in reading.commitments if touching(one.spans, place))
    told = "; ".join(f"{one.kind}: {words(reading.document.text, one.what)}" for one in near)
    return f"beside it {told}" if told else "no commitment"


def _kind(world: World, marked: Marked) -> Score:
    wrong = tuple(
        world.fault(gold.anchor, f"{owed.commitment.kind}: {owed.what}", "/".join(gold.kinds))
        for gold, owed in marked
        if owed.commitment.kind not in gold.kinds
    )
    return Score("kind", "… kind right", len(marked) - len(wrong), len(marked), wrong)


def _due(world: World, marked: Marked) -> Score:
    wrong = tuple(
        world.fault(gold.anchor, f"{_days(owed.commitment.due)}: {owed.what}", _gold_days(gold.due))
        for gold, owed in marked
        if not days_right(gold.due, owed.commitment.due)
    )
    return Score("due", "… due right, both ends", len(marked) - len(wrong), len(marked), wrong, "≥ 90")


def _days(found: Interval | None) -> str:
    return "no date" if found is None else f"{found.start} to {found.end}"


def _gold_days(gold: Days | None) -> str:
    return "no date" if gold is None else f"{gold[0]} to {gold[1]}"


def _condition(world: World, marked: Marked) -> Score:
    wrong = tuple(
        world.fault(
            gold.anchor, words(owed.text, owed.commitment.condition) or "none", gold.condition or "no condition"
        )
        for gold, owed in marked
        if not condition_right(owed.text, gold.condition, owed.commitment.condition)
    )
    return Score("condition", "… condition right, or rightly none", len(marked) - len(wrong), len(marked), wrong)


def _party(world: World, marked: Marked, end: str) -> Score:
    """By whom, or to whom, where the answers say it."""
    listed = []
    for gold, owed in marked:
        commitment = owed.commitment
        name, spans, wanted = (
            (owed.by_name, commitment.by_spans, gold.by)
            if end == "by"
            else (owed.to_name, commitment.to_spans, gold.to)
        )
        if wanted is not None:
            told = words(owed.text, spans)
            right = (wanted, *gold.by_also) if end == "by" else (wanted,)
            fits = any(alike(one, name) or alike(one, told) for one in right)
            listed.append((gold, wanted, name or told or "nobody", fits))
    wrong = tuple(world.fault(gold.anchor, told, wanted) for gold, wanted, told, right in listed if not right)
    return Score("parties", f"… {end} whom right, where marked", len(listed) - len(wrong), len(listed), wrong)


def _follow(world: World, marked: Marked, similar: Similar) -> Following:
    told = sorted(world.told.values(), key=lambda one: (str(one.published), one.document, one.statement.content))
    wanted: dict[dt.date, list[tuple[str, Owed]]] = {}
    last = max(world.gold.days.values(), default=dt.date.max)
    for gold, owed in marked:
        for day in {last, *(day for day, _ in gold.schedule)}:
            wanted.setdefault(day, []).append((gold.id, owed))
    by_day = {}
    for day, owing in sorted(wanted.items()):
        known = [one for one in told if one.day is not None and one.day <= day]
        known.extend(own_voice(known))
        found = followed([owed for _, owed in owing], known, similar, day).found
        by_place = {(one.owed.document, one.owed.place): one for one in found}
        for name, owed in owing:
            if (owed.document, owed.place) in by_place:
                by_day[name, day] = by_place[owed.document, owed.place]
    return Following(by_day, {name: one for (name, day), one in by_day.items() if day == last})


def _outcomes(world: World, marked: Marked, following: Following) -> Iterator[Score]:
    missing, wrong = [], []
    of = given = 0
    for gold, _ in marked:
        found = following.last[gold.id].statuses.outcomes if gold.id in following.last else ()
        matched: set[int] = set()
        for one in gold.outcomes:
            there = [place for place, other in enumerate(found) if _same_outcome(world, one, other)]
            matched.update(there)
            of += 1
            if not there:
                known = world.telling(one.anchor)
                other_kind = [str(other.kind) for other in found if other.statement in known]
                own = ", ".join(other_kind) or (world.shown(min(known)) if known else "no statement")
                missing.append(world.fault(one.anchor, own, f"{one.says} of {gold.id}"))
        for place, other in enumerate(found):
            if other.kind is not OutcomeKind.CONDITION_MET:
                given += 1
                if place not in matched:
                    url = world.url(other.statement)
                    wrong.append(Fault(url, f"{other.kind}: {world.shown(other.statement)}", f"{gold.id}: not listed"))
    yield Score("outcomes", "outcomes found, of commitments found", of - len(missing), of, tuple(missing))
    yield Score("outcomes-wrong", "outcomes given that are listed", given - len(wrong), given, tuple(wrong))


def _same_outcome(world: World, gold: GoldOutcome, found: Outcome) -> bool:
    return found.kind is gold.says and found.statement in world.telling(gold.anchor)


def _schedule(world: World, marked: Marked, following: Following, shown: tuple[str, str]) -> Score:
    wrong = []
    right = 0
    for gold, _ in marked:
        for day, status in gold.schedule:
            follow = following.by_day.get((gold.id, day))
            dated = any(
                one.dated and one.says is OutcomeKind.DONE and world.gold.days[one.anchor.url] <= day
                for one in gold.outcomes
            )
            if follow is not None and status_right(status, follow.statuses.schedule, dated=dated):
                right += 1
                continue
            own = "not there" if follow is None else _status_told(follow)
            wrong.append(world.fault(gold.anchor, own, f"{gold.id} as of {day}: {status}"))
    name, goal = shown
    return Score(
        "schedule", f"schedule status right, commitments {name}", right, right + len(wrong), tuple(wrong), goal
    )


def _status_told(follow: Followed) -> str:
    statuses = follow.statuses
    why = ", ".join(f"{one.kind} {one.day} [{one.statement[:8]}]" for one in statuses.outcomes)
    return f"{statuses.schedule} (due {_days(statuses.due)}; {why or 'no outcome'})"
