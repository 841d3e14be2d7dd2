"""What a ledger answers, on a terminal, in a pipe and as JSON."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Golden, Run

pytestmark = pytest.mark.usefixtures("ledger")


@pytest.mark.parametrize("place", ["terminal", "pipe"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("statements",),
        ("statements", "--brief"),
        ("search", "harbour"),
        ("documents",),
        ("problems",),
        ("verify",),
    ],
    ids="-".join,
)
def test_the_pages(arguments: tuple[str, ...], place: str, run: Run, golden: Golden) -> None:
    result = run(*arguments, terminal=80 if place == "terminal" else None)
    assert result.exit_code == 0
    assert result.stderr == ""
    golden(f"{'-'.join(arguments)}-{place}", result.stdout)


@pytest.mark.parametrize(
    ("filters", "sources"),
    [
        (
            (),
            ["Mira Tolland", "A person familiar with the call", "Ivo Maren", "Ivo Maren", "Ivo Maren", "Mira Tolland"],
        ),
        (("--actor", "tolland"), ["Mira Tolland", "Mira Tolland"]),
        (("--about", "pier"), ["Ivo Maren"]),
        (("--publisher", "courier", "--source", "named"), ["Mira Tolland", "Ivo Maren"]),
        (("--source", "unnamed"), ["A person familiar with the call"]),
        (("--since", "2021-05-05"), ["Ivo Maren", "Ivo Maren"]),
        (("--until", "4 May 2021", "--kind", "direct"), ["Mira Tolland"]),
        (("--min-confidence", "0.9"), ["Mira Tolland", "Ivo Maren"]),
        (("--limit", "1"), ["A person familiar with the call"]),
        (("--actor", "nobody"), []),
    ],
)
def test_filters(filters: tuple[str, ...], sources: list[str], run: Run) -> None:
    found = json.loads(run("statements", *filters, "--json").stdout)
    assert sorted(row["source"]["text"] for row in found) == sorted(sources)


def test_json_is_an_array_with_a_record_a_line(run: Run) -> None:
    for name in ("statements", "documents", "problems"):
        lines = run(name, "--json").stdout.splitlines()
        assert (lines[0], lines[-1]) == ("[", "]")
        assert all(json.loads(line.rstrip(",")) for line in lines[1:-1])


def test_every_row_says_that_nobody_has_checked_it(run: Run) -> None:
    assert all("  unreviewed  " in line for line in run("statements").stdout.splitlines())
    assert all(row["reviewed"] is False for row in json.loads(run("statements", "--json").stdout))


def test_a_line_in_a_pipe_has_its_receipt(run: Run) -> None:
    (line,) = run("statements", "--about", "pier").stdout.splitlines()
    (row,) = json.loads(run("statements", "--about", "pier", "--json").stdout)
    digest = row["document"]["id"].removeprefix("sha256:")[:12]
    ((start, end),) = row["content"]["spans"]
    assert f"  {digest}[{start}:{end}]  pier 9 is shut" in line
    assert line.startswith(row["id"][:8])


def test_hits_cut_their_words_from_the_document(run: Run) -> None:
    hits = json.loads(run("search", "harbour", "--json").stdout)
    assert {hit["statement"] is None for hit in hits} == {True, False}
    for hit in hits:
        offset = hit["span"][0]
        assert {hit["text"][a - offset : b - offset].lower() for a, b in hit["marks"]} <= {"harbour"}


def test_nothing_found_is_said_on_a_terminal_only(run: Run) -> None:
    assert "Nothing found" in run("search", "volcano", terminal=80).stdout
    assert "No statement passes" in run("statements", "--about", "volcano", terminal=80).stdout
    assert run("search", "volcano").stdout == run("statements", "--about", "volcano").stdout == ""


def nested_id(run: Run) -> str:
    rows = json.loads(run("statements", "--about", "harbour close", "--json").stdout)
    return str(next(row["id"] for row in rows if row["parent"]))


@pytest.mark.parametrize("place", ["terminal", "pipe"])
def test_a_receipt(place: str, run: Run, golden: Golden) -> None:
    result = run("show", nested_id(run)[:8], terminal=80 if place == "terminal" else None)
    assert result.exit_code == 0
    golden(f"show-{place}", result.stdout)


def test_a_receipt_shows_what_stands_inside(run: Run) -> None:
    (row,) = json.loads(run("statements", "--source", "unnamed", "--json").stdout)
    page = run("show", row["id"]).stdout
    assert "In its words:" in page
    assert "Ivo Maren · warned" in page


def test_a_receipt_for_machines(run: Run) -> None:
    receipt = json.loads(run("show", nested_id(run), "--json").stdout)
    chain = [(hop["text"], hop["kind"]) for hop in receipt["statement"]["chain"]]
    assert chain == [
        ("The Saltmarsh Courier", "publisher"),
        ("A person familiar with the call", "unnamed"),
        ("Ivo Maren", "named"),
    ]
    assert receipt["wrong"] == []
    assert receipt["document"]["locations"] == ["courier.md"]


def spoil(desk: Path, words: str) -> None:
    with sqlite3.connect(desk / "onrecord.db") as connection:
        connection.execute("UPDATE statements SET content_text = 'it will open' WHERE content_text LIKE ?", (words,))
    connection.close()


def test_a_receipt_that_does_not_hold_says_so(run: Run, desk: Path) -> None:
    name = nested_id(run)
    spoil(desk, "the harbour would close%")
    result = run("show", name)
    assert result.exit_code == 1
    assert "the places do not cut the words 'it will open'" in " ".join(result.stdout.split())


def test_an_id_that_fits_several_is_refused(run: Run) -> None:
    result = run("show", "")
    assert result.exit_code == 2
    assert "6 statements have ids that begin with" in result.stderr


def test_verify_finds_what_is_wrong(run: Run, desk: Path) -> None:
    spoil(desk, "pier%")
    result = run("verify")
    assert result.exit_code == 1
    assert "! integrity: " in result.stdout
    assert "problem" in result.stdout.splitlines()[-1]


def test_titles_lead_to_their_files_on_a_terminal(run: Run, desk: Path) -> None:
    assert f"{(desk / 'courier.md').as_uri()}" in run("documents", terminal=100).stdout
    assert "file://" not in run("documents").stdout
