"""What the affair's figures count, on a few statements made by hand; no model reads anything here."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks import affair
from benchmarks.affair_scoring import (
    Fault,
    Score,
)
from benchmarks.affair_scoring_claims import claim_scores, main_claim, origin_scores
from benchmarks.affair_scoring_denials import Verdict, denial_scores, opposed, verdict
from benchmarks.affair_scoring_figures import disagrees
from benchmarks.affair_scoring_gold import (
    Anchor,
    Gold,
    GoldClaim,
    GoldDenial,
    GoldFigures,
    GoldOwed,
    GoldRow,
    GoldStatement,
    NoDenial,
    read_gold,
)
from benchmarks.affair_scoring_owed import best, condition_right, days_right
from benchmarks.affair_scoring_reports import reuse_pairs
from benchmarks.affair_scoring_world import World, meant
from onrecord.ledger import Ledger
from onrecord.records import (
    Claim,
    Commitment,
    CommitmentKind,
    Document,
    Hop,
    HopKind,
    Interval,
    Member,
    Owed,
    Reading,
    SourceKind,
    Span,
    Stance,
    Statement,
    StatementKind,
    Told,
    sha256,
)

DAY = dt.date(2026, 3, 9)
SAYINGS = {
    "https://a.example": [("Ilva Brandt", "the ferry sank"), ("Oto Renn", "the ferry did not sink")],
    "https://b.example": [("Ilva Brandt", "a ferry went down"), ("Mats Dole", "the harbour is closed")],
}
"""What is said in each document, and by whom."""


def statement(
    name: str, content: tuple[int, int], *, cue: tuple[int, int] | None = None, parent: str | None = None
) -> Statement:
    return Statement(
        name,
        StatementKind.INDIRECT,
        (),
        () if cue is None else (Span(*cue),),
        (Span(*content),),
        SourceKind.NAMED,
        0.9,
        parent,
    )


def anchored(url: str, place: int) -> Anchor:
    return Anchor(url, SAYINGS[url][place][1])


def said(url: str, place: int, stance: Stance = Stance.ASSERTS) -> GoldStatement:
    return GoldStatement(anchored(url, place), stance, SAYINGS[url][place][0])


def gold(**parts: object) -> Gold:
    empty: dict[str, object] = dict.fromkeys(Gold.__dataclass_fields__, ())
    return Gold(**{**empty, "days": dict.fromkeys(SAYINGS, DAY), **parts})  # type: ignore[arg-type]


FERRY = GoldClaim(
    "ferry",
    (
        said("https://a.example", 0),
        said("https://a.example", 1, Stance.DENIES),
        said("https://b.example", 0),
        GoldStatement(Anchor("https://b.example", "nobody says this"), Stance.ASSERTS, "Mats Dole"),
    ),
    (frozenset({0, 2}), frozenset({1}), frozenset({3})),
)
HARBOUR = GoldClaim("harbour", (said("https://b.example", 1),), (frozenset({0}),))
DENIED = GoldDenial("ferry", "flat", anchored("https://a.example", 1), (0, 2))
GOLD = gold(
    claims=(FERRY, HARBOUR),
    denials=(DENIED,),
    not_denials=(NoDenial(anchored("https://a.example", 1), anchored("https://b.example", 1), "another matter"),),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "empty.db") as opened:
        yield opened


def told(url: str) -> tuple[Reading, list[Told]]:
    """A document in which each says what is said, and then some words that are nobody's."""
    text = "".join(f"{who} said that {what}.\n" for who, what in SAYINGS[url]) + "And nobody says this."
    document = Document(text, sha256(url.encode()), publisher=url, published=DAY, url=url)
    found = []
    for place, (who, what) in enumerate(SAYINGS[url]):
        start, source = text.index(what), text.index(f"{who} said")
        one = Statement(
            f"{url[8]}{place}",
            StatementKind.INDIRECT,
            (Span(source, source + len(who)),),
            (Span(source + len(who) + 1, source + len(who) + 5),),
            (Span(start, start + len(what)),),
            SourceKind.NAMED,
            0.9,
        )
        chain = (Hop(url, HopKind.PUBLISHER), Hop(who, HopKind.NAMED))
        found.append(Told(one, text, document.id, None, url, DAY, chain, speaker=who, speaker_name=who))
    return Reading(document, tuple(one.statement for one in found), "by hand"), found


def world(ledger: Ledger, claims: Mapping[str, Mapping[str, bool]], links: tuple[tuple[str, str], ...] = ()) -> World:
    """The documents, with claims of statements that agree or not, and links of denial."""
    pairs = [told(url) for url in SAYINGS]
    readings = {reading.document.url or "": reading for reading, _ in pairs}
    by_id = {one.id: one for _, some in pairs for one in some}
    made = {
        name: Claim(name, tuple(Member(one, agrees, 0.9) for one, agrees in held.items()))
        for name, held in claims.items()
    }
    places = {("ferry", 0): "a0", ("ferry", 1): "a1", ("ferry", 2): "b0", ("harbour", 0): "b1"}
    return World(ledger, GOLD, readings, by_id, made, frozenset(map(frozenset, links)), places, {})


def counts(found: Iterator[Score]) -> dict[str, tuple[int, int]]:
    return {one.name: (one.right, one.of) for one in found}


@pytest.mark.parametrize(
    ("place", "voices", "expected"),
    [
        (Span(30, 40), {}, "inner"),
        (Span(30, 40), {"outer": True}, "outer"),
        (Span(2, 8), {}, "outer"),
        (Span(21, 24), {}, "inner"),
        (Span(5, 26), {}, "outer"),
        (Span(70, 80), {}, None),
    ],
)
def test_the_innermost_statement_is_meant(place: Span, voices: Mapping[str, bool], expected: str | None) -> None:
    both = [statement("outer", (0, 60)), statement("inner", (25, 60), cue=(20, 24), parent="outer")]
    found = meant(both, place, voices)
    assert (found.id if found is not None else None) == expected


def test_statements_of_claims_are_counted_and_gathered(ledger: Ledger) -> None:
    held = world(ledger, {"one": {"a0": True, "b0": True, "b1": True}})
    found = counts(claim_scores(held))
    assert found["statements of claims found by the reader"] == (4, 5)
    assert found["same claim, precision (pairs)"] == (1, 3)
    assert found["same claim, recall (pairs)"] == (1, 3)
    assert found["stance right, of those in their claim's fullest claim"] == (3, 3)
    assert found["found statements in their claim's fullest claim"] == (3, 4)
    assert main_claim(held, FERRY) == "one"


def test_a_claim_that_is_turned_round_as_a_whole_has_its_stances_right(ledger: Ledger) -> None:
    held = world(ledger, {"one": {"a0": False, "a1": True, "b0": False}})
    assert counts(claim_scores(held))["stance right, of those in their claim's fullest claim"] == (3, 3)


def test_origins_are_right_where_the_parts_are(ledger: Ledger) -> None:
    found = list(origin_scores(world(ledger, {"one": {"a0": True, "a1": False, "b0": True}})))
    assert [(one.right, one.of) for one in found] == [(1, 1)] * 4
    assert "1 claims left out" in found[0].name


def test_a_claim_with_one_statement_is_left_out(ledger: Ledger) -> None:
    found = list(origin_scores(world(ledger, {"one": {"a0": True, "x": True}})))
    assert (found[0].right, found[0].of) == (0, 0)
    assert found[0].share is None
    assert (found[2].right, found[2].of) == (1, 1)


TAKEN = {
    "a": [("ferry", Stance.ASSERTS)],
    "b": [("ferry", Stance.DENIES)],
    "c": [("ferry", Stance.ASSERTS)],
    "d": [("ferry", Stance.REPORTS)],
    "e": [("harbour", Stance.ASSERTS)],
    "f": [("ferry", Stance.ASSERTS), ("harbour", Stance.DENIES)],
}


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("ab", Verdict.RIGHT),
        ("ac", Verdict.SAME_SIDE),
        ("ad", Verdict.SAME_SIDE),
        ("bd", None),
        ("ae", Verdict.OTHER_CLAIM),
        ("ef", Verdict.RIGHT),
        ("ax", None),
        ("be", Verdict.NO_DENIAL),
        ("cd", Verdict.RIGHT),
    ],
)
def test_a_pair_is_judged_by_what_is_listed_and_then_by_its_sides(pair: str, expected: Verdict | None) -> None:
    assert verdict(frozenset(pair), TAKEN, [frozenset("cd")], [frozenset("be")]) is expected


def test_denials_are_found_by_links_and_by_stances(ledger: Ledger) -> None:
    by_stance = world(ledger, {"one": {"a0": True, "a1": False}})
    by_link = world(ledger, {}, (("a1", "b0"), ("a1", "b1"), ("a0", "b0")))
    assert opposed(by_stance) == {frozenset({"a0", "a1"})}
    found, linked = counts(denial_scores(by_stance)), counts(denial_scores(by_link))
    assert found["denials found (1 with both ends read)"] == (1, 1)
    assert found["denial links, precision, direct links alone"] == (0, 0)
    assert linked["denials found (1 with both ends read)"] == (1, 1)
    assert linked["denial links, precision"] == (1, 3)
    assert linked["false contradictions, of 100 denial links"] == (2, 3)


ROWS = tuple(
    GoldRow(Anchor("https://a.example", str(number)), low, high, None)
    for number, (low, high) in enumerate(
        [
            (Decimal(6), None),
            (Decimal(3), Decimal(3)),
            (Decimal(8), Decimal(8)),
            (Decimal(3), Decimal(3)),
            (Decimal(5), Decimal(5)),
        ]
    )
)
TABLE = GoldFigures("dead", ROWS, frozenset({frozenset({0, 1})}), {frozenset({1, 2}): "other date"})


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ((0, 1), True),
        ((1, 2), False),
        ((0, 3), True),
        ((2, 3), False),
        ((0, 2), False),
        ((1, 3), False),
        ((0, 4), None),
    ],
)
def test_figures_that_are_not_listed_are_judged_by_their_values(pair: tuple[int, int], expected: bool | None) -> None:  # noqa: FBT001 - a column
    assert disagrees(TABLE, frozenset(pair)) is expected


def owed(place: int, kind: CommitmentKind, what: tuple[int, int]) -> Owed:
    return Owed(Commitment(None, kind, (Span(*what),)), "x" * 60, "sha256:1", place)


def test_a_commitment_of_the_right_kind_is_taken_before_a_nearer_one() -> None:
    wanted = GoldOwed(
        "quay", Anchor("https://a.example", "x"), frozenset({CommitmentKind.DEMAND}), None, None, None, None, (), ()
    )
    found = [owed(0, CommitmentKind.PROMISE, (0, 30)), owed(1, CommitmentKind.DEMAND, (25, 40))]
    chosen = best(wanted, Span(5, 28), found)
    assert chosen is not None
    assert chosen.place == 1
    assert best(wanted, Span(45, 50), found) is None


def test_days_and_conditions_are_right_or_rightly_not_there() -> None:
    assert days_right((None, DAY), Interval(None, DAY))
    assert not days_right((None, DAY), Interval(DAY, DAY))
    assert not days_right((None, DAY), None)
    assert days_right(None, None)
    assert condition_right("if it rains", "rains", (Span(0, 11),))
    assert not condition_right("if it rains", "rains", ())
    assert not condition_right("if it rains", None, (Span(0, 11),))
    assert condition_right("if it rains", None, ())


def test_copies_of_one_original_are_not_judged_against_each_other() -> None:
    listed = {("copy", "wire"), ("other", "wire"), ("blog", "paper")}
    found = {("copy", "wire"), ("copy", "other"), ("blog", "wire"), ("new", "wire")}
    right, wrong = reuse_pairs(found, listed)
    assert right == {("copy", "wire")}
    assert wrong == {("blog", "wire"), ("new", "wire")}


@pytest.mark.parametrize(
    "name", ["affair", "affair_blind", "affair_third", "affair_fourth", "affair_fifth", "affair_sixth"]
)
def test_both_files_of_answers_are_read_whole(name: str) -> None:
    path = affair.ROOT / "benchmarks" / name / "gold.json"
    held, found = json.loads(path.read_text(encoding="utf-8")), read_gold(path)
    assert [one.id for one in found.owed] == [one["id"] for one in held["commitments"]]
    assert sum(len(one.rows) for one in found.figures) == sum(len(one["rows"]) for one in held["figures"])
    assert len(found.denials) + len(found.not_denials) == len(held["denials"]) + len(held["not_denials"])
    assert all(found.claim(one.claim) for one in found.denials)


def test_figures_and_faults_are_printed() -> None:
    fault = Fault("https://a.example", "one line\nand another", "“the ferry”, ferry")
    some = [Score("claims", "claims", 1, 3, (fault,), "≥ 90"), Score("none", "nothing", 0, 0)]
    assert affair.rows(some) == [["claims", 1, 3, 100 / 3, "≥ 90"], ["nothing", 0, 0, "–", ""]]
    assert affair.lines(fault).splitlines() == [
        "https://a.example",
        "  found one line",
        "  found and another",
        "  gold  “the ferry”, ferry",
    ]
    assert affair.as_object(some[0])["faults"] == [
        {"where": "https://a.example", "found": "one line\nand another", "gold": "“the ferry”, ferry"}
    ]


def test_a_ledger_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "held.db"
    with Ledger.open(path):
        pass
    with affair.linked(tmp_path / "no such folder", path) as ledger:
        assert list(ledger.documents()) == []
