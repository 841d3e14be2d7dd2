import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.origins import command
from onrecord.ledger import Filters, Ledger
from onrecord.records import Claim, HopKind, Member
from onrecord.reports.origins import Traced, traced
from tests.linking.origins.conftest import taken, telling

FIRST = telling("The Saltmarsh Courier", 9, (HopKind.UNNAMED, "two people"), text="As the Daily Lamp reported, {}.")
SECOND = telling("The Daily Lamp", 10, text="As the Saltmarsh Courier reported, {}.", reused=[taken(FIRST, 0.9)])
THIRD = telling("Meridian", 12, (HopKind.NAMED, "Mirthe \x1b[2JOsk"))
DENIAL = telling("The Quay", 13, (HopKind.NAMED, "Teodor Žalvic"))
TOLD = {one.id: one for one in (FIRST, SECOND, THIRD, DENIAL)}
CLAIM = Claim(FIRST.id, tuple(Member(name, agrees=name != DENIAL.id, confidence=0.9) for name in sorted(TOLD)))


@pytest.fixture(autouse=True)
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger here, whose one claim is known without linking."""
    monkeypatch.chdir(tmp_path)
    Ledger.open("onrecord.db").close()

    def trace(ledger: Ledger, beginning: str) -> tuple[Traced, ...]:
        assert ledger.overview().documents == 0
        return (traced(CLAIM, TOLD),) if CLAIM.id.startswith(beginning) else ()

    def most_told(ledger: Ledger, filters: Filters) -> tuple[Traced, ...]:
        assert ledger.overview().documents == 0
        return () if filters.publisher else (traced(CLAIM, TOLD),)

    monkeypatch.setattr("onrecord.cli.origins.trace", trace)
    monkeypatch.setattr("onrecord.cli.origins.most_told", most_told)


def run(*arguments: str, terminal: bool = False) -> Result:
    env = {"FORCE_COLOR": "1", "COLUMNS": "80", "TERM": "xterm"} if terminal else {}
    result = CliRunner().invoke(command, arguments, env=env, standalone_mode=False, catch_exceptions=False)
    assert result.return_value == 0
    return result


def test_one_claim_with_its_origins_circle_and_denials() -> None:
    page = run(CLAIM.id[:8]).output
    assert "Told in 3 documents by 3 outlets; goes back to" in page
    assert "A circle: The Saltmarsh Courier credits The Daily Lamp credits The Saltmarsh" in page
    assert "credits The Saltmarsh Courier reuses a passage, 90% of its words the same" in " ".join(page.split())
    assert "Against it: 1 origin" in page
    assert "\x1b" not in page
    assert max(map(len, page.splitlines())) <= 80


def test_a_line_for_each_claim_in_a_pipe_and_a_table_on_a_terminal() -> None:
    [line] = run().output.splitlines()
    assert line.split()[:4] == [CLAIM.id[:8], "3", "3", "2"]
    assert "2 of 3" in run(terminal=True).output
    assert "No claim passes" in run("--publisher", "Nobody", terminal=True).output
    assert run("--publisher", "Nobody").output == ""


def test_the_object_counts_and_lists() -> None:
    found = json.loads(run(CLAIM.id, "--json").output)
    assert found["schema"] == "onrecord/1"
    [claim] = found["claims"]
    assert claim["summary"].startswith("Told in 3 documents")
    assert [origin["kind"] for origin in claim["origins"]] == ["unnamed", "occasion"]
    assert claim["origins"][0]["actor"] is None
    assert [document["origins"] for document in claim["documents"]] == [[0], [0], [1]]
    assert claim["circles"] == [
        {"outlets": ["The Saltmarsh Courier", "The Daily Lamp"], "documents": [FIRST.document, SECOND.document]}
    ]
    assert claim["resting"] == {"unnamed": 2, "statements": 3}
    assert len(claim["against"]) == 1
