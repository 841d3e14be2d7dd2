"""Judgements leave a ledger as lines and come into another one, each once, with the same outcome."""

import datetime as dt
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.answers.exchange import judgement_lines, take_lines
from onrecord.ledger import Filters, Ledger
from onrecord.records import (
    Act,
    ActorType,
    Bond,
    ClaimRating,
    Correction,
    Degree,
    Judgement,
    JudgementKind,
    Mentioned,
    Pinned,
    Polarity,
    Review,
    Reviewed,
    SourceKind,
    Span,
)
from tests.invented import DOCUMENT, READING, TEXT

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
STATEMENTS = tuple(Pinned.of(DOCUMENT.id, TEXT, one) for one in READING.statements)

places = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 40)).map(
        lambda pair: Span(pair[0], min(len(TEXT), sum(pair)))
    ),
    min_size=1,
    max_size=3,
).map(tuple)
corrections = st.builds(
    Correction,
    speaker=st.none() | st.sampled_from(("Ana Brusk", "Lisk", "a clerk", "Žo “the\nclerk”")),
    source_kind=st.none() | st.just(SourceKind.NAMED),
    source=st.none() | places,
    cue=st.none() | places,
    content=st.none() | places,
    act=st.none() | st.sampled_from(Act),
    polarity=st.none() | st.sampled_from(Polarity),
    degree=st.none() | st.sampled_from(Degree),
).filter(lambda correction: correction.given != ())
times = st.integers(0, 10**6).map(lambda second: NOON + dt.timedelta(seconds=second))
people = st.sampled_from(("Ada", "Bo", "Žofie"))
one_statement = st.sampled_from(STATEMENTS)
UNRATED = (
    '{"kind": "rate-claim", "by": "Ada", "at": "2026-03-20T12:00:00+00:00", "number": 1, "subject": {"these": [],'
    ' "those": [], "withdraws": null, "reviewed": {"statement": {"document": "x", "source": [], "cue": [],'
    ' "content": [[0, 1]], "words": ["", "", "x"]}, "rating": [1]}}}'
)
ratings = st.sampled_from(
    (ClaimRating("Half right"), ClaimRating("Žádný", 3, (1, 5)), ClaimRating("So", url="https://desk.example/so"))
)


@st.composite
def judgements(draw: st.DrawFn) -> tuple[Judgement, ...]:
    """Any judgements in a row; of the numbers withdrawn some are withdrawals."""
    found: list[Judgement] = []
    for number in range(1, draw(st.integers(1, 30)) + 1):
        kind = draw(st.sampled_from(("accept", "reject", "correct", "link", "rate-claim", "withdraw", "merge")))
        by, when = draw(people), draw(times)
        about = draw(st.lists(one_statement, min_size=2, max_size=2, unique=True))
        if kind == "withdraw" and number > 1:
            one = Judgement(JudgementKind.WITHDRAW, by, when, withdraws=draw(st.integers(1, number - 1)))
        elif kind == "link":
            subject = Reviewed(about[0], None, about[1], draw(st.sampled_from(Bond)))
            one = Judgement(JudgementKind.LINK, by, when, reviewed=subject)
        elif kind == "rate-claim":
            subject = Reviewed(about[0], rating=draw(ratings))
            one = Judgement(JudgementKind.RATE_CLAIM, by, when, reviewed=subject)
        elif kind == "correct":
            one = Judgement(JudgementKind.CORRECT, by, when, reviewed=Reviewed(about[0], draw(corrections)))
        elif kind == "merge":
            these = tuple(Mentioned(DOCUMENT.id, name, ActorType.PERSON) for name in ("Ana Brusk", "Teodor Žalvic"))
            one = Judgement(JudgementKind.MERGE, by, when, these=these)
        else:
            kind = kind if kind == "reject" else "accept"
            one = Judgement(JudgementKind(kind), by, when, reviewed=Reviewed(about[0]))
        found.append(one)
    return tuple(found)


def fresh(path: Path) -> Ledger:
    ledger = Ledger.open(path)
    ledger.add(READING, TEXT.encode(), "call.txt")
    return ledger


def reviews(ledger: Ledger) -> dict[str, Review]:
    return {row.id: row.review for row in ledger.statements(Filters())}


def same_outcome(one: Ledger, other: Ledger) -> bool:
    asked = "SELECT * FROM bonds ORDER BY 1, 2"
    return reviews(one) == reviews(other) and (
        one._connection.execute(asked).fetchall() == other._connection.execute(asked).fetchall()
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(judgements())
def test_another_ledger_of_the_same_documents_comes_to_the_same(made: tuple[Judgement, ...]) -> None:
    with TemporaryDirectory() as folder, fresh(Path(folder, "a")) as one, fresh(Path(folder, "b")) as other:
        for judgement in made:
            one.judge(judgement)
        lines = list(judgement_lines(one))
        first = take_lines(other, lines)
        assert (first.recorded + first.known, first.bad) == (len(made), ())
        assert same_outcome(one, other)
        again = take_lines(other, lines)
        assert (again.recorded, again.known) == (0, len(made))
        other.rebuild_reviews()
        assert same_outcome(one, other)


def test_five_hundred_judgements(tmp_path: Path) -> None:
    with fresh(tmp_path / "a") as one, fresh(tmp_path / "b") as other:
        kinds = (JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT)
        for number in range(500):
            kind = kinds[number * 7 % 3]
            correction = Correction(act=list(Act)[number % len(Act)]) if kind is JudgementKind.CORRECT else None
            when = NOON + dt.timedelta(seconds=number * 7919 % 500)
            subject = Reviewed(STATEMENTS[number % len(STATEMENTS)], correction)
            one.judge(Judgement(kind, ("Ada", "Bo")[number % 2], when, reviewed=subject))
        taken = take_lines(other, judgement_lines(one))
        assert (taken.recorded, taken.bad) == (500, ())
        assert reviews(one) == reviews(other)
        assert len({review.state for review in reviews(one).values()}) > 1


def test_ratings_of_claims_come_along_as_they_are(tmp_path: Path) -> None:
    rating = ClaimRating("Half right", 3, (1, 5), "https://desk.example/call")
    with fresh(tmp_path / "a") as one, fresh(tmp_path / "b") as other:
        one.judge(Judgement(JudgementKind.RATE_CLAIM, "Ada", NOON, reviewed=Reviewed(STATEMENTS[0], rating=rating)))
        assert take_lines(other, judgement_lines(one)).recorded == 1
        assert list(other.judgements()) == list(one.judgements())
        assert {review.state for review in reviews(other).values()} == {Review().state}


def test_lines_of_two_ledgers_go_together_whatever_came_first(tmp_path: Path) -> None:
    early = Judgement(JudgementKind.REJECT, "Ada", NOON, reviewed=Reviewed(STATEMENTS[0]))
    late = Judgement(JudgementKind.ACCEPT, "Bo", NOON + dt.timedelta(hours=1), reviewed=Reviewed(STATEMENTS[0]))
    with fresh(tmp_path / "a") as one, fresh(tmp_path / "b") as other:
        one.judge(early)
        other.judge(late)
        lines = list(judgement_lines(one)), list(judgement_lines(other))
        take_lines(one, lines[1])
        take_lines(other, lines[0])
        assert reviews(one) == reviews(other)


def test_a_withdrawal_finds_what_it_withdraws_under_another_number(tmp_path: Path) -> None:
    with fresh(tmp_path / "a") as one, fresh(tmp_path / "b") as other:
        one.judge(Judgement(JudgementKind.REJECT, "Ada", NOON, reviewed=Reviewed(STATEMENTS[0])))
        one.judge(Judgement(JudgementKind.WITHDRAW, "Ada", NOON, withdraws=1))
        other.judge(Judgement(JudgementKind.REJECT, "Bo", NOON, reviewed=Reviewed(STATEMENTS[1])))
        take_lines(other, judgement_lines(one))
        assert [judgement.withdraws for judgement in other.judgements()] == [None, None, 2]
        states = {row.id: row.review.state.value for row in other.statements(Filters())}
        assert (states[STATEMENTS[0].id], states[STATEMENTS[1].id]) == ("machine", "rejected")


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "Expecting"),
        ("[]", "no object"),
        ('"accept"', "no object"),
        ("{}", "it has no 'by'"),
        ('{"kind": "bless", "by": "Ada", "at": "2026-03-20T12:00:00+00:00", "number": 1, "subject": {}}', "it has no"),
        (UNRATED, "a rating of a claim is an object"),
        ('{"kind": "accept", "by": 3, "at": "x", "number": 1, "subject": {}}', "is text"),
    ],
)
def test_a_bad_line_is_named_and_costs_no_other(tmp_path: Path, bad: str, why: str) -> None:
    with fresh(tmp_path / "a") as one, fresh(tmp_path / "b") as other:
        for pinned in STATEMENTS[:2]:
            one.judge(Judgement(JudgementKind.ACCEPT, "Ada", NOON, reviewed=Reviewed(pinned)))
        first, second = judgement_lines(one)
        taken = take_lines(other, [first, bad, "", second])
        assert (taken.recorded, [number for number, _ in taken.bad]) == (2, [2])
        assert why in taken.bad[0][1]


def test_a_judgement_on_a_document_that_is_not_held_is_refused(tmp_path: Path) -> None:
    with fresh(tmp_path / "a") as one, Ledger.open(tmp_path / "b") as other:
        one.judge(Judgement(JudgementKind.ACCEPT, "Ada", NOON, reviewed=Reviewed(STATEMENTS[0])))
        one.judge(Judgement(JudgementKind.WITHDRAW, "Ada", NOON, withdraws=1))
        taken = take_lines(other, judgement_lines(one))
        assert [number for number, _ in taken.bad] == [1, 2]
        assert "does not hold" in taken.bad[0][1]
        other.add(READING, TEXT.encode(), "call.txt")
        assert take_lines(other, judgement_lines(one)).recorded == 2


def test_a_line_holds_all_that_a_judgement_says(tmp_path: Path) -> None:
    with fresh(tmp_path / "a") as one:
        one.judge(
            Judgement(
                JudgementKind.CORRECT,
                "Ada",
                NOON,
                "a slip",
                reviewed=Reviewed(STATEMENTS[0], Correction(act=Act.ADMIT)),
            )
        )
        (line,) = judgement_lines(one)
    held = json.loads(line)
    assert (held["schema"], held["kind"], held["by"], held["reason"]) == ("onrecord/1", "correct", "Ada", "a slip")
    assert held["subject"]["reviewed"]["correction"] == {"act": "admit"}
