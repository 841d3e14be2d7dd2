"""`onrecord add`: what it says it did, and what it does when stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord.pipeline
from onrecord.ingest import Hints
from onrecord.ledger import Filters, Ledger
from onrecord.pipeline import Plan, Step
from tests.cli.conftest import Golden, Run

ALONE = ("--jobs", "1")


def documents(path: Path) -> int:
    with Ledger.open(path, create=False) as ledger:
        return len(list(ledger.documents()))


def test_it_says_what_it_found_and_what_it_could_not_read(run: Run, golden: Golden) -> None:
    result = run("add", "courier.md", "release.txt", "empty.txt", *ALONE)
    assert result.exit_code == 0
    assert result.stderr == ""
    golden("add-pipe", result.stdout)


def test_again_it_says_that_all_is_there(run: Run, golden: Golden) -> None:
    run("add", "courier.md", "release.txt", *ALONE)
    result = run("add", "courier.md", "release.txt", *ALONE)
    assert result.exit_code == 0
    golden("add-again", result.stdout)


def test_processes_give_the_same(run: Run, desk: Path) -> None:
    for name, jobs in (("one.db", "1"), ("two.db", "2")):
        assert run("add", "courier.md", "release.txt", "--ledger", name, "--jobs", jobs).exit_code == 0
    kept = []
    for name in ("one.db", "two.db"):
        with Ledger.open(desk / name) as ledger:
            kept.append(list(ledger.statements(Filters())))
    assert kept[0] == kept[1]


def test_where_nothing_could_be_read_the_exit_code_says_so(run: Run) -> None:
    result = run("add", "empty.txt", *ALONE)
    assert result.exit_code == 1
    assert "could not be read" in result.stdout
    assert result.stderr == "onrecord: nothing could be read in empty.txt\n"


def test_many_problems_of_a_kind_are_counted_not_listed(run: Run, desk: Path) -> None:
    for number in range(9):
        (desk / f"blank{number}.txt").write_bytes(b" \n" * number)
    shown = run("add", ".", *ALONE).stdout
    assert shown.count("! empty: ") == 5
    assert "more problems of the kind empty" in shown


def test_stopped_by_the_user_it_keeps_what_it_has(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = onrecord.pipeline.add

    def stopped(paths: tuple[Path, ...], ledger: Ledger, hints: Hints, plan: Plan) -> Iterator[Step]:
        yield next(whole(paths, ledger, hints, plan))
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.add.add", stopped)
    result = run("add", "courier.md", "release.txt", *ALONE)
    assert result.exit_code == 130
    assert "1 document read" in result.stdout
    assert result.stderr.strip() == (
        "onrecord: interrupted; what was recorded is kept, run the same command again to go on"
    )
    assert documents(desk / "onrecord.db") == 1


def test_a_process_that_dies_is_named_and_the_rest_kept(run: Run, desk: Path) -> None:
    (desk / "deadly.txt").write_text("They DIE here.")
    result = run("add", "courier.md", "deadly.txt", "--jobs", "2")
    assert result.exit_code == 3
    assert "a reading process died at or soon after" in result.stderr
    assert result.stderr.count("\n") == 1
