"""Adding from the browser: whatever is dropped, the answer is what was read and what was not."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.pipeline import Linker, ModelLoader
from onrecord.records import Document, Reading, Selection
from onrecord.web.routing import application
from onrecord.web.safety import host_names
from onrecord.web.settings import Settings

PORT = 8765
PATIENCE = 60.0
ARTICLE = "Teodor Žalvic denied on Thursday that there had been a call.\n"


class NothingFound:
    """A loader whose model finds nothing, at once."""

    model = "nothing"

    def __hash__(self) -> int:
        return 1

    def __call__(self) -> Any:  # noqa: ANN401 - a Reader
        def read(document: Document, selection: Selection) -> Reading:
            if "spoil" in document.text:
                raise AssertionError("no reader foresees this")
            return Reading(document, (), self.model, selection=selection)

        return read

    def linker(self) -> Linker:
        return ModelLoader().linker()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


@pytest.fixture
def empty(ledger: Path) -> Iterator[TestClient]:
    """A reading room over a ledger that is not there yet."""
    app = application(Settings(ledger, host_names("127.0.0.1", PORT), None, NothingFound()))
    with TestClient(app, f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        yield client


def token(client: TestClient) -> str:
    page = client.get("/add").text
    return page.split('name="token" value="', 1)[1].split('"', 1)[0]


def added(client: TestClient, *files: tuple[str, bytes], **fields: str) -> dict[str, Any]:
    """What the page says of an upload when it is done."""
    data = {"token": token(client), **fields}
    answer = client.post("/add", data=data, files=[("files", file) for file in files] or [("files", ("", b""))])
    assert answer.status_code == 303, answer.text
    return finished(client, answer.headers["location"])


def finished(client: TestClient, path: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = client.get(f"{path}.json").json()
        if found["stage"] in {"done", "failed"}:
            assert client.get(path).status_code == 200
            return found
        time.sleep(0.02)
    raise AssertionError(found)


def packed(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


def test_pasted_text_is_read_with_what_is_known_of_it(empty: TestClient, ledger: Path) -> None:
    found = added(empty, text=ARTICLE, title="No call", publisher="The Daily Lamp", published="12 March 2026")
    assert (found["stage"], found["read"], found["problems"]) == ("done", 1, [])
    assert found["documents"][0] == {
        "id": found["documents"][0]["id"],
        "title": "No call",
        "publisher": "The Daily Lamp",
        "published": "2026-03-12",
        "outcome": "read",
        "statements": 0,
    }
    with Ledger.open(ledger) as held:
        assert [row.title for row in held.documents()] == ["No call"]


def test_files_folders_and_archives_are_read_in_any_mix(empty: TestClient) -> None:
    archive = packed(("inside/one.txt", b"One said so."), ("two.md", b"# Two\n\nTwo said so."))
    found = added(empty, ("a.txt", b"A said so."), ("folder/b.txt", b"B said so."), ("more.zip", archive))
    assert (found["read"], found["problem_count"]) == (4, 0)


def test_what_is_there_is_not_read_again(empty: TestClient) -> None:
    added(empty, ("a.txt", b"A said so."))
    again = added(empty, ("a.txt", b"A said so."))
    assert (again["read"], again["held"], again["documents"][0]["outcome"]) == (0, 1, "held")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.png", b"\x89PNG\r\n", "unsupported"),
        ("broken.zip", b"PK\x03\x04 and no more", "malformed"),
        ("bomb.zip", packed(("bomb.txt", b"0" * 50_000_000)), "limit"),
        ("large.txt", b"word " * 3_600_000, "limit"),
        ("climbing.zip", packed(("../../out.png", b"x")), "unsupported"),
        ("broken.json", b"{", "malformed"),
        ("deep.html", b"<div>" * 20_000, None),
        ("odd.txt", b"\xff\xfe\x00\xd8 said\x00", None),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_no_failure(
    name: str, data: bytes, kind: str | None, empty: TestClient
) -> None:
    found = added(empty, (name, data), ("good.txt", b"She said so."))
    assert found["stage"] == "done"
    assert {one["title"] or "untitled" for one in found["documents"]}
    assert found["read"] >= 1
    if kind is not None:
        assert kind in {one["kind"] for one in found["problems"]}
        assert name in found["problems"][0]["where"]


@pytest.mark.parametrize(
    "name", ["../../etc/x.txt", "a/../b.txt", "C:\\papers\\x.txt", "x\x00\u202e.txt", "é" * 900 + ".txt"]
)
def test_a_name_leads_nowhere(name: str, empty: TestClient, tmp_path: Path) -> None:
    found = added(empty, (name, b"She said so."))
    assert found["read"] == 1
    assert ".." not in found["inputs"][0]
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("new.db")) == []


def test_a_defect_ends_one_batch_and_not_the_line(empty: TestClient) -> None:
    found = added(empty, ("a.txt", b"A said so."), ("b.txt", b"spoil it"))
    assert (found["stage"], found["read"]) == ("failed", 1)
    assert "AssertionError" in found["message"]
    assert added(empty, ("c.txt", b"C said so."))["stage"] == "done"


@pytest.mark.parametrize(
    ("fields", "words"),
    [({}, "nothing to read"), ({"text": "  \n "}, "nothing to read"), ({"text": "x", "published": "soon"}, "soon")],
)
def test_what_cannot_be_understood_is_said(fields: dict[str, str], words: str, empty: TestClient) -> None:
    data = {"token": token(empty), **fields}
    answer = empty.post("/add", data=data, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert words in answer.json()["error"]["message"]


def test_too_large_an_upload_is_refused(empty: TestClient) -> None:
    headers = {"X-Token": token(empty), "Accept": "application/json", "Content-Length": str(2**40)}
    answer = empty.post("/add", content=b"x", headers=headers)
    assert answer.status_code == 413


def test_nothing_is_added_without_the_pages_token(empty: TestClient) -> None:
    token(empty)
    assert empty.post("/add", data={"text": ARTICLE}).status_code == 403
    assert empty.post("/add/sample").status_code == 403


def test_an_empty_ledger_offers_the_sample_affair_and_a_full_one_does_not(empty: TestClient) -> None:
    assert "sample affair" in empty.get("/add").text
    answer = empty.post("/add/sample", data={"token": token(empty)})
    found = finished(empty, answer.headers["location"])
    assert found["stage"] == "done"
    assert found["read"] > 50
    assert "/add/sample" not in empty.get("/add").text
    assert empty.post("/add/sample", data={"token": token(empty)}).status_code == 400


def test_an_upload_that_nobody_knows_is_not_found(empty: TestClient) -> None:
    assert empty.get("/add/0123456789abcdef").status_code == 404
    assert empty.get("/add/0123456789abcdef.json").status_code == 404


def test_the_page_of_an_upload_shows_hostile_words_as_words(empty: TestClient) -> None:
    found = added(empty, ("<script>alert(1)</script>.png", b"x"), text="x said y", title="<img src=x onerror=alert(1)>")
    page = empty.get(f"/add/{found['id']}").text
    assert "<script>alert" not in page
    assert "<img" not in page


def test_a_stopped_server_keeps_what_was_read(ledger: Path) -> None:
    app = application(Settings(ledger, host_names("127.0.0.1", PORT), None, NothingFound()))
    with TestClient(app, f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        files = [("files", (f"{number}.txt", f"{number} said so.".encode())) for number in range(200)]
        client.post("/add", data={"token": token(client)}, files=files)
    with Ledger.open(ledger) as held:
        assert held.overview().documents <= 200
        assert list(held.problems()) == []
