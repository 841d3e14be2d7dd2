"""Pages are drawn once for each state of the ledger, and hold nothing of who asks."""

import datetime as dt
import re
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.records import Problem, ProblemKind
from onrecord.web import remembering
from onrecord.web.keeping import make
from onrecord.web.remembering import Memory
from tests.web.conftest import Enter
from tests.web.pages import PAGES, addresses

OWN = {"review", "hypotheses", "document", "statement", "add", "job", "agreement", "orphans"}
"""Pages with forms, which hold their reader's token."""


def test_a_page_is_drawn_anew_when_the_ledger_has_changed(client: TestClient, desk: Path) -> None:
    before = client.get("/").text
    assert client.get("/").text == before
    with Ledger.open(desk) as ledger:
        ledger.add_problems([Problem(ProblemKind.EMPTY, "there is no text", "empty.txt", 1.0)])
    after = client.get("/").text
    assert re.findall(r"(\d+) problems", before) == ["2"]
    assert re.findall(r"(\d+) problems", after) == ["3"]


def test_what_is_remembered_is_the_same_for_everybody(enter: Enter, desk: Path) -> None:
    one, other = enter(desk), enter(desk)
    for name, address in addresses(lambda path: one.get(path).json(), PAGES).items():
        if name in OWN or name.startswith(tuple(OWN)):
            continue
        first = one.get(address)
        assert first.text == other.get(address).text, name
        for cookie in (*one.cookies.values(), *other.cookies.values()):
            assert cookie not in first.text, name


def test_forms_are_asked_for_and_addresses_are_apart(client: TestClient) -> None:
    assert client.get("/claims").text != client.get("/claims?sort=new").text
    assert client.get("/claims.json").json() == client.get("/claims.json").json()
    assert client.get("/claims.json").headers["content-type"] == "application/json"
    assert client.get("/claims.csv").headers["content-disposition"] == 'attachment; filename="claims.csv"'


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_MOST", 10)
    memory = Memory()
    keys = [((number, 0), dt.date(2026, 3, 1), "/", b"") for number in range(4)]
    for key in keys[:3]:
        memory.keep(key, Response(b"1234"))
        memory.recall(keys[0])
    assert memory.recall(keys[0]) is not None
    assert memory.recall(keys[1]) is None
    assert memory.recall(keys[2]) is not None
    memory.keep(keys[3], Response(b"12345678901"))
    assert [key for key in keys if memory.recall(key)] == []


@pytest.mark.parametrize(
    "address",
    ["/silence", "/whatif?without=KESTA", "/reversals?about=call", "/numbers?about=dead", "/promises?about=dam"],
)
def test_a_page_does_not_walk_a_ledger_that_is_too_large(
    client: TestClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get(address).status_code == 200
    monkeypatch.setattr("onrecord.web.rooms.MOST_WALKED", 0)
    refused = client.get(f"{address}&limit=7" if "?" in address else f"{address}?limit=7")
    assert refused.status_code == 400
    assert f"onrecord {address[1:].partition('?')[0]}" in refused.text


@pytest.mark.parametrize(
    "address",
    [
        *("/claims?actor=Brusk", "/reversals?about=call", "/numbers?about=dead", "/promises?about=dam"),
        *("/network?act=deny", "/timeline?about=dam&by=about", "/sources?since=2026-03-09", "/statements?about=dam"),
        *("/silence", "/silence?about=dam&who=KESTA", "/whatif", "/whatif?without=KESTA&about=dam"),
    ],
)
def test_a_list_with_filters_is_told_from_columns(
    enter: Enter, desk: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a ledger that is too large for a walk as well."""
    make(desk)
    for module in ("onrecord.answers.filtered.lists", "onrecord.answers.filtered.shelf"):
        monkeypatch.setattr(f"{module}.LARGE", 0)
    monkeypatch.setattr("onrecord.web.rooms.MOST_WALKED", 0)
    monkeypatch.setattr("onrecord.ledger.slices.statements", _never)
    assert enter(desk).get(address).status_code == 200


def _never(*_: object) -> None:
    raise AssertionError("the ledger was walked")
