"""Commitments, timeline, numbers, sources and hypotheses in the browser: what is drawn is what was counted."""

import csv
import datetime as dt
import io
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from onrecord.cli import root

DAY = dt.timedelta(days=1)
BOARDS = ("/promises", "/timeline", "/numbers", "/sources", "/hypotheses")
AS_OF = "2026-04-01"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def told(affair: Path, *arguments: str) -> object:
    """What the command prints as JSON."""
    result = CliRunner().invoke(root, [*arguments, "--ledger", str(affair), "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("address", BOARDS)
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_every_board_answers_in_three_forms(client: TestClient, address: str, form: str) -> None:
    answer = client.get(address + form)
    assert answer.status_code == 200
    assert " style=" not in answer.text


@pytest.mark.parametrize(
    ("command", "address"),
    [
        (
            ("promises", "--as-of", AS_OF, "--kind", "ultimatum"),
            f"/promises.json?as_of={AS_OF}&kind=ultimatum&limit=500",
        ),
        (("promises", "--as-of", AS_OF, "--overdue"), f"/promises.json?as_of={AS_OF}&overdue=1&limit=500"),
        (
            ("timeline", "--by", "about", "--from", "2026-03-09", "--to", "2026-03-15"),
            "/timeline.json?by=about&from=2026-03-09&to=2026-03-15&limit=500",
        ),
        (("numbers", "--disagree"), "/numbers.json?disagree=1&limit=200"),
        (("sources", "--since", "2026-03-09"), "/sources.json?since=2026-03-09"),
        (("hypotheses",), "/hypotheses.json"),
    ],
)
def test_a_board_is_what_the_command_prints(
    client: TestClient, desk: Path, command: tuple[str, ...], address: str
) -> None:
    assert client.get(address).json() == told(desk, *command)


@pytest.mark.parametrize(
    "address", ["/promises?kind=vow", "/promises?as_of=whenever", "/timeline?from=2026-04-01&to=2026-03-01"]
)
def test_what_cannot_be_understood_is_said(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 400


def test_a_slice_of_commitments_counts_all_of_them(client: TestClient) -> None:
    whole = client.get(f"/promises.json?as_of={AS_OF}&limit=500").json()
    part = client.get(f"/promises.json?as_of={AS_OF}&offset=5&limit=4").json()
    assert part["commitments"] == whole["commitments"][5:9]
    assert part["days"] == whole["days"]
    assert sum(one["commitments"] for one in whole["days"]) == whole["total"] == len(whole["commitments"])
    page = client.get(f"/promises?as_of={AS_OF}&offset=5&limit=4").text
    assert page.count('<article class="commitment"') == 4
    drawn = sum(map(int, re.findall(r"<title>[^<]*?: (\d+) ", page)))
    assert 0 < drawn <= whole["total"]


def test_three_answers_stand_apart_and_none_is_a_verdict(client: TestClient) -> None:
    page = client.get("/promises?as_of=2026-05-06&limit=500").text
    assert page.count("<dt>official</dt>") == page.count("<dt>evidence</dt>") == page.count("<dt>schedule</dt>")
    words = re.sub(
        r'(?s)<blockquote.*?</blockquote>|<a .*?</a>|<p class="clause">.*?</p>|<p class="lede">.*?</p>', "", page
    )
    assert not re.search(r"\b(broken|lied|failed to)\b", words.casefold())
    assert "Nothing later found in" in page


@pytest.mark.parametrize("by", ["published", "said", "about"])
def test_the_timeline_draws_what_it_lists(client: TestClient, by: str) -> None:
    window = f"/timeline{{}}?by={by}&from=2026-03-09&to=2026-03-15&limit=500"
    found = client.get(window.format(".json")).json()
    listed = Counter((one["days"]["start"], one["days"]["end"]) for one in found["moments"])
    assert sum(listed.values()) == found["total"] > 0
    drawn = Counter({(one["day"], one["day"]): one["statements"] for one in found["days"]})
    drawn += Counter({(one["start"], one["end"]): one["statements"] for one in found["stretches"]})
    assert drawn == listed
    assert all((start or "") <= "2026-03-15" and (end or "9") >= "2026-03-09" for start, end in listed)
    page = client.get(window.format("")).text
    assert page.count('<article class="voice moment"') == found["total"]
    assert len(re.findall(r"<(?:rect|circle|text|line)", page)) < 600


def test_the_band_holds_every_dated_statement(client: TestClient) -> None:
    found = client.get("/timeline.json?publisher=nobody-of-that-name").json()
    whole = client.get("/timeline.json").json()
    assert found["total"] == 0
    assert sum(one["statements"] for one in found["weeks"]) == whole["total"] - whole["undated"]


def test_figures_that_disagree_come_first_with_what_makes_them_comparable(client: TestClient) -> None:
    found = client.get("/numbers.json").json()
    counts = [len(table["disagreements"]) for table in found["tables"]]
    assert counts[0]
    assert all(not later for before, later in pairwise(counts) if not before)
    page = client.get("/numbers").text
    assert page.count('<section class="figures"') == len(found["tables"])
    assert "comparable by" in page
    for figure in found["tables"][0]["figures"]:
        assert figure["voice"]["receipt"] in page


def test_figures_fill_a_spreadsheet_one_a_row(client: TestClient) -> None:
    found = client.get("/numbers.json?limit=200").json()
    listed = rows(client.get("/numbers.csv?limit=200").text)
    assert len(listed) == found["figures"] == sum(len(table["figures"]) for table in found["tables"])
    assert {row["as_of.start"] for row in listed} & {"2026-03-09"}
    pairs = sum(len(row["disagrees"].split("; ")) for row in listed if row["disagrees"])
    assert pairs == 2 * found["disagreements"]


def test_each_share_leads_to_the_statements_behind_it(client: TestClient) -> None:
    page = client.get("/sources").text
    found = client.get("/sources.json").json()
    for outlet in found["outlets"][:3]:
        week = next(one for one in outlet["weeks"] if one["unnamed"])
        sunday = day(week["week"]) + 6 * DAY
        link = next(
            link.replace("&amp;", "&")
            for link in re.findall(r'href="(/statements\?[^"]*)"', page)
            if f"since={week['week']}" in link and outlet["publisher"].replace(" ", "+") in link
        )
        assert f"until={sunday}" in link
        behind = client.get(link.replace("/statements?", "/statements.json?limit=500&")).json()["statements"]
        own = [one for one in behind if one["document"]["publisher"] == outlet["publisher"]]
        assert len(own) == week["unnamed"]


def test_shares_fill_a_spreadsheet(client: TestClient) -> None:
    found = client.get("/sources.json").json()
    listed = rows(client.get("/sources.csv").text)
    first = listed[0]
    assert (first["publisher"], first["week"]) == ("all", "all")
    assert (int(first["unnamed"]), int(first["statements"])) == (found["unnamed"], found["statements"])
    every = [row for row in listed if row["publisher"] == "all" and row["week"] not in {"all", "undated"}]
    assert sum(int(row["unnamed"]) for row in every) + found["undated"]["unnamed"] == found["unnamed"]


# Hypotheses


def send(client: TestClient, **fields: str) -> int:
    """Send a form of the board as a browser would; returns the status."""
    page = client.get("/hypotheses").text
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return client.post("/hypotheses", data={"token": found[1], **fields}).status_code


def test_people_put_up_rate_and_take_off_and_nothing_is_lost(client: TestClient) -> None:
    statement = client.get("/statements.json?limit=1").json()["statements"][0]["id"]
    assert send(client, do="add", text="The gates were opened on an order", by="Ada") == 303
    assert send(client, do="add", text="A fault opened the gates", by="Ada") == 303
    rating = {"do": "rate", "statement": statement[:8], "by": "Ada"}
    assert (
        send(client, **rating, hypothesis="h1", rating="very-inconsistent", weight="high", reason="it was dark") == 303
    )
    assert send(client, **rating, hypothesis="h2", rating="consistent") == 303
    found = client.get("/hypotheses.json").json()
    (matrix,) = found["matrices"]
    assert matrix["rows"][0]["ratings"] == {"h1": "very-inconsistent", "h2": "consistent"}
    assert [score["inconsistency"] for score in matrix["parts"][0]["scores"]] == [2, 0]
    page = client.get("/hypotheses").text
    assert "The gates were opened on an order" in page
    assert page.count('<abbr class="rating') == 2
    assert [row["rating"] for row in rows(client.get("/hypotheses.csv").text)] == ["very-inconsistent", "consistent"]
    assert send(client, do="drop", hypothesis="h1", by="Béla") == 303
    assert [one["id"] for one in client.get("/hypotheses.json").json()["hypotheses"]] == ["h2"]
    number = client.get("/hypotheses.json").json()["judgements"][-1]["number"]
    assert send(client, do="undo", number=str(number), by="Ada") == 303
    assert [one["id"] for one in client.get("/hypotheses.json").json()["hypotheses"]] == ["h1", "h2"]


def test_the_name_is_remembered_in_this_browser(client: TestClient) -> None:
    assert send(client, do="add", text="A fault opened the gates", by="Žofie") == 303
    assert 'value="Žofie"' in client.get("/hypotheses").text


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "add", "text": " ", "by": "Ada"},
        {"do": "add", "text": "A fault opened the gates", "by": " "},
        {"do": "rate", "hypothesis": "h1", "statement": "ffff", "rating": "consistent", "by": "Ada"},
        {"do": "rate", "hypothesis": "", "statement": "", "rating": "consistent", "by": "Ada"},
        {"do": "rate", "hypothesis": "h1", "statement": "ffff", "rating": "perhaps", "by": "Ada"},
        {"do": "drop", "hypothesis": "h9", "by": "Ada"},
        {"do": "undo", "number": "first", "by": "Ada"},
        {"do": "undo", "number": "99", "by": "Ada"},
        {"do": "burn", "by": "Ada"},
        {"do": "add", "text": "x" * 3000, "by": "Ada"},
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(client: TestClient, fields: dict[str, str]) -> None:
    assert send(client, **fields) == 400
    assert client.get("/hypotheses.json").json()["judgements"] == []


def test_no_judgement_without_the_token(client: TestClient) -> None:
    client.get("/hypotheses")
    assert client.post("/hypotheses", data={"do": "add", "text": "A fault", "by": "Ada"}).status_code == 403
    assert client.get("/hypotheses.json").json()["hypotheses"] == []
