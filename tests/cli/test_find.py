"""`onrecord find`: one box, four kinds of results, each with its receipt."""

import json

import pytest

from tests.cli.conftest import Golden, Run

pytestmark = pytest.mark.usefixtures("ledger")


@pytest.mark.parametrize("words", ["ferry", "brusc", "xyzzy"])
@pytest.mark.parametrize("width", [None, 80])
def test_what_is_shown(run: Run, golden: Golden, words: str, width: int | None) -> None:
    result = run("find", words, terminal=width)
    assert result.exit_code == 0
    golden(f"find-{words}-{'pipe' if width is None else 'terminal'}", result.stdout)


def test_json_is_one_object(run: Run) -> None:
    found = json.loads(run("find", "ferry", "--limit", "1", "--json").stdout)
    assert (found["schema"], found["words"], found["more"]) == ("onrecord/1", "ferry", False)
    assert len(found["hits"]) <= 2
    assert all(hit["receipt"] for hit in found["hits"])


def test_no_word_is_misuse(run: Run) -> None:
    result = run("find", "…")
    assert result.exit_code == 2
