"""`onrecord hypotheses`: what people put up and rate, and the board that adds it up."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.records import Judgement, JudgementKind, Rated, Rating, Weight
from onrecord.reports import actors
from tests.cli.conftest import Golden, Run
from tests.invented import BRIEFING, CHARGE, DENIAL, LEAK, READING, TEXT

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
CLASHES, AGAINST, OPEN, SUITS, FITS, NONE = Rating
ADA, BO = ("--by", "Ada"), ("--by", "Bo")
UP = (
    "The call was made from the chancery, and the spokesman was told of it too late to say anything else in public",
    "There was no call",
    "The Lamp was fed an invented call by somebody who wished the former mayor ill and knew how to sound as if he knew",
    "Somebody else called",
)


@pytest.fixture(autouse=True)
def call(desk: Path) -> None:
    """The article that was read by hand, in onrecord.db, and a day on which everything is judged."""
    with Ledger.open(desk / "onrecord.db") as ledger:
        ledger.add(READING, TEXT.encode(), "call.txt")


RATED = (
    *(("Ada", f"h{number}", DENIAL, rating, None) for number, rating in enumerate((AGAINST, FITS, OPEN, SUITS), 1)),
    *(
        ("Ada", f"h{number}", LEAK, rating, Weight.HIGH)
        for number, rating in enumerate((FITS, CLASHES, SUITS, NONE), 1)
    ),
    ("Bo", "h2", BRIEFING, SUITS, None),
    ("Bo", "h1", LEAK, CLASHES, Weight.LOW),
)


@pytest.fixture
def board(desk: Path) -> None:
    """Four hypotheses, three statements, two people who rate them."""
    with Ledger.open(desk / "onrecord.db") as ledger:
        for text in UP:
            ledger.judge(Judgement(JudgementKind.HYPOTHESIS, "Ada", NOON, hypothesis=text))
        for by, hypothesis, statement, rating, weight in RATED:
            rated = Rated(hypothesis, statement.id, rating, weight)
            ledger.judge(Judgement(JudgementKind.RATE, by, NOON, rated=rated))


def found(run: Run, *arguments: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(run("hypotheses", *arguments, "--json").stdout)


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("place", ["terminal", "pipe"])
def test_the_board(place: str, run: Run, golden: Golden) -> None:
    result = run("hypotheses", terminal=80 if place == "terminal" else None)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"hypotheses-{place}", result.stdout)


@pytest.mark.usefixtures("board")
def test_nothing_is_wider_than_the_terminal(run: Run) -> None:
    page = run("hypotheses", COLUMNS="80").stdout
    assert max(map(len, page.splitlines())) <= 80
    assert all(word not in page for word in ("likely", "best", "proved", "false"))


@pytest.mark.usefixtures("board")
def test_the_board_for_machines(run: Run) -> None:
    told = found(run)
    assert [one["id"] for one in told["hypotheses"]] == ["h1", "h2", "h3", "h4"]
    assert [one["by"] for one in told["matrices"]] == ["Ada", "Bo"]
    whole, named, *_ = told["matrices"][0]["parts"]
    assert [score["inconsistency"] for score in whole["scores"]] == [1, 2, 0, 0]
    assert [score["weighted"] for score in whole["scores"]] == [1, 2.828, 0, 0]
    assert whole["order"] == [["h3", "h4"], ["h1"], ["h2"]]
    assert (named["evidence"], named["order"], named["changed"]) == (1, [["h2", "h3", "h4"], ["h1"]], True)
    leak, denial = told["matrices"][0]["rows"]
    assert (leak["statement"], leak["unnamed"], leak["weight"], leak["diagnosticity"]) == (LEAK.id, True, "high", 4)
    assert (denial["statement"], denial["unnamed"], denial["weighed"]) == (DENIAL.id, False, False)
    assert [one["by"] for one in found(run, "--by", "Bo")["matrices"]] == ["Bo"]


@pytest.mark.usefixtures("board")
def test_drop_undo_and_what_is_on_record(run: Run) -> None:
    dropped = run("hypotheses", "drop", "h2", *BO)
    number = dropped.stdout.split()[0]
    assert [one["id"] for one in found(run)["hypotheses"]] == ["h1", "h3", "h4"]
    assert run("hypotheses", "undo", number, *ADA).exit_code == 0
    assert [one["id"] for one in found(run)["hypotheses"]] == ["h1", "h2", "h3", "h4"]
    listed = found(run, "judgements")
    assert [one["kind"] for one in listed[-3:]] == ["rate", "withdraw", "withdraw"]
    assert (listed[0]["hypothesis"], listed[4]["statement"], listed[4]["rating"]) == (UP[0], DENIAL.id, "inconsistent")
    page = " ".join(run("hypotheses", "judgements").stdout.split())
    assert f"rate {LEAK.id[:8]} against h1: very-inconsistent, low weight" in page


@pytest.mark.usefixtures("board")
def test_ratings_are_no_judgements_on_actors(run: Run, desk: Path) -> None:
    assert run("actors", "merge", "lisk", "ana-brusk", *ADA).exit_code == 0
    assert "merge" not in {one["kind"] for one in found(run, "judgements")}
    with Ledger.open(desk / "onrecord.db") as ledger:
        assert len(actors(ledger)) == len(READING.actors) - 1


def test_an_empty_board_says_what_to_do(run: Run) -> None:
    assert "onrecord hypotheses add" in run("hypotheses").stdout
    assert "It is h1." in run("hypotheses", "add", "There was  no call", *ADA).stdout
    assert "onrecord hypotheses rate" in run("hypotheses").stdout


def test_ratings_by_word_by_code_and_by_words_of_the_hypothesis(run: Run) -> None:
    for text in UP:
        run("hypotheses", "add", text, *ADA)
    assert run("hypotheses", "rate", "h1", LEAK.id[:8], "ii", *ADA, "--weight", "low").exit_code == 0
    assert run("hypotheses", "rate", "there was", LEAK.id, "Consistent", *BO, "--because", "she said so").exit_code == 0
    ratings = [matrix["rows"][0]["ratings"] for matrix in found(run)["matrices"]]
    assert ratings == [{"h1": "very-inconsistent"}, {"h2": "consistent"}]
    assert found(run, "judgements")[-1]["reason"] == "she said so"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", " "), "a hypothesis needs words"),
        (("add", "there WAS a call"), "that is h1 already"),
        (("rate", "h7", CHARGE.id[:8], "C"), "there is no hypothesis 'h7'"),
        (("rate", "there", CHARGE.id[:8], "C"), "'there' may be h1, h2; give one of these ids"),
        (("rate", "h1", "ffffffff", "C"), "there is no statement whose id begins with 'ffffffff'"),
        (("rate", "h1", CHARGE.id[:8], "perhaps"), "'perhaps' is no rating; give II or very-inconsistent, "),
        (("rate", "h1", CHARGE.id[:8], "C", "--weight", "heavy"), "'heavy' is not one of"),
        (("drop", "h3"), "there is no hypothesis 'h3'"),
        (("undo", "9"), "there is no judgement 9 on hypotheses"),
        (("undo", "3"), "there is no judgement 3 on hypotheses"),
        (("--by", "Eve"), "'Eve' has rated nothing that stands"),
    ],
)
def test_misuse_is_one_line(arguments: tuple[str, ...], said: str, run: Run) -> None:
    for deed in (("hypotheses", "add", "There was a call"), ("hypotheses", "add", "There was no call")):
        assert run(*deed, *ADA).exit_code == 0
    assert run("actors", "merge", "lisk", "ana-brusk", *ADA).exit_code == 0
    by = () if arguments[0] == "--by" else ADA
    result = run("hypotheses", *arguments, *by)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr


@pytest.mark.parametrize("name", ["add", "rate", "drop", "undo", "judgements"])
def test_every_command_behind_it_has_examples(name: str, run: Run) -> None:
    page = run("hypotheses", name, "--help").stdout
    assert f"  onrecord hypotheses {name}" in page
    assert f"  {name} " in run("hypotheses", "--help").stdout
