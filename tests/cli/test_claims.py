"""`onrecord claims`, `claim`, `reversals`, `whatif` and `silence`: both sides, counted, and no verdict."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from tests.cli.conftest import Golden, Run
from tests.invented import DENIAL, LEAK
from tests.reports.claimed import AGAIN_ID, CHARGE_ID, LATER_ID, claimed, fill

NAMES = ("claims", "claim", "reversals", "whatif", "silence")
PAGES = (
    ("claims",),
    ("claim", DENIAL.id),
    ("reversals",),
    ("whatif", "--without", "The Quay"),
    ("silence", "--claim", AGAIN_ID, "--as-of", "2026-03-31"),
    ("actor", "teodor-zalvic"),
)


@pytest.fixture(autouse=True)
def call(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles that were read by hand, with the claims that they make, in onrecord.db."""
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(desk / "onrecord.db") as ledger:
        fill(ledger)


def found(run: Run, *arguments: str) -> dict[str, Any]:
    answer = json.loads(run(*arguments, "--json").stdout)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("place", ["terminal", "pipe"])
@pytest.mark.parametrize("arguments", PAGES, ids=[page[0] for page in PAGES])
def test_the_pages(
    arguments: tuple[str, ...], place: str, request: pytest.FixtureRequest, run: Run, golden: Golden
) -> None:
    result = run(*arguments, terminal=80 if place == "terminal" else None)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"claims-{request.node.callspec.id}", result.stdout)
    plain = re.sub(r"\x1b\[[\d;]*m", "", run(*arguments, terminal=80).stdout)
    assert max(map(len, plain.splitlines())) <= 80


def test_claims_for_machines(run: Run) -> None:
    answer = found(run, "claims")
    assert answer["schema"] == "onrecord/1"
    first, second = answer["claims"]
    assert (first["id"], second["id"], first["reviewed"]) == (LATER_ID, CHARGE_ID, False)
    sides = {side["stance"]: (side["statements"], side["origins"]) for side in first["sides"]}
    assert sides == {"asserts": (2, 2), "denies": (2, 1)}
    assert [row["id"] for row in found(run, "claims", "--sort", "new")["claims"]] == [CHARGE_ID, LATER_ID]
    assert [row["id"] for row in found(run, "claims", "--about", "gates")["claims"]] == [CHARGE_ID]


def test_a_claim_for_machines(run: Run) -> None:
    answer = found(run, "claim", LEAK.id[:8])
    assert (answer["schema"], answer["id"], len(answer["voices"])) == ("onrecord/1", LATER_ID, 4)
    stances = {voice["statement"]: voice["stance"] for voice in answer["voices"]}
    assert (stances[DENIAL.id], stances[LEAK.id]) == ("denies", "asserts")
    assert all(voice["receipt"].endswith("]") and not voice["reviewed"] for voice in answer["voices"])


def test_changes_falls_and_silences_for_machines(run: Run) -> None:
    (change,) = found(run, "reversals")["changes"]
    assert (change["change"], change["stances"]) == ("reversal", ["denies", "asserts"])
    assert change["days"] == ["2026-03-12", "2026-03-20"]
    answer = found(run, "whatif", "--without", "Bo Tarn")
    assert (answer["without"], answer["claims"]) == ({"kind": "person", "name": "Bo Tarn"}, 2)
    assert [(fall["claim"], fall["before"], fall["after"]) for fall in answer["falls"]] == [(CHARGE_ID, 2, 1)]
    answer = found(run, "silence", "--as-of", "2026-03-31", "--who", "Ana Brusk", "--claim", AGAIN_ID)
    (silence,) = answer["silences"]
    assert (answer["as_of"], silence["actor"], silence["searched"]["documents"]) == ("2026-03-31", "ana-brusk", 4)


def test_the_record_of_an_actor_for_machines(run: Run) -> None:
    record = found(run, "actor", "teodor-zalvic")["record"]
    assert (record["claims"], record["contradicted"], record["changes"]) == (1, 1, 1)
    assert record["corpus"] == {"documents": 5, "publishers": 3, "first": "2026-03-12", "last": "2026-03-20"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("claim", "zz"), "there is no statement whose id begins with 'zz'"),
        (("claims", "--sort", "truth"), "'truth' is not one of"),
        (("whatif",), "Missing option '--without'"),
        (("whatif", "--without", "Nobody"), "there is no actor 'Nobody'"),
        (("silence", "--who", "Nobody"), "there is no actor 'Nobody'"),
        (("silence", "--as-of", "someday"), "--as-of"),
    ],
)
def test_misuse_is_one_line(arguments: tuple[str, ...], said: str, run: Run) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr


def test_nothing_found_is_said(run: Run) -> None:
    assert "No claim" in run("claims", "--about", "ferry", terminal=80).stdout
    assert run("claims", "--about", "ferry").stdout == ""
    assert "0 changes of position" in run("reversals", "--about", "ferry", terminal=80).stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_examples(name: str, run: Run) -> None:
    assert f"  onrecord {name}" in run(name, "--help").stdout


def test_no_page_passes_a_verdict(run: Run) -> None:
    verdict = {"lied", "lie", "lies", "true", "truth", "broken", "debunked", "refuted"}
    for page in PAGES:
        words = run(*page).stdout.casefold().replace(".", " ").split()
        assert verdict.isdisjoint(words)
