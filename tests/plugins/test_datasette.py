"""A Datasette with the plugin: a ledger shows itself, ids lead to passages, other databases are left alone."""

import asyncio
import contextlib
import html
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Filters, Ledger, open_to_read

pytest.importorskip("datasette", reason="Datasette is not installed")

from datasette.app import Datasette
from datasette.plugins import pm

from onrecord.plugins import datasette as plugin

Get = Callable[..., Any]


@pytest.fixture
def loaded() -> Iterator[None]:
    """The plugin, loaded once, whether this checkout's entry point has loaded it or not."""
    there = pm.is_registered(plugin)
    if not there:
        pm.register(plugin, "onrecord")
    yield
    if not there:
        pm.unregister(plugin)


@pytest.fixture
def ledger(affair: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(affair, tmp_path / "affair.db"))


@pytest.fixture
def get(loaded: None, ledger: Path, tmp_path: Path) -> Get:  # noqa: ARG001 - its effect
    other = tmp_path / "other.db"
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE statements (id TEXT PRIMARY KEY)")
        connection.execute("INSERT INTO statements VALUES ('0123456789abcdef0123')")
        connection.commit()
    served = Datasette([str(ledger), str(other)])

    def got(path: str, **asked: str) -> Any:  # noqa: ANN401 - httpx
        return asyncio.run(served.client.get(path, params=asked or None, follow_redirects=True))

    return got


def test_a_ledger_shows_itself_and_another_database_does_not(get: Get) -> None:
    assert "Who said what" in get("/affair").text
    assert "Who said what" not in get("/other").text
    assert "/-/onrecord/" not in get("/other/statements").text
    assert get("/-/onrecord/other/0123456789abcdef0123").status_code == 404
    assert get("/-/onrecord/affair/0123456789abcdef0123").status_code == 404


@pytest.mark.parametrize("page", ["/affair/statements", "/affair/denials"])
def test_an_id_leads_to_its_passage_with_the_receipt_checked(get: Get, ledger: Path, page: str) -> None:
    address = re.search(r'href="(/-/onrecord/affair/([0-9a-f]{20}))"', get(page).text)
    assert address is not None
    shown = get(address[1])
    assert shown.status_code == 200
    with open_to_read(ledger) as held:
        (row,) = held.statements_of_id(address[2])
    marked = re.findall(r'<mark class="content">(.*?)</mark>', shown.text, re.DOTALL)
    assert html.unescape("".join(marked)).startswith(row.content.text[:20])
    assert "reviewed by nobody" in shown.text
    assert "bytes, text and words match" in shown.text
    assert row.document in shown.text


def test_a_changed_text_is_told(get: Get, ledger: Path) -> None:
    with Ledger.open(ledger) as held:
        row = next(held.statements(Filters()))
    with contextlib.closing(sqlite3.connect(ledger)) as connection:
        connection.execute("UPDATE originals SET codec = 'none', bytes = x'00', size = 1")
        connection.commit()
    assert "the original bytes are not the ones" in get(f"/-/onrecord/affair/{row.id}").text
