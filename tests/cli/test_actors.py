"""`onrecord actors` and `onrecord actor`: who speaks, and what people decide about who is who."""

import json
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.cli.conftest import Golden, Run
from tests.invented import READING, TEXT
from tests.reports.test_who import ARTICLES

BY = ("--by", "Ada", "--because", "two spellings")


@pytest.fixture(autouse=True)
def call(desk: Path) -> None:
    """The articles that were read by hand, in onrecord.db."""
    with Ledger.open(desk / "onrecord.db") as ledger:
        ledger.add(READING, TEXT.encode(), "call.txt")
        for number, reading in enumerate(ARTICLES):
            ledger.add(reading, reading.document.text.encode(), f"{number}.txt")


def ids(run: Run, *arguments: str) -> list[str]:
    return [actor["id"] for actor in json.loads(run("actors", "--json", *arguments).stdout)]


@pytest.mark.parametrize("place", ["terminal", "pipe"])
@pytest.mark.parametrize(
    "arguments", [("actors",), ("actor", "teodor-zalvic"), ("actors", "suggest")], ids=["actors", "actor", "suggest"]
)
def test_the_pages(
    arguments: tuple[str, ...], place: str, request: pytest.FixtureRequest, run: Run, golden: Golden
) -> None:
    result = run(*arguments, terminal=80 if place == "terminal" else None)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"actors-{request.node.callspec.id}", result.stdout)


def test_types_narrow_the_list(run: Run) -> None:
    assert ids(run, "--type", "state") == ["lisk"]
    assert len(ids(run)) == 6


def test_a_profile_for_machines(run: Run) -> None:
    found = json.loads(run("actor", "Teodor Žalvic", "--json").stdout)
    assert (found["id"], found["statements"], found["negative"], found["documents"]) == ("teodor-zalvic", 5, 2, 3)
    assert {one["act"]: one["statements"] for one in found["acts"]} == {"deny": 3, "assert": 1, "accuse": 1}
    assert [role["first"] for role in found["roles"]] == ["2026-03-12", "2026-03-13"]
    assert found["through"] == [{"text": "The Saltmarsh Courier", "kind": "publisher", "statements": 5}]
    assert [pair["actors"] for pair in found["perhaps"]] == [["teodor-zalvic", "theodor-zalvic"]]
    assert sum(member["statements"] for member in found["members"]) == 5


def test_merge_split_and_undo(run: Run) -> None:
    assert "1  " in run("actors", "merge", "teodor-zalvic", "theodor-zalvic", *BY).stdout
    assert "theodor-zalvic" not in ids(run)
    assert run("actors", "split", "teodor-zalvic", "--name", "Theodor Žalvic", *BY).exit_code == 0
    assert "theodor-zalvic" in ids(run)
    assert run("actors", "undo", "2", *BY).exit_code == 0
    assert "theodor-zalvic" not in ids(run)
    assert run("actors", "undo", "1", *BY).exit_code == 0
    assert "theodor-zalvic" in ids(run)
    listed = json.loads(run("actors", "judgements", "--json").stdout)
    assert [(one["number"], one["kind"], one["withdraws"]) for one in listed] == [
        (1, "merge", None),
        (2, "split", None),
        (3, "withdraw", 2),
        (4, "withdraw", 1),
    ]
    assert {(one["by"], one["reason"]) for one in listed} == {("Ada", "two spellings")}
    page = run("actors", "judgements").stdout
    assert "merge Teodor Zalvic, Teodor Žalvic, Theodor Žalvic: two spellings" in " ".join(page.split())
    assert "withdraw  judgement 2: two spellings" in page


def test_a_split_by_document(run: Run) -> None:
    digest = ARTICLES[0].document.id.removeprefix("sha256:")[:12]
    assert run("actors", "split", "teodor-zalvic", "--document", digest, *BY).exit_code == 0
    assert "teodor-zalvic-2" in ids(run)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("actor", "nobody"), "there is no actor 'nobody'"),
        (("actors", "merge", "lisk", *BY), "these are one actor already: lisk"),
        (("actors", "merge", "lisk", "nobody", *BY), "there is no actor 'nobody'"),
        (("actors", "split", "lisk", *BY), "say who is another one: --document ID or --name NAME"),
        (("actors", "split", "lisk", "--name", "Lisk", *BY), "that is all of lisk"),
        (("actors", "undo", "7", *BY), "there is no judgement 7"),
        (("actors", "banish", "lisk"), "No such command 'banish'"),
        (("actors", "--type", "ghost"), "'ghost' is not one of"),
        (("statements", "--act", "sing"), "'sing' is not one of"),
        (("statements", "--unnamed", "--source", "named"), "--unnamed and --source named exclude each other"),
    ],
)
def test_misuse_is_one_line(arguments: tuple[str, ...], said: str, run: Run) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr


def test_an_option_before_the_command_holds_for_it(run: Run, desk: Path) -> None:
    (desk / "onrecord.db").rename(desk / "moved.db")
    assert run("actors", "suggest").exit_code == 3
    assert "theodor" in run("actors", "--ledger", "moved.db", "suggest").stdout


def test_the_judge_is_the_user_of_the_system_unless_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "bo")
    assert "  bo  " in run("actors", "merge", "lisk", "ana-brusk").stdout
    assert "  Eve  " in run("actors", "undo", "1", ONRECORD_USER="Eve").stdout

    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert "give --by NAME" in run("actors", "undo", "1").stderr


@pytest.mark.parametrize("name", ["merge", "split", "undo", "judgements", "suggest"])
def test_every_command_behind_it_has_examples(name: str, run: Run) -> None:
    page = run("actors", name, "--help").stdout
    assert f"  onrecord actors {name}" in page
    assert f"  {name} " in run("actors", "--help").stdout


def test_filters_know_what_is_understood(run: Run) -> None:
    def found(*arguments: str) -> int:
        return len(json.loads(run(*arguments, "--json").stdout))

    assert found("statements", "--unnamed") == 1
    assert found("statements", "--act", "deny") == 5
    assert found("statements", "--via", "lamp") == 3
    assert found("documents", "--act", "accuse") == 1
    assert "1 of 5 documents" in run("documents", "--act", "accuse", terminal=100).stdout


def test_rows_have_their_chain_hop_by_hop(run: Run) -> None:
    (row,) = json.loads(run("statements", "--unnamed", "--json").stdout)
    assert [(hop["text"], hop["kind"]) for hop in row["chain"]] == [
        ("The Saltmarsh Courier", "publisher"),
        ("The Daily Lamp", "named"),
        ("a person familiar with the call", "unnamed"),
    ]
    assert row["actors"] == [{"id": "daily-lamp", "name": "The Daily Lamp", "type": "outlet"}]
