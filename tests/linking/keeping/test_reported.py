"""What later statements say became of a commitment."""

import datetime as dt

import pytest

from onrecord.linking.keeping import Later, outcomes
from onrecord.records import Act, Certainty, Degree, Interval, OutcomeKind, Polarity
from tests.linking.keeping.conftest import Owing, Tell

NEGATIVE = Certainty(Degree.CERTAIN, Polarity.NEGATIVE)


def alike(one: str, other: str) -> float:
    return 0.9 if one and other else 0.0


def strange(one: str, other: str) -> float:
    return 0.1 if one and other else 0.0


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Lisk has reopened the Marrow Pass", "done"),
        ("Lisk kept its promise to reopen the Marrow Pass", "done"),
        ("The Marrow Pass was reopened on Thursday", "done"),
        ("The Marrow Pass has not been reopened", "not-done"),
        ("Lisk has yet to reopen the Marrow Pass", "not-done"),
        ("Lisk missed the deadline to reopen the Marrow Pass", "not-done"),
        ("Drivers are still waiting for the Marrow Pass to reopen", "not-done"),
        ("Lisk hasn't reopened the Marrow Pass", "not-done"),
        ("The reopening of the Marrow Pass didn’t happen", "not-done"),
        ("Lisk had reopened nothing of the Marrow Pass", "not-done"),
        ("Lisk did reopen the Marrow Pass", "done"),
        ("Lisk did not reopen the Marrow Pass", "not-done"),
        ("The deadline passed today without the Marrow Pass being reopened", "not-done"),
        ("The reopening of the Marrow Pass has still not come", "not-done"),
        ("Lisk, which had vowed to reopen the Marrow Pass, reopened it on Monday", "done"),
        ("The Marrow Pass is open to carts, as Lisk had promised", "done"),
        ("The Marrow Pass cannot be reopened on that day", "changed"),
        ("Lisk postponed the reopening of the Marrow Pass", "changed"),
        ("Lisk withdrew its promise to reopen the Marrow Pass", "withdrawn"),
    ],
)
def test_what_it_says(owing: Owing, tell: Tell, words: str, kind: str) -> None:
    assert [one.kind for one in outcomes(owing(), [tell(words)], alike)] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "Lisk will reopen the Marrow Pass",
        "Lisk should have reopened the Marrow Pass",
        "Lisk ordered the Marrow Pass to be reopened before May",
        "Lisk demanded a toll, or the Marrow Pass would not be reopened",
        "Lisk said it’d have reopened the Marrow Pass",
        "The weather in Lisk is fine",
        "Lisk has reopened the harbour",
        "The Marrow Pass is a road",
        "Orrin had given Lisk until May to reopen the Marrow Pass, and opened talks",
        "Orrin opened the talks on the Marrow Pass and set a deadline of May for Lisk",
    ],
)
def test_what_says_nothing_of_it(owing: Owing, tell: Tell, words: str) -> None:
    assert outcomes(owing(), [tell(words)], alike) == ()


@pytest.mark.parametrize(
    ("what", "words", "kinds"),
    [
        ("publish the Marrow files", "The Marrow files that Lisk promised in May went up the next day", ["done"]),
        ("publish the Marrow files", "The Marrow files were handed over a day before the deadline", ["done"]),
        ("publish the Marrow files", "The Marrow files that Lisk promised never came", ["not-done"]),
        ("be handed to the Marrow court", "They were handed to the Marrow court in Lisk", ["done"]),
        ("rebuild the Marrow houses", "The money for the Marrow houses came before the deadline", []),
    ],
)
def test_what_had_been_promised_has_come(owing: Owing, tell: Tell, what: str, words: str, kinds: list[str]) -> None:
    owed = owing(what, text=f"Lisk promised to {what}.")
    assert [one.kind for one in outcomes(owed, [tell(words)], alike)] == kinds


def test_a_denial_that_it_was_done_says_that_it_was_not(owing: Owing, tell: Tell) -> None:
    denied = tell("Lisk had reopened the Marrow Pass", act=Act.DENY, certainty=NEGATIVE)
    assert [one.kind for one in outcomes(owing(), [denied], alike)] == [OutcomeKind.NOT_DONE]


def test_what_was_promised_not_to_be_done_is_broken_by_doing_it(owing: Owing, tell: Tell) -> None:
    text = "Lisk promised not to raise the ferry fare."
    owed = owing("not to raise the ferry fare", text=text, due=None)
    assert [one.kind for one in outcomes(owed, [tell("Lisk raised the ferry fare")], alike)] == [OutcomeKind.NOT_DONE]


def test_earlier_unlike_and_unsure_statements_are_left_alone(owing: Owing, tell: Tell) -> None:
    words = "Lisk has reopened the Marrow Pass"
    assert outcomes(owing(), [tell(words, dt.date(2026, 3, 1))], alike) == ()
    assert outcomes(owing(), [tell(words)], strange) == ()
    maybe = Certainty(Degree.POSSIBLE, Polarity.POSITIVE)
    assert outcomes(owing(), [tell(words, certainty=maybe)], alike) == ()
    assert outcomes(owing(), [tell(words, act=Act.PREDICT)], alike) == ()


def test_whose_side_speaks_is_told(owing: Owing, tell: Tell) -> None:
    told = [tell("Lisk has reopened the Marrow Pass", speaker=speaker) for speaker in ("lisk", "ana", None)]
    assert [outcomes(owing(), [one], alike)[0].own for one in told] == [True, False, False]


def test_a_condition_that_is_met_is_told(owing: Owing, tell: Tell) -> None:
    owed = owing(condition="if the snow melts")
    assert [one.kind for one in outcomes(owed, [tell("The snow melts fast")], alike)] == [OutcomeKind.CONDITION_MET]
    assert outcomes(owed, [tell("The snow will melt")], alike) == ()


def test_when_it_was_done_is_taken_from_the_words(owing: Owing, tell: Tell) -> None:
    about = Interval(dt.date(2026, 4, 18), dt.date(2026, 4, 18))
    found = outcomes(owing(), [tell("Lisk has reopened the Marrow Pass", about=about)], alike)
    assert found[0].when == about


def test_the_order_in_which_statements_come_changes_nothing(owing: Owing, tell: Tell) -> None:
    told = [tell("Lisk has yet to reopen the Marrow Pass", dt.date(2026, 4, day)) for day in (3, 1, 2)]
    assert outcomes(owing(), told, alike) == outcomes(owing(), told[::-1], alike)


def test_what_shares_no_words_is_not_asked_about(owing: Owing, tell: Tell) -> None:
    told = [tell("Lisk has reopened the Marrow Pass"), tell("The harvest was late")]
    assert Later.of(told).near(owing()) == told[:1]


OTHERWISE = [
    ("Lisk said the Marrow toll is to be paid.", "be paid", "The Marrow toll went out on Monday"),
    ("Lisk said the Marrow survey would begin in April.", "begin", "The Marrow survey got under way"),
    ("Lisk demanded the Marrow pilots be released.", "the Marrow pilots be released", "The Marrow pilots walked free"),
    ("Lisk will lay the report before us.", "lay the report before us", "The report was put before Lisk's court"),
]


@pytest.mark.parametrize(("text", "what", "words"), OTHERWISE)
def test_what_is_to_happen_is_told_with_its_subject_and_in_other_words(
    owing: Owing, tell: Tell, text: str, what: str, words: str
) -> None:
    assert [one.kind for one in outcomes(owing(what, text=text), [tell(words)], alike)] == ["done"]
    assert outcomes(owing(what, text=text), [tell("The harbour fees went out on Monday")], alike) == ()


@pytest.mark.parametrize(
    ("due", "day", "number"),
    [
        (Interval(None, dt.date(2026, 4, 30)), dt.date(2026, 5, 20), 1),
        (Interval(None, dt.date(2026, 4, 30)), dt.date(2026, 9, 20), 0),
        (None, dt.date(2026, 4, 20), 0),
    ],
)
def test_others_tell_of_it_only_when_it_is_due(
    owing: Owing, tell: Tell, due: Interval | None, day: dt.date, number: int
) -> None:
    words = "The pass of Marrow was reopened"
    assert len(outcomes(owing(due=due), [tell(words, day, actors=frozenset())], alike)) == number
    assert len(outcomes(owing(due=due), [tell(words, day)], alike)) == 1
