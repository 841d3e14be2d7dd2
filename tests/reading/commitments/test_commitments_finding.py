"""Commitments in sentences: what binds, whom, to what, by when, on which condition; and what binds nobody."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import Cast, Resolution
from onrecord.reading.commitments import find_commitments
from onrecord.reading.times import find_times
from onrecord.records import Act, Commitment, Document, Interval, sha256, words
from tests.reading.commitments.conftest import THURSDAY, Found, Said

DAY = dt.timedelta(days=1)

NOBODY = Cast((), frozenset(), lambda _: Resolution())


def one(found: tuple[Commitment, ...]) -> Commitment:
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected", "end", "condition"),
    [
        ("Lisk promised to reopen the pass by the end of April.", ("promise", "Lisk", "reopen the pass"), (4, 30), ""),
        ("Lisk promised on Monday to reopen the pass.", ("promise", "Lisk", "reopen the pass"), None, ""),
        ("Oda Renn vowed never to sell the yard.", ("promise", "Oda Renn", "never to sell the yard"), None, ""),
        (
            "Oda Renn promised that nobody who has lost a house will pay for the next one.",
            ("promise", "Oda Renn", "nobody who has lost a house will pay for the next one"),
            None,
            "",
        ),
        ("Lisk vowed that no one will go.", ("promise", "Lisk", "no one will go"), None, ""),
        ("Lisk pledged 40 million crowns by May.", ("promise", "Lisk", "40 million crowns"), (5, 31), ""),
        ("Lisk agreed to pay in return for fuel.", ("promise", "Lisk", "pay"), None, "in return for fuel"),
        (
            "Lisk threatened to cut the cable unless the pilots are freed.",
            ("threat", "Lisk", "cut the cable"),
            None,
            "unless the pilots are freed",
        ),
        ("Lisk vowed to retaliate if the dam is hit.", ("threat", "Lisk", "retaliate"), None, "if the dam is hit"),
        ("The union demanded that Lisk pay the arrears by Friday.", ("demand", "Lisk", "pay the arrears"), (3, 13), ""),
        ("The union called on Lisk to free the crew.", ("demand", "Lisk", "free the crew"), None, ""),
        ("The court ordered Lisk to free the crew within five days.", ("demand", "Lisk", "free the crew"), (3, 17), ""),
        ("The army gave Lisk 48 hours to leave the island.", ("ultimatum", "Lisk", "leave the island"), (3, 14), ""),
        ("Lisk has until 15 April to remove the wreck.", ("ultimatum", "Lisk", "remove the wreck"), (4, 15), ""),
        ("Lisk is obliged to return the ferry before 1 June.", ("obligation", "Lisk", "return the ferry"), (5, 31), ""),
        ("Lisk is required by law to report by 10 April.", ("obligation", "Lisk", "report"), (4, 10), ""),
        (
            "Lisk must hand over the logs no later than 30 April.",
            ("obligation", "Lisk", "hand over the logs"),
            (4, 30),
            "",
        ),
        ("Lisk must free the crew by the 20th.", ("obligation", "Lisk", "free the crew"), (3, 20), ""),
        ("Lisk owes Kessaly an answer by 31 March.", ("obligation", "Lisk", "Kessaly an answer"), (3, 31), ""),
        (
            "We will publish the list once the court has ruled.",
            ("promise", "We", "publish the list"),
            None,
            "once the court has ruled",
        ),
        ("Lisk intends to publish a report by 31 March.", ("promise", "Lisk", "publish a report"), (3, 31), ""),
        ("The sum will be transferred before 30 April.", ("promise", "", "The sum will be transferred"), (4, 29), ""),
        (
            "If they are refused, the government will close the crossing.",
            ("threat", "the government", "close the crossing"),
            None,
            "If they are refused",
        ),
        (
            "The farmers will close the road unless the government pays.",
            ("threat", "The farmers", "close the road"),
            None,
            "unless the government pays",
        ),
        (
            "We will return each week until all are home.",
            ("promise", "We", "return each week until all are home"),
            None,
            "",
        ),
        (
            "By 15 May we shall publish the readings of March.",
            ("promise", "we", "publish the readings of March"),
            (5, 15),
            "",
        ),
        ("Its pledge to demolish the wall, made in May, stands.", ("promise", "Its", "demolish the wall"), None, ""),
    ],
)
def test_what_binds_by_its_own_words(
    found: Found, text: str, expected: tuple[str, str, str], end: tuple[int, int] | None, condition: str
) -> None:
    held = one(found(text))
    assert (held.kind, words(text, held.by_spans), words(text, held.what)) == expected
    assert (held.due.end if held.due else None) == (dt.date(2026, *end) if end else None)
    assert words(text, held.condition) == condition


@pytest.mark.parametrize(
    ("said", "act", "expected"),
    [
        (
            ("Oda Renn", "said", "“We will rebuild the bridge by May,”"),
            Act.ANNOUNCE,
            ("promise", "oda-renn", "rebuild the bridge"),
        ),
        (
            ("Oda Renn", "said", "she would not sign the paper"),
            Act.REFUSE,
            ("promise", "oda-renn", "not sign the paper"),
        ),
        (("Oda Renn", "said", "Kessaly must free the crew"), Act.DEMAND, ("demand", "kessaly", "free the crew")),
        (
            ("Oda Renn", "said", "“We’ll never sell the yard,”"),
            Act.PROMISE,
            ("promise", "oda-renn", "never sell the yard"),
        ),
        (
            ("Oda Renn", "promised", "“The boats will be returned,”"),
            Act.PROMISE,
            ("promise", "oda-renn", "The boats will be returned"),
        ),
        (
            ("Oda Renn", "said", "“Any ship that enters will be sunk,”"),
            Act.THREATEN,
            ("threat", "oda-renn", "Any ship that enters will be sunk"),
        ),
        (
            ("Oda Renn", "said", "“Everyone who took part will be held to account,”"),
            Act.PREDICT,
            ("promise", "oda-renn", "Everyone who took part will be held to account"),
        ),
        (
            ("Minister Oda Renn", "said", "the families will be paid by 1 May"),
            Act.PREDICT,
            ("promise", "oda-renn", "the families will be paid"),
        ),
        (
            ("Minister Oda Renn", "said", "a second report would follow within ten days"),
            Act.PREDICT,
            ("promise", "oda-renn", "a second report would follow"),
        ),
        (
            ("Minister Oda Renn", "said", "gas deliveries will be reduced by half if the bridge is closed"),
            Act.ANNOUNCE,
            ("threat", "oda-renn", "gas deliveries will be reduced by half"),
        ),
        (
            ("Minister Oda Renn", "said", "Lisk would take its case to the court if the log was not published"),
            Act.PREDICT,
            ("threat", "lisk", "take its case to the court"),
        ),
        (
            ("Oda Renn", "said", "Kessaly is prepared to receive the inspectors on 27 March"),
            Act.OFFER,
            ("promise", "kessaly", "receive the inspectors"),
        ),
        (
            ("Minister Oda Renn", "said", "the ministry regretted the delay and would check every list by 30 April"),
            Act.ASSESS,
            ("promise", None, "check every list"),
        ),
        (
            ("Oda Renn", "has told", "the court that she will give evidence on 19 May"),
            Act.ANNOUNCE,
            ("promise", "oda-renn", "give evidence"),
        ),
    ],
)
def test_what_binds_by_who_speaks(found: Found, said: Said, act: Act, expected: tuple[str, str | None, str]) -> None:
    source, cue, content = said
    text = f"{source} {cue} {content}."
    held = one(found(text, said, act))
    assert (held.kind, held.by, words(text, held.what)) == expected
    assert held.statement == "s"


@pytest.mark.parametrize(
    "text",
    [
        "It will rain on Sunday.",
        "Analysts expect Lisk to pay by Friday.",
        "Lisk plans to open the gate in May.",
        "Lisk did not promise to pay.",
        "Lisk never promised to pay.",
        "Lisk refused to guarantee the loan.",
        "Will Lisk promise to pay?",
        "384 pledged delegates met.",
        "We will see.",
        "The most promising candidates met.",
        "The bridge will be repaired.",
        "The families will be paid on Friday.",
        "Lisk is prepared to talk.",
        "Lisk intends to open the gate on Friday.",
        "The match will begin by noon.",
        "We will win.",
        "We must be patient.",
        "Oda Renn has to think.",
        "It must have been Friday.",
        "Oda Renn will take office on 20 January 2027.",
        "The union called on Lisk to respect its duties.",
        "The union called on all drivers to carry chains.",
    ],
)
def test_what_binds_nobody(found: Found, text: str) -> None:
    assert found(text) == ()


def test_a_wish_for_oneself_is_no_demand_on_another(found: Found) -> None:
    own, other = "“I want to pay them by Friday,” said Oda Renn.", "“I want Lisk to pay them by Friday,” said Oda Renn."

    assert not found(own, ("Oda Renn", "said", "“I want to pay them by Friday,”"))
    assert [one.kind.value for one in found(other, ("Oda Renn", "said", "“I want Lisk to pay them by Friday,”"))] == [
        "demand"
    ]


def test_a_threat_that_sets_a_time_is_an_ultimatum_too(found: Found) -> None:
    text = "Lisk threatened to close the strait unless the boats leave by 15 March."
    threat, ultimatum = sorted(found(text), key=lambda held: held.kind)
    assert (threat.kind, words(text, threat.what), threat.due) == ("threat", "close the strait", None)
    assert (ultimatum.kind, words(text, ultimatum.by_spans), words(text, ultimatum.what)) == (
        "ultimatum",
        "the boats",
        "leave",
    )
    assert ultimatum.due is not None
    assert ultimatum.due.end == dt.date(2026, 3, 15)


def test_what_is_foretold_of_another_binds_nobody(found: Found) -> None:
    said = ("Minister Oda Renn", "predicted", "Kessaly would publish the log if the court ruled")
    assert found(" ".join(said) + ".", said, Act.PREDICT) == ()


def test_a_deed_from_a_day_on_has_no_last_day(found: Found) -> None:
    held = one(found("We will cut the power from 22 March."))
    assert held.due == Interval(dt.date(2026, 3, 22), None)


def test_what_follows_otherwise_stands_apart(found: Found) -> None:
    text = "The chancery gave Lisk until midnight on Tuesday to withdraw its boats or face sanctions."
    held = one(found(text))
    assert (words(text, held.what), words(text, held.otherwise)) == ("withdraw its boats", "or face sanctions")
    assert (held.by, words(text, held.to_spans)) == ("lisk", "The chancery")


def test_a_bare_verb_brings_what_it_takes_up(found: Found) -> None:
    text = "These were commitments he was obliged to keep."
    assert words(text, one(found(text)).what) == "commitments … keep"


def test_the_day_of_publication_may_be_unknown() -> None:
    text = "Lisk promised to pay within two weeks."
    document = Document(text, sha256(text.encode()), language="en")
    held = one(find_commitments(document, (), find_times(document), NOBODY))
    assert held.due is None


PIECES = [
    "Lisk",
    "promised",
    "to",
    "pay",
    "by",
    "Friday",
    "unless",
    "must",
    "“",
    "”",
    ",",
    ".",
    "or",
    "will",
    "not",
    "we",
    "the",
    "20th",
    "within",
    "48 hours",
    "gave",
    "until",
    "\n\n",
    "'s",
    "n't",
    "deadline",
    "for",
    "either",
    "\u0130",
    "\U0001f600",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
def test_every_span_cuts_the_text_and_no_word_is_in_two_parts(text: str) -> None:
    document = Document(text, sha256(text.encode()), published=THURSDAY, language="en")
    for held in find_commitments(document, (), find_times(document), NOBODY):
        for span in held.spans:
            assert span.cut(text)
        parts = [span for part in (held.what, held.due_spans, held.condition, held.otherwise) for span in part]
        assert all(one is other or not one.overlaps(other) for one in parts for other in parts)


def test_huge_input_is_read_in_pieces() -> None:
    text = "Lisk promised to pay by Friday unless the boats leave and " * 3000
    document = Document(text, sha256(text.encode()), published=THURSDAY, language="en")
    assert find_commitments(document, (), find_times(document), NOBODY)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Lisk promised that the house will vote on 18 December.", dt.date(2026, 12, 18)),
        ("Lisk had promised to vote on 18 February.", dt.date(2026, 2, 18)),
    ],
)
def test_what_will_be_done_lies_ahead_though_its_promise_is_told_as_past(found: Found, text: str, due: dt.date) -> None:
    assert [one.due and one.due.end for one in found(text)] == [due]


def test_days_that_somebody_is_given_go_before_days_that_are_only_told(found: Found) -> None:
    text = "Lisk has given the airline fourteen days to refund the fares of those left behind in July."
    assert [one.due and one.due.end for one in found(text)] == [dt.date(2026, 3, 26)]
