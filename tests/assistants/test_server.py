"""A client asks the tools: receipts in every answer, sizes limited, errors in a line, nothing written."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Filters, open_to_read
from onrecord.records import Act

pytest.importorskip("mcp", reason="the Model Context Protocol's SDK is not installed")

from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import TextContent

from onrecord.assistants.server import server_of
from onrecord.assistants.tools import CAUTION, MOST_CHARACTERS

Call = Callable[..., Any]

SPY = """
import os, sys
def heard(event, arguments):
    if event.startswith("socket."):
        with open(os.environ["HEARD"], "a") as book:
            book.write(f"{event} {arguments[1:]}\\n")
with open(os.environ["HEARD"], "a") as book:
    book.write("begun\\n")
sys.addaudithook(heard)
"""
TOOLS = [
    *("find", "search", "statements", "statement", "claims", "claim"),
    *("actor", "promises", "numbers", "origins", "document"),
]


@pytest.fixture
def call(affair: Path) -> Call:
    """The structured answer of a tool, or the words of its error."""

    async def called(tool: str, given: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        async with Client(server_of(affair)) as client:
            result = await client.call_tool(tool, given)
        (told,) = result.content
        assert isinstance(told, TextContent)
        return told.text if result.is_error else result.structured_content

    return lambda tool, **given: asyncio.run(called(tool, given))


def first(path: Path, **asked: Any) -> Any:  # noqa: ANN401 - filters, and a row
    with open_to_read(path) as ledger:
        return next(ledger.statements(Filters(**asked)))


def test_the_tools_only_read(affair: Path) -> None:
    async def listed() -> Any:  # noqa: ANN401 - the SDK's
        async with Client(server_of(affair)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert [tool.name for tool in tools] == TOOLS
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert tool.description


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("find", {"words": "Orrin"}),
        ("search", {"words": "valve", "asked": {"act": "assert"}}),
        ("statements", {"asked": {"publisher": "courier", "since": "2026-03-09"}, "limit": 3}),
        ("claims", {"sort": "spread", "limit": 2}),
        ("actor", {"name_or_id": "Teodor Žalvic"}),
        ("promises", {"as_of": "2026-05-01", "limit": 2}),
        ("numbers", {"disagree": True, "limit": 2}),
        ("origins", {"limit": 2}),
    ],
)
def test_every_answer_has_a_caution_and_the_schema(call: Call, tool: str, given: dict[str, Any]) -> None:
    found = call(tool, **given)
    assert next(iter(found)) == "caution"
    assert found["caution"] == CAUTION
    assert found["schema"] == "onrecord/1"
    assert any(found[name] for name in found if isinstance(found[name], list))


def test_a_statement_has_its_receipt_and_its_passage(call: Call, affair: Path) -> None:
    row = first(affair, about="call")
    shown = call("statement", beginning_of_id=row.id[:10])
    assert shown["statement"]["id"] == row.id
    assert shown["wrong"] == []
    assert shown["receipt"].startswith(row.document.removeprefix("sha256:")[:12])
    start, end = shown["statement"]["content"]["spans"][0]
    part = call("document", beginning_of_id=row.document, at=start)
    assert part["part"]["text"][start - part["part"]["start"] : end - part["part"]["start"]] in row.content.text
    assert call("claim", beginning_of_id=row.id)["caution"] == CAUTION


def test_filters_and_pages_are_those_of_the_ledger(call: Call, affair: Path) -> None:
    with open_to_read(affair) as ledger:
        expected = [row.id for row in ledger.statements(Filters(act=Act.DENY))]
    pages = [call("statements", asked={"act": "deny"}, offset=offset, limit=100)["statements"] for offset in (0, 100)]
    assert [one["id"] for page in pages for one in page] == expected[:200]


@pytest.mark.parametrize(
    ("tool", "given", "told"),
    [
        ("statement", {"beginning_of_id": "ffffffffffffffffffff"}, "there is no statement"),
        ("statements", {"asked": {"act": "lie"}}, "'lie' is none of"),
        ("statements", {"asked": {"since": "yesterday"}}, "'yesterday' is no day"),
        ("statements", {"asked": {"speaker": "Orrin"}}, "asked.speaker"),
        ("statements", {"limit": 5000}, "limit"),
        ("claims", {"sort": "best"}, "'best' is none of contested"),
        ("actor", {"name_or_id": "Nobody Ever"}, "Nobody Ever"),
        ("find", {"words": "!"}, "there is no word"),
    ],
)
def test_what_cannot_be_asked_is_one_line(call: Call, tool: str, given: dict[str, Any], told: str) -> None:
    error = call(tool, **given)
    assert isinstance(error, str)
    assert told in error
    assert "\n" not in error


def test_an_answer_that_is_too_long_says_what_to_do(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.assistants.tools.MOST_CHARACTERS", 2000)
    assert MOST_CHARACTERS > 2000
    assert "ask for less" in call("statements", limit=100)


def test_the_command_serves_over_standard_input_and_output_alone(affair: Path, tmp_path: Path) -> None:
    heard = tmp_path / "heard.txt"
    heard.touch()
    (tmp_path / "sitecustomize.py").write_text(SPY)
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from onrecord.cli import main; main()", "mcp", "--ledger", str(affair)],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "HEARD": str(heard)},
    )

    async def asked() -> Any:  # noqa: ANN401 - the SDK's
        async with Client(stdio_client(parameters)) as client:
            return await client.call_tool("find", {"words": "Orrin", "limit": 1})

    before = affair.read_bytes()
    found = asyncio.run(asked()).structured_content
    assert found["actors"]
    assert affair.read_bytes() == before
    assert "begun" in heard.read_text()
    reached = ("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto")
    tried = "socket.bind (('::1', 0),)"  # whether there is IPv6 here, as what reads web pages asks when it is loaded
    assert [one for one in heard.read_text().splitlines() if one.startswith(reached) and one != tried] == []


def test_without_the_sdk_it_says_what_to_install(affair: Path) -> None:
    code = "import sys; sys.modules['mcp'] = None; from onrecord.cli import main; main()"
    command = [sys.executable, "-c", code, "mcp", "--ledger", str(affair)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr == "onrecord: mcp.server is not installed; install onrecord[mcp]\n"
