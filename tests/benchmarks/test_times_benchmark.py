"""What is printed beside the measure of expressions of time."""

import json
from pathlib import Path

import pytest

from benchmarks.texts import document
from benchmarks.times import as_predicted, load_scorer, measured_speed, read_folder, row
from onrecord.reading.times import find_times

METRIC = """
def read_tml(path):
    return path.read_text(), "2026-03-16", []

def score(folder, predictions):
    found = sum(map(len, predictions.values()))
    return {"gold": 1, "predicted": found, "strict": 1, "relaxed": 2, "type": 3, "value": 4}
"""


def test_a_folder_is_read_and_scored(tmp_path: Path) -> None:
    (tmp_path / "metric.py").write_text(METRIC)
    (tmp_path / "one.tml").write_text("It sank on Friday.")
    scorer = load_scorer(tmp_path / "metric.py")
    documents = read_folder(tmp_path, scorer)
    found = {stem: as_predicted(find_times(one)) for stem, one in documents.items()}
    assert json.loads(json.dumps(found)) == {"one": [{"span": [11, 17], "type": "DATE", "value": "2026-03-13"}]}
    assert row("AQUAINT", scorer.score(tmp_path, found)) == ["AQUAINT", 1, 1, 1.0, 2.0, 3.0, 4.0, 73.0]


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "metric.py").write_text(METRIC)
    with pytest.raises(SystemExit, match=r"no \*\.tml"):
        read_folder(tmp_path, load_scorer(tmp_path / "metric.py"))


def test_speed_is_words_a_second() -> None:
    assert measured_speed([document("the valve was shut " * 2000)]) > 0
