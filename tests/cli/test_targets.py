"""Where a command writes: whole or not at all, and over nothing that is there."""

import stat
from pathlib import Path
from typing import BinaryIO

import click
import pytest

from onrecord.cli.targets import STANDARD_OUTPUT, write_file, write_folder


def words(out: BinaryIO) -> None:
    out.write(b"words")


def breaks(out: BinaryIO) -> None:
    out.write(b"half of")
    raise OSError("no space left")


def fill(folder: Path) -> None:
    (folder / "note.md").write_text("words")


def half_fill(folder: Path) -> None:
    fill(folder)
    raise OSError("no space left")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    write_file(words, target, force=False)
    assert target.read_bytes() == b"words"
    assert stat.S_IMODE(target.stat().st_mode) & stat.S_IRUSR
    with pytest.raises(click.UsageError, match="is there already"):
        write_file(words, target, force=False)
    with pytest.raises(OSError, match="no space"):
        write_file(breaks, target, force=True)
    assert target.read_bytes() == b"words"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "vault"
    write_folder(fill, target, force=False)
    (target / "mine.md").write_text("mine")
    with pytest.raises(click.UsageError, match="is there already"):
        write_folder(fill, target, force=False)
    with pytest.raises(OSError, match="no space"):
        write_folder(half_fill, target, force=True)
    assert {file.name for file in target.iterdir()} == {"note.md", "mine.md"}
    write_folder(fill, target, force=True)
    assert {file.name for file in target.iterdir()} == {"note.md"}
    assert list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(click.UsageError, match="is a folder"):
        write_file(words, tmp_path, force=True)
    with pytest.raises(click.UsageError, match="is a file"):
        write_folder(fill, tmp_path / "file", force=True)
    with pytest.raises(click.UsageError, match="cannot be written"):
        write_file(words, tmp_path / "nowhere" / "out.txt", force=False)
    with pytest.raises(click.UsageError, match="cannot be written"):
        write_folder(fill, tmp_path / "nowhere" / "vault", force=False)
    with pytest.raises(click.UsageError, match="say where with --output"):
        write_folder(fill, STANDARD_OUTPUT, force=False)
