"""Killed without warning at any moment, a ledger is whole, has all that it said it had, and takes the rest."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from onrecord.ledger import Filters, Ledger, schema
from onrecord.ledger.connection import configure, connect
from onrecord.records import Reading

WRITER = Path(__file__).with_name("writer.py")
JUDGE = Path(__file__).with_name("judge.py")


def writer(path: Path, first: int, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(WRITER), str(path), str(first), str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def whole(path: Path, statements: int = 2) -> set[str]:
    """The ids of the documents in a ledger in which nothing is wrong."""
    with Ledger.open(path) as ledger:
        assert [problem for checked in ledger.verify() for problem in checked.problems] == []
        rows = list(ledger.documents())
    assert {row.statements for row in rows} <= {statements}
    return {row.id for row in rows}


@pytest.mark.parametrize("after", [1, 7, 23])
def test_killed_between_and_during_additions(path: Path, after: int) -> None:
    with writer(path, 0, 100_000) as process:
        assert process.stdout is not None
        said = {process.stdout.readline().strip() for _ in range(after)}
        process.kill()
        said |= set(process.stdout.read().split())
    held = whole(path)
    assert said <= held
    assert len(held - said) <= 1
    with writer(path, 0, len(held) + 3) as process:
        assert process.wait() == 0
    assert len(whole(path)) == len(held) + 3


def test_what_is_on_the_disk_at_any_step_is_whole(path: Path, tmp_path: Path, read: Callable[..., Reading]) -> None:
    """A process that is killed leaves what it has written; so the files at every third SQL statement are kept."""
    copies: list[Path] = []
    steps = count()

    def keep(_: str) -> None:
        if next(steps) % 3 == 0:
            copies.append(tmp_path / f"killed-{len(copies)}" / path.name)
            copies[-1].parent.mkdir()
            for file in path.parent.glob(f"{path.name}*"):
                if not file.name.endswith("-shm"):  # memory shared by living processes
                    shutil.copy(file, copies[-1].with_name(file.name))

    connection = connect(path, 1.0)
    connection.set_trace_callback(keep)
    configure(connection)
    schema.migrate(connection, path, schema.migrations())
    reading = read()
    with Ledger(connection, path) as ledger:
        made = len(copies)
        ledger.add(reading, reading.document.text.encode(), "news.txt")
    assert 15 < made < len(copies) - 10
    held = [whole(copy, statements=3) for copy in copies]
    assert held == [set()] * len(copies)
    assert whole(path, statements=3) == {reading.document.id}
    for copy in copies[::4]:
        with Ledger.open(copy) as ledger:
            assert ledger.add(reading, reading.document.text.encode(), "news.txt").new


def test_two_writers_and_a_reader_at_once(path: Path) -> None:
    with writer(path, 0, 60) as one, writer(path, 30, 60) as two, Ledger.open(path) as ledger:
        while one.poll() is None or two.poll() is None:
            seen = len(list(ledger.documents()))
            assert len(list(ledger.documents())) >= seen
        assert (one.wait(), two.wait()) == (0, 0)
    assert len(whole(path)) == 90


def test_the_schema_has_no_step_outside_a_transaction() -> None:
    words = {word.strip(";").upper() for step in schema.migrations() for word in step.sql.split()}
    assert not words & {"COMMIT", "VACUUM", "PRAGMA", "ATTACH"}


@pytest.mark.parametrize("after", [1, 9, 30])
def test_killed_between_and_during_judgements(path: Path, read: Callable[..., Reading], after: int) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(read(), read().document.text.encode(), "news.txt")
    with subprocess.Popen([sys.executable, str(JUDGE), str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(after)]
        process.kill()
        said += [int(line) for line in process.stdout.read().split()]
    with Ledger.open(path) as ledger:
        held = [judgement.number for judgement in ledger.judgements()]
        assert set(said) <= set(held)
        assert len(held) - len(said) <= 1
        reviews = [row.review for row in ledger.statements(Filters())]
        ledger.rebuild_reviews()
        assert [row.review for row in ledger.statements(Filters())] == reviews
    whole(path, statements=3)
