"""Files that somebody made to harm who adds them: what is too large is said and left, and nothing is written but the
ledger."""

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.web.safety.limits import LARGEST_UPLOAD

MIB = 2**20
CLIMBED = Path("/tmp/climbed.txt")  # noqa: S108 - nothing is to be there
CLIMBING = ("../../climbed.txt", str(CLIMBED), "..\\climbed.txt", "a/../../climbed.txt", "c\x00limbed.txt", "x" * 3000)
PATIENCE = 120.0


def token(client: TestClient) -> str:
    client.get("/add")
    return next(value for name, value in client.cookies.items() if "token" in name)


def uploaded(client: TestClient, *files: tuple[str, bytes]) -> dict[str, Any]:
    """Add files as the page does, and wait for what becomes of them."""
    parts: list[tuple[str, tuple[str | None, bytes]]] = [("token", (None, token(client).encode()))]
    parts += [("files", (name, held)) for name, held in files]
    answer = client.post("/add", files=parts)
    assert answer.status_code == 303, answer.text
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found: dict[str, Any] = client.get(f"{answer.headers['location']}.json").json()
        if found["stage"] in {"done", "failed"}:
            return found
        time.sleep(0.05)
    pytest.fail("it was never done")


def bomb(size: int, members: int = 1) -> bytes:
    """An archive of zeros."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(members):
            archive.writestr(f"{number}.txt", b"0" * size)
    return held.getvalue()


def nested(inner: bytes, depth: int) -> bytes:
    for _ in range(depth):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.zip", inner)
        inner = held.getvalue()
    return inner


def lying(archive: bytes) -> bytes:
    """The same archive, whose headers say that every member is small."""
    size = (32 * MIB).to_bytes(4, "little")
    return archive.replace(size, (100).to_bytes(4, "little"))


@pytest.mark.parametrize(
    "archive",
    [bomb(64 * MIB), bomb(2 * MIB, 200), nested(bomb(8 * MIB), 3), nested(b"x", 40), lying(bomb(32 * MIB))],
    ids=["one", "many", "nested", "deep", "lying"],
)
def test_a_zip_bomb_is_said_and_left(archive: bytes, client: TestClient) -> None:
    before = client.get("/documents.json").json()
    assert len(archive) < MIB
    found = uploaded(client, ("bomb.zip", archive))
    assert found["stage"] == "done"
    assert found["read"] == 0
    assert found["problems"]
    assert client.get("/documents.json").json() == before


def test_no_name_leads_out_of_the_ledger(client: TestClient, desk: Path) -> None:
    around = {path for folder in (desk.parent, *desk.parents[1:3]) for path in folder.iterdir()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in CLIMBING:
            archive.writestr(name, "")
    found = uploaded(client, ("names.zip", held.getvalue()), *((name.replace("\x00", ""), b"") for name in CLIMBING))
    assert found["read"] == 0
    after = {path for folder in (desk.parent, *desk.parents[1:3]) for path in folder.iterdir()}
    assert {path.name for path in after - around} <= {f"{desk.name}-wal", f"{desk.name}-shm", f"{desk.name}-journal"}
    assert not CLIMBED.exists()


def test_too_much_at_once_is_refused(client: TestClient) -> None:
    headers = {"X-Token": token(client)}
    assert (
        client.post("/add", content=b"", headers={**headers, "Content-Length": f"{LARGEST_UPLOAD + 1}"}).status_code
        == 413
    )
    many = [("files", (f"{number}.txt", b"")) for number in range(1001)]
    assert client.post("/add", files=many, headers=headers).status_code == 400
    assert client.post("/add", data={"published": "someday", "text": "x"}, headers=headers).status_code == 400
    assert client.post("/add", data={"text": ""}, headers=headers).status_code == 400
