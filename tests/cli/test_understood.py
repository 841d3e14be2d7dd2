"""What is understood, as people see it: whom a pronoun stands for, hedges, denials, reasons."""

import datetime as dt
import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.cli.document_view import print_document
from onrecord.cli.findings import amount
from onrecord.cli.terminal import Style, output
from onrecord.cli.understood import Told, act_words, bracketed, content, days, gist, people, who
from onrecord.ingest import Ingested
from onrecord.ledger import Ledger
from onrecord.pipeline import Outcome, Step
from onrecord.records import (
    Certainty,
    Comparison,
    Degree,
    Interval,
    Polarity,
    Quantity,
    SourceKind,
    Span,
    Statement,
    UnnamedKind,
    UnnamedSource,
    Unresolved,
)
from tests.cli.conftest import Golden, Run
from tests.invented import BRIEFING, CHARGE, CRITICS, DENIAL, DOCUMENT, LEAK, READING, REPORT, TEXT, at

NAMES = {actor.id: actor.name for actor in READING.actors}
DAY = dt.date(2026, 3, 12)


def told(statement: Statement) -> Told:
    return Told(statement, TEXT, NAMES)


@pytest.fixture
def call(desk: Path) -> None:
    """The article that was read by hand, in onrecord.db."""
    with Ledger.open(desk / "onrecord.db") as ledger:
        ledger.add(READING, TEXT.encode(), "call.txt")


@pytest.mark.parametrize("place", ["terminal", "pipe"])
def test_the_page_of_a_document(place: str, monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    if place == "terminal":
        for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm"), ("COLUMNS", "80")):
            monkeypatch.setenv(name, value)
    paper = io.StringIO()
    monkeypatch.setattr("sys.stdout", paper)
    step = Step(Ingested(TEXT.encode(), DOCUMENT, (), "call.txt"), Outcome.READ, READING)
    print_document(output(80), step)
    golden(f"understood-read-{place}", paper.getvalue())


@pytest.mark.usefixtures("call")
@pytest.mark.parametrize("place", ["terminal", "pipe"])
@pytest.mark.parametrize(
    "arguments",
    [("statements",), ("statements", "--brief"), ("show", LEAK.id), ("show", CHARGE.id), ("search", "call")],
    ids=["statements", "brief", "show-leak", "show-charge", "search"],
)
def test_the_pages_of_a_ledger(
    arguments: tuple[str, ...], place: str, request: pytest.FixtureRequest, run: Run, golden: Golden
) -> None:
    result = run(*arguments, terminal=80 if place == "terminal" else None)
    assert result.exit_code == 0
    assert max(map(len, without_codes(result.stdout).splitlines())) <= 80 or place == "pipe"
    golden(f"understood-{request.node.callspec.id.removesuffix(f'-{place}')}-{place}", result.stdout)


def without_codes(page: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", page)


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (DENIAL, "Teodor Žalvic"),
        (BRIEFING, "he [Teodor Žalvic]"),
        (CRITICS, "critics [?]"),
        (replace(CRITICS, unresolved=Unresolved.NO_CANDIDATE), "critics [?]"),
        (replace(CRITICS, unresolved=Unresolved.INDEFINITE), "critics"),
        (replace(CRITICS, unresolved=Unresolved.SEVERAL), "critics"),
        (LEAK, "a person familiar with the call (unnamed)"),
        (replace(CRITICS, source=(), source_kind=SourceKind.IMPLICIT), "no source given"),
        (replace(BRIEFING, source=(), source_kind=SourceKind.IMPLICIT), "no source given [Teodor Žalvic]"),
        (replace(CRITICS, source=(), source_kind=SourceKind.AUTHOR), "the author"),
    ],
)
def test_who(statement: Statement, shown: str) -> None:
    assert who(told(statement)).plain == shown


def test_a_surname_is_completed_as_editors_do() -> None:
    assert bracketed("Žalvic", told(BRIEFING)) == " [Teodor Žalvic]"
    assert bracketed("teodor žalvic, the spokesman", told(BRIEFING)) == ""


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (DENIAL, "deny − · said 2026-03-12"),
        (BRIEFING, "assert − · to reporters · at a briefing"),
        (CHARGE, "accuse → Lisk · said 2026-03-19"),
        (REPORT, ""),
        (LEAK, "assert, probable (“probably”) · about until 2026-03-12 · 1 person · unnamed: “for fear of reprisals”"),
        (CRITICS, "predict, possible (“may”) · via The Daily Lamp"),
        (replace(CRITICS, channel=None, certainty=None, act=None), ""),
        (
            replace(CRITICS, channel=None, act=None, certainty=Certainty(Degree.UNCOMMITTED, Polarity.NEGATIVE)),
            "−, left open",
        ),
        (
            replace(REPORT, certainty=Certainty(Degree.CERTAIN, Polarity.POSITIVE, reported=(at("probably"),))),
            "assert (the report: “probably”)",
        ),
    ],
)
def test_the_gist(statement: Statement, shown: str) -> None:
    assert gist(told(statement)).plain == shown


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (DENIAL, "deny −"),
        (LEAK, "assert, probable"),
        (REPORT, "assert"),
        (replace(DENIAL, act=None), "−"),
        (replace(DENIAL, certainty=None), "deny"),
        (replace(DENIAL, certainty=None, act=None), ""),
    ],
)
def test_acts_in_a_word(statement: Statement, shown: str) -> None:
    assert act_words(statement) == shown


def test_hedges_and_negations_have_their_own_colours() -> None:
    hedged, negated = content(told(LEAK)), content(told(BRIEFING))
    assert {hedged.plain[span.start : span.end]: span.style for span in hedged.spans}["probably"] == Style.HEDGE
    assert {negated.plain[span.start : span.end]: span.style for span in negated.spans}["no"] == Style.NEGATION
    assert (hedged.plain, negated.plain) == ("the former mayor had probably been warned", "“There was no call,”")


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (Interval(DAY, DAY), "2026-03-12"),
        (Interval(DAY, dt.date(2026, 3, 14)), "2026-03-12 to 2026-03-14"),
        (Interval(None, DAY), "until 2026-03-12"),
        (Interval(DAY, None), "from 2026-03-12"),
    ],
)
def test_days(interval: Interval, shown: str) -> None:
    assert days(interval) == shown


@pytest.mark.parametrize(
    ("kind", "least", "most", "shown"),
    [
        (UnnamedKind.PERSON, 1, 1, "1 person"),
        (UnnamedKind.OFFICIAL, 2, 2, "official, 2 people"),
        (UnnamedKind.DIPLOMAT, 2, None, "diplomat, 2 or more"),
        (UnnamedKind.AIDE, 1, 3, "aide, 1 to 3 people"),
    ],
)
def test_people(kind: UnnamedKind, least: int, most: int | None, shown: str) -> None:
    assert people(UnnamedSource("u", kind, (Span(0, 1),), least, most)) == shown


@pytest.mark.parametrize(
    ("low", "high", "unit", "sense", "shown"),
    [
        ("50000", "50000", "people", Comparison.JUST_UNDER, "just under 50,000 people"),
        ("40", "40", "percent", Comparison.MORE_THAN, "more than 40 percent"),
        ("2.5", "2.5", None, Comparison.EXACT, "2.5"),
        ("3", "5", "EUR", Comparison.BETWEEN, "3 to 5 EUR"),
        ("24", None, None, Comparison.EXACT, "24 or more"),
        ("24", None, None, Comparison.AT_LEAST, "at least 24"),
        (None, "9", None, Comparison.EXACT, "up to 9"),
        (None, "9", None, Comparison.AT_MOST, "at most 9"),
    ],
)
def test_amounts(low: str | None, high: str | None, unit: str | None, sense: Comparison, shown: str) -> None:
    first, last = (None if bound is None else Decimal(bound) for bound in (low, high))
    assert amount(Quantity(Span(0, 1), first, last, unit, sense=sense)) == shown
