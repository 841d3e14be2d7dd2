"""The invented pairs of figures: well marked, and answered as well as is promised."""

from pathlib import Path

import pytest

from benchmarks import figure_pairs
from benchmarks.figure_pairs import HERE, answer, read_pairs, scores, unmarked
from onrecord.records import Accord, Apart

FILES = ("cases", "untouched")


@pytest.mark.parametrize("name", FILES)
def test_pairs_are_marked_in_full(name: str) -> None:
    for pair in read_pairs(HERE / f"{name}.json"):
        assert (pair.reason is None) == (pair.gold is not Accord.NOT_COMPARABLE)
        assert pair.reason is None or Apart(pair.reason)
        for side in (pair.one, pair.other):
            assert all(mark in side.text for mark in "{}«»")


def test_there_are_enough_of_them() -> None:
    assert sum(len(read_pairs(HERE / f"{name}.json")) for name in FILES) >= 150


@pytest.mark.parametrize("name", FILES)
def test_a_disagreement_is_one(name: str) -> None:
    rows = {row[0]: row for row in scores([answer(pair) for pair in read_pairs(HERE / f"{name}.json")])}
    *_, precision, recall = rows["disagree"]
    assert float(precision) >= 95.0
    assert float(recall) >= 80.0


def test_marks_are_taken_out() -> None:
    text, places = unmarked("{The mayor|said} «19» died.")
    assert text == "The mayor said 19 died."
    assert [text[places["{"] : places["|"]], text[places["«"] : places["»"]]] == ["The mayor", "19"]


def test_the_command_prints_precision(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", [str(Path(figure_pairs.__file__)), "--show"])
    figure_pairs.main()
    assert "| disagree |" in capsys.readouterr().out
