"""Folders are walked in the order of their names."""

import os
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ingest import Hints, ingest
from onrecord.records import ProblemKind

TEXT = "The minister said that the harbour is shut.\n"


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}: {TEXT}", encoding="utf-8")


def places(folder: Path) -> list[str]:
    return [one.location.removeprefix(f"{folder}/") for one in ingest(folder, Hints())]


def test_files_come_in_order_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.txt", "a/b/c.md", "c.html", ".hidden.txt", ".git/a.txt", "a/.b/c.txt", "Über.txt")
    assert places(tmp_path) == ["a/b/c.md", "a/z.txt", "b.txt", "c.html", "Über.txt"]


def test_a_hidden_folder_is_read_where_it_is_asked_for(tmp_path: Path) -> None:
    fill(tmp_path, ".notes/a.txt")
    assert places(tmp_path / ".notes") == ["a.txt"]


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert places(tmp_path) == []


def test_one_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (found,) = ingest(tmp_path / "a.txt", Hints())
    assert (found.location, found.original) == (str(tmp_path / "a.txt"), f"a.txt: {TEXT}".encode())


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    found = ingest(tmp_path, Hints())
    assert next(found).document is not None
    (tmp_path / "b.txt").unlink()
    (late,) = found
    assert [problem.kind for problem in late.problems] == [ProblemKind.UNREADABLE]


def test_a_path_that_leads_nowhere_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        ingest(tmp_path / "nothing", Hints())


def test_links_are_followed_once(tmp_path: Path) -> None:
    fill(tmp_path, "a/one.txt", "other/two.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b").symlink_to(tmp_path / "other", target_is_directory=True)
    (tmp_path / "c.txt").symlink_to(tmp_path / "a" / "one.txt")
    assert places(tmp_path) == ["a/one.txt", "b/two.txt", "c.txt"]


def test_links_that_lead_nowhere_are_problems(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    found = list(ingest(tmp_path, Hints()))
    assert [problem.kind for one in found for problem in one.problems] == [ProblemKind.UNREADABLE] * 2
    assert [one.location for one in ingest(tmp_path / "broken.txt", Hints())] == [str(tmp_path / "broken.txt")]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = ingest(tmp_path, Hints())
    assert [problem.kind for problem in found.problems] == [ProblemKind.UNSUPPORTED]


def test_a_name_that_is_no_unicode_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (found,) = ingest(tmp_path, Hints())
    assert found.location.endswith("caf\N{REPLACEMENT CHARACTER}.txt")
    assert found.document is not None


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b/c.txt", "d.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    found = list(ingest(tmp_path, Hints()))
    (tmp_path / "b").chmod(0o700)
    assert [problem.kind for one in found for problem in one.problems] == [ProblemKind.UNREADABLE] * 2
    assert found[2].document is not None


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(900):
        deep /= "d"
    deep.mkdir(parents=True)
    fill(deep, "a.txt")
    assert len(places(tmp_path)) == 1
