"""What the encoder hears where no rule finds a commitment: which words bind, and what is made of them."""

import datetime as dt
from collections.abc import Callable

import pytest

from onrecord.reading.signals import Bond, BondPart
from onrecord.records import Act, Commitment, CommitmentKind, Interval, Span, words

Found = Callable[..., tuple[Commitment, ...]]
SURE = 0.9
LORRIES = "Lorries on the bridge by Friday: count on it."


def bond(text: str, piece: str, part: BondPart, probability: float = SURE) -> Bond:
    start = text.index(piece)
    return Bond(Span(start, start + len(piece)), part, probability)


def test_words_that_no_rule_knows_bind_where_they_are_heard(found: Found) -> None:
    heard = [bond(LORRIES, "Lorries on the bridge", BondPart.PROMISE), bond(LORRIES, "by Friday", BondPart.DUE)]

    (one,) = found(LORRIES, bonds=heard)

    assert one.kind is CommitmentKind.PROMISE
    assert words(LORRIES, one.what) == "Lorries on the bridge"
    assert one.due == Interval(None, dt.date(2026, 3, 13))
    assert words(LORRIES, one.due_spans) == "by Friday"
    assert not found(LORRIES)


def test_who_speaks_is_bound_by_a_promise_and_asks_with_a_demand(found: Found) -> None:
    text = "“The gates open on my signal, Kessaly,” said Oda Renn."
    said = ("Oda Renn", "said", "“The gates open on my signal, Kessaly,”")
    promise = bond(text, "The gates open on my signal", BondPart.PROMISE)

    (mine,) = found(text, said, bonds=[promise])
    (theirs,) = found(
        text,
        said,
        bonds=[bond(text, "The gates open on my signal", BondPart.DEMAND), bond(text, "Kessaly", BondPart.BY)],
    )

    assert (mine.by, mine.statement) == ("oda-renn", "s")
    assert (theirs.by, theirs.to) == ("kessaly", "oda-renn")


@pytest.mark.parametrize(
    ("part", "probability"),
    [pytest.param(BondPart.PROMISE, 0.4, id="not sure enough"), pytest.param(BondPart.BY, SURE, id="only who acts")],
)
def test_what_is_not_heard_surely_binds_nobody(part: BondPart, probability: float, found: Found) -> None:
    assert not found(LORRIES, bonds=[bond(LORRIES, "Lorries on the bridge", part, probability)])


def test_what_a_speech_is_about_binds_nobody_but_with_a_day(found: Found) -> None:
    text, dated = "We will discuss the toll.", "We will discuss the toll by Friday."
    heard = [bond(dated, "discuss the toll", BondPart.PROMISE), bond(dated, "by Friday", BondPart.DUE)]

    assert not found(text, bonds=[bond(text, "discuss the toll", BondPart.PROMISE)])
    assert found(dated, bonds=heard)


def test_a_question_binds_nobody(found: Found) -> None:
    text = "Lorries on the bridge by Friday?"

    assert not found(text, bonds=[bond(text, "Lorries on the bridge", BondPart.PROMISE)])


def test_what_a_rule_has_found_is_not_found_again(found: Found) -> None:
    text = "Oda Renn promised to open the bridge by Friday."
    said = ("Oda Renn", "promised", "to open the bridge by Friday")

    ruled = found(text, said, Act.PROMISE)

    assert len(ruled) == 1
    assert found(text, said, Act.PROMISE, [bond(text, "open the bridge", BondPart.PROMISE)]) == ruled


def test_no_word_of_a_condition_or_a_day_is_in_what_is_to_be_done(found: Found) -> None:
    text = "Twelve convoys by Friday if the road is clear, no fewer."
    heard = [
        bond(text, "Twelve convoys by Friday if the road is clear", BondPart.PROMISE),
        bond(text, "if the road is clear", BondPart.CONDITION),
        bond(text, "by Friday", BondPart.DUE),
    ]

    (one,) = found(text, bonds=heard)

    assert words(text, one.what) == "Twelve convoys"
    assert words(text, one.condition) == "if the road is clear"


def test_a_demand_with_a_last_day_beside_a_threat_is_an_ultimatum(found: Found) -> None:
    text = "The boats gone by Friday, or the harbour burns."
    heard = [
        bond(text, "The boats gone", BondPart.DEMAND),
        bond(text, "by Friday", BondPart.DUE),
        bond(text, "the harbour burns", BondPart.THREAT),
    ]

    kinds = [one.kind for one in found(text, bonds=heard)]

    assert kinds == [CommitmentKind.ULTIMATUM, CommitmentKind.THREAT]


@pytest.mark.parametrize(
    ("text", "what", "sure", "found_"),
    [
        pytest.param("Lisk: resources for the valley.", "resources for the valley", 0.7, 0, id="no verb, no day"),
        pytest.param("Lisk, resources for the valley.", "resources for the valley", 0.95, 1, id="heard surely"),
        pytest.param("Lisk is to gladly fund the valley.", "gladly fund the valley", 0.7, 1, id="a verb"),
    ],
)
def test_what_begins_with_no_verb_must_be_heard_surely(
    text: str, what: str, sure: float, found_: int, found: Found
) -> None:
    assert len(found(text, bonds=[bond(text, what, BondPart.PROMISE, sure)])) == found_


@pytest.mark.parametrize(
    ("text", "deed", "binds"),
    [
        pytest.param("The line will run as before by Friday.", "run as before", True, id="a line"),
        pytest.param("The river will crest at six feet by Friday.", "crest at six feet", False, id="a river"),
        pytest.param("Prices will fall to three marks by Friday.", "fall to three marks", False, id="prices"),
    ],
)
def test_what_things_will_do_by_a_day_is_promised_but_for_what_they_do_of_themselves(
    text: str, deed: str, found: Found, *, binds: bool
) -> None:
    heard = [bond(text, deed, BondPart.PROMISE), bond(text, "by Friday", BondPart.DUE)]

    undated = text.replace(" by Friday", "")

    assert bool(found(text, bonds=heard)) is binds
    assert not found(undated, bonds=[bond(undated, deed, BondPart.PROMISE)])


def test_with_a_last_day_surely_heard_less_is_enough(found: Found) -> None:
    faint = bond(LORRIES, "Lorries on the bridge", BondPart.PROMISE, 0.45)

    assert found(LORRIES, bonds=[faint, bond(LORRIES, "by Friday", BondPart.DUE)])
    assert not found(LORRIES, bonds=[faint, bond(LORRIES, "by Friday", BondPart.DUE, 0.6)])


def test_what_will_be_done_to_a_thing_is_heard_at_less(found: Found) -> None:
    text, acting = "The letters will be published.", "The council will publish the letters."

    assert found(text, bonds=[bond(text, "be published", BondPart.PROMISE, 0.52)])
    assert not found(acting, bonds=[bond(acting, "publish the letters", BondPart.PROMISE, 0.52)])


def test_pieces_of_one_deed_that_are_heard_as_of_several_kinds_are_one(found: Found) -> None:
    text = "Under the deal of May the foundry delivers a trial piece by Friday."
    heard = [
        bond(text, "delivers a", BondPart.PROMISE),
        bond(text, "trial piece", BondPart.OBLIGATION),
        bond(text, "by Friday", BondPart.DUE),
    ]

    assert [words(text, one.what) for one in found(text, bonds=heard)] == ["delivers a trial piece"]


def test_a_side_that_is_heard_in_part_is_taken_whole(found: Found) -> None:
    text = "By law the clocks of the head of state go forward by Friday."
    heard = [
        bond(text, "go forward", BondPart.OBLIGATION),
        bond(text, "state", BondPart.BY),
        bond(text, "by Friday", BondPart.DUE),
    ]

    assert [words(text, one.by_spans) for one in found(text, bonds=heard)] == ["the head of state"]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (("Oda Renn", "recalled", "“We would share our boats.”"), 0),
        (("Oda Renn", "said", "“We would share our boats if Lisk did.”"), 1),
        (("Oda Renn", "said", "they would share the boats"), 1),
        (("Oda Renn", "said", "“You wouldn't share your boats unless you had to.”"), 0),
    ],
)
def test_what_somebody_would_do_in_words_of_his_own_is_only_imagined(
    found: Found, said: tuple[str, str, str], count: int
) -> None:
    text = " ".join(said)
    heard = [bond(text, text[text.index("share") : text.index("boats") + 5], BondPart.PROMISE)]
    assert len(found(text, said, bonds=heard)) == count
