"""Datasette itself opens the affair's ledger with the metadata: labels, search, questions, and nothing to write."""

import asyncio
import io
import json
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.formats.datasette import write
from onrecord.formats.extract import Extract
from onrecord.ledger import Filters, Ledger
from onrecord.ledger.browsing import browsed
from onrecord.records import JudgementKind
from tests.formats.conftest import ABOUT, Take
from tests.formats.test_extract import judge

Get = Callable[..., Any]

PARAMETERS = {"who": "orrin", "until": "2026-12-31", "words": "valve", "statement": ""}


def metadata(extract: Extract) -> Any:  # noqa: ANN401 - JSON
    out = io.BytesIO()
    write(extract, out)
    return json.loads(out.getvalue())


@pytest.fixture
def get(extract: Extract, ledger: Ledger) -> Get:
    """Ask a Datasette that serves the ledger; the answer as JSON, or as text."""
    app = pytest.importorskip("datasette.app", reason="Datasette is not installed")
    served = app.Datasette([str(ledger.path)], metadata=metadata(extract))

    def got(path: str, **asked: str) -> Any:  # noqa: ANN401 - JSON
        answer = asyncio.run(served.client.get(path, params=asked or None, follow_redirects=True))
        assert answer.status_code == 200, answer.text[:400]
        return answer.json() if ".json" in path else answer.text

    return got


def test_every_table_of_the_schema_is_described_or_hidden(ledger: Ledger) -> None:
    with sqlite3.connect(ledger.path) as connection:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        tables = {name for (name,) in rows if "_fts" not in name}
        held = {name: {row[1] for row in connection.execute(f"PRAGMA table_xinfo({name})")} for name in tables}
    connection.close()
    found = browsed()
    assert tables == {*found.tables, *found.hidden}
    for name, table in found.tables.items():
        assert {*table.columns, *table.facets, *filter(None, [table.label, table.sort])} <= held[name], name


def test_tables_show_labels_for_foreign_keys(get: Get) -> None:
    shown = get("/affair/statements.json", _shape="objects", _labels="on", _size="1")["rows"][0]
    assert isinstance(shown["document"]["label"], str)
    assert not shown["document"]["label"].isdecimal()
    tables = {one["name"]: one for one in get("/affair.json")["tables"]}
    assert tables["originals"]["hidden"]
    assert tables["pages"]["hidden"]
    assert not tables["statements"]["hidden"]
    assert "who speaks" in get("/affair/statements")


@pytest.mark.parametrize("table", ["statements", "documents", "actors"])
def test_search_finds_a_word(get: Get, table: str) -> None:
    everything = get(f"/affair/{table}.json", _size="0")["filtered_table_rows_count"]
    assert 0 < get(f"/affair/{table}.json", _search="orrin")["filtered_table_rows_count"] < everything


@pytest.mark.parametrize("name", browsed().queries)
def test_every_question_answers_with_rows(get: Get, extract: Extract, name: str) -> None:
    asked = dict(PARAMETERS)
    asked["statement"] = extract.claims[0]["members"][0]["statement"]
    query = browsed().queries[name]
    given = {one: asked[one] for one in query.parameters}
    assert get(f"/affair/{name}.json", _shape="array", **given)
    assert query.title in get("/affair")


def test_a_question_of_nothing_is_no_error(get: Get) -> None:
    for name, query in browsed().queries.items():
        get(f"/affair/{name}.json", _shape="array", **dict.fromkeys(query.parameters, ""))


def test_where_a_statement_stands_is_what_it_says(get: Get, extract: Extract) -> None:
    for one in list(extract.statements())[::200]:
        pieces = get("/affair/where_it_stands.json", _shape="array", statement=one["id"])
        text = extract.document(pieces[0]["document"]).text
        assert {piece["role"] for piece in pieces} >= {"content"}
        for piece in pieces:
            assert text[piece["start"] : piece["end"]] == piece["words"]
            assert f"{piece['before']}{piece['words']}{piece['after']}" in text


def test_review_states_travel_and_what_was_rejected_is_left_out(get: Get, ledger: Ledger, extract: Extract) -> None:
    refused, confirmed, *_ = [one["id"] for one in extract.statements()]
    judge(ledger, JudgementKind.REJECT, refused)
    judge(ledger, JudgementKind.ACCEPT, confirmed)
    rows = {row["id"]: row["review"] for row in get("/affair/who_said_what.json", _shape="array", _size="max", who="")}
    assert refused not in rows
    assert rows[confirmed] == "confirmed by Ana Brusk"
    assert list(rows.values()).count("read by a machine, reviewed by nobody") == len(rows) - 1


def test_questions_agree_with_the_ledger(get: Get, take: Take) -> None:
    denials = {one["id"] for one in take(act="deny").statements()}
    assert {row["id"] for row in get("/affair/denials.json", _shape="array")} == denials
    claims = {one["id"].partition(".")[0]: len(one["members"]) for one in take().claims}
    found = get("/affair/claims.json", _shape="array", _size="max")
    assert sorted(row["statements"] for row in found) == sorted(claims.values())
    for name, number in list(claims.items())[:9]:
        rows = get("/affair/statements_of_a_claim.json", _shape="array", statement=name)
        assert name in {row["id"] for row in rows}
        assert len(rows) >= number
    due = {row["id"] for row in get("/affair/commitments_due.json", _shape="array", _size="max", until="")}
    assert {one["statement"] for one in take().commitments} <= due  # which has later ones and copies, too


def test_an_extract_that_hides_something_has_no_metadata(ledger: Ledger) -> None:
    class Hiding(Extract):
        """As `onrecord redact` makes it."""

    with pytest.raises(InputError, match="the ledger itself"):
        metadata(Hiding(ledger, Filters(), ABOUT))


def test_nothing_can_be_written(get: Get, ledger: Ledger, extract: Extract) -> None:
    queries = metadata(extract)["databases"]["affair"]["queries"]
    assert all("write" not in one and one["sql"].startswith("WITH") for one in queries.values())
    with pytest.raises(AssertionError, match="Statement must be a SELECT"):
        get("/affair.json", sql="DELETE FROM statements")
    with sqlite3.connect(ledger.path) as connection:
        assert connection.execute("SELECT count(*) FROM statements").fetchone()[0] > 0
    connection.close()
