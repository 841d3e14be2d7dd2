"""What is counted in the file: weeks from Monday to Sunday, kinds of unnamed sources, what came when."""

import datetime as dt

import pytest

from onrecord.ledger import Filters, KindCount, Ledger, WeekCount
from onrecord.records import Correction, Judgement, JudgementKind, Pinned, Reviewed, SourceKind, UnnamedKind
from tests.invented import LEAK, READING
from tests.ledger.conftest import TREATY, Read

MONDAY = dt.date(2031, 5, 5)


def add(ledger: Ledger, read: Read, number: int, **metadata: object) -> None:
    text = f"{TREATY} {number}"
    ledger.add(read(text, **metadata), text.encode(), f"{number}.txt")


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (dt.date(2031, 5, 5), dt.date(2031, 5, 5)),
        (dt.date(2031, 5, 11), dt.date(2031, 5, 5)),
        (dt.date(2031, 5, 12), dt.date(2031, 5, 12)),
        (dt.date(2032, 2, 29), dt.date(2032, 2, 23)),
        (dt.date(2031, 1, 1), dt.date(2030, 12, 30)),
        (dt.datetime(2031, 5, 11, 23, 30, tzinfo=dt.UTC), dt.date(2031, 5, 5)),
        (None, None),
    ],
)
def test_a_week_goes_by_its_monday(day: dt.date | None, monday: dt.date | None, ledger: Ledger, read: Read) -> None:
    add(ledger, read, 1, published=day)
    assert list(ledger.by_week()) == [WeekCount("The Saltmarsh Courier", monday, 3, 1)]


def test_weeks_of_outlets_come_apart_and_undated_ones_last(ledger: Ledger, read: Read) -> None:
    add(ledger, read, 1, published=MONDAY)
    add(ledger, read, 2, published=MONDAY + dt.timedelta(6))
    add(ledger, read, 3, published=MONDAY + dt.timedelta(7))
    add(ledger, read, 4, published=MONDAY, publisher=None)
    add(ledger, read, 5, published=None)
    assert list(ledger.by_week()) == [
        WeekCount(None, MONDAY, 3, 1),
        WeekCount("The Saltmarsh Courier", MONDAY, 6, 2),
        WeekCount("The Saltmarsh Courier", MONDAY + dt.timedelta(7), 3, 1),
        WeekCount("The Saltmarsh Courier", None, 3, 1),
    ]


@pytest.mark.parametrize(
    ("filters", "counted"),
    [
        (Filters(about="close"), (1, 1)),
        (Filters(actor="Maren"), (1, 0)),
        (Filters(since=dt.date(2031, 5, 6)), None),
        (Filters(publisher="saltmarsh", limit=1), (3, 1)),
    ],
)
def test_filters_ask_as_everywhere(
    filters: Filters, counted: tuple[int, int] | None, ledger: Ledger, read: Read
) -> None:
    add(ledger, read, 1, published=MONDAY)
    assert [(one.statements, one.unnamed) for one in ledger.by_week(filters)] == ([counted] if counted else [])


def test_kinds_are_those_of_unnamed_sources_only(ledger: Ledger, read: Read) -> None:
    ledger.add(READING, READING.document.text.encode(), "call.txt")
    add(ledger, read, 1)
    assert list(ledger.by_descriptor()) == [
        KindCount("The Saltmarsh Courier", None, 1),
        KindCount("The Saltmarsh Courier", UnnamedKind.PERSON, 1),
    ]


def test_the_last_that_came_comes_first(ledger: Ledger, read: Read) -> None:
    for number in (1, 2, 3):
        add(ledger, read, number, title=f"Number {number}")
    (day,) = ledger.arrivals(5)
    assert (day.documents, day.statements) == (3, 9)
    found = list(ledger.newcomers(2))
    assert [one.document.title for one in found] == ["Number 3", "Number 2"]
    assert {one.added.date() for one in found} == {day.day}
    assert found[0].added.tzinfo is not None


def judged(kind: JudgementKind, correction: Correction | None = None) -> Judgement:
    """What a person says of the leak on the call."""
    pinned = Pinned.of(READING.document.id, READING.document.text, LEAK)
    at = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
    return Judgement(kind, "Ida", at, reviewed=Reviewed(pinned, correction))


@pytest.mark.parametrize(
    ("judgement", "counted", "kinds"),
    [
        (judged(JudgementKind.ACCEPT), (6, 1), 1),
        (judged(JudgementKind.REJECT), (5, 0), 0),
        (judged(JudgementKind.CORRECT, Correction(source_kind=SourceKind.DOCUMENT)), (6, 0), 0),
    ],
)
def test_what_people_say_outranks_the_machine(
    judgement: Judgement, counted: tuple[int, int], kinds: int, ledger: Ledger
) -> None:
    ledger.add(READING, READING.document.text.encode(), "call.txt")
    ledger.judge(judgement)
    assert [(one.statements, one.unnamed) for one in ledger.by_week()] == [counted]
    assert len(list(ledger.by_descriptor())) == kinds
    assert ledger.waiting().statements == 5


def test_an_empty_ledger_counts_nothing(ledger: Ledger) -> None:
    assert (list(ledger.by_week()), list(ledger.arrivals(5)), list(ledger.newcomers(5))) == ([], [], [])
    assert ledger.waiting().statements == 0


def test_what_waits_has_its_reasons(ledger: Ledger, read: Read) -> None:
    ledger.add(READING, READING.document.text.encode(), "call.txt")
    add(ledger, read, 1)
    found = ledger.waiting()
    assert (found.statements, found.denials, found.unnamed, found.unsure) == (9, 1, 2, 4)
