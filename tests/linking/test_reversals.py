"""The same speaker, different words, on different days."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from onrecord.linking.reversals import Change, changes, occasion
from onrecord.records import (
    Act,
    Degree,
    Interval,
    Link,
    Quantity,
    Relation,
    SourceKind,
    Span,
    Stance,
    Time,
    TimeType,
    Told,
)
from tests.linking.telling import claim, day, known, told

DENIED: dict[str, Any] = {"act": Act.DENY, "negative": True, "negations": "denied"}
DENIES = "Ana Brusk | denied | the dam failed"
SAYS = "Ana Brusk | said | the dam failed"


def found(*told_of: Told, confidence: float = 0.9) -> list[tuple[Change, str, str]]:
    members = claim(*(one.id for one in told_of), confidence=confidence)
    return [(one.change, one.before.id, one.after.id) for one in changes([members], known(*told_of))]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (told("a", DENIES, 1, **DENIED), told("b", SAYS, 9), Change.REVERSAL),
        (told("a", SAYS, 1), told("b", DENIES, 9, **DENIED), Change.REVERSAL),
        (told("a", DENIES, 1, **DENIED), told("b", SAYS, 9, degree=Degree.POSSIBLE), Change.RETREAT),
        (told("a", SAYS, 1, degree=Degree.POSSIBLE), told("b", SAYS, 9), Change.ADVANCE),
        (told("a", SAYS, 1, act=Act.DECLINE, degree=Degree.UNCOMMITTED), told("b", SAYS + " then", 9), Change.ANSWER),
        (told("a", SAYS, 1), told("b", SAYS + " indeed", 9), None),
        (told("a", SAYS, 1), told("b", SAYS, 9, degree=Degree.UNCOMMITTED), None),
        (told("a", SAYS, 1, act=Act.ASK, degree=Degree.UNCOMMITTED), told("b", SAYS + " then", 9), None),
        (told("a", DENIES, 9, **DENIED), told("b", SAYS, 9), None),
        (told("a", DENIES, None, **DENIED), told("b", SAYS, 9), None),
        (told("a", DENIES, 1, **DENIED), told("b", "Bo Tarn | said | the dam failed", 9), None),
        (told("a", DENIES, 1, sure=0.3, **DENIED), told("b", SAYS, 9), None),
    ],
)
def test_what_changed(before: Told, after: Told, expected: Change | None) -> None:
    assert [change for change, *_ in found(before, after)] == ([expected] if expected else [])
    assert found(before, after) == found(after, before)


def test_both_statements_stand_side_by_side() -> None:
    earlier, later = told("a", DENIES, 1, **DENIED), told("b", SAYS, 9)
    (change,) = changes([claim("b", "a")], known(earlier, later))
    assert (change.speaker, change.claim) == ("ana-brusk", "b")
    assert change.stances == (Stance.DENIES, Stance.ASSERTS)
    assert change.days == (day(1), day(9))


def test_old_words_that_are_quoted_again_are_no_new_position() -> None:
    denial, admission = told("a", DENIES, 1, **DENIED), told("b", SAYS, 5)
    again = told("c", DENIES, 9, **DENIED)
    recalled = told("d", "Ana Brusk | had denied | the dam had failed", 9, **{**DENIED, "negations": "denied"})
    dated = told("e", "Ana Brusk | denied | any failure", 9, said=1, **DENIED)
    for later in (again, recalled, dated):
        assert [change for change, *_ in found(denial, admission, later)] == [Change.REVERSAL]


def test_unnamed_sources_and_weak_members_turn_nobody() -> None:
    hidden = [told("a", "an aide | denied | the dam failed", 1, kind=SourceKind.UNNAMED, **DENIED)]
    hidden.append(told("b", "an aide | said | the dam failed", 9, kind=SourceKind.UNNAMED))
    assert found(*hidden) == []
    assert found(told("a", DENIES, 1, **DENIED), told("b", SAYS, 9), confidence=0.4) == []


def test_another_figure_or_another_day_is_another_matter() -> None:
    earlier, later = told("a", DENIES, 1, **DENIED), told("b", SAYS, 9)
    five, nine = (Quantity(Span(0, 1), Decimal(n), Decimal(n), "gates") for n in (5, 9))
    assert found(replace(earlier, quantities=(five,)), replace(later, quantities=(nine,))) == []
    assert found(replace(earlier, quantities=(five,)), replace(later, quantities=(five, nine)))
    first, second = (Time(Span(0, 1), TimeType.DATE, "", Interval(day(n), day(n))) for n in (2, 3))
    assert found(replace(earlier, times=(first,)), replace(later, times=(second,))) == []


def test_links_tell_of_changes_across_claims() -> None:
    earlier = told("a", "Ana Brusk | said | nobody opened a gate", 1, negative=True, negations="nobody")
    later = told("b", "Ana Brusk | said | the gates were opened by hand", 9)
    link = Link("a", "b", Relation.DENIES, 0.8)
    (change,) = changes([], known(earlier, later), [link])
    assert (change.change, change.claim, change.stances) == (Change.REVERSAL, None, (Stance.DENIES, Stance.ASSERTS))
    for other in (
        replace(link, relation=Relation.COMPATIBLE),
        replace(link, confidence=0.2),
        Link("a", "x", Relation.DENIES, 0.9),
    ):
        assert changes([], known(earlier, later), [other]) == ()
    assert changes([], known(earlier, replace(later, speaker="bo-tarn")), [link]) == ()


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (told("a", on=5), day(5)),
        (told("a", on=5, said=2), day(2)),
        (told("a", on=None), None),
        (told("a", on=None, said=2), day(2)),
        (told("a", "Ana Brusk | had said | the dam held", 5), None),
        (told("a", "Earlier Ana Brusk | said | the dam held", 5), None),
    ],
)
def test_the_day_of_the_words(one: Told, expected: dt.date | None) -> None:
    assert occasion(one) == expected


def test_what_was_said_by_a_day_was_said_by_then() -> None:
    one = told("a", on=5)
    for end, expected in ((day(2), day(2)), (day(5), day(5)), (day(7), day(5))):
        assert occasion(replace(one, statement=replace(one.statement, said=Interval(None, end)))) == expected
