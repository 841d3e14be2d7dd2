"""A desk with a few invented documents, the program with a reader that needs no model, and golden pages."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import root
from tests.cli.sayings import Sayings

GOLDEN = Path(__file__).parent / "golden"

COURIER = """---
title: Harbour treaty stalls
publisher: The Saltmarsh Courier
author: Ada Quill
date: 2021-05-04
---

# Harbour treaty stalls

An official familiar with the talks warned of delay. A person familiar with the call said that Ivo Maren warned that the
harbour would close by Friday.

“The harbour is open, and it stays open,” said Mira Tolland.
"""
RELEASE = "Mira Tolland denied that there had been a call.\n"
WIRE = (
    "headline,day,body\n"
    "Pier shut,2021-05-06,Ivo Maren said that pier 9 is shut.\n"
    'Pier open,2021-05-07,"“It never closed,” said Ivo Maren."\n'
)

Run = Callable[..., Result]
Golden = Callable[[str, str], None]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, and the current one."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, text in (("courier.md", COURIER), ("release.txt", RELEASE), ("wire.csv", WIRE), ("empty.txt", "")):
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr("onrecord.cli.reading_options.processors", lambda: 1)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "ONRECORD_LEDGER"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def run(desk: Path) -> Run:  # noqa: ARG001 - every command runs at the desk
    """Run the program; `terminal` is the width of a terminal with colours, without one it is a pipe."""

    def invoke(*arguments: str, terminal: int | None = None, given: bytes | None = None, **env: str) -> Result:
        shown = {} if terminal is None else {"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": str(terminal)}
        result = CliRunner().invoke(root, arguments, input=given, env={**shown, **env}, obj=Sayings())
        assert isinstance(result.exception, SystemExit | None), result.exc_info
        return result

    return invoke


@pytest.fixture
def ledger(run: Run) -> None:
    """A ledger of the whole desk, in onrecord.db."""
    columns = "text=body,published=day,title=headline"
    assert run("add", "courier.md", "release.txt", "empty.txt", "--jobs", "1").exit_code == 0
    assert run("add", "wire.csv", "--map", columns, "--publisher", "Tide Wire", "--jobs", "1").exit_code == 0


@pytest.fixture
def golden() -> Golden:
    """Compare an output with the page that was approved; ONRECORD_APPROVE=1 approves what there is now."""

    def compare(name: str, output: str) -> None:
        path = GOLDEN / f"{name}.txt"
        page = normal(output)
        if os.environ.get("ONRECORD_APPROVE"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(page, encoding="utf-8")
        assert page == path.read_text(encoding="utf-8")

    return compare


def normal(output: str) -> str:
    """The output with whatever differs from run to run replaced; control codes made visible."""
    output = re.sub(r"\x1b\]8;.*?\x1b\\", "", output)  # links name files of this run
    output = output.replace("\x1b", "␛")
    output = re.sub(r"\d[\d,]* a second", "N a second", output)
    return re.sub(r"(read|linked) in [\d.]+ s", r"\1 in N s", output)
